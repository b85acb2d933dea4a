//! What a screen is called: in its heading, and in the title of the document.

use sluss_protocol::sign_in::{EndReason, Notice, Site, Step};

use super::ViewModel;

impl ViewModel {
    /// The heading of the screen.
    #[must_use]
    pub fn heading(&self) -> String {
        match &self.page.step {
            Step::Identify { .. } => self.text("sign-in"),
            Step::Password { .. } => self.site_text("sign-in-to"),
            Step::QrCode { .. } => self.text("scan-title"),
            Step::Approval { over: true, .. } => self.text("approval-over-title"),
            Step::Approval { .. } => self.text("approval-title"),
            Step::SmsNumber { .. } => self.text("number-title"),
            Step::SmsCode { .. } => self.text("sms-title"),
            Step::Extra { mailed: true, .. } => self.text("extra-mailed-title"),
            Step::Extra { .. } => self.text("extra-title"),
            Step::Code { method, .. } => self.text(&format!("{}-title", method.facts().key)),
            Step::Choose { methods, tried, .. } => {
                let why = methods.iter().find(|option| option.method == *tried).and_then(|option| option.unavailable);
                self.text(&format!("{}-title", why.map_or("choose", |why| why.name(*tried))))
            }
            Step::Ended { reason, .. } => self.text(match reason {
                EndReason::Expired => "expired-title",
                EndReason::Cancelled => "cancelled-title",
                EndReason::Finished => "finished-title",
            }),
            Step::Passed { .. } => self.text("passed-title"),
        }
    }

    /// The title of the document: whether something is wrong, which screen it is, and where the person is going.
    #[must_use]
    pub fn title(&self) -> String {
        let screen = match &self.page.step {
            // Its heading names the site already.
            Step::Password { .. } => self.text("password"),
            _ => self.heading(),
        };
        let texts = &self.page.messages;
        let title = match &self.page.site {
            Site::RelyingParty { name } => texts.with("page-title", &[("screen", &screen), ("site", name)]),
            Site::Account => texts.with("page-title-account", &[("screen", &screen)]),
        };
        if self.is_wrong() { texts.with("page-title-wrong", &[("title", &title)]) } else { title }
    }

    /// Whether the page says that something was refused.
    fn is_wrong(&self) -> bool {
        let good = [Notice::NewCode, Notice::SmsAgain, Notice::MovedOn, Notice::LetOn];
        self.error.is_some() || self.page.notice.is_some_and(|notice| !good.contains(&notice))
    }
}
