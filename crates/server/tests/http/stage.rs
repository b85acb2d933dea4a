//! The beginning that most tests of a sign-in share.

use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{SignInPage, Step, UnavailableReason};
use sluss_testkit::{Account, Person, Phone, Server, Site};

/// Who is there when the curtain rises: somebody with a registered phone, and a site that asks for two steps.
pub(crate) struct Stage {
    pub(crate) server: Server,
    pub(crate) site: Site,
    pub(crate) account: Account,
    pub(crate) phone: Phone,
    pub(crate) person: Person,
}

pub(crate) async fn stage() -> Stage {
    let server = Server::start().await;
    let site = server.site("rasff", Level::Medium).await;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(&server).add_device(&account).await;
    let person = Person::new(&server);
    Stage { server, site, account, phone, person }
}

/// A code of the same form that is another.
pub(crate) fn wrong(code: &str) -> String {
    code.chars().map(|digit| if digit == '9' { '0' } else { char::from(digit as u8 + 1) }).collect()
}

/// The request in the QR code.
pub(crate) fn link(page: &SignInPage) -> &str {
    let Step::QrCode { link, .. } = &page.step else { panic!("no QR code: {page:?}") };
    link
}

/// Why a method cannot be chosen where a second factor is chosen.
pub(crate) fn unavailable(step: &Step, method: Method) -> Option<UnavailableReason> {
    let Step::Choose { methods, .. } = step else { panic!("no choice: {step:?}") };
    methods.iter().find(|option| option.method == method).and_then(|option| option.unavailable)
}
