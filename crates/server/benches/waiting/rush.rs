//! Many passwords at the same moment: who gets on, who is asked to come back, what that needs, and how other questions fare
//! meanwhile (P07).

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sluss_protocol::method::Method;
use tokio::sync::{Barrier, Semaphore};

use crate::figures::{Times, now};
use crate::http::Line;
use crate::in_mb;
use crate::pc::{Pc, Sent};
use crate::people::Someone;
use crate::program::Program;

const PEOPLE: usize = 500;
const ROUNDS: usize = 3;
/// How many come to the page that asks for the password at the same moment.
const AT_ONCE: usize = 32;
/// How long whoever asks for something else pauses between two questions.
const PAUSE: Duration = Duration::from_millis(2);
const OTHERS: [&str; 2] = ["/health", "/.well-known/openid-configuration"];
/// What the mark allows beside one hash's memory for each core, in KiB.
const ROOM: usize = 30_000_000 / 1_024;
const HASH: usize = 19_456;

pub(crate) async fn measure(data: &Path, people: &Arc<Vec<Someone>>) {
    let program = Program::start(data).await;
    // What the first visitors bring into memory, the program's own code above all, is no cost of many at once.
    drop(prepare(program.address, people, AT_ONCE).await);
    let idle = program.memory_at_rest().await;
    let (mut answers, mut meanwhile) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let ready = prepare(program.address, people, PEOPLE).await;
        let over = Arc::<AtomicBool>::default();
        let asking = OTHERS.map(|path| tokio::spawn(ask(program.address, path, over.clone())));
        answers.extend(at_once(ready).await);
        over.store(true, Ordering::Relaxed);
        for times in asking {
            meanwhile.extend(times.await.expect("other questions are answered"));
        }
    }
    print(&answers, meanwhile);
    print_memory(idle, program.most_memory(), program.memory_at_rest().await);
}

/// Brings so many to the page that asks for the password.
async fn prepare(address: SocketAddr, people: &Arc<Vec<Someone>>, how_many: usize) -> Vec<Pc> {
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    let coming = (0..how_many.min(people.len())).map(|number| {
        let (people, turns) = (people.clone(), turns.clone());
        tokio::spawn(async move {
            let _turn = turns.acquire().await.expect("nobody closes it");
            Pc::at_the_password(address, &people[number]).await
        })
    });
    let mut ready = Vec::new();
    for one in coming.collect::<Vec<_>>() {
        ready.push(one.await.expect("the page comes"));
    }
    ready
}

/// Sends all passwords at the same moment; what came of each, and after how long.
async fn at_once(ready: Vec<Pc>) -> Vec<(Sent, Duration)> {
    let start = Arc::new(Barrier::new(ready.len()));
    let sending = ready.into_iter().map(|mut pc| {
        let start = start.clone();
        tokio::spawn(async move {
            start.wait().await;
            let sent_at = now();
            (pc.sign_in(Method::Qr).await, sent_at.elapsed())
        })
    });
    let mut answers = Vec::new();
    for one in sending.collect::<Vec<_>>() {
        answers.push(one.await.expect("everybody is answered"));
    }
    answers
}

/// Asks for something else again and again.
async fn ask(address: SocketAddr, path: &'static str, over: Arc<AtomicBool>) -> Vec<Duration> {
    let mut line = Line::to(address).await;
    let mut times = Vec::new();
    while !over.load(Ordering::Relaxed) {
        let begun = now();
        let (head, _) = line.ask(&format!("GET {path}"), &[], "").await;
        assert_eq!(head.status, 200, "{path}");
        times.push(begun.elapsed());
        tokio::time::sleep(PAUSE).await;
    }
    times
}

fn print(answers: &[(Sent, Duration)], meanwhile: Vec<Duration>) {
    println!(
        "\n| {PEOPLE} passwords at the same moment, {ROUNDS} times | how many | p50 | p99 |\n|---|---:|---:|---:|"
    );
    let line = |name: &str, times: Vec<Duration>| {
        let (count, times) = (times.len(), Times::of(times));
        println!("| {name} | {count} | {:.1} ms | {:.1} ms |", times.percentile(50), times.percentile(99));
    };
    let of = |kind: fn(&Sent) -> bool| answers.iter().filter(|(sent, _)| kind(sent)).map(|(_, time)| *time).collect();
    line("right, the QR code comes", of(|sent| matches!(sent, Sent::On)));
    line("503 with `Retry-After`", of(|sent| matches!(sent, Sent::Later)));
    line("meanwhile: `/health` and discovery (mark P07: 50 ms)", meanwhile);
    let mut otherwise: Vec<u16> = answers
        .iter()
        .filter_map(|(sent, _)| if let Sent::Otherwise(status) = sent { Some(*status) } else { None })
        .collect();
    otherwise.sort_unstable();
    otherwise.dedup();
    if !otherwise.is_empty() {
        println!("\nAnswers that should not be (mark P07: none): {otherwise:?}.");
    }
}

fn print_memory(idle: u64, most: u64, after: u64) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mark = idle + u64::try_from(cores * HASH + ROOM).unwrap_or(u64::MAX);
    let [idle, most, after, mark] = [idle, most, after, mark].map(in_mb);
    println!(
        "\nMemory: {idle:.1} MB before, at most **{most:.1} MB** (mark P07: idle + {cores} × 19 MiB + 30 MB = {mark:.1}),"
    );
    println!("{after:.1} MB afterwards.");
}
