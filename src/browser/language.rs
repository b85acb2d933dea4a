//! The person's language: chosen before, else the browser's. The choice is a cookie that the server reads too.

use sluss_protocol::language::Language;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

use super::door;

const COOKIE: &str = "__Host-sluss-language";
const YEAR_SECONDS: u32 = 365 * 24 * 60 * 60;

fn document() -> Option<HtmlDocument> {
    web_sys::window()?.document()?.dyn_into().ok()
}

/// The language to speak.
#[must_use]
pub fn chosen() -> Language {
    remembered().unwrap_or_else(|| {
        // Older browsers name one language only, and some that hide who they are none.
        let wanted = door::find(&["navigator", "languages"]).or_else(|| door::find(&["navigator", "language"]));
        let wanted =
            wanted.and_then(|wanted| door::call(&wanted, "toString", &[]).ok()).and_then(|tags| tags.as_string());
        Language::negotiate(&wanted.unwrap_or_default())
    })
}

fn remembered() -> Option<Language> {
    let cookies = document()?.cookie().ok()?;
    let mut pairs = cookies.split("; ").filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).and_then(|(_, tag)| Language::from_tag(tag))
}

/// Remembers a choice. Where cookies are refused it lasts as long as the page.
pub fn remember(language: Language) {
    if let Some(document) = document() {
        let tag = language.tag();
        _ = document.set_cookie(&format!("{COOKIE}={tag}; Path=/; Secure; SameSite=Lax; Max-Age={YEAR_SECONDS}"));
    }
}
