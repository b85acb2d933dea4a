//! docs/benchmarks.md: numbers by machine, notes by hand. A note is between two marks, and is kept.

use crate::files;
use crate::runner::Runner;
use std::path::Path;

const INTRODUCTION: &str = "\
# Benchmarks

Written by `cargo xtask bench`, which keeps what stands between the marks `note` and `end`.
Machines differ and are noisy: compare only numbers of one run, and look at ratios.";

pub(super) fn page(machine: &str, sections: &[String]) -> String {
    format!("{INTRODUCTION}\n\n{machine}\n\n{}\n", sections.join("\n\n"))
}

/// The measurement under one title, with the note that the page had `before`.
pub(super) fn section(name: &str, title: &str, measured: &str, before: &str) -> String {
    let (open, end) = (format!("<!-- note {name} -->"), "<!-- end -->");
    let note = before.split_once(&open).and_then(|(_, rest)| rest.split_once(end)).map_or("\n", |(note, _)| note);
    // A Markdown table is left as it is.
    let is_table = measured.lines().any(|line| line.starts_with("|---"));
    let shown = if is_table { measured.to_owned() } else { format!("```text\n{measured}\n```") };
    format!("## {title}\n\n`cargo xtask bench {name}`\n\n{shown}\n\n{open}{note}{end}")
}

/// The date and the machine.
pub(super) fn machine() -> Result<String, String> {
    let date = Runner::new("date").args(["-u", "+%Y-%m-%d"]).ask()?;
    let cores = Runner::new("nproc").ask()?;
    let rust = Runner::new("rustc").arg("--version").ask()?;
    let browser = Runner::new("chromium").arg("--version").ask().unwrap_or_else(|_| "no Chromium".to_owned());
    let processor = files::read_text(Path::new("/proc/cpuinfo")).ok().and_then(|text| model(&text)).unwrap_or_default();
    let all = [date.trim(), &format!("{} × {processor}", cores.trim()), rust.trim(), browser.trim()];
    Ok(all.join(" · "))
}

fn model(text: &str) -> Option<String> {
    let line = text.lines().find(|line| line.starts_with("model name"))?;
    line.split_once(':').map(|(_, name)| name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{model, section};

    #[test]
    fn notes_are_kept_and_numbers_are_not() {
        let first = section("codes", "Codes", "1 per second", "");
        let noted = first.replace("<!-- note codes -->\n", "<!-- note codes -->\nSlow, because.\n");
        let second = section("codes", "Codes", "2 per second", &noted);
        assert!(second.contains("2 per second") && second.contains("Slow, because.") && !second.contains("1 per"));
        assert!(!section("qr", "QR", "3", &noted).contains("Slow"), "a note belongs to its own section");
    }

    #[test]
    fn tables_are_shown_as_tables_and_the_rest_as_text() {
        assert!(!section("codes", "Codes", "| code |\n|---|\n| 1 |", "").contains("```"));
        assert!(section("codes", "Codes", "code 1", "").contains("```text"));
    }

    #[test]
    fn the_processor_is_named() {
        assert_eq!(model("processor\t: 0\nmodel name\t: Abacus 7\n").as_deref(), Some("Abacus 7"));
    }
}
