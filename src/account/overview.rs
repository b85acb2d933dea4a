//! The first page: who is signed in, and the devices.

use sluss_protocol::api::AccountView;
use sluss_protocol::method::Level;
use yew::prelude::*;

use super::devices::Devices;
use super::links::{links, sign_in_link};
use super::screen::Screen;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice};

/// What [`Overview`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct OverviewProps {
    pub(super) texts: Catalogue,
    pub(super) account: AccountView,
    pub(super) add: Callback<MouseEvent>,
    /// To the phone numbers.
    pub(super) phones: Callback<MouseEvent>,
    /// Called with a device's id and name.
    pub(super) remove: Callback<(String, String)>,
    pub(super) sign_out: Callback<MouseEvent>,
    pub(super) settings: Callback<MouseEvent>,
    pub(super) look_at: Callback<Screen>,
}

/// The first page.
#[component]
pub(super) fn Overview(props: &OverviewProps) -> Html {
    let (texts, account) = (&props.texts, &props.account);
    let how = if account.level >= Level::Medium { "signed-in-two-steps" } else { "signed-in-basic" };
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("overview-title") }</h1>
            <div class="card who">
                <Icon name={IconName::Person} />
                <div class="list-text">
                    <p class="list-title">{ account.name.clone() }</p>
                    <p class="hint">{ account.email.clone() }</p>
                    <p class="hint">{ texts.text(how) }</p>
                </div>
                <Button submit=false kind={ButtonKind::Quiet} id="settings" onclick={props.settings.clone()}>
                    <Icon name={IconName::Cog} />{ texts.text("settings-title") }
                </Button>
                <Button submit=false kind={ButtonKind::Quiet} onclick={props.sign_out.clone()}>{ texts.text("sign-out") }</Button>
            </div>
            <section class="section" aria-labelledby="devices-title">
                <h2 id="devices-title">{ texts.text("devices-title") }</h2>
                if account.devices.is_empty() {
                    <p class="lead">{ texts.text("devices-none") }</p>
                } else {
                    <Devices texts={texts.clone()} devices={account.devices.clone()} open={account.may_change_factors}
                        remove={props.remove.clone()} />
                }
                if account.may_change_factors {
                    <div class="actions">
                        <Button submit=false id="add-device" onclick={props.add.clone()}>
                            <Icon name={IconName::Plus} />{ texts.text("add-device") }
                        </Button>
                    </div>
                } else {
                    <Notice>{ texts.text("step-up-text") }</Notice>
                    <p class="actions">{ sign_in_link(texts.text("step-up-go"), "button button-primary") }</p>
                }
            </section>
            <section class="section" aria-labelledby="numbers-title">
                <h2 id="numbers-title">{ texts.text("phones-title") }</h2>
                <p class="lead">{ texts.text("phones-lead") }</p>
                <div class="actions">
                    <Button submit=false kind={ButtonKind::Secondary} id="phones" onclick={props.phones.clone()}>
                        { texts.text("phones-manage") }
                    </Button>
                </div>
            </section>
            { links(texts, &props.look_at) }
        </>
    }
}
