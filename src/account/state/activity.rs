//! What has happened to the account, page by page: a message in, the new state and its effects out.

use sluss_protocol::api::{ActivityPage, ActivityView};

use super::error::AccountError;
use crate::i18n::Catalogue;

/// What is known about the account's activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityState {
    /// The entries, newest first; `None` until the server has said.
    pub entries: Option<Vec<ActivityView>>,
    /// The entry before which the next page begins, if there is one.
    pub next: Option<String>,
    /// Whether a page is on its way.
    pub busy: bool,
    /// Why the last page did not come.
    pub error: Option<AccountError>,
}

/// Something that has happened on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActivityMessage {
    /// The person wants the next page, or the first one again.
    More,
    /// The server has sent a page, or could not.
    Came(Result<ActivityPage, AccountError>),
}

/// Something that the browser, or the page around the list, has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActivityEffect {
    /// Ask for the page before this entry, or for the newest one, and report it as [`ActivityMessage::Came`].
    Load(Option<String>),
    /// Report that nobody is signed in here any more.
    SignedOut,
}

impl ActivityState {
    /// Takes a message, and returns the effects to carry out.
    #[must_use]
    pub fn update(&mut self, message: ActivityMessage) -> Option<ActivityEffect> {
        match message {
            ActivityMessage::More => {
                (self.busy, self.error) = (true, None);
                return Some(ActivityEffect::Load(self.next.clone()));
            }
            ActivityMessage::Came(Ok(page)) => {
                self.busy = false;
                self.entries.get_or_insert_default().extend(page.entries);
                self.next = page.next;
            }
            ActivityMessage::Came(Err(AccountError::SignedOut)) => return Some(ActivityEffect::SignedOut),
            ActivityMessage::Came(Err(error)) => (self.busy, self.error) = (false, Some(error)),
        }
        None
    }

    /// Whether there is something to ask for: a next page, or a first page that did not come.
    #[must_use]
    pub const fn has_more(&self) -> bool {
        self.next.is_some() || self.entries.is_none() && self.error.is_some()
    }
}

/// What happened, with the site where there is one.
#[must_use]
pub fn activity_title(texts: &Catalogue, entry: &ActivityView) -> String {
    let event = texts.text(&format!("event-{}", entry.event));
    match &entry.site {
        Some(site) => format!("{event} {}", texts.with("activity-site", &[("site", site)])),
        None => event,
    }
}

/// The browser and the location that it came from, as far as they are known; what an operator does comes from neither.
#[must_use]
pub fn activity_origin(texts: &Catalogue, entry: &ActivityView) -> Option<String> {
    match (entry.browser.as_str(), entry.place.as_str()) {
        ("", "") => None,
        (only, "") | ("", only) => Some(only.to_owned()),
        (browser, place) => Some(texts.with("activity-where", &[("browser", browser), ("place", place)])),
    }
}

/// Whether it deserves a second look.
#[must_use]
pub fn is_warning(entry: &ActivityView) -> bool {
    matches!(
        entry.event.as_str(),
        "wrong-password" | "wrong-code" | "factor-locked" | "request-denied" | "locked-by-owner"
    )
}

#[cfg(test)]
mod tests {
    use sluss_protocol::api::{ActivityPage, ActivityView};
    use sluss_protocol::language::Language;

    use super::{
        AccountError, ActivityEffect, ActivityMessage, ActivityState, activity_origin, activity_title, is_warning,
    };
    use crate::i18n::Catalogue;

    fn entry(id: &str) -> ActivityView {
        ActivityView {
            id: id.to_owned(),
            at: 0,
            event: "signed-in".to_owned(),
            site: Some("RASFF Window".to_owned()),
            method: None,
            browser: "Firefox, Windows".to_owned(),
            place: "192.0.2.0/24".to_owned(),
        }
    }

    #[test]
    fn pages_come_one_after_the_other_and_one_that_does_not_come_loses_nothing() {
        let page = |id, next: Option<&str>| {
            ActivityMessage::Came(Ok(ActivityPage { entries: vec![entry(id)], next: next.map(str::to_owned) }))
        };
        let mut state = ActivityState::default();
        assert_eq!(state.update(ActivityMessage::More), Some(ActivityEffect::Load(None)));
        assert!(state.busy && state.entries.is_none());
        assert_eq!(state.update(page("log_2", Some("2"))), None);
        let older = Some(ActivityEffect::Load(Some("2".to_owned())));
        assert_eq!(state.update(ActivityMessage::More), older);
        assert_eq!(state.update(ActivityMessage::Came(Err(AccountError::Unreachable))), None);
        assert_eq!((state.busy, &state.error), (false, &Some(AccountError::Unreachable)));
        assert!(state.has_more());
        assert_eq!(state.update(ActivityMessage::More), older, "the same page once more");
        assert_eq!(state.update(page("log_1", None)), None);
        let ids: Vec<_> = state.entries.iter().flatten().map(|entry| entry.id.as_str()).collect();
        assert_eq!((ids, state.has_more(), &state.error), (vec!["log_2", "log_1"], false, &None));
    }

    #[test]
    fn a_first_page_that_does_not_come_can_be_asked_for_again() {
        let mut state = ActivityState::default();
        assert!(!state.has_more(), "it is on its way");
        assert_eq!(state.update(ActivityMessage::Came(Err(AccountError::Busy))), None);
        assert!(state.has_more());
        let over = ActivityMessage::Came(Err(AccountError::SignedOut));
        assert_eq!(state.update(over), Some(ActivityEffect::SignedOut));
    }

    #[test]
    fn an_event_is_told_with_its_site_and_where_it_came_from_as_far_as_they_are_known() {
        let texts = Catalogue::parse(Language::Sv, include_str!("../../../locales/sv/account.ftl"));
        assert_eq!(activity_title(&texts, &entry("a")), "Inloggning på RASFF Window");
        assert_eq!(activity_title(&texts, &ActivityView { site: None, ..entry("a") }), "Inloggning");
        assert_eq!(activity_origin(&texts, &entry("a")).as_deref(), Some("Firefox, Windows · 192.0.2.0/24"));
        let no_browser = ActivityView { browser: String::new(), ..entry("a") };
        assert_eq!(activity_origin(&texts, &no_browser).as_deref(), Some("192.0.2.0/24"));
        assert_eq!(activity_origin(&texts, &ActivityView { place: String::new(), ..no_browser }), None);
        assert!(!is_warning(&entry("a")));
    }
}
