//! What this camera can do beyond looking: others in its place, a light, a zoom.

use yew::prelude::*;

use super::{Msg, Scan};
use crate::authenticator::state::scanner::CameraPhase;
use crate::browser::camera::Zoom;
use crate::browser::page;
use crate::ui::{Button, ButtonKind};

impl Scan {
    /// Buttons and a slider for what there is.
    pub(super) fn controls(&self, ctx: &Context<Self>) -> Html {
        let Some(camera) = self.camera.as_ref().filter(|_| self.state.phase() == CameraPhase::Running) else {
            return Html::default();
        };
        let texts = &ctx.props().texts;
        let button = |text: &str, message: fn() -> Msg| {
            html! {
                <Button submit=false kind={ButtonKind::Secondary} onclick={ctx.link().callback(move |_| message())}>
                    { texts.text(text) }
                </Button>
            }
        };
        let (light, zoom) = (camera.light(), camera.zoom());
        html! {
            <>
                if let Some(zoom) = zoom {
                    { self.zoom(ctx, zoom) }
                }
                if light.is_some() || camera.has_others() {
                    <div class="actions">
                        if camera.has_others() {
                            { button("camera-other", || Msg::NextCamera) }
                        }
                        if let Some(lit) = light {
                            { button(if lit { "light-off" } else { "light-on" }, || Msg::Light) }
                        }
                    </div>
                }
            </>
        }
    }

    fn zoom(&self, ctx: &Context<Self>, Zoom { least, most, now }: Zoom) -> Html {
        let moved = ctx.link().batch_callback(|event: InputEvent| page::typed_now(&event).parse().ok().map(Msg::Zoom));
        html! {
            <div class="field scanner-zoom">
                <label class="label" for="zoom">{ ctx.props().texts.text("camera-zoom") }</label>
                <input id="zoom" type="range" min={least.to_string()} max={most.to_string()} step="0.1" value={now.to_string()} oninput={moved} />
            </div>
        }
    }
}
