//! The person's language: chosen before, else the browser's. The choice is a cookie that the server reads too.

use sluss_protocol::cookie::{CookieRules, LANGUAGE};
use sluss_protocol::language::Language;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

fn rules() -> CookieRules {
    CookieRules::at(&super::page::origin())
}

fn document() -> Option<HtmlDocument> {
    web_sys::window()?.document()?.dyn_into().ok()
}

/// The language to speak.
#[must_use]
pub fn chosen() -> Language {
    remembered().unwrap_or_else(|| {
        let wanted = web_sys::window().map(|window| window.navigator().languages()).unwrap_or_default();
        let wanted: Vec<String> = wanted.iter().filter_map(|tag| tag.as_string()).collect();
        Language::negotiate(&wanted.join(","))
    })
}

fn remembered() -> Option<Language> {
    let cookies = document()?.cookie().ok()?;
    let kept = rules().name(LANGUAGE);
    let mut pairs = cookies.split("; ").filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| *name == kept).and_then(|(_, tag)| Language::from_tag(tag))
}

/// Remembers a choice. Where cookies are refused it lasts as long as the page.
pub fn remember(language: Language) {
    if let Some(document) = document() {
        _ = document.set_cookie(&rules().remember(language));
    }
}
