//! The screens behind the first ones: what the person does from there on. They are drawn by the part of the program that is loaded
//! afterwards, and are reached only through `later`.

use yew::prelude::*;

use super::account::AccountPage;
use super::approve::Approve;
use super::biometrics::BiometricsPage;
use super::code::CodeScreen;
use super::first_steps;
use super::forecast::{self, ForecastWays};
use super::root::Drawing;
use super::scan::Scan;
use super::screens::{self, Ways};
use super::settings::Settings;
use crate::authenticator::state::codes::{CodesMessage, CodesPage};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::message::Message;
use crate::authenticator::state::screen::Screen;

/// Draws any screen but the first ones, which draw themselves.
pub(in crate::authenticator) fn rest(drawing: &Drawing<'_>) -> Html {
    drawing.rest()
}

impl Drawing<'_> {
    fn rest(&self) -> Html {
        let (texts, model) = (self.texts, self.model);
        let home = self.press(Message::ShowHome);
        match &model.screen {
            Screen::Loading | Screen::Working | Screen::First(_) | Screen::Home => self.first(),
            Screen::Notifications => {
                let decide = self.tell.reform(Message::AllowNotifications);
                first_steps::notifications(texts, model.environment.notifications, &decide)
            }
            Screen::Scan { shared } => {
                let found = self.tell.reform(Message::Scanned);
                html! { <Scan key={shared.to_string()} texts={texts.clone()} shared={*shared} {found} back={home} /> }
            }
            Screen::Enrolled { account, .. } => screens::enrolled(texts, account, home),
            Screen::Biometrics(shown) => html! {
                <BiometricsPage texts={texts.clone()} shown={shown.clone()} tell={self.tell.reform(Message::Biometrics)} {home} />
            },
            Screen::Code(code) => html! {
                <CodeScreen texts={texts.clone()} shown={code.clone()} account={model.shown(&code.record)} judge={self.judge.clone()} done={home}
                    scan={self.press(Message::ShowScanner)} copied={self.tell.reform(|()| Message::Copied)} />
            },
            Screen::Approve { request, busy, wrong } => html! {
                <Approve key={request.pending.id.clone()} texts={texts.clone()} request={request.clone()} busy={*busy}
                    account={model.shown(&request.record)} wrong={wrong.clone()} biometrics={model.biometrics(&request.pending.device_id)} decide={self.tell.reform(Message::Answer)}
                    by_biometrics={self.tell.reform(Message::AnswerByBiometrics)} judge={self.judge.clone()} later={home} />
            },
            Screen::AnswerSent(result) => screens::answered(texts, result, home),
            Screen::Mismatch(mismatch) => screens::mismatch(texts, mismatch, &model.accounts, &self.ways()),
            Screen::SwitchAccount { from, to, before } => {
                let (go, stay) = (self.press(Message::SwitchAccount), self.press(Message::StayWithAccount));
                let before = before.account_label();
                let called = [model.called(from, before), model.called(&to.record, &to.account)];
                screens::switch_account(texts, &to.site, [&called[0], &called[1]], go, stay)
            }
            Screen::Account(id) => self.account(id),
            Screen::Settings => html! {
                <Settings texts={texts.clone()} haptics={!model.haptics_are_off} choose={self.tell.reform(Message::ChooseHaptics)} {home} />
            },
            Screen::Forecast => {
                let backup = CodesMessage::Show(CodesPage::Backup(Default::default()));
                let ways = ForecastWays { home, backup: self.press(Message::Codes(backup)) };
                forecast::forecast(texts, model, &ways)
            }
            Screen::Codes(page) => self.codes().page(page),
            Screen::Error(error) => screens::error(texts, error, &self.ways()),
        }
    }

    fn account(&self, id: &str) -> Html {
        let (model, home) = (self.model, self.press(Message::ShowHome));
        match model.account(id) {
            Some(account) => html! {
                <AccountPage key={id.to_owned()} texts={self.texts.clone()} account={account.clone()} accounts={model.accounts.clone()}
                    tell={self.tell.reform(Message::Account)} {home} />
            },
            // Another tab has removed it.
            None => screens::error(self.texts, &AuthenticatorError::UnknownAccount, &self.ways()),
        }
    }

    fn ways(&self) -> Ways {
        Ways {
            scan: self.press(Message::ShowScanner),
            home: self.press(Message::ShowHome),
            add: self.tell.reform(Message::AddAccount),
            load_new: self.press(Message::LoadNewVersion),
            tab_of_ios: self.model.environment.tab_of_ios,
        }
    }
}
