//! The account pages as a whole: tells `state` what happens, carries out its effects, and draws the current screen.

use sluss_protocol::account_page::AccountPage;
use sluss_protocol::language::Language;
use sluss_protocol::link::app_for;
use yew::prelude::*;

use super::activity::Activity;
use super::add_device::AddDevice;
use super::enrolling::Enrolling;
use super::links::cog;
use super::messages::{expired, failed, landing, notice, registered};
use super::phones_page::PhonesPage;
use super::server;
use super::sessions::Sessions;
use super::settings_pages::{SettingsCallbacks, draw, overview};
use crate::account::state::{
    AccountEffect, AccountError, AccountMessage, AccountState, Draft, READING_MS, Request, Screen,
};
use crate::browser::clock::After;
use crate::browser::{history, language, page, texts};
use crate::i18n::Catalogue;
use crate::surface::{Brand, Focus, Languages, Shell, focus_error, without_texts};

struct AccountPages {
    state: AccountState,
    brand: Brand,
    focus: Focus,
    /// Moves the focus to what is wrong, once that is drawn.
    focus_error: bool,
    /// The pause after the last key in a new password.
    reading: Option<After>,
}

/// Mounts the account pages.
pub fn mount() {
    if let Some(root) = page::element("account") {
        yew::Renderer::<AccountPages>::with_root(root).render();
    }
}

impl Component for AccountPages {
    type Message = AccountMessage;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        ctx.link().send_future(async { AccountMessage::Texts(texts::load(language::chosen()).await) });
        ctx.link().send_message(AccountMessage::Reload);
        let moved = ctx.link().callback(|()| AccountMessage::Moved);
        let restored = ctx.link().callback(|()| AccountMessage::Restored);
        history::on_move(move || moved.emit(()));
        history::on_return(move || restored.emit(()));
        let (state, brand) = (AccountState::default(), Brand::of_document());
        Self { state, brand, focus: Focus::default(), focus_error: false, reading: None }
    }

    fn update(&mut self, ctx: &Context<Self>, message: AccountMessage) -> bool {
        for effect in self.state.update(message, &history::path()) {
            self.carry_out(ctx, effect);
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Some(texts) = self.state.texts.catalogue() else { return without_texts(&self.state.texts, &self.brand) };
        let (pages, veiled) = (&self.state.pages, self.state.veiled);
        let choose = ctx.link().callback(AccountMessage::LanguageChosen);
        let here = matches!(pages.screen, Screen::Overview(_));
        let actions = html! {
            <div class="shell-actions">
                if pages.account.is_some() && !veiled {
                    { cog(texts, here, &ctx.link().callback(AccountMessage::Go)) }
                }
                <Languages spoken={texts.language()} label={texts.text("language")} {choose} />
            </div>
        };
        html! {
            <Shell brand={self.brand.clone()} class="shell shell-wide" {actions}>
                if veiled {
                    <p role="status">{ texts.text("loading") }</p>
                }
                <div class="screen" data-screen={if veiled { "loading" } else { pages.screen.name() }} hidden={veiled} key={pages.screen.key()}>
                    { notice(texts, pages.notice.as_ref()) }
                    { self.screen(ctx, texts) }
                </div>
            </Shell>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        let Some(texts) = self.state.texts.catalogue() else { return };
        let screen = &self.state.pages.screen;
        self.focus.follow(screen.name(), &screen.title(texts, &self.brand.name), texts.language());
        if std::mem::take(&mut self.focus_error) {
            focus_error();
        }
    }
}

impl AccountPages {
    fn carry_out(&mut self, ctx: &Context<Self>, effect: AccountEffect) {
        let (link, csrf) = (ctx.link(), self.state.pages.csrf());
        match effect {
            AccountEffect::LoadAccount => {
                link.send_future(async { AccountMessage::Account(server::ask("", Request::account()).await) })
            }
            AccountEffect::ChangeLanguage { language, save } => {
                link.send_future(async move {
                    AccountMessage::Texts(change_language(language, save.then_some(csrf)).await)
                });
            }
            AccountEffect::BeginEnrolment(wanted) => link.send_future(async move {
                AccountMessage::EnrolmentBegun(server::ask(&csrf, Request::begin_enrolment(&wanted)).await)
            }),
            AccountEffect::CancelEnrolment(id) => yew::platform::spawn_local(async move {
                _ = server::order(&csrf, Request::cancel_enrolment(&id)).await;
            }),
            AccountEffect::ReadPassword(turn, password) => {
                let link = link.clone();
                let read = move || link.send_message(AccountMessage::PasswordRead(turn, password));
                self.reading = Some(After::call(READING_MS, read));
            }
            AccountEffect::ForgetPassword => self.reading = None,
            AccountEffect::Send(command) => {
                link.send_future(async move { AccountMessage::CommandDone(server::command(&csrf, command).await) })
            }
            AccountEffect::Push(page) => _ = history::push(page.path()),
            AccountEffect::Replace(page) => history::replace(page.path()),
            AccountEffect::Leave(page) => page::go_to(&page),
            AccountEffect::FocusError => self.focus_error = true,
        }
    }

    fn screen(&self, ctx: &Context<Self>, texts: &Catalogue) -> Html {
        let (link, pages) = (ctx.link(), &self.state.pages);
        let leave = link.callback(|_: MouseEvent| AccountMessage::Go(AccountPage::Overview));
        let signed_out = link.callback(|()| AccountMessage::Account(Err(AccountError::SignedOut)));
        let callbacks = || SettingsCallbacks {
            typed: link.callback(AccountMessage::PasswordTyped),
            go: link.callback(AccountMessage::Go),
            command: link.callback(AccountMessage::Command),
        };
        match &pages.screen {
            Screen::Loading => html! { <p role="status">{ texts.text("loading") }</p> },
            Screen::Landing => landing(texts),
            Screen::Failed(error) => failed(texts, error, link.callback(|_| AccountMessage::Reload)),
            Screen::Overview(request) => overview(request, pages, texts, callbacks()),
            Screen::Phones(stage) => html! {
                <PhonesPage texts={texts.clone()} csrf={pages.csrf()} stage={*stage} {leave} reload={link.callback(|()| AccountMessage::Reload)}
                    go={link.callback(AccountMessage::PhoneStage)} />
            },
            Screen::Settings(settings) => draw(settings, pages, texts, callbacks()),
            Screen::AddDevice(draft) => self.add_device(ctx, texts, draft, leave),
            Screen::Enrolling { enrolment, .. } => html! {
                <Enrolling key={enrolment.id.clone()} texts={texts.clone()} enrolment={enrolment.clone()} cancel={leave} {signed_out}
                    expired={link.callback(AccountMessage::EnrolmentExpired)}
                    registered={link.callback(|(id, device)| AccountMessage::DeviceRegistered(id, device))} />
            },
            Screen::Expired { .. } => {
                expired(texts, link.callback(|_| AccountMessage::Go(AccountPage::AddDevice)), leave)
            }
            Screen::Registered(device) => registered(texts, device, leave),
            Screen::Sessions => {
                html! { <Sessions texts={texts.clone()} csrf={pages.csrf()} go={callbacks().go} {signed_out} {leave} /> }
            }
            Screen::Activity => html! { <Activity texts={texts.clone()} go={callbacks().go} {signed_out} {leave} /> },
        }
    }

    fn add_device(&self, ctx: &Context<Self>, texts: &Catalogue, draft: &Draft, cancel: Callback<MouseEvent>) -> Html {
        let account = self.state.pages.account.as_ref();
        let email = account.map(|account| account.email.clone()).unwrap_or_default();
        let authenticator = account.map(|account| app_for(&account.app_origin, "")).unwrap_or_default();
        html! {
            <AddDevice texts={texts.clone()} {email} {authenticator} draft={draft.clone()} {cancel}
                submit={ctx.link().callback(AccountMessage::DeviceSubmitted)} />
        }
    }
}

/// Changes the language: remembers it in this browser, saves it for the account if there is one, and loads its texts.
async fn change_language(language: Language, csrf: Option<String>) -> Option<Catalogue> {
    language::remember(language);
    if let Some(csrf) = csrf {
        // The cookie holds this browser's choice; the account's is for messages, and may be saved later.
        _ = server::order(&csrf, Request::language(language)).await;
    }
    texts::load(language).await
}
