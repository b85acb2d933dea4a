//! The doors of people who are not signed in, each asked about addresses with and without an account (H03, S08); and a number that
//! somebody adds to the own account.

use std::time::Duration;

use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Step};
use sluss_testkit::{Account, Person, Server, Site};

use super::figures::now;
use super::{AGAIN, Question, add_people, by_address, email, timed};

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

/// What is asked for while strangers guess at an address: more than the password, and a link by mail (S07).
pub(super) struct Guessed {
    server: Server,
    site: Site,
    /// The step that is timed.
    what: What,
}

/// The steps of a challenge.
#[derive(Clone, Copy)]
pub(super) enum What {
    /// A password that is not looked at.
    Password,
    /// The wish for a link.
    Mail,
    /// A recovery code that is none.
    Code,
}

impl Guessed {
    pub(super) async fn new(what: What) -> Self {
        let server = Server::start().await;
        server.rule(|policy| (policy.paces.overall.from, policy.paces.overall.first) = (1, Duration::from_secs(300)));
        add_people(&server).await;
        Self { site: server.site("window", Level::Medium).await, server, what }
    }
}

impl Question for Guessed {
    fn kinds(&self) -> [String; 4] {
        by_address(match self.what {
            What::Password => "any password while strangers guess",
            What::Mail => "the wish for a link then",
            What::Code => "a wrong recovery code then",
        })
    }

    async fn ask(&mut self, kind: usize, time: usize) -> Duration {
        self.server.clock.advance(Duration::from_secs(60 * 60));
        let email = email(kind, time);
        Person::new(&self.server).at("198.51.100.1").try_password(&email, "a password that is wrong").await;
        let mut person = Person::new(&self.server).at("192.0.2.7").with_script();
        let page = person.come_from(&self.site).await;
        let page = person.act(&page, FormAction::Identify, &[("email", &email)]).await;
        let fields = [("method", Method::Qr.name()), ("password", "a password that is wrong")];
        let (page, took) = timed(&mut person, &page, FormAction::Password, &fields).await;
        assert!(matches!(page.step, Step::Extra { .. }), "{page:?}");
        let (page, took) = match self.what {
            What::Password => return took,
            What::Mail => timed(&mut person, &page, FormAction::LetOnMail, &[]).await,
            What::Code => {
                let code = [("code", "aaaa-aaaa-aaaa-aaaa-aaaa-aaaa")];
                timed(&mut person, &page, FormAction::LetOnRecovery, &code).await
            }
        };
        assert!(matches!(page.step, Step::Extra { .. }), "{page:?}");
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
