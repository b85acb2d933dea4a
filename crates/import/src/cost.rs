//! What it takes to open a file, and what that costs. Knows no format.

/// What it takes to open a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// Nothing.
    Open,
    /// A password.
    Password(Cost),
    /// A password, unless the person never set one in the product.
    MaybePassword(Cost),
    /// A password and another file of the same product.
    Companion(Cost),
}

/// What deriving the key costs, so that a page can say so before it tries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// How much memory it takes, in bytes.
    pub memory: u64,
    /// How many rounds of hashing (PBKDF2, AES-KDF), or how many kibibytes memory-hard work writes in all its passes. Either way, a million is
    /// about a second on a laptop.
    pub rounds: u64,
}
