//! Starts the page in a browser, beside the one that the server rendered; `static/boot/sign_in.js` swaps them. Whatever extensions have put
//! into the server's page meanwhile then does no harm (docs/decisions/0032).

use super::ids::{DATA_ID, LIVE_ROOT_ID};
use super::runtime::unpacked;
use super::view::{App, AppProps};
use crate::browser::{history, page};
use crate::surface::Brand;

/// Mounts the sign-in page. Without its data, the server's page stays as it is: plain forms that work.
pub fn mount() {
    let page = page::data_block(DATA_ID).and_then(|packed| unpacked(&packed));
    if let (Some(page), Some(root)) = (page, page::element(LIVE_ROOT_ID)) {
        history::replace(&page.address_of(page.step.height()));
        yew::Renderer::<App>::with_root_and_props(root, AppProps { page, brand: Brand::of_document() }).render();
    }
}
