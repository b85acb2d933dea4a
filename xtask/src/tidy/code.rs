//! Rust source with everything but code blanked out: comments, strings, characters. Lines and columns stay where they are.

/// What the reader is in the middle of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum In {
    Code,
    Line,
    /// How many block comments are open, since they nest.
    Block(usize),
    Text,
    /// Ends with a quote and as many `#`.
    Raw(usize),
}

/// The code, with a space for each byte of anything else.
pub(super) fn only(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let (mut state, mut at) = (In::Code, 0);
    while at < bytes.len() {
        let (next, length) = step(state, &bytes[at..], out.last().copied());
        let is_code = state == In::Code && next == In::Code && length == 1;
        for &byte in &bytes[at..bytes.len().min(at + length)] {
            out.push(if is_code || byte == b'\n' { byte } else { b' ' });
        }
        (state, at) = (next, at + length);
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// What comes next, and after how many bytes.
fn step(state: In, rest: &[u8], before: Option<u8>) -> (In, usize) {
    match state {
        In::Code => in_code(rest, before),
        In::Line => (if rest[0] == b'\n' { In::Code } else { In::Line }, 1),
        In::Block(depth) if rest.starts_with(b"/*") => (In::Block(depth + 1), 2),
        In::Block(depth) if rest.starts_with(b"*/") => (if depth == 1 { In::Code } else { In::Block(depth - 1) }, 2),
        In::Text if rest[0] == b'\\' => (In::Text, 2),
        In::Text if rest[0] == b'"' => (In::Code, 1),
        In::Raw(marks) if rest[0] == b'"' && hashes(&rest[1..]) >= marks => (In::Code, 1 + marks),
        other => (other, 1),
    }
}

fn in_code(rest: &[u8], before: Option<u8>) -> (In, usize) {
    let in_a_name = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match rest {
        [b'/', b'/', ..] => (In::Line, 2),
        [b'/', b'*', ..] => (In::Block(1), 2),
        [b'"', ..] => (In::Text, 1),
        [b'r', ..] if !in_a_name || before == Some(b'b') => {
            let marks = hashes(&rest[1..]);
            if rest.get(1 + marks) == Some(&b'"') { (In::Raw(marks), 2 + marks) } else { (In::Code, 1) }
        }
        [b'\'', ..] => (In::Code, character(rest)),
        _ => (In::Code, 1),
    }
}

/// How long a character is; 1 for the `'` of a lifetime.
fn character(rest: &[u8]) -> usize {
    let end = match rest {
        [_, b'\\', ..] => rest[3.min(rest.len())..].iter().position(|&byte| byte == b'\'').map(|at| at + 4),
        _ => rest.iter().take(6).skip(2).position(|&byte| byte == b'\'').map(|at| at + 3),
    };
    let is_lifetime =
        matches!(rest, [_, first, second, ..] if (first.is_ascii_alphabetic() || *first == b'_') && *second != b'\'');
    end.filter(|_| !is_lifetime).unwrap_or(1)
}

fn hashes(rest: &[u8]) -> usize {
    rest.iter().take_while(|&&byte| byte == b'#').count()
}

#[cfg(test)]
mod tests {
    use super::only;

    fn words(text: &str) -> Vec<String> {
        only(text).split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn comments_and_texts_are_blank() {
        assert_eq!(words("a // b {\nc /* d /* e */ f */ g"), ["a", "c", "g"]);
        assert_eq!(words("a \"b \\\" {\" c r#\"d \" e\"# f br\"g\" h"), ["a", "c", "f", "b", "h"]);
    }

    #[test]
    fn characters_are_blank_and_lifetimes_are_not() {
        assert_eq!(words("a '{' b '\\'' c '\\u{7b}' d 'ℹ' e"), ["a", "b", "c", "d", "e"]);
        assert_eq!(words("fn a<'a>(b: &'a str) {}"), ["fn", "a<'a>(b:", "&'a", "str)", "{}"]);
    }

    #[test]
    fn lines_stay_where_they_are() {
        let text = "a\n/* b\nc */\n\"d\ne\"\nf";
        assert_eq!(only(text).lines().count(), text.lines().count());
        assert_eq!(only(text).len(), text.len());
    }
}
