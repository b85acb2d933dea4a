//! The authenticator as a whole: which screen is on, and what leads from one to the next.

use sluss_protocol::api::PendingRequest;
use sluss_protocol::language::Language;
use yew::prelude::*;

use super::answer::{Outcome, Wrong};
use super::approve::{Approve, Request, answer as answer_request};
use super::asked::{Answered, Shown, answer};
use super::code::CodeScreen;
use super::enrol::finish_pending;
use super::entry::{About, Entry};
use super::home::Home;
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

/// Set when the person has pressed *Initialise*.
const INITIALISED: &str = "initialised";

/// What is on the screen, with what is true there.
#[derive(Clone, Debug, PartialEq)]
enum Screen {
    Loading,
    Welcome,
    Notifications,
    Home,
    Scan,
    Working,
    Enrolled { account: String },
    Code(Shown),
    Approve { request: Request, busy: bool, wrong: Wrong },
    Answered(Outcome),
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
            Self::Trouble(_) => "trouble",
        }
    }
}

impl Screen {
    fn approve(request: Request) -> Self {
        Self::Approve { request, busy: false, wrong: Wrong::default() }
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
            Msg::Found(Some(text)) => self.ask(ctx, text),
            Msg::Answered(Ok((answered, entries))) => {
                self.entries = entries;
                self.screen = match answered {
                    Answered::Enrolled(device) => {
                        self.watch(ctx);
                        Screen::Enrolled { account: device.account_label }
                    }
                    Answered::Code(shown) => Screen::Code(shown),
                };
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
                <div class="screen" data-screen={self.screen.name()}>{ self.screen(ctx, texts) }</div>
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
            self.ask(ctx, text);
        }
    }

    fn ask(&mut self, ctx: &Context<Self>, text: String) {
        self.screen = Screen::Working;
        ctx.link().send_future(async move { Msg::Answered(answered(&text).await) });
    }
}

fn link_in_address() -> Option<String> {
    page::take_fragment().map(|fragment| format!("{}/app/#{fragment}", page::origin()))
}

/// Those that the server signed for an account in this app; others are not shown at all.
async fn checked(pending: Vec<PendingRequest>) -> Vec<Request> {
    let mut requests = Vec::new();
    for pending in pending {
        requests.extend(Request::check(pending).await);
    }
    requests
}

async fn open() -> Result<(Vec<Entry>, bool), Trouble> {
    let vault = Vault::open().await?;
    let initialised = vault.is_marked(INITIALISED).await?;
    finish_pending(&vault).await?;
    Ok((entries(&vault).await?, initialised))
}

async fn initialise() -> Msg {
    let marked = async {
        notifications::keep_storage().await;
        Vault::open().await?.mark(INITIALISED).await
    };
    match marked.await {
        Ok(()) => Msg::Go(Screen::Notifications),
        Err(error) => Msg::Opened(Err(error.into())),
    }
}

async fn notify(allow: bool) -> Msg {
    if allow {
        notifications::ask().await;
    }
    Msg::Go(Screen::Home)
}

async fn answered(text: &str) -> Result<(Answered, Vec<Entry>), Trouble> {
    let vault = Vault::open().await?;
    let answered = answer(&vault, text).await?;
    Ok((answered, entries(&vault).await?))
}

async fn forget(id: &str) -> Result<Vec<Entry>, Trouble> {
    let vault = Vault::open().await?;
    vault.remove(id).await?;
    entries(&vault).await
}

async fn entries(vault: &Vault) -> Result<Vec<Entry>, Trouble> {
    let enrolled = vault.all().await?.into_iter().filter_map(|record| match About::read(&record.about)? {
        About::Enrolled { device } => Some(Entry { id: record.id, device }),
        About::Pending { .. } => None,
    });
    let mut entries: Vec<_> = enrolled.collect();
    entries.sort_by(|one, other| one.device.account_label.cmp(&other.device.account_label));
    Ok(entries)
}
