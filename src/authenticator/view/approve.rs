//! A sign-in that waits for this person: who asks, from where and when; the number from the sign-in page and the PIN; or *It was
//! not me*.

use yew::prelude::*;

use super::code::use_validity;
use crate::authenticator::state::answer::{FieldErrors, PIN_DIGITS, PinAnswer, TypedAnswer};
use crate::authenticator::state::approval::ApprovalRequest;
use crate::authenticator::state::time::Validity;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::with_names;
use crate::ui::{Button, ButtonKind, CodeInput, Notice, Tone};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ApproveProps {
    pub(super) texts: Catalogue,
    pub(super) request: ApprovalRequest,
    /// Whether the answer is on its way.
    pub(super) busy: bool,
    /// What the server said about the last try.
    pub(super) wrong: FieldErrors,
    /// Called with number and PIN, or with nothing for *It was not me*.
    pub(super) decide: Callback<Option<PinAnswer>>,
    /// Says whether something that ends at an epoch second is still good.
    pub(super) judge: Callback<u64, Validity>,
    pub(super) later: Callback<MouseEvent>,
}

/// The request, and the form to answer it.
#[component]
pub(super) fn Approve(props: &ApproveProps) -> Html {
    let (texts, request) = (&props.texts, &props.request);
    let validity = use_validity(&props.judge, u64::try_from(request.pending.expires_at / 1_000).unwrap_or(0));
    let deny = props.decide.reform(|_: MouseEvent| None);
    html! {
        <>
            <h1 tabindex="-1">{ with_names(texts, "approve-title", &[("site", &request.site)]) }</h1>
            { details(texts, request) }
            if validity == Validity::Over {
                <Notice tone={Tone::Warning}>{ texts.text("approve-over") }</Notice>
                <div class="actions"><Button submit=false onclick={props.later.clone()}>{ texts.text("back") }</Button></div>
            } else {
                <Form ..props.clone() />
                <div class="actions"><Button submit=false kind={ButtonKind::Danger} onclick={deny}>{ texts.text("not-me") }</Button></div>
                <p class="hint">{ texts.text("not-me-hint") }</p>
            }
        </>
    }
}

/// Where the request comes from, with day and time written the way the person is used to.
fn details(texts: &Catalogue, request: &ApprovalRequest) -> Html {
    let pending = &request.pending;
    let when = page::moment(pending.begun_at, texts.language());
    let unknown = || texts.text("approve-unknown");
    let known = |text: &String| if text.is_empty() { unknown() } else { text.clone() };
    let lines = [
        ("approve-account", request.account.clone()),
        ("approve-browser", known(&pending.browser)),
        ("approve-place", known(&pending.place)),
        ("approve-when", when),
    ];
    html! {
        <dl class="facts">
            { for lines.into_iter().map(|(id, value)| html! {
                <div class="fact"><dt>{ texts.text(id) }</dt><dd translate={(id == "approve-account").then_some("no")}>{ value }</dd></div>
            }) }
        </dl>
    }
}

#[component]
fn Form(props: &ApproveProps) -> Html {
    let (number, pin) = (use_node_ref(), use_node_ref());
    let mine = use_state(|| None::<FieldErrors>);
    let digits = props.request.pending.digits;
    let onsubmit = Callback::from({
        let (number, pin, mine, decide) = (number.clone(), pin.clone(), mine.clone(), props.decide.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let [number, pin] = [&number, &pin].map(page::typed);
            match (TypedAnswer { number: &number, pin: &pin }).check(digits) {
                Ok(answer) => {
                    mine.set(None);
                    decide.emit(Some(answer));
                }
                Err(wrong) => mine.set(Some(wrong)),
            }
        }
    });
    let wrong = mine.as_ref().unwrap_or(&props.wrong).clone();
    use_effect_with(wrong.clone(), |wrong| {
        if *wrong != FieldErrors::default() {
            page::focus("main [aria-invalid]");
        }
    });
    let texts = &props.texts;
    let error = |id: Option<&str>| {
        let left = wrong.left.map(|left| texts.with("tries-left", &[("left", &left.to_string())]));
        id.map(|id| [Some(texts.text(id)), left].into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    html! {
        <form class="form" novalidate=true {onsubmit}>
            if digits > 0 {
                <CodeInput id="number" name="number" label={texts.text("number")} {digits} error={error(wrong.number)} node_ref={number} />
            }
            <CodeInput id="pin" name="pin" label={texts.text("pin")} digits={PIN_DIGITS as u32} secret=true
                error={error(wrong.pin)} node_ref={pin} />
            <div class="actions"><Button busy={props.busy}>{ texts.text("authenticate") }</Button></div>
        </form>
    }
}
