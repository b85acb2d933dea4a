//! The secret that a relying site shows the token endpoint: made or read, shown once, and kept as a hash.

use sluss_domain::model::id::BASE64;
use sluss_domain::ports::entropy::random;
use sluss_oidc::token::secret_hash;
use zeroize::Zeroizing;

use crate::Instance;
use crate::cli::input::read_line;

/// The fewest characters of a secret that an operator brings.
const LEAST: usize = 32;

/// A site's secret, and whether the operator knows it already.
pub(super) struct Secret {
    text: Zeroizing<String>,
    known: bool,
}

impl Secret {
    /// A new one.
    pub(super) fn make(instance: &Instance) -> Self {
        Self { text: BASE64.encode(&random::<32>(&*instance.sluss.entropy)).into(), known: false }
    }

    /// The one on standard input.
    pub(super) fn read() -> Result<Self, String> {
        let text = read_line()?;
        if text.len() < LEAST {
            return Err(format!("a secret needs {LEAST} characters or more"));
        }
        Ok(Self { text, known: true })
    }

    pub(super) fn hash(&self) -> String {
        secret_hash(&self.text)
    }

    /// Shows it, if nobody knows it yet.
    pub(super) fn show(&self) {
        if !self.known {
            println!("its secret, shown only this once: {}", *self.text);
        }
    }
}
