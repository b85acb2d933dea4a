//! Functions are short enough to be seen at once.

use super::Source;

/// Lines of a function, from its `fn` to its last brace.
const MOST_LINES: usize = 60;

/// The functions of a file that are too long. `code` is the file without texts and comments.
pub(super) fn findings(source: &Source, code: &str) -> Vec<String> {
    let long = functions(code).into_iter().filter(|function| function.lines > MOST_LINES);
    let tell = |function: Function| {
        let Function { name, at, lines } = function;
        format!("{}:{at}: `{name}` has {lines} lines, {MOST_LINES} at most", source.path)
    };
    long.map(tell).collect()
}

#[derive(Debug, PartialEq, Eq)]
struct Function<'a> {
    name: &'a str,
    /// The line that it begins in, from 1.
    at: usize,
    lines: usize,
}

fn functions(code: &str) -> Vec<Function<'_>> {
    let begins = code.match_indices("fn ").filter(|(at, _)| is_word(code, *at));
    let all = begins.filter_map(|(at, _)| {
        let after = &code[at + 3..];
        let name = after.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().filter(|name| !name.is_empty())?;
        let length = body_end(after)?;
        let lines = after[..length].matches('\n').count() + 1;
        Some(Function { name, at: code[..at].matches('\n').count() + 1, lines })
    });
    all.collect()
}

fn is_word(code: &str, at: usize) -> bool {
    !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// Where the body of a function ends; none for one that only declares.
fn body_end(after: &str) -> Option<usize> {
    let (mut braces, mut others) = (0_i32, 0_i32);
    for (at, character) in after.char_indices() {
        match character {
            '(' | '[' => others += 1,
            ')' | ']' => others -= 1,
            '{' => braces += 1,
            '}' => braces -= 1,
            ';' if braces == 0 && others == 0 => return None,
            _ => {}
        }
        if character == '}' && braces == 0 && others == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Source, findings, functions};

    fn with_lines(lines: usize) -> String {
        format!("fn long() {{\n{}}}\n", "    a();\n".repeat(lines - 2))
    }

    #[test]
    fn a_function_of_61_lines_is_found() {
        let found = |text: &str| findings(&Source::new("src/a.rs", text), text);
        assert_eq!(found(&with_lines(61)), ["src/a.rs:1: `long` has 61 lines, 60 at most"]);
        assert!(found(&with_lines(60)).is_empty());
    }

    #[test]
    fn functions_within_functions_and_declarations_are_told_apart() {
        let code = "trait A {\n fn a(x: [u8; 3]);\n}\nfn b() {\n fn c() {}\n}\nstruct Of(fn (u8) -> u8);\n";
        let found: Vec<_> =
            functions(code).into_iter().map(|function| (function.name, function.at, function.lines)).collect();
        assert_eq!(found, [("b", 4, 3), ("c", 5, 1)]);
    }
}
