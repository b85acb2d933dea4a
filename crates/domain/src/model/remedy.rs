//! What helps when a second factor is unavailable. The server knows which page does that, and what its link says.

/// A way out of being unable to use a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The person registers a device.
    AddDevice,
    /// The person registers a phone number.
    AddPhoneNumber,
    /// The person makes recovery codes.
    MakeRecoveryCodes,
    /// The person signs in by another second factor, which unlocks this one.
    AnotherMethod,
    /// The person deletes all second factors with the password alone (PANIC), as no other way is left.
    StartOver,
}
