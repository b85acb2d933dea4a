//! The list of accounts, and the way to the scanner.

use yew::prelude::*;

use super::initials::initials;
use super::notices::{AppStatus, quiet, urgent};
use super::who::{named, rest};
use crate::authenticator::state::accounts::{Biometrics, ListedAccount, ShownAccount};
use crate::authenticator::state::approval::ApprovalRequest;
use crate::authenticator::state::biometrics::BiometricsMessage;
use crate::i18n::Catalogue;
use crate::surface::{AskFirst, Question, with_names};
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, Tone};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct HomeProps {
    pub(super) texts: Catalogue,
    pub(super) accounts: Vec<ListedAccount>,
    /// The requests that wait for an answer.
    pub(super) requests: Vec<ApprovalRequest>,
    /// Called with the request to look at.
    pub(super) open: Callback<ApprovalRequest>,
    pub(super) scan: Callback<MouseEvent>,
    /// What losing this device would mean, drawn.
    pub(super) forecast: Html,
    /// The way to the settings, drawn.
    pub(super) settings: Html,
    /// The accounts elsewhere, drawn.
    pub(super) codes: Html,
    /// There are some, locked or not.
    pub(super) has_codes: bool,
    /// What the app has to say about itself.
    pub(super) status: AppStatus,
    /// Called with the id of the account to remove.
    pub(super) forget: Callback<String>,
    /// Called when the person wants here what is on another phone.
    pub(super) from_old: Callback<MouseEvent>,
    /// Called when fingerprint or face is to stand for the PIN of an account, or no longer.
    pub(super) biometrics: Callback<BiometricsMessage>,
    /// Called with the id of the account whose page the person wants.
    pub(super) change: Callback<String>,
}

/// The accounts, what waits for an answer, and what the app has to say about itself.
#[component]
pub(super) fn Home(props: &HomeProps) -> Html {
    let texts = &props.texts;
    let no_account = props.accounts.is_empty();
    let empty = no_account && !props.has_codes;
    html! {
        <>
            <h1 tabindex="-1">{ texts.text(if empty { "home-empty-title" } else { "home-title" }) }</h1>
            if empty {
                <p>{ texts.text("home-empty-text") }</p>
            }
            { urgent(texts, &props.status, !props.requests.is_empty()) }
            { for props.requests.iter().map(|request| {
                let meant = props.accounts.iter().find(|account| account.id == request.record).map(ListedAccount::shown);
                waiting(texts, request, meant.as_ref(), &props.open)
            }) }
            <div class="actions">
                <Button submit=false id="scan" onclick={props.scan.clone()}>
                    <Icon name={IconName::Scan} />{ texts.text("scan") }
                </Button>
            </div>
            if !no_account {
                <ul class="list" aria-label={texts.text("accounts")}>
                    { for props.accounts.iter().map(|account| html! {
                        <AccountItem key={account.id.clone()} texts={texts.clone()} account={account.clone()} forget={props.forget.clone()}
                            biometrics={props.biometrics.clone()} change={props.change.clone()} />
                    }) }
                </ul>
            }
            { props.codes.clone() }
            <div class="code-ways">
                <Button submit=false id="new-phone" kind={ButtonKind::Quiet} onclick={props.from_old.clone()}>
                    <Icon name={IconName::Phone} />{ texts.text("new-phone") }
                </Button>
            </div>
            if !empty {
                { props.forecast.clone() }
                { quiet(texts, &props.status) }
                { props.settings.clone() }
            }
        </>
    }
}

/// A request that waits, with the way to it.
pub(super) fn waiting(
    texts: &Catalogue,
    request: &ApprovalRequest,
    account: Option<&ShownAccount>,
    open: &Callback<ApprovalRequest>,
) -> Html {
    let look = open.reform({
        let request = request.clone();
        move |_: MouseEvent| request.clone()
    });
    html! {
        <Notice>
            <p>{ with_names(texts, "approve-title", &[("site", &request.site)]) }</p>
            { named(texts, account, &request.account) }
            <div class="actions"><Button submit=false onclick={look}>{ texts.text("approve-look") }</Button></div>
        </Notice>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct AccountItemProps {
    texts: Catalogue,
    account: ListedAccount,
    forget: Callback<String>,
    biometrics: Callback<BiometricsMessage>,
    change: Callback<String>,
}

#[component]
fn AccountItem(props: &AccountItemProps) -> Html {
    let (texts, device) = (&props.texts, &props.account.device);
    let shown = props.account.shown();
    let forget = props.forget.reform({
        let id = props.account.id.clone();
        move |()| id.clone()
    });
    let change = props.change.reform({
        let id = props.account.id.clone();
        move |_: MouseEvent| id.clone()
    });
    let (text, kind) = match props.account.removed {
        true => ("forget-text-removed", ButtonKind::Secondary),
        false => ("forget-text", ButtonKind::Quiet),
    };
    let question = Question {
        title: with_names(texts, "forget-title", &[("account", &device.account_label)]),
        text: texts.text(text),
        yes: texts.text("forget-yes"),
        no: texts.text("forget-no"),
    };
    html! {
        <li class="list-item account-item">
            { initials(&shown.letters, shown.hue) }
            <div class="list-text">
                <p class="list-title" translate="no">{ shown.name.clone() }</p>
                { rest(texts, &shown) }
                <p class="hint">{ with_names(texts, "device-named", &[("device", &device.device_name)]) }</p>
                if props.account.other_server.is_some() {
                    <p class="hint">{ texts.text("account-other-server") }</p>
                }
                if props.account.removed {
                    <Notice tone={Tone::Warning}>{ texts.text("account-removed") }</Notice>
                } else {
                    { approves_by(texts, props.account.biometrics) }
                }
            </div>
            <button class="account-more" type="button" onclick={change} aria-label={texts.text("account-page")} title={texts.text("account-page")}>
                <Icon name={IconName::Cog} />
            </button>
            if !props.account.removed {
                { biometrics(props) }
            }
            <AskFirst id={format!("forget-{}", props.account.id)} button={texts.text("forget")} {kind} {question} onyes={forget} />
        </li>
    }
}

/// What is said of fingerprint or face at an account; nothing where the PIN is typed.
fn approves_by(texts: &Catalogue, biometrics: Biometrics) -> Html {
    let said = match biometrics {
        Biometrics::Off => return Html::default(),
        Biometrics::On => "biometrics-is-on",
        Biometrics::PinFirst => "biometrics-spent",
    };
    html! { <p class="hint">{ texts.text(said) }</p> }
}

/// The way to have fingerprint or face stand for the PIN, or no longer.
fn biometrics(props: &AccountItemProps) -> Html {
    let (id, message): (&str, fn(String) -> BiometricsMessage) = match props.account.biometrics {
        Biometrics::Off => ("biometrics-turn-on", BiometricsMessage::Wanted),
        Biometrics::On | Biometrics::PinFirst => ("biometrics-turn-off", BiometricsMessage::Unwanted),
    };
    let record = props.account.id.clone();
    let onclick = props.biometrics.reform(move |_: MouseEvent| message(record.clone()));
    html! { <Button submit=false kind={ButtonKind::Quiet} {onclick}>{ props.texts.text(id) }</Button> }
}
