//! How a list or a single thing is shown: aligned for people, or as JSON for programs (docs/operating.md). Knows no subcommand.

use std::io::{ErrorKind, Write};

use clap::Args;
use comfy_table::presets::NOTHING;
use comfy_table::{ContentArrangement, Table};
use serde::Serialize;
use sluss_delivery::io_error::in_words;

/// Which of the two an operator asks for.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(super) struct Output {
    /// Print JSON for programs instead of a table
    #[arg(long)]
    json: bool,
}

/// A line of a list. Serialised, it is an object of the JSON array.
pub(super) trait Row: Serialize {
    /// The headings of the columns.
    const HEADINGS: &'static [&'static str];

    /// What stands in each column; nothing shows as a hyphen.
    fn cells(&self) -> Vec<String>;
}

impl Output {
    /// Prints a list, with its headings even if nothing is in it.
    ///
    /// # Errors
    /// A sentence about standard output.
    pub(super) fn list<R: Row>(self, rows: &[R]) -> Result<(), String> {
        if self.json {
            return json(&rows);
        }
        let mut table = table();
        table.set_header(R::HEADINGS);
        table.add_rows(rows.iter().map(|row| row.cells().iter().map(|cell| shown(cell)).collect::<Vec<_>>()));
        print(&laid_out(table))
    }

    /// Prints one thing: what is said about it, each with a label, which may be empty to continue the one before.
    ///
    /// # Errors
    /// A sentence about standard output.
    pub(super) fn one<T: Serialize>(self, thing: &T, said: &[(&str, String)]) -> Result<(), String> {
        if self.json {
            return json(thing);
        }
        let mut table = table();
        table.add_rows(said.iter().map(|(label, text)| [(*label).to_owned(), shown(text)]));
        print(&laid_out(table))
    }
}

fn json<T: Serialize>(thing: &T) -> Result<(), String> {
    print(&serde_json::to_string_pretty(thing).expect("what is shown consists of texts, numbers and lists"))
}

/// Without lines, and as wide as what is in it: every entry stays on one line, as programs that read lines expect.
fn table() -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    table
}

fn laid_out(mut table: Table) -> String {
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table.trim_fmt()
}

/// A cell's text, in which nothing can move a terminal's cursor or begin a line (M03).
fn shown(text: &str) -> String {
    if text.is_empty() { "-".to_owned() } else { text.replace(char::is_control, "?") }
}

/// Prints a text and a line's end. A reader that has seen enough, such as `head`, is no error.
pub(super) fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("standard output cannot be written: {}", in_words(&error)))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{laid_out, shown, table};

    #[test]
    fn m03_an_entry_is_one_line_whatever_stands_in_it() {
        assert_eq!(shown("Fire\nfox\u{1b}[31m\u{9b}"), "Fire?fox?[31m?");
        assert_eq!(shown(""), "-");
    }

    #[test]
    fn columns_are_aligned_by_what_people_see() {
        let mut table = table();
        table.set_header(["NAME", "STATE"]);
        table.add_row(["Åsa 日本", "active"]);
        table.add_row(["Bo", "disabled"]);
        assert_eq!(laid_out(table), "NAME      STATE\nÅsa 日本  active\nBo        disabled");
    }
}
