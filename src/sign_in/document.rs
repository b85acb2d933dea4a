//! The page as a whole HTML document. It contains no script of its own, so that the strictest policy (L01) permits it; what its script needs to know is in a data block and in `meta` elements.

use futures_executor::block_on;
use sluss_protocol::frame::FrameMessage;
use sluss_protocol::sign_in::{Forward, MEDIA_TYPE, Mode, SignInPage, Step};
use sluss_protocol::theme::Theme;
use yew::LocalServerRenderer;

use super::ids::{DATA_ID, ROOT_ID};
use super::state::ViewModel;
use super::view::{App, AppProps};
use crate::surface::{Head, PageAssets, escape};

/// The page around the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameHost {
    /// The one origin that may hear messages.
    pub origin: String,
    /// The colours that it wants.
    pub theme: Theme,
    /// The result, when the sign-in is over.
    pub message: Option<FrameMessage>,
}

/// The document that shows this page. `host` belongs to [`Mode::Frame`] and is ignored otherwise.
#[must_use]
pub fn document(page: &SignInPage, assets: &PageAssets, host: Option<&FrameHost>) -> String {
    let model = ViewModel::new(page.clone(), 0);
    let mut head = Head::new(page.language, &model.title(), assets);
    script(&mut head, assets);
    let mut foot = String::new();
    match (&page.mode, host) {
        // The site's own page is around it.
        (Mode::Frame, Some(host)) => frame(&mut head, host, assets),
        _ => {
            forward(&mut head, &page.step);
            foot = assets.service.below(page.language);
        }
    }
    if matches!(page.step, Step::Approval { over: false, .. } | Step::Extra { mailed: true, .. }) {
        look_again(&mut head, &page.action);
    }
    let app = LocalServerRenderer::<App>::with_props(AppProps { page: page.clone(), brand: assets.service.brand() });
    // The script draws the page from scratch, and needs no hydration marks in this one.
    let body = block_on(app.hydratable(false).render());
    head.finish(&format!(
        "<div id=\"{ROOT_ID}\">{body}</div>{foot}<script type=\"{MEDIA_TYPE}\" id=\"{DATA_ID}\">{}</script>",
        page.packed()
    ))
}

/// How often a page without script checks whether the sign-in has moved on.
const LOOK_AGAIN_SECONDS: &str = "3";

/// If no script waits for what happens elsewhere, the page reloads by itself; `static/boot/sign_in.js` does that if the script was wanted
/// and could not be loaded.
fn look_again(head: &mut Head, address: &str) {
    head.meta("sluss-look-again", LOOK_AGAIN_SECONDS);
    let address = escape(address);
    head.add(format_args!(
        "<noscript><meta http-equiv=\"refresh\" content=\"{LOOK_AGAIN_SECONDS};url={address}\"></noscript>"
    ));
}

/// What starts the app. The hint lets the browser fetch the wasm at the same time.
fn script(head: &mut Head, assets: &PageAssets) {
    let wasm = escape(&assets.wasm);
    head.meta("sluss-wasm", &assets.wasm);
    head.add(format_args!("<link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>"));
    head.module(&assets.script);
}

/// The page around the frame, and what it is told.
pub(super) fn frame(head: &mut Head, host: &FrameHost, assets: &PageAssets) {
    head.class("sign-in framed");
    head.theme(host.theme);
    head.meta("sluss-frame-origin", &host.origin);
    if let Some(message) = &host.message {
        let json = serde_json::to_string(message).expect("a message has only text keys and numbers");
        head.meta("sluss-frame-message", &json);
    }
    head.module(&assets.frame);
}

/// Goes on to the site from a page of its own: a redirect after a form would need the site in `form-action`.
fn forward(head: &mut Head, step: &Step) {
    if let Step::Passed { forward: Forward::Redirect { url }, .. } = step {
        head.add(format_args!("<meta http-equiv=\"refresh\" content=\"0;url={}\">", escape(url)));
    }
}

#[cfg(test)]
mod tests;
