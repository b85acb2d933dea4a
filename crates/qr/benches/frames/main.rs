//! How many camera frames each stage reads, and how long it takes: `cargo bench -p sluss-qr --features draw,scan`.
//! The frames are made here, the same ones each time.

#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

mod camera;
mod random;

use std::time::{Duration, Instant};

use camera::{Camera, Shot};
use random::Random;
use sluss_qr::scan::{Frame, Scanner, Stage, read_picture};

const SHOTS: usize = 200;
const EMPTY: usize = 60;

fn main() {
    // Panics inside the decoders are counted as nothing read; their words would only hide the table.
    std::panic::set_hook(Box::new(|_| {}));
    let shots = shots(20_261_124);
    let empty: Vec<Shot> = (0..EMPTY).map(|at| camera::without_code(&mut Random::new(7_000 + at as u64))).collect();
    println!("{SHOTS} frames with a code on a screen (640x480 and 1280x720), {EMPTY} without; one thread\n");
    println!("| stage | read | of which dark mode | ms, code frame | ms, empty frame |");
    println!("|---|---:|---:|---:|---:|");
    for stage in Stage::ALL {
        line(&format!("{stage:?}"), &shots, &empty, |frame| stage.read(frame));
    }
    line("all, one after another", &shots, &empty, read_picture);
    spread(&shots, &empty);
}

fn shots(seed: u64) -> Vec<Shot> {
    (0..SHOTS)
        .map(|at| Camera::in_a_hand(&mut Random::new(seed + at as u64)).shoot(&payload(at), seed + at as u64))
        .collect()
}

/// As long as a sign-in request, and different each time.
fn payload(at: usize) -> String {
    let mut random = Random::new(at as u64 + 1);
    let letters: String = (0..190).map(|_| char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[random.below(32)])).collect();
    format!("https://sluss.example.eu/app/#S{letters}")
}

fn line(name: &str, shots: &[Shot], empty: &[Shot], read: impl Fn(&Frame<'_>) -> Option<String>) {
    let (found, on_code) = timed(shots, &read);
    let (nothing, on_empty) = timed(empty, &read);
    assert!(nothing.iter().all(Option::is_none), "{name} read a code where there is none");
    let right: Vec<_> = shots.iter().zip(&found).filter(|(shot, text)| text.as_deref() == Some(&*shot.text)).collect();
    assert_eq!(right.len(), found.iter().flatten().count(), "{name} read something else than what was there");
    let dark = shots.iter().filter(|shot| shot.inverted).count();
    let dark_right = right.iter().filter(|(shot, _)| shot.inverted).count();
    println!(
        "| {name} | {:.1} % | {dark_right} of {dark} | {:.2} | {:.2} |",
        100.0 * right.len() as f64 / shots.len() as f64,
        milliseconds(on_code, shots.len()),
        milliseconds(on_empty, empty.len()),
    );
}

fn timed(shots: &[Shot], read: impl Fn(&Frame<'_>) -> Option<String>) -> (Vec<Option<String>>, Duration) {
    let start = Instant::now();
    let found = shots.iter().map(|shot| read(&shot.frame())).collect();
    (found, start.elapsed())
}

/// The scanner as a camera feeds it: the same view again and again until it is read, at most for two rounds.
fn spread(shots: &[Shot], empty: &[Shot]) {
    let (mut frames, mut read) = (0, 0);
    let start = Instant::now();
    for shot in shots {
        let mut scanner = Scanner::new();
        for _ in 0..2 * Stage::ALL.len() {
            frames += 1;
            if scanner.scan(&shot.frame()).is_some() {
                read += 1;
                break;
            }
        }
    }
    let on_code = start.elapsed();
    let start = Instant::now();
    let mut scanner = Scanner::new();
    for shot in empty {
        scanner.scan(&shot.frame());
    }
    println!(
        "\nScanner: {read} of {} read within {:.1} frames on average; {:.0} frames/s with a code in view, {:.0} frames/s without.",
        shots.len(),
        frames as f64 / shots.len() as f64,
        1_000.0 / milliseconds(on_code, frames),
        1_000.0 / milliseconds(start.elapsed(), empty.len()),
    );
}

fn milliseconds(time: Duration, count: usize) -> f64 {
    time.as_secs_f64() * 1_000.0 / count as f64
}
