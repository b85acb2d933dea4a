//! Every line that a server in service can write to its log stands in the table of docs/logging.md, with its level and its fields, and no other
//! line does. What debug and trace say is never written (`crates/server/src/cli/serve/mod.rs`), and so not listed.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{Visit, visit_macro};

use super::Source;

const PAGE: &str = "docs/logging.md";
const LEVELS: [&str; 3] = ["error", "warn", "info"];

/// A row of the table: level, event, message, fields.
type Row = [String; 4];

/// Lines without a row, and rows without a line.
pub(super) fn findings(sources: &[Source]) -> Vec<String> {
    let Some(page) = sources.iter().find(|source| source.path == PAGE) else {
        return Vec::new();
    };
    let code: BTreeSet<Row> = sources.iter().filter(|source| writes_logs(&source.path)).flat_map(lines).collect();
    let told = rows(&page.text);
    let missing = code.difference(&told).map(|row| format!("{PAGE}: it lacks the line {}", written(row)));
    let stale = told.difference(&code).map(|row| format!("{PAGE}: nothing writes the line {}", written(row)));
    missing.chain(stale).collect()
}

/// Only crates that a server is made of write to its log.
fn writes_logs(path: &str) -> bool {
    let in_crate = path.strip_prefix("crates/").and_then(|rest| rest.split_once('/'));
    in_crate.is_some_and(|(name, rest)| name != "testkit" && rest.starts_with("src/") && path.ends_with(".rs"))
}

/// As it has to stand in the table.
fn written([level, event, message, fields]: &Row) -> String {
    format!("| {level} | {event} | {message} | {fields} |")
}

fn rows(page: &str) -> BTreeSet<Row> {
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let rows = page.lines().filter(|line| LEVELS.iter().any(|level| line.starts_with(&format!("| {level} |"))));
    rows.filter_map(|line| cells(line).into_iter().take(4).collect::<Vec<_>>().try_into().ok()).collect()
}

fn lines(source: &Source) -> Vec<Row> {
    let mut lines = Lines::default();
    if let Ok(file) = syn::parse_file(&source.text) {
        lines.visit_file(&file);
    }
    lines.0
}

#[derive(Default)]
struct Lines(Vec<Row>);

impl<'ast> Visit<'ast> for Lines {
    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        let path: Vec<String> = called.path.segments.iter().map(|part| part.ident.to_string()).collect();
        match path.as_slice() {
            [library, level] if library == "tracing" && LEVELS.contains(&level.as_str()) => {
                self.0.push(row(level, called.tokens.clone()));
            }
            _ => visit_macro(self, called),
        }
    }
}

fn row(level: &str, tokens: TokenStream) -> Row {
    let (mut event, mut message, mut fields) = (String::new(), String::new(), Vec::new());
    for argument in arguments(tokens) {
        match argument.as_slice() {
            // What comes after the message only fills it in.
            [TokenTree::Literal(text), ..] => {
                message = constant_part(&text.to_string());
                break;
            }
            [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(text)] if name == "event" => {
                event = format!("`{}`", text.to_string().trim_matches('"'));
            }
            [TokenTree::Punct(_), TokenTree::Ident(name), ..] | [TokenTree::Ident(name), ..] => {
                fields.push(format!("`{name}`"));
            }
            _ => {}
        }
    }
    [level.to_owned(), event, message, fields.join(", ")]
}

/// What stands between the commas.
fn arguments(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let all: Vec<TokenTree> = tokens.into_iter().collect();
    all.split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',')).map(<[_]>::to_vec).collect()
}

/// The message in one line, with `…` for what differs each time.
fn constant_part(literal: &str) -> String {
    let text = literal.trim_matches('"').replace("\\\n", "\n");
    let mut text = text.lines().map(str::trim_start).collect::<String>();
    while let Some((before, (_, after))) = text.split_once('{').and_then(|(a, rest)| Some((a, rest.split_once('}')?))) {
        text = format!("{before}…{after}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Source, findings};

    fn told(code: &str, page: &str) -> Vec<String> {
        findings(&[Source::new("crates/server/src/a.rs", code), Source::new("docs/logging.md", page)])
    }

    const CODE: &str = r#"fn f() { tracing::warn!(event = "full", %network, most = room.most, "a place: {}", x); }"#;

    #[test]
    fn a_line_has_its_row_with_level_event_message_and_fields() {
        assert!(told(CODE, "| warn | `full` | a place: … | `network`, `most` | do this |\n").is_empty());
        for other in [
            "",
            "| info | `full` | a place: … | `network`, `most` | |",
            "| warn | `fuller` | a place: … | `network`, `most` | |",
            "| warn | `full` | a room: … | `network`, `most` | |",
            "| warn | `full` | a place: … | `network` | |",
        ] {
            let found = told(CODE, other);
            assert!(found[0].contains("| warn | `full` | a place: … | `network`, `most` |"), "{found:?}");
            assert_eq!(found.len(), if other.is_empty() { 1 } else { 2 });
        }
    }

    #[test]
    fn messages_over_several_lines_are_one_and_quiet_levels_are_not_listed() {
        let code = "fn f() { match x { A => tracing::error!(\"one \\\n   line\"), B => tracing::debug!(\"quiet\") } }";
        assert!(told(code, "| error | | one line | | |\n").is_empty());
        let tests = Source::new("crates/testkit/src/a.rs", CODE);
        assert!(findings(&[tests, Source::new("docs/logging.md", "")]).is_empty());
    }
}
