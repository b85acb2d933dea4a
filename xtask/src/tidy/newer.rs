//! What four-year-old browsers do not know must have a fallback: a page without it would lose its buttons and borders, or stop. A property
//! that such browsers can safely ignore is allowed anywhere, and is not in the lists.

use super::Source;

/// Parts of CSS, each with the year in which the last large browser learnt it.
const STYLES: [(&str, u16); 18] = [
    ("light-dark(", 2024),
    (":has(", 2023),
    ("color-mix(", 2023),
    ("oklch(", 2023),
    ("oklab(", 2023),
    (" linear(", 2023),
    ("@container", 2023),
    ("@scope", 2025),
    ("@property", 2024),
    ("@starting-style", 2024),
    ("subgrid", 2023),
    (":user-valid", 2023),
    (":user-invalid", 2023),
    (":popover-open", 2024),
    ("dvh", 2022),
    ("svh", 2022),
    ("lvh", 2022),
    ("dvw", 2022),
];

/// Names in scripts, each with the year in which the last large browser learnt it.
const SCRIPTS: [(&str, u16); 21] = [
    ("light-dark(", 2024),
    ("adoptedStyleSheets", 2023),
    ("withResolvers", 2024),
    ("canParse", 2023),
    ("toSorted", 2023),
    ("toReversed", 2023),
    ("toSpliced", 2023),
    ("groupBy", 2024),
    ("fromAsync", 2024),
    ("checkVisibility", 2024),
    ("showPopover", 2024),
    ("togglePopover", 2024),
    ("isWellFormed", 2023),
    ("requestIdleCallback", 2026),
    ("scheduler", 2025),
    ("userActivation", 2023),
    ("startViewTransition", 2025),
    ("ElementInternals", 2023),
    ("attachInternals", 2023),
    ("setHTMLUnsafe", 2024),
    ("parseHTMLUnsafe", 2024),
];

/// Findings in one style sheet or script that browsers get.
pub(super) fn findings(source: &Source) -> Vec<String> {
    if source.path.ends_with(".css") {
        return of_styles(source);
    }
    let scripts = ["static/", "embed/", "examples/", "crates/"];
    let is_script = source.path.ends_with(".js") && scripts.iter().any(|folder| source.path.starts_with(folder));
    if is_script { of_script(source) } else { Vec::new() }
}

fn of_styles(source: &Source) -> Vec<String> {
    let (mut open, mut before, mut findings) = (Vec::<&str>::new(), "", Vec::new());
    for (at, line) in source.text.lines().enumerate() {
        let line = line.trim();
        let mut tell = |what: &str| findings.push(format!("{}:{}: {what}", source.path, at + 1));
        for (part, year) in STYLES.iter().filter(|(part, _)| line.contains(part)) {
            let asked = line.starts_with("@supports") || open.iter().any(|rule| asks_for(rule, part));
            if !asked && !is_said_before(before, line) {
                tell(&format!("`{part}` came in {year}: give what stands in its place, or ask by @supports"));
            }
        }
        if line.starts_with("@media") && line.contains(['<', '>']) {
            tell("ranges in media queries came in 2023: write min-width and max-width");
        }
        if let Some(rule) = line.strip_suffix('{') {
            let within = open.last().is_some_and(|outer| !outer.starts_with('@'));
            if within {
                tell("rules within rules came in 2023: write them side by side");
            }
            open.push(rule.trim());
        } else if line == "}" {
            open.pop();
        }
        before = line;
    }
    findings
}

fn asks_for(rule: &str, part: &str) -> bool {
    rule.starts_with("@supports") && rule.contains(part)
}

/// Whether the line before sets the same property in a way that every browser knows.
fn is_said_before(before: &str, line: &str) -> bool {
    let property = |line: &str| line.split_once(':').map(|(name, _)| name.to_owned());
    line.ends_with(';') && before.ends_with(';') && property(before) == property(line)
}

fn of_script(source: &Source) -> Vec<String> {
    let looks = |name: &str| {
        let text = &source.text;
        text.contains(&format!("\"{name}\" in ")) || text.contains(&format!("{name}?."))
    };
    let found = SCRIPTS.iter().filter(|(name, _)| source.text.contains(name) && !looks(name));
    found.map(|(name, year)| format!("{}: `{name}` came in {year}: look for it first", source.path)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Source, findings};

    fn told(text: &str) -> usize {
        findings(&Source::new("static/styles/a.css", text)).len()
    }

    #[test]
    fn newer_styles_need_something_in_their_place() {
        assert_eq!(told("a {\n  color: light-dark(#000, #fff);\n}\n"), 1);
        assert_eq!(told("a:has(b) {\n  color: #000;\n}\n"), 1);
        assert_eq!(told("@supports selector(:has(*)) {\n  a:has(b) {\n    color: #000;\n  }\n}\n"), 0);
        assert_eq!(told("@supports (gap: 1px) {\n  a:has(b) {\n    color: #000;\n  }\n}\n"), 1);
        assert_eq!(told("a {\n  min-height: 100dvh;\n}\n"), 1);
        assert_eq!(told("a {\n  height: 100vh;\n  min-height: 100dvh;\n}\n"), 1);
        assert_eq!(told("a {\n  min-height: 100vh;\n  min-height: 100dvh;\n}\n"), 0);
    }

    #[test]
    fn newer_grammar_is_found_and_older_is_not() {
        assert_eq!(told("@media (width >= 30rem) {\n  a {\n    top: 0;\n  }\n}\n"), 1);
        assert_eq!(told("@media (min-width: 30rem) {\n  a {\n    top: 0;\n  }\n}\n"), 0);
        assert_eq!(told("a {\n  b {\n    top: 0;\n  }\n}\n"), 1);
        assert_eq!(told("@keyframes turn {\n  to {\n    rotate: 1turn;\n  }\n}\n"), 0);
    }

    #[test]
    fn newer_names_in_scripts_are_looked_for_first() {
        let told = |path: &str, text: &str| findings(&Source::new(path, text)).len();
        assert_eq!(told("embed/a.js", "root.adoptedStyleSheets = [];\n"), 1);
        assert_eq!(told("embed/a.js", "if (\"adoptedStyleSheets\" in document) root.adoptedStyleSheets = [];\n"), 0);
        assert_eq!(told("tests/e2e/a.js", "root.adoptedStyleSheets = [];\n"), 0);
    }
}
