//! What happened to the account.

use sluss_protocol::api::ActivityView;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::server as api;
use crate::account::state::activity::{ActivityState, ActivityMessage, is_warning, what, whence};
use super::sessions::waiting;
use crate::account::state::error::AccountError;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, Tone};

/// What [`Activity`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ActivityProps {
    pub(super) texts: Catalogue,
    /// Nobody is signed in here any more.
    pub(super) lost: Callback<()>,
    pub(super) leave: Callback<MouseEvent>,
}

/// The list, newest first, a page at a time.
#[component]
pub(super) fn Activity(props: &ActivityProps) -> Html {
    let events = use_reducer(ActivityState::default);
    let ask = Callback::from({
        let (dispatcher, lost) = (events.dispatcher(), props.lost.clone());
        move |before: Option<String>| {
            let (dispatcher, lost) = (dispatcher.clone(), lost.clone());
            dispatcher.dispatch(ActivityMessage::Requested);
            spawn_local(async move {
                match api::activity(before.as_deref()).await {
                    Err(AccountError::SignedOut) => lost.emit(()),
                    came => dispatcher.dispatch(ActivityMessage::Came(came)),
                }
            });
        }
    });
    {
        let ask = ask.clone();
        use_effect_with((), move |()| ask.emit(None));
    }
    let texts = &props.texts;
    let more = ask.reform({
        let next = events.next.clone();
        move |_: MouseEvent| next.clone()
    });
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("activity-title") }</h1>
            <p class="lead">{ texts.text("activity-text") }</p>
            { for events.error.as_ref().map(|error| error_notice(texts, error)) }
            { match events.entries.as_deref() {
                None => waiting(texts, events.error.is_none()),
                Some([]) => html! { <p>{ texts.text("activity-none") }</p> },
                Some(entries) => html! { <ul class="list">{ for entries.iter().map(|entry| item(texts, entry)) }</ul> },
            } }
            if events.next.is_some() || (events.entries.is_none() && events.error.is_some()) {
                <div class="actions">
                    <Button submit=false kind={ButtonKind::Secondary} busy={events.busy} disabled={events.busy} onclick={more}>
                        { texts.text(if events.error.is_some() { "again" } else { "activity-more" }) }
                    </Button>
                </div>
            }
            <div class="actions">
                <Button submit=false kind={ButtonKind::Secondary} onclick={props.leave.clone()}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

fn error_notice(texts: &Catalogue, error: &AccountError) -> Html {
    html! { <Notice tone={Tone::Error}>{ error.message(texts) }</Notice> }
}

fn item(texts: &Catalogue, entry: &ActivityView) -> Html {
    let when = page::moment(entry.at, texts.language().tag());
    let name = if is_warning(entry) { IconName::Alert } else { IconName::Info };
    html! {
        <li class="list-item" key={entry.id.clone()}>
            <Icon {name} />
            <div class="list-text">
                <p class="list-title">{ what(texts, entry) }</p>
                <p class="hint">{ when }</p>
                { for whence(texts, entry).map(|whence| html! { <p class="hint" translate="no">{ whence }</p> }) }
            </div>
        </li>
    }
}
