//! A sign-in that waits for this person: who asks, from where and when; the answer; or *It was not me*.

use yew::prelude::*;

use super::approve_form::AnswerForm;
use super::code::use_validity;
use super::who::named;
use crate::authenticator::state::accounts::{Biometrics, ShownAccount};
use crate::authenticator::state::answer::{FieldErrors, PinAnswer};
use crate::authenticator::state::approval::ApprovalRequest;
use crate::authenticator::state::time::Validity;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::with_names;
use crate::ui::{Button, ButtonKind, Notice, Tone};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ApproveProps {
    pub(super) texts: Catalogue,
    pub(super) request: ApprovalRequest,
    /// The account that is being signed in to; `None` if it is gone from here.
    pub(super) account: Option<ShownAccount>,
    /// Whether the answer is on its way.
    pub(super) busy: bool,
    /// What the server said about the last try.
    pub(super) wrong: FieldErrors,
    /// Called with number and PIN, or with nothing for *It was not me*.
    pub(super) decide: Callback<Option<PinAnswer>>,
    /// Whether something stands for the PIN.
    pub(super) biometrics: Biometrics,
    /// Called with the number, where the PIN is not typed.
    pub(super) by_biometrics: Callback<String>,
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
            { details(texts, request, props.account.as_ref()) }
            if validity == Validity::Over {
                <Notice tone={Tone::Warning}>{ texts.text("approve-over") }</Notice>
                <div class="actions"><Button submit=false onclick={props.later.clone()}>{ texts.text("back") }</Button></div>
            } else {
                <AnswerForm texts={texts.clone()} digits={request.pending.digits} busy={props.busy} wrong={props.wrong.clone()}
                    biometrics={props.biometrics} by_pin={props.decide.reform(Some)} by_biometrics={props.by_biometrics.clone()} />
                <div class="actions"><Button submit=false kind={ButtonKind::Danger} onclick={deny}>{ texts.text("not-me") }</Button></div>
                <p class="hint">{ texts.text("not-me-hint") }</p>
            }
        </>
    }
}

/// Where the request comes from, with day and time written the way the person is used to.
fn details(texts: &Catalogue, request: &ApprovalRequest, account: Option<&ShownAccount>) -> Html {
    let pending = &request.pending;
    let when = page::moment(pending.begun_at, texts.language());
    let unknown = || texts.text("approve-unknown");
    let known = |text: &String| if text.is_empty() { unknown() } else { text.clone() };
    let lines = [
        ("approve-account", named(texts, account, &request.account)),
        ("approve-browser", known(&pending.browser).into()),
        ("approve-place", known(&pending.place).into()),
        ("approve-when", when.into()),
    ];
    html! {
        <dl class="facts">
            { for lines.into_iter().map(|(id, value)| html! {
                <div class="fact"><dt>{ texts.text(id) }</dt><dd>{ value }</dd></div>
            }) }
        </dl>
    }
}
