//! The scanner: the camera as long as it is looked at, and two ways without one.

use sluss_qr::scan::{Frame, Scanner, read_picture};
use yew::prelude::*;

use crate::browser::camera::{Camera, CameraError, Pixels, WhenHidden, chosen_picture};
use crate::browser::clock::Every;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, TextField, Tone};

/// How often the camera's picture is read: often enough to feel immediate, seldom enough to leave the phone cool.
const EVERY_MS: u32 = 100;

/// What [`Scan`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ScanProps {
    pub(super) texts: Catalogue,
    /// Called with a text that was found or typed; `None` for a picture without one.
    pub(super) found: Callback<Option<String>>,
    pub(super) back: Callback<MouseEvent>,
}

/// How the camera is.
enum State {
    Starting,
    Running { camera: Camera, scanner: Scanner, _looking: Every },
    Without(CameraError),
}

/// What happens on the screen.
pub(super) enum Msg {
    Started(Result<Camera, CameraError>),
    Look,
    Again,
    Hidden(bool),
    Picture(Event),
    Paste(SubmitEvent),
    Read(Option<Pixels>),
}

/// The scanner.
pub(super) struct Scan {
    state: State,
    video: NodeRef,
    pasted: NodeRef,
    _hidden: WhenHidden,
}

impl Component for Scan {
    type Message = Msg;
    type Properties = ScanProps;

    fn create(ctx: &Context<Self>) -> Self {
        let tell = ctx.link().callback(Msg::Hidden);
        let hidden = WhenHidden::call(move |hidden| tell.emit(hidden));
        Self { state: State::Starting, video: NodeRef::default(), pasted: NodeRef::default(), _hidden: hidden }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.start(ctx);
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Started(Ok(camera)) => {
                let look = ctx.link().callback(|()| Msg::Look);
                let looking = Every::call(EVERY_MS, move || look.emit(()));
                self.state = State::Running { camera, scanner: Scanner::new(), _looking: looking };
                true
            }
            Msg::Started(Err(error)) => {
                self.state = State::Without(error);
                true
            }
            Msg::Look => {
                if let Some(text) = self.look() {
                    self.state = State::Starting;
                    ctx.props().found.emit(Some(text));
                }
                false
            }
            Msg::Again | Msg::Hidden(false) if !matches!(self.state, State::Running { .. }) => {
                self.state = State::Starting;
                self.start(ctx);
                true
            }
            Msg::Hidden(true) if matches!(self.state, State::Running { .. }) => {
                self.state = State::Starting;
                true
            }
            Msg::Again | Msg::Hidden(_) => false,
            Msg::Picture(event) => {
                ctx.link().send_future(async move { Msg::Read(chosen_picture(&event).await) });
                false
            }
            Msg::Read(pixels) => {
                ctx.props().found.emit(pixels.as_ref().and_then(frame).and_then(|frame| read_picture(&frame)));
                false
            }
            Msg::Paste(event) => {
                event.prevent_default();
                ctx.props().found.emit(Some(page::typed(&self.pasted)));
                false
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let texts = &ctx.props().texts;
        html! {
            <>
                <h1 tabindex="-1">{ texts.text("scan-title") }</h1>
                { self.picture(ctx) }
                { self.other_ways(ctx) }
                <Button submit=false kind={ButtonKind::Quiet} onclick={ctx.props().back.clone()}>{ texts.text("back") }</Button>
            </>
        }
    }
}

impl Scan {
    fn start(&self, ctx: &Context<Self>) {
        let video = self.video.clone();
        ctx.link().send_future(async move { Msg::Started(Camera::start(video).await) });
    }

    fn look(&mut self) -> Option<String> {
        let State::Running { camera, scanner, .. } = &mut self.state else { return None };
        let pixels = camera.look()?;
        scanner.scan(&frame(&pixels)?)
    }

    fn picture(&self, ctx: &Context<Self>) -> Html {
        let texts = &ctx.props().texts;
        if let State::Without(error) = &self.state {
            let name = match error {
                CameraError::Denied => "camera-denied",
                CameraError::Absent => "camera-absent",
                CameraError::Busy => "camera-busy",
            };
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

    fn other_ways(&self, ctx: &Context<Self>) -> Html {
        let texts = &ctx.props().texts;
        let open = matches!(self.state, State::Without(_));
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

fn frame(pixels: &Pixels) -> Option<Frame<'_>> {
    Frame::rgba(&pixels.rgba, pixels.width, pixels.height, 4 * pixels.width).ok()
}
