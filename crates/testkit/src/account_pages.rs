//! What happens around an account: links in mails, recovery codes, the password once more.

use serde_json::{Value, json};
use sluss_protocol::api::{AccountView, CodeSheet};

use crate::{Account, Answer, ISSUER, Person, Server};

impl Server {
    /// Delivers what waits, and takes the newest link of this kind (`reset`, `not-me`) out of the mails to an address: its path, as
    /// it was sent.
    pub async fn link_to(&self, address: &str, kind: &str) -> Option<String> {
        self.deliver().await;
        let begin = format!("{ISSUER}/{kind}/");
        let mails = self.mails_to(address);
        let links =
            mails.iter().rev().filter_map(|mail| mail.text.split_whitespace().find(|word| word.starts_with(&begin)));
        links.map(|link| link[ISSUER.len()..].to_owned()).next()
    }

    /// Delivers what waits, and tells the subjects of all mails to an address without the service's name, the oldest first, those that waited
    /// together by name.
    pub async fn subjects_to(&self, address: &str) -> Vec<String> {
        let before = self.mails_to(address).len();
        self.deliver().await;
        let plain = |subject: String| subject.strip_prefix("Sluss: ").map(str::to_owned).unwrap_or(subject);
        let mut subjects: Vec<String> = self.mails_to(address).into_iter().map(|mail| plain(mail.subject)).collect();
        subjects[before..].sort();
        subjects
    }
}

impl Person {
    /// Does something that is asked for with the password once more.
    pub async fn once_more(&mut self, view: &AccountView, what: &str, password: &str) -> Answer {
        let body = json!({ "password": password });
        self.api("POST", &format!("/api/account/{what}"), &view.csrf, Some(&body)).await
    }

    /// Makes recovery codes and keeps them.
    pub async fn make_recovery_codes(&mut self, view: &AccountView) -> Vec<String> {
        let CodeSheet { codes, proposal, .. } = self.look_at_recovery_codes(view).await;
        let kept = self.keep_recovery_codes(view, &proposal).await;
        assert_eq!(kept.status, 204, "{kept:?}");
        codes
    }

    /// Says that the codes that were shown are kept.
    pub async fn keep_recovery_codes(&mut self, view: &AccountView, proposal: &str) -> Answer {
        let body = json!({ "proposal": proposal });
        self.api("POST", "/api/account/codes/recovery/kept", &view.csrf, Some(&body)).await
    }

    /// Has recovery codes shown, and no more.
    pub async fn look_at_recovery_codes(&mut self, view: &AccountView) -> CodeSheet {
        let answer = self.api("POST", "/api/account/codes/recovery", &view.csrf, None).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        serde_json::from_value(answer.json()).expect("the account pages read it so")
    }

    /// Changes the password on the account pages.
    pub async fn change_password(&mut self, view: &AccountView, account: &Account, changes: &Value) -> Answer {
        let mut body = json!({ "current": account.password, "new": "nya lugna ord", "end_others": true });
        for (name, value) in changes.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        self.api("PUT", "/api/account/password", &view.csrf, Some(&body)).await
    }
}
