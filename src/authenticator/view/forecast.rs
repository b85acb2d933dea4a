//! What losing this device would mean, and what to do before it happens.

use sluss_protocol::account_page::AccountPage;
use yew::prelude::*;

use super::who::who;
use crate::authenticator::state::accounts::{ListedAccount, lost_with_device};
use crate::authenticator::state::forecast::{CodesOutlook, KnownWays, Outlook};
use crate::authenticator::state::model::Model;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::with_names;
use crate::ui::{Button, ButtonKind, Notice, Tone};

/// What leads away from the page.
pub(super) struct ForecastWays {
    pub(super) home: Callback<MouseEvent>,
    /// The way to a backup.
    pub(super) backup: Callback<MouseEvent>,
}

/// On the first screen: whom losing this device would lock out, or only the way to the page.
pub(super) fn at_home(texts: &Catalogue, accounts: &[ListedAccount], show: Callback<MouseEvent>) -> Html {
    let lost: Vec<&ListedAccount> = lost_with_device(accounts).collect();
    let said = match lost.as_slice() {
        [] => {
            return html! {
                <div><Button submit=false id="forecast" kind={ButtonKind::Quiet} onclick={show}>{ texts.text("forecast") }</Button></div>
            };
        }
        [one] => with_names(texts, "forecast-home-one", &[("account", one.name())]),
        several => texts.with("forecast-home-many", &[("count", &several.len().to_string())]).into(),
    };
    html! {
        <div data-notice="forecast">
            <Notice tone={Tone::Warning}>
                <p>{ said }</p>
                <div class="actions">
                    <Button submit=false id="forecast" kind={ButtonKind::Secondary} onclick={show}>{ texts.text("forecast-show") }</Button>
                </div>
            </Notice>
        </div>
    }
}

/// The page.
pub(super) fn forecast(texts: &Catalogue, model: &Model, ways: &ForecastWays) -> Html {
    let here = model.accounts.iter().filter(|account| !account.removed);
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("forecast") }</h1>
            <p>{ over_all(texts, &model.accounts) }</p>
            <ul class="list" aria-label={texts.text("accounts")}>
                { for here.map(|account| one(texts, account)) }
            </ul>
            { codes(texts, model, ways) }
            <div class="actions">
                <Button submit=false kind={ButtonKind::Quiet} onclick={ways.home.clone()}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

fn over_all(texts: &Catalogue, accounts: &[ListedAccount]) -> String {
    let all = accounts.iter().filter(|account| !account.removed).count().to_string();
    match lost_with_device(accounts).count() {
        0 => texts.text("forecast-over-all-none"),
        lost => texts.with("forecast-over-all", &[("count", &lost.to_string()), ("all", &all)]),
    }
}

fn one(texts: &Catalogue, account: &ListedAccount) -> Html {
    let (shown, outlook) = (account.shown(), Outlook::of(account.ways));
    let tone = match outlook {
        Outlook::LockedOut => Tone::Error,
        Outlook::ByNumberAlone => Tone::Warning,
        Outlook::Safe => Tone::Good,
        Outlook::Unknown => Tone::Info,
    };
    // The account's own server has its account pages.
    let add = format!("{}{}", account.address(), AccountPage::Overview.path());
    let is_wanting = matches!(outlook, Outlook::LockedOut | Outlook::ByNumberAlone);
    html! {
        <li class="list-item" key={account.id.clone()} data-outlook={outlook.name()}>
            { who(texts, &shown, html! { <p class="list-title" translate="no">{ shown.name.clone() }</p> }) }
            <Notice {tone}>
                <p>{ texts.text(&format!("forecast-{}", outlook.name())) }</p>
                { account.ways.map(|ways| what_is_left(texts, ways)) }
                if is_wanting {
                    <div class="actions"><a class="button button-secondary" href={add}>{ texts.text("forecast-add") }</a></div>
                }
            </Notice>
        </li>
    }
}

/// What the server has said, and when.
fn what_is_left(texts: &Catalogue, ways: KnownWays) -> Html {
    let lines = [
        ("forecast-devices", ways.devices),
        ("forecast-numbers", ways.numbers),
        ("forecast-codes-left", ways.recovery_codes),
    ];
    let there = lines.into_iter().filter(|(_, count)| *count > 0);
    html! {
        <>
            <ul>{ for there.map(|(id, count)| html! { <li>{ texts.with(id, &[("count", &count.to_string())]) }</li> }) }</ul>
            <p class="hint">{ texts.with("forecast-at", &[("day", &day(texts, ways.at))]) }</p>
        </>
    }
}

fn day(texts: &Catalogue, seconds: u64) -> String {
    page::day(i64::try_from(seconds).unwrap_or(0) * 1_000, texts.language())
}

/// The codes of other sites, where there are any.
fn codes(texts: &Catalogue, model: &Model, ways: &ForecastWays) -> Html {
    let codes = &model.codes;
    let count = (!codes.are_locked()).then(|| codes.list.all().len());
    let Some(outlook) = CodesOutlook::of(count, codes.last_backup) else { return Html::default() };
    let (tone, said) = match outlook {
        CodesOutlook::Locked => (Tone::Info, texts.text("forecast-codes-locked")),
        CodesOutlook::Lost { lost, all } => {
            let given = [("count", lost.to_string()), ("all", all.to_string())];
            let given = given.each_ref().map(|(name, value)| (*name, value.as_str()));
            (Tone::Error, texts.with("forecast-codes-lost", &given))
        }
        CodesOutlook::Saved { all, at } => {
            let given = [("all", all.to_string()), ("day", day(texts, at))];
            let given = given.each_ref().map(|(name, value)| (*name, value.as_str()));
            (Tone::Good, texts.with("forecast-codes-saved", &given))
        }
    };
    html! {
        <section class="form" aria-labelledby="forecast-codes">
            <h2 id="forecast-codes">{ texts.text("forecast-codes") }</h2>
            <Notice {tone}>
                <p>{ said }</p>
                if matches!(outlook, CodesOutlook::Lost { .. }) {
                    <div class="actions">
                        <Button submit=false kind={ButtonKind::Secondary} onclick={ways.backup.clone()}>{ texts.text("backup-now") }</Button>
                    </div>
                }
            </Notice>
        </section>
    }
}
