//! What can be wrong with the form of a request, whatever it asks for. Connections notice it, and a middleware answers.

/// The reason why such a request reaches no route, carried by it as an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amiss {
    /// A line of its head ends with a bare LF.
    Lines,
    /// It names no host, several hosts, or an invalid one.
    Host,
    /// All connections are taken, and it is not a health check.
    Full,
}
