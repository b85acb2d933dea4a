//! Texts: each id is once in a file and in every language, something uses it, and every id that is used exists.
//!
//! It knows how texts are requested and how ids are composed; it reads no text.

mod composed;
mod spoken;

use std::collections::{BTreeMap, BTreeSet};

use super::Source;
use composed::Shapes;
use spoken::{Spoken, spoken};

/// The rooms that use a file of texts, besides those that every surface shares.
const SPEAKERS: [(&str, &[&str]); 7] = [
    ("account", &["src/account/"]),
    ("authenticator", &["src/authenticator/"]),
    ("sign-in", &["src/sign_in/", "crates/server/src/"]),
    ("error-page", &["src/sign_in/", "crates/server/src/"]),
    ("public-pages", &["src/public_pages/", "crates/server/src/"]),
    ("messages", &["crates/server/src/"]),
    ("outbox", &["crates/server/src/"]),
];
/// What every surface shares, as far as it is no surface; the second half names kinds of things, for ids that are put together.
const SHARED: [&str; 2] = ["src/", "crates/protocol/src/"];
const NAMES: [&str; 3] = ["src/", "crates/protocol/src/", "crates/domain/src/"];

/// Lists that are closed, whose every name must have a text: where the kind is, what it is called (the type with a `name`, or the macro
/// that makes it), the file of texts, and the ids around the name.
const CLOSED: [(&str, &str, &str, &[&str]); 6] = [
    ("crates/protocol/", "Notice", "sign-in", &["notice-{}"]),
    ("crates/protocol/", "UnavailableReason", "sign-in", &["unavailable-{}", "{}-title", "{}-text"]),
    ("crates/protocol/", "WeakPin", "account", &["pin-{}"]),
    ("crates/protocol/", "Weakness", "account", &["password-{}"]),
    ("crates/domain/", "events", "account", &["event-{}"]),
    ("src/", "ErrorKind", "error-page", &["error-{}-title", "error-{}-text"]),
];

/// Ids by language, of one file of texts such as `account`.
type Ids = BTreeMap<String, BTreeSet<String>>;
/// All of them, by file.
type Texts = BTreeMap<String, Ids>;

/// Everything that is wrong with ids.
pub(super) fn findings(sources: &[Source]) -> Vec<String> {
    let of_texts = || sources.iter().filter(|source| source.path.starts_with("locales/"));
    let mut texts = Texts::new();
    for source in of_texts() {
        let Some((language, file)) = place(&source.path) else { continue };
        texts
            .entry(file.to_owned())
            .or_default()
            .insert(language.to_owned(), ids(&source.text).map(str::to_owned).collect());
    }
    let rust = sources.iter().filter(|source| source.path.ends_with(".rs") && !is_test(&source.path));
    let said: BTreeMap<&str, Spoken> = rust.map(|source| (source.path.as_str(), spoken(&source.text))).collect();
    let inner: BTreeSet<String> = of_texts().flat_map(|source| referred_to(&source.text)).collect();
    let mut findings: Vec<String> = of_texts().flat_map(twice).collect();
    findings.extend(missing_in_a_language(&texts));
    findings.extend(nobody_says(&texts, &said, &inner));
    findings.extend(nowhere(&texts, &said));
    findings.extend(left_out(&texts, &said));
    findings
}

/// `en`, `account` for `locales/en/account.ftl`.
fn place(path: &str) -> Option<(&str, &str)> {
    path.strip_prefix("locales/")?.strip_suffix(".ftl")?.split_once('/')
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.starts_with("tests/") || path.ends_with("/tests.rs")
}

fn ids(text: &str) -> impl Iterator<Item = &str> {
    let ids = text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
    ids.filter(|id| id.starts_with(|first: char| first.is_ascii_lowercase()) && !id.contains(' '))
}

/// The ids that a text takes in: `{ other }`.
fn referred_to(text: &str) -> Vec<String> {
    let inside = text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(inside, _)| inside.trim());
    inside.filter(|id| id.starts_with(|first: char| first.is_ascii_lowercase())).map(str::to_owned).collect()
}

/// If an id were in a file twice, one of the two texts would silently be ignored.
fn twice(source: &Source) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let again = ids(&source.text).filter(|id| !seen.insert(*id));
    again.map(|id| format!("{}: the text `{id}` stands there twice", source.path)).collect()
}

fn missing_in_a_language(texts: &Texts) -> Vec<String> {
    let mut findings = Vec::new();
    for (file, languages) in texts {
        let all: BTreeSet<&String> = languages.values().flatten().collect();
        for (language, ids) in languages {
            let missing = all.iter().filter(|id| !ids.contains(**id));
            findings.extend(missing.map(|id| format!("locales/{language}/{file}.ftl: the text `{id}` is missing")));
        }
    }
    findings
}

/// The quotes of the files that may speak a file of texts.
fn quotes<'a>(said: &'a BTreeMap<&str, Spoken>, speaks: impl Fn(&str) -> bool) -> BTreeSet<&'a str> {
    let speaking = said.iter().filter(|(path, _)| speaks(path));
    speaking.flat_map(|(_, spoken)| spoken.quotes.iter().map(String::as_str)).collect()
}

fn speaks(path: &str, file: &str) -> bool {
    let is_in = |rooms: &[&str]| rooms.iter().any(|room| path.starts_with(room));
    match SPEAKERS.iter().find(|(name, _)| *name == file) {
        Some((_, rooms)) => is_in(rooms) || is_shared(path),
        None => true,
    }
}

fn is_shared(path: &str) -> bool {
    let of_one = SPEAKERS.iter().any(|(_, rooms)| rooms.iter().any(|room| path.starts_with(room)));
    !of_one && SHARED.iter().any(|room| path.starts_with(room))
}

fn nobody_says(texts: &Texts, said: &BTreeMap<&str, Spoken>, inner: &BTreeSet<String>) -> Vec<String> {
    let mut findings = Vec::new();
    for (file, languages) in texts {
        let own = quotes(said, |path| speaks(path, file));
        let names = quotes(said, |path| speaks(path, file) || NAMES.iter().any(|room| path.starts_with(room)));
        let shapes = Shapes::of(&own, &names);
        let unsaid = languages.values().next().into_iter().flatten();
        let unsaid = unsaid.filter(|id| !own.contains(id.as_str()) && !inner.contains(*id) && !shapes.make(id));
        findings.extend(unsaid.map(|id| format!("locales/*/{file}.ftl: nobody says the text `{id}`")));
    }
    findings
}

fn nowhere(texts: &Texts, said: &BTreeMap<&str, Spoken>) -> Vec<String> {
    let mut findings = Vec::new();
    for (path, spoken) in said.iter().filter(|(path, _)| SPEAKERS.iter().any(|(file, _)| speaks(path, file))) {
        let own = texts.iter().filter(|(file, _)| speaks(path, file));
        let ids: BTreeSet<&String> = own.flat_map(|(_, languages)| languages.values().flatten()).collect();
        let nowhere = spoken.asked.iter().filter(|id| !ids.contains(id));
        findings.extend(nowhere.map(|id| format!("{path}: asks for the text `{id}`, which is not there")));
    }
    findings
}

/// Names of closed lists without a text.
fn left_out(texts: &Texts, said: &BTreeMap<&str, Spoken>) -> Vec<String> {
    let mut findings = Vec::new();
    for (room, kind, file, shapes) in CLOSED {
        let Some(ids) = texts.get(file).and_then(|languages| languages.values().next()) else { continue };
        let lists = said.iter().filter(|(path, _)| path.starts_with(room)).flat_map(|(_, spoken)| &spoken.lists);
        let names: BTreeSet<&String> = lists.filter(|(name, _)| name == kind).flat_map(|(_, quotes)| quotes).collect();
        if names.is_empty() {
            findings.push(format!(
                "{room}: has no list `{kind}` any more, which xtask/src/tidy/texts compares with {file}.ftl"
            ));
        }
        let wanted = names.iter().flat_map(|name| shapes.iter().map(|shape| shape.replace("{}", name)));
        let missing = wanted.filter(|id| !ids.contains(id));
        findings.extend(missing.map(|id| format!("locales/*/{file}.ftl: `{kind}` has no text `{id}`")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::{Source, findings};

    /// What is told of an account page and its texts, beside the closed lists.
    fn told(code: &str, english: &str, swedish: &str) -> Vec<String> {
        let sources = [
            Source::new("src/account/page.rs", code),
            Source::new("locales/en/account.ftl", english),
            Source::new("locales/sv/account.ftl", swedish),
        ];
        findings(&sources).into_iter().filter(|finding| !finding.contains("has no list")).collect()
    }

    #[test]
    fn an_id_that_stands_twice_is_told() {
        let texts = "### Texts\nnext = Next\n# back = old\nnext = On\n    next = more of it\n";
        assert_eq!(
            told("fn f() { t.text(\"next\") }", texts, "next = Nästa\n"),
            ["locales/en/account.ftl: the text `next` stands there twice"]
        );
    }

    #[test]
    fn a_text_that_one_language_lacks_is_told() {
        let found =
            told("fn f() { t.text(\"next\"); t.text(\"back\") }", "next = Next\nback = Back\n", "next = Nästa\n");
        assert_eq!(found, ["locales/sv/account.ftl: the text `back` is missing"]);
    }

    #[test]
    fn a_text_that_nobody_says_is_told_and_one_that_another_text_takes_in_is_not() {
        let texts = "next = Next { site }\nsite = Site\nold = Old\n";
        assert_eq!(
            told("fn f() { t.text(\"next\") }", texts, texts),
            ["locales/*/account.ftl: nobody says the text `old`"]
        );
        let in_a_test = "#[cfg(test)] mod tests { fn f() { t.text(\"old\") } }";
        assert_eq!(told(in_a_test, "old = Old\n", "old = Old\n").len(), 1);
    }

    #[test]
    fn a_text_that_is_asked_for_and_not_there_is_told() {
        let found = told("fn f() -> Html { html! { <p>{ t.with(\"gone\", &[]) }</p> } }", "", "");
        assert_eq!(found, ["src/account/page.rs: asks for the text `gone`, which is not there"]);
    }

    #[test]
    fn ids_that_are_put_together_count_for_the_names_that_there_are() {
        let code = "fn f() { t.text(&format!(\"event-{}\", e.name())) } const A: &str = \"signed-in\";";
        let texts = "event-signed-in = In\nevent-gone = Gone\n";
        assert_eq!(told(code, texts, texts), ["locales/*/account.ftl: nobody says the text `event-gone`"]);
    }

    #[test]
    fn every_name_of_a_closed_list_has_a_text() {
        let sources = [
            Source::new("crates/domain/src/audit.rs", "events! { A = \"signed-in\"; B = \"signed-out\"; }"),
            Source::new("src/account/page.rs", "fn f() { format!(\"event-{}\", e) }"),
            Source::new("locales/en/account.ftl", "event-signed-in = In\n"),
        ];
        let found = findings(&sources);
        assert!(
            found.contains(&"locales/*/account.ftl: `events` has no text `event-signed-out`".to_owned()),
            "{found:?}"
        );
    }
}
