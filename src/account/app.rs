//! The account pages as a whole: asks the server, tells `screen` what it said, and draws the screen that is on.

use sluss_protocol::api::{AccountView, DeviceView, EnrolmentView, NewEnrolment};
use sluss_protocol::language::Language;
use yew::prelude::*;

use super::activity::Activity;
use super::add_device::AddDevice;
use super::api;
use super::enrolling::Enrolling;
use super::links::sign_in_link;
use super::overview::Overview;
use super::own::{Asked, Granted, Own, Wish};
use super::own_screens::{Ways, draw};
use super::phones::{ADD_PHONE, PHONES};
use super::phones_page::PhonesPage;
use super::screen::{ACTIVITY, ADD_DEVICE, News, OVERVIEW, SESSIONS, Screen, State};
use super::sessions::Sessions;
use super::trouble::Trouble;
use crate::browser::clock::After;
use crate::browser::{history, language, page, texts};
use crate::i18n::Catalogue;
use crate::surface::{Focus, Languages, no_texts};
use crate::ui::{Button, Gates, GatesState, Notice, Shell, Tone};

/// What happens.
enum Msg {
    Texts(Option<Catalogue>),
    Account(Result<AccountView, Trouble>),
    Reload,
    Speak(Language),
    Add,
    /// To the phone numbers, or to a new one.
    Phones(bool),
    Submit(NewEnrolment),
    Begun(Result<EnrolmentView, Trouble>),
    Registered(String, DeviceView),
    Leave,
    /// The person went back or forward.
    Moved,
    /// To one of the screens that only show something.
    Look(Screen),
    Remove(String, String),
    Removed(String, Result<(), Trouble>),
    Open(Own),
    /// What stands in the field for a new password.
    Typed(String),
    /// It has stood there for a while.
    Read(u32, String),
    Wish(Wish),
    Granted(Result<Granted, Trouble>),
    SignOut,
    SignedOut(Result<(), Trouble>),
}

/// How long a pause between two keys is before it is a pause to read.
const READING_MS: u32 = 400;
/// Somebody ended this session elsewhere, or its time was over.
const LOST: Msg = Msg::Account(Err(Trouble::SignedOut));

struct AccountPages {
    texts: Option<Catalogue>,
    no_texts: bool,
    state: State,
    focus: Focus,
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
        let moved = ctx.link().callback(|()| Msg::Moved);
        history::on_move(move || moved.emit(()));
        Self { texts: None, no_texts: false, state: State::default(), focus: Focus::default(), reading: None }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        let before = self.state.screen.address();
        match message {
            Msg::Texts(texts) => {
                self.no_texts = texts.is_none() && self.texts.is_none();
                self.texts = texts.or_else(|| self.texts.take());
            }
            Msg::Reload => ctx.link().send_future(async { Msg::Account(api::account().await) }),
            Msg::Account(Ok(account)) => {
                self.state.signed_in(account);
                if before.is_none() {
                    self.follow_address(ctx);
                }
            }
            Msg::Account(Err(trouble)) => self.state.not_signed_in(trouble),
            Msg::Speak(chosen) => self.speak(ctx, chosen),
            Msg::Add => self.state.add_device(),
            Msg::Phones(adding) => self.state.phones(adding),
            Msg::Submit(wanted) => self.submit(ctx, wanted),
            Msg::Begun(begun) => {
                let unwanted = self.state.begun(begun);
                self.give_up(ctx, unwanted);
            }
            Msg::Registered(enrolment, device) => self.state.registered(&enrolment, device),
            Msg::Leave => self.leave(ctx),
            Msg::Moved => self.follow_address(ctx),
            Msg::Look(screen) => self.state.look_at(screen),
            Msg::Remove(id, name) => {
                let csrf = self.state.csrf();
                ctx.link().send_future(async move { Msg::Removed(name, api::remove_device(&csrf, &id).await) });
            }
            Msg::Removed(name, removed) => {
                self.state.news = Some(removed.map_or_else(News::Trouble, |()| News::Removed(name)));
                ctx.link().send_message(Msg::Reload);
            }
            Msg::Open(own) => self.state.open(own),
            Msg::Typed(password) => self.typed(ctx, password),
            Msg::Read(turn, password) => self.ask(ctx, Wish::Judge(turn, password)),
            Msg::Wish(wish) => self.wish(ctx, wish),
            Msg::Granted(Ok(Granted::Judged(turn, strength))) => self.state.judged(turn, strength),
            Msg::Granted(granted) => {
                self.state.granted(granted);
                if self.state.account.is_some() {
                    ctx.link().send_message(Msg::Reload);
                }
            }
            Msg::SignOut => {
                let csrf = self.state.csrf();
                ctx.link().send_future(async move { Msg::SignedOut(api::sign_out(&csrf).await) });
            }
            Msg::SignedOut(Ok(()) | Err(Trouble::SignedOut)) => self.state.signed_out(),
            Msg::SignedOut(Err(trouble)) => self.state.news = Some(News::Trouble(trouble)),
        }
        keep_address(before, self.state.screen.address());
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
            <Shell class="shell shell-wide" {actions}>
                <div class="screen" data-screen={self.state.screen.name()}>
                    { self.news(texts) }
                    { self.screen(ctx, texts) }
                </div>
            </Shell>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        let Some(texts) = &self.texts else { return };
        let screen = &self.state.screen;
        self.focus.follow(screen.name(), &screen.title(texts), texts.language());
    }
}

/// Puts the screen's address where the browser's is. The first screen stands in place of what was asked for.
fn keep_address(before: Option<&'static str>, now: Option<&'static str>) {
    let Some(address) = now.filter(|address| history::path() != *address) else { return };
    if before.is_some() {
        history::push(address);
    } else {
        history::replace(address);
    }
}

impl AccountPages {
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

    fn wish(&mut self, ctx: &Context<Self>, wish: Wish) {
        if self.state.wished() {
            self.ask(ctx, wish);
        }
    }

    fn ask(&self, ctx: &Context<Self>, wish: Wish) {
        let csrf = self.state.csrf();
        ctx.link().send_future(async move { Msg::Granted(api::wish(&csrf, wish).await) });
    }

    /// Back to the overview, giving up what has not happened.
    fn leave(&mut self, ctx: &Context<Self>) {
        let unwanted = self.state.leave();
        self.give_up(ctx, unwanted);
        ctx.link().send_message(Msg::Reload);
    }

    fn give_up(&self, ctx: &Context<Self>, unwanted: Option<EnrolmentView>) {
        let Some(EnrolmentView { id, .. }) = unwanted else { return };
        let csrf = self.state.csrf();
        ctx.link().send_future(async move {
            // One that cannot be given up now ends by itself in five minutes.
            _ = api::cancel_enrolment(&csrf, &id).await;
            Msg::Reload
        });
    }

    /// Goes where the address says: whoever comes by a bookmark, or by the browser's Back and Forward.
    fn follow_address(&mut self, ctx: &Context<Self>) {
        let (path, here) = (history::path(), self.state.screen.address());
        if here.is_none_or(|here| here == path) {
            return;
        }
        if !matches!(here, Some(OVERVIEW | PHONES | ADD_PHONE)) {
            self.leave(ctx);
        }
        if let Some(own) = Own::at(&path) {
            self.state.open(own);
            return;
        }
        match path.as_str() {
            PHONES => self.state.phones(false),
            ADD_PHONE => self.state.phones(true),
            ADD_DEVICE if self.state.may_change_factors() => self.state.add_device(),
            SESSIONS => self.state.look_at(Screen::Sessions),
            ACTIVITY => self.state.look_at(Screen::Activity),
            _ if here != Some(OVERVIEW) => self.leave(ctx),
            _ => {}
        }
    }

    fn news(&self, texts: &Catalogue) -> Html {
        let (tone, text) = match &self.state.news {
            None => return Html::default(),
            Some(News::Removed(device)) => (Tone::Good, texts.with("removed", &[("device", device)])),
            Some(News::Said(id)) => (Tone::Good, texts.text(id)),
            Some(News::SignedOut) => (Tone::Good, texts.text("signed-out")),
            Some(News::Trouble(trouble)) => (Tone::Error, trouble.told(texts)),
        };
        html! { <Notice {tone}>{ text }</Notice> }
    }

    fn screen(&self, ctx: &Context<Self>, texts: &Catalogue) -> Html {
        let link = ctx.link();
        let leave = link.callback(|_: MouseEvent| Msg::Leave);
        match &self.state.screen {
            Screen::Loading => html! { <p role="status">{ texts.text("loading") }</p> },
            Screen::Landing => landing(texts),
            Screen::Failed(trouble) => failed(texts, trouble, link.callback(|_| Msg::Reload)),
            Screen::Overview => self.state.account.clone().map_or_else(Html::default, |account| html! {
                <Overview texts={texts.clone()} {account} add={link.callback(|_| Msg::Add)} phones={link.callback(|_| Msg::Phones(false))}
                    remove={link.callback(|(id, name)| Msg::Remove(id, name))} sign_out={link.callback(|_| Msg::SignOut)}
                    look_at={link.callback(Msg::Look)}
                    settings={link.callback(|_| Msg::Open(Own::Settings(Asked::default())))} />
            }),
            Screen::Phones { adding } => html! {
                <PhonesPage texts={texts.clone()} csrf={self.state.csrf()} adding={*adding} go={link.callback(Msg::Phones)} {leave}
                    reload={link.callback(|()| Msg::Reload)} />
            },
            Screen::Own(own) => {
                let (typed, open, wish) = (link.callback(Msg::Typed), link.callback(Msg::Open), link.callback(Msg::Wish));
                draw(own, &self.state, texts, Ways { typed, open, wish, leave })
            }
            Screen::AddDevice(draft) => {
                let email = self.state.account.as_ref().map(|account| account.email.clone()).unwrap_or_default();
                html! {
                    <>
                        { general(texts, draft.trouble.as_ref()) }
                        <AddDevice texts={texts.clone()} {email} draft={draft.clone()} submit={link.callback(Msg::Submit)} cancel={leave} />
                    </>
                }
            }
            Screen::Enrolling { enrolment, .. } => html! {
                <Enrolling texts={texts.clone()} enrolment={enrolment.clone()} cancel={leave}
                    registered={link.callback(|(id, device)| Msg::Registered(id, device))} renew={link.callback(|_| Msg::Add)} />
            },
            Screen::Registered(device) => registered(texts, device, leave),
            Screen::Sessions => html! {
                <Sessions texts={texts.clone()} csrf={self.state.csrf()} lost={link.callback(|()| LOST)} {leave} />
            },
            Screen::Activity => html! { <Activity texts={texts.clone()} lost={link.callback(|()| LOST)} {leave} /> },
        }
    }
}

/// Trouble that belongs to no field.
fn general(texts: &Catalogue, trouble: Option<&Trouble>) -> Html {
    match trouble {
        None | Some(Trouble::WeakPin(_) | Trouble::Field(_)) => Html::default(),
        Some(trouble) => html! { <Notice tone={Tone::Error}>{ trouble.told(texts) }</Notice> },
    }
}

fn landing(texts: &Catalogue) -> Html {
    html! {
        <>
            <Gates state={GatesState::Closed} label={texts.text("landing-title")} />
            <h1 tabindex="-1">{ texts.text("landing-title") }</h1>
            <p>{ texts.text("landing-text") }</p>
            <p class="actions">{ sign_in_link(texts.text("sign-in"), "button button-primary") }</p>
        </>
    }
}

fn failed(texts: &Catalogue, trouble: &Trouble, again: Callback<MouseEvent>) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("landing-title") }</h1>
            <Notice tone={Tone::Error}>{ trouble.told(texts) }</Notice>
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
