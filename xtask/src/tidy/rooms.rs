//! The rooms inside the app: who may look into which.

use super::Source;

const SURFACES: [&str; 4] = ["authenticator", "account", "sign_in", "public_pages"];
const BROWSER: [&str; 3] = ["web_sys", "js_sys", "gloo"];

/// Arrows inside `src/` that must not be. `code` is the file without texts and comments.
pub(super) fn findings(source: &Source, code: &str) -> Vec<String> {
    let Some(inside) = source.path.strip_prefix("src/") else { return Vec::new() };
    let room = inside.split('/').next().unwrap_or_default().trim_end_matches(".rs");
    let mut findings = Vec::new();
    if room != "browser" {
        let named = BROWSER
            .iter()
            .filter(|name| names(code).any(|word| word == **name || word.starts_with(&format!("{name}_"))));
        findings.extend(named.map(|name| format!("{}: `{name}` is named in src/browser alone", source.path)));
    }
    let used = used_rooms(code);
    if SURFACES.contains(&room) {
        let others = SURFACES.iter().filter(|other| **other != room && used.contains(*other));
        findings.extend(
            others.map(|other| format!("{}: uses `{other}`: what two surfaces share stands in ui", source.path)),
        );
    }
    if room == "ui" && used.contains(&"browser") {
        findings.push(format!("{}: ui is props in and callbacks out, and does not use `browser`", source.path));
    }
    findings
}

fn names(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !(c.is_alphanumeric() || c == '_'))
}

/// The modules that stand behind `crate::`, alone or in braces.
fn used_rooms(code: &str) -> Vec<&str> {
    let behind = code.match_indices("crate::").map(|(at, found)| &code[at + found.len()..]);
    behind
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => heads(group),
            None => names(rest).take(1).collect(),
        })
        .collect()
}

/// The first name of each entry of a group in braces: `a::{b, c}, d}` has `a` and `d`.
fn heads(group: &str) -> Vec<&str> {
    let (mut depth, mut begin, mut entries) = (0_i32, 0, Vec::new());
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => {
                entries.push(&group[begin..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                entries.push(&group[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    entries.iter().filter_map(|entry| names(entry.trim()).next()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Source, findings};

    fn found(path: &str, text: &str) -> Vec<String> {
        findings(&Source::new(path, text), text)
    }

    #[test]
    fn the_browser_is_named_in_its_own_room_alone() {
        for name in ["web_sys::Window", "js_sys::Array", "gloo_timers::callback", "gloo::net"] {
            assert_eq!(found("src/account/page.rs", &format!("use {name};")).len(), 1, "{name}");
            assert!(found("src/browser/page.rs", &format!("use {name};")).is_empty());
        }
        assert!(found("crates/qr/src/lib.rs", "use web_sys::Window;").is_empty());
    }

    #[test]
    fn one_surface_does_not_use_another() {
        assert_eq!(found("src/account/page.rs", "use crate::sign_in::Page;").len(), 1);
        assert_eq!(found("src/sign_in.rs", "use crate::{ui::{Field, account}, authenticator::Scan};").len(), 1);
        assert!(found("src/account/page.rs", "use crate::account::Page; use crate::ui::sign_in;").is_empty());
        assert!(found("src/lib.rs", "pub use crate::account::Page;").is_empty());
    }

    #[test]
    fn ui_does_not_use_the_browser() {
        assert_eq!(found("src/ui/field.rs", "use crate::{browser, i18n};").len(), 1);
        assert!(found("src/account/page.rs", "use crate::browser;").is_empty());
    }
}
