//! The pictures of the guide, which the guide's story takes (`cargo xtask pictures`), and the list of them that it writes. Their addresses change with
//! their content, so that browsers keep them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use axum::body::Bytes;
use rust_embed::RustEmbed;
use serde::Deserialize;
use sluss_app::public_pages::{Guide, GuidePicture};
use sluss_domain::model::id::BASE64;
use sluss_protocol::language::Language;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../docs/guide/pictures"]
struct Files;

/// What the list says of one picture.
#[derive(Deserialize)]
struct Listed {
    file: String,
    #[serde(default)]
    dark: Option<String>,
    width: u32,
    height: u32,
    phone: bool,
    screen: String,
}

/// By language, and by step (`3.2`: the second of the third chapter).
static LIST: LazyLock<BTreeMap<String, BTreeMap<String, Listed>>> = LazyLock::new(|| {
    let list = Files::get("list.json").map(|file| file.data).unwrap_or_default();
    serde_json::from_slice(&list).unwrap_or_default()
});

/// Gives each step its picture.
pub(super) fn put(guide: &mut Guide, language: Language) {
    let Some(listed) = LIST.get(language.tag()) else { return };
    for (chapter, at) in guide.chapters.iter_mut().zip(1..) {
        for (step, number) in chapter.steps.iter_mut().zip(1..) {
            step.picture = listed.get(&format!("{at}.{number}")).and_then(picture);
        }
    }
}

fn picture(listed: &Listed) -> Option<GuidePicture> {
    Some(GuidePicture {
        url: url(&listed.file)?,
        dark_url: listed.dark.as_deref().and_then(url),
        width: listed.width,
        height: listed.height,
        is_phone: listed.phone,
        screen: listed.screen.clone(),
    })
}

/// The address of a picture.
fn url(name: &str) -> Option<String> {
    let file = Files::get(name)?;
    Some(format!("/help/pictures/{}/{name}", tag(&file.metadata.sha256_hash())))
}

/// As much of a hash as tells all pictures apart.
fn tag(hash: &[u8; 32]) -> String {
    BASE64.encode(&hash[..9])
}

/// A picture by the two parts of its address; `None` if there is none, or another now.
pub(crate) fn file(asked: &str, name: &str) -> Option<Bytes> {
    let file = Files::get(name).filter(|_| name.ends_with(".webp"))?;
    let bytes = match file.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => bytes.into(),
    };
    (tag(&file.metadata.sha256_hash()) == asked).then_some(bytes)
}

/// How many steps have pictures.
#[cfg(test)]
pub(super) fn count(language: Language) -> usize {
    LIST.get(language.tag()).map_or(0, BTreeMap::len)
}
