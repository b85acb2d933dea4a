//! What every screen draws from: the page as the server sent it, and what the browser has to add.

use std::rc::Rc;

use sluss_protocol::sign_in::{FormAction, Mode, Notice, SignInPage, Site};

/// What the browser knows and the server does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only a browser meets it, yet both sides draw it"))]
pub(super) enum Trouble {
    /// No answer came; the next press goes without script.
    Unreachable,
    /// The server has too much to do.
    Busy,
}

impl Trouble {
    pub(super) const fn text_id(self) -> &'static str {
        match self {
            Self::Unreachable => "trouble-unreachable",
            Self::Busy => "notice-busy",
        }
    }
}

/// One picture of the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scene {
    /// As the server sent it.
    pub(super) page: Rc<SignInPage>,
    /// How many answers came before this one: fields of a new answer are new fields.
    pub(super) turn: u32,
    /// What went wrong on the way.
    pub(super) trouble: Option<Trouble>,
    /// The action that is on its way to the server.
    pub(super) pressed: Option<Rc<str>>,
}

impl Scene {
    pub(super) fn new(page: SignInPage, turn: u32) -> Self {
        Self { page: Rc::new(page), turn, trouble: None, pressed: None }
    }

    pub(super) fn text(&self, id: &str) -> String {
        self.page.messages.text(id)
    }

    /// The text with the site's name in it; our own account pages have a text of their own, `<id>-account`.
    pub(super) fn site_text(&self, id: &str) -> String {
        match &self.page.site {
            Site::RelyingParty { name } => self.page.messages.with(id, &[("site", name)]),
            Site::Account => self.text(&format!("{id}-account")),
        }
    }

    /// The text of the page's notice, when it is one of these: each screen says which belong to its field.
    pub(super) fn error_of(&self, mine: &[Notice]) -> Option<String> {
        let notice = self.page.notice.filter(|notice| mine.contains(notice))?;
        Some(self.text(&notice_id(notice)))
    }

    /// Whether this action is on its way.
    pub(super) fn is_busy(&self, action: FormAction) -> bool {
        self.pressed.as_deref() == Some(action.name())
    }

    pub(super) fn framed(&self) -> bool {
        self.page.mode == Mode::Frame
    }
}

/// The id of a notice's text.
pub(super) fn notice_id(notice: Notice) -> String {
    format!("notice-{}", notice.name())
}
