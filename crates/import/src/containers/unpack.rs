//! Unpacking within bounds. Knows no product.

use std::io::Read;

use super::cipher::Plain;
use crate::bounds::{Bounds, Progress};
use crate::refusal::Refusal;

/// What is smaller may be packed as well as it likes: a list of the same words is.
const SMALL: usize = 1 << 20;
/// So many bytes take a millisecond or less.
const AT_ONCE: u64 = 128 << 10;

/// Reads no more than may be, whatever a file says of itself; `packed` is how many bytes it takes packed.
///
/// # Errors
/// [`Refusal::TooLarge`], [`Refusal::Bomb`], [`Refusal::Stopped`], and what `why` makes of a failure to read.
pub(crate) fn within(
    reader: impl Read,
    packed: u64,
    limits: &Bounds,
    why: impl Fn(&std::io::Error) -> Refusal,
) -> Result<Plain, Refusal> {
    let most = allowed(packed, limits);
    let mut plain = Plain::default();
    let mut reader = reader.take(most as u64 + 1);
    let read = loop {
        limits.tell(Progress::Bytes { done: plain.len(), of: None })?;
        match reader.by_ref().take(AT_ONCE).read_to_end(&mut plain) {
            Ok(0) => break Ok(()),
            Ok(_) => {}
            Err(error) => break Err(error),
        }
    };
    if plain.len() > most {
        return Err(if most < limits.unpacked { Refusal::Bomb } else { Refusal::TooLarge { most: limits.unpacked } });
    }
    read.map(|()| plain).map_err(|error| why(&error))
}

/// How many bytes so many may become.
fn allowed(packed: u64, limits: &Bounds) -> usize {
    let by_ratio = usize::try_from(packed.saturating_mul(limits.ratio)).unwrap_or(usize::MAX);
    by_ratio.max(SMALL).min(limits.unpacked)
}

/// gzip (RFC 1952).
///
/// # Errors
/// Those of [`within`], and [`Refusal::Damaged`].
pub(crate) fn gzip(packed: &[u8], limits: &Bounds) -> Result<Plain, Refusal> {
    let reader = flate2::read::GzDecoder::new(packed);
    within(reader, packed.len() as u64, limits, |_| Refusal::Damaged("what is packed does not fit its checksum"))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::gzip;
    use crate::bounds::Bounds;
    use crate::limits::Limits;
    use crate::refusal::Refusal;

    fn packed(bytes: usize) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![b'a'; bytes]).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn no_more_comes_out_than_may_be() {
        let limits = Bounds::default();
        assert_eq!(gzip(&packed(1 << 20), &limits).map(|plain| plain.len()), Ok(1 << 20));
        assert_eq!(gzip(&packed(30 << 20), &limits).map(drop), Err(Refusal::Bomb));
        let generous = Bounds::unwatched(&Limits { ratio: 10_000, ..*limits });
        assert_eq!(gzip(&packed(33 << 20), &generous).map(drop), Err(Refusal::TooLarge { most: 32 << 20 }));
        assert!(matches!(gzip(&packed(100)[..20], &limits), Err(Refusal::Damaged(_))));
    }
}
