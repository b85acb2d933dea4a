//! A surface's texts: one language's file, named by the page and fetched when it is needed.

use sluss_protocol::language::Language;

use super::{http, page};
use crate::i18n::Catalogue;

/// The texts in this language; `None` if they cannot be loaded just now.
pub async fn load(language: Language) -> Option<Catalogue> {
    let url = page::meta(&format!("sluss-texts-{}", language.tag()))?;
    let answer = http::send("GET", &url, &[], None).await.ok()?;
    (answer.status == 200).then(|| Catalogue::parse(language, &answer.body))
}
