//! How codewords are spread over blocks (ISO/IEC 18004, table 9), and put right. It knows no picture.

use super::correct::corrected;

/// Codewords that protect each block, by level (L, M, Q, H) and version.
const CHECK: [[u8; 40]; 4] = [
    [
        7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    [
        13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    [
        17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30,
        30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
];

/// Blocks, by level and version.
const BLOCKS: [[u8; 40]; 4] = [
    [
        1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18,
        19, 19, 20, 21, 22, 24, 25,
    ],
    [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31,
        33, 35, 37, 38, 40, 43, 45, 47, 49,
    ],
    [
        1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40,
        43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
    ],
    [
        1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48,
        51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
    ],
];

/// A codeword, and how sure each of its bits is at least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Codeword {
    pub(in super::super) value: u8,
    pub(in super::super) sure: f32,
}

/// The data of a code, put right block by block. `level` is 0 to 3, `version` 1 to 40, and there are as many codewords as
/// the version has.
pub(in super::super) fn data(codewords: &[Codeword], version: usize, level: usize) -> Option<Vec<u8>> {
    let check = usize::from(CHECK[level][version - 1]);
    let count = usize::from(BLOCKS[level][version - 1]);
    let short = codewords.len() / count - check;
    let longer = codewords.len() % count;
    let mut out = Vec::with_capacity(codewords.len());
    for block in 0..count {
        let extra = usize::from(block >= count - longer);
        // The one more that long blocks have stands behind all others.
        let last = (count * short + block).checked_sub(count - longer).filter(|_| extra == 1);
        let own = (0..short).map(|at| at * count + block).chain(last);
        let protection = (0..check).map(|at| count * short + longer + at * count + block);
        let block: Vec<Codeword> = own.chain(protection).map(|at| codewords[at]).collect();
        out.extend(mended(&block, check)?);
    }
    Some(out)
}

/// The data of one block: as it is read, and else with the least sure codewords taken for unknown, ever more of them.
fn mended(block: &[Codeword], check: usize) -> Option<Vec<u8>> {
    let read: Vec<u8> = block.iter().map(|codeword| codeword.value).collect();
    let mut order: Vec<usize> = (0..block.len()).collect();
    order.sort_by(|&one, &other| block[one].sure.total_cmp(&block[other].sure));
    // Some protection stays, since any block at all fits when everything may be changed.
    let most = check.saturating_sub(3);
    let tries = (0..=most).step_by(if check > 16 { 4 } else { 2 });
    tries.into_iter().find_map(|unknown| {
        let mut mended = read.clone();
        let changed = corrected(&mut mended, check, &order[..unknown.min(order.len())])?;
        (unknown == 0 || 2 * changed + unknown <= check - 2).then(|| {
            mended.truncate(block.len() - check);
            mended
        })
    })
}
