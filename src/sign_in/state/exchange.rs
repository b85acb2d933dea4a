//! A form that goes to the server, and its answer: what is shown then, and where the address and the browser go.

use sluss_protocol::sign_in::{Forward, Notice, SignInPage, Step};

use super::view_model::{SendError, ViewModel};

/// What an answer without a page means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPage {
    /// The person is told and may try again.
    Error(SendError),
    /// Only the document can explain it, so it is reloaded.
    Reload,
}

/// The page in an answer, or what to do instead. `unpack` reads the answer's body.
///
/// # Errors
/// When the answer carries no page.
pub fn read_answer(status: u16, unpack: impl FnOnce() -> Option<SignInPage>) -> Result<SignInPage, NoPage> {
    match status {
        200 | 429 => unpack().ok_or(NoPage::Reload),
        503 => Err(NoPage::Error(SendError::Busy)),
        _ => Err(NoPage::Reload),
    }
}

/// How the browser leaves a page on which there is nothing more to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Departure {
    /// To the site, with nothing of ours left in the browser's history.
    Site(String),
    /// To the sign-in's own document, which tells the page around the frame.
    Document(String),
}

impl ViewModel {
    /// Whether the script may send the next form. After a request that got no answer, the browser sends it itself and leaves this page.
    #[must_use]
    pub fn sends_by_script(&self) -> bool {
        self.error != Some(SendError::Unreachable)
    }

    /// The action of this name is on its way.
    #[must_use]
    pub fn sending(&self, pressed: &str) -> Self {
        Self { pressed: Some(pressed.into()), error: None, ..self.clone() }
    }

    /// The action did not arrive.
    #[must_use]
    pub fn failed(&self, error: SendError) -> Self {
        Self { pressed: None, error: Some(error), ..self.clone() }
    }

    /// The server has answered with this page. It is shown with the texts that this page had when it asked.
    #[must_use]
    pub fn answered(&self, page: SignInPage) -> Self {
        // Input that was not even tried stays: the same fields, and how long to wait.
        let refused = page.notice == Some(Notice::TooManyTries);
        Self::new(page.after(&self.page), self.turn + u32::from(!refused))
    }

    /// Whether the next step happens elsewhere, so that the page waits for it.
    #[must_use]
    pub fn waits(&self) -> bool {
        matches!(self.page.step, Step::Approval { over: false, .. } | Step::Extra { mailed: true, .. })
    }

    /// Whether the page waits for a code by SMS, which some browsers read if the person allows it.
    #[must_use]
    pub fn takes_sms(&self) -> bool {
        matches!(self.page.step, Step::SmsCode { tries_left: 1.., .. })
    }

    /// Whether the person is signed in.
    #[must_use]
    pub fn passed(&self) -> bool {
        matches!(self.page.step, Step::Passed { .. })
    }

    /// How to leave, if there is nothing more to do here.
    #[must_use]
    pub fn departure(&self) -> Option<Departure> {
        match &self.page.step {
            Step::Passed { forward: Forward::Redirect { url }, .. } => Some(Departure::Site(url.clone())),
            // The document tells the page around the frame, which shares this history.
            Step::Passed { .. } | Step::Ended { .. } if self.framed() => {
                Some(Departure::Document(self.page.action.clone()))
            }
            _ => None,
        }
    }

    /// Whether the address of the next page gets a place of its own in the browser's history, so that Back leads down to this one. A
    /// step of the same height takes the other's place, and a finished sign-in is nothing to go back to.
    #[must_use]
    pub const fn is_climbed_to(from: &Step, to: &Step) -> bool {
        to.height() > from.height() && to.height() < Step::OVER
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
