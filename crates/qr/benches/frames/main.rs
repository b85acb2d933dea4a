//! How many camera frames we read, beside others, and how long it takes: `cargo bench -p sluss-qr --features draw,scan -- 20 1000` takes 20
//! seeds of each class from the thousandth on. With `stages` as a third word it says what each of our stages is worth;
//! `empty` what each of them takes on each kind of frame without a code. `only=blur,mixed` takes these classes alone.

#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

#[path = "../../tests/frames/mod.rs"]
mod frames;
mod others;

use std::time::{Duration, Instant};

use frames::Shot;
use frames::camera::{Class, shot};
use frames::empty::empty;
use sluss_qr::scan::{Scanner, Stage, read, read_picture};

type Reader = fn(&Shot) -> Option<String>;

const READERS: [(&str, Reader); 6] = [
    ("ours, one look", |shot| Scanner::new().look(&shot.frame()).first()?.text()),
    ("ours, the long way", |shot| read_picture(&shot.frame()).first()?.text()),
    ("rxing's pieces, one look", others::one_look),
    ("rxing's pieces, six stages", others::pieces),
    ("rqrr", others::rqrr),
    ("quircs", others::quircs),
];

fn main() {
    // Panics inside the decoders are counted as nothing read; their words would only hide the table.
    std::panic::set_hook(Box::new(|_| {}));
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let number = |at: usize, usual: u64| words.get(at).and_then(|word| word.parse().ok()).unwrap_or(usual);
    let (seeds, first) = (number(0, 15), number(1, 500_001));
    let only = words.iter().find_map(|word| word.strip_prefix("only="));
    let wanted = |class: &Class| {
        only.is_none_or(|only| only.split(',').any(|name| name.eq_ignore_ascii_case(&format!("{class:?}"))))
    };
    let shots: Vec<(Class, Shot)> = Class::ALL
        .iter()
        .filter(|class| wanted(class))
        .flat_map(|&class| (first..first + seeds).map(move |seed| (class, shot(class, seed))))
        .collect();
    let empty: Vec<Shot> = (first..first + 4 * seeds).map(empty).collect();
    println!("{seeds} frames of each class, seeds from {first} on, {} without a code; one thread\n", empty.len());
    match words.get(2).map(String::as_str) {
        Some("stages") => return stages(&shots, &empty),
        Some("empty") => return kinds(&empty, first),
        Some("write") => return write(&words[3], &shots, &empty),
        _ => {}
    }
    let names: Vec<String> = Class::ALL.iter().map(|class| format!("{class:?}").to_lowercase()).collect();
    println!("| | {} | of {} | wrong |", names.join(" | "), shots.len());
    println!("|---|{}", "---:|".repeat(names.len() + 2));
    let ours = words.iter().any(|word| word == "ours");
    let readers = &READERS[..if ours { 2 } else { READERS.len() }];
    let measured: Vec<_> = readers.iter().map(|(name, read)| (name, line(name, *read, &shots, &empty))).collect();
    println!(
        "\n| ms a frame | with a code, mean | median | without, mean | median | read, and not by our long way |\n|---|---:|---:|---:|---:|---:|"
    );
    let ours = &measured[1].1.right;
    for (name, Measured { right, took: [code, none] }) in &measured {
        let beyond = right.iter().zip(ours).filter(|(theirs, ours)| **theirs && !**ours).count();
        println!("| {name} | {} | {} | {beyond} |", times(code), times(none));
    }
}

/// Leaves the frames and a list of them in a folder, for scanners that are no Rust.
fn write(folder: &str, shots: &[(Class, Shot)], empty: &[Shot]) {
    let all = shots.iter().map(|(class, shot)| (format!("{class:?}").to_lowercase(), shot));
    let mut lines = Vec::new();
    for (at, (kind, shot)) in all.chain(empty.iter().map(|shot| ("empty".to_owned(), shot))).enumerate() {
        let (name, Shot { text, width, height, .. }) = (format!("{at}.gray"), shot);
        std::fs::write(format!("{folder}/{name}"), &shot.pixels).expect("the folder is there");
        lines.push(format!(r#"{{"name":"{name}","kind":"{kind}","width":{width},"height":{height},"text":"{text}"}}"#));
    }
    std::fs::write(format!("{folder}/frames.json"), format!("[{}]", lines.join(",\n"))).expect("the folder is there");
}

/// What one reader did.
struct Measured {
    /// Whether it read each frame.
    right: Vec<bool>,
    /// How long frames with and without a code took.
    took: [Vec<Duration>; 2],
}

/// Prints what is read of each class.
fn line(name: &str, read: Reader, shots: &[(Class, Shot)], empty: &[Shot]) -> Measured {
    let (mut of_class, mut wrong, mut right) = ([0; Class::ALL.len()], 0, Vec::new());
    let mut took = [Vec::new(), Vec::new()];
    for (class, shot) in shots {
        let start = Instant::now();
        let text = read(shot);
        took[0].push(start.elapsed());
        right.push(text.as_ref() == Some(&shot.text));
        of_class[*class as usize] += usize::from(text.as_ref() == Some(&shot.text));
        wrong += usize::from(text.is_some_and(|text| text != shot.text));
    }
    for shot in empty {
        let start = Instant::now();
        wrong += usize::from(read(shot).is_some());
        took[1].push(start.elapsed());
    }
    let cells: Vec<String> = of_class.iter().map(usize::to_string).collect();
    println!("| {name} | {} | **{}** | {wrong} |", cells.join(" | "), of_class.iter().sum::<usize>());
    Measured { right, took }
}

fn times(all: &[Duration]) -> String {
    let mut all = all.to_vec();
    all.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1_000.0;
    let mean = milliseconds(all.iter().sum()) / all.len() as f64;
    format!("{mean:.2} | {:.2}", milliseconds(all[all.len() / 2]))
}

/// The kinds of frames without a code, by the remainder of their seeds.
const KINDS: [&str; 6] = ["boxes", "noise", "letters", "checks", "stripes", "squares"];

/// What each kind of frame without a code costs, in milliseconds: the long way, and each stage by itself. The least of a few times counts, whatever else
/// the machine does meanwhile.
fn kinds(empty: &[Shot], first: u64) {
    const TIMES: usize = 5;
    let names: Vec<&str> = Stage::ALL.iter().map(|stage| stage.name).collect();
    println!("| kind | all | {} |\n|---|---:|{}", names.join(" | "), "---:|".repeat(names.len()));
    let least = |stages: &[Stage], shot: &Shot| {
        let once = |_| {
            let start = Instant::now();
            assert!(read(&shot.frame(), stages).is_empty(), "there is no code");
            start.elapsed()
        };
        (0..TIMES).map(once).min().unwrap_or_default().as_secs_f64() * 1_000.0
    };
    let line = |shots: &[&Shot]| -> Vec<f64> {
        let mean = |stages: &[Stage]| shots.iter().map(|shot| least(stages, shot)).sum::<f64>() / shots.len() as f64;
        [mean(&Stage::ALL)].into_iter().chain(Stage::ALL.iter().map(|&stage| mean(&[stage]))).collect()
    };
    let mut all = Vec::new();
    for (kind, name) in KINDS.iter().enumerate() {
        let shots: Vec<&Shot> =
            empty.iter().zip(first..).filter(|(_, seed)| seed % 6 == kind as u64).map(|(shot, _)| shot).collect();
        let line = line(&shots);
        println!("| {name} | {} |", line.iter().map(|time| format!("{time:.2}")).collect::<Vec<_>>().join(" | "));
        all.push(line[0]);
    }
    println!("| mean | {:.2} |", all.iter().sum::<f64>() / all.len() as f64);
}

/// What each stage reads alone, what it adds to those before it, and what only it reads.
fn stages(shots: &[(Class, Shot)], empty: &[Shot]) {
    println!("| stage | alone | new | only it | ms, code | ms, none |\n|---|---:|---:|---:|---:|---:|");
    let reads: Vec<(Vec<bool>, Duration)> = Stage::ALL
        .iter()
        .map(|&stage| {
            let start = Instant::now();
            let right = |shot: &Shot| {
                read(&shot.frame(), &[stage]).first().and_then(|code| code.text()).as_ref() == Some(&shot.text)
            };
            (shots.iter().map(|(_, shot)| right(shot)).collect(), start.elapsed())
        })
        .collect();
    for (at, stage) in Stage::ALL.iter().enumerate() {
        let start = Instant::now();
        assert!(
            empty.iter().all(|shot| read(&shot.frame(), &[*stage]).is_empty()),
            "{} reads what is not there",
            stage.name
        );
        let none = start.elapsed();
        let all = |frame: usize, mut others: &mut dyn Iterator<Item = usize>| {
            Iterator::any(&mut others, |other| reads[other].0[frame])
        };
        let count =
            |keep: &dyn Fn(usize) -> bool| (0..shots.len()).filter(|&frame| reads[at].0[frame] && keep(frame)).count();
        let (alone, new) = (count(&|_| true), count(&|frame| !all(frame, &mut (0..at))));
        let only = count(&|frame| !all(frame, &mut (0..reads.len()).filter(|&other| other != at)));
        let each = |time: Duration, count: usize| time.as_secs_f64() * 1_000.0 / count as f64;
        let (code, none) = (each(reads[at].1, shots.len()), each(none, empty.len()));
        println!("| {} | {alone} | {new} | {only} | {code:.2} | {none:.2} |", stage.name);
    }
}
