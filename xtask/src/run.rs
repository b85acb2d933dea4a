//! A demonstration on this machine: the server, two example sites, a person, and a list of addresses to open.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use crate::process::{Running, port_is_free};
use crate::runner::Runner;
use crate::web::{self, Mode};
use crate::{files, paths};

const ISSUER: &str = "http://localhost:8080";
/// The authenticator's own: the same server by another name, which browsers take for another origin.
const APP: &str = "http://127.0.0.1:8080";
pub(crate) const PERSON: &str = "anna@example.eu";

/// An example of a relying site.
struct Site {
    /// Its folder below `examples/`, and its name to the server.
    id: &'static str,
    name: &'static str,
    port: u16,
    /// What the server is told of it, beside its name.
    registered: fn(&str) -> Vec<String>,
}

const SITES: [Site; 2] = [
    Site { id: "rasff-window", name: "RASFF Window (example)", port: 9090, registered: in_its_page },
    Site { id: "irasff", name: "iRASFF (example)", port: 9091, registered: by_cas },
];

/// OpenID Connect, with the sign-in in the site's own page.
fn in_its_page(origin: &str) -> Vec<String> {
    let [callback, home, told] = ["callback", "", "signed-out"].map(|path| format!("{origin}/{path}"));
    let options = [
        ["--redirect-uri".to_owned(), callback],
        ["--post-logout-redirect-uri".to_owned(), home],
        ["--backchannel-logout-uri".to_owned(), told],
    ];
    let flags = ["--web-message".to_owned(), "--secret-stdin".to_owned()];
    options.concat().into_iter().chain(flags).collect()
}

/// CAS: the address that a ticket goes to, and where people go on after signing out.
fn by_cas(origin: &str) -> Vec<String> {
    ["sign-in?*", ""].map(|path| ["--cas-service".to_owned(), format!("{origin}/{path}")]).concat()
}

impl Site {
    fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Registers it afresh, with a secret that only the site has.
    fn register(&self, sluss: &Path, data: &Path) -> Result<String, String> {
        let secret = random_hex(32)?;
        server(sluss, data)
            .args(["client", "add", self.id, "--name", self.name, "--replace"])
            .args((self.registered)(&self.origin()))
            .tell(&format!("{secret}\n"))?;
        Ok(secret)
    }

    fn start(&self, secret: String) -> Result<Running, String> {
        let site = Runner::new("node").arg(format!("examples/{}/server.mjs", self.id));
        let site = site.env("SLUSS_ISSUER", ISSUER).env("PORT", self.port.to_string()).env("CLIENT_SECRET", secret);
        let mut site = Running::start(self.name, site, Stdio::inherit())?;
        site.wait_for(self.port, "/")?;
        Ok(site)
    }
}

/// Builds, starts, prints the addresses, and stays until it is stopped.
///
/// # Errors
/// What could not be built or started, or which of them ended.
pub(crate) fn run() -> Result<(), String> {
    let folder = web::web(Mode::Release)?;
    let sluss = build_server()?;
    port_is_free(8080)?;
    SITES.iter().try_for_each(|site| port_is_free(site.port))?;
    let data = paths::target().join("demo");
    let password = move_in(&|| server(&sluss, &data), &data)?;
    let secrets = SITES.iter().map(|site| site.register(&sluss, &data)).collect::<Result<Vec<_>, _>>()?;
    let log = data.join("server.log");
    let output = std::fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let serve =
        server(&sluss, &data).args(["serve", "--demo"]).env("SLUSS_WEB", folder).env("SLUSS_LISTEN", "127.0.0.1:8080");
    let mut server = Running::start("the server", serve, output.into())?;
    server.wait_for(8080, "/health").map_err(|why| format!("{why}; its log is {}", paths::relative(&log)))?;
    let sites = SITES.iter().zip(secrets).map(|(site, secret)| site.start(secret));
    let mut sites = sites.collect::<Result<Vec<_>, _>>()?;
    println!("{}", addresses(&password, &log));
    loop {
        server.still_runs()?;
        sites.iter_mut().try_for_each(Running::still_runs)?;
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
    Runner::new(sluss).env("SLUSS_DATA", data).env("SLUSS_ISSUER", ISSUER).env("SLUSS_APP_ORIGIN", APP)
}

/// Adds the person, whose password stays the same as long as the folder exists; returns the password. `server` is the program with that folder.
pub(crate) fn move_in(server: &dyn Fn() -> Runner, data: &Path) -> Result<String, String> {
    let kept = data.join("password.txt");
    let password = match files::read_text(&kept) {
        Ok(password) => password,
        Err(_) => random_hex(8)?,
    };
    let add = ["user", "add", PERSON, "--name", "Anna Andersson", "--password-stdin"];
    // A folder of an earlier run may have a database of an earlier version, which `user list` only looks at.
    server().args(["migrate"]).ask()?;
    if !server().args(["user", "list"]).ask()?.contains(PERSON) {
        server().args(add).tell(&format!("{password}\n"))?;
        files::write(&kept, &password)?;
    }
    Ok(password)
}

fn random_hex(bytes: usize) -> Result<String, String> {
    use std::io::Read;
    let mut random = vec![0; bytes];
    let source = std::fs::File::open("/dev/urandom");
    source.and_then(|mut source| source.read_exact(&mut random)).map_err(|error| format!("/dev/urandom: {error}"))?;
    Ok(random.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn addresses(password: &str, log: &Path) -> String {
    let [window, network] = SITES.map(|site| site.origin());
    format!(
        "
┌ Sluss is running
│
│  1  {ISSUER}/account/   account pages: sign in, add a mobile device
│  2  {APP}/app/       authenticator: open it on the phone, or in a second browser with a camera
│  3  {window}/           example site: sign in with password and phone, in the page itself
│  4  {network}/           another, that sends people to the sign-in page and gets them back
│  5  {ISSUER}/demo/outbox   the SMS and mails that people would get
│
│  person    {PERSON}
│  password  {password}
│
│  the server's log   {}
└ Ctrl-C stops them all",
        paths::relative(log)
    )
}
