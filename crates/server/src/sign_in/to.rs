//! Where on the account pages a sign-in leads, as an address says it.

use serde::Deserialize;
use sluss_protocol::account_page::AccountPage;

/// Where to on the account pages: the path of a [`AccountPage`]. Anything else is nowhere, and so the first page.
#[derive(Deserialize)]
pub(crate) struct To {
    to: Option<String>,
}

impl To {
    pub(crate) fn place(&self) -> AccountPage {
        self.to.as_deref().and_then(AccountPage::entrance).unwrap_or_default()
    }
}
