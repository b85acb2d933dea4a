//! The program's commands that register a service of CAS.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

const OPERATING: &str = include_str!("../../../../docs/operating.md");

fn sluss(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sluss"));
    command.env_clear().arg("--data").arg(data).args(arguments);
    command.output().expect("the program runs")
}

fn done(data: &Path, arguments: &[&str]) -> String {
    let output = sluss(data, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn refused(data: &Path, arguments: &[&str]) -> String {
    let output = sluss(data, arguments);
    assert!(!output.status.success(), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn shown(data: &Path, id: &str) -> Value {
    serde_json::from_str(&done(data, &["client", "show", id, "--json"])).unwrap()
}

#[test]
fn a_service_of_cas_is_registered_without_a_secret_shown_and_changed_piece_by_piece() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let told = done(
        data,
        &[
            "client",
            "add",
            "irasff",
            "--name",
            "iRASFF",
            "--cas-service",
            "https://irasff.test/*",
            "--attribute",
            "groups",
        ],
    );
    assert!(!told.contains("only this once"), "CAS has no secret: {told}");
    let mut expected = shown(data, "irasff");
    assert_eq!((&expected["protocol"], &expected["level"]), (&json!("cas"), &json!("MEDIUM")));
    assert_eq!(expected["addresses"], json!(["https://irasff.test/*"]));
    for name in expected.as_object().unwrap().keys() {
        assert!(OPERATING.contains(&format!("`{name}`")) || OPERATING.contains(&format!("\"{name}\":")), "{name}");
    }
    for (change, name, value) in [
        (&["--cas-service", "https://irasff.test/cb?*"][..], "addresses", json!(["https://irasff.test/cb?*"])),
        (&["--cas-proxy-callback", "https://irasff.test/pgt"], "proxy_callbacks", json!(["https://irasff.test/pgt"])),
        (&["--cas-proxy-callback", ""], "proxy_callbacks", json!([])),
        (&["--cas-callback-post", "yes"], "callback_by_post", json!(true)),
        (&["--cas-user", "email"], "user", json!("email")),
        (&["--cas-assurance", "top"], "assurance", json!(40)),
        (&["--level", "basic"], "level", json!("BASIC")),
        (
            &["--attribute", "unit=departmentNumber", "--group-prefix", "RASFF_"],
            "attributes",
            json!({ "names": { "unit": "departmentNumber" }, "group_prefixes": ["RASFF_"] }),
        ),
        (&["--attribute", "", "--group-prefix", ""], "attributes", json!({ "names": {}, "group_prefixes": [] })),
    ] {
        done(data, &[&["client", "update", "irasff"], change].concat());
        expected[name] = value;
        assert_eq!(shown(data, "irasff"), expected, "{change:?}");
    }
    let table = done(data, &["client", "list"]);
    assert!(table.contains("https://irasff.test/cb?*"), "{table}");
}

#[test]
fn k01_golden_13_what_clients_would_misread_cannot_be_registered() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let add = |service: &str, more: &[&str]| {
        refused(data, &[&["client", "add", "one", "--name", "One", "--cas-service", service], more].concat())
    };
    for service in
        ["https://*.one.test/", "http://one.test/", "https://one.test/a*b", "https://one.test/#x", "*", "one"]
    {
        assert!(add(service, &[]).contains("the address of a service is"), "{service}");
    }
    let good = "https://one.test/*";
    assert!(add(good, &["--cas-proxy-callback", "http://one.test/"]).contains("the address of a service is"));
    for name in ["unit=user", "unit=proxies", "user", "unit=1st", "unit=a b"] {
        assert!(add(good, &["--attribute", name]).contains("a name has"), "{name}");
    }
    assert!(add(good, &["--attribute", "unit=email"]).contains("take an attribute of this name for something else"));
    assert!(add(good, &["--redirect-uri", "https://one.test/cb"]).contains("cannot be used with"));
    done(data, &["client", "add", "one", "--name", "One", "--cas-service", good]);
    assert!(refused(data, &["client", "update", "one", "--new-secret"]).contains("does not speak OpenID Connect"));
    done(data, &["client", "add", "two", "--name", "Two", "--redirect-uri", "https://two.test/cb"]);
    assert!(refused(data, &["client", "update", "two", "--cas-user", "email"]).contains("does not speak CAS"));
}
