//! How strong a new passphrase looks, by a rough count of what whoever tries them has to try. It is computed here, since a passphrase is sent nowhere, and says
//! too little rather than too much: what it does not know as weak may be weak.

/// Bits of a word of at least four letters: the lists that people draw from have between 2,048 words (BIP 39) and 7,776 (Diceware).
const WORD: u32 = 11;
/// Bits of any other character that goes on from nothing before it.
const CHARACTER: u32 = 5;
/// Bits of a digit.
const DIGIT: u32 = 3;

/// Bits from which a passphrase fills another part of the bar. The derivation makes each try a million times as dear, which is 20 bits more.
const PARTS: [u32; 5] = [1, 24, 34, 44, 55];

/// How many of five parts of a bar are filled.
#[must_use]
pub fn strength(passphrase: &str) -> u32 {
    let bits = bits(passphrase);
    PARTS.iter().filter(|part| bits >= **part).count().try_into().unwrap_or_default()
}

fn bits(passphrase: &str) -> u32 {
    let lower = passphrase.to_lowercase();
    let mut seen: Vec<&str> = Vec::new();
    let mut bits = 0;
    for run in lower.split(|letter: char| letter.is_whitespace() || "-_.,".contains(letter)) {
        if run.is_empty() {
            continue;
        }
        // A word that comes again is nothing new.
        bits += if seen.contains(&run) { 1 } else { of_run(run) };
        seen.push(run);
    }
    bits
}

fn of_run(run: &str) -> u32 {
    let letters = run.chars().all(char::is_alphabetic);
    let by_character = characters(run);
    if letters && run.chars().count() >= 4 { by_character.min(WORD) } else { by_character }
}

/// Each character by itself; one that repeats the one before or follows it in the alphabet or among the digits is hardly any.
fn characters(run: &str) -> u32 {
    let mut before = None;
    run.chars()
        .map(|letter| {
            let step = before.replace(letter).map(|before: char| u32::from(letter).abs_diff(u32::from(before)));
            match step {
                Some(0 | 1) => 1,
                _ if letter.is_numeric() => DIGIT,
                _ => CHARACTER,
            }
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::strength;

    #[test]
    fn words_count_as_words_and_repetition_as_nothing() {
        for (passphrase, parts) in [
            ("", 0),
            ("password", 1),
            ("lösenord lösenord", 1),
            ("aaaaaaaaaaaaaaaaaaaaaa", 1),
            ("123456789012", 1),
            ("abcdefghijkl", 1),
            ("calm water", 1),
            ("calm water stone", 2),
            ("calm water stone bridge", 4),
            ("calm water stone bridge lamp", 5),
            ("kX9#vT2!pQ7z", 4),
        ] {
            assert_eq!(strength(passphrase), parts, "{passphrase}");
        }
    }
}
