//! The authenticator in the browser: hands messages to the state, carries out what it wants done, and draws it. Decides nothing itself.

use std::rc::Rc;

use sluss_protocol::language::Language;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::commands::{self, Device};
use super::guard::Guard;
use super::later::{self, Later, Running, Unfetched};
use super::platform::{Browser, environment};
use super::state::biometrics::BiometricsCommand;
use super::state::codes::{Codes, CodesCommand, CodesMessage};
use super::state::command::Command;
use super::state::message::Message;
use super::state::model::{Model, OpenedVault};
use super::state::place::{Opened, Place};
use super::state::time::Validity;
use super::view::{self, Drawing, Rest};
use crate::browser::door::Listening;
use crate::browser::moments::{Moments, on_return};
use crate::browser::worker::{self, Hearing};
use crate::browser::{badge, haptics, history, install, language, launch, page, storage, texts};
use crate::i18n::Catalogue;
use crate::surface::{Brand, Focus, Languages, Shell, foot, no_texts};

/// An event on this surface: about its language, about the rest of its program, or about its state.
enum Msg {
    Texts(Option<Catalogue>),
    Speak(Language),
    Fetch,
    Fetched(Result<Later, Unfetched>),
    State(Message),
}

/// The rest of the program, with what waits for it.
enum Fetching {
    Awaited(Waiting),
    Here(Later),
    Missing(Waiting),
}

/// What only the rest of the program can do: first the commands, which came of opening the app, and then what has happened since.
#[derive(Default)]
struct Waiting {
    commands: Vec<Command>,
    messages: Vec<Message>,
}

/// The root component, with what it holds besides the state: texts, the device, and handles that must stay alive.
struct Authenticator {
    texts: Option<Catalogue>,
    no_texts: bool,
    focus: Focus,
    model: Model,
    device: Rc<Device<Browser>>,
    later: Fetching,
    watching: Vec<Running>,
    guarding: Option<Guard>,
    reading: Option<Running>,
    judge: Callback<u64, Validity>,
    now: Callback<(), u64>,
    tell: Callback<Message>,
    _hearing: (Moments, Hearing, Vec<Listening>),
}

/// Puts the authenticator into the element of the page that is meant for it.
pub fn mount() {
    if let Some(root) = page::element("authenticator") {
        yew::Renderer::<Authenticator>::with_root(root).render();
    }
}

impl Component for Authenticator {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let tell = ctx.link().callback(Msg::State);
        let device = Rc::new(Device::new(Browser));
        ctx.link().send_future(async { Msg::Texts(texts::load(language::chosen()).await) });
        ctx.link().send_future(fetched());
        ask_at_first(&tell, &device);
        let changed = tell.reform(|()| match opened_with(page::take_fragment()) {
            Some(Opened::Place(place)) => Message::PlaceOpened(place),
            Some(Opened::Link(link)) => Message::LinkOpened(Some(link)),
            None => Message::LinkOpened(None),
        });
        page::on_fragment(move || changed.emit(()));
        // The system leads to the window that is open already, and says where it was to go.
        let launched = tell.clone();
        launch::on_launch(move |fragment| {
            if let Some(Opened::Place(place)) = opened_with(Some(fragment)) {
                launched.emit(Message::PlaceOpened(place));
            }
        });
        let moved = tell.reform(|()| Message::HistoryMoved { by_link: page::has_fragment() });
        history::on_move(move || moved.emit(()));
        let returned = tell.reform(|()| Message::Returned);
        let asked = returned.clone();
        let offered = tell.reform(|()| Message::InstallOffered);
        let judge = Callback::from({
            let device = device.clone();
            move |ends_at| device.validity(ends_at)
        });
        let codes = Codes::new(commands::auto_lock(&device), commands::look(&device), commands::last_backup(&device));
        let now = Callback::from({
            let device = device.clone();
            move |()| device.now_seconds()
        });
        let mut model = Model::new(opened_with(page::take_fragment()), commands::known_service(&device), codes);
        model.haptics_are_off = commands::haptics_are_off(&device);
        Self {
            texts: None,
            no_texts: false,
            focus: Focus::default(),
            model,
            device,
            later: Fetching::Awaited(Waiting {
                commands: vec![Command::AskAboutService, Command::Biometrics(BiometricsCommand::AskWhetherPossible)],
                messages: Vec::new(),
            }),
            watching: Vec::new(),
            guarding: None,
            reading: None,
            judge,
            now,
            tell,
            _hearing: (
                on_return(move || returned.emit(())),
                worker::on_ask(move || asked.emit(())),
                install::on_offer(move || offered.emit(())),
            ),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Texts(texts) => {
                self.no_texts = texts.is_none() && self.texts.is_none();
                self.texts = texts.or_else(|| self.texts.take());
            }
            Msg::Speak(chosen) => {
                language::remember(chosen);
                ctx.link().send_future(async move { Msg::Texts(texts::load(chosen).await) });
            }
            Msg::Fetch => self.fetch_again(ctx),
            Msg::Fetched(Ok(later)) => self.go_on(later),
            Msg::Fetched(Err(Unfetched)) => self.later = Fetching::Missing(self.waiting()),
            Msg::State(message) => {
                let tries = message.is_waited_for() || matches!(message, Message::Returned);
                self.take(message);
                if tries {
                    self.fetch_again(ctx);
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Some(texts) = &self.texts else {
            return if self.no_texts {
                no_texts(&Brand::default())
            } else {
                html! { <Shell><div data-screen="loading" /></Shell> }
            };
        };
        let choose = ctx.link().callback(Msg::Speak);
        let actions = html! { <Languages spoken={texts.language()} label={texts.text("language")} {choose} /> };
        let clock_error = self.device.clock_error();
        let rest = match &self.later {
            Fetching::Awaited(waiting) => Rest::Awaited { asked: waiting.messages.iter().any(Message::is_waited_for) },
            Fetching::Here(later) => Rest::Here(later.draw),
            Fetching::Missing(_) => Rest::Missing(ctx.link().callback(|_| Msg::Fetch)),
        };
        let (model, judge, now, tell) = (&self.model, &self.judge, &self.now, &self.tell);
        let drawing = Drawing { texts, model, clock_error, judge, now, tell, rest };
        let service = self.model.service.clone().unwrap_or_default();
        let foot = foot(&service, |id, given| texts.with(id, given));
        html! { <Shell {actions} {foot} class={view::shell(&self.model)}>{ view::page(&drawing) }</Shell> }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        let Some(texts) = &self.texts else { return };
        // The title repeats the screen's heading, so that tabs, history and screen readers name it.
        let title = match page::text_of("main h1") {
            Some(heading) => texts.with("page-title", &[("screen", &heading)]),
            None => texts.text("app-title"),
        };
        self.focus.follow(self.model.screen.name(), &title, texts.language());
    }
}

impl Authenticator {
    fn take(&mut self, message: Message) {
        let commands = match (message, &mut self.later) {
            (message, Fetching::Here(later)) => (later.update)(&mut self.model, message, environment()),
            (Message::Opened(Ok(opening)), _) => self.model.begin(OpenedVault::Accounts(opening), environment()),
            (Message::Codes(CodesMessage::Opened(Ok(opening))), _) => {
                self.model.begin(OpenedVault::Codes(opening), environment())
            }
            (message, Fetching::Awaited(waiting) | Fetching::Missing(waiting)) => {
                waiting.messages.push(message);
                return;
            }
        };
        for command in commands {
            self.carry_out(command);
        }
        self.guard();
    }

    /// Locks the codes by itself while they are unlocked, as the person has chosen.
    fn guard(&mut self) {
        let wanted = self.model.codes.locks_itself();
        if wanted != self.guarding.as_ref().map(Guard::chosen) {
            let lock = self.tell.reform(|()| Message::Codes(CodesMessage::Lock));
            self.guarding = wanted.map(|chosen| Guard::start(chosen, lock));
        }
    }

    fn carry_out(&mut self, command: Command) {
        match command {
            Command::PushHistory => {
                if !history::push(&history::path()) {
                    self.take(Message::HistoryRefused);
                }
            }
            Command::GoBack => history::back(),
            Command::Install(true) => spawn_local(install::ask()),
            Command::Install(false) => install::decline(),
            Command::Badge(count) => badge::show(count),
            Command::Feel(touch) => haptics::vibrate(touch.milliseconds()),
            Command::KeepHaptics(on) => commands::keep_haptics(&self.device, on),
            Command::FocusSearch => spawn_local(page::focus_when_there("#search")),
            Command::LoadNewVersion => spawn_local(worker::load_new_version()),
            later => self.carry_out_later(later),
        }
    }

    fn carry_out_later(&mut self, command: Command) {
        match &mut self.later {
            Fetching::Here(later) => {
                let later = *later;
                self.carry_out_now(later, command);
            }
            Fetching::Awaited(waiting) | Fetching::Missing(waiting) => waiting.commands.push(command),
        }
    }

    fn carry_out_now(&mut self, later: Later, command: Command) {
        match command {
            Command::Watch => {
                let tell = self.tell.reform(Message::WatchUpdate);
                let start = |server| (later.watch)(self.device.clone(), server, tell.clone());
                self.watching = self.model.servers().into_iter().map(start).collect();
            }
            Command::StopWatching => self.watching.clear(),
            Command::Codes(CodesCommand::ReadFile { files, password }) => {
                self.reading = Some((later.read)(files, password, self.tell.reform(Message::Codes)));
            }
            Command::Codes(CodesCommand::StopReading) => self.reading = None,
            other => (later.work)(self.device.clone(), other, self.tell.clone()),
        }
    }

    /// What waits for the rest of the program.
    fn waiting(&mut self) -> Waiting {
        match &mut self.later {
            Fetching::Awaited(waiting) | Fetching::Missing(waiting) => std::mem::take(waiting),
            Fetching::Here(_) => Waiting::default(),
        }
    }

    /// Goes on with what has waited for the rest of the program.
    fn go_on(&mut self, later: Later) {
        let Waiting { commands, messages } = self.waiting();
        self.later = Fetching::Here(later);
        for command in commands {
            self.carry_out_now(later, command);
        }
        for message in messages {
            self.take(message);
        }
    }

    /// Tries once more to fetch the rest of the program, if it is missing.
    fn fetch_again(&mut self, ctx: &Context<Self>) {
        if let Fetching::Missing(_) = self.later {
            self.later = Fetching::Awaited(self.waiting());
            ctx.link().send_future(fetched());
        }
    }
}

async fn fetched() -> Msg {
    Msg::Fetched(later::fetch().await)
}

/// Asks for everything that the first screens need to know.
fn ask_at_first(tell: &Callback<Message>, device: &Rc<Device<Browser>>) {
    send(tell, {
        let device = device.clone();
        async move { Message::Opened(commands::open(&device).await) }
    });
    send(tell, {
        let device = device.clone();
        async move { Message::Codes(CodesMessage::Opened(commands::codes(&device).await)) }
    });
    send(tell, async { Message::StorageIsKept(storage::is_kept().await) });
}

fn send(tell: &Callback<Message>, message: impl Future<Output = Message> + 'static) {
    let tell = tell.clone();
    spawn_local(async move { tell.emit(message.await) });
}

/// What the fragment of an address stands for: a place, or a link of this server.
fn opened_with(fragment: Option<String>) -> Option<Opened> {
    let fragment = fragment?;
    Some(match Place::of(&fragment) {
        Some(place) => Opened::Place(place),
        None => Opened::Link(format!("{}/app/#{fragment}", page::origin())),
    })
}
