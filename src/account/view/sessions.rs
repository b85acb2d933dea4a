//! Where the person is signed in, and ending that.

use sluss_protocol::api::SessionView;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::server as api;
use super::links::mended_by_sign_in;
use crate::account::state::sessions::{SessionsState, SessionsNotice, SessionsMessage};
use crate::account::state::error::AccountError;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::{AskFirst, Question};
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, Tone};

/// What [`Sessions`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SessionsProps {
    pub(super) texts: Catalogue,
    pub(super) csrf: String,
    /// Nobody is signed in here any more.
    pub(super) lost: Callback<()>,
    pub(super) leave: Callback<MouseEvent>,
}

/// The list.
#[component]
pub(super) fn Sessions(props: &SessionsProps) -> Html {
    let places = use_reducer(SessionsState::default);
    let tell = {
        let (dispatcher, lost) = (places.dispatcher(), props.lost.clone());
        Callback::from(move |message| match message {
            SessionsMessage::Listed(Err(AccountError::SignedOut))
            | SessionsMessage::Ended(_, Err(AccountError::SignedOut))
            | SessionsMessage::EndedOthers(Err(AccountError::SignedOut)) => lost.emit(()),
            message => dispatcher.dispatch(message),
        })
    };
    let load = Callback::from({
        let tell = tell.clone();
        move |()| {
            let tell = tell.clone();
            spawn_local(async move { tell.emit(SessionsMessage::Listed(api::sessions().await)) });
        }
    });
    {
        let load = load.clone();
        use_effect_with((), move |()| load.emit(()));
    }
    let end = Callback::from({
        let (tell, csrf) = (tell.clone(), props.csrf.clone());
        move |id: String| {
            let (tell, csrf) = (tell.clone(), csrf.clone());
            spawn_local(async move {
                let ended = api::end_session(&csrf, &id).await;
                tell.emit(SessionsMessage::Ended(id, ended));
            });
        }
    });
    let texts = &props.texts;
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("sessions-title") }</h1>
            <p class="lead">{ texts.text("sessions-text") }</p>
            { news(texts, places.news.as_ref()) }
            { match &places.list {
                None if places.news.is_some() => again(texts, load.reform(|_: MouseEvent| ())),
                None => waiting(texts, true),
                Some(list) => html! {
                    <ul class="list">{ for list.iter().map(|session| item(texts, session, &end)) }</ul>
                },
            } }
            if places.has_others() {
                <EndOthers texts={texts.clone()} csrf={props.csrf.clone()} {tell} />
            } else if places.list.is_some() {
                <p class="hint">{ texts.text("sessions-only") }</p>
            }
            <div class="actions">
                <Button submit=false kind={ButtonKind::Secondary} onclick={props.leave.clone()}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

/// Until the list is there.
pub(super) fn waiting(texts: &Catalogue, still: bool) -> Html {
    if still {
        html! { <p role="status">{ texts.text("loading") }</p> }
    } else {
        Html::default()
    }
}

/// The next press where the list did not come.
fn again(texts: &Catalogue, onclick: Callback<MouseEvent>) -> Html {
    html! { <div class="actions"><Button submit=false {onclick}>{ texts.text("again") }</Button></div> }
}

fn news(texts: &Catalogue, news: Option<&SessionsNotice>) -> Html {
    let (tone, id) = match news {
        None => return Html::default(),
        Some(SessionsNotice::Ended) => (Tone::Good, "session-ended"),
        Some(SessionsNotice::EndedOthers) => (Tone::Good, "sessions-ended"),
        Some(SessionsNotice::Error(error)) => {
            let mend = mended_by_sign_in(texts, error);
            return html! { <Notice tone={Tone::Error}>{ error.message(texts) }{ mend }</Notice> };
        }
    };
    html! { <Notice {tone}>{ texts.text(id) }</Notice> }
}

fn item(texts: &Catalogue, session: &SessionView, end: &Callback<String>) -> Html {
    let when = |at: i64| page::moment(at, texts.language().tag());
    let known = |text: &str, id: &str| if text.is_empty() { texts.text(id) } else { text.to_owned() };
    let title = match (session.account_pages, session.sites.is_empty()) {
        (true, _) => texts.text("session-account"),
        (false, true) => texts.text("session-other"),
        (false, false) => texts.with("session-sites", &[("sites", &session.sites.join(", "))]),
    };
    let (browser, place) =
        (known(&session.browser, "session-unknown-browser"), known(&session.place, "session-unknown-place"));
    let onclick = end.reform({
        let id = session.id.clone();
        move |_: MouseEvent| id.clone()
    });
    html! {
        <li class="list-item" key={session.id.clone()}>
            <Icon name={IconName::Screen} />
            <div class="list-text">
                <p class="list-title">{ title }</p>
                if session.current {
                    <p class="mark-here">{ texts.text("sessions-here") }</p>
                }
                <p class="hint" translate="no">{ texts.with("session-place", &[("browser", &browser), ("place", &place)]) }</p>
                <p class="hint">{ texts.with("session-since", &[("when", &when(session.since))]) }</p>
                <p class="hint">{ texts.with("session-seen", &[("when", &when(session.seen_at))]) }</p>
            </div>
            if !session.current {
                <Button submit=false kind={ButtonKind::Quiet} {onclick}>{ texts.text("session-end") }</Button>
            }
        </li>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct EndOthersProps {
    texts: Catalogue,
    csrf: String,
    tell: Callback<SessionsMessage>,
}

/// The button that ends all others, and the question before it.
#[component]
fn EndOthers(props: &EndOthersProps) -> Html {
    let texts = &props.texts;
    let onyes = Callback::from({
        let props = props.clone();
        move |()| {
            let EndOthersProps { csrf, tell, .. } = props.clone();
            spawn_local(async move { tell.emit(SessionsMessage::EndedOthers(api::end_other_sessions(&csrf).await)) });
        }
    });
    let question = Question {
        title: texts.text("sessions-end-title").into(),
        text: texts.text("sessions-end-text"),
        yes: texts.text("sessions-end-yes"),
        no: texts.text("sessions-end-no"),
    };
    html! {
        <div class="actions">
            <AskFirst back=true id="end-others" button={texts.text("sessions-end-others")} kind={ButtonKind::Secondary} {question} {onyes} />
        </div>
    }
}
