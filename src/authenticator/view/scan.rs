//! The scanner: the camera as long as it is looked at, and two ways without one.

use sluss_qr::scan::{Frame, Scanner, read_picture};
use yew::prelude::*;

use crate::authenticator::state::error::AuthenticatorError;
use crate::browser::camera::{Camera, CameraError};
use crate::browser::clock::{After, Every};
use crate::browser::moments::{Moments, is_hidden, on_hidden};
use crate::browser::page;
use crate::browser::picture::{NoPixels, Pixels, chosen};
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, TextField, Tone};

/// How often the camera's picture is read: often enough to feel immediate, seldom enough to leave the phone cool.
const EVERY_MS: u32 = 100;

/// What [`Scan`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(in crate::authenticator) struct ScanProps {
    pub(in crate::authenticator) texts: Catalogue,
    /// Called with a text that was found or typed, or with what is wrong with a picture.
    pub(in crate::authenticator) found: Callback<Result<String, AuthenticatorError>>,
    pub(in crate::authenticator) back: Callback<MouseEvent>,
}

/// How long a camera rests while nobody looks at the page, where stopping it would mean that the person is asked anew.
const REST_MS: u32 = 60_000;

/// How the camera is.
enum State {
    Starting,
    Running {
        camera: Camera,
        scanner: Scanner,
        _looking: Every,
    },
    /// Running, and seeing nothing while nobody looks at the page.
    Resting {
        camera: Camera,
        _until: After,
    },
    /// Stopped while nobody looks at the page, to be started when somebody does: it is allowed for good.
    Away,
    /// Stopped while nobody looked at the page: it is the person who starts it again, and is asked again.
    Stopped,
    Without(CameraError),
}

/// What happens on the screen.
pub(in crate::authenticator) enum Msg {
    /// A camera has started, by which start.
    Started(u32, Result<Camera, CameraError>),
    Look,
    Again,
    Hidden(bool),
    /// It has rested for long enough.
    Rested,
    NextCamera,
    Light,
    Picture(Event),
    Paste(SubmitEvent),
    Read(Result<Pixels, NoPixels>),
}

/// The scanner.
pub(in crate::authenticator) struct Scan {
    state: State,
    /// Which start is the last one. A camera that comes up by an earlier one is stopped at once.
    start: u32,
    video: NodeRef,
    pasted: NodeRef,
    _hidden: Moments,
}

impl Component for Scan {
    type Message = Msg;
    type Properties = ScanProps;

    fn create(ctx: &Context<Self>) -> Self {
        let tell = ctx.link().callback(Msg::Hidden);
        let hidden = on_hidden(move |hidden| tell.emit(hidden));
        Self {
            state: State::Starting,
            start: 0,
            video: NodeRef::default(),
            pasted: NodeRef::default(),
            _hidden: hidden,
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.start(ctx);
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Started(start, _) if start != self.start => return false,
            Msg::Started(_, Ok(camera)) => {
                self.run(ctx, camera);
                if is_hidden() {
                    self.hidden(ctx);
                }
            }
            Msg::Started(_, Err(error)) => self.state = State::Without(error),
            Msg::Look => {
                if let Some(text) = self.look() {
                    self.stop();
                    ctx.props().found.emit(Ok(text));
                }
                return false;
            }
            Msg::Again => self.start(ctx),
            Msg::Hidden(hidden) => return if hidden { self.hidden(ctx) } else { self.seen(ctx) },
            Msg::Rested => self.stop(),
            Msg::NextCamera => {
                if let State::Running { camera, .. } = &self.state {
                    camera.choose_next();
                }
                self.start(ctx);
            }
            Msg::Light => {
                if let State::Running { camera, .. } = &mut self.state {
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
            Msg::Paste(event) => {
                event.prevent_default();
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
    /// Starts a camera, in place of any that runs or is about to.
    fn start(&mut self, ctx: &Context<Self>) {
        self.state = State::Starting;
        self.start += 1;
        let start = self.start;
        ctx.link().send_future(async move { Msg::Started(start, Camera::start().await) });
    }

    /// Stops it, and any that is about to start.
    fn stop(&mut self) {
        self.state = State::Stopped;
        self.start += 1;
    }

    fn run(&mut self, ctx: &Context<Self>, mut camera: Camera) {
        camera.rest(false);
        camera.show(&self.video);
        let look = ctx.link().callback(|()| Msg::Look);
        let looking = Every::call(EVERY_MS, move || look.emit(()));
        self.state = State::Running { camera, scanner: Scanner::new(), _looking: looking };
    }

    /// Whoever does not look is not filmed.
    fn hidden(&mut self, ctx: &Context<Self>) -> bool {
        match std::mem::replace(&mut self.state, State::Stopped) {
            State::Running { camera, .. } if camera.asks_each_time() => {
                camera.rest(true);
                let over = ctx.link().callback(|()| Msg::Rested);
                self.state = State::Resting { camera, _until: After::call(REST_MS, move || over.emit(())) };
            }
            State::Running { .. } => {
                self.state = State::Away;
                self.start += 1;
            }
            // The browser's own question may have hidden the page. What starts meanwhile rests at once.
            other => {
                self.state = other;
                return false;
            }
        }
        true
    }

    fn seen(&mut self, ctx: &Context<Self>) -> bool {
        match std::mem::replace(&mut self.state, State::Stopped) {
            State::Resting { camera, .. } => self.run(ctx, camera),
            State::Away => self.start(ctx),
            other => {
                self.state = other;
                return false;
            }
        }
        true
    }

    fn look(&mut self) -> Option<String> {
        let State::Running { camera, scanner, .. } = &mut self.state else { return None };
        let pixels = camera.look()?;
        scanner.scan(&frame(&pixels)?)
    }

    fn picture(&self, ctx: &Context<Self>) -> Html {
        let texts = &ctx.props().texts;
        let told = match &self.state {
            State::Without(CameraError::Denied) => Some("camera-denied"),
            State::Without(CameraError::Absent) => Some("camera-absent"),
            State::Without(CameraError::Busy) => Some("camera-busy"),
            State::Stopped => Some("camera-stopped"),
            _ => None,
        };
        if let Some(name) = told {
            return html! {
                <>
                    <Notice tone={Tone::Warning}>
                        <strong>{ texts.text(&format!("{name}-title")) }</strong>
                        <p>{ texts.text(&format!("{name}-text")) }</p>
                    </Notice>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={ctx.link().callback(|_| Msg::Again)}>
                        { texts.text("camera-again") }
                    </Button>
                </>
            };
        }
        let running = matches!(self.state, State::Running { .. });
        html! {
            <>
                <p class="lead">{ texts.text("scan-how") }</p>
                <div class="scanner">
                    <video ref={self.video.clone()} class="scanner-video" muted=true playsinline=true aria-hidden="true" />
                    <p class="scanner-state" role="status">{ texts.text(if running { "scan-looking" } else { "scan-starting" }) }</p>
                </div>
            </>
        }
    }

    /// What this camera can do beyond looking.
    fn controls(&self, ctx: &Context<Self>) -> Html {
        let State::Running { camera, .. } = &self.state else { return Html::default() };
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
        let open = matches!(self.state, State::Without(_) | State::Stopped);
        html! {
            <details class="other-ways" {open}>
                <summary>{ texts.text("other-ways") }</summary>
                <div class="other-ways-body">
                    <div class="field">
                        <label class="label" for="picture">{ texts.text("picture") }</label>
                        <input id="picture" class="input" type="file" accept="image/*" onchange={ctx.link().callback(Msg::Picture)} />
                    </div>
                    <form class="form" novalidate=true onsubmit={ctx.link().callback(Msg::Paste)}>
                        <TextField id="link" name="link" label={texts.text("paste")} longest={4096} node_ref={self.pasted.clone()} />
                        <div class="actions"><Button kind={ButtonKind::Secondary}>{ texts.text("paste-go") }</Button></div>
                    </form>
                </div>
            </details>
        }
    }
}

/// The text of the code in a picture.
fn text_in(pixels: Result<Pixels, NoPixels>) -> Result<String, AuthenticatorError> {
    let pixels = pixels.map_err(|why| match why {
        NoPixels::NoPicture => AuthenticatorError::NoCode,
        NoPixels::Unable => AuthenticatorError::NoPictures,
    })?;
    frame(&pixels).and_then(|frame| read_picture(&frame)).ok_or(AuthenticatorError::NoCode)
}

fn frame(pixels: &Pixels) -> Option<Frame<'_>> {
    Frame::rgba(&pixels.rgba, pixels.width, pixels.height, 4 * pixels.width).ok()
}
