//! *My account*, all on one page: who is signed in, devices, phone numbers, recovery codes, sessions, activity, settings, and PANIC.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::method::Level;
use sluss_protocol::numbers::NumberView;
use yew::prelude::*;

use super::devices::Devices;
use super::links::{first_sign_in, links};
use super::overview_parts::{NextStep, danger, data, password, person, planned, recovery, standing, two_steps};
use super::password_fields::password_form_error;
use super::registered::last_use;
use super::settings_props::SettingsProps;
use crate::account::state::Command;
use crate::ui::{Button, ButtonKind, Icon, IconName, verbatim};

/// *My account*, the first page.
#[component]
pub(super) fn Overview(props: &SettingsProps) -> Html {
    let (texts, account) = (&props.texts, &props.account);
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("my-account") }</h1>
            { password_form_error(texts, props.request.error.as_ref()) }
            { planned(props) }
            { who(props) }
            { standing(texts, &account.safety) }
            { first_sign_in(texts, account).unwrap_or_default() }
            <div class="parts">
                { devices(props) }
                { numbers(props) }
                { recovery(props) }
                { links(texts, &props.go) }
                if account.shown_enough {
                    { person(props) }
                    { password(props) }
                    { two_steps(props) }
                    { data(props) }
                }
            </div>
            { danger(props) }
        </>
    }
}

fn who(props: &SettingsProps) -> Html {
    let (texts, account) = (&props.texts, &props.account);
    let how = if account.level >= Level::Medium { "signed-in-two-steps" } else { "signed-in-basic" };
    html! {
        <div class="card who">
            <Icon name={IconName::Person} />
            <div class="list-text">
                <p class="list-title">{ account.name.clone() }</p>
                <p class="hint" translate="no">{ account.email.clone() }</p>
                <p class="hint">{ texts.text(how) }</p>
            </div>
            <Button submit=false kind={ButtonKind::Quiet} id="sign-out" busy={props.request.waits_for("sign-out")}
                onclick={props.send(Command::SignOut)}>{ texts.text("sign-out") }</Button>
        </div>
    }
}

fn devices(props: &SettingsProps) -> Html {
    let (texts, account) = (&props.texts, &props.account);
    let remove = props.command.reform(|(id, name)| Command::RemoveDevice { id, name });
    let body = html! {
        <>
            if account.devices.is_empty() {
                <p class="lead">{ texts.text("devices-none") }</p>
            } else {
                <Devices texts={texts.clone()} devices={account.devices.clone()} open={account.may_change_factors} {remove} />
            }
            if account.may_change_factors {
                <div class="actions">
                    <Button submit=false kind={NextStep::AddDevice.weight(&account.safety)} id="add-device" onclick={props.to(AccountPage::AddDevice)}>
                        <Icon name={IconName::Plus} />{ texts.text("add-device") }
                    </Button>
                </div>
            }
        </>
    };
    props.part("devices-title", IconName::Phone, body)
}

fn numbers(props: &SettingsProps) -> Html {
    let (texts, numbers) = (&props.texts, &props.account.numbers);
    let number = |number: &NumberView| {
        html! {
            <li class="list-item">
                <div class="list-text">
                    <p class="list-title">{ verbatim(|given| texts.with("phone-ending", given), &[("number", &number.hint)]) }</p>
                    <p class="hint">{ last_use(texts, number.last_used_at) }</p>
                </div>
            </li>
        }
    };
    let body = html! {
        <>
            <p class="lead">{ texts.text("phones-lead") }</p>
            if !numbers.is_empty() {
                <ul class="list">{ for numbers.iter().map(number) }</ul>
            }
            <div class="actions">
                <Button submit=false kind={ButtonKind::Secondary} id="phones" onclick={props.to(AccountPage::Phones)}>
                    { texts.text("phones-manage") }
                </Button>
            </div>
        </>
    };
    props.part("phones-title", IconName::Message, body)
}
