//! How many people a second sign in by two steps, beside how many passwords alone the same machine compares (P03).
//! Prints a Markdown table; nothing here passes or fails. It does not count what the network and the browser need.

mod figures;

use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, Instant};

use figures::{Times, now};
use sluss_domain::model::password::{Password, PasswordHash};
use sluss_domain::ports::password::{PasswordHasher, Verdict};
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::Step;
use sluss_server::platform::{Argon2Hasher, SystemEntropy};
use sluss_testkit::{Account, Person, Phone, Server, Site};

/// Both are measured in turns, so that what else the machine does falls on both.
const ROUNDS: u32 = 12;
const ROUND: Duration = Duration::from_secs(2);
/// For how long, in each round, single hashes are timed one after the other.
const ALONE: Duration = Duration::from_millis(500);

/// Something that is done again and again.
trait Work: Send + Sync + 'static {
    fn once(&self) -> impl Future<Output = ()> + Send;
}

/// Somebody with an account, a registered phone, and a site to sign in at.
struct Visitor {
    server: Server,
    site: Site,
    account: Account,
    phone: Phone,
}

impl Visitor {
    async fn new(server: &Server, site: &Site, number: usize) -> Self {
        let account = server.account(&format!("anna{number}@example.eu")).await;
        let phone = Person::new(server).add_device(&account).await;
        Self { server: server.clone(), site: site.clone(), account, phone }
    }
}

impl Work for Visitor {
    /// With a browser that has never been here and runs the page's script: from the site to the code that the site redeems.
    async fn once(&self) {
        let mut person = Person::new(&self.server).with_script();
        let page = person.come_from(&self.site).await;
        let page = person.enter_password(&page, &self.account, Method::Qr).await;
        let page = person.answer_second_factor(&page, &self.phone).await;
        assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    }
}

/// A password with its hash, compared and nothing else.
struct Bare {
    hasher: Arc<Argon2Hasher>,
    password: Password,
    hash: PasswordHash,
}

impl Bare {
    async fn new(hasher: Arc<Argon2Hasher>) -> Self {
        let password = Password::typed("long words for nobody").expect("a password of ordinary length");
        let hash = hasher.hash(password.clone()).await.expect("nobody else hashes yet");
        Self { hasher, password, hash }
    }
}

impl Work for Bare {
    async fn once(&self) {
        let verdict = self.hasher.verify(self.password.clone(), Some(self.hash.clone())).await;
        assert_eq!(verdict, Ok(Verdict::Right { outdated: false }));
    }
}

/// What a round showed: how many a second, and how long each took.
struct Round {
    rate: f64,
    each: Vec<Duration>,
}

impl Round {
    /// Lets all do their work side by side.
    async fn of<W: Work>(all: &[Arc<W>], time: Duration) -> Self {
        let start = now();
        let tasks: Vec<_> = all.iter().map(|one| tokio::spawn(again_and_again(one.clone(), start, time))).collect();
        let mut each = Vec::new();
        for task in tasks {
            each.extend(task.await.expect("nobody is turned away"));
        }
        let done = u32::try_from(each.len()).expect("a round is short");
        Self { rate: f64::from(done) / start.elapsed().as_secs_f64(), each }
    }
}

async fn again_and_again<W: Work>(one: Arc<W>, start: Instant, time: Duration) -> Vec<Duration> {
    let mut each = Vec::new();
    while start.elapsed() < time {
        let begun = now();
        one.once().await;
        each.push(begun.elapsed());
    }
    each
}

fn times(rounds: &[Round]) -> Times {
    Times::of(rounds.iter().flat_map(|round| round.each.iter().copied()).collect())
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<_> = values.collect();
    all.sort_unstable_by(f64::total_cmp);
    all[all.len() / 2]
}

#[tokio::main]
async fn main() {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let hasher = Arc::new(Argon2Hasher::new(Arc::new(SystemEntropy)));
    let server = Server::start_with(hasher.clone()).await;
    let site = server.site("window", Level::Medium).await;
    let bare = Arc::new(Bare::new(hasher).await);
    let mut visitors = Vec::new();
    for number in 0..cores * 2 {
        visitors.push(Arc::new(Visitor::new(&server, &site, number).await));
    }
    let hashers = vec![bare.clone(); visitors.len()];
    let (mut alone, mut hashes, mut sign_ins) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        alone.push(Round::of(std::slice::from_ref(&bare), ALONE).await);
        hashes.push(Round::of(&hashers, ROUND).await);
        sign_ins.push(Round::of(&visitors, ROUND).await);
    }
    print(visitors.len(), &alone, &hashes, &sign_ins);
}

fn print(people: usize, alone: &[Round], hashes: &[Round], sign_ins: &[Round]) {
    let line = |name: &str, rounds: &[Round]| {
        let times = times(rounds);
        let [p50, p99] = [50, 99].map(|percent| times.percentile(percent));
        println!("| {name} | {:.1} | {p50:.1} ms | {p99:.1} ms |", median(rounds.iter().map(|round| round.rate)));
        p99
    };
    println!("| {people} at once | a second | p50 | p99 |\n|---|---:|---:|---:|");
    let hash_p99 = line("argon2id alone", hashes);
    let p99 = line("password and QR code, SQLite on disk", sign_ins);
    let one = times(alone).percentile(50);
    let ratio = median(sign_ins.iter().zip(hashes).map(|(sign_in, hash)| sign_in.rate / hash.rate));
    println!("\nSign-ins / hashes, median of {ROUNDS} rounds: **{ratio:.2}** (mark P03: 0.95 or more).");
    println!(
        "One hash with nothing beside it takes {one:.1} ms; p99 of a sign-in is **{:.1}** times that (mark P03: 6",
        p99 / one
    );
    println!("or less), p99 of the hashes alone {:.1} times: on a busy machine both grow.", hash_p99 / one);
}
