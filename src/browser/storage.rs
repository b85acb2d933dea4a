//! Whether the browser keeps what is in its storage, or may clear it when it needs room.

use super::door;

/// Asks the browser to keep it; false if it will not, or cannot say. Some browsers ask the person, who may leave the question open, so
/// nothing else may wait for this.
pub async fn ask_to_keep() -> bool {
    say("persist").await
}

/// Whether the browser keeps it, after earlier requests. Nobody is asked anything.
pub async fn is_kept() -> bool {
    say("persisted").await
}

async fn say(question: &str) -> bool {
    let Some(storage) = door::find(&["navigator", "storage"]) else { return false };
    door::wait(&storage, question, &[]).await.is_ok_and(|said| said.is_truthy())
}
