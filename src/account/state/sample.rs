//! An account to test with.

use sluss_protocol::api::{AccountView, SafetyView};
use sluss_protocol::language::Language;
use sluss_protocol::method::Level;

/// Anna, who is signed in with two steps and may change what she signs in with.
pub(super) fn anna() -> AccountView {
    AccountView {
        account_ref: "AAECAwQFBgc".to_owned(),
        email: "anna@example.eu".to_owned(),
        name: "Anna".to_owned(),
        language: Language::Sv,
        level: Level::Medium,
        shown_enough: true,
        may_change_factors: true,
        devices: Vec::new(),
        numbers: Vec::new(),
        safety: SafetyView::default(),
        app_origin: "https://app.sluss.test".to_owned(),
        csrf: "proof".to_owned(),
    }
}
