//! What one script imports from others, by their relative paths.

use super::Arrow;

/// The arrows that leave a script. `path` is the script's own.
pub(super) fn arrows(path: &str, text: &str) -> Vec<Arrow> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let named = code.flat_map(quoted).filter(|name| name.starts_with('.'));
    named.map(|name| (path.to_owned(), beside(path, name), "import".to_owned())).collect()
}

/// What stands in quotes behind `from`, `import` or `import(`.
fn quoted(line: &str) -> Vec<&str> {
    let words = ["from \"", "import \"", "import(\""];
    let after = words.iter().flat_map(|word| line.match_indices(word).map(|(at, found)| &line[at + found.len()..]));
    after.filter_map(|rest| rest.split_once('"')).map(|(name, _)| name).collect()
}

fn beside(path: &str, name: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in name.split('/') {
        match part {
            "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::arrows;

    #[test]
    fn every_way_to_import_is_seen_and_packages_are_not() {
        let text = "import { a } from \"./a.mjs\";\nimport \"../b.mjs\";\nexport * from \"./c/d.mjs\";\nawait import(\"./e.mjs\");\n\
                    import { run } from \"node:test\";\n// import \"./old.mjs\";\n";
        let found: Vec<String> = arrows("tests/e2e/x.mjs", text).into_iter().map(|(_, to, _)| to).collect();
        assert_eq!(found, ["tests/e2e/a.mjs", "tests/b.mjs", "tests/e2e/c/d.mjs", "tests/e2e/e.mjs"]);
    }
}
