//! The scanner: the camera while somebody looks at it, and two ways without one.

use sluss_qr::scan::{Code, Frame, Scanner, read_picture};
use yew::prelude::*;

use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::scanner::{
    CameraFault, CameraPhase, Foreign, ScannerCommand, ScannerMessage, ScannerState,
};
use crate::browser::camera::{Camera, CameraError};
use crate::browser::clock::{After, Every};
use crate::browser::moments::{Moments, is_hidden, on_hidden};
use crate::browser::page;
use crate::browser::picture::{NoPixels, Pixels, chosen};
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, TextField, Tone};

/// How often the camera's picture is read: often enough to feel immediate, seldom enough to leave the phone cool.
const EVERY_MS: u32 = 100;

/// How long a camera rests while nobody looks at the page, if stopping it would mean that the person is asked again.
const REST_MS: u32 = 60_000;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ScanProps {
    pub(super) texts: Catalogue,
    /// Called with a text that was found or typed, or with what is wrong with a picture.
    pub(super) found: Callback<Result<String, AuthenticatorError>>,
    pub(super) back: Callback<MouseEvent>,
}

/// What happens on the screen.
pub(super) enum Msg {
    /// The camera of the start with this number is running, or has failed.
    Started(u32, Result<Camera, CameraError>),
    /// It is time to read the camera's picture.
    Look,
    Scanner(ScannerMessage),
    NextCamera,
    Light,
    Picture(Event),
    Paste,
    Read(Result<Pixels, NoPixels>),
}

/// The component: it holds the camera, and does what the state says with it.
pub(super) struct Scan {
    state: ScannerState,
    camera: Option<Camera>,
    /// What the camera has seen, and the timer by which it is read, while it runs.
    looking: Option<(Scanner, Every)>,
    resting: Option<After>,
    video: NodeRef,
    pasted: NodeRef,
    _hidden: Moments,
}

impl Component for Scan {
    type Message = Msg;
    type Properties = ScanProps;

    fn create(ctx: &Context<Self>) -> Self {
        let tell = ctx
            .link()
            .callback(|hidden| Msg::Scanner(if hidden { ScannerMessage::Hidden } else { ScannerMessage::Seen }));
        Self {
            state: ScannerState::default(),
            camera: None,
            looking: None,
            resting: None,
            video: NodeRef::default(),
            pasted: NodeRef::default(),
            _hidden: on_hidden(move |hidden| tell.emit(hidden)),
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.take(ctx, ScannerMessage::Again);
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Started(start, started) => return self.started(ctx, start, started),
            Msg::Look => return self.looked(ctx),
            Msg::Scanner(message) => self.take(ctx, message),
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
            Msg::Picture(event) => {
                ctx.link().send_future(async move { Msg::Read(chosen(&event).await) });
                return false;
            }
            Msg::Read(pixels) => {
                ctx.props().found.emit(text_in(pixels));
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
        html! {
            <>
                <h1 tabindex="-1">{ texts.text("scan-title") }</h1>
                { self.picture(ctx) }
                { self.controls(ctx) }
                { self.other_ways(ctx) }
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
            Some(ScannerCommand::Run) => self.run(ctx),
            Some(ScannerCommand::Rest) => self.rest(ctx),
            Some(ScannerCommand::Stop) => self.let_go(),
        }
    }

    fn let_go(&mut self) {
        (self.camera, self.looking, self.resting) = (None, None, None);
    }

    fn run(&mut self, ctx: &Context<Self>) {
        let Some(camera) = &mut self.camera else { return };
        camera.rest(false);
        camera.show(&self.video);
        let look = ctx.link().callback(|()| Msg::Look);
        self.looking = Some((Scanner::new(), Every::call(EVERY_MS, move || look.emit(()))));
        self.resting = None;
    }

    fn rest(&mut self, ctx: &Context<Self>) {
        let Some(camera) = &self.camera else { return };
        camera.rest(true);
        self.looking = None;
        let over = ctx.link().callback(|()| Msg::Scanner(ScannerMessage::Rested));
        self.resting = Some(After::call(REST_MS, move || over.emit(())));
    }

    /// Hands over a text that may be ours. A code for something else is named, and the camera goes on.
    fn looked(&mut self, ctx: &Context<Self>) -> bool {
        let texts = self.look().unwrap_or_default();
        if let Some(text) = texts.iter().find(|text| Foreign::of(text).is_none()) {
            self.take(ctx, ScannerMessage::CodeFound);
            ctx.props().found.emit(Ok(text.clone()));
            return false;
        }
        let foreign = texts.first().and_then(|text| Foreign::of(text));
        let Some(foreign) = foreign.filter(|&foreign| self.state.foreign() != Some(foreign)) else { return false };
        self.take(ctx, ScannerMessage::ForeignFound(foreign));
        true
    }

    fn look(&mut self) -> Option<Vec<String>> {
        let (scanner, _) = self.looking.as_mut()?;
        let pixels = self.camera.as_ref()?.look()?;
        Some(scanner.look(&frame(&pixels)?).iter().filter_map(Code::text).collect())
    }

    fn picture(&self, ctx: &Context<Self>) -> Html {
        let texts = &ctx.props().texts;
        let told = match self.state.phase() {
            CameraPhase::Without(CameraFault::Denied) => Some("camera-denied"),
            CameraPhase::Without(CameraFault::Absent) => Some("camera-absent"),
            CameraPhase::Without(CameraFault::Busy) => Some("camera-busy"),
            CameraPhase::Stopped => Some("camera-stopped"),
            CameraPhase::Starting | CameraPhase::Running | CameraPhase::Resting | CameraPhase::Away => None,
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
        let said = match (self.state.phase(), self.state.foreign()) {
            (CameraPhase::Running, None) => "scan-looking",
            (CameraPhase::Running, Some(Foreign::Wifi)) => "scan-foreign-wifi",
            (CameraPhase::Running, Some(Foreign::Contact)) => "scan-foreign-contact",
            (CameraPhase::Running, Some(Foreign::Address)) => "scan-foreign-address",
            _ => "scan-starting",
        };
        html! {
            <>
                <p class="lead">{ texts.text("scan-how") }</p>
                <div class="scanner">
                    <video ref={self.video.clone()} class="scanner-video" muted=true playsinline=true aria-hidden="true" />
                    <p class="scanner-state" role="status">{ texts.text(said) }</p>
                </div>
            </>
        }
    }

    /// Buttons for what this camera can do beyond looking.
    fn controls(&self, ctx: &Context<Self>) -> Html {
        let Some(camera) = self.camera.as_ref().filter(|_| self.state.phase() == CameraPhase::Running) else {
            return Html::default();
        };
        let texts = &ctx.props().texts;
        let light = camera.light();
        if light.is_none() && !camera.has_others() {
            return Html::default();
        }
        html! {
            <div class="actions">
                if camera.has_others() {
                    <Button submit=false kind={ButtonKind::Secondary} onclick={ctx.link().callback(|_| Msg::NextCamera)}>
                        { texts.text("camera-other") }
                    </Button>
                }
                if let Some(lit) = light {
                    <Button submit=false kind={ButtonKind::Secondary} onclick={ctx.link().callback(|_| Msg::Light)}>
                        { texts.text(if lit { "light-off" } else { "light-on" }) }
                    </Button>
                }
            </div>
        }
    }

    fn other_ways(&self, ctx: &Context<Self>) -> Html {
        let texts = &ctx.props().texts;
        // The browser has to hear it now: messages wait while the machine is busy, and by then it has sent the form, with the link in an address.
        let paste = ctx.link().callback(|event: SubmitEvent| {
            event.prevent_default();
            Msg::Paste
        });
        let open = matches!(self.state.phase(), CameraPhase::Without(_) | CameraPhase::Stopped);
        html! {
            <details class="other-ways" {open}>
                <summary>{ texts.text("other-ways") }</summary>
                <div class="other-ways-body">
                    <div class="field">
                        <label class="label" for="picture">{ texts.text("picture") }</label>
                        <input id="picture" class="input" type="file" accept="image/*" onchange={ctx.link().callback(Msg::Picture)} />
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

/// The text of the code in a picture.
fn text_in(pixels: Result<Pixels, NoPixels>) -> Result<String, AuthenticatorError> {
    let pixels = pixels.map_err(|why| match why {
        NoPixels::NoPicture => AuthenticatorError::NoCode,
        NoPixels::Unable => AuthenticatorError::NoPictures,
    })?;
    let codes = frame(&pixels).map(|frame| read_picture(&frame)).unwrap_or_default();
    codes.iter().find_map(Code::text).ok_or(AuthenticatorError::NoCode)
}

fn frame(pixels: &Pixels) -> Option<Frame<'_>> {
    Frame::rgba(&pixels.rgba, pixels.width, pixels.height, 4 * pixels.width).ok()
}
