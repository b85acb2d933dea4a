//! The props of every screen that changes the account's settings, and the callbacks that they share.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::api::AccountView;
use sluss_protocol::password::Strength;
use yew::prelude::*;

use crate::account::state::{Command, RequestState};
use crate::i18n::Catalogue;
use crate::ui::{IconName, icon};

/// What every screen that changes the account's settings needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct SettingsProps {
    pub(super) texts: Catalogue,
    pub(super) account: AccountView,
    /// The progress of the command that the screen has sent.
    pub(super) request: RequestState,
    /// How strong the new password is, as far as the server has said.
    pub(super) strength: Option<Strength>,
    /// Whether there are new recovery codes that are not valid yet.
    pub(super) proposed: bool,
    /// Called with the new password as it is typed.
    pub(super) typed: Callback<String>,
    /// Called with the page to go to.
    pub(super) go: Callback<AccountPage>,
    /// Called with a command to send.
    pub(super) command: Callback<Command>,
}

impl SettingsProps {
    /// A press that leads to a page.
    pub(super) fn to(&self, page: AccountPage) -> Callback<MouseEvent> {
        self.go.reform(move |_: MouseEvent| page)
    }

    /// A press that leads back to *My account*.
    pub(super) fn leave(&self) -> Callback<MouseEvent> {
        self.to(AccountPage::Overview)
    }

    /// A press that sends a command.
    pub(super) fn send(&self, command: Command) -> Callback<MouseEvent> {
        self.command.reform(move |_: MouseEvent| command.clone())
    }

    /// A part of *My account* under a heading and a picture of its own.
    pub(super) fn part(&self, id: &'static str, picture: IconName, body: Html) -> Html {
        self.part_of("part", id, picture, body)
    }

    /// The same with a look of its own.
    pub(super) fn part_of(&self, class: &'static str, id: &'static str, picture: IconName, body: Html) -> Html {
        html! {
            <section {class} aria-labelledby={id}>
                <h2 {id} class="part-title">{ icon(picture) }{ self.texts.text(id) }</h2>
                { body }
            </section>
        }
    }
}
