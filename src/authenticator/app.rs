//! The authenticator as a whole: which screen is on, and what leads from one to the next.

use sluss_protocol::api::PendingRequest;
use sluss_protocol::language::Language;
use yew::prelude::*;

use super::answer::{Outcome, Wrong};
use super::approve::{Approve, Request, answer as answer_request};
use super::asked::{Answered, Shown};
use super::code::CodeScreen;
use super::entry::Entry;
use super::home::{Home, waiting};
use super::kept::{INITIALISED, answered, checked, forget, open};
use super::other::Other;
use super::requests::Watching;
use super::scan::Scan;
use super::screens;
use super::trouble::Trouble;
use super::wake;
use crate::browser::vault::Vault;
use crate::browser::{language, notifications, page, texts};
use crate::i18n::Catalogue;
use crate::surface::{Focus, Languages, no_texts};
use crate::ui::Shell;

/// What is on the screen, with what is true there.
#[derive(Clone, Debug, PartialEq)]
enum Screen {
    Loading,
    Welcome,
    Notifications,
    Home,
    Scan,
    Working,
    Enrolled {
        account: String,
    },
    Code(Shown),
    Approve {
        request: Request,
        busy: bool,
        wrong: Wrong,
    },
    Answered(Outcome),
    Other(Other),
    /// A code for another account than the one that the person was busy with.
    Switch {
        from: String,
        before: Box<Self>,
        to: Shown,
    },
    Trouble(Trouble),
}

impl Screen {
    const fn name(&self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Welcome => "welcome",
            Self::Notifications => "notifications",
            Self::Home => "home",
            Self::Scan => "scan",
            Self::Working => "working",
            Self::Enrolled { .. } => "enrolled",
            Self::Code(_) => "code",
            Self::Approve { .. } => "approve",
            Self::Answered(_) => "answered",
            Self::Other(other) => other.name(),
            Self::Switch { .. } => "switch",
            Self::Trouble(_) => "trouble",
        }
    }
}

impl Screen {
    fn approve(request: Request) -> Self {
        Self::Approve { request, busy: false, wrong: Wrong::default() }
    }

    /// The account that the person is busy with.
    fn account(&self) -> Option<&str> {
        match self {
            Self::Code(shown) => Some(&shown.account),
            Self::Approve { request, .. } => Some(&request.account),
            _ => None,
        }
    }
}

/// What happens.
enum Msg {
    Texts(Option<Catalogue>),
    Opened(Result<(Vec<Entry>, bool), Trouble>),
    Go(Screen),
    Speak(Language),
    Initialise,
    Notify(bool),
    Found(Option<String>),
    Answered(Result<(Answered, Vec<Entry>), Trouble>),
    /// One more account is wanted here.
    Add(String),
    /// Back to what the person was busy with.
    Stay,
    Fragment,
    /// What waits to be approved, all of it.
    Pending(Vec<PendingRequest>),
    Checked(Vec<Request>),
    Decide(Option<(String, String)>),
    Decided(Result<Outcome, Trouble>),
    Forget(String),
    Entries(Result<Vec<Entry>, Trouble>),
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
        ctx.link().send_future(async { Msg::Texts(texts::load(language::chosen()).await) });
        ctx.link().send_future(async { Msg::Opened(open().await) });
        let changed = ctx.link().callback(|()| Msg::Fragment);
        page::on_fragment(move || changed.emit(()));
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
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Texts(texts) => {
                self.no_texts = texts.is_none() && self.texts.is_none();
                self.texts = texts.or_else(|| self.texts.take());
            }
            Msg::Opened(Ok((entries, initialised))) => {
                self.entries = entries;
                self.screen = if initialised { Screen::Home } else { Screen::Welcome };
                self.watch(ctx);
                self.take_waiting(ctx);
            }
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
                ctx.link().send_future(async { initialise().await });
            }
            Msg::Notify(allow) => ctx.link().send_future(notify(allow)),
            Msg::Found(None) => self.screen = Screen::Trouble(Trouble::NoCode),
            Msg::Found(Some(text)) => self.ask(ctx, text, false),
            Msg::Add(link) => self.ask(ctx, link, true),
            Msg::Stay => self.stay(),
            Msg::Answered(Ok((answered, entries))) => {
                self.entries = entries;
                if matches!(answered, Answered::Enrolled(_)) {
                    self.watch(ctx);
                }
                self.answered(answered);
            }
            Msg::Fragment => {
                self.waiting = link_in_address();
                self.take_waiting(ctx);
            }
            Msg::Forget(id) => {
                ctx.link().send_future(async move { Msg::Entries(forget(&id).await) });
            }
            Msg::Entries(Ok(entries)) => {
                self.entries = entries;
                self.watch(ctx);
            }
            Msg::Pending(pending) => ctx.link().send_future(async { Msg::Checked(checked(pending).await) }),
            Msg::Checked(requests) => self.requests_came(requests),
            Msg::Decide(typed) => self.decide(ctx, typed),
            Msg::Decided(outcome) => self.decided(outcome),
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
            <Shell {actions}>
                <div class="screen" data-screen={self.screen.name()}>{ self.elsewhere(ctx, texts) }{ self.screen(ctx, texts) }</div>
            </Shell>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        let Some(texts) = &self.texts else { return };
        self.focus.follow(self.screen.name(), &texts.text("app-title"), texts.language());
    }
}

impl Authenticator {
    fn screen(&self, ctx: &Context<Self>, texts: &Catalogue) -> Html {
        let go = |screen: Screen| ctx.link().callback(move |_: MouseEvent| Msg::Go(screen.clone()));
        let (home, scan) = (go(Screen::Home), go(Screen::Scan));
        match &self.screen {
            Screen::Loading | Screen::Working => html! { <p role="status">{ texts.text("loading") }</p> },
            Screen::Welcome => screens::welcome(texts, ctx.link().callback(|_| Msg::Initialise)),
            Screen::Notifications => {
                screens::notifications(texts, notifications::can_ask(), &ctx.link().callback(Msg::Notify))
            }
            Screen::Home => {
                let forget = ctx.link().callback(Msg::Forget);
                let open = ctx.link().callback(|request| Msg::Go(Screen::approve(request)));
                html! {
                    <Home texts={texts.clone()} entries={self.entries.clone()} requests={self.requests.clone()} {scan} {forget} {open} />
                }
            }
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
            Screen::Other(other) => screens::other(
                texts,
                other,
                &self.entries,
                &screens::Ways { scan, home, add: ctx.link().callback(Msg::Add) },
            ),
            Screen::Switch { from, to, .. } => {
                screens::switch(texts, from, to, go(Screen::Code(to.clone())), ctx.link().callback(|_| Msg::Stay))
            }
            Screen::Trouble(trouble) => screens::trouble(texts, trouble, scan, home),
        }
    }

    /// Watches for requests to the accounts that there are now.
    fn watch(&mut self, ctx: &Context<Self>) {
        let found = ctx.link().callback(Msg::Pending);
        self.watching = (!self.entries.is_empty()).then(|| Watching::start(found));
        if !self.entries.is_empty() {
            // Without it nothing is lost but being woken.
            yew::platform::spawn_local(async { _ = wake::offer().await });
        }
    }

    /// Whoever is at home, and was not there for this request yet, is taken to it; whoever is at something else finds it at home.
    fn requests_came(&mut self, requests: Vec<Request>) {
        let is_new = |request: &&Request| !self.requests.contains(request);
        if let (Screen::Home, Some(request)) = (&self.screen, requests.iter().find(is_new)) {
            self.screen = Screen::approve(request.clone());
        }
        let gone = matches!(&self.screen, Screen::Approve { request, busy: false, .. } if !requests.contains(request));
        if gone {
            self.screen = Screen::Answered(Outcome::Over);
        }
        self.requests = requests;
    }

    fn decide(&mut self, ctx: &Context<Self>, typed: Option<(String, String)>) {
        let Screen::Approve { request, busy, wrong } = &mut self.screen else { return };
        if std::mem::replace(busy, true) {
            return;
        }
        *wrong = Wrong::default();
        let pending = request.pending.clone();
        ctx.link().send_future(async move { Msg::Decided(answer_request(&pending, typed).await) });
    }

    fn decided(&mut self, outcome: Result<Outcome, Trouble>) {
        self.screen = match (outcome, &self.screen) {
            (Ok(Outcome::Again(wrong)), Screen::Approve { request, .. }) => {
                Screen::Approve { request: request.clone(), busy: false, wrong }
            }
            (Ok(outcome), _) => Screen::Answered(outcome),
            (Err(trouble), _) => Screen::Trouble(trouble),
        };
    }

    /// Answers the link in the address once the app is ready for it. Before *Initialise* it waits.
    fn take_waiting(&mut self, ctx: &Context<Self>) {
        if matches!(self.screen, Screen::Loading | Screen::Welcome | Screen::Notifications) {
            return;
        }
        if let Some(text) = self.waiting.take() {
            self.ask(ctx, text, false);
        }
    }

    fn ask(&mut self, ctx: &Context<Self>, text: String, sure: bool) {
        let before = std::mem::replace(&mut self.screen, Screen::Working);
        self.before = before.account().is_some().then(|| Box::new(before));
        ctx.link().send_future(async move { Msg::Answered(answered(&text, sure).await) });
    }

    /// What became of a text. Whoever was busy with another account is not carried off to this one.
    fn answered(&mut self, answered: Answered) {
        let before = self.before.take();
        let from = before.as_ref().and_then(|before| before.account()).map(str::to_owned);
        self.screen = match (answered, before, from) {
            (Answered::Code(to), Some(before), Some(from)) if from != to.account => Screen::Switch { from, before, to },
            (Answered::Code(shown), ..) => Screen::Code(shown),
            (Answered::Enrolled(device), ..) => Screen::Enrolled { account: device.account_label },
            (Answered::Other(other), ..) => Screen::Other(other),
            (Answered::Here, Some(before), _) => *before,
            (Answered::Here, ..) => Screen::Home,
        };
    }

    /// Back to what the person was busy with, unless it is over by now.
    fn stay(&mut self) {
        let Screen::Switch { before, .. } = &self.screen else { return };
        self.screen = match &**before {
            Screen::Approve { request, .. } if !self.requests.contains(request) => Screen::Answered(Outcome::Over),
            before => before.clone(),
        };
    }

    /// Requests to other accounts than the one that the person is busy with.
    fn elsewhere(&self, ctx: &Context<Self>, texts: &Catalogue) -> Html {
        let Some(account) = self.screen.account() else { return Html::default() };
        let open = ctx.link().callback(|request| Msg::Go(Screen::approve(request)));
        let others = self.requests.iter().filter(|request| request.account != account);
        html! { <>{ for others.map(|request| waiting(texts, request, &open)) }</> }
    }
}

fn link_in_address() -> Option<String> {
    page::take_fragment().map(|fragment| format!("{}/app/#{fragment}", page::origin()))
}

async fn initialise() -> Msg {
    let marked = async {
        notifications::keep_storage().await;
        Vault::open().await?.mark(INITIALISED).await
    };
    match marked.await {
        // Whoever has said yes before is not asked, nor told that it is switched off.
        Ok(()) => Msg::Go(if notifications::are_allowed() { Screen::Home } else { Screen::Notifications }),
        Err(error) => Msg::Opened(Err(error.into())),
    }
}

async fn notify(allow: bool) -> Msg {
    if allow {
        notifications::ask().await;
    }
    Msg::Go(Screen::Home)
}
