//! The list of accounts, and the way to the scanner.

use yew::prelude::*;

use crate::authenticator::vault::record::ListedAccount;
use crate::authenticator::view::approve::ApprovalRequest;
use crate::authenticator::view::notices::{AppStatus, quiet, urgent};
use crate::i18n::Catalogue;
use crate::surface::{AskFirst, Question, with_names};
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, Tone};

/// What [`Home`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::authenticator) struct HomeProps {
    pub(in crate::authenticator) texts: Catalogue,
    pub(in crate::authenticator) entries: Vec<ListedAccount>,
    /// What waits for an answer.
    pub(in crate::authenticator) requests: Vec<ApprovalRequest>,
    /// Called with one that should be looked at.
    pub(in crate::authenticator) open: Callback<ApprovalRequest>,
    pub(in crate::authenticator) scan: Callback<MouseEvent>,
    /// What the app has to say about itself.
    pub(in crate::authenticator) own: AppStatus,
    /// Called with the id of an entry that should go.
    pub(in crate::authenticator) forget: Callback<String>,
}

/// The list.
#[component]
pub(in crate::authenticator) fn Home(props: &HomeProps) -> Html {
    let texts = &props.texts;
    let empty = props.entries.is_empty();
    html! {
        <>
            <h1 tabindex="-1">{ texts.text(if empty { "home-empty-title" } else { "home-title" }) }</h1>
            if empty {
                <p>{ texts.text("home-empty-text") }</p>
            }
            { urgent(texts, &props.own, !props.requests.is_empty()) }
            { for props.requests.iter().map(|request| waiting(texts, request, &props.open)) }
            <div class="actions">
                <Button submit=false id="scan" onclick={props.scan.clone()}>
                    <Icon name={IconName::Scan} />{ texts.text("scan") }
                </Button>
            </div>
            if !empty {
                <ul class="list" aria-label={texts.text("accounts")}>
                    { for props.entries.iter().map(|entry| html! {
                        <Account key={entry.id.clone()} texts={texts.clone()} entry={entry.clone()} forget={props.forget.clone()} />
                    }) }
                </ul>
                { quiet(texts, &props.own) }
            }
        </>
    }
}

/// A request that waits.
pub(in crate::authenticator) fn waiting(
    texts: &Catalogue,
    request: &ApprovalRequest,
    open: &Callback<ApprovalRequest>,
) -> Html {
    let look = open.reform({
        let request = request.clone();
        move |_: MouseEvent| request.clone()
    });
    html! {
        <Notice>
            <p>{ with_names(texts, "approve-title", &[("site", &request.site)]) }</p>
            <p class="hint" translate="no">{ request.account.clone() }</p>
            <div class="actions"><Button submit=false onclick={look}>{ texts.text("approve-look") }</Button></div>
        </Notice>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct AccountProps {
    texts: Catalogue,
    entry: ListedAccount,
    forget: Callback<String>,
}

#[component]
fn Account(props: &AccountProps) -> Html {
    let (texts, device) = (&props.texts, &props.entry.device);
    let server = device.issuer.split_once("://").map_or(device.issuer.as_str(), |(_, host)| host);
    let forget = props.forget.reform({
        let id = props.entry.id.clone();
        move |()| id.clone()
    });
    let (text, kind) = match props.entry.removed {
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
        <li class="list-item">
            <Icon name={IconName::Person} />
            <div class="list-text">
                <p class="list-title" translate="no">{ device.account_label.clone() }</p>
                <p class="hint">{ with_names(texts, "account-at", &[("server", server)]) }</p>
                <p class="hint">{ with_names(texts, "device-named", &[("device", &device.device_name)]) }</p>
                if props.entry.removed {
                    <Notice tone={Tone::Warning}>{ texts.text("account-removed") }</Notice>
                }
            </div>
            <AskFirst id={format!("forget-{}", props.entry.id)} button={texts.text("forget")} {kind} {question} onyes={forget} />
        </li>
    }
}
