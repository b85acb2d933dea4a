//! Which account page a sign-in leads to, as an address says it.

use serde::Deserialize;
use sluss_protocol::account_page::AccountPage;

/// The path of an [`AccountPage`]. Anything else leads to the first page.
#[derive(Deserialize)]
pub(crate) struct To {
    to: Option<String>,
}

impl To {
    pub(crate) fn place(&self) -> AccountPage {
        self.to.as_deref().and_then(AccountPage::entrance).unwrap_or_default()
    }
}
