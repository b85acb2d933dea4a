//! What happened to the account, page by page. Knows neither the browser nor the network: `activity` asks and tells.

use std::rc::Rc;

use sluss_protocol::api::{ActivityPage, ActivityView};
use yew::Reducible;

use super::error::AccountError;
use crate::i18n::Catalogue;

/// What is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityState {
    /// The entries, newest first; `None` until the server has said.
    pub entries: Option<Vec<ActivityView>>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
    /// A page is on its way.
    pub busy: bool,
    /// Why the last one did not come.
    pub error: Option<AccountError>,
}

/// What the page did and what the server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActivityMessage {
    /// A page was asked for.
    Requested,
    /// It came, or did not.
    Came(Result<ActivityPage, AccountError>),
}

impl Reducible for ActivityState {
    type Action = ActivityMessage;

    fn reduce(self: Rc<Self>, message: ActivityMessage) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match message {
            ActivityMessage::Requested => (next.busy, next.error) = (true, None),
            ActivityMessage::Came(Ok(page)) => {
                next.busy = false;
                next.entries.get_or_insert_default().extend(page.entries);
                next.next = page.next;
            }
            ActivityMessage::Came(Err(error)) => (next.busy, next.error) = (false, Some(error)),
        }
        Rc::new(next)
    }
}

/// What happened, with the site where there is one.
#[must_use]
pub fn what(texts: &Catalogue, entry: &ActivityView) -> String {
    let event = texts.text(&format!("event-{}", entry.event));
    match &entry.site {
        Some(site) => format!("{event} {}", texts.with("activity-site", &[("site", site)])),
        None => event,
    }
}

/// From where, as far as it is known; an operator's doing comes from nowhere.
#[must_use]
pub fn whence(texts: &Catalogue, entry: &ActivityView) -> Option<String> {
    match (entry.browser.as_str(), entry.place.as_str()) {
        ("", "") => None,
        (only, "") | ("", only) => Some(only.to_owned()),
        (browser, place) => Some(texts.with("activity-where", &[("browser", browser), ("place", place)])),
    }
}

/// Whether it is something to look at twice.
#[must_use]
pub fn is_warning(entry: &ActivityView) -> bool {
    matches!(
        entry.event.as_str(),
        "wrong-password" | "wrong-code" | "factor-locked" | "request-denied" | "locked-by-owner"
    )
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use sluss_protocol::api::{ActivityPage, ActivityView};
    use sluss_protocol::language::Language;
    use yew::Reducible;

    use super::{ActivityState, ActivityMessage, AccountError, is_warning, what, whence};
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
        let page = |id, next: Option<&str>| ActivityPage { entries: vec![entry(id)], next: next.map(str::to_owned) };
        let events = Rc::new(ActivityState::default()).reduce(ActivityMessage::Requested);
        assert!(events.busy && events.entries.is_none());
        let events = events.reduce(ActivityMessage::Came(Ok(page("log_2", Some("2")))));
        let events = events.reduce(ActivityMessage::Requested).reduce(ActivityMessage::Came(Err(AccountError::Unreachable)));
        assert_eq!(
            (events.busy, &events.error, &events.next),
            (false, &Some(AccountError::Unreachable), &Some("2".to_owned()))
        );
        let events = events.reduce(ActivityMessage::Requested).reduce(ActivityMessage::Came(Ok(page("log_1", None))));
        let ids: Vec<_> = events.entries.iter().flatten().map(|entry| entry.id.as_str()).collect();
        assert_eq!((ids, &events.next, &events.error), (vec!["log_2", "log_1"], &None, &None));
    }

    #[test]
    fn an_event_is_told_with_its_site_and_its_place_as_far_as_they_are_known() {
        let texts = Catalogue::parse(Language::Sv, include_str!("../../../locales/sv/account.ftl"));
        assert_eq!(what(&texts, &entry("a")), "Inloggning på RASFF Window");
        assert_eq!(what(&texts, &ActivityView { site: None, ..entry("a") }), "Inloggning");
        assert_eq!(whence(&texts, &entry("a")).as_deref(), Some("Firefox, Windows · 192.0.2.0/24"));
        let no_browser = ActivityView { browser: String::new(), ..entry("a") };
        assert_eq!(whence(&texts, &no_browser).as_deref(), Some("192.0.2.0/24"));
        assert_eq!(whence(&texts, &ActivityView { place: String::new(), ..no_browser }), None);
        assert!(!is_warning(&entry("a")));
    }
}
