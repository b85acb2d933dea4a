//! Frames of a camera are read as often as they were when this was written, none is read wrongly, and nothing is read where nothing is.

mod frames;
#[path = "frames/odd.rs"]
mod odd;

use frames::camera::{Class, shot};
use frames::empty::empty;
use odd::odd;
use sluss_qr::scan::{Scanner, read_picture};

/// How many of four frames of each class the long way reads at least, in the order of the classes.
const LEAST: [usize; 12] = [4, 2, 4, 1, 3, 3, 3, 3, 3, 4, 3, 2];

#[test]
fn frames_of_each_kind_are_read_and_none_wrongly() {
    for (class, least) in Class::ALL.into_iter().zip(LEAST) {
        let mut right = 0;
        for seed in 1..=4 {
            let shot = shot(class, seed);
            for code in read_picture(&shot.frame()) {
                assert_eq!(code.text().as_ref(), Some(&shot.text), "{class:?} {seed}");
                right += 1;
            }
        }
        assert!(right >= least, "{class:?}: {right} of 4");
    }
}

#[test]
fn nothing_is_read_where_there_is_nothing() {
    for seed in 1..=240 {
        assert_eq!(read_picture(&empty(seed).frame()), [], "seed {seed}");
    }
}

#[test]
fn a_picture_of_any_size_and_kind_is_survived() {
    let mut scanner = Scanner::new();
    for seed in 1..=2_000 {
        let shot = odd(seed);
        assert_eq!(read_picture(&shot.frame()), [], "seed {seed}");
        assert_eq!(scanner.look(&shot.frame()), [], "seed {seed}");
    }
}
