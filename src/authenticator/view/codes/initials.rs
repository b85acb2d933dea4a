//! The icon of an account elsewhere.

use sluss_codes::account::Account;
use sluss_codes::initials;
use yew::prelude::*;

use crate::authenticator::view::initials::initials as drawn;

/// Its initials on its colour.
pub(super) fn icon(account: &Account) -> Html {
    let made = initials::initials(account);
    drawn(&made.letters, made.hue)
}
