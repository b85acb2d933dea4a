//! The scanner: the camera while somebody looks at it, and two ways without one.

mod choices;
mod controls;
mod outlines;

use yew::prelude::*;

use crate::authenticator::looking::{self, Looking, NoReader};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::scanner::{
    CameraFault, CameraPhase, Foreign, ScannerCommand, ScannerMessage, ScannerState,
};
use crate::browser::camera::{Camera, CameraError, can_see_screen};
use crate::browser::clock::{After, Every};
use crate::browser::given::{self, File, Given, Givens, on_given};
use crate::browser::moments::{Moments, is_hidden, on_hidden};
use crate::browser::page;
use crate::browser::picture::{NoPicture, Picture};
use crate::browser::worker;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, TextField, Tone};
use crate::workers::scanner_answer::Sight;

/// How long nothing is read before there is a hint, and before there is another one.
const HINT_MS: u32 = 5_000;

/// How long a camera rests while nobody looks at the page, if stopping it would mean that the person is asked again.
const REST_MS: u32 = 60_000;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ScanProps {
    pub(super) texts: Catalogue,
    /// Something was shared with the app, and is looked at in place of the camera.
    pub(super) shared: bool,
    /// Called with a text that was found or typed, or with what is wrong with a picture.
    pub(super) found: Callback<Result<String, AuthenticatorError>>,
    pub(super) back: Callback<MouseEvent>,
}

/// What happens on the screen.
pub(super) enum Msg {
    /// The camera of the start with this number is running, or has failed.
    Started(u32, Result<Camera, CameraError>),
    Scanner(ScannerMessage),
    NextCamera,
    Light,
    Zoom(f64),
    /// The person has chosen, dropped or pasted this.
    Given(Given),
    Paste,
    Screen,
    Read(Result<Sight, AuthenticatorError>),
}

/// The component: it holds the camera, and does what the state says with it.
pub(super) struct Scan {
    state: ScannerState,
    camera: Option<Camera>,
    /// What reads the camera's pictures while it runs, and the timer of the hints.
    looking: Option<(Looking, Every)>,
    resting: Option<After>,
    video: NodeRef,
    pasted: NodeRef,
    _hearing: (Moments, Givens),
}

impl Component for Scan {
    type Message = Msg;
    type Properties = ScanProps;

    fn create(ctx: &Context<Self>) -> Self {
        let tell = ctx
            .link()
            .callback(|hidden| Msg::Scanner(if hidden { ScannerMessage::Hidden } else { ScannerMessage::Seen }));
        let given = ctx.link().callback(Msg::Given);
        Self {
            state: ScannerState::default(),
            camera: None,
            looking: None,
            resting: None,
            video: NodeRef::default(),
            pasted: NodeRef::default(),
            _hearing: (on_hidden(move |hidden| tell.emit(hidden)), on_given(move |what| given.emit(what))),
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first && ctx.props().shared {
            ctx.link().send_future(async {
                // It was taken before, or too long ago.
                worker::shared().await.map_or(Msg::Scanner(ScannerMessage::Again), Msg::Given)
            });
        } else if first {
            self.take(ctx, ScannerMessage::Again);
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Started(start, started) => return self.started(ctx, start, started),
            Msg::Scanner(message) => {
                let before = self.state.clone();
                self.take(ctx, message);
                return self.state != before;
            }
            Msg::NextCamera => {
                if let Some(camera) = &self.camera {
                    camera.choose_next();
                }
                self.take(ctx, ScannerMessage::Again);
            }
            Msg::Light => {
                if let Some(camera) = &mut self.camera {
                    camera.switch_light();
                }
            }
            Msg::Zoom(zoom) => {
                if let Some(camera) = &self.camera {
                    camera.set_zoom(zoom);
                }
                return false;
            }
            Msg::Given(Given::File(file)) => {
                ctx.link().send_future(async move { Msg::Read(read(&file).await) });
                return false;
            }
            Msg::Given(Given::Text(text)) => {
                ctx.props().found.emit(Ok(text));
                return false;
            }
            Msg::Screen => self.take(ctx, ScannerMessage::Screen),
            Msg::Read(Ok(sight)) => self.take(ctx, ScannerMessage::PictureRead(sight)),
            Msg::Read(Err(error)) => {
                ctx.props().found.emit(Err(error));
                return false;
            }
            Msg::Paste => {
                ctx.props().found.emit(Ok(page::typed(&self.pasted)));
                return false;
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let texts = &ctx.props().texts;
        let is_choosing = self.state.phase() == CameraPhase::Choosing;
        html! {
            <>
                <h1 tabindex="-1">{ texts.text(if is_choosing { "scan-choose-title" } else { "scan-title" }) }</h1>
                { self.picture(ctx) }
                if is_choosing {
                    { self.choices(ctx) }
                } else {
                    { self.controls(ctx) }
                    { self.other_ways(ctx) }
                }
                <Button submit=false kind={ButtonKind::Quiet} onclick={ctx.props().back.clone()}>{ texts.text("back") }</Button>
            </>
        }
    }
}

impl Scan {
    /// A camera that belongs to an earlier start is dropped, which stops it.
    fn started(&mut self, ctx: &Context<Self>, start: u32, started: Result<Camera, CameraError>) -> bool {
        if !self.state.wants(start) {
            return false;
        }
        match started {
            Ok(camera) => {
                let asks_each_time = camera.asks_each_time();
                self.camera = Some(camera);
                self.take(ctx, ScannerMessage::Started { start, asks_each_time });
                if is_hidden() {
                    self.take(ctx, ScannerMessage::Hidden);
                }
            }
            Err(error) => self.take(ctx, ScannerMessage::Failed { start, fault: fault(error) }),
        }
        true
    }

    /// Tells the state, and carries out its effects.
    fn take(&mut self, ctx: &Context<Self>, message: ScannerMessage) {
        match self.state.update(message) {
            None => {}
            Some(ScannerCommand::Start(start)) => {
                self.let_go();
                ctx.link().send_future(async move { Msg::Started(start, Camera::start().await) });
            }
            Some(ScannerCommand::StartScreen(start)) => {
                self.let_go();
                ctx.link().send_future(async move { Msg::Started(start, Camera::of_screen().await) });
            }
            Some(ScannerCommand::Run) => self.run(ctx),
            Some(ScannerCommand::Rest) => self.rest(ctx),
            Some(ScannerCommand::Stop) => self.let_go(),
            Some(ScannerCommand::Freeze) => self.freeze(),
            Some(ScannerCommand::Open(text)) => {
                self.let_go();
                ctx.props().found.emit(Ok(text));
            }
        }
    }

    fn let_go(&mut self) {
        (self.camera, self.looking, self.resting) = (None, None, None);
    }

    fn run(&mut self, ctx: &Context<Self>) {
        let Some(camera) = &mut self.camera else { return };
        camera.rest(false);
        camera.show(&self.video);
        let Some(finder) = camera.view_finder() else { return };
        let look = ctx.link().callback(|seen: Result<Sight, NoReader>| {
            Msg::Scanner(seen.map_or(ScannerMessage::NoReader, ScannerMessage::Saw))
        });
        let hint = ctx.link().callback(|()| Msg::Scanner(ScannerMessage::NothingYet));
        self.looking = Some((Looking::start(finder, look), Every::call(HINT_MS, move || hint.emit(()))));
        self.resting = None;
    }

    fn rest(&mut self, ctx: &Context<Self>) {
        let Some(camera) = &self.camera else { return };
        camera.rest(true);
        self.looking = None;
        let over = ctx.link().callback(|()| Msg::Scanner(ScannerMessage::Rested));
        self.resting = Some(After::call(REST_MS, move || over.emit(())));
    }

    /// The last picture stays, if a camera was running.
    fn freeze(&mut self) {
        (self.looking, self.resting) = (None, None);
        if let Some(camera) = &self.camera {
            camera.freeze();
        }
    }

    fn picture(&self, ctx: &Context<Self>) -> Html {
        let texts = &ctx.props().texts;
        let told = match self.state.phase() {
            CameraPhase::Without(CameraFault::Denied) => Some("camera-denied"),
            CameraPhase::Without(CameraFault::Absent) => Some("camera-absent"),
            CameraPhase::Without(CameraFault::Busy) => Some("camera-busy"),
            CameraPhase::Stopped => Some("camera-stopped"),
            CameraPhase::Blind => Some("camera-blind"),
            CameraPhase::Choosing if self.camera.is_none() => return Html::default(),
            CameraPhase::Starting
            | CameraPhase::Running
            | CameraPhase::Resting
            | CameraPhase::Away
            | CameraPhase::Choosing => None,
        };
        if let Some(name) = told {
            let again = ctx.link().callback(|_| Msg::Scanner(ScannerMessage::Again));
            return html! {
                <>
                    <Notice tone={Tone::Warning}>
                        <strong>{ texts.text(&format!("{name}-title")) }</strong>
                        <p>{ texts.text(&format!("{name}-text")) }</p>
                    </Notice>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={again}>{ texts.text("camera-again") }</Button>
                </>
            };
        }
        let is_choosing = self.state.phase() == CameraPhase::Choosing;
        html! {
            <>
                if !is_choosing {
                    <p class="lead">{ texts.text("scan-how") }</p>
                }
                <div class="scanner">
                    <video ref={self.video.clone()} class="scanner-video" muted=true playsinline=true aria-hidden="true" />
                    { outlines::outlines(self.state.sight(), is_choosing) }
                    if !is_choosing {
                        <p class="scanner-state" role="status">{ texts.text(&self.said()) }</p>
                    }
                </div>
            </>
        }
    }

    /// The line below the picture.
    fn said(&self) -> String {
        match (self.state.phase(), self.state.foreign(), self.state.hint()) {
            (CameraPhase::Running, Some(Foreign::Wifi), _) => "scan-foreign-wifi".to_owned(),
            (CameraPhase::Running, Some(Foreign::Contact), _) => "scan-foreign-contact".to_owned(),
            (CameraPhase::Running, Some(Foreign::Address), _) => "scan-foreign-address".to_owned(),
            (CameraPhase::Running, None, Some(hint)) => format!("scan-hint-{}", hint.name()),
            (CameraPhase::Running, None, None) => "scan-looking".to_owned(),
            _ => "scan-starting".to_owned(),
        }
    }

    fn other_ways(&self, ctx: &Context<Self>) -> Html {
        let texts = &ctx.props().texts;
        // The browser has to hear it now: messages wait while the machine is busy, and by then it has sent the form, with the link in an address.
        let paste = ctx.link().callback(|event: SubmitEvent| {
            event.prevent_default();
            Msg::Paste
        });
        let chosen =
            ctx.link().batch_callback(|event: Event| given::chosen(&event).map(|file| Msg::Given(Given::File(file))));
        let screen = ctx.link().callback(|_: MouseEvent| Msg::Screen);
        let open = matches!(self.state.phase(), CameraPhase::Without(_) | CameraPhase::Stopped | CameraPhase::Blind);
        html! {
            <details class="other-ways" {open}>
                <summary>{ texts.text("other-ways") }</summary>
                <div class="other-ways-body">
                    if can_see_screen() {
                        <div class="field">
                            <p class="hint">{ texts.text("scan-screen-text") }</p>
                            <div class="actions">
                                <Button submit=false kind={ButtonKind::Secondary} onclick={screen}>{ texts.text("scan-screen") }</Button>
                            </div>
                        </div>
                    }
                    <div class="field">
                        <label class="label" for="picture">{ texts.text("picture") }</label>
                        <input id="picture" class="input" type="file" accept="image/*" onchange={chosen} />
                    </div>
                    <form class="form" novalidate=true onsubmit={paste}>
                        <TextField id="link" name="link" label={texts.text("paste")} longest={4096} node_ref={self.pasted.clone()} />
                        <div class="actions"><Button kind={ButtonKind::Secondary}>{ texts.text("paste-go") }</Button></div>
                    </form>
                </div>
            </details>
        }
    }
}

const fn fault(error: CameraError) -> CameraFault {
    match error {
        CameraError::Denied => CameraFault::Denied,
        CameraError::Absent => CameraFault::Absent,
        CameraError::Busy => CameraFault::Busy,
    }
}

/// What is seen in the picture that a person has given.
async fn read(file: &File) -> Result<Sight, AuthenticatorError> {
    let picture = Picture::of_file(file).await.map_err(|why| match why {
        NoPicture::Foreign => AuthenticatorError::NoCode,
        NoPicture::Unable => AuthenticatorError::NoPictures,
    })?;
    let sight = looking::read(picture).await.ok_or(AuthenticatorError::Browser)?;
    if sight.codes.is_empty() { Err(AuthenticatorError::NoCode) } else { Ok(sight) }
}
