//! Reads what we draw, however the frame is laid out, and nothing where there is nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use proptest::prelude::*;

use super::{Frame, Scanner, Stage, read_picture};
use crate::modules;

const LINK: &str = "https://sluss.example.eu/app/#SAEBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDA\
                    MBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQGAYDAMBQ";

/// The code in grey, `scale` pixels a module, on `paper` with `ink`.
fn picture(scale: usize, paper: u8, ink: u8) -> (Vec<u8>, usize) {
    let (dark, width) = modules(LINK).unwrap();
    let side = width * scale;
    let pixels = (0..side * side).map(|at| {
        let (x, y) = (at % side / scale, at / side / scale);
        if dark[y * width + x] { ink } else { paper }
    });
    (pixels.collect(), side)
}

#[test]
fn a_code_is_read_in_every_size_and_in_the_dark() {
    for scale in [2, 3, 5, 8] {
        for (paper, ink) in [(255, 0), (200, 90), (10, 240)] {
            let (pixels, side) = picture(scale, paper, ink);
            let frame = Frame::luma(&pixels, side, side, side).unwrap();
            assert_eq!(read_picture(&frame).as_deref(), Some(LINK), "{scale} pixels a module, {ink} on {paper}");
        }
    }
}

#[test]
fn rows_may_have_a_gap_and_pixels_four_bytes() {
    let (pixels, side) = picture(4, 255, 0);
    let stride = 4 * side + 12;
    let mut rgba = vec![77; stride * side];
    for (y, row) in pixels.chunks(side).enumerate() {
        for (x, &pixel) in row.iter().enumerate() {
            rgba[y * stride + 4 * x..][..4].copy_from_slice(&[pixel, pixel, pixel, 255]);
        }
    }
    let frame = Frame::rgba(&rgba, side, side, stride).unwrap();
    assert_eq!(read_picture(&frame).as_deref(), Some(LINK));
}

#[test]
fn a_scanner_finds_within_one_round_what_any_stage_can_read() {
    let (pixels, side) = picture(3, 10, 240);
    let frame = Frame::luma(&pixels, side, side, side).unwrap();
    let mut scanner = Scanner::new();
    let found = (0..Stage::ALL.len()).find_map(|_| scanner.scan(&frame));
    assert_eq!(found.as_deref(), Some(LINK));
}

#[test]
fn an_empty_frame_gives_nothing() {
    for shade in [0, 127, 255] {
        let pixels = vec![shade; 320 * 240];
        assert_eq!(read_picture(&Frame::luma(&pixels, 320, 240, 320).unwrap()), None);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn noise_is_survived_and_read_as_nothing(seed in any::<u64>(), width in 1_usize..220, height in 1_usize..220) {
        let mut state = seed | 1;
        let pixels: Vec<u8> = (0..width * height)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                if state & 4 == 0 { 0 } else { (state >> 32) as u8 }
            })
            .collect();
        prop_assert_eq!(read_picture(&Frame::luma(&pixels, width, height, width).unwrap()), None);
    }
}
