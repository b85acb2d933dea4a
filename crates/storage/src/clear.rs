//! Refuses connections in the clear to a database on another machine, whatever its URL leaves out; on this machine they
//! are permitted.

use std::net::IpAddr;
use std::str::FromStr;

use sqlx::postgres::{PgConnectOptions, PgSslMode};

use crate::open_error::OpenError;

/// The URL to connect to a PostgreSQL server by. Connections to another machine use TLS and verify the server's
/// identity, unless the URL explicitly asks for less.
///
/// # Errors
/// If the URL cannot be read, or would connect to another machine in the clear.
pub(crate) fn never_elsewhere(url: &str) -> Result<String, OpenError> {
    let options = PgConnectOptions::from_str(url).map_err(OpenError::Url)?;
    if is_here(&options) || is_secret(&options) {
        return Ok(url.to_owned());
    }
    let refused = || OpenError::Clear(options.get_host().to_owned());
    if !matches!(options.get_ssl_mode(), PgSslMode::Prefer) || says_how(url) {
        return Err(refused());
    }
    let url = format!("{url}{}sslmode=verify-full", if url.contains('?') { '&' } else { '?' });
    // Read it once more: after a stray `#` parameters are ignored.
    let options = PgConnectOptions::from_str(&url).map_err(OpenError::Url)?;
    if is_secret(&options) { Ok(url) } else { Err(refused()) }
}

/// Whether nobody can listen in between: a socket in the file system, or this machine's own network. The options
/// already include what the environment adds to a URL (`PGHOST` and the like).
fn is_here(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    let number = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    options.get_socket().is_some()
        || host.starts_with('/')
        || host.eq_ignore_ascii_case("localhost")
        || number.is_ok_and(|address| address.to_canonical().is_loopback())
}

/// In all other modes the driver sends data in the clear, or does so if the server prefers it.
fn is_secret(options: &PgConnectOptions) -> bool {
    matches!(options.get_ssl_mode(), PgSslMode::Require | PgSslMode::VerifyCa | PgSslMode::VerifyFull)
}

fn says_how(url: &str) -> bool {
    let asked = url.split_once('?').map_or("", |(_, asked)| asked);
    asked.split('&').any(|pair| pair.starts_with("sslmode=") || pair.starts_with("ssl-mode="))
}

#[cfg(test)]
mod tests {
    use super::never_elsewhere;

    #[test]
    fn s14_a_database_elsewhere_shows_who_it_is_unless_the_url_says_what_will_do() {
        for (url, expected) in [
            ("postgres://sluss@db.example.eu/sluss", "postgres://sluss@db.example.eu/sluss?sslmode=verify-full"),
            (
                "postgresql://sluss:s%23t@192.0.2.1:6432/sluss?application_name=a",
                "postgresql://sluss:s%23t@192.0.2.1:6432/sluss?application_name=a&sslmode=verify-full",
            ),
        ] {
            assert_eq!(never_elsewhere(url).unwrap(), expected);
        }
        for mode in ["sslmode=require", "sslmode=verify-ca", "ssl-mode=verify-full"] {
            let url = format!("postgres://sluss@db.example.eu/sluss?{mode}");
            assert_eq!(never_elsewhere(&url).unwrap(), url);
        }
    }

    #[test]
    fn s14_a_database_elsewhere_is_refused_in_the_clear_with_what_to_write() {
        for url in [
            "postgres://sluss:hunter2@db.example.eu/sluss?sslmode=disable",
            "postgres://sluss:hunter2@db.example.eu/sluss?sslmode=allow",
            "postgres://sluss:hunter2@db.example.eu/sluss?ssl-mode=prefer",
            "postgres://sluss:hunter2@localhost/sluss?host=db.example.eu&sslmode=disable",
            "postgres://sluss:hunter2@127.0.0.1/sluss?sslmode=disable&hostaddr=192.0.2.1",
            "postgres://sluss:hunter2@localhost.example.eu/sluss?sslmode=disable",
            "postgres://sluss:hunter2@[2001:db8::1]/sluss?sslmode=disable",
            "postgres://sluss:hunter2@db.example.eu/sluss#part",
        ] {
            let why = never_elsewhere(url).expect_err(url).to_string();
            assert!(why.contains("sslmode=verify-full") && why.contains("sslrootcert="), "{url}: {why}");
            assert!(!why.contains("hunter2"), "{why}");
        }
    }

    #[test]
    fn on_this_machine_a_database_may_be_spoken_to_in_the_clear() {
        for url in [
            "postgres://sluss@127.0.0.1/sluss",
            "postgres://sluss@[::1]:5433/sluss?sslmode=disable",
            "postgres://sluss@localhost/sluss?sslmode=prefer",
            "postgres://sluss@%2Frun%2Fpostgresql/sluss",
            "postgres:///sluss?host=/run/postgresql&user=sluss",
        ] {
            assert_eq!(never_elsewhere(url).unwrap(), url);
        }
    }
}
