//! How many a second of the steps that need no slow hash: the code of the QR code, the PIN on the phone, the exchange of the code by the
//! site (P04). Each step is timed alone, with everything before it done beforehand. Prints a Markdown table; nothing here passes or
//! fails. It does not count what the network and the browser need.

mod figures;

use std::collections::VecDeque;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use figures::{Times, now};
use sluss_domain::model::key::Algorithm;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, SignInPage, Step};
use sluss_testkit::{Account, Person, Phone, Server, Site};

const ROUNDS: usize = 5;
/// How many take each step in a round.
const PEOPLE: usize = 1_000;
/// How many do so at the same time.
const AT_ONCE: usize = 32;
const PIN: &str = "7391";

/// Somebody with an account and a registered phone, whose browser and phone keep nothing between sign-ins.
struct Somebody {
    server: Server,
    site: Site,
    account: Account,
    phone: Phone,
}

impl Somebody {
    async fn new(server: Server, site: Site, number: usize) -> Self {
        let account = server.account(&format!("anna{number}@example.eu")).await;
        let phone = Person::new(&server).add_device(&account).await;
        Self { server, site, account, phone }
    }

    async fn behind_the_password(&self, method: Method) -> (Person, SignInPage) {
        let mut person = Person::new(&self.server);
        let page = person.come_from(&self.site).await;
        let page = person.enter_password(&page, &self.account, method).await;
        (person, page)
    }

    async fn ready_to_type(self) -> Typing {
        let (person, page) = self.behind_the_password(Method::Qr).await;
        let Step::QrCode { link, .. } = &page.step else { panic!("no QR code: {page:?}") };
        let code = self.phone.code(link).expect("the phone knows the account");
        Typing { somebody: self, person, page, code }
    }

    async fn ready_to_answer(mut self) -> Answering {
        let (_, page) = self.behind_the_password(Method::Pin).await;
        let Step::Approval { number, .. } = &page.step else { panic!("no request: {page:?}") };
        let request = self.phone.requests().await.pop().expect("it waits for the phone");
        let (body, proof) = self.phone.approval(&request, number, PIN);
        Answering { somebody: self, id: request.id, body, proof }
    }
}

/// Somebody who is about to send the code that the phone shows.
struct Typing {
    somebody: Somebody,
    person: Person,
    page: SignInPage,
    code: String,
}

impl Typing {
    async fn send(mut self) -> Redeeming {
        let page = self.person.act_by_script(&self.page, FormAction::Answer, &[("code", &self.code)]).await;
        let code = self.somebody.site.code(&page);
        Redeeming { somebody: self.somebody, code }
    }
}

/// A site that is about to redeem what somebody came back with.
struct Redeeming {
    somebody: Somebody,
    code: String,
}

impl Redeeming {
    async fn send(self) -> Somebody {
        let answer = self.somebody.site.redeem(&self.code).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        self.somebody
    }
}

/// Somebody who is about to press *Authenticate*.
struct Answering {
    somebody: Somebody,
    id: String,
    body: String,
    proof: String,
}

impl Answering {
    async fn send(self) -> Somebody {
        let answer = self.somebody.phone.send_answer(&self.id, self.body, &self.proof).await;
        assert_eq!(answer.status, 204, "{answer:?}");
        self.somebody
    }
}

/// Has all of them do something, so many at a time.
async fn side_by_side<A, B, F>(all: Vec<A>, does: fn(A) -> F) -> (Vec<B>, Pace)
where
    A: Send + 'static,
    B: Send + 'static,
    F: Future<Output = B> + Send + 'static,
{
    let left = Arc::new(Mutex::new(VecDeque::from(all)));
    let next = |left: &Mutex<VecDeque<A>>| left.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let (start, worked) = (now(), processor_time());
    let lanes: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let left = left.clone();
            tokio::spawn(async move {
                let mut done = Vec::new();
                while let Some(one) = next(&left) {
                    let begun = now();
                    done.push((does(one).await, begun.elapsed()));
                }
                done
            })
        })
        .collect();
    let (mut outcomes, mut each) = (Vec::new(), Vec::new());
    for lane in lanes {
        for (outcome, time) in lane.await.expect("every step succeeds") {
            outcomes.push(outcome);
            each.push(time);
        }
    }
    let count = f64::from(u32::try_from(each.len()).expect("a round is short"));
    let rate = count / start.elapsed().as_secs_f64();
    (outcomes, Pace { rate, work: (processor_time() - worked) / count, each })
}

/// How many a second, how many seconds of a processor each needed, and how long each took.
struct Pace {
    rate: f64,
    work: f64,
    each: Vec<Duration>,
}

/// The seconds that processors have worked for this process. Unlike the time on the clock they hardly grow when the machine does other
/// things too.
fn processor_time() -> f64 {
    const TICKS_A_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").expect("the system tells how a process is");
    let (_, behind_name) = stat.rsplit_once(')').expect("the name stands in brackets");
    let ticks = behind_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
    ticks.sum::<f64>() / TICKS_A_SECOND
}

#[tokio::main]
async fn main() {
    let server = Server::start().await;
    let site = server.site_that_expects("window", Level::Medium, Algorithm::Es256).await;
    let arrivals = (0..PEOPLE).map(|number| (server.clone(), site.clone(), number)).collect();
    let (mut people, _) = side_by_side(arrivals, |(server, site, number)| Somebody::new(server, site, number)).await;
    let (mut codes, mut exchanges, mut answers) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let (typing, _) = side_by_side(people, Somebody::ready_to_type).await;
        let (redeeming, code) = side_by_side(typing, Typing::send).await;
        let (before, exchange) = side_by_side(redeeming, Redeeming::send).await;
        let (answering, _) = side_by_side(before, Somebody::ready_to_answer).await;
        let (after, answer) = side_by_side(answering, Answering::send).await;
        people = after;
        codes.push(code);
        exchanges.push(exchange);
        answers.push(answer);
    }
    println!(
        "| {AT_ONCE} at once, SQLite on disk | a second | p50 | p99 | processor time of each |\n|---|---:|---:|---:|---:|"
    );
    line("code of the QR code", codes);
    line("PIN on the phone", answers);
    line("exchange of the code by the site (ES256)", exchanges);
    println!("\n{PEOPLE} of each in a round, medians of {ROUNDS} rounds (mark P04: 2,000 or more a second of each).");
}

fn line(name: &str, paces: Vec<Pace>) {
    let (rate, work) = (median(paces.iter().map(|pace| pace.rate)), median(paces.iter().map(|pace| pace.work)));
    let times = Times::of(paces.into_iter().flat_map(|pace| pace.each).collect());
    let [p50, p99] = [50, 99].map(|percent| times.percentile(percent));
    println!("| {name} | {rate:.0} | {p50:.1} ms | {p99:.1} ms | {:.2} ms |", work * 1e3);
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<_> = values.collect();
    all.sort_unstable_by(f64::total_cmp);
    all[all.len() / 2]
}
