//! What the page tells the worker that writes files for other apps, and what the worker answers. Names in it are the ids of texts.

use serde::{Deserialize, Serialize};

/// How many random bytes the worker gets, whatever it writes.
pub const RANDOM: usize = 120;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExportForm {
    /// A backup of our own, sealed with a passphrase.
    Backup = 0,
    /// Aegis' vault, sealed with a passphrase.
    Aegis = 1,
    /// Links, one on each line, which anybody can read.
    Links = 2,
    /// FIDO's Credential Exchange Format, which anybody can read.
    Cxf = 3,
    /// Google's QR codes, which anybody can read.
    Google = 4,
    /// A sheet for paper, which anybody can read.
    Sheet = 5,
}

impl ExportForm {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Backup, Self::Aegis, Self::Links, Self::Cxf, Self::Google, Self::Sheet];

    /// The form with this number.
    #[must_use]
    pub fn numbered(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|form| *form as u32 == number)
    }

    /// Whether a passphrase seals it.
    #[must_use]
    pub const fn is_sealed(self) -> bool {
        matches!(self, Self::Backup | Self::Aegis)
    }

    /// The end of its texts' ids.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Backup => "backup",
            Self::Aegis => "aegis",
            Self::Links => "links",
            Self::Cxf => "cxf",
            Self::Google => "google",
            Self::Sheet => "sheet",
        }
    }

    /// What its file is called, before and behind the day.
    #[must_use]
    pub const fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Backup => ("sluss-codes", "json"),
            Self::Aegis => ("aegis-codes", "json"),
            Self::Links | Self::Google | Self::Sheet => ("otpauth-codes", "txt"),
            Self::Cxf => ("cxf-codes", "json"),
        }
    }
}

/// What was written.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Exported {
    /// The file.
    pub content: String,
    /// QR codes in place of a file, in their order.
    pub pictures: Vec<Drawn>,
    /// A sheet for paper in place of a file.
    pub sheet: Vec<SheetRow>,
    /// What it does not hold.
    pub lost: Vec<LostEntry>,
}

impl std::fmt::Debug for Exported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Exported").field("lost", &self.lost).finish_non_exhaustive()
    }
}

/// A QR code, as a page draws it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Side of the view box in modules, quiet zone included.
    pub size: u32,
    /// The strokes, one module wide.
    pub path: String,
}

/// The strokes are an account's secret.
impl std::fmt::Debug for Drawn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Drawn of {} modules", self.size)
    }
}

/// What a sheet says of one account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// Who issued it, and the name there.
    pub name: String,
    /// The secret, in groups, as it is typed.
    pub secret: String,
    /// How codes are computed, in the words that other programs use.
    pub kind: String,
    /// Its PIN; empty if there is none.
    pub pin: String,
    /// What the person wrote beside it.
    pub note: String,
    /// The QR code that other programs scan; `None` where none can say all of it.
    pub picture: Option<Drawn>,
}

/// Nothing secret of it.
impl std::fmt::Debug for SheetRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SheetRow").field("name", &self.name).field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// Something that a form cannot hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostEntry {
    /// Whose it is.
    pub name: String,
    /// What: the end of a text's id.
    pub what: String,
}
