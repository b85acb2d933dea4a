//! What every screen draws from: the page as the server sent it, and what the browser has to add.

use std::rc::Rc;

use sluss_protocol::sign_in::{FormAction, Mode, Notice, SignInPage, Site};

/// What the browser knows and the server does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendError {
    /// No answer came; the next press goes without script.
    Unreachable,
    /// The server has too much to do.
    Busy,
}

impl SendError {
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::Unreachable => "trouble-unreachable",
            Self::Busy => "notice-busy",
        }
    }
}

/// One picture of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewModel {
    /// As the server sent it.
    pub page: Rc<SignInPage>,
    /// How many answers came before this one: fields of a new answer are new fields.
    pub turn: u32,
    /// What went wrong on the way.
    pub error: Option<SendError>,
    /// The action that is on its way to the server.
    pub pressed: Option<Rc<str>>,
}

impl ViewModel {
    pub fn new(page: SignInPage, turn: u32) -> Self {
        Self { page: Rc::new(page), turn, error: None, pressed: None }
    }

    pub fn text(&self, id: &str) -> String {
        self.page.messages.text(id)
    }

    /// The text with the site's name in it; our own account pages have a text of their own, `<id>-account`.
    pub fn site_text(&self, id: &str) -> String {
        match &self.page.site {
            Site::RelyingParty { name } => self.page.messages.with(id, &[("site", name)]),
            Site::Account => self.text(&format!("{id}-account")),
        }
    }

    /// The text of the page's notice, when it is one of these: each screen says which belong to its field.
    pub fn error_of(&self, mine: &[Notice]) -> Option<String> {
        let notice = self.page.notice.filter(|notice| mine.contains(notice))?;
        Some(self.text(&notice_id(notice)))
    }

    /// Whether this action is on its way.
    pub fn is_busy(&self, action: FormAction) -> bool {
        self.pressed.as_deref() == Some(action.name())
    }

    pub fn framed(&self) -> bool {
        self.page.mode == Mode::Frame
    }
}

/// The id of a notice's text.
pub fn notice_id(notice: Notice) -> String {
    format!("notice-{}", notice.name())
}
