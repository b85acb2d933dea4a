//! The forms of the pages, each with its fields and with the reasons why input was refused.

use yew::prelude::*;
use yew::props;

use super::device;
use super::page::{AccountMismatch, ContinueAs, FormInput, Inventory, PageContext, PublicPage, WaitingSignIn};
use super::sign_out::{self, NextSite};
use crate::i18n::Messages;
use crate::ui::{
    Button, ButtonKind, IconName, Notice, PasswordField, StrengthBarProps, TextFieldProps, Tone, icon, strength_bar,
    text_field, verbatim, with_default,
};

pub(super) fn view(page: &PublicPage, around: &PageContext, texts: &Messages) -> Html {
    let form = |typed, fields, go, kind| Form { around, typed, fields, go, kind }.view(texts);
    match page {
        PublicPage::SignUp(typed) | PublicPage::Forgotten(typed) => {
            form(typed, email(typed, texts), "send", Kind::Plain)
        }
        PublicPage::Confirm(typed) => {
            let fields =
                html! { <>{ whose(&typed.email, texts) }{ name(typed, texts) }{ new_password(typed, texts) }</> };
            form(typed, fields, "confirm-go", Kind::Chooses)
        }
        PublicPage::Reset(typed) => {
            let fields = html! { <>{ whose(&typed.email, texts) }{ new_password(typed, texts) }</> };
            form(typed, fields, "reset-go", Kind::Chooses)
        }
        PublicPage::NotMe { email } => form(&FormInput::default(), whose(email, texts), "not-me-go", Kind::Destroys),
        PublicPage::LetOn(request) => {
            let fields = html! { <>{ whose(&request.email, texts) }{ asked(request, texts) }</> };
            form(&FormInput::default(), fields, "let-on-go", Kind::Plain)
        }
        PublicPage::LeaveAddress { email, to } => {
            let fields = html! { <>{ whose(email, texts) }{ changing(to, texts) }</> };
            form(&FormInput::default(), fields, "leave-address-go", Kind::Plain)
        }
        PublicPage::TakeAddress(typed, to) => {
            let fields = html! { <>{ whose(&typed.email, texts) }{ changing(to, texts) }{ own_password(typed, "password", texts) }</> };
            form(typed, fields, "take-address-go", Kind::Confirms)
        }
        PublicPage::Undo { email } => form(&FormInput::default(), whose(email, texts), "undo-go", Kind::Plain),
        PublicPage::Lost(typed, inventory) => {
            let fields = html! {
                <>{ whose(&typed.email, texts) }{ what_goes(inventory, around.by_mail, texts) }{ own_password(typed, "password-again", texts) }</>
            };
            form(typed, fields, "lost-go", Kind::DestroysByPassword)
        }
        PublicPage::AccountMismatch(mismatch) => self::mismatch(around, mismatch, texts),
        PublicPage::ContinueAs(asked) => continue_as(asked, texts),
        PublicPage::SignOut { email, next } => {
            let fields = html! { <>{ whose(email, texts) }{ for next.iter().map(|next| going_to(next, texts)) }</> };
            form(&FormInput::default(), fields, "sign-out-go", Kind::Plain)
        }
        PublicPage::SignedOut(page) => sign_out::view(page, texts),
        PublicPage::Device { typed, wrong } => device::code(typed, *wrong, &around.action, secret(around), texts),
        PublicPage::DeviceConfirm { site, code } => device::confirm(site, code, &around.action, secret(around), texts),
        PublicPage::Moved { to } => moved(to, texts),
        PublicPage::Arrive { .. } => arrive(texts),
        _ => Html::default(),
    }
}

/// Where somebody goes on who signs out.
fn going_to(next: &NextSite, texts: &Messages) -> Html {
    html! { <p>{ verbatim(|given| texts.with("sign-out-next", given), &[("site", &next.host)]) }</p> }
}

/// Says who is signed in if a page is for somebody else, and offers to sign them out; then the page is shown again.
pub(super) fn elsewhere(around: &PageContext, signed: &str, owner: &str, texts: &Messages) -> Html {
    let given = [("signed", signed), ("wanted", owner)];
    html! {
        <form class="form" method="post" action={around.action.clone()}>
            { secret(around) }
            <Notice tone={Tone::Warning}>{ verbatim(|given| texts.with("elsewhere-text", given), &given) }</Notice>
            <div class="actions">
                <Button kind={ButtonKind::Secondary} name="leave" value="yes">{ verbatim(|given| texts.with("mismatch-go", given), &given) }</Button>
            </div>
        </form>
    }
}

/// Asks which of the two persons goes on; each is one press away.
fn mismatch(around: &PageContext, mismatch: &AccountMismatch, texts: &Messages) -> Html {
    let AccountMismatch { signed_in, wanted, stay, .. } = mismatch;
    let keep = verbatim(|given| texts.with("mismatch-stay", given), &[("signed", signed_in)]);
    let go = verbatim(|given| texts.with("mismatch-go", given), &[("wanted", wanted)]);
    html! {
        <form class="form" method="post" action={around.action.clone()}>
            { secret(around) }
            <div class="actions">
                <Button name="action" value="go-on">{ go }</Button>
                if let Some(url) = stay {
                    <a class="button button-secondary" href={url.clone()}>{ keep }</a>
                } else {
                    <Button kind={ButtonKind::Secondary} name="action" value="stay">{ keep }</Button>
                }
            </div>
        </form>
    }
}

/// Asks before a session is used. Both ways are links, since a form of ours may not end at a site.
fn continue_as(asked: &ContinueAs, texts: &Messages) -> Html {
    let keep = verbatim(|given| texts.with("mismatch-stay", given), &[("signed", &asked.signed_in)]);
    html! {
        <div class="actions">
            <a class="button button-primary" href={asked.stay.clone()}>{ keep }</a>
            <a class="button button-secondary" href={asked.other.clone()}>{ texts.text("continue-as-other") }</a>
        </div>
    }
}

/// Where the authenticator is now; and with script, the accounts that this browser still has here and can move there.
fn moved(to: &str, texts: &Messages) -> Html {
    let onward = |kind: &'static str| html! { <a class={classes!("button", kind)} href={format!("{to}/app/")}>{ texts.text("moved-open") }</a> };
    html! {
        <>
            <div data-part="open"><p class="actions">{ onward("button-primary") }</p></div>
            <div data-part="give" hidden=true>
                <p>{ texts.text("moved-held") }</p>
                <ul class="goes" data-accounts=""></ul>
                { codes_too(texts) }
                <p class="actions">
                    <Button submit=false>{ texts.text("moved-go") }</Button>
                    { onward("button-secondary") }
                </p>
            </div>
            <div data-part="given" hidden=true role="status"><Notice tone={Tone::Good}>{ texts.text("moved-done") }</Notice></div>
            { failed("moved-failed", texts) }
        </>
    }
}

/// The accounts that are moved here, once they have arrived.
fn arrive(texts: &Messages) -> Html {
    html! {
        <>
            <div data-part="wait">
                <p>{ texts.text("arrive-wait") }</p>
                <p class="actions"><a class="button button-secondary" href="/app/">{ texts.text("moved-open") }</a></p>
            </div>
            <div data-part="take" hidden=true>
                <p>{ texts.text("arrive-held") }</p>
                <ul class="goes" data-accounts=""></ul>
                { codes_too(texts) }
                <p class="actions"><Button submit=false>{ texts.text("arrive-go") }</Button></p>
            </div>
            { failed("arrive-failed", texts) }
        </>
    }
}

/// How many codes for other sites go along; their names are sealed.
fn codes_too(texts: &Messages) -> Html {
    html! { <p data-elsewhere="" hidden=true>{ texts.text("moved-codes") }{ " " }<span data-count=""></span></p> }
}

fn failed(id: &str, texts: &Messages) -> Html {
    html! { <div data-part="failed" hidden=true role="alert"><Notice tone={Tone::Error}>{ texts.text(id) }</Notice></div> }
}

/// The hidden field that proves that a form is ours.
fn secret(around: &PageContext) -> Html {
    if around.csrf.is_empty() {
        return Html::default();
    }
    html! { <input type="hidden" name="csrf" value={around.csrf.clone()} /> }
}

/// What a form is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    /// Choosing a password.
    Chooses,
    /// Completing something, with the password.
    Confirms,
    /// Ending something, by a single press.
    Destroys,
    /// Ending something, with the password.
    DestroysByPassword,
}

impl Kind {
    const fn button(self) -> ButtonKind {
        match self {
            Self::Plain | Self::Chooses | Self::Confirms => ButtonKind::Primary,
            Self::Destroys | Self::DestroysByPassword => ButtonKind::Danger,
        }
    }

    /// Whether the form has a password. No page carries one back, so a script keeps it in its field (docs/decisions/0036).
    const fn keeps(self) -> bool {
        matches!(self, Self::Chooses | Self::Confirms | Self::DestroysByPassword)
    }
}

struct Form<'a> {
    around: &'a PageContext,
    typed: &'a FormInput,
    fields: Html,
    go: &'static str,
    kind: Kind,
}

impl Form<'_> {
    fn view(self, texts: &Messages) -> Html {
        let Self { around, typed, fields, go, kind } = self;
        let keeps = |id: &str| kind.keeps().then(|| texts.text(id));
        // Without script, the browser itself says before sending that a new password is too short.
        let novalidate = kind != Kind::Chooses;
        html! {
            <form class="form" method="post" action={around.action.clone()} {novalidate} data-hide={keeps("hide")} data-unheard={keeps("unheard")}>
                { secret(around) }
                if kind.keeps() {
                    <template>{ icon(IconName::Alert) }</template>
                }
                if let Some(wrong) = typed.wrong.as_ref().filter(|wrong| wrong.field().is_none()) {
                    <Notice tone={Tone::Warning}>{ wrong.message_in(texts) }</Notice>
                }
                { fields }
                <div class="actions"><Button kind={kind.button()}>{ texts.text(go) }</Button></div>
            </form>
        }
    }
}

/// The account's address, which password managers read too (A06).
fn whose(email: &str, texts: &Messages) -> Html {
    let name = "username";
    let hidden = html! {
        <input class="visually-hidden" type="text" {name} autocomplete="username" tabindex="-1" aria-hidden="true" readonly=true />
    };
    html! {
        <p class="identity">
            { icon(IconName::Person) }
            <span class="identity-email"><span class="visually-hidden">{ texts.text("email") }{ ": " }</span><span translate="no">{ email.to_owned() }</span></span>
            { with_default(hidden, "value", email.to_owned()) }
        </p>
    }
}

/// The address that takes the place of the present one.
fn changing(to: &str, texts: &Messages) -> Html {
    html! { <p>{ verbatim(|given| texts.with("new-address", given), &[("to", to)]) }</p> }
}

fn email(typed: &FormInput, texts: &Messages) -> Html {
    text_field(&props!(TextFieldProps {
        id: "email",
        name: "email",
        kind: "email",
        label: texts.text("email"),
        autocomplete: "email",
        first: typed.email.clone(),
        error: error(typed, "email", texts),
        autofocus: true,
    }))
}

fn name(typed: &FormInput, texts: &Messages) -> Html {
    text_field(&props!(TextFieldProps {
        id: "name",
        name: "name",
        label: texts.text("name"),
        autocomplete: "name",
        longest: 100,
        first: typed.name.clone(),
        error: error(typed, "name", texts),
        // The wrong field has the focus, since it is the one thing to correct.
        autofocus: typed.wrong.as_ref().is_none_or(|wrong| wrong.field() == Some("name")),
    }))
}

/// What is wrong with a field.
fn error(typed: &FormInput, field: &str, texts: &Messages) -> Option<AttrValue> {
    let wrong = typed.wrong.as_ref().filter(|wrong| wrong.field() == Some(field))?;
    Some(wrong.message_in(texts).into())
}

fn new_password(typed: &FormInput, texts: &Messages) -> Html {
    let error = error(typed, "password", texts);
    let autofocus = error.is_some();
    let hint = texts.with("password-hint", &[("min", &typed.least.to_string())]);
    html! {
        <div>
            <PasswordField id="password" name="password" label={texts.text("new-password-label")} show={texts.text("show")}
                hide={texts.text("hide")} {hint} autocomplete="new-password" least={typed.least} {error} {autofocus} />
            { strength_bar(&props!(StrengthBarProps { label: texts.text("strength"), filled: 0, hidden: true })) }
        </div>
    }
}

fn own_password(typed: &FormInput, label: &str, texts: &Messages) -> Html {
    let error = error(typed, "password", texts);
    let autofocus = error.is_some();
    html! {
        <PasswordField id="password" name="password" label={texts.text(label)} show={texts.text("show")}
            hide={texts.text("hide")} {error} {autofocus} />
    }
}

/// The waiting sign-in and where it comes from, by which owners tell their own from somebody else's.
fn asked(request: &WaitingSignIn, texts: &Messages) -> Html {
    let known = |text: &str| if text.is_empty() { texts.text("let-on-unknown") } else { text.to_owned() };
    let site = request.site.clone().unwrap_or_else(|| texts.text("my-account"));
    let (place, browser) = (known(&request.place), known(&request.browser));
    html! {
        <>
            <ul class="goes">
                <li>{ texts.with("let-on-site", &[("site", &site)]) }</li>
                <li>{ verbatim(|given| texts.with("let-on-when", given), &[("when", &request.at)]) }</li>
                <li>{ verbatim(|given| texts.with("let-on-where", given), &[("place", &place)]) }</li>
                <li>{ texts.with("let-on-browser", &[("browser", &browser)]) }</li>
            </ul>
            <Notice tone={Tone::Warning}>{ texts.text("let-on-not") }</Notice>
        </>
    }
}

/// The names of everything that will be deleted, and whether that can be undone.
fn what_goes(inventory: &Inventory, by_mail: bool, texts: &Messages) -> Html {
    let codes = inventory.recovery_codes.to_string();
    let hours = inventory.cooling_off_hours.to_string();
    let end = match (inventory.cooling_off_hours, by_mail) {
        (0, true) => format!("{} {}", texts.text("lost-at-once"), texts.text("lost-told")),
        (0, false) => texts.text("lost-at-once"),
        (_, true) => texts.with("lost-later", &[("hours", &hours)]),
        (_, false) => texts.with("lost-later-no-mail", &[("hours", &hours)]),
    };
    html! {
        <>
            <p id="goes">{ texts.text("lost-goes") }</p>
            <ul class="goes" aria-labelledby="goes">
                { for inventory.devices.iter().map(|device| html! { <li>{ texts.with("lost-device", &[("device", device)]) }</li> }) }
                { for inventory.numbers.iter().map(|number| html! { <li>{ verbatim(|given| texts.with("lost-number", given), &[("number", number)]) }</li> }) }
                if inventory.recovery_codes > 0 {
                    <li>{ texts.with("lost-codes", &[("count", &codes)]) }</li>
                }
                <li>{ texts.text("lost-sessions") }</li>
            </ul>
            <Notice tone={Tone::Warning}>{ end }</Notice>
        </>
    }
}
