//! Reads what we draw, however the frame is laid out, and nothing where there is nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use proptest::prelude::*;
use qrcode::{Color, EcLevel, QrCode, Version};

use super::symbol::{Layout, Shades, decoded};
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

fn text(frame: &Frame<'_>) -> Option<String> {
    read_picture(frame).first()?.text()
}

#[test]
fn a_code_is_read_in_every_size_and_in_the_dark() {
    for scale in [2, 3, 5, 8] {
        for (paper, ink) in [(255, 0), (200, 90), (10, 240)] {
            let (pixels, side) = picture(scale, paper, ink);
            let frame = Frame::luma(&pixels, side, side, side).unwrap();
            assert_eq!(text(&frame).as_deref(), Some(LINK), "{scale} pixels a module, {ink} on {paper}");
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
    assert_eq!(text(&frame).as_deref(), Some(LINK));
}

#[test]
fn a_code_says_where_it_is() {
    let (pixels, side) = picture(6, 255, 0);
    let frame = Frame::luma(&pixels, side, side, side).unwrap();
    let (start, end) = (24.0, side as f32 - 24.0);
    let expected = [(start, start), (end, start), (end, end), (start, end)];
    for (seen, expected) in read_picture(&frame)[0].corners().iter().zip(expected) {
        assert!((seen.0 - expected.0).hypot(seen.1 - expected.1) < 3.0, "{seen:?} is not {expected:?}");
    }
}

#[test]
fn two_codes_beside_each_other_are_both_read() {
    let (one, side) = picture(3, 255, 0);
    let wide: Vec<u8> = one.chunks(side).flat_map(|row| [row, row].concat()).collect();
    let codes = read_picture(&Frame::luma(&wide, 2 * side, side, 2 * side).unwrap());
    assert_eq!(codes.len(), 2);
    assert!(codes.iter().all(|code| code.text().as_deref() == Some(LINK)));
    assert!((codes[0].corners()[0].0 - codes[1].corners()[0].0).abs() > side as f32 / 2.0);
}

#[test]
fn every_second_look_takes_the_middle_and_says_where_in_the_frame_that_is() {
    let (code, side) = picture(2, 255, 0);
    let width = 3 * side;
    let mut pixels = vec![255; width * width];
    for (row, line) in code.chunks(side).enumerate() {
        pixels[(side + row) * width + side..][..side].copy_from_slice(line);
    }
    let frame = Frame::luma(&pixels, width, width, width).unwrap();
    let mut scanner = Scanner::new();
    for look in ["the whole", "the middle"] {
        let codes = scanner.look(&frame);
        let (x, y) = codes[0].corners()[0];
        let start = side as f32 + 8.0;
        assert!((x - start).hypot(y - start) < 2.0, "{look}: {x}, {y} and not {start}");
    }
    // At the edge of a frame whose middle is empty only every second look finds it.
    let mut pixels = vec![255; 4 * side * 4 * side];
    for (row, line) in code.chunks(side).enumerate() {
        pixels[row * 4 * side..][..side].copy_from_slice(line);
    }
    let frame = Frame::luma(&pixels, 4 * side, 4 * side, 4 * side).unwrap();
    let found: Vec<usize> = (0..4).map(|_| scanner.look(&frame).len()).collect();
    assert_eq!(found, [1, 0, 1, 0]);
}

#[test]
fn a_code_in_a_mirror_is_read() {
    let (mut pixels, side) = picture(4, 255, 0);
    pixels.chunks_mut(side).for_each(<[u8]>::reverse);
    assert_eq!(text(&Frame::luma(&pixels, side, side, side).unwrap()).as_deref(), Some(LINK));
}

#[test]
fn a_scanner_finds_within_one_round_what_any_stage_can_read() {
    let (pixels, side) = picture(3, 10, 240);
    let frame = Frame::luma(&pixels, side, side, side).unwrap();
    let mut scanner = Scanner::new();
    let found = (0..Stage::ALL.len()).find_map(|_| scanner.look(&frame).first()?.text());
    assert_eq!(found.as_deref(), Some(LINK));
}

#[test]
fn an_empty_frame_gives_nothing() {
    for shade in [0, 127, 255] {
        let pixels = vec![shade; 320 * 240];
        assert_eq!(read_picture(&Frame::luma(&pixels, 320, 240, 320).unwrap()), []);
    }
}

#[test]
fn every_version_is_read_at_every_level() {
    for version in 1..=40 {
        for (level, share) in [(EcLevel::L, 0), (EcLevel::M, 1), (EcLevel::Q, 2), (EcLevel::H, 3)] {
            let data = "HEJ %5".repeat(2 * version as usize + share);
            let Ok(code) = QrCode::with_version(&data[..7 * version as usize - 2], Version::Normal(version), level)
            else {
                panic!("version {version} holds more than that");
            };
            let values = code.to_colors().iter().map(|&color| if color == Color::Dark { 1.0 } else { -1.0 }).collect();
            let shades = Shades { side: code.width(), values };
            let content = decoded(&shades, &Layout::of(version as usize)).unwrap();
            assert_eq!(content.bytes, &data.as_bytes()[..7 * version as usize - 2], "version {version}, {level:?}");
        }
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
        prop_assert_eq!(read_picture(&Frame::luma(&pixels, width, height, width).unwrap()), []);
    }
}
