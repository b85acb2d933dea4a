//! The authenticator as a whole: which screen is on, and what leads from one to the next.

use sluss_protocol::language::Language;
use yew::prelude::*;

use super::asked::{Answered, Shown, answer};
use super::code::CodeScreen;
use super::enrol::finish_pending;
use super::entry::{About, Entry};
use super::home::Home;
use super::scan::Scan;
use super::screens;
use super::trouble::Trouble;
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
            Self::Trouble(_) => "trouble",
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
    Fragment,
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
            Msg::Notify(allow) => {
                ctx.link().send_future(async move {
                    if allow {
                        notifications::ask().await;
                    }
                    Msg::Go(Screen::Home)
                });
            }
            Msg::Found(None) => self.screen = Screen::Trouble(Trouble::NoCode),
            Msg::Found(Some(text)) => self.ask(ctx, text),
            Msg::Answered(Ok((answered, entries))) => {
                self.entries = entries;
                self.screen = match answered {
                    Answered::Enrolled(device) => Screen::Enrolled { account: device.account_label },
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
            Msg::Entries(Ok(entries)) => self.entries = entries,
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
                html! { <Home texts={texts.clone()} entries={self.entries.clone()} {scan} {forget} /> }
            }
            Screen::Scan => {
                html! { <Scan texts={texts.clone()} found={ctx.link().callback(Msg::Found)} back={home} /> }
            }
            Screen::Enrolled { account } => screens::enrolled(texts, account, home),
            Screen::Code(shown) => {
                html! { <CodeScreen texts={texts.clone()} shown={shown.clone()} done={home} {scan} /> }
            }
            Screen::Trouble(trouble) => screens::trouble(texts, trouble, scan, home),
        }
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
