//! A surface's texts: one language's file, which holds pairs of an id and a text, named by the page and fetched when it is needed.

use sluss_protocol::language::Language;

use super::{http, page};
use crate::i18n::Catalogue;

/// The texts in this language; `None` if they cannot be loaded just now.
pub async fn load(language: Language) -> Option<Catalogue> {
    let url = page::meta(&format!("sluss-texts-{}", language.tag()))?;
    let answer = http::send("GET", &url, &[], None).await.ok()?;
    let texts: Vec<(String, String)> = serde_json::from_str(&answer.body).ok()?;
    (answer.status == 200).then(|| Catalogue::new(language, texts.into_iter().collect()))
}
