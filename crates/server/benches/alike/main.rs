//! Whether answers that are the same in every byte differ by the clock: a wrong password for an account, for none, and for one that is shut
//! (H02); a phone number of the account's, of another's, and of nobody's (D05); the doors of strangers, by address (S08). Prints a Markdown table; nothing here passes or fails.

mod doors;
#[path = "../figures/mod.rs"]
mod figures;
mod likeness;

use std::sync::Arc;
use std::time::Duration;

use doors::{Door, Guessed, OwnNumber, What};
use figures::{Times, now};
use likeness::Likeness;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Notice, SignInPage, Step};
use sluss_server::platform::{Argon2Hasher, SystemEntropy};
use sluss_testkit::{Account, Person, Server, Site};

/// How often each kind is asked about.
const ASKED: usize = 400;

/// The kind that is the first again, so that a difference between the two is the noise.
const AGAIN: &str = "the first once more";

/// What is asked about one kind after the other, each as often. The first kind is the one that the others must not differ from; the last
/// is the first once more, which shows what chance alone does.
trait Question {
    /// What stands in the table.
    fn kinds(&self) -> [String; 4];
    /// Asks about a kind for the so manyth time; how long the answer took.
    async fn ask(&mut self, kind: usize, time: usize) -> Duration;
}

/// A wrong password, for people who have been here as little as each other.
struct Password {
    server: Server,
    site: Site,
}

impl Password {
    async fn new() -> Self {
        let server = Server::start_with(Arc::new(Argon2Hasher::new(Arc::new(SystemEntropy)))).await;
        add_people(&server).await;
        Self { site: server.site("window", Level::Medium).await, server }
    }
}

/// The accounts of all kinds of addresses but the second.
async fn add_people(server: &Server) {
    for time in 0..ASKED {
        for kind in [0, 2, 3] {
            server.account(&email(kind, time)).await;
        }
        server.instance().sluss.accounts().disable(&email(2, time)).await.expect("it was open");
    }
}

/// The kinds of addresses, at one door.
fn by_address(door: &str) -> [String; 4] {
    [door, "the same without an account", "the same for an account that is shut", AGAIN].map(str::to_owned)
}

fn email(kind: usize, time: usize) -> String {
    format!("anna.{kind}.{time:04}@example.eu")
}

impl Question for Password {
    fn kinds(&self) -> [String; 4] {
        by_address("wrong password")
    }

    async fn ask(&mut self, kind: usize, time: usize) -> Duration {
        self.server.clock.advance(Duration::from_secs(60 * 60));
        let mut person = Person::new(&self.server).with_script();
        let page = person.come_from(&self.site).await;
        let page = person.act(&page, FormAction::Identify, &[("email", &email(kind, time))]).await;
        let fields = [("method", Method::Qr.name()), ("password", "a password that is wrong")];
        let (page, took) = timed(&mut person, &page, FormAction::Password, &fields).await;
        assert_eq!(page.notice, Some(Notice::WrongPassword), "{page:?}");
        took
    }
}

/// A phone number, from somebody past the password.
struct Number {
    server: Server,
    site: Site,
    account: Account,
}

impl Number {
    const NUMBERS: [&'static str; 4] = ["+46701740605", "+46701740606", "+46701740607", "+46701740605"];

    async fn new() -> Self {
        let server = Server::start().await;
        let [anna, other] = [server.account("anna@example.eu").await, server.account("bo@example.eu").await];
        Person::new(&server).add_number(&server, &anna, Self::NUMBERS[0]).await;
        Person::new(&server).add_number(&server, &other, Self::NUMBERS[2]).await;
        Self { site: server.site("window", Level::Medium).await, server, account: anna }
    }
}

impl Question for Number {
    fn kinds(&self) -> [String; 4] {
        ["phone number of the account", "one of nobody's", "one of another account", AGAIN].map(str::to_owned)
    }

    async fn ask(&mut self, kind: usize, _: usize) -> Duration {
        // No budget is ever used up.
        self.server.clock.advance(Duration::from_secs(24 * 60 * 60));
        let mut person = Person::new(&self.server).with_script();
        let page = person.come_from(&self.site).await;
        let page = person.enter_password(&page, &self.account, Method::Sms).await;
        let (page, took) = timed(&mut person, &page, FormAction::SmsNumber, &[("number", Self::NUMBERS[kind])]).await;
        assert!(matches!(page.step, Step::SmsCode { .. }), "{page:?}");
        self.server.deliver().await;
        took
    }
}

async fn timed(
    person: &mut Person,
    page: &SignInPage,
    action: FormAction,
    fields: &[(&str, &str)],
) -> (SignInPage, Duration) {
    let begun = now();
    let answer = person.act_raw(page, action, fields).await;
    let took = begun.elapsed();
    (answer.page().after(page), took)
}

/// One line for each kind.
async fn print<Q: Question>(mut question: Q) {
    let mut kinds: [Vec<Duration>; 4] = Default::default();
    for time in 0..ASKED {
        // Each kind comes behind each other one as often, so that no kind is always the one that a full disk or a new hour falls on.
        for turn in 0..kinds.len() {
            let kind = (turn * (1 + 2 * (time % 2)) + time / 2) % kinds.len();
            kinds[kind].push(question.ask(kind, time).await);
        }
    }
    let first = kinds[0].clone();
    for (name, kind) in question.kinds().iter().zip(kinds) {
        let Likeness { ratio, p } = Likeness::of(&first, &kind);
        let times = Times::of(kind);
        let [p50, p99] = [50, 99].map(|percent| times.percentile(percent));
        println!("| {name} | {p50:.2} ms | {p99:.2} ms | {ratio:.3} | {p:.2} |");
    }
}

#[tokio::main]
async fn main() {
    println!("| asked about | p50 | p99 | p50 / p50 of the first | p |\n|---|---:|---:|---:|---:|");
    print(Password::new().await).await;
    print(Number::new().await).await;
    print(Door::new("/forgotten", "forgotten password").await).await;
    print(Door::new("/sign-up", "signing up").await).await;
    print(OwnNumber::new().await).await;
    for what in [What::Password, What::Mail, What::Code] {
        print(Guessed::new(what).await).await;
    }
    println!(
        "\n{ASKED} of each, in turns. p: how likely a difference as large is where there is none (Mann and Whitney, two-sided)."
    );
    println!("H02 asks for a ratio of 0.95 to 1.05 and p above 0.01.");
}
