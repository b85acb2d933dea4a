//! How the codes are locked: a passphrase and passkeys come and go, each by showing one that is there.

use yew::prelude::*;
use zeroize::Zeroizing;

use super::auto_lock::AutoLockChoice;
use super::new_passphrase::NewPassphrase;
use crate::authenticator::state::codes::{
    AutoLock, CodesMessage, LockPage, LockView, Passphrase, Protection, Shown, WayToGo, Ways, WrongPassphrase,
};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, PasswordField, Tone};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct LockProps {
    pub(super) texts: Catalogue,
    pub(super) page: LockPage,
    pub(super) lock: LockView,
    pub(super) auto_lock: AutoLock,
    pub(super) tell: Callback<CodesMessage>,
}

/// The page.
#[component]
pub(super) fn LockSettings(props: &LockProps) -> Html {
    let texts = &props.texts;
    let ways = match &props.lock {
        LockView::Locked { ways, .. } | LockView::Unlocked(ways) => Some(ways.clone()),
        LockView::Open | LockView::Unknown => None,
    };
    let wrong = use_state(|| None::<WrongPassphrase>);
    let (shown, new, again) = (use_node_ref(), use_node_ref(), use_node_ref());
    use_effect_with(props.page.done, {
        let fields = [shown.clone(), new.clone(), again.clone()];
        move |done| {
            if *done {
                fields.iter().for_each(page::clear);
            }
        }
    });
    let has_words = ways.as_ref().is_some_and(|ways| ways.passphrase);
    let proof = {
        let (shown, has_words, has_ways) = (shown.clone(), has_words, ways.is_some());
        move || match (has_words, has_ways) {
            (true, _) => Some(Shown::Passphrase(words(&shown))),
            (false, true) => Some(Shown::Passkey),
            (false, false) => None,
        }
    };
    let set = Callback::from({
        let (tell, proof, new, again, wrong) =
            (props.tell.clone(), proof.clone(), new.clone(), again.clone(), wrong.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let (one, other) = (words(&new), words(&again));
            let found = one.as_new(&other).err();
            wrong.set(found);
            if found.is_none() {
                tell.emit(CodesMessage::Protect { shown: proof(), with: Protection::Passphrase(one) });
            }
        }
    });
    let field = |id: &'static str, label: &str, error: Option<&str>, node_ref: &NodeRef| {
        html! {
            <PasswordField {id} name={id} label={texts.text(label)} show={texts.text("show")} hide={texts.text("hide")}
                autocomplete={if id == "passphrase" { "current-password" } else { "new-password" }}
                error={error.map(|id| AttrValue::from(texts.text(id)))} node_ref={node_ref.clone()} />
        }
    };
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("codes-lock") }</h1>
            if props.page.done {
                <Notice tone={Tone::Good}>{ texts.text("codes-lock-done") }</Notice>
            }
            { now(texts, ways.as_ref()) }
            <form class="form" novalidate=true onsubmit={set}>
                if has_words {
                    { field("passphrase", "passphrase-now", props.page.wrong.then_some("passphrase-wrong"), &shown) }
                }
                <NewPassphrase texts={texts.clone()} id="new-passphrase" label={texts.text(if has_words { "passphrase-new" } else { "passphrase" })}
                    hint={texts.text("passphrase-hint")} error={(*wrong == Some(WrongPassphrase::Short)).then(|| AttrValue::from(texts.text("passphrase-short")))} node_ref={new} />
                { field("again-passphrase", "passphrase-again", (*wrong == Some(WrongPassphrase::Differs)).then_some("passphrase-differs"), &again) }
                <div class="actions">
                    <Button busy={props.page.busy}>{ texts.text(if has_words { "passphrase-change" } else { "passphrase-set" }) }</Button>
                </div>
            </form>
            { others(props, ways.as_ref(), proof) }
            if ways.is_some() {
                <AutoLockChoice texts={texts.clone()} chosen={props.auto_lock} tell={props.tell.clone()} />
            }
            <div class="actions">
                <Button submit=false kind={ButtonKind::Quiet} onclick={props.tell.reform(|_: MouseEvent| CodesMessage::ShowHome)}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

fn words(field: &NodeRef) -> Passphrase {
    Passphrase(Zeroizing::new(page::typed(field)))
}

/// What holds now, in a sentence.
fn now(texts: &Catalogue, ways: Option<&Ways>) -> Html {
    match ways {
        None => html! { <Notice tone={Tone::Warning}>{ texts.text("codes-open") }</Notice> },
        Some(_) => html! { <p>{ texts.text("codes-protected") }</p> },
    }
}

/// Passkeys, and the way to have no lock at all.
fn others(props: &LockProps, ways: Option<&Ways>, proof: impl Fn() -> Option<Shown> + Clone + 'static) -> Html {
    let texts = &props.texts;
    let press = |message: Box<dyn Fn(Option<Shown>) -> Option<CodesMessage>>| {
        let (tell, proof) = (props.tell.clone(), proof.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(message) = message(proof()) {
                tell.emit(message);
            }
        })
    };
    let add = press(Box::new(|shown| Some(CodesMessage::Protect { shown, with: Protection::Passkey })));
    let remove =
        |way: WayToGo| press(Box::new(move |shown| Some(CodesMessage::RemoveWay { shown: shown?, way: way.clone() })));
    let passkeys = ways.map(|ways| ways.passkeys.clone()).unwrap_or_default();
    html! {
        <section class="form" aria-labelledby="passkeys-title">
            <h2 id="passkeys-title">{ texts.text("codes-passkeys") }</h2>
            <p class="hint">{ texts.text("codes-passkeys-hint") }</p>
            <div class="actions">
                <Button submit=false id="passkey-add" kind={ButtonKind::Secondary} onclick={add}>{ texts.text("passkey-add") }</Button>
                { for passkeys.into_iter().enumerate().map(|(place, passkey)| html! {
                    <Button submit=false kind={ButtonKind::Quiet} onclick={remove(WayToGo::Passkey(passkey))}>
                        { texts.with("passkey-remove", &[("number", &(place + 1).to_string())]) }
                    </Button>
                }) }
                if ways.is_some_and(|ways| ways.passphrase) {
                    <Button submit=false id="passphrase-remove" kind={ButtonKind::Quiet} onclick={remove(WayToGo::Passphrase)}>{ texts.text("passphrase-remove") }</Button>
                }
            </div>
        </section>
    }
}
