//! What whoever runs a server is told at the command line: what is true, and what to do.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex};

use sluss_domain::model::policy::PASSWORD_MIN_ALONE;
use sluss_server::config::Settings;
use sluss_testkit::{Person, Server};

/// Runs `sluss` on a folder, whose file with settings is taken if there is one.
pub(crate) fn sluss(data: &Path, arguments: &[&str], input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sluss"));
    program.env_clear().env("SLUSS_DATA", data).args(arguments);
    let settings = data.join("sluss.toml");
    if settings.exists() {
        program.env("SLUSS_CONFIG", settings);
    }
    let mut running = program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // One that reads nothing has ended already, and says why.
    _ = running.stdin.take().unwrap().write_all(input.as_bytes());
    running.wait_with_output().unwrap()
}

pub(crate) fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// What it says where it does not work.
pub(crate) fn refused(data: &Path, arguments: &[&str]) -> String {
    let output = sluss(data, arguments, "");
    assert!(!output.status.success(), "{arguments:?}: {}", said(&output));
    said(&output)
}

/// What the doctor says about this.
pub(crate) fn finding<'t>(told: &'t str, about: &str) -> &'t str {
    let found = told.lines().find_map(|line| line.strip_prefix(about));
    found.unwrap_or_else(|| panic!("nothing about {about}: {told}")).trim_start()
}

fn add_anna(data: &Path) {
    let add = ["user", "add", "anna@göteborg.se", "--name", "Anna", "--password-stdin"];
    let added = sluss(data, &add, "åtta ord i en rad\n");
    assert!(added.status.success(), "{}", said(&added));
}

#[test]
fn s04_the_doctor_says_what_the_wait_before_a_factor_reset_comes_to() {
    let folder = tempfile::tempdir().unwrap();
    let told = refused(folder.path(), &["doctor"]);
    assert!(
        finding(&told, "PANIC").starts_with("at once, with the password alone") && told.contains("panic_hours = 24"),
        "{told}"
    );
    std::fs::write(folder.path().join("sluss.toml"), "panic_hours = 48\n").unwrap();
    assert!(finding(&refused(folder.path(), &["doctor"]), "PANIC").starts_with("after 48 h"));
}

#[test]
fn m04_a_database_whose_key_file_is_missing_gets_no_other() {
    let folder = tempfile::tempdir().unwrap();
    add_anna(folder.path());
    let key = folder.path().join("master.key");
    let aside = folder.path().join("aside");
    std::fs::rename(&key, &aside).unwrap();
    // What `serve` looks for before it opens anything.
    let web = folder.path().join("web");
    std::fs::create_dir(&web).unwrap();
    std::fs::write(web.join("assets.json"), "{}").unwrap();
    std::fs::write(folder.path().join("sluss.toml"), format!("web = {web:?}\n")).unwrap();
    for arguments in [&["user", "list"][..], &["doctor"], &["serve"], &["config", "seal"]] {
        let told = refused(folder.path(), arguments);
        assert!(told.contains("master.key is not there"), "{arguments:?}: {told}");
        assert!(!key.exists(), "{arguments:?}");
    }
    std::fs::rename(&aside, &key).unwrap();
    assert!(sluss(folder.path(), &["user", "list"], "").status.success());
}

#[test]
fn m04_database_and_key_file_are_their_owners_alone_even_in_a_folder_that_is_not() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    add_anna(folder.path());
    for name in ["sluss.db", "master.key"] {
        let mode = folder.path().join(name).metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn a_server_without_mail_is_not_well_and_claims_to_send_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let told = refused(folder.path(), &["doctor"]);
    assert!(finding(&told, "mail").starts_with("not set up: nobody can sign up") && told.contains("[mail]"), "{told}");
    assert!(finding(&told, "connections").starts_with("well: ") && told.contains(" at once"), "{told}");
    for to in ["anna@example.eu", "+46701740605"] {
        let told = refused(folder.path(), &["doctor", "--send-to", to]);
        assert!(told.contains("the test message was not sent") && told.contains("is set up"), "{told}");
        assert!(!told.contains("has accepted it") && !told.contains("posted"), "{told}");
    }
    assert!(
        refused(folder.path(), &["doctor", "--send-to", "nobody"]).contains("a test message goes to a phone number")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_goes_out_at_once_with_the_signs_that_get_lost() {
    let got = Arc::<Mutex<Vec<String>>>::default();
    let heard = got.clone();
    let answer = move |body: String| async move { heard.lock().unwrap().push(body) };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, axum::Router::new().fallback(answer)).await });
    let folder = tempfile::tempdir().unwrap();
    let settings = format!("[sms]\ntransport = \"http\"\nurl = {url:?}\nbody = '[\"{{to}}\", \"{{text}}\"]'\n");
    std::fs::write(folder.path().join("sluss.toml"), settings).unwrap();
    let path = folder.path().to_owned();
    let sending = move || said(&sluss(&path, &["doctor", "--send-to", "\u{202d}+46 70-174 06 05\u{202c}"], ""));
    let told = tokio::task::spawn_blocking(sending).await.unwrap();
    assert!(told.contains("the SMS gateway has accepted it"), "{told}");
    let got = got.lock().unwrap();
    assert!(got.iter().any(|body| body.starts_with("[\"+46701740605\"") && body.contains("@ å ä ö £")), "{got:?}");
}

#[test]
fn f09_an_account_that_was_disabled_can_be_enabled_and_the_log_says_so() {
    let folder = tempfile::tempdir().unwrap();
    add_anna(folder.path());
    let run = |arguments: &[&str]| said(&sluss(folder.path(), arguments, ""));
    assert!(run(&["user", "disable", "anna@xn--gteborg-90a.se"]).contains("is disabled"));
    assert!(run(&["user", "list"]).contains("disabled"));
    assert!(run(&["user", "enable", "Anna@Göteborg.se"]).contains("is enabled"));
    assert!(run(&["user", "list"]).contains("active"));
    assert!(refused(folder.path(), &["user", "enable", "anna@göteborg.se"]).contains("is not closed"));
    assert!(refused(folder.path(), &["user", "enable", "bo@example.eu"]).contains("no account has the address"));
    let log = run(&["audit", "list", "--account", "anna@göteborg.se"]);
    assert!(log.contains("account-disabled") && log.contains("account-enabled"), "{log}");
}

#[tokio::test]
async fn f09_whoever_was_disabled_and_enabled_signs_in_as_before() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let sluss = server.instance().sluss;
    sluss.accounts().disable(&account.email).await.unwrap();
    sluss.accounts().enable(&account.email).await.unwrap();
    let mut person = Person::new(&server);
    person.sign_in_to_account(&account, None).await;
}

#[test]
fn a01_a_password_that_stands_alone_has_fifteen_characters_for_operators_too() {
    let folder = tempfile::tempdir().unwrap();
    let add = ["user", "add", "anna@example.eu", "--name", "Anna", "--password-stdin"];
    let short = sluss(folder.path(), &add, "åtta ord i rad\n");
    assert!(
        !short.status.success() && said(&short).contains(&format!("use at least {PASSWORD_MIN_ALONE} characters")),
        "{}",
        said(&short)
    );
    let help = said(&sluss(folder.path(), &["user", "add", "--help"], ""));
    assert!(help.contains(&format!("{PASSWORD_MIN_ALONE} characters or more")), "{help}");
}

#[test]
fn one_address_is_one_account_however_its_domain_is_written() {
    let folder = tempfile::tempdir().unwrap();
    add_anna(folder.path());
    let again = ["user", "add", "anna@xn--gteborg-90a.se", "--name", "Anna", "--password-stdin"];
    let again = sluss(folder.path(), &again, "nio ord i samma rad\n");
    assert!(!again.status.success() && said(&again).contains("already has an account"), "{}", said(&again));
    assert!(said(&sluss(folder.path(), &["user", "list"], "")).contains("anna@göteborg.se"));
}

#[test]
fn a_sites_name_that_an_sms_cannot_have_is_told_when_it_is_registered() {
    let folder = tempfile::tempdir().unwrap();
    let add = |id: &str, name: &str| {
        let uri = "https://site.example.eu/callback";
        let added = sluss(folder.path(), &["client", "add", id, "--name", name, "--redirect-uri", uri], "");
        assert!(added.status.success(), "{}", said(&added));
        String::from_utf8_lossy(&added.stderr).into_owned()
    };
    assert_eq!(add("plain", "Café Åäö"), "");
    assert!(add("accents", "Ministerstvo zemědělství").contains("in SMS it is \"Ministerstvo zemedelstvi\""));
    assert!(add("greek", "Υπουργείο").contains("SMS leave it out"));
}

#[test]
fn s19_a_site_that_people_could_take_for_another_is_registered_only_if_the_operator_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let add = |id: &str, name: &str, more: &[&str]| {
        let uri = "https://site.example.eu/callback";
        sluss(folder.path(), &[&["client", "add", id, "--name", name, "--redirect-uri", uri], more].concat(), "")
    };
    assert!(add("food", "European Rapid Alert System for Food", &[]).status.success());
    assert!(add("window", "RASFF Window", &[]).status.success());
    for name in ["European Rapid Alert System for Feed", "rasff-window", "ＲＡＳＦＦ  window"] {
        let refused = add("other", name, &[]);
        assert!(!refused.status.success() && said(&refused).contains("--alike"), "{name}: {}", said(&refused));
    }
    assert!(add("window", "RASFF window", &["--replace"]).status.success(), "it is no other than itself");
    assert!(add("other", "rasff-window", &["--alike"]).status.success());
    for name in ["RASFF\u{202e}wodniW", "RASFF\u{200b} Window 2", "RASFF\nWindow 2"] {
        assert!(said(&add("more", name, &[])).contains("no invisible ones"), "{name:?}");
    }
}

#[test]
fn s28_a_site_is_registered_for_frames_only_if_the_operator_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let add = |more: &[&str]| {
        let site =
            ["client", "add", "window", "--name", "Window", "--redirect-uri", "https://site.example.eu/callback"];
        assert!(sluss(folder.path(), &[&site, more].concat(), "").status.success(), "{more:?}");
        said(&sluss(folder.path(), &["client", "list"], ""))
    };
    assert!(add(&[]).contains("  page  "));
    assert!(add(&["--web-message", "--replace"]).contains("  framed  "));
    assert!(add(&["--replace"]).contains("  page  "));
}

#[test]
fn what_the_system_says_is_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(folder.path().join("file"), "no database at all\n".repeat(100)).unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let web = folder.path().join("web");
    std::fs::create_dir(&web).unwrap();
    std::fs::write(web.join("assets.json"), "{}").unwrap();
    let web = web.display().to_string();
    for (arguments, expected) in [
        (vec!["--config", &path("missing.toml"), "doctor"], "no such file"),
        (vec!["--data", &path("file/data"), "migrate"], "something other than a folder"),
        (vec!["--key-file", &path("missing/key"), "migrate"], "no such file or folder"),
        (vec!["--database-url", &format!("sqlite:{}", path("missing/sluss.db")), "migrate"], "its folder exists"),
        (vec!["--database-url", &format!("sqlite:{}", path("file")), "user", "list"], "not an SQLite database"),
        (vec!["--database-url", "mysql://localhost/sluss", "user", "list"], "sqlite: or postgres://"),
        (vec!["--database-url", "postgres://[", "user", "list"], "sqlite:/var/lib/sluss/sluss.db"),
        (vec!["--web", &web, "--listen", &address, "serve"], "another program is already listening there"),
        (vec!["--web", &web, "--listen", "192.0.2.1:8080", "serve"], "no such address"),
    ] {
        let told = refused(folder.path(), &arguments);
        assert!(told.contains(expected), "{arguments:?}: {told}");
        for raw in ["os error", "(code:", "Unavailable(", "Conflict"] {
            assert!(!told.contains(raw), "{arguments:?}: {told}");
        }
    }
}

#[test]
fn what_would_only_fail_later_is_refused_at_the_start() {
    for (settings, expected) in [
        ("[push]\ncontact = \"operator@localhost\"\n", "mailto:operator@example.eu"),
        ("panic_hours = 24\n", "panic_hours needs mail"),
        (
            "[mail]\ntransport = \"smtp\"\nhost = \"relay\"\nsecurity = \"plain\"\nfrom = \"a@example.eu\"\n",
            "unprotected",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("sluss.toml"), settings).unwrap();
        std::fs::write(folder.path().join("assets.json"), "{}").unwrap();
        let web = folder.path().display().to_string();
        let told = refused(folder.path(), &["--web", &web, "--listen", "127.0.0.1:0", "serve"]);
        assert!(told.contains(expected), "{told}");
    }
}

#[tokio::test]
async fn pages_of_a_server_without_mail_promise_none() {
    let server = Server::start().await;
    server.account("anna@example.eu").await;
    server.send_no_mail();
    for path in ["/forgotten", "/sign-up"] {
        let mut person = Person::new(&server);
        let form = &[("email", "anna@example.eu")];
        for answer in [person.open(path).await, person.post(path, form).await] {
            let page = &answer.body;
            assert_eq!(answer.status, 503, "{page}");
            assert!(page.contains("data-screen=\"no-mail\"") && page.contains("Ask the people who run it"), "{page}");
            assert!(!page.contains("on its way"), "{page}");
        }
    }
}

#[tokio::test]
async fn h02_a_server_without_mail_says_the_same_about_every_address_and_promises_no_link_after_a_factor_reset() {
    let server = Server::start_as(Settings { panic_hours: Some(1), ..Settings::default() }).await;
    let account = server.account("anna@example.eu").await;
    server.send_no_mail();
    let mut pages = Vec::new();
    for email in [&account.email, "nobody@example.eu"] {
        let page = Person::new(&server).post("/forgotten", &[("email", email)]).await;
        pages.push((page.status, page.body));
    }
    assert_eq!(pages[0], pages[1]);
    let mut person = Person::new(&server);
    let planned = person.open("/lost/planned").await.body;
    assert!(planned.contains("does not send email") && !planned.contains("sent you an email"), "{planned}");
    let view = person.sign_in_to_account(&account, None).await;
    assert!(!view.safety.by_mail && view.safety.cooling_off_hours == 1);
}

#[test]
fn m01_what_an_operator_does_stands_in_the_audit_log() {
    let folder = tempfile::tempdir().unwrap();
    let done = |arguments: &[&str], typed: &str| {
        let output = sluss(folder.path(), arguments, typed);
        assert!(output.status.success(), "{arguments:?}: {}", said(&output));
        said(&output)
    };
    let add = ["user", "add", "anna@example.eu", "--name", "Anna", "--password-stdin"];
    done(&add, "åtta ord i en rad som går");
    for act in ["sign-out", "unlock", "reset-link", "disable", "enable"] {
        done(&["user", act, "anna@example.eu"], "");
    }
    let update = ["user", "update", "anna@example.eu", "--name", "Anna Ek", "--address", "anna@example.org"];
    done(&update, "");
    done(&["user", "remove", "anna@example.org", "--yes"], "");
    let uri = "https://rasff.example.eu/callback";
    done(&["client", "add", "rasff", "--name", "RASFF", "--redirect-uri", uri], "");
    done(&["client", "remove", "rasff"], "");
    done(&["keys", "rotate"], "");
    let log = done(&["audit", "list"], "");
    for event in [
        "account-added",
        "signed-out",
        "factors-unlocked",
        "account-disabled",
        "account-enabled",
        "reset-link-made",
        "name-changed",
        "address-changed",
        "account-deleted",
        "relying-party-registered",
        "relying-party-removed",
        "keys-rotated",
    ] {
        assert!(log.contains(event), "{event}: {log}");
    }
}
