//! Stories speak the product's language: how a page is written is known to its page object. A selector or a script for the page in a story is
//! a finding.

use super::Source;

const STORIES: &str = "tests/e2e/stories/";

/// How a driver finds things in a page, or runs a script there.
const CALLS: [&str; 20] = [
    ".locator(",
    ".frameLocator(",
    ".getByRole(",
    ".getByLabel(",
    ".getByText(",
    ".getByTitle(",
    ".getByAltText(",
    ".getByTestId(",
    ".getByPlaceholder(",
    ".waitForSelector(",
    ".waitForFunction(",
    ".evaluate(",
    ".evaluateAll(",
    ".evaluateHandle(",
    ".addScriptTag(",
    ".findElement",
    ".$(",
    ".$$(",
    "querySelector",
    "getElementById",
];

/// Calls that take a selector where what stories have in their hands takes none.
const BY_SELECTOR: [&str; 8] =
    [".click(", ".dblclick(", ".check(", ".hover(", ".textContent(", ".innerText(", ".inputValue(", ".isVisible("];

/// Findings in one story.
pub(super) fn findings(source: &Source) -> Vec<String> {
    if !source.path.starts_with(STORIES) {
        return Vec::new();
    }
    let told =
        |at: usize, what: &str| format!("{}:{at}: `{what}`: tests/e2e/pages knows how pages are written", source.path);
    let calls = source.text.lines().enumerate().flat_map(|(at, line)| {
        let found = CALLS.iter().filter(|call| line.contains(**call));
        let given = BY_SELECTOR.iter().filter(|call| takes_text(line, call));
        found.chain(given).map(move |call| told(at + 1, call))
    });
    let texts = texts(&source.text);
    let selectors = texts.iter().filter(|(_, text)| is_selector(text)).map(|(at, text)| told(*at, text));
    calls.chain(selectors).collect()
}

/// Whether a call is given a text first.
fn takes_text(line: &str, call: &str) -> bool {
    line.match_indices(call).any(|(at, _)| line[at + call.len()..].starts_with(['"', '`', '\'']))
}

/// `#id`, `.class`, `[attribute]`, `tag[attribute=value]`, and what says itself that it is one.
fn is_selector(text: &str) -> bool {
    let of_name = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase());
    // A name may be put together; what is in square brackets then is mostly a list.
    let begins = ["#", "#$", ".", ".$", "["].iter().any(|mark| match text.strip_prefix(*mark) {
        Some(rest) => mark.ends_with('$') || of_name(rest),
        None => false,
    });
    let attribute = text.split('[').skip(1).any(|rest| {
        rest.find('=').is_some_and(|end| end > 0 && rest[..end].chars().all(|c| c.is_ascii_lowercase() || c == '-'))
    });
    begins || attribute || ["css=", "text=", "xpath="].iter().any(|engine| text.starts_with(engine))
}

/// The texts of a script, each with the line that it begins in. A text in double quotes ends with its line, if nothing else ends it: then
/// it was none, but a quote in a pattern.
fn texts(script: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // The quote that ends the text, the line in which it began, and what stands in it.
    let mut open: Option<(char, usize, String)> = None;
    for (at, line) in script.lines().enumerate() {
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            match &mut open {
                Some((quote, begun, text)) if c == *quote => {
                    found.push((*begun, std::mem::take(text)));
                    open = None;
                }
                Some((_, _, text)) => {
                    text.push(c);
                    if c == '\\' {
                        text.extend(rest.next());
                    }
                }
                None if c == '/' && rest.peek() == Some(&'/') => break,
                None if c == '"' || c == '`' => open = Some((c, at + 1, String::new())),
                None => {}
            }
        }
        open = open.filter(|(quote, ..)| *quote == '`');
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{CALLS, Source, findings};

    fn told(path: &str, text: &str) -> usize {
        findings(&Source::new(path, text)).len()
    }

    #[test]
    fn a_story_that_looks_into_a_page_is_found() {
        for call in CALLS {
            let text = format!("await desk{call}1);\n");
            assert_eq!(told("tests/e2e/stories/pin.test.mjs", &text), 1, "{call}");
            assert_eq!(told("tests/e2e/pages/sign-in.mjs", &text), 0, "{call}");
        }
        assert_eq!(told("tests/e2e/stories/pin.test.mjs", "await desk.click(\"button\");\n"), 1);
        assert_eq!(told("tests/e2e/stories/pin.test.mjs", "await account.cog.click();\n"), 0);
    }

    #[test]
    fn a_selector_in_a_story_is_found() {
        for selector in
            ["#person", ".notice-error", "[name=email]", "input[data-managed=yes]", "css=main", "[data-screen]"]
        {
            for quote in ['"', '`'] {
                let text = format!("// It is \"there\".\nconst where = {quote}{selector}{quote};\n");
                assert_eq!(told("tests/e2e/stories/pin.test.mjs", &text), 1, "{selector}");
            }
        }
    }

    #[test]
    fn what_only_looks_like_a_selector_is_none() {
        for text in [
            "import { pc } from \"../support/browser.mjs\";\n",
            "const told = \"a\".replace(\"b\", `c`);\n",
            "await hand.goto(`${demo.issuer}/app/#Aabc`);\n",
            "const [, icon] = /rel=\"icon\" href=\"([^\"]+)\"/.exec(page);\nconst a = \"b\";\n",
            "// As in \"#person\".\n",
            "const list = `[${one}, two]`;\n",
        ] {
            assert_eq!(told("tests/e2e/stories/pin.test.mjs", text), 0, "{text}");
        }
    }
}
