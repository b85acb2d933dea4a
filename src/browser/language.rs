//! The person's language: the one chosen earlier, else the browser's. The choice is a cookie that the server reads too.

use sluss_protocol::cookie::{CookieRules, LANGUAGE};
use sluss_protocol::language::Language;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

use super::door;

fn rules() -> CookieRules {
    CookieRules::at(&super::page::origin())
}

fn document() -> Option<HtmlDocument> {
    web_sys::window()?.document()?.dyn_into().ok()
}

/// The chosen language.
#[must_use]
pub fn chosen() -> Language {
    remembered().unwrap_or_else(|| {
        // Older browsers name only one language, and some privacy-minded ones name none.
        let wanted = door::find(&["navigator", "languages"]).or_else(|| door::find(&["navigator", "language"]));
        let wanted =
            wanted.and_then(|wanted| door::call(&wanted, "toString", &[]).ok()).and_then(|tags| tags.as_string());
        Language::negotiate(&wanted.unwrap_or_default())
    })
}

fn remembered() -> Option<Language> {
    let cookies = document()?.cookie().ok()?;
    let kept = rules().name(LANGUAGE);
    let mut pairs = cookies.split("; ").filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| *name == kept).and_then(|(_, tag)| Language::from_tag(tag))
}

/// Remembers a choice. If cookies are refused, it lasts as long as the page.
pub fn remember(language: Language) {
    if let Some(document) = document() {
        _ = document.set_cookie(&rules().remember(language));
    }
}
