//! What the command line prints and how it ends: tables for people, JSON for programs as docs/operating.md has it, exit codes.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use sluss_testkit::Person;

use crate::drill::Drill;
use crate::operator::{said, sluss};

const OPERATING: &str = include_str!("../../../../docs/operating.md");

const URI: &str = "https://rasff.example.eu/callback";

/// The example of a command's output in the documentation.
fn example(command: &str) -> Value {
    let section = OPERATING.split("\n### ").find(|section| section.starts_with(&format!("`sluss {command} --json`")));
    let json = section.and_then(|section| section.split("```json\n").nth(1)?.split("```").next());
    serde_json::from_str(json.unwrap_or_else(|| panic!("{command} has no example"))).unwrap()
}

fn names(value: &Value) -> BTreeSet<&String> {
    let object = if value.is_array() { &value[0] } else { value };
    object.as_object().unwrap_or_else(|| panic!("no object: {value}")).keys().collect()
}

fn json(data: &Path, arguments: &[&str]) -> Value {
    let output = sluss(data, &[arguments, &["--json"]].concat(), "");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {}", said(&output)))
}

fn done(data: &Path, arguments: &[&str]) -> String {
    let output = sluss(data, arguments, "");
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn add_site(data: &Path, id: &str, name: &str, more: &[&str]) {
    done(data, &[&["client", "add", id, "--name", name, "--redirect-uri", URI], more].concat());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_list_and_show_is_json_for_programs_as_it_is_documented() {
    let drill = Drill::on(None).await;
    let account = drill.server.account("anna@example.eu").await;
    let phone = Person::new(&drill.server).add_device(&account).await;
    Person::new(&drill.server).sign_in_to_account(&account, Some(&phone)).await;
    let data = drill.server.folder();
    add_site(data, "rasff-window", "RASFF Window", &["--web-message"]);
    done(data, &["user", "attributes", "anna@example.eu", "--set", "groups=RASFF_SE", "--set", "groups=TRACES"]);
    let client = example("client list --json` and `sluss client show ID");
    for (arguments, documented) in [
        (&["user", "list"][..], example("user list")),
        (&["user", "show", "anna@example.eu"], example("user show EMAIL")),
        (&["user", "devices", "anna@example.eu"], example("user devices EMAIL")),
        (&["user", "attributes", "anna@example.eu"], example("user attributes EMAIL")),
        (&["client", "list"], client.clone()),
        (&["client", "show", "rasff-window"], client.clone()),
        (&["keys", "list"], example("keys list")),
        (&["audit", "list"], example("audit list")),
        (&["doctor"], example("doctor")),
    ] {
        assert_eq!(names(&json(data, arguments)), names(&documented), "{arguments:?}");
    }
    assert_eq!(json(data, &["client", "show", "rasff-window"])["redirect_uris"], client["redirect_uris"]);
    let shown = json(data, &["user", "show", "anna@example.eu"]);
    assert_eq!(names(&shown["devices"]), names(&example("user devices EMAIL")));
    for name in names(&shown["sessions"]) {
        assert!(OPERATING.contains(&format!("`{name}`")), "{name}");
    }
    assert_eq!(names(&json(data, &["doctor"])["checks"]), names(&example("doctor")["checks"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn attributes_come_from_a_file_for_everybody_in_it_or_for_nobody() {
    let drill = Drill::on(None).await;
    for email in ["anna@example.eu", "bo@example.eu"] {
        drill.server.account(email).await;
    }
    let data = drill.server.folder();
    let load = |text: &str| sluss(data, &["user", "load-attributes", "-"], text);
    let of = |email: &str| json(data, &["user", "attributes", email]);
    done(data, &["user", "attributes", "bo@example.eu", "--set", "unit=E3"]);
    let refused = load("email,groups\nanna@example.eu,a\nnobody@example.eu,a\nbo@example.eu,\u{7}\n");
    assert!(!refused.status.success());
    for said_so in
        ["nothing was changed", "line 3: no account has the address nobody@example.eu", "line 4: groups: a value has"]
    {
        assert!(said(&refused).contains(said_so), "{}", said(&refused));
    }
    assert_eq!(of("anna@example.eu"), serde_json::json!([]));
    let loaded = load("email,groups\nanna@example.eu,RASFF_SE;TRACES\nbo@example.eu,RASFF_SE\n");
    assert!(said(&loaded).contains("attributes changed: 2 of 2 accounts"), "{}", said(&loaded));
    assert_eq!(of("anna@example.eu")[0]["values"], serde_json::json!(["RASFF_SE", "TRACES"]));
    assert_eq!(of("bo@example.eu")[1]["values"], serde_json::json!(["E3"]), "what the file does not name stays");
    let line = "{\"email\":\"bo@example.eu\",\"attributes\":{\"groups\":null}}\n";
    assert!(said(&load(line)).contains("changed: 1 of 1"));
    assert!(said(&load(line)).contains("changed: 0 of 1"));
    done(data, &["user", "attributes", "bo@example.eu", "--remove", "unit"]);
    assert_eq!(of("bo@example.eu"), serde_json::json!([]));
    let entries = json(data, &["audit", "list"]).to_string();
    assert_eq!(entries.matches("attributes-changed").count(), 5, "{entries}");
}

#[test]
fn a_list_of_nothing_is_an_empty_array_and_a_show_of_nothing_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for list in [&["user", "list"][..], &["client", "list"], &["keys", "list"], &["audit", "list"]] {
        assert_eq!(json(folder.path(), list), Value::Array(Vec::new()), "{list:?}");
    }
    for show in [&["user", "show", "anna@example.eu"][..], &["client", "show", "rasff"]] {
        let output = sluss(folder.path(), show, "");
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output).contains("there is no database yet"), "{}", said(&output));
    }
}

#[test]
fn lists_are_tables_with_headings_in_aligned_columns() {
    let folder = tempfile::tempdir().unwrap();
    add_site(folder.path(), "a", "Åäö", &[]);
    add_site(folder.path(), "rasff-window", "RASFF Window", &["--web-message"]);
    let told = done(folder.path(), &["client", "list"]);
    let lines: Vec<&str> = told.lines().collect();
    let column = |line: &str, word: &str| line.split(word).next().unwrap().chars().count();
    assert!(lines[0].starts_with("ID ") && lines.len() == 3, "{told}");
    assert_eq!(column(lines[0], "LEVEL"), column(lines[1], "MEDIUM"), "{told}");
    assert_eq!(column(lines[0], "LEVEL"), column(lines[2], "MEDIUM"), "{told}");
}

#[test]
fn an_update_changes_what_is_named_of_a_site_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    add_site(data, "rasff", "RASFF", &["--web-message", "--origin", "https://more.example.eu", "--level", "basic"]);
    let mut expected = json(data, &["client", "show", "rasff"]);
    let other = "https://other.example.eu/callback";
    for (change, name, value) in [
        (&["--name", "Notices"][..], "name", Value::from("Notices")),
        (&["--redirect-uri", URI, "--redirect-uri", other], "redirect_uris", serde_json::json!([URI, other])),
        (&["--no-origin"], "origins", serde_json::json!([])),
        (&["--origin", "https://one.example.eu"], "origins", serde_json::json!(["https://one.example.eu"])),
        (&["--web-message", "no"], "web_message", false.into()),
        (&["--level", "medium"], "level", "MEDIUM".into()),
        (&["--signing", "es256"], "signing", "ES256".into()),
        (&["--id-token-claims", "yes"], "id_token_claims", true.into()),
        (&["--factor-age-hours", "48"], "factor_age_hours", 48.into()),
        (&["--accent", "#7A1F5C"], "accent", "#7a1f5c".into()),
        (&["--support-email", "help@example.eu"], "support_email", "help@example.eu".into()),
        (&["--support-url", "https://example.eu/help"], "support_url", "https://example.eu/help".into()),
        (&["--privacy-url", "https://example.eu/p"], "privacy_url", "https://example.eu/p".into()),
        (&["--accessibility-url", "https://example.eu/a"], "accessibility_url", "https://example.eu/a".into()),
        (&["--accent", ""], "accent", Value::Null),
        (&["--support-email", ""], "support_email", Value::Null),
        (&["--public"], "public", true.into()),
        (&["--new-secret"], "public", false.into()),
    ] {
        done(data, &[&["client", "update", "rasff"], change].concat());
        expected[name] = value;
        assert_eq!(json(data, &["client", "show", "rasff"]), expected, "{change:?}");
    }
    assert_eq!(
        done(data, &["audit", "list"]).matches("relying-party-registered").count(),
        19,
        "each stands in the log"
    );
    assert!(done(data, &["client", "update", "rasff", "--new-secret"]).contains("shown only this once: "));
}

#[test]
fn l05_a_sites_logo_is_a_picture_and_stays_until_another_or_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let file = |name: &str, text: &str| {
        let file = data.join(name);
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    let picture = file("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    add_site(data, "rasff", "RASFF", &["--logo", &picture]);
    let shown = || json(data, &["client", "show", "rasff"])["logo"].clone();
    assert_eq!(shown(), "image/svg+xml");
    let bad = file("bad.svg", "<svg><script/></svg>");
    let refused = sluss(data, &["client", "update", "rasff", "--logo", &bad], "");
    assert_eq!((refused.status.code(), said(&refused).contains("bad.svg: the SVG has a script")), (Some(1), true));
    done(data, &["client", "update", "rasff", "--accent", "#003399"]);
    assert_eq!(shown(), "image/svg+xml", "it was not named");
    done(data, &["client", "update", "rasff", "--logo", ""]);
    assert_eq!(shown(), Value::Null);
    done(data, &["client", "update", "rasff", "--logo", &picture]);
    done(data, &["client", "remove", "rasff"]);
}

#[test]
fn s19_an_update_refuses_what_registering_refuses() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    add_site(data, "one", "RASFF Window", &[]);
    add_site(data, "two", "rasff-window", &["--alike"]);
    add_site(data, "three", "Notices", &[]);
    let refused = |arguments: &[&str]| {
        let output = sluss(data, &[&["client", "update"], arguments].concat(), "");
        (output.status.code(), said(&output))
    };
    let (code, told) = refused(&["three", "--name", "RASFF window"]);
    assert!(code == Some(1) && told.contains("--alike"), "{told}");
    assert!(refused(&["three", "--redirect-uri", "http://evil.example.eu/"]).1.contains("begins with https://"));
    let (code, told) = refused(&["four", "--name", "Four"]);
    assert!(code == Some(1) && told.contains("four is not registered: `sluss client list`"), "{told}");
    assert_eq!(refused(&["three"]).0, Some(2), "nothing was named");
    done(data, &["client", "update", "two", "--factor-age-hours", "1"]);
    done(data, &["client", "update", "three", "--name", "RASFF window", "--alike"]);
}

#[test]
fn the_help_has_groups_and_keeps_settings_apart_from_a_commands_own_options() {
    let folder = tempfile::tempdir().unwrap();
    let help = done(folder.path(), &["--help"]);
    for group in
        ["Serve and check:\n  serve ", "People:\n  user ", "Relying sites:\n  client ", "Keys and copies:\n  keys "]
    {
        assert!(help.contains(group), "{group}: {help}");
    }
    assert_eq!(help.matches("  serve ").count(), 1, "{help}");
    assert!(help.contains("\nSettings:\n") && help.contains("Exit code: 0 done"), "{help}");
    let brief = done(folder.path(), &["client", "update", "-h"]);
    assert!(brief.contains("--redirect-uri") && !brief.contains("--audit-days"), "{brief}");
    let whole = done(folder.path(), &["client", "update", "--help"]);
    assert!(whole.split("\nSettings:\n").nth(1).is_some_and(|settings| settings.contains("--audit-days")), "{whole}");
}
