//! Style sheets: one file for each surface, so that no `@import` costs a request of its own.

use std::path::Path;

use crate::files;

/// A style sheet in which each line `@import "other.css";` is replaced by the file that it names.
pub(super) fn inlined(file: &Path) -> Result<String, String> {
    let folder = file.parent().ok_or_else(|| format!("{} stands in no folder", file.display()))?;
    let text = files::read_text(file)?;
    let lines = text.lines().map(|line| match imported(line) {
        Some(name) => inlined(&folder.join(name)),
        None => Ok(format!("{line}\n")),
    });
    lines.collect()
}

fn imported(line: &str) -> Option<&str> {
    line.strip_prefix("@import \"")?.strip_suffix("\";")
}

#[cfg(test)]
mod tests {
    use super::{imported, inlined};
    use crate::{files, paths};

    #[test]
    fn only_whole_lines_are_imports() {
        assert_eq!(imported("@import \"tokens.css\";"), Some("tokens.css"));
        assert_eq!(imported("@import url(tokens.css);"), None);
        assert_eq!(imported("a { content: \"x\"; }"), None);
    }

    #[test]
    fn an_imported_sheet_stands_where_it_was_named() {
        let folder = paths::target().join("xtask-tests/styles");
        files::write(&folder.join("a.css"), "@import \"b.css\";\na {}\n").unwrap();
        files::write(&folder.join("b.css"), "b {}").unwrap();
        assert_eq!(inlined(&folder.join("a.css")).as_deref(), Ok("b {}\na {}\n"));
    }
}
