//! How hard a password is to guess beyond the list of common ones (A03): shown while it is typed, and checked again
//! before it is accepted. A password that takes so few guesses that delays do not protect it is refused
//! (docs/decisions/0014).

use sluss_protocol::password::{ACCEPTED, Strength, Weakness};

use crate::account::own::AccountSettings;
use crate::error::Error;
use crate::model::account::Owner;
use crate::model::factors::Factors;
use crate::model::password::{Password, PasswordError};
use crate::model::session::Session;
use crate::ports::password::Guess;

/// A password that is refused has no strength, only the reason.
fn refused(why: &PasswordError) -> Strength {
    Strength { score: 0, reason: Some(why.reason()) }
}

fn told(guess: Guess) -> Strength {
    let reason = too_easy(guess).or(guess.weakness).map(|weakness| weakness.name().to_owned());
    Strength { score: guess.score, reason }
}

/// The reason to refuse a password that is too easy to guess.
fn too_easy(guess: Guess) -> Option<Weakness> {
    (guess.score < ACCEPTED).then(|| guess.weakness.unwrap_or(Weakness::Short))
}

impl AccountSettings<'_> {
    /// Rates a password for the person who is signed in. It is not stored.
    ///
    /// # Errors
    /// [`Error::TooManyTries`] for somebody who asks more often than people type, [`Error::Busy`].
    pub async fn judge_password(&self, session: &Session, typed: &str) -> Result<Strength, Error> {
        self.count_judged(session.account.as_str())?;
        let (account, factors) = self.own_account(session).await?;
        match self.judge(typed, account.owner(), &factors).await {
            Ok(guess) => Ok(told(guess)),
            Err(Error::Password(why)) => Ok(refused(&why)),
            Err(error) => Err(error),
        }
    }

    /// Counts a password that is rated for the owner of an account or of a link.
    pub(crate) fn count_judged(&self, whose: &str) -> Result<(), Error> {
        let wait = self.sluss.limits.judge(whose, self.sluss.now(), self.sluss.policy.judged_in_a_minute);
        if wait.is_zero() { Ok(()) } else { Err(Error::TooManyTries(wait)) }
    }

    /// How hard a password is to guess that somebody is about to choose.
    ///
    /// # Errors
    /// [`Error::Password`] if no guess is needed to refuse it, [`Error::Busy`].
    pub(crate) async fn judge(&self, typed: &str, owner: Owner<'_>, factors: &Factors) -> Result<Guess, Error> {
        let password = Password::choose(typed, owner.email, self.password_min(factors))?;
        let guess = self.guess(&password, owner).await?;
        Ok(Guess { weakness: too_easy(guess).or(guess.weakness), ..guess })
    }

    /// Checks a new password for an account with these second factors (A01: without one it must be longer).
    ///
    /// # Errors
    /// [`Error::Password`] with what is wrong with it, [`Error::Busy`].
    pub(crate) async fn choose_password(
        &self,
        typed: &str,
        owner: Owner<'_>,
        factors: &Factors,
    ) -> Result<Password, Error> {
        let password = Password::choose(typed, owner.email, self.password_min(factors))?;
        match too_easy(self.guess(&password, owner).await?) {
            Some(weakness) => Err(PasswordError::Guessable(weakness).into()),
            None => Ok(password),
        }
    }

    /// The minimum length in characters of a password for an account with these second factors (A01). Every check and
    /// every page takes it from here.
    #[must_use]
    pub fn password_min(&self, factors: &Factors) -> usize {
        if factors.is_empty() { self.sluss.policy.password_min_alone } else { self.sluss.policy.password_min }
    }

    /// Rates each part: the whole is at least as hard to guess as its hardest part.
    async fn guess(&self, password: &Password, owner: Owner<'_>) -> Result<Guess, Error> {
        let mut hardest = Guess { score: 0, weakness: None };
        for part in password.parts() {
            let guess = self.sluss.guesser.guess(part, owner.words()).await?;
            if guess.score >= hardest.score {
                hardest = guess;
            }
        }
        Ok(hardest)
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::password::{ACCEPTED, STRONGEST, Strength, Weakness};

    use super::{Owner, refused, told, too_easy};
    use crate::model::email::Email;
    use crate::model::password::PasswordError;
    use crate::ports::password::Guess;

    #[test]
    fn a03_a_guesser_begins_with_our_name_the_address_and_the_persons_name() {
        let email = Email::parse("anna.lindgren+x@example.eu").unwrap();
        let words = Owner { email: &email, name: "Anna Maria Å Lindgren" }.words();
        for word in ["sluss", "anna.lindgren+x@example.eu", "anna maria å lindgren", "lindgren", "maria", "example"] {
            assert!(words.iter().any(|known| known == word), "{word}: {words:?}");
        }
        assert!(words.iter().all(|word| word.chars().count() >= 3), "{words:?}");
    }

    #[test]
    fn a03_below_the_line_it_is_refused_with_a_reason_and_above_it_only_advised() {
        for score in 0..=STRONGEST {
            let nothing_stands_out = Guess { score, weakness: None };
            let dated = Guess { score, weakness: Some(Weakness::Date) };
            let below = score < ACCEPTED;
            assert_eq!(too_easy(nothing_stands_out), below.then_some(Weakness::Short));
            assert_eq!(too_easy(dated), below.then_some(Weakness::Date));
            assert_eq!(told(dated), Strength { score, reason: Some("easy-date".to_owned()) });
            assert_eq!(told(nothing_stands_out).reason.is_some(), below);
        }
    }

    #[test]
    fn a03_what_the_list_refuses_has_no_strength_and_its_own_reason() {
        let short = refused(&PasswordError::TooShort { min: 15 });
        assert_eq!(short, Strength { score: 0, reason: Some("too-short:15".to_owned()) });
        let easy = PasswordError::Guessable(Weakness::Run);
        assert!(easy.to_string().ends_with("add a few words that do not belong together"), "{easy}");
    }
}
