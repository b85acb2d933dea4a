//! Passwords for gateways and mail servers. The configuration file says where to find one and never contains it in the
//! clear.

use std::fmt;
use std::path::PathBuf;

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use sluss_domain::ports::sealer::Sealer;

use crate::io_error::in_words;

/// The purpose that secrets are sealed for.
const PURPOSE: &str = "configuration";

/// Where a secret is to be found.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "toml::Value")]
pub enum Secret {
    /// In the environment variable of this name.
    Env(String),
    /// In the first line of a file.
    File(PathBuf),
    /// In the configuration file itself, sealed with the server's key file by `sluss config seal`.
    Sealed(String),
}

/// Opens secrets, with the sealing key and the environment.
pub struct Opener<'a> {
    /// Opens secrets that `sluss config seal` has sealed.
    pub sealer: &'a dyn Sealer,
    /// Looks up an environment variable.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
}

impl fmt::Debug for Opener<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opener(..)")
    }
}

/// Shows nothing: whoever wrote a password into the file by mistake should not find it in a log as well.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl TryFrom<toml::Value> for Secret {
    type Error = &'static str;

    fn try_from(value: toml::Value) -> Result<Self, Self::Error> {
        const FORM: &str = "a secret must not be written in this file: use { env = \"NAME\" }, { file = \"PATH\" } or { sealed = \"…\" }";
        let toml::Value::Table(table) = value else { return Err(FORM) };
        let mut entries = table.into_iter();
        let (Some((kind, toml::Value::String(place))), None) = (entries.next(), entries.next()) else {
            return Err(FORM);
        };
        match kind.as_str() {
            "env" => Ok(Self::Env(place)),
            "file" => Ok(Self::File(place.into())),
            "sealed" => Ok(Self::Sealed(place)),
            _ => Err(FORM),
        }
    }
}

impl Secret {
    /// Seals a secret for use in a configuration file.
    #[must_use]
    pub fn seal(secret: &str, sealer: &dyn Sealer) -> String {
        BASE64URL_NOPAD.encode(&sealer.seal(PURPOSE, "", secret.as_bytes()))
    }

    /// Seals a secret from a configuration file anew with another key; `None` if the first key did not seal it.
    #[must_use]
    pub fn reseal(sealed: &str, from: &dyn Sealer, to: &dyn Sealer) -> Option<String> {
        unseal(sealed, from).map(|secret| Self::seal(&secret, to))
    }

    /// The secret in the clear.
    ///
    /// # Errors
    /// A sentence about where it was looked for.
    pub fn open(&self, opener: &Opener<'_>) -> Result<String, String> {
        match self {
            Self::Env(name) => {
                (opener.variable)(name).ok_or_else(|| format!("the environment variable {name} is not set"))
            }
            Self::File(file) => {
                let wrong = |error: std::io::Error| format!("{}: {}", file.display(), in_words(&error));
                let read = std::fs::read_to_string(file).map_err(wrong)?;
                Ok(read.lines().next().unwrap_or_default().to_owned())
            }
            Self::Sealed(sealed) => unseal(sealed, opener.sealer).ok_or_else(|| {
                "a sealed secret cannot be opened: seal it again with this key file (sluss config seal)".to_owned()
            }),
        }
    }
}

fn unseal(sealed: &str, sealer: &dyn Sealer) -> Option<String> {
    let bytes = BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?;
    sealer.open(PURPOSE, "", &bytes).ok()?.text().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use sluss_domain::ports::sealer::{Opened, Sealer, Unsealable};

    use super::{Opener, Secret};

    /// Inverts each byte, which is enough to show that it is used.
    struct Around;
    impl Sealer for Around {
        fn seal(&self, _: &str, _: &str, bytes: &[u8]) -> Vec<u8> {
            bytes.iter().map(|byte| !byte).collect()
        }
        fn open(&self, purpose: &str, row: &str, sealed: &[u8]) -> Result<Opened, Unsealable> {
            Ok(Opened::new(self.seal(purpose, row, sealed)))
        }
        fn tag(&self, _: &str, _: &str) -> [u8; 32] {
            [0; 32]
        }
    }

    fn open(toml: &str) -> Result<String, String> {
        #[derive(serde::Deserialize)]
        struct File {
            password: Secret,
        }
        let file: File = toml::from_str(toml).map_err(|error| error.message().to_owned())?;
        let variable = |name: &str| (name == "GATEWAY").then(|| "from the environment".to_owned());
        file.password.open(&Opener { sealer: &Around, variable: &variable })
    }

    #[test]
    fn a_secret_is_found_where_the_file_says() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("password");
        std::fs::write(&path, "from a file\n").unwrap();
        assert_eq!(open("password = { env = \"GATEWAY\" }").unwrap(), "from the environment");
        assert_eq!(open(&format!("password = {{ file = {path:?} }}")).unwrap(), "from a file");
        let sealed = Secret::seal("from here", &Around);
        assert_eq!(open(&format!("password = {{ sealed = {sealed:?} }}")).unwrap(), "from here");
        assert!(open("password = { env = \"OTHER\" }").unwrap_err().contains("OTHER is not set"));
        assert!(open("password = { sealed = \"?\" }").unwrap_err().contains("sluss config seal"));
    }

    #[test]
    fn m02_a_secret_in_the_clear_is_refused_and_not_repeated() {
        for wrong in ["password = \"hunter2\"", "password = { plain = \"hunter2\" }", "password = 7"] {
            let why = open(wrong).unwrap_err();
            assert!(why.contains("must not be written in this file") && !why.contains("hunter2"), "{why}");
        }
    }
}
