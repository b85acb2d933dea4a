//! Whether the browser keeps what lies in its storage, or may clear it when it needs room.

use super::door;

/// Asks the browser to keep it; false where it will not, or cannot say. Some browsers ask the person, who may leave the question open:
/// nothing else may wait for it.
pub async fn ask_to_keep() -> bool {
    say("persist").await
}

/// Whether it does, by what was asked before. Nobody is asked anything.
pub async fn is_kept() -> bool {
    say("persisted").await
}

async fn say(question: &str) -> bool {
    let Some(storage) = door::find(&["navigator", "storage"]) else { return false };
    door::wait(&storage, question, &[]).await.is_ok_and(|said| said.is_truthy())
}
