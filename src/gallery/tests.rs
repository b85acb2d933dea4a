//! Nothing of `ui` is missing from the gallery.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Sheets, files, specimen::Section, tokens};
use super::{app_parts, buttons, fields, pieces, sign_in_parts};

fn sections() -> Vec<Section> {
    [
        tokens::sections(),
        buttons::sections(),
        fields::sections(),
        pieces::sections(),
        app_parts::sections(),
        sign_in_parts::sections(),
    ]
    .concat()
}

fn shown() -> BTreeSet<String> {
    sections().into_iter().flat_map(|section| section.specimens).flat_map(|specimen| specimen.of).collect()
}

/// Lines of the source files of `ui` before their tests.
fn sources() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let files = std::fs::read_dir(folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    files.map(|text| text.split("#[cfg(").next().unwrap_or_default().to_owned()).collect()
}

/// What `ui` gives away, once for a piece that is had as a function and as a component; properties and what is no piece left out.
fn pieces_of(door: &str) -> BTreeSet<String> {
    let given = door.lines().filter_map(|line| line.strip_prefix("pub use ")?.strip_suffix(';')?.split_once("::"));
    let names: BTreeSet<&str> = given.flat_map(|(_, names)| names.trim_matches(['{', '}']).split(", ")).collect();
    let is_component =
        |name: &str| names.iter().any(|other| *other != name && other.to_lowercase() == name.replace('_', ""));
    let kept = |name: &&&str| !name.ends_with("Props") && **name != "with_default" && !is_component(name);
    names.iter().filter(kept).map(|name| (*name).to_owned()).collect()
}

/// `Kind::Variant` for each variant of the public enums in a file.
fn variants(source: &str) -> BTreeSet<String> {
    let enums = source.split("\npub enum ").skip(1);
    let of = |text: &str| {
        let (kind, rest) = text.split_once(" {").unwrap();
        let body = rest.split("\n}").next().unwrap();
        let names =
            body.lines().filter_map(|line| line.trim().strip_suffix(',').filter(|name| !name.starts_with("//")));
        names.map(|name| format!("{kind}::{name}")).collect::<Vec<_>>()
    };
    enums.flat_map(of).collect()
}

#[test]
fn every_piece_of_ui_is_in_the_gallery() {
    let shown = shown();
    // Enums are shown by their variants, and a variant may have a piece of its own name.
    let kinds: BTreeSet<String> =
        shown.iter().filter_map(|name| name.split_once("::")).map(|(kind, _)| kind.to_owned()).collect();
    let pieces = pieces_of(include_str!("../ui/mod.rs"));
    assert!(pieces.len() > 10, "{pieces:?}");
    let missing: Vec<_> = pieces.iter().filter(|name| !shown.contains(*name) && !kinds.contains(*name)).collect();
    assert!(missing.is_empty(), "not in the gallery: {missing:?}");
}

#[test]
fn every_variant_of_a_piece_is_in_the_gallery() {
    let (shown, all) = (shown(), sources().iter().flat_map(|source| variants(source)).collect::<BTreeSet<_>>());
    assert!(all.contains("Tone::Warning") && all.len() > 25, "{all:?}");
    let missing: Vec<_> = all.difference(&shown).collect();
    assert!(missing.is_empty(), "not in the gallery: {missing:?}");
}

#[test]
fn what_is_missing_would_be_seen() {
    let door = "mod a;\npub use button::{Button, ButtonProps, button};\npub use lamp::lamp;\npub use text_lamp::{TextLamp, text_lamp};\n";
    assert_eq!(pieces_of(door), ["Button", "TextLamp", "lamp"].map(str::to_owned).into());
    let source = "use a;\n\n/// A lamp.\npub enum Lamp {\n    /// Burning.\n    #[default]\n    On,\n    Off,\n}\n\nimpl Lamp {\n    fn a() {\n        b,\n    }\n}\n";
    assert_eq!(variants(source), ["Lamp::Off", "Lamp::On"].map(str::to_owned).into());
}

#[test]
fn no_two_specimens_have_one_name() {
    let sections = sections();
    let names: Vec<String> = sections.iter().flat_map(|section| &section.specimens).map(|one| one.name()).collect();
    let different: BTreeSet<&String> = names.iter().collect();
    assert_eq!(different.len(), names.len());
}

#[test]
fn tokens_are_read_from_the_sheet_with_their_values_at_night() {
    let tokens = tokens::tokens();
    let named = |name: &str| format!("{:?}", tokens.iter().find(|token| token.name == name).unwrap());
    assert_eq!(named("--surface"), "Token { name: \"--surface\", light: \"#ffffff\", dark: Some(\"#12262a\") }");
    assert_eq!(named("--space-4"), "Token { name: \"--space-4\", light: \"1rem\", dark: None }");
}

#[test]
fn the_pages_are_whole_and_show_each_specimen() {
    let sheets = Sheets { app: ".button:hover{color:red}".to_owned(), sign_in: String::new() };
    let [(_, sheet), _, (_, pieces), (_, sign_in)] = files(&sheets);
    assert_eq!(sheet, ".button:hover,.as-hovered .button{color:red}");
    assert!(pieces.contains("class=\"dialog\" open"), "the question lies open");
    assert!(
        pieces.contains("password-toggle") && !pieces.contains("hidden=\"hidden\""),
        "buttons that show a password are seen"
    );
    let both = pieces + &sign_in;
    for name in sections().iter().flat_map(|section| &section.specimens).map(|one| one.name()) {
        assert!(both.contains(&format!("data-specimen=\"{name}\"")), "{name}");
    }
}
