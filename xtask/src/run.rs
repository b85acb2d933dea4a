//! A demonstration on this machine: the server, an example site, a person, and a list of addresses to open.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use crate::process::{Running, port_is_free};
use crate::runner::Runner;
use crate::web::{self, Mode};
use crate::{files, paths};

const ISSUER: &str = "http://localhost:8080";
const SITE: &str = "http://127.0.0.1:9090";
const CLIENT: &str = "rasff-window";
const PERSON: &str = "anna@example.eu";

/// Builds, starts, prints the addresses, and stays until it is stopped.
///
/// # Errors
/// What could not be built or started, or which of the two ended.
pub(crate) fn run() -> Result<(), String> {
    let folder = web::web(Mode::Release)?;
    let sluss = build_server()?;
    port_is_free(8080)?;
    port_is_free(9090)?;
    let data = paths::target().join("demo");
    let (password, secret) = prepare(&sluss, &data)?;
    let log = data.join("server.log");
    let output = std::fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let serve =
        server(&sluss, &data).args(["serve", "--demo"]).env("SLUSS_WEB", folder).env("SLUSS_LISTEN", "127.0.0.1:8080");
    let mut server = Running::start("the server", serve, output.into())?;
    let site = Runner::new("node").arg("examples/rasff-window/server.mjs");
    let site =
        site.env("SLUSS_ISSUER", ISSUER).env("PORT", "9090").env("CLIENT_ID", CLIENT).env("CLIENT_SECRET", secret);
    server.wait_for(8080, "/health").map_err(|why| format!("{why}; its log is {}", paths::relative(&log)))?;
    let mut site = Running::start("the example site", site, Stdio::inherit())?;
    site.wait_for(9090, "/")?;
    println!("{}", addresses(&password, &log));
    loop {
        server.still_runs()?;
        site.still_runs()?;
        std::thread::sleep(Duration::from_millis(500));
    }
}

/// Compiles the server for trying out.
pub(crate) fn build_server() -> Result<PathBuf, String> {
    Runner::cargo(&["build", "--package", "sluss-server", "--bin", "sluss"]).run("the server")?;
    Ok(paths::target().join("debug/sluss"))
}

/// The program with a data folder.
pub(crate) fn server(sluss: &Path, data: &Path) -> Runner {
    Runner::new(sluss).env("SLUSS_DATA", data).env("SLUSS_ISSUER", ISSUER)
}

/// Adds the person and the site. The person's password stays the same as long as the folder does.
fn prepare(sluss: &Path, data: &Path) -> Result<(String, String), String> {
    let kept = data.join("password.txt");
    let password = match files::read_text(&kept) {
        Ok(password) => password,
        Err(_) => random_hex(8)?,
    };
    let add = ["user", "add", PERSON, "--name", "Anna Andersson", "--password-stdin"];
    if !server(sluss, data).args(["user", "list"]).ask()?.contains(PERSON) {
        server(sluss, data).args(add).tell(&format!("{password}\n"))?;
        files::write(&kept, &password)?;
    }
    let secret = random_hex(32)?;
    let callback = format!("{SITE}/callback");
    let client = ["client", "add", CLIENT, "--name", "RASFF Window (example)", "--redirect-uri", &callback];
    server(sluss, data).args(client).args(["--secret-stdin", "--replace"]).tell(&format!("{secret}\n"))?;
    Ok((password, secret))
}

fn random_hex(bytes: usize) -> Result<String, String> {
    use std::io::Read;
    let mut random = vec![0; bytes];
    let source = std::fs::File::open("/dev/urandom");
    source.and_then(|mut source| source.read_exact(&mut random)).map_err(|error| format!("/dev/urandom: {error}"))?;
    Ok(random.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn addresses(password: &str, log: &Path) -> String {
    format!(
        "
┌ Sluss is running
│
│  1  {ISSUER}/account/   account pages: sign in, add a mobile device
│  2  {ISSUER}/app/       authenticator: open it on the phone, or in a second browser with a camera
│  3  {SITE}/           example site: sign in with password and QR code
│  4  {ISSUER}/demo/outbox   the SMS and mails that people would get
│
│  person    {PERSON}
│  password  {password}
│
│  the server's log   {}
└ Ctrl-C stops both",
        paths::relative(log)
    )
}
