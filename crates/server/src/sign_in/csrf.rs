//! What every form of a sign-in must carry (I08).

use sluss_protocol::form::Form;
use subtle::ConstantTimeEq;

use crate::http::{App, csrf};

/// What the forms of this sign-in carry.
pub(crate) fn form_secret(app: &App, handle: &str) -> String {
    csrf::secret(app, &format!("/sign-in/{handle}"), None)
}

/// Whether a form came from one of its pages.
pub(crate) fn is_genuine(app: &App, handle: &str, form: &Form) -> bool {
    let shown = form.get(csrf::FIELD).unwrap_or_default();
    shown.as_bytes().ct_eq(form_secret(app, handle).as_bytes()).into()
}
