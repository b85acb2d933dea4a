//! What the browser says of the device that it runs on.

use super::door;

/// Below this, in GiB, a device has little memory.
const LITTLE: f64 = 4.0;

/// Whether the device has little memory. Browsers that do not say run on phones and on laptops alike (Device Memory, W3C), so fingers decide.
#[must_use]
pub fn has_little_memory() -> bool {
    match door::find(&["navigator", "deviceMemory"]).and_then(|memory| memory.as_f64()) {
        Some(memory) => memory < LITTLE,
        None => door::find(&["navigator", "maxTouchPoints"]).and_then(|points| points.as_f64()).unwrap_or(0.0) > 0.0,
    }
}
