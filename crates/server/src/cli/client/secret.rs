//! The secret that a relying site shows the token endpoint: made or read, shown once, and kept as a hash; or sealed, if the site signs with it.

use sluss_domain::model::id::BASE64;
use sluss_domain::model::oidc_policy::ClientAuth;
use sluss_domain::ports::entropy::random;
use sluss_oidc::token::secret_hash;
use zeroize::Zeroizing;

use crate::Instance;
use crate::cli::input::read_line;
use crate::cli::words::failed;

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

    /// What becomes of the sealed secret of a site that proves itself in this way from now on, and in that way `before`.
    pub(super) fn to_seal(
        secret: Option<&Self>,
        auth: ClientAuth,
        before: Option<ClientAuth>,
    ) -> Result<Sealed, String> {
        match (auth, secret) {
            (ClientAuth::SecretJwt, Some(secret)) => Ok(Sealed::Becomes(Some(secret.text.clone()))),
            (ClientAuth::SecretJwt, None) if before == Some(auth) => Ok(Sealed::Stays),
            (ClientAuth::SecretJwt, None) => {
                Err("a site that signs with its secret needs one: leave out --public, or add --new-secret".to_owned())
            }
            _ => Ok(Sealed::Becomes(None)),
        }
    }

    /// Shows it, if nobody knows it yet.
    pub(super) fn show(&self) {
        if !self.known {
            println!("its secret, shown only this once: {}", *self.text);
        }
    }
}

/// What becomes of the secret that is kept sealed.
pub(super) enum Sealed {
    /// It stays as it is.
    Stays,
    /// It becomes this one, or there is none any more.
    Becomes(Option<Zeroizing<String>>),
}

impl Sealed {
    /// Keeps it so for the site of this id.
    pub(super) async fn seal(self, instance: &Instance, id: &str) -> Result<(), String> {
        match self {
            Self::Stays => Ok(()),
            Self::Becomes(secret) => {
                let secret = secret.as_ref().map(|secret| secret.as_str());
                instance.sluss.relying_parties().seal_secret(id, secret).await.map_err(failed)
            }
        }
    }
}
