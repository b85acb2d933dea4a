//! The health addresses: they are answered when nothing else is, and machines ask them on nobody's behalf.

/// Whether an address is one of them.
pub(super) fn is(path: &str) -> bool {
    matches!(path, "/health" | "/health/live")
}
