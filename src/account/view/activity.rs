//! What has happened to the account, newest first, a page at a time.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::ActivityView;
use yew::prelude::*;

use super::links::not_me;
use super::messages::loading;
use super::server;
use crate::account::state::{
    ActivityEffect, ActivityMessage, ActivityState, Request, activity_origin, activity_title, is_warning,
};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, Tone};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ActivityProps {
    pub(super) texts: Catalogue,
    pub(super) go: Callback<AccountPage>,
    /// Called when nobody is signed in here any more.
    pub(super) signed_out: Callback<()>,
    pub(super) leave: Callback<MouseEvent>,
}

/// The list of what has happened.
pub(super) struct Activity(ActivityState);

impl Component for Activity {
    type Message = ActivityMessage;
    type Properties = ActivityProps;

    fn create(ctx: &Context<Self>) -> Self {
        ctx.link().send_message(ActivityMessage::More);
        Self(ActivityState::default())
    }

    fn update(&mut self, ctx: &Context<Self>, message: ActivityMessage) -> bool {
        match self.0.update(message) {
            Some(ActivityEffect::Load(before)) => ctx.link().send_future(async move {
                ActivityMessage::Came(server::ask("", Request::activity(before.as_deref())).await)
            }),
            Some(ActivityEffect::SignedOut) => ctx.props().signed_out.emit(()),
            None => {}
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let ActivityProps { texts, go, leave, .. } = ctx.props();
        let ActivityState { entries, busy, error, .. } = &self.0;
        let (kind, go_on) = match error {
            Some(_) => (ButtonKind::Primary, "again"),
            None => (ButtonKind::Secondary, "activity-more"),
        };
        let more = ctx.link().callback(|_: MouseEvent| ActivityMessage::More);
        html! {
            <>
                <h1 tabindex="-1">{ texts.text("activity-title") }</h1>
                <p class="lead">{ texts.text("activity-text") }</p>
                { for error.as_ref().map(|error| html! { <Notice tone={Tone::Error}>{ error.message(texts) }</Notice> }) }
                { match entries.as_deref() {
                    None => loading(texts, error.is_none()),
                    Some([]) => html! { <p>{ texts.text("activity-none") }</p> },
                    Some(entries) => html! { <ul class="list">{ for entries.iter().map(|entry| item(texts, entry)) }</ul> },
                } }
                if self.0.has_more() {
                    <div class="actions">
                        <Button submit=false {kind} busy={*busy} disabled={*busy} onclick={more}>
                            { texts.text(go_on) }
                        </Button>
                    </div>
                }
                { not_me(texts, go) }
                <div class="actions">
                    <Button submit=false kind={ButtonKind::Secondary} onclick={leave.clone()}>{ texts.text("back") }</Button>
                </div>
            </>
        }
    }
}

fn item(texts: &Catalogue, entry: &ActivityView) -> Html {
    let when = page::moment(entry.at, texts.language());
    let name = if is_warning(entry) { IconName::Alert } else { IconName::Info };
    html! {
        <li class="list-item" key={entry.id.clone()}>
            <Icon {name} />
            <div class="list-text">
                <p class="list-title">{ activity_title(texts, entry) }</p>
                <p class="hint">{ when }</p>
                { for activity_origin(texts, entry).map(|origin| html! { <p class="hint" translate="no">{ origin }</p> }) }
            </div>
        </li>
    }
}
