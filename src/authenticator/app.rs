//! The authenticator as a whole: which screen is on, and what leads from one to the next.

mod steps;

use sluss_protocol::language::Language;
use yew::prelude::*;

use super::answer::Outcome;
use super::approve::{Approve, Request};
use super::asked::Answered;
use super::begin::{self, Begin};
use super::code::CodeScreen;
use super::entry::Entry;
use super::first::First;
use super::home::{Home, waiting};
use super::kept::{checked, forget, initialise, note_removed, open};
use super::notices::Own;
use super::requests::{News, Watching};
use super::scan::Scan;
use super::screen::Screen;
use super::screens;
use super::trouble::Trouble;
use super::wake;
use crate::browser::moments::{Moments, on_return};
use crate::browser::notifications::permission;
use crate::browser::worker::{self, Hearing};
use crate::browser::{history, home_screen, language, page, storage, texts};
use crate::i18n::Catalogue;
use crate::surface::{Focus, Languages, Shell, no_texts};

/// What happens.
enum Msg {
    Texts(Option<Catalogue>),
    Opened(Result<(Vec<Entry>, bool), Trouble>),
    Go(Screen),
    Speak(Language),
    Initialise,
    Initialised(Result<(), Trouble>),
    Notify(bool),
    /// The question about notifications is answered.
    Notified,
    /// Whether the browser keeps what is stored.
    Kept(bool),
    Found(Result<String, Trouble>),
    Answered(Result<(Answered, Vec<Entry>), Trouble>),
    /// One more account is wanted here.
    Add(String),
    /// Back to what the person was busy with.
    Stay,
    Fragment,
    /// The person went back or forward.
    Moved,
    /// The page is seen again, the network is back, or a notification was pressed.
    Returned,
    News(News),
    /// What waits to be approved, all of it.
    Checked(Vec<Request>),
    Decide(Option<(String, String)>),
    Decided(Result<Outcome, Trouble>),
    Forget(String),
    Entries(Result<Vec<Entry>, Trouble>),
    /// Accounts are not as they were: a device was removed, or was not after all.
    Noted(Result<Option<Vec<Entry>>, Trouble>),
    NewVersion(bool),
    LoadNew,
}

/// Where in the browser's history one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// At the first screen's.
    First,
    /// At one after it: *Back* leads to the first.
    Beyond,
    /// On the way back, since a button led to the first screen. The browser tells when it has arrived.
    GoingBack,
}

/// The authenticator.
struct Authenticator {
    texts: Option<Catalogue>,
    no_texts: bool,
    screen: Screen,
    entries: Vec<Entry>,
    /// A link that came before the storage was open.
    waiting: Option<String>,
    /// What the person was busy with when a link came.
    before: Option<Box<Screen>>,
    focus: Focus,
    /// Requests that wait for this person.
    requests: Vec<Request>,
    watching: Option<Watching>,
    /// Whether the browser keeps what is stored; `None`: it has not said.
    kept: Option<bool>,
    new_version: bool,
    place: Place,
    _hearing: (Moments, Hearing),
}

/// Mounts the authenticator.
pub fn mount() {
    if let Some(root) = page::element("authenticator") {
        yew::Renderer::<Authenticator>::with_root(root).render();
    }
}

impl Component for Authenticator {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        link.send_future(async { Msg::Texts(texts::load(language::chosen()).await) });
        link.send_future(async { Msg::Opened(open().await) });
        link.send_future(async { Msg::Kept(storage::is_kept().await) });
        let changed = link.callback(|()| Msg::Fragment);
        page::on_fragment(move || changed.emit(()));
        let moved = link.callback(|()| Msg::Moved);
        history::on_move(move || moved.emit(()));
        let returned = link.callback(|()| Msg::Returned);
        let asked = returned.clone();
        Self {
            texts: None,
            no_texts: false,
            screen: Screen::Loading,
            entries: Vec::new(),
            waiting: link_in_address(),
            before: None,
            focus: Focus::default(),
            requests: Vec::new(),
            watching: None,
            kept: None,
            new_version: false,
            place: Place::First,
            _hearing: (on_return(move || returned.emit(())), worker::on_ask(move || asked.emit(()))),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        self.happen(ctx, message);
        self.keep_place();
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
            <Shell {actions}>
                <div class="screen" data-screen={self.screen.name()}>{ self.elsewhere(ctx, texts) }{ self.screen(ctx, texts) }</div>
            </Shell>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        let Some(texts) = &self.texts else { return };
        // What the screen's heading says, the title says too, so that tabs, history and screen readers name it.
        let title = match page::text_of("main h1") {
            Some(heading) => texts.with("page-title", &[("screen", &heading)]),
            None => texts.text("app-title"),
        };
        self.focus.follow(self.screen.name(), &title, texts.language());
    }
}

impl Authenticator {
    /// What the person does, and what comes of it.
    fn happen(&mut self, ctx: &Context<Self>, message: Msg) {
        match message {
            Msg::Opened(Ok((entries, initialised))) => self.opened(ctx, entries, initialised),
            Msg::Opened(Err(trouble)) | Msg::Answered(Err(trouble)) | Msg::Entries(Err(trouble)) => {
                self.screen = Screen::Trouble(trouble);
            }
            Msg::Go(screen) => {
                self.screen = screen;
                self.take_waiting(ctx);
            }
            Msg::Speak(chosen) => {
                language::remember(chosen);
                ctx.link().send_future(async move { Msg::Texts(texts::load(chosen).await) });
            }
            Msg::Initialise => {
                ask_to_keep(ctx);
                ctx.link().send_future(async { Msg::Initialised(initialise().await) });
            }
            Msg::Initialised(done) => self.initialised(ctx, done),
            Msg::Notify(allow) => self.notify(ctx, allow),
            Msg::Found(Ok(text)) => self.ask(ctx, text, false),
            Msg::Found(Err(trouble)) => self.screen = Screen::Trouble(trouble),
            Msg::Add(link) => self.ask(ctx, link, true),
            Msg::Stay => self.stay(),
            Msg::Answered(Ok((answered, entries))) => {
                self.entries = entries;
                if matches!(answered, Answered::Enrolled(_)) {
                    ask_to_keep(ctx);
                    self.watch(ctx);
                    offer_to_be_woken();
                }
                self.answered(answered);
            }
            Msg::Moved => self.moved(),
            Msg::Forget(id) => ctx.link().send_future(async move { Msg::Entries(forget(&id).await) }),
            Msg::Entries(Ok(entries)) => {
                self.entries = entries;
                self.watch(ctx);
            }
            Msg::Decide(typed) => self.decide(ctx, typed),
            Msg::Decided(outcome) => self.decided(outcome),
            Msg::LoadNew => {
                self.screen = Screen::Working;
                yew::platform::spawn_local(worker::load_new_version());
            }
            by_itself => self.come(ctx, by_itself),
        }
    }

    /// What comes by itself.
    fn come(&mut self, ctx: &Context<Self>, message: Msg) {
        match message {
            Msg::Texts(texts) => {
                self.no_texts = texts.is_none() && self.texts.is_none();
                self.texts = texts.or_else(|| self.texts.take());
            }
            Msg::Notified => offer_to_be_woken(),
            Msg::Kept(kept) => self.kept = Some(kept),
            Msg::Fragment => {
                self.waiting = link_in_address();
                self.take_waiting(ctx);
            }
            Msg::Returned => self.returned(ctx),
            Msg::News(news) => {
                let News { pending, asked, removed } = news;
                ctx.link().send_future(async { Msg::Noted(note_removed(asked, removed).await) });
                ctx.link().send_future(async { Msg::Checked(checked(pending).await) });
            }
            Msg::Noted(Ok(Some(entries))) => self.entries = entries,
            Msg::Checked(requests) => self.requests_came(requests),
            Msg::NewVersion(waits) => self.new_version = waits,
            // Nothing has changed, or it could not be written down: it is told again.
            _ => {}
        }
    }

    fn screen(&self, ctx: &Context<Self>, texts: &Catalogue) -> Html {
        let go = |screen: Screen| ctx.link().callback(move |_: MouseEvent| Msg::Go(screen.clone()));
        let (home, scan) = (go(Screen::Home), go(Screen::Scan));
        match &self.screen {
            Screen::Loading | Screen::Working => html! { <p role="status">{ texts.text("loading") }</p> },
            Screen::First(first) => begin::first(
                texts,
                &Begin {
                    first: *first,
                    link: self.waiting.as_deref(),
                    tab_of_ios: home_screen::is_tab_of_ios(),
                    initialise: ctx.link().callback(|_| Msg::Initialise),
                    here: go(Screen::First(First::New)),
                },
            ),
            Screen::Notifications => begin::notifications(texts, permission(), &ctx.link().callback(Msg::Notify)),
            Screen::Home => self.home(ctx, texts, scan),
            Screen::Scan => {
                html! { <Scan texts={texts.clone()} found={ctx.link().callback(Msg::Found)} back={home} /> }
            }
            Screen::Enrolled { account } => screens::enrolled(texts, account, home),
            Screen::Code(shown) => {
                html! { <CodeScreen texts={texts.clone()} shown={shown.clone()} done={home} {scan} /> }
            }
            Screen::Approve { request, busy, wrong } => html! {
                <Approve key={request.pending.id.clone()} texts={texts.clone()} request={request.clone()} busy={*busy} wrong={wrong.clone()}
                    decide={ctx.link().callback(Msg::Decide)} later={home} />
            },
            Screen::Answered(outcome) => screens::answered(texts, outcome, home),
            Screen::Other(other) => screens::other(texts, other, &self.entries, &ways(ctx, scan, home)),
            Screen::Switch { from, to, .. } => {
                screens::switch(texts, from, to, go(Screen::Code(to.clone())), ctx.link().callback(|_| Msg::Stay))
            }
            Screen::Trouble(trouble) => screens::trouble(texts, trouble, &ways(ctx, scan, home)),
        }
    }

    fn home(&self, ctx: &Context<Self>, texts: &Catalogue, scan: Callback<MouseEvent>) -> Html {
        let own = Own {
            kept: self.kept,
            tab_of_ios: home_screen::is_tab_of_ios(),
            notifications: permission(),
            new_version: self.new_version,
            allow: ctx.link().callback(|_| Msg::Notify(true)),
            load_new: ctx.link().callback(|_| Msg::LoadNew),
        };
        let forget = ctx.link().callback(Msg::Forget);
        let open = ctx.link().callback(|request| Msg::Go(Screen::approve(request)));
        html! {
            <Home texts={texts.clone()} entries={self.entries.clone()} requests={self.requests.clone()} {own} {scan} {forget} {open} />
        }
    }

    /// Requests to other accounts than the one that the person is busy with.
    fn elsewhere(&self, ctx: &Context<Self>, texts: &Catalogue) -> Html {
        let Some(account) = self.screen.account() else { return Html::default() };
        let open = ctx.link().callback(|request| Msg::Go(Screen::approve(request)));
        let others = self.requests.iter().filter(|request| request.account != account);
        html! { <>{ for others.map(|request| waiting(texts, request, &open)) }</> }
    }
}

fn ways(ctx: &Context<Authenticator>, scan: Callback<MouseEvent>, home: Callback<MouseEvent>) -> screens::Ways {
    screens::Ways {
        scan,
        home,
        add: ctx.link().callback(Msg::Add),
        load_new: ctx.link().callback(|_| Msg::LoadNew),
        tab_of_ios: home_screen::is_tab_of_ios(),
    }
}

fn link_in_address() -> Option<String> {
    page::take_fragment().map(|fragment| format!("{}/app/#{fragment}", page::origin()))
}

/// Asks the browser to keep what is stored. Some ask the person, who may leave the question open: nothing waits for the answer.
fn ask_to_keep(ctx: &Context<Authenticator>) {
    ctx.link().send_future(async { Msg::Kept(storage::ask_to_keep().await) });
}

/// Without it nothing is lost but being woken.
fn offer_to_be_woken() {
    yew::platform::spawn_local(async { _ = wake::offer().await });
}
