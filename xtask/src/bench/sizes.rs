//! What a browser loads before a surface can be used, in bytes: as it is, and compressed.

use std::collections::BTreeMap;
use std::path::Path;

use crate::web::{self, Mode};
use crate::{files, paths};

/// A surface and the names of what it loads first; a document's own bytes count if it is a file.
const FIRST: [(&str, Option<&str>, &[&str]); 3] = [
    ("sign-in", None, &["styles/sign-in.css", "sign_in.js", "sign_in.wasm"]),
    (
        "authenticator",
        Some("app.html"),
        &["styles/app.css", "authenticator.js", "authenticator.wasm", "locales/en/authenticator.json"],
    ),
    ("account", Some("account.html"), &["styles/app.css", "account.js", "account.wasm", "locales/en/account.json"]),
];

/// The files by their names without digests.
fn assets(folder: &Path) -> Result<BTreeMap<String, String>, String> {
    serde_json::from_slice(&files::read(&folder.join("assets.json"))?).map_err(|error| error.to_string())
}

/// A Markdown table of the authenticator's program and those that it starts in workers, in kB of brotli.
pub(super) fn of_programs() -> Result<String, String> {
    let folder = web::web(Mode::Release)?;
    let names = assets(&folder)?;
    let mut lines = vec!["| program | kB, wasm, brotli |\n|---|---:|".to_owned()];
    for program in web::programs().filter(|program| program.page == "index.html") {
        // A part's name begins with its program's.
        let own = |name: &str| name.strip_prefix(program.binary).is_some_and(|rest| rest.starts_with('.'));
        for (name, path) in names.iter().filter(|(name, _)| own(name) && name.ends_with(".wasm")) {
            let [_, _, brotli] = of_file(&folder.join(path.trim_start_matches('/')))?;
            lines.push(format!("| {} | {:.1} |", name.trim_end_matches(".wasm"), brotli as f64 / 1_000.0));
        }
    }
    Ok(lines.join("\n"))
}

/// One line for each surface, and one for the element that sites load.
pub(super) fn sizes() -> Result<String, String> {
    let folder = web::web(Mode::Release)?;
    let names = assets(&folder)?;
    let mut lines = vec![format!("{:<16}{:>10}{:>10}{:>10}  files", "bytes", "raw", "gzip", "brotli")];
    for (surface, document, assets) in FIRST {
        let mut all: Vec<&str> = document.into_iter().collect();
        for name in assets {
            all.push(
                names.get(*name).ok_or_else(|| format!("{name} is not among the assets"))?.trim_start_matches('/'),
            );
        }
        let sums = all.iter().map(|path| of_file(&folder.join(path))).sum_up()?;
        lines.push(line(surface, sums, all.len()));
    }
    let element = paths::root().join("embed/sluss-sign-in.js");
    if element.is_file() {
        let copy = paths::web().join("embed/sluss-sign-in.js");
        files::write(&copy, files::read(&element)?)?;
        web::compress(&paths::web().join("embed"))?;
        lines.push(line("embed element", of_file(&copy)?, 1));
    }
    lines.push(
        "sign-in: the document is rendered for each request and comes on top (`first-screen` counts it)".to_owned(),
    );
    Ok(lines.join("\n"))
}

/// Bytes as they are, by gzip and by brotli.
type Sizes = [u64; 3];

fn of_file(file: &Path) -> Result<Sizes, String> {
    let size = |path: &Path| std::fs::metadata(path).map(|data| data.len());
    let raw = size(file).map_err(|error| format!("{}: {error}", file.display()))?;
    // A file that does not shrink has no compressed sibling.
    let sibling = |ending: &str| size(Path::new(&format!("{}.{ending}", file.display()))).unwrap_or(raw);
    Ok([raw, sibling("gz"), sibling("br")])
}

fn line(name: &str, [raw, gzip, brotli]: Sizes, files: usize) -> String {
    format!("{name:<16}{raw:>10}{gzip:>10}{brotli:>10}  {files}")
}

trait SumUp {
    fn sum_up(self) -> Result<Sizes, String>;
}

impl<I: Iterator<Item = Result<Sizes, String>>> SumUp for I {
    fn sum_up(mut self) -> Result<Sizes, String> {
        self.try_fold([0; 3], |sum: Sizes, sizes| sizes.map(|sizes| std::array::from_fn(|at| sum[at] + sizes[at])))
    }
}

#[cfg(test)]
mod tests {
    use super::{SumUp, line};

    #[test]
    fn sizes_are_added_column_by_column() {
        let all = [Ok([3, 2, 1]), Ok([30, 20, 10])];
        assert_eq!(all.into_iter().sum_up(), Ok([33, 22, 11]));
        assert_eq!(
            line("sign-in", [33, 22, 11], 2).split_whitespace().collect::<Vec<_>>(),
            ["sign-in", "33", "22", "11", "2"]
        );
    }
}
