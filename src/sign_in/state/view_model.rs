//! What every screen draws from: the page as the server sent it, and what the browser adds.

use std::rc::Rc;

use sluss_protocol::sign_in::{FormAction, Mode, Notice, SignInPage, Site};

/// Why a form did not arrive, which only the browser knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendError {
    /// No answer came; the next press goes without script.
    Unreachable,
    /// The server has too much to do.
    Busy,
}

impl SendError {
    /// The id of the text that tells the person.
    #[must_use]
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Unreachable => "error-unreachable",
            Self::Busy => "notice-busy",
        }
    }
}

/// Everything that one drawing of the page is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewModel {
    /// The page as the server sent it.
    pub page: Rc<SignInPage>,
    /// How many answers came before this one, so that a new answer gets new fields.
    pub turn: u32,
    /// Why the last form did not arrive.
    pub error: Option<SendError>,
    /// The name of the action that is on its way to the server.
    pub pressed: Option<Rc<str>>,
}

impl ViewModel {
    /// A page on which nothing has been pressed yet.
    #[must_use]
    pub fn new(page: SignInPage, turn: u32) -> Self {
        Self { page: Rc::new(page), turn, error: None, pressed: None }
    }

    /// A text of the page by its id.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.page.messages.text(id)
    }

    /// The text with the site's name in it; for our own account pages it is the text `<id>-account`.
    #[must_use]
    pub fn site_text(&self, id: &str) -> String {
        match &self.page.site {
            Site::RelyingParty { name } => self.page.messages.with(id, &[("site", name)]),
            Site::Account => self.text(&format!("{id}-account")),
        }
    }

    /// The text of the page's notice, if it is one of these: each screen says which ones belong to its field.
    #[must_use]
    pub fn error_of(&self, mine: &[Notice]) -> Option<String> {
        let notice = self.page.notice.filter(|notice| mine.contains(notice))?;
        Some(self.text(&notice_id(notice)))
    }

    /// What is wrong with a code that was typed, and how many tries are left if it was tried at all. `form` is the notice about a
    /// malformed code.
    #[must_use]
    pub fn code_error(&self, form: Notice, tries_left: u32) -> Option<String> {
        let error = self.error_of(&[Notice::WrongCode, form])?;
        if self.page.notice != Some(Notice::WrongCode) {
            return Some(error);
        }
        let tries = match tries_left {
            1 => self.text("tries-one"),
            more => self.page.messages.with("tries-few", &[("left", &more.to_string())]),
        };
        Some(format!("{error} {tries}"))
    }

    /// Whether this action is on its way.
    #[must_use]
    pub fn is_busy(&self, action: FormAction) -> bool {
        self.pressed.as_deref() == Some(action.name())
    }

    /// Whether the page is in a frame of the site's.
    #[must_use]
    pub fn framed(&self) -> bool {
        self.page.mode == Mode::Frame
    }
}

/// The id of a notice's text.
#[must_use]
pub fn notice_id(notice: Notice) -> String {
    format!("notice-{}", notice.name())
}
