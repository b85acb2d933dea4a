//! The clipboard, as far as a person's press of a button allows.

use super::door;

/// Copies a text; false if there is no clipboard or the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    let Some(clipboard) = door::find(&["navigator", "clipboard"]) else { return false };
    door::wait(&clipboard, "writeText", &[text.into()]).await.is_ok()
}
