//! What the app finds in its vault when it is opened: all that the first screens need of the state, so that it is all of the state that is
//! downloaded with them.

use super::{Command, Environment, Model, Screen};
use crate::authenticator::state::accounts::Opening;
use crate::authenticator::state::codes::CodesOpening;
use crate::authenticator::state::first_screen::FirstScreen;

/// What the vault held when the app was opened.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenedVault {
    /// The accounts.
    Accounts(Opening),
    /// The accounts elsewhere, or how they are unlocked.
    Codes(CodesOpening),
}

impl Model {
    /// Takes what the vault held when the app was opened, as [`update`](Self::update) does, which the first screens do not need.
    pub fn begin(&mut self, vault: OpenedVault, environment: Environment) -> Vec<Command> {
        self.environment = environment;
        let mut commands = match vault {
            OpenedVault::Accounts(opening) => self.opened(opening),
            OpenedVault::Codes(opening) => self.codes_opened(opening),
        };
        commands.extend(self.keep_history());
        commands
    }

    pub(super) fn opened(&mut self, Opening { accounts, initialised, unfinished }: Opening) -> Vec<Command> {
        self.accounts = accounts;
        self.screen = match initialised {
            true => Screen::Home,
            false => Screen::First(FirstScreen::of(self.environment.had_keys, self.environment.tab_of_ios)),
        };
        let mut commands = vec![self.watch(), Command::LookForNewVersion];
        if unfinished {
            commands.push(Command::FinishRegistrations);
        }
        if !self.accounts.is_empty() {
            commands.push(Command::OfferPushSubscription);
        }
        commands.extend(self.take_link());
        commands
    }

    /// The codes that the vault held when the app was opened.
    fn codes_opened(&mut self, opening: CodesOpening) -> Vec<Command> {
        self.codes.take(opening);
        self.take_place()
    }
}

#[cfg(test)]
mod tests {
    use super::{Model, OpenedVault};
    use crate::authenticator::state::accounts::Opening;
    use crate::authenticator::state::codes::{Codes, CodesMessage, CodesOpening};
    use crate::authenticator::state::environment::Environment;
    use crate::authenticator::state::message::Message;
    use crate::authenticator::state::place::{Opened, Place};

    #[test]
    fn the_first_screens_begin_as_any_other_message_would_begin_them() {
        let codes = CodesOpening { ways: None, list: Some(Vec::new()) };
        for initialised in [false, true] {
            for unfinished in [false, true] {
                let opening = Opening { initialised, unfinished, ..Opening::default() };
                let new = || Model::new(Some(Opened::Place(Place::Code("1".to_owned()))), None, Codes::default());
                let (mut begun, mut told) = (new(), new());
                let environment = Environment::default();
                for (vault, message) in [
                    (OpenedVault::Accounts(opening.clone()), Message::Opened(Ok(opening))),
                    (OpenedVault::Codes(codes.clone()), Message::Codes(CodesMessage::Opened(Ok(codes.clone())))),
                ] {
                    assert_eq!(begun.begin(vault, environment), told.update(message, environment));
                    // Two lists are never the same list.
                    assert_eq!(format!("{begun:?}"), format!("{told:?}"));
                }
            }
        }
    }
}
