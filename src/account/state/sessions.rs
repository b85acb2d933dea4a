//! Where the person is signed in, and ending sessions: a message in, the new state and its effects out.

use sluss_protocol::api::{SessionList, SessionView};

use super::error::AccountError;
use crate::i18n::Catalogue;

/// What is known about the sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionsState {
    /// The sessions, this one first; `None` until the server has said.
    pub list: Option<Vec<SessionView>>,
    /// The line above the list.
    pub notice: Option<SessionsNotice>,
}

/// A line about what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionsNotice {
    /// One session was ended.
    Ended,
    /// All sessions but this one were ended.
    EndedOthers,
    /// Something did not work.
    Error(AccountError),
}

/// Something that has happened among the sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionsMessage {
    /// Load the list, for the first time or again.
    Load,
    /// The server has said which sessions there are, or could not.
    Listed(Result<SessionList, AccountError>),
    /// The person wants to end the session with this id.
    End(String),
    /// The server has answered about ending the session with this id.
    Ended(String, Result<(), AccountError>),
    /// The person wants to end all sessions but this one.
    EndOthers,
    /// The server has answered about ending all others.
    EndedOthers(Result<(), AccountError>),
}

/// Something that the browser, or the page around the list, has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionsEffect {
    /// Ask the server for the list, and report it as [`SessionsMessage::Listed`].
    Load,
    /// End the session with this id, and report the answer as [`SessionsMessage::Ended`].
    End(String),
    /// End all sessions but this one, and report the answer as [`SessionsMessage::EndedOthers`].
    EndOthers,
    /// Report that nobody is signed in here any more.
    SignedOut,
}

impl SessionsState {
    /// Takes a message, and returns the effects to carry out.
    #[must_use]
    pub fn update(&mut self, message: SessionsMessage) -> Option<SessionsEffect> {
        match message {
            SessionsMessage::Load => return Some(SessionsEffect::Load),
            SessionsMessage::End(id) => return Some(SessionsEffect::End(id)),
            SessionsMessage::EndOthers => return Some(SessionsEffect::EndOthers),
            SessionsMessage::Listed(Ok(list)) => self.listed(list),
            // A session that is already gone is over, whoever ended it.
            SessionsMessage::Ended(id, Ok(()) | Err(AccountError::Changed)) => {
                self.keep(SessionsNotice::Ended, |session| session.id != id);
            }
            SessionsMessage::EndedOthers(Ok(())) => self.keep(SessionsNotice::EndedOthers, |session| session.current),
            SessionsMessage::Listed(Err(error))
            | SessionsMessage::Ended(_, Err(error))
            | SessionsMessage::EndedOthers(Err(error)) => {
                if error == AccountError::SignedOut {
                    return Some(SessionsEffect::SignedOut);
                }
                self.notice = Some(SessionsNotice::Error(error));
            }
        }
        None
    }

    /// Whether there is any other session than this one.
    #[must_use]
    pub fn has_others(&self) -> bool {
        self.list.iter().flatten().any(|session| !session.current)
    }

    fn listed(&mut self, mut list: SessionList) {
        // The sort is stable: within the others the server's order stays.
        list.sessions.sort_by_key(|session| !session.current);
        self.list = Some(list.sessions);
        self.notice = None;
    }

    fn keep(&mut self, notice: SessionsNotice, keep: impl Fn(&SessionView) -> bool) {
        self.list.iter_mut().for_each(|list| list.retain(&keep));
        self.notice = Some(notice);
    }
}

/// What a session is for, in words.
#[must_use]
pub fn session_title(texts: &Catalogue, session: &SessionView) -> String {
    match (session.account_pages, session.sites.is_empty()) {
        (true, _) => texts.text("session-account"),
        (false, true) => texts.text("session-other"),
        (false, false) => texts.with("session-sites", &[("sites", &session.sites.join(", "))]),
    }
}

/// The browser and the location that a session belongs to, as far as they are known.
#[must_use]
pub fn session_origin(texts: &Catalogue, session: &SessionView) -> String {
    let known = |text: &str, id: &str| if text.is_empty() { texts.text(id) } else { text.to_owned() };
    let browser = known(&session.browser, "session-unknown-browser");
    let location = known(&session.place, "session-unknown-place");
    texts.with("session-place", &[("browser", &browser), ("place", &location)])
}

#[cfg(test)]
mod tests {
    use sluss_protocol::api::{SessionList, SessionView};
    use sluss_protocol::language::Language;
    use sluss_protocol::method::Method;

    use super::{
        AccountError, SessionsEffect, SessionsMessage, SessionsNotice, SessionsState, session_origin, session_title,
    };
    use crate::i18n::Catalogue;

    fn session(id: &str, current: bool) -> SessionView {
        SessionView {
            id: id.to_owned(),
            current,
            account_pages: current,
            sites: Vec::new(),
            browser: String::new(),
            place: String::new(),
            method: Method::Qr,
            since: 0,
            seen_at: 0,
        }
    }

    fn listed() -> SessionsState {
        let sessions = vec![session("a", false), session("b", true), session("c", false)];
        let mut state = SessionsState::default();
        assert_eq!(state.update(SessionsMessage::Listed(Ok(SessionList { sessions }))), None);
        state
    }

    fn ids(state: &SessionsState) -> Vec<&str> {
        state.list.iter().flatten().map(|session| session.id.as_str()).collect()
    }

    #[test]
    fn this_browser_stands_first_and_the_others_in_the_servers_order() {
        assert_eq!(ids(&listed()), ["b", "a", "c"]);
    }

    #[test]
    fn what_was_ended_leaves_the_list_also_when_it_was_gone_already() {
        let mut state = listed();
        let asked = state.update(SessionsMessage::End("a".to_owned()));
        assert_eq!(asked, Some(SessionsEffect::End("a".to_owned())));
        assert_eq!(ids(&state).len(), 3, "it is there until the server has ended it");
        assert_eq!(state.update(SessionsMessage::Ended("a".to_owned(), Ok(()))), None);
        assert_eq!((ids(&state), &state.notice), (vec!["b", "c"], &Some(SessionsNotice::Ended)));
        assert_eq!(state.update(SessionsMessage::Ended("c".to_owned(), Err(AccountError::Changed))), None);
        assert_eq!(ids(&state), ["b"]);
        assert!(!state.has_others());
    }

    #[test]
    fn all_others_leave_and_this_one_stays() {
        let mut state = listed();
        assert_eq!(state.update(SessionsMessage::EndOthers), Some(SessionsEffect::EndOthers));
        assert_eq!(state.update(SessionsMessage::EndedOthers(Ok(()))), None);
        assert_eq!((ids(&state), &state.notice), (vec!["b"], &Some(SessionsNotice::EndedOthers)));
    }

    #[test]
    fn a_list_that_comes_at_the_second_press_takes_the_error_away() {
        let mut state = SessionsState::default();
        assert_eq!(state.update(SessionsMessage::Listed(Err(AccountError::Unreachable))), None);
        assert_eq!((&state.list, &state.notice), (&None, &Some(SessionsNotice::Error(AccountError::Unreachable))));
        assert_eq!(state.update(SessionsMessage::Load), Some(SessionsEffect::Load));
        let list = SessionList { sessions: vec![session("a", true)] };
        assert_eq!(state.update(SessionsMessage::Listed(Ok(list))), None);
        assert_eq!((ids(&state), &state.notice), (vec!["a"], &None));
    }

    #[test]
    fn when_no_answer_comes_the_list_stays_and_the_error_is_told() {
        let mut state = listed();
        assert_eq!(state.update(SessionsMessage::Ended("a".to_owned(), Err(AccountError::Unreachable))), None);
        assert_eq!(ids(&state).len(), 3);
        assert_eq!(state.notice, Some(SessionsNotice::Error(AccountError::Unreachable)));
        assert!(state.has_others());
    }

    #[test]
    fn a_session_that_ended_meanwhile_is_the_end_of_the_page() {
        for message in [
            SessionsMessage::Listed(Err(AccountError::SignedOut)),
            SessionsMessage::Ended("a".to_owned(), Err(AccountError::SignedOut)),
            SessionsMessage::EndedOthers(Err(AccountError::SignedOut)),
        ] {
            assert_eq!(listed().update(message), Some(SessionsEffect::SignedOut));
        }
    }

    #[test]
    fn a_session_is_told_by_what_it_is_for_and_where_it_is_as_far_as_that_is_known() {
        let texts = Catalogue::parse(Language::En, include_str!("../../../locales/en/account.ftl"));
        let other = SessionView { sites: vec!["RASFF Window".to_owned()], ..session("a", false) };
        assert_eq!(session_title(&texts, &session("b", true)), "My account");
        assert_eq!(session_title(&texts, &other), "Signed in to RASFF Window");
        assert_eq!(session_origin(&texts, &other), "Unknown browser · unknown place");
        let known = SessionView { browser: "Firefox".to_owned(), place: "192.0.2.0/24".to_owned(), ..other };
        assert_eq!(session_origin(&texts, &known), "Firefox · 192.0.2.0/24");
    }
}
