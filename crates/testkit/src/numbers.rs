//! Phone numbers: what a person does with them, and the codes that come there.

use serde_json::json;
use sluss_protocol::numbers::{AddedNumber, NumberView, NumbersView, ProvenNumber};
use sluss_protocol::sign_in::{FormAction, SignInPage, Step};

use crate::{Account, Answer, Person, Server};

impl Server {
    /// The code in the newest SMS to a number, after all that waits was sent.
    pub async fn code_sent_to(&self, number: &str) -> String {
        self.deliver().await;
        let sms = self.sms_to(number).pop().unwrap_or_else(|| panic!("no SMS came to {number}"));
        let bound = sms.text.rsplit_once('#').map(|(_, bound)| bound).unwrap_or_default();
        bound.chars().take_while(char::is_ascii_digit).collect()
    }
}

impl Person {
    /// The account's numbers, as its pages show them.
    pub async fn numbers(&mut self) -> NumbersView {
        serde_json::from_value(self.open("/api/account/numbers").await.json()).expect("the account pages read it so")
    }

    /// Types a number on the account pages.
    pub async fn begin_number(&mut self, csrf: &str, number: &str) -> Answer {
        self.api("POST", "/api/account/numbers", csrf, Some(&json!({ "number": number }))).await
    }

    /// Types the code for it.
    pub async fn finish_number(&mut self, csrf: &str, id: &str, code: &str) -> Answer {
        let path = format!("/api/account/numbers/{id}/code");
        self.api("POST", &path, csrf, Some(&json!({ "code": code }))).await
    }

    /// Begins to add a number that is in international form; its name.
    pub async fn claim_number(&mut self, csrf: &str, number: &str) -> String {
        let answer = self.begin_number(csrf, number).await;
        match serde_json::from_value(answer.json()) {
            Ok(AddedNumber::Sent { id, .. }) => id,
            other => panic!("nothing was sent: {other:?} {answer:?}"),
        }
    }

    /// Adds a number from beginning to end, signed in with the password alone.
    pub async fn add_number(&mut self, server: &Server, account: &Account, number: &str) -> NumberView {
        let view = self.sign_in_to_account(account, None).await;
        let id = self.claim_number(&view.csrf, number).await;
        let code = server.code_sent_to(number).await;
        let answer = self.finish_number(&view.csrf, &id, &code).await;
        match serde_json::from_value(answer.json()) {
            Ok(ProvenNumber::Registered { number }) => number,
            other => panic!("not registered: {other:?} {answer:?}"),
        }
    }

    /// Types a number on the page that asks for one.
    pub async fn type_number(&mut self, page: &SignInPage, number: &str) -> SignInPage {
        assert!(matches!(page.step, Step::SmsNumber { .. }), "{page:?}");
        self.act(page, FormAction::SmsNumber, &[("number", number)]).await
    }
}
