//! The addresses of a sign-in: one for each height, so that Back goes through them (docs/decisions/0033).

use serde::Deserialize;
use sluss_domain::Error;
use sluss_domain::model::sign_in::{SignIn, SignInState};
use sluss_protocol::sign_in::EndReason;

use crate::http::App;

/// Which of its pages is requested.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    /// What a page that waits has seen.
    pub(super) seen: Option<i64>,
    /// The height of the step to show, if the sign-in has come that far; otherwise its current step is shown.
    step: Option<String>,
}

/// From which page a form was sent.
#[derive(Deserialize)]
pub(crate) struct From {
    /// The height of an earlier step than the current one.
    back: Option<String>,
}

impl From {
    pub(super) fn height(self) -> Option<u8> {
        height(self.back)
    }
}

/// The address of a sign-in, and whether it shows an earlier step than the current one.
#[derive(Clone, Copy)]
pub(super) struct Address<'a> {
    pub(super) handle: &'a str,
    pub(super) back: Option<u8>,
}

impl<'a> Address<'a> {
    pub(super) const fn of(handle: &'a str) -> Self {
        Self { handle, back: None }
    }
}

/// The sign-in as it is shown at an address. A result that was already handed to a site is not handed over again.
pub(super) async fn shown<'a>(
    app: &App,
    handle: &'a str,
    sign_in: SignIn,
    wanted: Wanted,
) -> Result<(Address<'a>, SignIn), Error> {
    let earlier = height(wanted.step).and_then(|height| Some((height, sign_in.seen_from(height)?)));
    if let Some((height, earlier)) = earlier {
        return Ok((Address { handle, back: Some(height) }, earlier));
    }
    let delivered = app.instance.sluss.sign_ins().is_delivered(&sign_in).await?;
    let state = if delivered { SignInState::Ended { reason: EndReason::Finished } } else { sign_in.state };
    Ok((Address::of(handle), SignIn { state, ..sign_in }))
}

/// A height in an address; anything else is ignored.
fn height(text: Option<String>) -> Option<u8> {
    text?.parse().ok()
}
