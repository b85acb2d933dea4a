//! A PostgreSQL of our own for the tests: on a free loopback port, in a temporary folder, which ends with the tests.

pub(crate) mod shared;

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use shared::{Life, shared};

/// The user that PostgreSQL runs as if we are root, which it refuses to be.
const NOBODY: &str = "nobody";

/// The server, which accepts connections in the clear and over TLS.
pub(crate) struct Server {
    pub(crate) port: u16,
    /// The authority that issued its certificate, which is for `localhost`.
    pub(crate) authority: PathBuf,
}

/// The URL of a new, empty database, which goes with this process; the server is started with the first.
pub(crate) fn new_database() -> String {
    let (server, name) = new_database_at();
    // Encryption has a test of its own, so the others need not wait for it.
    format!("postgres://sluss@127.0.0.1:{}/{name}?sslmode=disable", server.port)
}

/// The server, and the name of a new, empty database.
pub(crate) fn new_database_at() -> (&'static Server, String) {
    static SERVER: OnceLock<Server> = OnceLock::new();
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let server = SERVER.get_or_init(|| Server::read(&shared("postgres", |life| start(life).1.told())));
    // Each process counts for itself.
    let name = format!("sluss_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let address = ["-h", "127.0.0.1", "-p", &server.port.to_string(), "-U", "sluss"].map(str::to_owned);
    let made = Command::new(program("createdb")).args(&address).arg(&name).status().unwrap();
    assert!(made.success(), "createdb {name}");
    // Hundreds of them at once would fill a small disk.
    let mut end = Command::new("sh");
    end.args(["-c", r#"read -r _; exec "$@""#, "sh"]).arg(program("dropdb")).args(&address).arg("--force").arg(&name);
    Life::Process.serve(end);
    (server, name)
}

/// A server that a test may stop.
pub(crate) struct Own {
    folder: PathBuf,
    port: u16,
}

impl Own {
    pub(crate) fn start() -> Self {
        let (folder, Server { port, .. }) = start(&Life::Process);
        Self { folder, port }
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://sluss@127.0.0.1:{}/postgres?sslmode=disable", self.port)
    }

    /// Ends it at once; returns when it is gone.
    pub(crate) fn stop(&self) {
        self.control(&["stop", "-m", "immediate"]);
    }

    /// Starts it again under the shell that would have ended it.
    pub(crate) fn start_again(&self) {
        serve(&Life::Process, &self.folder, &self.folder.join("data"), self.port);
    }

    fn control(&self, what: &[&str]) {
        let mut control = as_nobody(&program("pg_ctl"));
        let done = control.args(what).arg("-D").arg(self.folder.join("data")).stdout(Stdio::null()).status().unwrap();
        assert!(done.success(), "pg_ctl {what:?}");
    }
}

impl Server {
    /// The server in one line, for another process.
    fn told(&self) -> String {
        format!("{} {}", self.port, self.authority.display())
    }

    fn read(told: &str) -> Self {
        let (port, authority) = told.split_once(' ').unwrap();
        Self { port: port.parse().unwrap(), authority: authority.into() }
    }
}

fn start(life: &Life) -> (PathBuf, Server) {
    let folder = tempfile::Builder::new().prefix("sluss-postgres").tempdir().unwrap().keep();
    let data = folder.join("data");
    std::fs::create_dir(&data).unwrap();
    let authority = certify(&folder, "authority");
    if is_root() {
        assert!(Command::new("chown").arg("-R").arg(NOBODY).arg(&folder).status().unwrap().success());
    }
    let mut initdb = as_nobody(&program("initdb"));
    let initdb = initdb.args(["-U", "sluss", "-A", "trust", "--no-sync", "-D"]).arg(&data);
    assert!(initdb.stdout(Stdio::null()).status().unwrap().success(), "initdb");
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    serve(life, &folder, &data, port);
    (folder, Server { port, authority })
}

/// A certificate authority, and a certificate issued by it for a server at localhost.
pub(crate) fn certify(folder: &Path, authority: &str) -> PathBuf {
    const SCRIPT: &str = r#"set -e; cd "$1"; key='-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'
        openssl req -x509 $key -days 2 -subj '/CN=An authority' -keyout "$2.key" -out "$2.pem"
        openssl req $key -subj /CN=localhost -keyout server.key -out server.csr
        printf 'subjectAltName=DNS:localhost\n' > extensions
        openssl x509 -req -in server.csr -days 2 -CA "$2.pem" -CAkey "$2.key" -CAcreateserial -extfile extensions -out server.pem
        chmod 600 server.key"#;
    let made = Command::new("sh").args(["-c", SCRIPT, "sh"]).arg(folder).arg(authority).stderr(Stdio::null()).status();
    assert!(made.unwrap().success(), "openssl could not make certificates");
    folder.join(authority).with_extension("pem")
}

/// Starts the server under a shell that ends it and removes its folder as soon as its life is over: however the tests
/// end, nothing of it stays behind.
fn serve(life: &Life, folder: &Path, data: &Path, port: u16) {
    const SCRIPT: &str = r#"
        "$1" -D "$2" -p "$3" -h 127.0.0.1 -k "$4" -c fsync=off -c max_connections=400 \
            -c min_wal_size=32MB -c max_wal_size=128MB -c ssl=on -c ssl_cert_file="$4/server.pem" -c ssl_key_file="$4/server.key" > "$4/log" 2>&1 &
        read -r _
        kill -INT $! 2>&-; wait; rm -rf "$4""#;
    let mut shell = as_nobody(Path::new("sh"));
    shell.arg("-c").arg(SCRIPT).arg("postgres").arg(program("postgres")).arg(data).arg(port.to_string()).arg(folder);
    life.serve(shell);
    let mut ready = Command::new(program("pg_isready"));
    wait_until(ready.args(["-q", "-t", "1", "-h", "127.0.0.1", "-p"]).arg(port.to_string()));
}

pub(crate) fn wait_until(probe: &mut Command) {
    for _ in 0..600 {
        if probe.status().unwrap().success() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("{:?} did not hold within 30 seconds", probe.get_program());
}

pub(crate) fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout == b"0\n"
}

pub(crate) fn as_nobody(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid", NOBODY, "--clear-groups"]).arg(program).current_dir("/");
    command
}

/// Finds a program of PostgreSQL on the path, or where Debian puts it.
pub(crate) fn program(name: &str) -> PathBuf {
    let on_path =
        std::env::var_os("PATH").into_iter().flat_map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let debian = versions.map(|version| version.path().join("bin"));
    let found = debian.chain(on_path).map(|folder| folder.join(name)).find(|file| file.is_file());
    found.unwrap_or_else(|| panic!("{name} of PostgreSQL is needed: apt-get install postgresql"))
}
