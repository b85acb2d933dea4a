//! What can be wrong with how a request came, whatever it asks for. Connections find it, and a middleware answers.

/// The reason why such a request reaches no route, carried by it as an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Amiss {
    /// A line of its head ends with a bare LF.
    Lines,
    /// It names no host, several, or one that can be none.
    Host,
    /// There are as many connections as may be, and it does not ask after the server's health.
    Full,
}
