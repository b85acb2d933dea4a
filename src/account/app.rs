//! The account pages as a whole: which page is on, and what leads from one to the next.

use sluss_protocol::api::{AccountView, DeviceView, EnrolmentView, NewEnrolment};
use sluss_protocol::language::Language;
use yew::prelude::*;

use super::add_device::AddDevice;
use super::api;
use super::enrolling::Enrolling;
use super::overview::Overview;
use super::trouble::Trouble;
use crate::browser::{language, page, texts};
use crate::i18n::Catalogue;
use crate::surface::{Focus, Languages, no_texts};
use crate::ui::{Button, Gates, GatesState, Notice, Shell, Tone};

/// What is on the page, with what is true there.
#[derive(Clone, Debug, PartialEq)]
enum Screen {
    Loading,
    Landing,
    /// The server could not be asked who is signed in.
    Failed(Trouble),
    Overview,
    AddDevice {
        busy: bool,
        trouble: Option<Trouble>,
    },
    Enrolling(EnrolmentView),
    Registered(DeviceView),
}

impl Screen {
    const fn name(&self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Landing => "landing",
            Self::Failed(_) => "failed",
            Self::Overview => "overview",
            Self::AddDevice { .. } => "add-device",
            Self::Enrolling(_) => "enrolling",
            Self::Registered(_) => "registered",
        }
    }
}

/// A line about what just happened.
#[derive(Clone, Debug, PartialEq)]
enum News {
    Removed(String),
    Trouble(Trouble),
}

/// What happens.
enum Msg {
    Texts(Option<Catalogue>),
    Account(Result<AccountView, Trouble>),
    Reload,
    Speak(Language),
    Add,
    Submit(NewEnrolment),
    Begun(Result<EnrolmentView, Trouble>),
    Registered(DeviceView),
    Leave,
    Remove(String, String),
    Removed(String, Result<(), Trouble>),
    SignOut,
    SignedOut(Result<(), Trouble>),
}

struct AccountPages {
    texts: Option<Catalogue>,
    no_texts: bool,
    screen: Screen,
    account: Option<AccountView>,
    news: Option<News>,
    focus: Focus,
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
        Self {
            texts: None,
            no_texts: false,
            screen: Screen::Loading,
            account: None,
            news: None,
            focus: Focus::default(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Texts(texts) => {
                self.no_texts = texts.is_none() && self.texts.is_none();
                self.texts = texts.or_else(|| self.texts.take());
            }
            Msg::Reload => ctx.link().send_future(async { Msg::Account(api::account().await) }),
            Msg::Account(Ok(account)) => {
                self.account = Some(account);
                self.screen = Screen::Overview;
            }
            Msg::Account(Err(trouble)) => self.fail(trouble),
            Msg::Speak(chosen) => self.speak(ctx, chosen),
            Msg::Add => {
                self.news = None;
                self.screen = Screen::AddDevice { busy: false, trouble: None };
            }
            Msg::Submit(wanted) => self.submit(ctx, wanted),
            Msg::Begun(Ok(enrolment)) => self.screen = Screen::Enrolling(enrolment),
            Msg::Begun(Err(Trouble::SignedOut)) => self.fail(Trouble::SignedOut),
            Msg::Begun(Err(trouble)) => self.screen = Screen::AddDevice { busy: false, trouble: Some(trouble) },
            Msg::Registered(device) => self.screen = Screen::Registered(device),
            Msg::Leave => self.leave(ctx),
            Msg::Remove(id, name) => {
                let csrf = self.csrf();
                ctx.link().send_future(async move { Msg::Removed(name, api::remove_device(&csrf, &id).await) });
            }
            Msg::Removed(name, removed) => {
                self.news = Some(match removed {
                    Ok(()) => News::Removed(name),
                    Err(trouble) => News::Trouble(trouble),
                });
                ctx.link().send_message(Msg::Reload);
            }
            Msg::SignOut => {
                let csrf = self.csrf();
                ctx.link().send_future(async move { Msg::SignedOut(api::sign_out(&csrf).await) });
            }
            Msg::SignedOut(Ok(()) | Err(Trouble::SignedOut)) => {
                self.account = None;
                self.news = None;
                self.screen = Screen::Landing;
            }
            Msg::SignedOut(Err(trouble)) => self.news = Some(News::Trouble(trouble)),
        }
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
        let actions = html! { <Languages spoken={texts.language()} label={texts.text("language")} {choose} /> };
        html! {
            <Shell class="shell-wide" {actions}>
                <div class="screen" data-screen={self.screen.name()}>
                    { self.news(texts) }
                    { self.screen(ctx, texts) }
                </div>
            </Shell>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        let Some(texts) = &self.texts else { return };
        self.focus.follow(self.screen.name(), texts);
    }
}

impl AccountPages {
    fn csrf(&self) -> String {
        self.account.as_ref().map(|account| account.csrf.clone()).unwrap_or_default()
    }

    fn fail(&mut self, trouble: Trouble) {
        self.screen = match trouble {
            Trouble::SignedOut => {
                // Whoever was signed in until now is told why that is over.
                self.news = self.account.take().map(|_| News::Trouble(Trouble::SignedOut));
                Screen::Landing
            }
            other => Screen::Failed(other),
        };
    }

    fn speak(&self, ctx: &Context<Self>, chosen: Language) {
        language::remember(chosen);
        let csrf = self.csrf();
        ctx.link().send_future(async move {
            if !csrf.is_empty() {
                // The cookie holds the choice for this browser; the account's own is for messages, and may wait.
                _ = api::speak(&csrf, chosen).await;
            }
            Msg::Texts(texts::load(chosen).await)
        });
    }

    fn submit(&mut self, ctx: &Context<Self>, wanted: NewEnrolment) {
        self.screen = Screen::AddDevice { busy: true, trouble: None };
        let csrf = self.csrf();
        ctx.link().send_future(async move { Msg::Begun(api::begin_enrolment(&csrf, &wanted).await) });
    }

    /// Back to the overview, giving up what has not happened.
    fn leave(&mut self, ctx: &Context<Self>) {
        if let Screen::Enrolling(enrolment) = &self.screen {
            let (csrf, id) = (self.csrf(), enrolment.id.clone());
            ctx.link().send_future(async move {
                // One that cannot be given up now ends by itself in five minutes.
                _ = api::cancel_enrolment(&csrf, &id).await;
                Msg::Reload
            });
        } else {
            ctx.link().send_message(Msg::Reload);
        }
        self.screen = Screen::Overview;
    }

    fn news(&self, texts: &Catalogue) -> Html {
        let (tone, text) = match &self.news {
            None => return Html::default(),
            Some(News::Removed(device)) => (Tone::Good, texts.with("removed", &[("device", device)])),
            Some(News::Trouble(trouble)) => (Tone::Error, texts.text(&trouble.text_id())),
        };
        html! { <Notice {tone}>{ text }</Notice> }
    }

    fn screen(&self, ctx: &Context<Self>, texts: &Catalogue) -> Html {
        let link = ctx.link();
        let leave = link.callback(|_: MouseEvent| Msg::Leave);
        match &self.screen {
            Screen::Loading => html! { <p role="status">{ texts.text("loading") }</p> },
            Screen::Landing => landing(texts),
            Screen::Failed(trouble) => failed(texts, trouble, link.callback(|_| Msg::Reload)),
            Screen::Overview => self.account.clone().map_or_else(Html::default, |account| html! {
                <Overview texts={texts.clone()} {account} add={link.callback(|_| Msg::Add)}
                    remove={link.callback(|(id, name)| Msg::Remove(id, name))} sign_out={link.callback(|_| Msg::SignOut)} />
            }),
            Screen::AddDevice { busy, trouble } => html! {
                <>
                    { general(texts, trouble.as_ref()) }
                    <AddDevice texts={texts.clone()} busy={*busy} trouble={trouble.clone()} submit={link.callback(Msg::Submit)} cancel={leave} />
                </>
            },
            Screen::Enrolling(enrolment) => html! {
                <Enrolling texts={texts.clone()} enrolment={enrolment.clone()} registered={link.callback(Msg::Registered)}
                    renew={link.callback(|_| Msg::Add)} cancel={leave} />
            },
            Screen::Registered(device) => registered(texts, device, leave),
        }
    }
}

/// Trouble that belongs to no field.
fn general(texts: &Catalogue, trouble: Option<&Trouble>) -> Html {
    match trouble {
        None | Some(Trouble::WeakPin(_) | Trouble::Field(_)) => Html::default(),
        Some(trouble) => html! { <Notice tone={Tone::Error}>{ texts.text(&trouble.text_id()) }</Notice> },
    }
}

fn landing(texts: &Catalogue) -> Html {
    html! {
        <>
            <Gates state={GatesState::Closed} label={texts.text("landing-title")} />
            <h1 tabindex="-1">{ texts.text("landing-title") }</h1>
            <p>{ texts.text("landing-text") }</p>
            <p class="actions"><a class="button button-primary" href="/account/sign-in">{ texts.text("sign-in") }</a></p>
        </>
    }
}

fn failed(texts: &Catalogue, trouble: &Trouble, again: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("landing-title") }</h1>
            <Notice tone={Tone::Error}>{ texts.text(&trouble.text_id()) }</Notice>
            <div class="actions"><Button submit=false onclick={again}>{ texts.text("again") }</Button></div>
        </>
    }
}

fn registered(texts: &Catalogue, device: &DeviceView, next: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <Gates state={GatesState::Both} label={texts.with("registered-title", &[("device", &device.name)])} />
            <h1 tabindex="-1">{ texts.with("registered-title", &[("device", &device.name)]) }</h1>
            <Notice tone={Tone::Good}>{ texts.text("registered-text") }</Notice>
            <div class="actions"><Button submit=false onclick={next}>{ texts.text("next") }</Button></div>
        </>
    }
}
