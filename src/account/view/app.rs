//! The account pages as a whole: asks the server, tells `screen` what it said, and draws the screen that is on.

use sluss_protocol::api::{AccountView, DeviceView, EnrolmentView, NewEnrolment};
use sluss_protocol::language::Language;
use sluss_protocol::link::app_for;
use yew::prelude::*;

use super::activity::Activity;
use super::add_device::AddDevice;
use super::server as api;
use super::enrolling::Enrolling;
use super::links::cog;
use crate::account::state::settings::{CommandResult, Command};
use super::settings_pages::{SettingsCallbacks, draw, overview};
use crate::account::state::phones::PhoneStage;
use super::phones_page::PhonesPage;
use super::plain::{expired, failed, landing, news, registered};
use crate::account::state::pages::{ADD_DEVICE, AccountNotice, OVERVIEW, Screen, Pages};
use super::sessions::Sessions;
use crate::account::state::error::AccountError;
use crate::browser::clock::After;
use crate::browser::{history, language, page, texts};
use crate::i18n::Catalogue;
use crate::surface::{Focus, Languages, no_texts};
use crate::ui::Shell;

/// What happens.
enum Msg {
    Texts(Option<Catalogue>),
    Account(Result<AccountView, AccountError>),
    Reload,
    /// The page came back as it was left.
    Returned,
    Speak(Language),
    /// To the screen at an address.
    Go(&'static str),
    /// The person went back or forward.
    Moved,
    Submit(NewEnrolment),
    Begun(Result<EnrolmentView, AccountError>),
    Registered(String, DeviceView),
    Expired(String),
    /// How far a new phone number is.
    Phones(PhoneStage),
    /// What stands in the field for a new password.
    Typed(String),
    /// It has stood there for a while.
    Read(u32, String),
    Command(Command),
    Finished(Result<CommandResult, AccountError>),
    GivenUp,
}

/// How long a pause between two keys is before it is a pause to read.
const READING_MS: u32 = 400;
/// Somebody ended this session elsewhere, or its time was over.
const LOST: Msg = Msg::Account(Err(AccountError::SignedOut));

struct AccountPages {
    texts: Option<Catalogue>,
    no_texts: bool,
    state: Pages,
    focus: Focus,
    /// The page came back as it was left, and is not shown before the server has said who is signed in now.
    veiled: bool,
    /// What was sent came back: the focus goes where it is wrong.
    answered: bool,
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
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        ctx.link().send_future(async { Msg::Texts(texts::load(language::chosen()).await) });
        ctx.link().send_message(Msg::Reload);
        let (moved, returned) = (ctx.link().callback(|()| Msg::Moved), ctx.link().callback(|()| Msg::Returned));
        history::on_move(move || moved.emit(()));
        history::on_return(move || returned.emit(()));
        Self {
            texts: None,
            no_texts: false,
            state: Pages::default(),
            focus: Focus::default(),
            veiled: false,
            answered: false,
            reading: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        let before = self.state.screen.address();
        let moved = matches!(message, Msg::Moved);
        self.answered = matches!(message, Msg::Finished(Err(_)) | Msg::Begun(Err(_)));
        match message {
            Msg::Texts(texts) => self.speaks(texts),
            Msg::Reload => self.reload(ctx),
            Msg::Returned => {
                self.veiled = true;
                self.reload(ctx);
            }
            Msg::Account(account) => self.account(ctx, account),
            Msg::Speak(chosen) => self.speak(ctx, chosen),
            Msg::Go(path) => self.go(ctx, path),
            Msg::Moved => self.go(ctx, &history::path()),
            Msg::Submit(wanted) => self.submit(ctx, wanted),
            Msg::Begun(begun) => {
                let unwanted = self.state.begun(begun);
                self.give_up(ctx, unwanted);
            }
            Msg::Registered(enrolment, device) => {
                self.state.registered(&enrolment, device);
                self.reload(ctx);
            }
            Msg::Expired(enrolment) => self.state.expired(&enrolment),
            Msg::Phones(stage) => self.state.phones(stage),
            Msg::Typed(password) => self.typed(ctx, password),
            Msg::Read(turn, password) => self.ask(ctx, Command::Judge(turn, password)),
            Msg::Command(command) => {
                if self.state.start(&command) {
                    self.ask(ctx, command);
                }
            }
            Msg::Finished(Ok(CommandResult::Judged(turn, strength))) => self.state.judged(turn, strength),
            Msg::Finished(finished) => self.finished(ctx, finished),
            Msg::GivenUp => {}
        }
        keep_address(before.is_some() && !moved, self.state.screen.address());
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Some(texts) = &self.texts else {
            return if self.no_texts {
                no_texts()
            } else {
                html! { <Shell><div data-screen="loading" /></Shell> }
            };
        };
        let choose = ctx.link().callback(Msg::Speak);
        let here = matches!(self.state.screen, Screen::Overview(_));
        let actions = html! {
            <div class="shell-actions">
                if self.state.account.is_some() && !self.veiled {
                    { cog(texts, here, &ctx.link().callback(Msg::Go)) }
                }
                <Languages spoken={texts.language()} label={texts.text("language")} {choose} />
            </div>
        };
        let name = self.state.screen.name();
        html! {
            <Shell class="shell shell-wide" {actions}>
                if self.veiled {
                    <p role="status">{ texts.text("loading") }</p>
                }
                <div class="screen" data-screen={if self.veiled { "loading" } else { name }} hidden={self.veiled} key={place(&self.state.screen)}>
                    { news(texts, self.state.news.as_ref()) }
                    { self.screen(ctx, texts) }
                </div>
            </Shell>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        let Some(texts) = &self.texts else { return };
        let screen = &self.state.screen;
        self.focus.follow(screen.name(), &screen.title(texts), texts.language());
        if std::mem::take(&mut self.answered) {
            page::focus("main [aria-invalid]");
        }
    }
}

/// Puts the screen's address where the browser's is: with a way back to the one before, or in its place, as the first screen stands in
/// place of what was asked for.
fn keep_address(back: bool, now: Option<&'static str>) {
    let Some(address) = now.filter(|address| history::path() != *address) else { return };
    if back {
        history::push(address);
    } else {
        history::replace(address);
    }
}

/// What a screen's elements belong to: another one has other elements, so that nothing that a translator or an extension did to them goes
/// along. The stages of a new phone number are one.
const fn place(screen: &Screen) -> &'static str {
    match screen {
        Screen::Phones(_) => "phones",
        _ => screen.name(),
    }
}

impl AccountPages {
    fn speaks(&mut self, texts: Option<Catalogue>) {
        self.no_texts = texts.is_none() && self.texts.is_none();
        if texts.is_none() && !self.no_texts {
            self.state.news = Some(AccountNotice::Error(AccountError::Unreachable));
        }
        self.texts = texts.or_else(|| self.texts.take());
    }

    /// Asks who is signed in. Whoever waits for nothing but that, sees it.
    fn reload(&mut self, ctx: &Context<Self>) {
        if matches!(self.state.screen, Screen::Failed(_)) {
            self.state.screen = Screen::Loading;
        }
        ctx.link().send_future(async { Msg::Account(api::account().await) });
    }

    fn account(&mut self, ctx: &Context<Self>, account: Result<AccountView, AccountError>) {
        let veiled = std::mem::take(&mut self.veiled);
        match account {
            Ok(account) => {
                let nowhere = self.state.screen.address().is_none();
                self.state.signed_in(account);
                if nowhere {
                    let unwanted = self.state.go(&history::path());
                    self.give_up(ctx, unwanted);
                }
            }
            Err(error) if veiled && error != AccountError::SignedOut => self.state.hidden(error),
            Err(error) => self.state.not_signed_in(error),
        }
    }

    fn speak(&self, ctx: &Context<Self>, chosen: Language) {
        language::remember(chosen);
        let csrf = self.state.csrf();
        ctx.link().send_future(async move {
            if !csrf.is_empty() {
                // The cookie holds the choice for this browser; the account's own is for messages, and may wait.
                _ = api::speak(&csrf, chosen).await;
            }
            Msg::Texts(texts::load(chosen).await)
        });
    }

    /// To the screen at an address, giving up what has not happened. What *My account* shows is asked for anew.
    fn go(&mut self, ctx: &Context<Self>, path: &str) {
        let unwanted = self.state.go(path);
        self.give_up(ctx, unwanted);
        if self.state.screen.address().is_none_or(|here| here == OVERVIEW) {
            self.reload(ctx);
        }
    }

    fn submit(&mut self, ctx: &Context<Self>, wanted: NewEnrolment) {
        self.state.submitted(&wanted.device_name);
        let csrf = self.state.csrf();
        ctx.link().send_future(async move { Msg::Begun(api::begin_enrolment(&csrf, &wanted).await) });
    }

    /// Asks how strong a password is, once nobody has typed for a while.
    fn typed(&mut self, ctx: &Context<Self>, password: String) {
        let turn = self.state.typed(&password);
        let link = ctx.link().clone();
        // The next key ends the pause, and with it the question.
        self.reading = (!password.is_empty())
            .then(|| After::call(READING_MS, move || link.send_message(Msg::Read(turn, password))));
    }

    fn ask(&self, ctx: &Context<Self>, command: Command) {
        let csrf = self.state.csrf();
        ctx.link().send_future(async move { Msg::Finished(api::command(&csrf, command).await) });
    }

    fn finished(&mut self, ctx: &Context<Self>, finished: Result<CommandResult, AccountError>) {
        // What was refused because it has changed is shown as it is now.
        let changed = !matches!(finished, Err(ref error) if *error != AccountError::Changed);
        self.state.finished(finished);
        if changed && self.state.account.is_some() {
            self.reload(ctx);
        }
    }

    fn give_up(&self, ctx: &Context<Self>, unwanted: Option<EnrolmentView>) {
        let Some(EnrolmentView { id, .. }) = unwanted else { return };
        let csrf = self.state.csrf();
        ctx.link().send_future(async move {
            // One that cannot be given up now ends by itself in five minutes.
            _ = api::cancel_enrolment(&csrf, &id).await;
            Msg::GivenUp
        });
    }

    fn screen(&self, ctx: &Context<Self>, texts: &Catalogue) -> Html {
        let link = ctx.link();
        let leave = link.callback(|_: MouseEvent| Msg::Go(OVERVIEW));
        let lost = link.callback(|()| LOST);
        let ways =
            || SettingsCallbacks { typed: link.callback(Msg::Typed), go: link.callback(Msg::Go), command: link.callback(Msg::Command) };
        match &self.state.screen {
            Screen::Loading => html! { <p role="status">{ texts.text("loading") }</p> },
            Screen::Landing => landing(texts),
            Screen::Failed(error) => failed(texts, error, link.callback(|_| Msg::Reload)),
            Screen::Overview(request) => overview(request, &self.state, texts, ways()),
            Screen::Phones(stage) => html! {
                <PhonesPage texts={texts.clone()} csrf={self.state.csrf()} stage={*stage} {leave} reload={link.callback(|()| Msg::Reload)}
                    go={link.callback(Msg::Phones)} />
            },
            Screen::Settings(own) => draw(own, &self.state, texts, ways()),
            Screen::AddDevice(draft) => {
                let account = self.state.account.as_ref();
                let email = account.map(|account| account.email.clone()).unwrap_or_default();
                let authenticator = account.map(|account| app_for(&account.app_origin, "")).unwrap_or_default();
                html! {
                    <AddDevice texts={texts.clone()} {email} {authenticator} draft={draft.clone()} submit={link.callback(Msg::Submit)} cancel={leave} />
                }
            }
            Screen::Enrolling { enrolment, .. } => html! {
                <Enrolling texts={texts.clone()} enrolment={enrolment.clone()} cancel={leave} {lost} expired={link.callback(Msg::Expired)}
                    registered={link.callback(|(id, device)| Msg::Registered(id, device))} />
            },
            Screen::Expired { .. } => expired(texts, link.callback(|_| Msg::Go(ADD_DEVICE)), leave),
            Screen::Registered(device) => registered(texts, device, leave),
            Screen::Sessions => html! { <Sessions texts={texts.clone()} csrf={self.state.csrf()} {lost} {leave} /> },
            Screen::Activity => html! { <Activity texts={texts.clone()} {lost} {leave} /> },
        }
    }
}
