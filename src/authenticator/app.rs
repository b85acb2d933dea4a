//! The authenticator in the browser: hands messages to the state, carries out what it wants done, and draws it. Decides nothing itself.

use std::rc::Rc;

use sluss_protocol::language::Language;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::commands::{self, Device};
use super::guard::Guard;
use super::platform::{Browser, Watching, environment};
use super::reading::Reading;
use super::state::biometrics::{BiometricsCommand, BiometricsMessage};
use super::state::codes::{Codes, CodesCommand, CodesMessage, CodesPage, LastBackup};
use super::state::command::Command;
use super::state::message::Message;
use super::state::model::Model;
use super::state::place::{Opened, Place};
use super::state::time::Validity;
use super::view::{self, Drawing};
use super::writing;
use crate::browser::door::Listening;
use crate::browser::moments::{Moments, on_return};
use crate::browser::worker::{self, Hearing};
use crate::browser::{badge, clock, haptics, history, install, language, launch, notifications, page, storage, texts};
use crate::i18n::Catalogue;
use crate::surface::{Brand, Focus, Languages, Shell, foot, no_texts};
use crate::workers::export_answer::ExportForm;

/// An event on this surface: about its language, or about its state.
enum Msg {
    Texts(Option<Catalogue>),
    Speak(Language),
    State(Message),
}

/// The root component, with what it holds besides the state: texts, the device, and handles that must stay alive.
struct Authenticator {
    texts: Option<Catalogue>,
    no_texts: bool,
    focus: Focus,
    model: Model,
    device: Rc<Device<Browser>>,
    watching: Vec<Watching>,
    guarding: Option<Guard>,
    reading: Option<Reading>,
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
            Msg::State(message) => self.take(message),
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
        let drawing =
            Drawing { texts, model: &self.model, clock_error, judge: &self.judge, now: &self.now, tell: &self.tell };
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
        for command in self.model.update(message, environment()) {
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
            Command::Watch => {
                let tell = self.tell.reform(Message::WatchUpdate);
                let start = |server| Watching::start(self.device.clone(), server, tell.clone());
                self.watching = self.model.servers().into_iter().map(start).collect();
            }
            Command::StopWatching => self.watching.clear(),
            Command::Codes(CodesCommand::ReadFile { files, password }) => {
                let tell = self.tell.reform(|answer| Message::Codes(CodesMessage::FileRead(answer)));
                self.reading = Some(Reading::start(files, password, tell));
            }
            Command::Codes(CodesCommand::StopReading) => self.reading = None,
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
            later => {
                let (device, tell) = (self.device.clone(), self.tell.clone());
                spawn_local(async move {
                    if let Some(message) = result(&device, later).await {
                        tell.emit(message);
                    }
                });
            }
        }
    }
}

/// Carries out a command that takes time; `None` where nobody needs to know the result.
async fn result(device: &Device<Browser>, command: Command) -> Option<Message> {
    Some(match command {
        Command::Initialise => Message::Initialised(commands::initialise(device).await),
        Command::AskToKeepStorage => Message::StorageIsKept(storage::ask_to_keep().await),
        Command::AskForNotifications => {
            notifications::ask().await;
            Message::NotificationsAnswered
        }
        Command::OfferPushSubscription => {
            // If this fails, all that is lost is that the app can be reached while it is closed.
            _ = commands::offer_push_subscription(device).await;
            return None;
        }
        Command::LookForNewVersion => Message::NewVersionWaits(worker::look_for_new_version().await),
        Command::AskAboutService => Message::ServiceHeard(commands::ask_about_service(device).await),
        Command::HandleLink { text, sure } => Message::LinkHandled(commands::handle_link(device, &text, sure).await),
        Command::CheckRequests(server, pending) => {
            let requests = commands::check_requests(device, server.as_deref(), pending).await;
            Message::RequestsChecked(server, requests)
        }
        Command::NoteRemovals { asked, removed } => {
            Message::RemovalsNoted(commands::note_removals(device, &asked, &removed).await)
        }
        Command::KeepOtherWays(ways) => Message::OtherWaysKept(commands::keep_other_ways(device, ways).await),
        Command::Answer(pending, answer) => Message::AnswerSent(commands::answer(device, &pending, answer).await),
        Command::AnswerByBiometrics(pending, number) => {
            let (result, accounts) = commands::answer_by_biometrics(device, &pending, number).await;
            Message::AnsweredByBiometrics { result, accounts }
        }
        Command::Biometrics(command) => Message::Biometrics(biometrics_result(device, command).await),
        Command::Account(command) => Message::Account(commands::make_personal(device, command).await),
        Command::Codes(command) => Message::Codes(codes_result(device, command).await?),
        Command::Forget(id) => Message::Forgotten(commands::forget(device, &id).await),
        Command::Watch
        | Command::StopWatching
        | Command::PushHistory
        | Command::GoBack
        | Command::Badge(_)
        | Command::Feel(_)
        | Command::KeepHaptics(_)
        | Command::FocusSearch
        | Command::Install(_)
        | Command::LoadNewVersion => {
            return None;
        }
    })
}

/// Carries out a command about fingerprint or face in place of the PIN.
async fn biometrics_result(device: &Device<Browser>, command: BiometricsCommand) -> BiometricsMessage {
    match command {
        BiometricsCommand::SwitchOn { id, pin } => {
            BiometricsMessage::SwitchedOn(commands::switch_on_biometrics(device, &id, &pin.0).await)
        }
        BiometricsCommand::SwitchOff(id) => {
            BiometricsMessage::SwitchedOff(commands::switch_off_biometrics(device, &id).await)
        }
    }
}

/// Carries out a command about the accounts elsewhere.
async fn codes_result(device: &Device<Browser>, command: CodesCommand) -> Option<CodesMessage> {
    let changed = |result, to| CodesMessage::Changed { result, to };
    Some(match command {
        CodesCommand::ReadFile { .. } | CodesCommand::StopReading => return None,
        CodesCommand::Export { form, passphrase, accounts } => {
            let exported = writing::write(form, passphrase, accounts, device.now_seconds()).await;
            CodesMessage::Exported(form, exported)
        }
        CodesCommand::Save { form, content, count } => {
            let (name, ending) = form.file();
            page::save_text(&format!("{name}-{}.{ending}", clock::today()), &content.0);
            if form != ExportForm::Backup {
                return None;
            }
            CodesMessage::BackedUp(LastBackup { at: device.now_seconds(), count })
        }
        CodesCommand::KeepLastBackup(last) => {
            commands::keep_last_backup(device, last);
            return None;
        }
        CodesCommand::Lock => {
            commands::lock_codes(device);
            return None;
        }
        CodesCommand::KeepAutoLock(chosen) => {
            commands::keep_auto_lock(device, chosen);
            return None;
        }
        CodesCommand::KeepLook(look) => {
            commands::keep_look(device, look);
            return None;
        }
        CodesCommand::Order(ids) => changed(commands::order_codes(device, &ids).await, Some(CodesPage::Arrange)),
        CodesCommand::Unlock(shown) => CodesMessage::Unlocked(commands::unlock_codes(device, shown).await),
        CodesCommand::Add(accounts) => changed(commands::add_codes(device, accounts).await, None),
        CodesCommand::Change { id, names } => {
            changed(commands::change_code(device, &id, &names).await, Some(CodesPage::Detail(id)))
        }
        CodesCommand::Remove(id) => changed(commands::remove_code(device, &id).await, None),
        CodesCommand::NextCounter(id) => {
            changed(commands::next_counter(device, &id).await, Some(CodesPage::Detail(id)))
        }
        CodesCommand::Protect { shown, with } => {
            CodesMessage::Protected(commands::protect_codes(device, shown, with).await)
        }
        CodesCommand::RemoveWay { shown, way } => {
            CodesMessage::Protected(commands::remove_way(device, shown, &way).await)
        }
    })
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
    send(tell, {
        let device = device.clone();
        async move { Message::Biometrics(BiometricsMessage::CanVerify(commands::can_verify_person(&device).await)) }
    });
    send(tell, {
        let device = device.clone();
        async move { Message::ServiceHeard(commands::ask_about_service(&device).await) }
    });
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
