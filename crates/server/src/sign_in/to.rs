//! Where on the account pages a sign-in leads, as an address says it.

use serde::Deserialize;
use sluss_protocol::place::Place;

/// Where to on the account pages: the path of a [`Place`]. Anything else is nowhere, and so the first page.
#[derive(Deserialize)]
pub(crate) struct To {
    to: Option<String>,
}

impl To {
    pub(crate) fn place(&self) -> Place {
        self.to.as_deref().and_then(Place::at).unwrap_or_default()
    }
}
