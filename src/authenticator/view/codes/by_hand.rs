//! An account that is typed, because the site shows its secret and no QR code can be scanned.

use sluss_codes::parameters::Algorithm;
use yew::prelude::*;
use zeroize::Zeroizing;

use crate::authenticator::state::codes::{ByHand, CodesMessage, Draft, DraftKind, Passphrase, WrongDraft};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, PasswordField, TextField};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ByHandProps {
    pub(super) texts: Catalogue,
    pub(super) form: ByHand,
    pub(super) tell: Callback<CodesMessage>,
}

/// The form.
#[component]
pub(super) fn ByHandForm(props: &ByHandProps) -> Html {
    let (texts, ByHand { draft, wrong }) = (&props.texts, &props.form);
    let fields = use_state(<[NodeRef; 7]>::default);
    let [issuer, name, secret, kind, algorithm, digits, period] = (*fields).clone();
    let onsubmit = Callback::from({
        let tell = props.tell.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            tell.emit(CodesMessage::AddByHand(typed(&fields)));
        }
    });
    let said = |which: WrongDraft, id: &str| (*wrong == Some(which)).then(|| AttrValue::from(texts.text(id)));
    // Which option is chosen is said: what a select chooses by itself depends on the order in which its options were made.
    let (of_kind, of_hash) = chosen(draft.kind);
    let option =
        |value: &'static str, words: String, selected: bool| html! { <option {value} {selected}>{ words }</option> };
    let of_kinds = |value: &'static str, words: String| option(value, words, value == of_kind);
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("code-by-hand") }</h1>
            <form class="form" novalidate=true {onsubmit}>
                <TextField id="issuer" name="issuer" label={texts.text("code-issuer")} first={draft.issuer.clone()} node_ref={issuer}
                    error={said(WrongDraft::NoName, "code-no-name")} />
                <TextField id="name" name="name" label={texts.text("code-name")} first={draft.name.clone()} node_ref={name} />
                <PasswordField id="secret" name="secret" label={texts.text("code-secret")} hint={texts.text("code-secret-hint")} autocomplete="off"
                    show={texts.text("show")} hide={texts.text("hide")} node_ref={secret} error={said(WrongDraft::Secret, "code-secret-wrong")} />
                <details class="other-ways" open={*wrong == Some(WrongDraft::Numbers)}>
                    <summary>{ texts.text("code-special") }</summary>
                    <div class="other-ways-body">
                        <div class="field">
                            <label class="label" for="kind">{ texts.text("code-kind") }</label>
                            <select class="input" id="kind" ref={kind}>
                                { of_kinds("totp", texts.text("code-timed")) }{ of_kinds("hotp", texts.text("code-by-counter")) }
                                { of_kinds("steam", "Steam".to_owned()) }{ of_kinds("motp", "mOTP".to_owned()) }
                            </select>
                        </div>
                        <div class="field">
                            <label class="label" for="algorithm">{ texts.text("code-hash") }</label>
                            <select class="input" id="algorithm" ref={algorithm}>
                                { for [Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512].map(|one| option(one.name(), one.name().to_owned(), one == of_hash)) }
                            </select>
                        </div>
                        <TextField id="digits" name="digits" label={texts.text("code-digits")} first="6" longest={2} node_ref={digits}
                            error={said(WrongDraft::Numbers, "code-numbers-wrong")} />
                        <TextField id="period" name="period" label={texts.text("code-period")} first="30" longest={5} node_ref={period} />
                    </div>
                </details>
                <div class="actions">
                    <Button>{ texts.text("code-add") }</Button>
                    <Button submit=false kind={ButtonKind::Quiet} onclick={props.tell.reform(|_: MouseEvent| CodesMessage::ShowHome)}>{ texts.text("back") }</Button>
                </div>
            </form>
        </>
    }
}

/// The kind and the hash that a draft has.
const fn chosen(kind: DraftKind) -> (&'static str, Algorithm) {
    match kind {
        DraftKind::Timed(hash, ..) => ("totp", hash),
        DraftKind::Counted(hash, _) => ("hotp", hash),
        DraftKind::Steam => ("steam", Algorithm::Sha1),
        DraftKind::Motp => ("motp", Algorithm::Sha1),
    }
}

fn typed([issuer, name, secret, kind, algorithm, digits, period]: &[NodeRef; 7]) -> Draft {
    let algorithm = Algorithm::named(&page::chosen(algorithm)).unwrap_or(Algorithm::Sha1);
    // What is no number is out of range, and said so.
    let digits = page::typed(digits).trim().parse().unwrap_or(0);
    let period = page::typed(period).trim().parse().unwrap_or(0);
    let kind = match page::chosen(kind).as_str() {
        "hotp" => DraftKind::Counted(algorithm, digits),
        "steam" => DraftKind::Steam,
        "motp" => DraftKind::Motp,
        _ => DraftKind::Timed(algorithm, digits, period),
    };
    let secret = Passphrase(Zeroizing::new(page::typed(secret)));
    Draft { issuer: page::typed(issuer), name: page::typed(name), secret, kind }
}
