//! Passwords for gateways and mail servers. A configuration file says where one is to be found, and never holds it in the clear.

use std::fmt;
use std::path::PathBuf;

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use sluss_domain::ports::sealer::Sealer;

use crate::io_error::in_words;

/// What they are sealed for.
const PURPOSE: &str = "configuration";

/// Where a secret is.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "toml::Value")]
pub enum Secret {
    /// In an environment variable of this name.
    Env(String),
    /// In a file: its first line.
    File(PathBuf),
    /// Here, sealed with the server's key file by `sluss config seal`.
    Sealed(String),
}

/// Opens secrets: with the key that seals them, and the environment.
pub struct Opener<'a> {
    /// What opens secrets that `sluss config seal` has sealed.
    pub sealer: &'a dyn Sealer,
    /// Looks an environment variable up.
    pub variable: &'a dyn Fn(&str) -> Option<String>,
}

impl fmt::Debug for Opener<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Opener(..)")
    }
}

/// Whoever wrote it into the file by mistake should not find it in a log as well.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl TryFrom<toml::Value> for Secret {
    type Error = &'static str;

    fn try_from(value: toml::Value) -> Result<Self, Self::Error> {
        const FORM: &str =
            "a secret does not stand in this file: say { env = \"NAME\" }, { file = \"PATH\" } or { sealed = \"…\" }";
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
    /// Seals a secret, for a configuration file.
    #[must_use]
    pub fn seal(secret: &str, sealer: &dyn Sealer) -> String {
        BASE64URL_NOPAD.encode(&sealer.seal(PURPOSE, "", secret.as_bytes()))
    }

    /// What one key has sealed for a configuration file, sealed by another; `None` if that key has not.
    #[must_use]
    pub fn reseal(sealed: &str, from: &dyn Sealer, to: &dyn Sealer) -> Option<String> {
        unseal(sealed, from).map(|secret| Self::seal(&secret, to))
    }

    /// The secret itself.
    ///
    /// # Errors
    /// A sentence that says where it was looked for.
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
                "a sealed secret does not open: seal it again with this key file (sluss config seal)".to_owned()
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

    /// Turns each byte around, which is enough to see that it is asked.
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
            assert!(why.contains("does not stand in this file") && !why.contains("hunter2"), "{why}");
        }
    }
}
