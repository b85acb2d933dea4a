//! The authenticator's page with its first screens, and what waits elsewhere. It draws, and decides nothing. The other screens come with the
//! rest of the program (`later`).

use yew::prelude::*;

use super::codes::CodesDrawing;
use super::first_steps::{self, Begin};
use super::forecast;
use super::home::{Home, waiting};
use super::notices::AppStatus;
use crate::authenticator::state::account_page::AccountMessage;
use crate::authenticator::state::codes::CodesPage;
use crate::authenticator::state::message::Message;
use crate::authenticator::state::model::Model;
use crate::authenticator::state::screen::Screen;
use crate::authenticator::state::time::{ClockError, Validity};
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, Tone};

/// What draws the screens behind the first ones.
pub(in crate::authenticator) enum Rest {
    /// It is on its way, and the person may have asked for something already.
    Awaited { asked: bool },
    /// It is here.
    Here(fn(&Drawing<'_>) -> Html),
    /// It could not be loaded: called to try again.
    Missing(Callback<MouseEvent>),
}

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
    pub(in crate::authenticator) rest: Rest,
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
    pub(super) fn press(&self, message: Message) -> Callback<MouseEvent> {
        self.tell.reform(move |_: MouseEvent| message.clone())
    }

    fn screen(&self) -> Html {
        match &self.rest {
            Rest::Here(draw) if !self.model.screen.is_drawn_first() => draw(self),
            Rest::Awaited { asked: true } => self.loading(),
            Rest::Here(_) | Rest::Awaited { asked: false } => self.first(),
            Rest::Missing(again) => html! { <>{ self.missing(again) }{ self.first() }</> },
        }
    }

    fn loading(&self) -> Html {
        html! { <p role="status">{ self.texts.text("loading") }</p> }
    }

    /// The rest of the program could not be loaded: nothing can be done until it is here.
    fn missing(&self, again: &Callback<MouseEvent>) -> Html {
        html! {
            <Notice tone={Tone::Error}>
                <p>{ self.texts.text("rest-missing") }</p>
                <div class="actions">
                    <Button submit=false id="rest-again" kind={ButtonKind::Secondary} onclick={again.clone()}>
                        { self.texts.text("rest-again") }
                    </Button>
                </div>
            </Notice>
        }
    }

    /// The screen, where it is one of the first; of the others, that they are on their way.
    pub(super) fn first(&self) -> Html {
        let (texts, model) = (self.texts, self.model);
        match &model.screen {
            Screen::Home => self.home(),
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
            _ => self.loading(),
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

    pub(super) fn codes(&self) -> CodesDrawing<'_> {
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
}
