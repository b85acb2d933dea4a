//! What helps where a second factor cannot be used. Where a page is that does it, and what its link says, is the server's to know.

/// One way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// A device is registered.
    AddDevice,
    /// A phone number is registered.
    AddPhoneNumber,
    /// Recovery codes are made.
    MakeRecoveryCodes,
    /// A sign-in by another second factor, which can be used: it opens a locked one again.
    AnotherMethod,
    /// All factors are deleted, by the password alone (PANIC): there is no other way.
    StartOver,
}
