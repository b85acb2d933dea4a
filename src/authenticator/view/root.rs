//! The authenticator's whole page: the screen that the state names, and what waits elsewhere. It draws, and decides nothing.

use yew::prelude::*;

use super::account::AccountPage;
use super::approve::Approve;
use super::biometrics::BiometricsPage;
use super::code::CodeScreen;
use super::codes::CodesDrawing;
use super::first_steps::{self, Begin};
use super::forecast::{self, ForecastWays};
use super::home::{Home, waiting};
use super::notices::AppStatus;
use super::scan::Scan;
use super::screens::{self, Ways};
use super::settings::Settings;
use crate::authenticator::state::account_page::AccountMessage;
use crate::authenticator::state::codes::{CodesMessage, CodesPage};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::message::Message;
use crate::authenticator::state::model::Model;
use crate::authenticator::state::screen::Screen;
use crate::authenticator::state::time::{ClockError, Validity};
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Icon, IconName};

/// What the page is drawn from.
pub(in crate::authenticator) struct Drawing<'a> {
    pub(in crate::authenticator) texts: &'a Catalogue,
    pub(in crate::authenticator) model: &'a Model,
    /// How far this device's clock is off, if that is known and worth mentioning.
    pub(in crate::authenticator) clock_error: Option<ClockError>,
    /// Says whether something that ends at an epoch second is still good.
    pub(in crate::authenticator) judge: &'a Callback<u64, Validity>,
    /// The time in epoch seconds: the server's, where it has said what time it is.
    pub(in crate::authenticator) now: &'a Callback<(), u64>,
    /// Called with what the person does.
    pub(in crate::authenticator) tell: &'a Callback<Message>,
}

/// Draws the page under the header that all surfaces share.
pub(in crate::authenticator) fn page(drawing: &Drawing<'_>) -> Html {
    let name = drawing.model.screen.name();
    html! { <div class="screen" data-screen={name}>{ drawing.elsewhere() }{ drawing.screen() }</div> }
}

/// The class of the page's shell: wide where a list of codes and something else can be beside each other.
pub(in crate::authenticator) fn shell(model: &Model) -> &'static str {
    let is_wide = matches!(model.screen, Screen::Home | Screen::Codes(CodesPage::Detail(_) | CodesPage::Edit(_)));
    if is_wide && !model.codes.list.is_empty() { "shell shell-panes" } else { "shell" }
}

impl Drawing<'_> {
    fn press(&self, message: Message) -> Callback<MouseEvent> {
        self.tell.reform(move |_: MouseEvent| message.clone())
    }

    fn screen(&self) -> Html {
        let (texts, model) = (self.texts, self.model);
        let home = self.press(Message::ShowHome);
        match &model.screen {
            Screen::Loading | Screen::Working => html! { <p role="status">{ texts.text("loading") }</p> },
            Screen::First(first) => first_steps::first(
                texts,
                &Begin {
                    first: *first,
                    link: model.waiting_link.as_deref(),
                    tab_of_ios: model.environment.tab_of_ios,
                    initialise: self.press(Message::Initialise),
                    here: self.press(Message::UseThisTab),
                },
            ),
            Screen::Notifications => {
                let decide = self.tell.reform(Message::AllowNotifications);
                first_steps::notifications(texts, model.environment.notifications, &decide)
            }
            Screen::Home => self.home(),
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

    fn home(&self) -> Html {
        let model = self.model;
        let status = AppStatus {
            kept: model.storage_is_kept,
            tab_of_ios: model.environment.tab_of_ios,
            installable: model.environment.installable,
            install: self.tell.reform(Message::Install),
            notifications: model.environment.notifications,
            new_version: model.new_version,
            clock_error: self.clock_error,
            allow: self.press(Message::AllowNotifications(true)),
            load_new: self.press(Message::LoadNewVersion),
        };
        html! {
            <Home texts={self.texts.clone()} accounts={model.accounts.clone()} requests={model.requests.clone()} {status}
                scan={self.press(Message::ShowScanner)} forget={self.tell.reform(Message::Forget)} biometrics={self.tell.reform(Message::Biometrics)}
                change={self.tell.reform(|id| Message::Account(AccountMessage::Show(id)))}
                open={self.tell.reform(Message::OpenRequest)}
                forecast={forecast::at_home(self.texts, &model.accounts, self.press(Message::ShowForecast))} settings={self.settings()} codes={self.codes().part_of_home()} has_codes={model.codes.are_here()} />
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

    /// The way to the settings, where there is anything to set.
    fn settings(&self) -> Html {
        if !self.model.environment.vibrates {
            return Html::default();
        }
        html! {
            <div>
                <Button submit=false id="settings" kind={ButtonKind::Quiet} onclick={self.press(Message::ShowSettings)}>
                    <Icon name={IconName::Cog} />{ self.texts.text("settings") }
                </Button>
            </div>
        }
    }

    fn codes(&self) -> CodesDrawing<'_> {
        CodesDrawing {
            texts: self.texts,
            codes: &self.model.codes,
            now: self.now,
            tell: self.tell.reform(Message::Codes),
            scan: self.press(Message::ShowScanner),
        }
    }

    /// Requests for accounts other than the one that the person is working with.
    fn elsewhere(&self) -> Html {
        let Some(account) = self.model.screen.account() else { return Html::default() };
        let open = self.tell.reform(Message::OpenRequest);
        let others = self.model.requests.iter().filter(|request| request.record != account);
        html! {
            <>
                { for others.map(|request| waiting(self.texts, request, self.model.shown(&request.record).as_ref(), &open)) }
            </>
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
