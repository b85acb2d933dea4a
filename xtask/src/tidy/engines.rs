//! One SQL text for both engines: only the code that opens the pool asks which engine it is.

use super::Source;

/// Where the pool is opened.
const OPENED: &str = "crates/storage/src/open.rs";
const ENGINES: [&str; 2] = ["sqlite", "postgres"];

/// Places where a file does different things on the two engines. `code` is the file without strings and comments.
pub(super) fn findings(source: &Source, code: &str) -> Vec<String> {
    if !source.path.starts_with("crates/storage/src/") || source.path == OPENED {
        return Vec::new();
    }
    let asks = code.lines().enumerate().filter(|(_, line)| ["if ", "match "].iter().any(|word| asks(line, word)));
    asks.map(|(at, _)| format!("{}:{}: asks which engine it is, which {OPENED} knows alone", source.path, at + 1))
        .collect()
}

/// `if sqlite {`, `if !self.is_sqlite() {`, `match postgres {`: a condition that is an engine's name and nothing else.
fn asks(line: &str, word: &str) -> bool {
    let conditions = line.match_indices(word).map(|(at, found)| &line[at + found.len()..]);
    let mut names = conditions.filter_map(|rest| {
        let condition = rest.split('{').next()?.trim().trim_start_matches('!').trim_end_matches("()");
        condition.rsplit(['.', ':']).next()
    });
    names.any(|name| ENGINES.contains(&name.trim_start_matches("is_")))
}

#[cfg(test)]
mod tests {
    use super::{OPENED, Source, findings};

    #[test]
    fn an_engine_that_is_asked_for_outside_is_found() {
        let told = |path: &str, code: &str| findings(&Source::new(path, code), code).len();
        for code in [
            "if sqlite { a } else { b }",
            "if !self.is_sqlite() {",
            "let a = match db::postgres {",
            "} else if sqlite {",
        ] {
            assert_eq!(told("crates/storage/src/tables/accounts.rs", code), 1, "{code}");
            assert_eq!(told(OPENED, code), 0);
        }
        assert_eq!(told("crates/storage/src/apply.rs", "if left { sqlite() }"), 0);
    }
}
