//! A PgBouncer of our own in front of the tests' PostgreSQL, in either mode, which ends with the tests.

use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use crate::postgres::shared::{Life, shared};
use crate::postgres::{self, as_nobody, is_root, wait_until};

/// When a server connection may be given to another client.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mode {
    /// After the client has disconnected.
    Session,
    /// As soon as the transaction has ended.
    Transaction,
}

impl Mode {
    const fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Transaction => "transaction",
        }
    }
}

/// The URL of a new, empty database through a pooler, which is started with the first database in its mode.
pub(crate) fn new_database(mode: Mode) -> String {
    static SESSION: OnceLock<u16> = OnceLock::new();
    static TRANSACTION: OnceLock<u16> = OnceLock::new();
    let (postgres, name) = postgres::new_database_at();
    let started = match mode {
        Mode::Session => &SESSION,
        Mode::Transaction => &TRANSACTION,
    };
    let start = |life: &Life| start(life, mode, postgres.port).to_string();
    let port = started.get_or_init(|| shared(&format!("pooler-{}", mode.name()), start).parse().unwrap());
    format!("postgres://sluss@127.0.0.1:{port}/{name}")
}

fn start(life: &Life, mode: Mode, postgres_port: u16) -> u16 {
    let folder = tempfile::Builder::new().prefix("sluss-pgbouncer").tempdir().unwrap().keep();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    // As docs/postgresql.md tells operators; sqlx sends a startup parameter that PgBouncer accepts only because of that
    // last line.
    let settings = format!(
        "[databases]\n* = host=127.0.0.1 port={postgres_port} user=sluss\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n\
         unix_socket_dir =\nauth_type = any\npool_mode = {}\ndefault_pool_size = 40\nserver_idle_timeout = 1\nmax_client_conn = 400\n\
         ignore_startup_parameters = extra_float_digits\nserver_tls_sslmode = disable\n",
        mode.name()
    );
    std::fs::write(folder.join("pgbouncer.ini"), settings).unwrap();
    if is_root() {
        assert!(Command::new("chown").arg("-R").arg("nobody").arg(&folder).status().unwrap().success());
    }
    serve(life, &folder);
    let mut ready = Command::new(postgres::program("pg_isready"));
    wait_until(ready.args(["-q", "-t", "1", "-h", "127.0.0.1", "-p"]).arg(port.to_string()));
    port
}

/// Runs it under a shell that ends it as soon as its life is over, like PostgreSQL itself.
fn serve(life: &Life, folder: &Path) {
    const SCRIPT: &str = r#"
        "$1" -q "$2/pgbouncer.ini" > "$2/log" 2>&1 &
        read -r _
        kill -INT $!; wait; rm -rf "$2""#;
    let program = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"].into_iter().find(|path| Path::new(path).is_file());
    let mut shell = as_nobody(Path::new("sh"));
    shell.arg("-c").arg(SCRIPT).arg("pgbouncer").arg(program.unwrap_or("pgbouncer")).arg(folder);
    life.serve(shell);
}
