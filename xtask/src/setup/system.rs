//! The machine's own packages: a browser, and independent readers and writers of what Sluss reads and writes.

use std::path::Path;

use crate::runner::{Runner, find, find_server};

/// A package of the machine, which is there if a program or a file of it is.
pub(crate) struct Package {
    name: &'static str,
    /// The program, or the path of a file if there is none.
    binary: &'static str,
    why: &'static str,
}

pub(super) const PACKAGES: [Package; 15] = [
    Package { name: "chromium", binary: "chromium", why: "the browser that every story runs in" },
    Package { name: "chromium-driver", binary: "chromedriver", why: "runs wasm tests in Chromium" },
    Package { name: "firefox-esr", binary: "firefox-esr", why: "a browser with another engine" },
    Package {
        name: "webkit2gtk-driver",
        binary: "WebKitWebDriver",
        why: "a browser with Safari's engine, and what drives it",
    },
    Package { name: "xvfb", binary: "Xvfb", why: "the screen that WebKit draws on" },
    Package { name: "ffmpeg", binary: "ffmpeg", why: "makes what the tests' camera sees" },
    Package { name: "zbar-tools", binary: "zbarimg", why: "a second reader of QR codes to compare with" },
    Package { name: "qrencode", binary: "qrencode", why: "a second writer of QR codes to compare with" },
    Package { name: "oathtool", binary: "oathtool", why: "a second maker of one-time codes to compare with" },
    Package { name: "kannel", binary: "bearerbox", why: "a real SMS gateway to send through" },
    Package { name: "sqlite3", binary: "sqlite3", why: "holds a database that a server wants" },
    Package { name: "postgresql", binary: "initdb", why: "a real server of the second kind of database" },
    Package { name: "pgbouncer", binary: "pgbouncer", why: "a real pooler in front of PostgreSQL" },
    Package { name: "opensmtpd", binary: "smtpd", why: "a real mail server to send through" },
    Package { name: "openssl", binary: "openssl", why: "makes certificates for a mail server that the tests play" },
];

/// What clients of relying sites need, which no other test does.
pub(crate) const SITES: [Package; 9] = [
    Package { name: "apache2-bin", binary: "apache2", why: "the server that two clients are part of" },
    Package {
        name: "libapache2-mod-auth-cas",
        binary: "/usr/lib/apache2/modules/mod_auth_cas.so",
        why: "a client of CAS",
    },
    Package {
        name: "libapache2-mod-auth-openidc",
        binary: "/usr/lib/apache2/modules/mod_auth_openidc.so",
        why: "a client of OpenID Connect",
    },
    Package { name: "php-cli", binary: "php", why: "runs phpCAS" },
    Package { name: "php-cas", binary: "/usr/share/php/CAS.php", why: "a client of CAS" },
    Package { name: "php-curl", binary: "/usr/share/doc/php-curl", why: "phpCAS asks by it" },
    Package { name: "php-xml", binary: "/usr/share/doc/php-xml", why: "phpCAS reads by it" },
    Package {
        name: "libauthen-cas-client-perl",
        binary: "/usr/share/perl5/Authen/CAS/Client.pm",
        why: "a client of CAS",
    },
    Package {
        name: "python3-venv",
        binary: "/usr/share/doc/python3-venv",
        why: "clients of CAS in Python of their own",
    },
];

impl Package {
    fn is_there(&self) -> bool {
        if self.binary.starts_with('/') { Path::new(self.binary).exists() } else { find_server(self.binary).is_some() }
    }
}

/// Installs those that are missing.
///
/// # Errors
/// Which are missing, and why they could not be installed.
pub(crate) fn packages(needed: &[Package]) -> Result<bool, String> {
    let missing: Vec<&Package> = needed.iter().filter(|package| !package.is_there()).collect();
    if missing.is_empty() {
        return Ok(false);
    }
    println!("\nmissing on this machine:");
    for package in &missing {
        println!("  {}: {}", package.name, package.why);
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    let by_hand = |why| {
        format!(
            "{why}\ninstall {} by hand (programs that must be found: {}), then try again",
            names.join(", "),
            binaries(&missing)
        )
    };
    if find("apt-get").is_none() {
        return Err(by_hand("this machine has no apt-get".to_owned()));
    }
    apt(&["update"], "which packages there are").map_err(by_hand)?;
    // A machine that has another mail server keeps it: the person decides.
    let install =
        ["install", "--yes", "--no-install-recommends", "--no-remove"].into_iter().chain(names.iter().copied());
    apt(&install.collect::<Vec<_>>(), "packages of the machine").map(|()| true).map_err(by_hand)
}

fn binaries(packages: &[&Package]) -> String {
    packages.iter().map(|package| package.binary).collect::<Vec<_>>().join(", ")
}

fn apt(arguments: &[&str], why: &str) -> Result<(), String> {
    let is_root = Runner::new("id").arg("-u").ask()?.trim() == "0";
    let command = if is_root { Runner::new("apt-get") } else { Runner::new("sudo").arg("apt-get") };
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").run(why)
}
