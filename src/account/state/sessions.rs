//! The list of sessions, and what comes of ending some. Knows neither the browser nor the network: `sessions` asks and tells.

use std::rc::Rc;

use sluss_protocol::api::{SessionList, SessionView};
use yew::Reducible;

use super::error::AccountError;

/// What is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionsState {
    /// The sessions, this one first; `None` until the server has said.
    pub list: Option<Vec<SessionView>>,
    /// What just happened.
    pub news: Option<SessionsNotice>,
}

/// A line about what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionsNotice {
    /// One session is over.
    Ended,
    /// All others are over.
    EndedOthers,
    /// It did not work.
    Error(AccountError),
}

/// What the server said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionsMessage {
    /// The sessions, when asked for them.
    Listed(Result<SessionList, AccountError>),
    /// When asked to end the one with this id.
    Ended(String, Result<(), AccountError>),
    /// When asked to end all others.
    EndedOthers(Result<(), AccountError>),
}

impl SessionsState {
    /// Whether there is any other session than this one.
    #[must_use]
    pub fn has_others(&self) -> bool {
        self.list.iter().flatten().any(|session| !session.current)
    }

    fn listed(&mut self, mut list: SessionList) {
        // The sort is stable: within the others the server's order stays.
        list.sessions.sort_by_key(|session| !session.current);
        self.list = Some(list.sessions);
        self.news = None;
    }

    fn keep(&mut self, news: SessionsNotice, keep: impl Fn(&SessionView) -> bool) {
        self.list.iter_mut().for_each(|list| list.retain(&keep));
        self.news = Some(news);
    }
}

impl Reducible for SessionsState {
    type Action = SessionsMessage;

    fn reduce(self: Rc<Self>, message: SessionsMessage) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match message {
            SessionsMessage::Listed(Ok(list)) => next.listed(list),
            // What is gone already is over, whoever ended it.
            SessionsMessage::Ended(id, Ok(()) | Err(AccountError::Changed)) => next.keep(SessionsNotice::Ended, |it| it.id != id),
            SessionsMessage::EndedOthers(Ok(())) => next.keep(SessionsNotice::EndedOthers, |it| it.current),
            SessionsMessage::Listed(Err(error))
            | SessionsMessage::Ended(_, Err(error))
            | SessionsMessage::EndedOthers(Err(error)) => next.news = Some(SessionsNotice::Error(error)),
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use sluss_protocol::api::{SessionList, SessionView};
    use sluss_protocol::method::Method;
    use yew::Reducible;

    use super::{SessionsState, SessionsNotice, SessionsMessage, AccountError};

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

    fn listed() -> Rc<SessionsState> {
        let sessions = vec![session("a", false), session("b", true), session("c", false)];
        Rc::new(SessionsState::default()).reduce(SessionsMessage::Listed(Ok(SessionList { sessions })))
    }

    fn ids(places: &SessionsState) -> Vec<&str> {
        places.list.iter().flatten().map(|session| session.id.as_str()).collect()
    }

    #[test]
    fn this_browser_stands_first_and_the_others_in_the_servers_order() {
        assert_eq!(ids(&listed()), ["b", "a", "c"]);
    }

    #[test]
    fn what_was_ended_leaves_the_list_also_when_it_was_gone_already() {
        let places = listed().reduce(SessionsMessage::Ended("a".to_owned(), Ok(())));
        assert_eq!((ids(&places), &places.news), (vec!["b", "c"], &Some(SessionsNotice::Ended)));
        let places = places.reduce(SessionsMessage::Ended("c".to_owned(), Err(AccountError::Changed)));
        assert_eq!(ids(&places), ["b"]);
        assert!(!places.has_others());
    }

    #[test]
    fn all_others_leave_and_this_one_stays() {
        let places = listed().reduce(SessionsMessage::EndedOthers(Ok(())));
        assert_eq!((ids(&places), &places.news), (vec!["b"], &Some(SessionsNotice::EndedOthers)));
    }

    #[test]
    fn a_list_that_comes_at_the_second_press_takes_the_trouble_away() {
        let places = Rc::new(SessionsState::default()).reduce(SessionsMessage::Listed(Err(AccountError::Unreachable)));
        assert_eq!((&places.list, &places.news), (&None, &Some(SessionsNotice::Error(AccountError::Unreachable))));
        let places = places.reduce(SessionsMessage::Listed(Ok(SessionList { sessions: vec![session("a", true)] })));
        assert_eq!((ids(&places), &places.news), (vec!["a"], &None));
    }

    #[test]
    fn when_no_answer_comes_the_list_stays_and_the_trouble_is_told() {
        let places = listed().reduce(SessionsMessage::Ended("a".to_owned(), Err(AccountError::Unreachable)));
        assert_eq!(ids(&places).len(), 3);
        assert_eq!(places.news, Some(SessionsNotice::Error(AccountError::Unreachable)));
        assert!(places.has_others());
    }
}
