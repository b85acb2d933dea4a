//! The front-end developer's loop: a server with a person in it, and Trunk in front, which compiles a surface whenever its source changes
//! and serves it under the same addresses (docs/decisions/0054).

use std::process::Stdio;

use crate::process::{Running, port_is_free};
use crate::runner::Runner;
use crate::setup::{self, For};
use crate::web::{self, Mode, SURFACES};
use crate::{paths, run};

/// The address that browsers open: Trunk, which proxies what it does not serve (Trunk.toml says the same).
const ISSUER: &str = "http://localhost:8081";
/// The server's address behind it.
const SERVER: u16 = 8080;

/// Starts both, and stays until Trunk is stopped.
///
/// # Errors
/// What could not be built or started, or that the server draws this surface.
pub(crate) fn front(name: &str) -> Result<(), String> {
    let surface = SURFACES.iter().find(|surface| surface.program.feature() == name && surface.document.is_some());
    let surface = surface.ok_or_else(|| {
        format!("{name}: Trunk serves account and authenticator; the other pages are the server's: cargo xtask run")
    })?;
    setup::setup(For::Front)?;
    // The server's own pages have scripts too.
    let folder = web::web(Mode::Release)?;
    let sluss = run::build_server()?;
    port_is_free(SERVER)?;
    let data = paths::target().join("front");
    let server = || Runner::new(&sluss).env("SLUSS_DATA", &data).env("SLUSS_ISSUER", ISSUER);
    let password = run::move_in(&server, &data)?;
    let listen = format!("127.0.0.1:{SERVER}");
    let serve = server().args(["serve", "--demo"]).env("SLUSS_WEB", folder).env("SLUSS_LISTEN", listen);
    let log = data.join("server.log");
    let output = std::fs::File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
    let mut running = Running::start("the server", serve, output.into())?;
    running.wait_for(SERVER, "/health")?;
    let path = if name == "account" { "account" } else { "app" };
    println!(
        "\n  {ISSUER}/{path}/\n  person    {}\n  password  {password}\n  mails and SMS    {ISSUER}/demo/outbox",
        run::PERSON
    );
    // Trunk knows NO_COLOR as a switch of its own that takes only words.
    let trunk =
        Runner::new("trunk").args(["serve", "--skip-version-check", surface.program.page]).env("NO_COLOR", "true");
    let mut trunk = Running::start("Trunk", trunk, Stdio::inherit())?;
    loop {
        running.still_runs()?;
        trunk.still_runs()?;
        std::thread::sleep(std::time::Duration::from_millis(500));
    }
}

#[cfg(test)]
mod tests {
    use super::{ISSUER, SERVER};
    use crate::{files, paths};

    /// What is in quotes after each of `marks` in a text.
    fn quoted<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
        text.split(mark).skip(1).filter_map(|rest| rest.split('"').next())
    }

    #[test]
    fn trunk_hands_on_every_address_of_the_server_but_those_of_the_pages_that_it_serves() {
        let settings = files::read_text(&paths::root().join("Trunk.toml")).unwrap();
        let backend = format!("backend = \"http://127.0.0.1:{SERVER}");
        let handed: Vec<&str> = quoted(&settings, &backend).collect();
        assert!(settings.contains(&format!("port = {}", ISSUER.rsplit(':').next().unwrap())), "{settings}");
        let sources = files::below(&paths::root().join("crates/server/src")).unwrap();
        let texts: Vec<String> = sources.iter().map(|file| files::read_text(file).unwrap()).collect();
        let code = texts.iter().filter_map(|text| text.split("#[cfg(test)]").next());
        let routes: Vec<&str> = code.flat_map(|text| quoted(text, ".route(\"")).collect();
        assert!(routes.len() > 50, "{routes:?}");
        // The pages, and the service worker, which must not cache them during development; the root leads to one of them.
        let own = |route: &str| {
            ["/", "/app/", "/app/manifest.webmanifest", "/service-worker.js"].contains(&route)
                || route.starts_with("/account/") && route != "/account/sign-in"
        };
        for route in routes.into_iter().filter(|route| !own(route)) {
            let is_handed = handed.iter().any(|prefix| route == *prefix || route.starts_with(&format!("{prefix}/")));
            assert!(is_handed, "{route} is not handed on: add it to Trunk.toml");
        }
    }
}
