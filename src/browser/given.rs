//! What a person drops into the page or pastes: a picture, or a text. Goes nowhere by itself.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

pub use web_sys::File;

use super::door::{self, Listening};

/// What was given.
#[derive(Clone, Debug)]
pub enum Given {
    /// A file, which may be a picture.
    File(File),
    /// A text, such as a link.
    Text(String),
}

/// Reports what is given until dropped.
#[derive(Debug)]
pub struct Givens(#[expect(dead_code, reason = "held because dropping them ends it")] Vec<Listening>);

/// Calls back for each thing that is dropped anywhere in the page, and for each picture that is pasted; a pasted text is left to the field that it is
/// pasted into.
#[must_use]
pub fn on_given(tell: impl Fn(Given) + Clone + 'static) -> Givens {
    let document = || door::find(&["document"]);
    let pasted = tell.clone();
    let all = [
        // Without this the browser would open the file in place of the page.
        door::listen(document(), "dragover", |event| prevent(&event)),
        door::listen(document(), "drop", move |event| {
            prevent(&event);
            let data = door::get(&event, "dataTransfer");
            if let Some(given) = data.and_then(|data| first_file(&data).map(Given::File).or_else(|| text(&data))) {
                tell(given);
            }
        }),
        door::listen(document(), "paste", move |event| {
            if let Some(file) = door::get(&event, "clipboardData").and_then(|data| first_file(&data)) {
                prevent(&event);
                pasted(Given::File(file));
            }
        }),
    ];
    Givens(all.into_iter().flatten().collect())
}

/// The file that a field has just got. The field is emptied, so that the same one may be chosen again.
#[must_use]
pub fn chosen(event: &web_sys::Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = first_file(&input)?;
    input.set_value("");
    Some(file)
}

fn first_file(of: &JsValue) -> Option<File> {
    door::call(&door::get(of, "files")?, "item", &[0.into()]).ok()?.dyn_into().ok()
}

fn text(data: &JsValue) -> Option<Given> {
    let text = door::call(data, "getData", &["text/plain".into()]).ok()?.as_string()?;
    (!text.trim().is_empty()).then_some(Given::Text(text))
}

fn prevent(event: &JsValue) {
    // Every event has it.
    _ = door::call(event, "preventDefault", &[]);
}
