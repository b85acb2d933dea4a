//! What it costs to wait. The program itself runs in a process of its own with SQLite on disk; the clients are here and talk to it over
//! TCP. How long a request takes from *Sign in* to the phone, and the answer from *Authenticate* to the page that waits, while few or
//! many others wait too (P08); what memory each of them needs (P06); and what 500 passwords at the same moment do (P07).
//! Prints Markdown; nothing here passes or fails.

mod crowd;
#[path = "../figures/mod.rs"]
mod figures;
mod http;
mod pc;
mod people;
mod phone;
mod program;
mod rush;

use std::sync::Arc;
use std::time::Duration;

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Step;

use crowd::Crowd;
use figures::{Times, now};
use pc::{Pc, Sent};
use people::Someone;
use phone::Phone;
use program::Program;

/// How many others wait.
const OTHERS: [usize; 3] = [0, 100, 9_500];
/// How many sign in with so many others waiting, one after another.
const SIGN_INS: usize = 400;
/// How many do so before anything is measured, so that what is made at the first use is there.
const BEFORE: usize = 50;
/// How long after all have left the memory is looked at: whoever gives it back may do so by and by.
const AFTERWARDS: Duration = Duration::from_secs(30);
/// Files that a process needs beside its connections.
const FILES: usize = 400;

/// One line of the table.
struct Row {
    others: usize,
    to_phone: Times,
    to_pc: Times,
    /// KiB before more of them came, and when they had come and nobody had signed in since.
    memory: [u64; 2],
    /// How many people came to wait beside those that were there.
    more: usize,
}

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("Cargo has made the folder");
    let most = OTHERS[2].min(most_files().saturating_sub(FILES));
    let people = Arc::new(people::move_in(folder.path(), 1 + most).await);
    wait(folder.path(), &people, most).await;
    come_and_go(folder.path(), &people, most).await;
    rush::measure(folder.path(), &people).await;
}

async fn wait(data: &std::path::Path, people: &Arc<Vec<Someone>>, most: usize) {
    let program = Program::start(data).await;
    let address = program.address;
    let mut phone = Phone::of(&people[0], address).await;
    sign_in_often(&program, &people[0], &mut phone, BEFORE).await;
    let (mut rows, mut crowd) = (Vec::new(), Crowd::default());
    for others in OTHERS.map(|others| others.min(most)) {
        let (before, more) = (program.memory_at_rest().await, others - crowd.size());
        crowd.grow(address, people, 1 + crowd.size()..1 + others).await;
        let memory = [before, program.memory_at_rest().await];
        let (to_phone, to_pc) = sign_in_often(&program, &people[0], &mut phone, SIGN_INS).await;
        assert_eq!(crowd.size(), others, "all of them still wait");
        rows.push(Row { others, to_phone, to_pc, memory, more });
    }
    print(&rows, most);
}

/// Lets all come and go with nothing else happening meanwhile, so that what stays behind is theirs.
async fn come_and_go(data: &std::path::Path, people: &Arc<Vec<Someone>>, most: usize) {
    let program = Program::start(data).await;
    let mut phone = Phone::of(&people[0], program.address).await;
    sign_in_often(&program, &people[0], &mut phone, BEFORE).await;
    let before = program.memory_at_rest().await;
    let mut crowd = Crowd::default();
    crowd.grow(program.address, people, 1..1 + most).await;
    let with_all = program.memory_at_rest().await;
    drop(crowd);
    tokio::time::sleep(AFTERWARDS).await;
    print_left([before, with_all, program.memory()]);
}

/// How long it took, each time, until the request was on the phone, and until the page went on.
async fn sign_in_often(program: &Program, someone: &Someone, phone: &mut Phone<'_>, times: usize) -> (Times, Times) {
    let (mut to_phone, mut to_pc) = (Vec::new(), Vec::new());
    for _ in 0..times {
        let [one, other] = sign_in(program, someone, phone).await;
        to_phone.push(one);
        to_pc.push(other);
    }
    (Times::of(to_phone), Times::of(to_pc))
}

async fn sign_in(program: &Program, someone: &Someone, phone: &mut Phone<'_>) -> [Duration; 2] {
    let mut pc = Pc::at_the_password(program.address, someone).await;
    let pressed = now();
    let (request, to_phone, sent) = {
        let come = async {
            let request = phone.request().await;
            (request, pressed.elapsed())
        };
        let ((request, time), sent) = tokio::join!(come, pc.sign_in(Method::Pin));
        (request, time, sent)
    };
    assert!(matches!(sent, Sent::On), "the password is right, and nobody else sends one");
    let Step::Approval { number, .. } = &pc.page.step else { panic!("{:?}", pc.page) };
    let approval = phone.approval(&request, number);
    let waiting = tokio::spawn(async move {
        pc.follow().await;
        (now(), pc.page.step)
    });
    // The page asks at once; a person needs a moment.
    tokio::time::sleep(Duration::from_millis(20)).await;
    let pressed = now();
    phone.send(approval).await;
    let (came, step) = waiting.await.expect("the page goes on");
    assert!(matches!(step, Step::Passed { .. }), "{step:?}");
    [to_phone, came.duration_since(pressed)]
}

/// How many files a process may have open here.
fn most_files() -> usize {
    let limits = std::fs::read_to_string("/proc/self/limits").expect("the system tells what a process may do");
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(usize::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "one digit after the point is shown")]
fn in_mb(kib: u64) -> f64 {
    kib as f64 * 1_024.0 / 1e6
}

#[expect(clippy::cast_precision_loss, reason = "one digit after the point is shown")]
fn print(rows: &[Row], most: usize) {
    println!("| others waiting | *Sign in* → phone, p50 | p99 | *Authenticate* → PC, p50 | p99 | memory | each |");
    println!("|---:|---:|---:|---:|---:|---:|---:|");
    for Row { others, to_phone, to_pc, memory: [before, memory], more } in rows {
        let [a, b] = [to_phone, to_pc].map(|times| [50, 99].map(|percent| times.percentile(percent)));
        let each = memory.saturating_sub(*before) as f64 / *more as f64;
        let each = if *more == 0 { String::new() } else { format!("{each:.1} KiB") };
        let memory = in_mb(*memory);
        println!(
            "| {others} | {:.1} ms | {:.1} ms | {:.1} ms | {:.1} ms | {memory:.1} MB | {each} |",
            a[0], a[1], b[0], b[1]
        );
    }
    if most < OTHERS[2] {
        println!(
            "\nNo more than {most} others fit: a process may have {} files open here (`ulimit -Hn`).",
            most_files()
        );
    }
    println!(
        "\n{SIGN_INS} sign-ins a line, one after another. *Sign in* includes one hash. Marks: P08, *Authenticate* → PC"
    );
    println!("p99 100 ms or less with 9,500 waiting; P06, 24 KiB or less for each who waits.");
}

#[expect(clippy::cast_precision_loss, reason = "a percentage is shown")]
fn print_left([before, with_all, after]: [u64; 3]) {
    let grown = after as f64 / before as f64 * 100.0 - 100.0;
    let [before, with_all, after] = [before, with_all, after].map(in_mb);
    println!(
        "\nAll come and go while nothing else happens: half a minute after they had left {after:.1} MB of {with_all:.1},"
    );
    println!("**{grown:+.0} %** on the {before:.1} MB before they came (mark P06: +10 % or less).");
}
