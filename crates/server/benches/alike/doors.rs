//! The doors of people who are not signed in, each asked about addresses with and without an account (H03, S08); and a number that
//! somebody adds to the own account.

use std::time::Duration;

use sluss_testkit::{Account, Person, Server};

use super::figures::now;
use super::{AGAIN, Question, add_people, by_address, email};

/// A page that takes an address and answers with a mail or without one.
pub(super) struct Door {
    server: Server,
    path: &'static str,
    name: &'static str,
}

impl Door {
    pub(super) async fn new(path: &'static str, name: &'static str) -> Self {
        let server = Server::start().await;
        add_people(&server).await;
        Self { server, path, name }
    }
}

impl Question for Door {
    fn kinds(&self) -> [String; 4] {
        by_address(self.name)
    }

    async fn ask(&mut self, kind: usize, time: usize) -> Duration {
        // No count of mails is ever full.
        self.server.clock.advance(Duration::from_secs(60 * 60));
        let (mut person, email) = (Person::new(&self.server), email(kind, time));
        let begun = now();
        let answer = person.post(self.path, &[("email", &email)]).await;
        let took = begun.elapsed();
        assert_eq!(answer.status, 200, "{answer:?}");
        self.server.deliver().await;
        took
    }
}

/// A phone number that somebody adds.
pub(super) struct OwnNumber {
    server: Server,
    account: Account,
}

impl OwnNumber {
    const NUMBERS: [&'static str; 4] = ["+46701740605", "+46701740606", "+46701740607", "+46701740605"];

    pub(super) async fn new() -> Self {
        let server = Server::start().await;
        let [anna, other] = [server.account("anna@example.eu").await, server.account("bo@example.eu").await];
        Person::new(&server).add_number(&server, &other, Self::NUMBERS[1]).await;
        Self { server, account: anna }
    }
}

impl Question for OwnNumber {
    fn kinds(&self) -> [String; 4] {
        ["adding a phone number of nobody's", "one of another account", "another of nobody's", AGAIN].map(str::to_owned)
    }

    async fn ask(&mut self, kind: usize, _: usize) -> Duration {
        // No budget is ever used up.
        self.server.clock.advance(Duration::from_secs(24 * 60 * 60));
        let mut person = Person::new(&self.server);
        let view = person.sign_in_to_account(&self.account, None).await;
        let begun = now();
        let answer = person.begin_number(&view.csrf, Self::NUMBERS[kind]).await;
        let took = begun.elapsed();
        assert_eq!(answer.status, 202, "{answer:?}");
        self.server.deliver().await;
        took
    }
}
