//! The addresses that say how the server is: they are answered where nothing else is, and asked by machines for nobody.

/// Whether an address is one of them.
pub(super) fn is(path: &str) -> bool {
    matches!(path, "/health" | "/health/live")
}
