//! Programs that run beside a page, each in a worker of its own: work that takes so long that the page would not answer, or so much memory that it may
//! fail. Knows no surface.

#[cfg(feature = "export")]
pub mod export;
#[cfg(any(feature = "authenticator", feature = "export"))]
pub mod export_answer;
#[cfg(feature = "import")]
pub mod import;
#[cfg(any(feature = "authenticator", feature = "import"))]
pub mod import_answer;
#[cfg(any(feature = "authenticator", feature = "import"))]
pub mod import_progress;
#[cfg(feature = "passphrase")]
pub mod passphrase;
#[cfg(feature = "scanner")]
pub mod scanner;
#[cfg(any(feature = "authenticator", feature = "scanner"))]
pub mod scanner_answer;
