//! How many guesses a password takes, according to zxcvbn: it knows the lists, names, words, dates and keyboard patterns that programs try
//! first. One password at a time: none is worth a second core (A07).

use std::panic::{AssertUnwindSafe, catch_unwind};

use async_trait::async_trait;
use sluss_domain::ports::busy::Busy;
use sluss_domain::ports::password::{Guess, Guesser};
use sluss_protocol::password::{ACCEPTED, Weakness};
use zeroize::Zeroizing;
use zxcvbn::feedback::Warning;

use super::bounded_pool::BoundedPool;

/// How many passwords may wait; further ones get [`Busy`].
const QUEUE: usize = 64;

/// Judges passwords with zxcvbn.
#[derive(Debug)]
pub struct Zxcvbn(BoundedPool);

impl Default for Zxcvbn {
    fn default() -> Self {
        Self(BoundedPool::new(1, QUEUE))
    }
}

#[async_trait]
impl Guesser for Zxcvbn {
    async fn guess(&self, part: Zeroizing<String>, words: Vec<String>) -> Result<Guess, Busy> {
        self.0.run(move || look_at(&part, &words)).await
    }
}

fn look_at(part: &str, words: &[String]) -> Guess {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // A fault in the library must not count against a password, which has already met our own rules.
    let found = catch_unwind(AssertUnwindSafe(|| zxcvbn::zxcvbn(part, &words)));
    let Ok(found) = found else {
        tracing::error!("a password could not be judged");
        return Guess { score: ACCEPTED, weakness: None };
    };
    let warning = found.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    Guess { score: u8::from(found.score()).into(), weakness: warning.map(weakness) }
}

const fn weakness(warning: Warning) -> Weakness {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => Weakness::Keyboard,
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            Weakness::Repeat
        }
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => Weakness::Similar,
        Warning::SequencesLikeAbcAreEasyToGuess => Weakness::Run,
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => Weakness::Date,
        Warning::AWordByItselfIsEasyToGuess => Weakness::Word,
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess | Warning::CommonNamesAndSurnamesAreEasyToGuess => {
            Weakness::Name
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use sluss_domain::model::password::Password;
    use sluss_domain::ports::busy::Busy;
    use sluss_domain::ports::password::{Guess, Guesser};
    use sluss_protocol::password::{ACCEPTED, STRONGEST, Weakness};

    use super::{BoundedPool, Zxcvbn, look_at};

    fn guess(part: &str) -> Guess {
        look_at(part, &["anna".to_owned(), "anna lindgren".to_owned()])
    }

    #[test]
    fn a03_what_the_list_of_common_ones_misses_is_found_with_its_reason() {
        for (password, weakness) in [
            ("aaaaaaaaaaaaaaaz", Weakness::Repeat),
            ("hejhejhejhejhej", Weakness::Repeat),
            ("abcdefghijklmno", Weakness::Run),
            ("qwerty1234567890", Weakness::Similar),
            ("zxcvbnm,./", Weakness::Keyboard),
            ("rhinoceros", Weakness::Word),
            ("margaret", Weakness::Name),
            ("2026-11-24", Weakness::Date),
        ] {
            let found = guess(password);
            assert!(found.score < ACCEPTED, "{password}: {found:?}");
            assert_eq!(found.weakness, Some(weakness), "{password}");
        }
        assert!(guess("annaannaannaanna").score < ACCEPTED, "the person's own name");
    }

    #[test]
    fn a02_no_kind_of_sign_is_needed() {
        for password in ["fyra lugna ord i rad", "gurkmejavindarna", "åtta ord", "🦀🐙🦑🐡🐠🐟🐬🐳", "kåxq7ä!ö"]
        {
            assert!(guess(password).score >= ACCEPTED, "{password}: {:?}", guess(password));
        }
        assert_eq!(guess("fyra lugna ord i rad"), Guess { score: STRONGEST, weakness: None });
    }

    /// What was hard for such programs: repeats of repeats, changed letters, many bytes in a letter, no letters at all.
    #[test]
    fn m05_nothing_that_can_be_typed_breaks_it() {
        let kinds = [
            "a",
            "ab",
            "aab",
            "4@8({[<3369$5+7%20",
            "12345678901231990",
            "é\u{301}",
            "👩‍👩‍👧‍👦",
            "\u{0}\n\r\u{2028}",
            "ΩСß",
            "19/1/1.1-1 ",
            "\u{202e}abc\u{feff}",
        ];
        for first in kinds {
            for second in kinds {
                let text: String = format!("{first}{second}").chars().cycle().take(Password::JUDGED).collect();
                let judged = zxcvbn::zxcvbn(&text, &[first, second]);
                assert!(judged.guesses() > 0, "{text:?}");
            }
        }
        assert_eq!(guess("").score, 0);
    }

    #[tokio::test]
    async fn a07_more_than_the_queue_takes_is_told_so() {
        let guesser = Arc::new(Zxcvbn(BoundedPool::new(1, 2)));
        let all = (0..40).map(|_| {
            let guesser = guesser.clone();
            tokio::spawn(async move { guesser.guess("whatever".to_owned().into(), Vec::new()).await })
        });
        let mut busy = 0;
        for one in all.collect::<Vec<_>>() {
            busy += usize::from(one.await.unwrap() == Err(Busy));
        }
        assert!((1..40).contains(&busy), "{busy} of 40 were turned away");
    }
}
