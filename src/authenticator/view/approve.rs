//! A sign-in that waits for this person: who asks, from where and when; the number from the sign-in page and the PIN; or *It was
//! not me*.

use sluss_protocol::api::{AnswerRequest, Decision, PendingRequest};
use sluss_protocol::link::Link;
use sluss_protocol::problem::Problem;
use yew::prelude::*;

use crate::authenticator::commands::enrol::response_with_pin;
use crate::authenticator::commands::link::genuine;
use crate::authenticator::commands::signed_call::{Signs, post};
use crate::authenticator::state::answer::{AnswerResult, FieldErrors, PIN_DIGITS, TypedAnswer};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::time::Validity;
use crate::authenticator::view::code::use_validity;
use crate::browser::page;
use crate::browser::vault::Vault;
use crate::i18n::Catalogue;
use crate::surface::with_names;
use crate::ui::{Button, ButtonKind, CodeInput, Notice, Tone};

const PATH: &str = "/api/device/requests";

/// A request whose signature was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::authenticator) struct ApprovalRequest {
    pub(in crate::authenticator) pending: PendingRequest,
    /// Who asks.
    pub(in crate::authenticator) site: String,
    /// Whose sign-in it is.
    pub(in crate::authenticator) account: String,
}

impl ApprovalRequest {
    /// Checks who made it.
    pub(in crate::authenticator) async fn check(pending: PendingRequest) -> Result<Self, AuthenticatorError> {
        let Link::SignIn(unverified) = Link::parse(&pending.link, &page::origin())? else {
            return Err(AuthenticatorError::Refused);
        };
        let genuine = genuine(&Vault::open().await?, unverified).await?;
        let site = genuine.request.site.as_str().to_owned();
        Ok(Self { pending, site, account: genuine.device.account_label })
    }
}

/// Sends the person's answer: the number and the PIN, or nothing but no.
pub(in crate::authenticator) async fn answer(
    pending: &PendingRequest,
    typed: Option<(String, String)>,
) -> Result<AnswerResult, AuthenticatorError> {
    let vault = Vault::open().await?;
    let Link::SignIn(unverified) = Link::parse(&pending.link, &page::origin())? else {
        return Err(AuthenticatorError::Refused);
    };
    let genuine = genuine(&vault, unverified).await?;
    let approves = typed.is_some();
    let decision = match typed {
        None => Decision::Deny,
        Some((number, pin)) => {
            let session = genuine.request.session(&page::origin(), genuine.key);
            let response = response_with_pin(&genuine.record.ocra, &genuine.request.question, &session, &pin).await?;
            Decision::Approve { number, response }
        }
    };
    let answer = AnswerRequest { device_id: pending.device_id.clone(), decision };
    let body = serde_json::to_string(&answer).map_err(|_| AuthenticatorError::Browser)?;
    let path = format!("{PATH}/{}", pending.id);
    let answer = post(&genuine.record, &path, &body, Signs::Body).await?;
    if answer.status == 204 {
        return Ok(if approves { AnswerResult::Approved } else { AnswerResult::Denied });
    }
    let problem = serde_json::from_str::<Problem>(&answer.body).map_err(|_| AuthenticatorError::Busy)?;
    AnswerResult::of(&problem).ok_or_else(|| AuthenticatorError::of(problem.code))
}

/// What [`Approve`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::authenticator) struct ApproveProps {
    pub(in crate::authenticator) texts: Catalogue,
    pub(in crate::authenticator) request: ApprovalRequest,
    /// The answer is on its way.
    pub(in crate::authenticator) busy: bool,
    /// What the server said about the last try.
    pub(in crate::authenticator) wrong: FieldErrors,
    /// Called with number and PIN, or with nothing for *It was not me*.
    pub(in crate::authenticator) decide: Callback<Option<(String, String)>>,
    pub(in crate::authenticator) later: Callback<MouseEvent>,
}

/// The request.
#[component]
pub(in crate::authenticator) fn Approve(props: &ApproveProps) -> Html {
    let (texts, request) = (&props.texts, &props.request);
    let validity = use_validity(u64::try_from(request.pending.expires_at / 1_000).unwrap_or(0));
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

/// Where it comes from, in the person's own words for days and times.
fn details(texts: &Catalogue, request: &ApprovalRequest) -> Html {
    let pending = &request.pending;
    let when = page::moment(pending.begun_at, texts.language().tag());
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
                Ok(typed) => {
                    mine.set(None);
                    decide.emit(Some(typed));
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
