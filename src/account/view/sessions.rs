//! Where the person is signed in, and ending sessions.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::{SessionList, SessionView};
use yew::prelude::*;

use super::links::not_me;
use super::messages::{error_notice, loading};
use super::server;
use crate::account::state::{
    Request, SessionsEffect, SessionsMessage, SessionsNotice, SessionsState, session_origin, session_title,
};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::{AskFirst, Question};
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, Tone};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SessionsProps {
    pub(super) texts: Catalogue,
    pub(super) csrf: String,
    pub(super) go: Callback<AccountPage>,
    /// Called when nobody is signed in here any more.
    pub(super) signed_out: Callback<()>,
    pub(super) leave: Callback<MouseEvent>,
}

/// The list of sessions.
pub(super) struct Sessions(SessionsState);

impl Component for Sessions {
    type Message = SessionsMessage;
    type Properties = SessionsProps;

    fn create(ctx: &Context<Self>) -> Self {
        ctx.link().send_message(SessionsMessage::Load);
        Self(SessionsState::default())
    }

    fn update(&mut self, ctx: &Context<Self>, message: SessionsMessage) -> bool {
        let (link, csrf) = (ctx.link(), ctx.props().csrf.clone());
        match self.0.update(message) {
            Some(SessionsEffect::Load) => link.send_future(async {
                SessionsMessage::Listed(server::ask::<SessionList>("", Request::sessions()).await)
            }),
            Some(SessionsEffect::End(id)) => link.send_future(async move {
                let ended = server::order(&csrf, Request::end_session(&id)).await;
                SessionsMessage::Ended(id, ended)
            }),
            Some(SessionsEffect::EndOthers) => link.send_future(async move {
                SessionsMessage::EndedOthers(server::order(&csrf, Request::end_other_sessions()).await)
            }),
            Some(SessionsEffect::SignedOut) => ctx.props().signed_out.emit(()),
            None => {}
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let SessionsProps { texts, go, leave, .. } = ctx.props();
        let (state, link) = (&self.0, ctx.link());
        html! {
            <>
                <h1 tabindex="-1">{ texts.text("sessions-title") }</h1>
                <p class="lead">{ texts.text("sessions-text") }</p>
                { notice(texts, state.notice.as_ref()) }
                { match &state.list {
                    None if state.notice.is_some() => again(texts, link.callback(|_: MouseEvent| SessionsMessage::Load)),
                    None => loading(texts, true),
                    Some(list) => html! {
                        <ul class="list">{ for list.iter().map(|session| item(texts, session, &link.callback(SessionsMessage::End))) }</ul>
                    },
                } }
                if state.has_others() {
                    { end_others(texts, link.callback(|()| SessionsMessage::EndOthers)) }
                } else if state.list.is_some() {
                    <p class="hint">{ texts.text("sessions-only") }</p>
                }
                { not_me(texts, go) }
                <div class="actions">
                    <Button submit=false kind={ButtonKind::Secondary} onclick={leave.clone()}>{ texts.text("back") }</Button>
                </div>
            </>
        }
    }
}

/// The button to try again if the list did not come.
fn again(texts: &Catalogue, onclick: Callback<MouseEvent>) -> Html {
    html! { <div class="actions"><Button submit=false {onclick}>{ texts.text("again") }</Button></div> }
}

fn notice(texts: &Catalogue, notice: Option<&SessionsNotice>) -> Html {
    let (tone, id) = match notice {
        None => return Html::default(),
        Some(SessionsNotice::Ended) => (Tone::Good, "session-ended"),
        Some(SessionsNotice::EndedOthers) => (Tone::Good, "sessions-ended"),
        Some(SessionsNotice::Error(error)) => {
            return error_notice(texts, error);
        }
    };
    html! { <Notice {tone}>{ texts.text(id) }</Notice> }
}

fn item(texts: &Catalogue, session: &SessionView, end: &Callback<String>) -> Html {
    let when = |at: i64| page::moment(at, texts.language());
    let onclick = end.reform({
        let id = session.id.clone();
        move |_: MouseEvent| id.clone()
    });
    html! {
        <li class="list-item" key={session.id.clone()}>
            <Icon name={IconName::Screen} />
            <div class="list-text">
                <p class="list-title">{ session_title(texts, session) }</p>
                if session.current {
                    <p class="mark-here">{ texts.text("sessions-here") }</p>
                }
                <p class="hint" translate="no">{ session_origin(texts, session) }</p>
                <p class="hint">{ texts.with("session-since", &[("when", &when(session.since))]) }</p>
                <p class="hint">{ texts.with("session-seen", &[("when", &when(session.seen_at))]) }</p>
            </div>
            if !session.current {
                <Button submit=false kind={ButtonKind::Quiet} {onclick}>{ texts.text("session-end") }</Button>
            }
        </li>
    }
}

/// The button that ends all others, and the question before it.
fn end_others(texts: &Catalogue, onyes: Callback<()>) -> Html {
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
