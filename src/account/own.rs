//! The screens about the own account: what leads from one to the next, and what the server's answers mean there. Knows neither the
//! browser nor the network, like `screen`.

use sluss_protocol::api::{NewPassword, PanicView, RecoveryCodes};
use sluss_protocol::password::Strength;
use sluss_protocol::place::Place;

use super::screen::{News, Screen, State};
use super::trouble::Trouble;

/// The address of *My account*.
pub const SETTINGS: &str = Place::Settings.path();
const PASSWORD: &str = Place::Password.path();
const PANIC: &str = Place::Panic.path();
const RECOVERY: &str = Place::Recovery.path();
const ERASE: &str = Place::Erase.path();

/// Which of them is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Own {
    /// *My account*: all that can be set.
    Settings(Asked),
    /// Another password.
    Password(Asked),
    /// Everything that opens the second gate is deleted.
    Panic(Asked),
    /// It is.
    PanicDone,
    /// Codes for the day when the phone is lost.
    Recovery(Asked),
    /// Here they are, once.
    Codes(RecoveryCodes),
    /// The account is deleted.
    Erase(Asked),
    /// It is.
    Erased,
}

/// What was asked of the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// It is on its way.
    pub busy: bool,
    /// What the server said about the last try.
    pub trouble: Option<Trouble>,
}

/// What can be asked.
#[derive(Clone, Debug)]
pub enum Wish {
    /// How strong a password would be, and which turn of typing it is of.
    Judge(u32, String),
    /// Another password.
    Password(NewPassword),
    /// Two steps at every site, or no longer.
    TwoSteps(bool),
    /// New recovery codes.
    Codes,
    /// PANIC, with the password.
    Panic(String),
    /// A planned one shall not be.
    UndoPanic,
    /// No account any more, with the password.
    Erase(String),
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Granted {
    /// How strong the password of that turn would be, if the server could say.
    Judged(u32, Option<Strength>),
    /// The password is another one.
    Password,
    /// Whether two steps are needed at every site.
    TwoSteps(bool),
    /// New codes.
    Codes(RecoveryCodes),
    /// All is deleted, or will be.
    Panic(PanicView),
    /// Nothing will be.
    PanicUndone,
    /// There is no account any more.
    Erased,
}

impl Own {
    /// The screen at an address.
    #[must_use]
    pub fn at(path: &str) -> Option<Self> {
        let asked = Asked::default();
        Some(match path {
            SETTINGS => Self::Settings(asked),
            PASSWORD => Self::Password(asked),
            PANIC => Self::Panic(asked),
            RECOVERY => Self::Recovery(asked),
            ERASE => Self::Erase(asked),
            _ => return None,
        })
    }

    /// The address that belongs to it; `None` where the address stays as it is.
    #[must_use]
    pub const fn address(&self) -> Option<&'static str> {
        match self {
            Self::Settings(_) => Some(SETTINGS),
            Self::Password(_) => Some(PASSWORD),
            Self::Panic(_) => Some(PANIC),
            Self::Recovery(_) | Self::Codes(_) => Some(RECOVERY),
            Self::Erase(_) => Some(ERASE),
            Self::PanicDone | Self::Erased => None,
        }
    }

    /// The name that tests know it by, and in the id of its title.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Settings(_) => "settings",
            Self::Password(_) => "password",
            Self::Panic(_) => "panic",
            Self::PanicDone => "panic-done",
            Self::Recovery(_) => "recovery",
            Self::Codes(_) => "codes",
            Self::Erase(_) => "erase",
            Self::Erased => "erased",
        }
    }

    /// The id of its title.
    #[must_use]
    pub fn title_id(&self) -> String {
        format!("{}-title", self.name())
    }

    fn asked(&mut self) -> Option<&mut Asked> {
        match self {
            Self::Settings(asked)
            | Self::Password(asked)
            | Self::Panic(asked)
            | Self::Recovery(asked)
            | Self::Erase(asked) => Some(asked),
            Self::PanicDone | Self::Codes(_) | Self::Erased => None,
        }
    }
}

impl State {
    /// To one of these screens.
    pub fn open(&mut self, own: Own) {
        (self.news, self.strength, self.turn) = (None, None, self.turn + 1);
        self.screen = Screen::Own(own);
    }

    /// Another key was pressed in a new password: whatever is asked about it belongs to this turn from now on.
    #[must_use]
    pub fn typed(&mut self, password: &str) -> u32 {
        self.turn += 1;
        if password.is_empty() {
            self.strength = None;
        }
        self.turn
    }

    /// The server said how strong a new password is. An answer about what no longer stands there is dropped.
    pub fn judged(&mut self, turn: u32, strength: Option<Strength>) {
        if self.turn == turn {
            self.strength = strength;
        }
    }

    /// A wish is on its way. `false`: another is already.
    #[must_use]
    pub fn wished(&mut self) -> bool {
        let Screen::Own(own) = &mut self.screen else { return false };
        let Some(asked) = own.asked().filter(|asked| !asked.busy) else { return false };
        *asked = Asked { busy: true, trouble: None };
        self.news = None;
        true
    }

    /// The server's answer to a wish. Whoever has gone elsewhere meanwhile is left there, unless the session is over with it.
    pub fn granted(&mut self, granted: Result<Granted, Trouble>) {
        match granted {
            Ok(Granted::Panic(PanicView { at: None })) => *self = Self::over(Own::PanicDone),
            Ok(Granted::Erased) => *self = Self::over(Own::Erased),
            Ok(Granted::Codes(codes)) => self.open(Own::Codes(codes)),
            Ok(granted) => {
                self.open(Own::Settings(Asked::default()));
                self.news = Some(News::Said(match granted {
                    Granted::TwoSteps(true) => "two-steps-now-on",
                    Granted::TwoSteps(false) => "two-steps-now-off",
                    Granted::Panic(_) => "panic-now-planned",
                    Granted::PanicUndone => "panic-undone",
                    _ => "password-changed",
                }));
            }
            Err(Trouble::SignedOut) => self.not_signed_in(Trouble::SignedOut),
            Err(trouble) => {
                let Screen::Own(own) = &mut self.screen else { return };
                if let Some(asked) = own.asked() {
                    *asked = Asked { busy: false, trouble: Some(trouble) };
                }
            }
        }
    }

    /// Nobody is signed in any more, and this says why.
    fn over(own: Own) -> Self {
        Self { screen: Screen::Own(own), ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::api::{AccountView, PanicView, RecoveryCodes, SafetyView};
    use sluss_protocol::language::Language;
    use sluss_protocol::method::Level;

    use super::{Asked, Granted, Own, SETTINGS, Strength};
    use crate::account::{News, Screen, State, Trouble};
    use crate::i18n::Catalogue;

    fn at(path: &str) -> State {
        let mut state = State::default();
        state.signed_in(AccountView {
            account_ref: "AAECAwQFBgc".to_owned(),
            email: "anna@example.eu".to_owned(),
            name: "Anna".to_owned(),
            language: Language::Sv,
            level: Level::Medium,
            may_change_factors: true,
            devices: Vec::new(),
            safety: SafetyView::default(),
            csrf: "proof".to_owned(),
        });
        state.open(Own::at(path).unwrap());
        state
    }

    const PATHS: [&str; 5] = [SETTINGS, "/account/password", "/account/panic", "/account/recovery", "/account/erase"];

    #[test]
    fn every_screen_is_found_again_by_its_address_and_has_a_title_in_both_languages() {
        let texts = [include_str!("../../locales/en/account.ftl"), include_str!("../../locales/sv/account.ftl")];
        let texts = texts.map(|source| Catalogue::parse(Language::En, source));
        for path in PATHS {
            let own = Own::at(path).unwrap();
            assert_eq!(own.address(), Some(path));
            for texts in &texts {
                assert_ne!(texts.text(&own.title_id()), own.title_id());
            }
        }
        assert_eq!(Own::at("/account/elsewhere"), None);
    }

    #[test]
    fn a_wish_is_sent_once_and_what_is_wrong_is_told_beside_it() {
        let mut state = at("/account/password");
        assert!(state.wished());
        assert!(!state.wished(), "it is on its way");
        state.granted(Err(Trouble::WrongPassword));
        let asked = Asked { busy: false, trouble: Some(Trouble::WrongPassword) };
        assert_eq!(state.screen, Screen::Own(Own::Password(asked)));
        assert!(state.wished());
        state.granted(Ok(Granted::Password));
        assert_eq!(state.screen.address(), Some(SETTINGS));
        assert_eq!(state.news, Some(News::Said("password-changed")));
    }

    #[test]
    fn an_answer_about_a_password_that_no_longer_stands_there_is_dropped() {
        let mut state = at("/account/password");
        let strength = |score| Some(Strength { score, reason: None });
        let (first, second) = (state.typed("qwerty"), state.typed("fyra lugna ord"));
        state.judged(second, strength(4));
        state.judged(first, strength(0));
        assert_eq!(state.strength, strength(4));
        let third = state.typed("");
        assert_eq!(state.strength, None, "nothing stands there");
        state.judged(third, strength(2));
        state.open(Own::at("/account/password").unwrap());
        state.judged(third, strength(2));
        assert_eq!(state.strength, None, "the form is a fresh one");
    }

    #[test]
    fn f04_after_a_panic_nobody_is_signed_in_and_a_planned_one_can_be_undone() {
        let mut state = at("/account/panic");
        assert!(state.wished());
        state.granted(Ok(Granted::Panic(PanicView { at: Some(1) })));
        assert_eq!(state.news, Some(News::Said("panic-now-planned")));
        assert!(state.wished());
        state.granted(Ok(Granted::PanicUndone));
        state.granted(Ok(Granted::Panic(PanicView { at: None })));
        assert_eq!((&state.screen, &state.account), (&Screen::Own(Own::PanicDone), &None));
    }

    #[test]
    fn codes_are_shown_and_gone_once_they_are_left() {
        let mut state = at("/account/recovery");
        assert!(state.wished());
        state.granted(Ok(Granted::Codes(RecoveryCodes { codes: vec!["AAAA".to_owned()] })));
        assert_eq!(state.screen.name(), "codes");
        state.open(Own::Settings(Asked::default()));
        assert!(!format!("{state:?}").contains("AAAA"));
    }

    #[test]
    fn whoever_was_signed_out_meanwhile_is_told() {
        let mut state = at("/account/erase");
        assert!(state.wished());
        state.granted(Err(Trouble::SignedOut));
        assert_eq!(state.screen, Screen::Landing);
    }
}
