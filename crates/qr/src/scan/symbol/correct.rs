//! Reed-Solomon correction over the field of 256 elements (ISO/IEC 18004, annex B), with erasures. It knows no code.

/// Exponents and logarithms of the field of x^8 + x^4 + x^3 + x^2 + 1.
struct Field {
    power: [u8; 510],
    log: [u8; 256],
}

const FIELD: Field = {
    let mut field = Field { power: [0; 510], log: [0; 256] };
    let (mut value, mut at) = (1_u16, 0);
    while at < 255 {
        field.power[at] = value as u8;
        field.power[at + 255] = value as u8;
        field.log[value as usize] = at as u8;
        value <<= 1;
        if value > 255 {
            value ^= 0x11D;
        }
        at += 1;
    }
    field
};

static TABLE: Field = FIELD;

fn power(exponent: usize) -> u8 {
    TABLE.power[exponent % 255]
}

fn product(one: u8, other: u8) -> u8 {
    if one == 0 || other == 0 {
        return 0;
    }
    TABLE.power[usize::from(TABLE.log[usize::from(one)]) + usize::from(TABLE.log[usize::from(other)])]
}

fn quotient(one: u8, other: u8) -> u8 {
    if one == 0 || other == 0 {
        return 0;
    }
    TABLE.power[usize::from(TABLE.log[usize::from(one)]) + 255 - usize::from(TABLE.log[usize::from(other)])]
}

/// The value of a polynomial, the lowest coefficient first.
fn value(polynomial: &[u8], at: u8) -> u8 {
    polynomial.iter().rev().fold(0, |sum, &coefficient| product(sum, at) ^ coefficient)
}

/// Corrects a block of at most 255 codewords, the last `check` of which protect it, where those at `erased` count as
/// unknown. The answer is how many others were changed, or nothing if there is no way.
pub(in super::super) fn corrected(block: &mut [u8], check: usize, erased: &[usize]) -> Option<usize> {
    let length = block.len();
    let syndromes = syndromes(block, check);
    if syndromes.iter().all(|&syndrome| syndrome == 0) {
        return Some(0);
    }
    if erased.len() > check || length > 255 {
        return None;
    }
    let locator = locator(&syndromes, length, erased)?;
    let places: Vec<usize> = (0..length).filter(|&at| value(&locator, power(255 - (length - 1 - at))) == 0).collect();
    if places.len() + 1 != locator.len() {
        return None;
    }
    let mut evaluator = multiplied(&syndromes, &locator);
    evaluator.truncate(check);
    let mut changed = 0;
    for &at in &places {
        let back = power(255 - (length - 1 - at));
        // The derivative has the odd coefficients alone.
        let slope = locator.iter().enumerate().skip(1).step_by(2);
        let slope = slope.fold(0, |sum, (degree, &coefficient)| {
            sum ^ product(coefficient, power(usize::from(TABLE.log[usize::from(back)]) * (degree - 1)))
        });
        if slope == 0 {
            return None;
        }
        let error = product(power(length - 1 - at), quotient(value(&evaluator, back), slope));
        changed += usize::from(error != 0 && !erased.contains(&at));
        block[at] ^= error;
    }
    self::syndromes(block, check).iter().all(|&syndrome| syndrome == 0).then_some(changed)
}

fn syndromes(block: &[u8], check: usize) -> Vec<u8> {
    (0..check).map(|at| block.iter().fold(0, |sum, &codeword| product(sum, power(at)) ^ codeword)).collect()
}

/// The polynomial whose roots are where the errors and the erasures are (Berlekamp and Massey, begun with the erasures).
fn locator(syndromes: &[u8], length: usize, erased: &[usize]) -> Option<Vec<u8>> {
    let check = syndromes.len();
    let mut locator = erased.iter().fold(vec![1], |all, &at| multiplied(&all, &[1, power(length - 1 - at)]));
    let mut before = locator.clone();
    let mut errors = 0;
    for turn in erased.len()..check {
        let off = locator
            .iter()
            .take(turn + 1)
            .enumerate()
            .fold(0, |sum, (at, &coefficient)| sum ^ product(coefficient, syndromes[turn - at]));
        before.insert(0, 0);
        if off == 0 {
            continue;
        }
        let longer = 2 * errors <= turn - erased.len();
        let kept = locator.clone();
        if locator.len() < before.len() {
            locator.resize(before.len(), 0);
        }
        locator.iter_mut().zip(&before).for_each(|(own, &other)| *own ^= product(off, other));
        if longer {
            errors = turn - erased.len() + 1 - errors;
            before = kept.iter().map(|&coefficient| quotient(coefficient, off)).collect();
        }
    }
    while locator.last() == Some(&0) {
        locator.pop();
    }
    // Twice the errors and once the erasures have to be within what protects the block.
    (locator.len() > 1 && 2 * errors + erased.len() <= check).then_some(locator)
}

fn multiplied(one: &[u8], other: &[u8]) -> Vec<u8> {
    let mut out = vec![0; one.len() + other.len() - 1];
    for (at, &left) in one.iter().enumerate() {
        for (out, &right) in out[at..].iter_mut().zip(other) {
            *out ^= product(left, right);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{corrected, multiplied, power};

    /// Data with the remainder after division by the generator.
    fn protected(data: &[u8], check: usize) -> Vec<u8> {
        let generator = (0..check).fold(vec![1], |all, at| multiplied(&all, &[power(at), 1]));
        let mut rest: Vec<u8> = data.iter().rev().copied().collect();
        rest.splice(0..0, vec![0; check]);
        for at in (check..rest.len()).rev() {
            let factor = rest[at];
            for (back, &coefficient) in generator.iter().rev().enumerate() {
                rest[at - back] ^= super::product(factor, coefficient);
            }
        }
        data.iter().copied().chain(rest[..check].iter().rev().copied()).collect()
    }

    proptest! {
        #[test]
        fn as_many_errors_and_erasures_are_mended_as_the_code_promises(
            data in prop::collection::vec(any::<u8>(), 1..120),
            check in 2_usize..30,
            order in any::<u64>(),
            share in 0_usize..100,
        ) {
            let block = protected(&data, check);
            let erasures = (check * share / 100).min(block.len());
            let errors = ((check - erasures) / 2).min(block.len() - erasures);
            let mut places: Vec<usize> = (0..block.len()).collect();
            places.sort_by_key(|&at| (at as u64 + 1).wrapping_mul(order | 1));
            let mut broken = block.clone();
            for &at in &places[..erasures + errors] {
                broken[at] ^= (order >> (at % 50)) as u8 | 1;
            }
            prop_assert!(corrected(&mut broken, check, &places[..erasures]).is_some());
            prop_assert_eq!(broken, block);
        }

        #[test]
        fn noise_is_survived(mut block in prop::collection::vec(any::<u8>(), 30..200), check in 2_usize..30) {
            let before = block.clone();
            if corrected(&mut block, check, &[]).is_some() {
                let changed = block.iter().zip(&before).filter(|(one, other)| one != other).count();
                prop_assert!(changed <= check / 2);
            }
        }
    }
}
