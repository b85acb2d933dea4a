//! How much a file may ask of us. Knows no format.

/// How much a file may ask of us: whoever wrote it may wish us ill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many bytes a file has at most. Real exports have less than one megabyte, or a few with icons.
    pub bytes: usize,
    /// How many bytes what is packed in it has at most, unpacked.
    pub unpacked: usize,
    /// How many times larger than packed something may be, unpacked; what has less than a megabyte may be larger.
    pub ratio: u64,
    /// How many accounts a file has at most, with those that cannot be taken.
    pub entries: usize,
    /// How deep JSON may be nested, and XML.
    pub depth: usize,
    /// How many values JSON has at most, and XML.
    pub values: usize,
    /// How much memory deriving a key may take, in bytes.
    pub memory: u64,
    /// How many times a key may be hashed (PBKDF2, AES-KDF), or how many kibibytes memory-hard work may write in all its passes.
    pub rounds: u64,
}

impl Limits {
    /// Limits for a device with so many bytes to spare for deriving a key.
    #[must_use]
    pub fn with_memory(memory: u64) -> Self {
        Self { memory, ..Self::default() }
    }
}

impl Default for Limits {
    /// What a laptop can do: 1 GiB, which Ente may ask for, and about a minute.
    fn default() -> Self {
        Self {
            bytes: 16 << 20,
            unpacked: 32 << 20,
            ratio: 200,
            entries: 10_000,
            depth: 64,
            values: 2_000_000,
            memory: 1 << 30,
            rounds: 10_000_000,
        }
    }
}
