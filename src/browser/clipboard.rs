//! The clipboard, as far as a person's press of a button allows.

use super::door;

/// How long a code stays in the clipboard where it can be taken out again.
#[cfg(feature = "authenticator")]
const WHILE_MS: u32 = 60_000;

/// Copies a text; false if there is no clipboard or the browser does not allow it.
pub async fn copy(text: &str) -> bool {
    let Some(clipboard) = door::find(&["navigator", "clipboard"]) else { return false };
    door::wait(&clipboard, "writeText", &[text.into()]).await.is_ok()
}

/// Copies a text, and takes it out again after a minute. That works where the browser lets this page see what is in the clipboard by then: it may be
/// something else, which stays.
#[cfg(feature = "authenticator")]
pub async fn copy_for_a_while(text: &str) -> bool {
    let copied = copy(text).await;
    if copied {
        let text = zeroize::Zeroizing::new(text.to_owned());
        wasm_bindgen_futures::spawn_local(async move {
            super::clock::pause(WHILE_MS).await;
            if may_read().await && read().await.as_deref() == Some(text.as_str()) {
                _ = copy("").await;
            }
        });
    }
    copied
}

#[cfg(feature = "authenticator")]
async fn read() -> Option<String> {
    let clipboard = door::find(&["navigator", "clipboard"])?;
    door::wait(&clipboard, "readText", &[]).await.ok()?.as_string()
}

/// Whether reading is allowed without a question, which would come out of nowhere.
#[cfg(feature = "authenticator")]
async fn may_read() -> bool {
    let Some(permissions) = door::find(&["navigator", "permissions"]) else { return false };
    let asked = door::object(&[("name", "clipboard-read".into())]);
    let said = door::wait(&permissions, "query", &[asked]).await;
    let state = said.ok().and_then(|said| door::get(&said, "state")).and_then(|state| state.as_string());
    state.as_deref() == Some("granted")
}
