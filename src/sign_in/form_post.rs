//! The page whose form takes an answer to a relying site by POST. A script presses its button; without script the person does. It knows no
//! protocol: an address, and fields.

use std::fmt::Write as _;

use sluss_protocol::language::Language;

use crate::i18n::{Texts, resolved};
use crate::surface::{Head, PageAssets, escape};

/// The document with a form that goes to this address with these fields, none of which a person sees.
#[must_use]
pub fn form_post_document(action: &str, fields: &[(&str, String)], language: Language, assets: &PageAssets) -> String {
    let texts = resolved(language, Texts::ErrorPage);
    let text = |id: &str| escape(&texts.text(id));
    let mut head = Head::new(language, &texts.text("form-post-title"), assets);
    head.module(&assets.public_pages);
    let mut hidden = String::new();
    for (name, value) in fields {
        let (name, value) = (escape(name), escape(value));
        let _ = write!(hidden, "<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
    }
    head.finish(&format!(
        "<main class=\"shell-main\"><h1>{title}</h1><p>{explained}</p>\
         <form method=\"post\" action=\"{action}\" data-send>{hidden}\
         <p class=\"actions\"><button class=\"button button-primary\">{button}</button></p></form></main>",
        title = text("form-post-title"),
        explained = text("form-post-text"),
        action = escape(action),
        button = text("form-post-button"),
    ))
}
