//! The way to a place that an address names. A request or anything else that the person is working on is never lost by it: it waits at the list.

use super::{Command, Model, Screen};
use crate::authenticator::state::codes::{CodesPage, LockView};
use crate::authenticator::state::place::Place;

impl Model {
    /// Goes to the place that waits. One account elsewhere waits until they are unlocked.
    pub(super) fn take_place(&mut self) -> Vec<Command> {
        let asks = self.screen.account().is_some() || matches!(self.screen, Screen::Biometrics(_));
        if self.screen.is_before_all() || asks {
            return Vec::new();
        }
        match self.waiting_place.take() {
            None => Vec::new(),
            Some(Place::Scan) => self.show(Screen::Scan { shared: false }),
            Some(Place::Shared) => self.show(Screen::Scan { shared: true }),
            Some(Place::Search) => {
                self.screen = Screen::Home;
                vec![Command::FocusSearch]
            }
            Some(Place::Code(id)) => {
                let is_open = matches!(self.codes.lock, LockView::Open | LockView::Unlocked(_));
                if is_open {
                    self.screen = Screen::Codes(CodesPage::Detail(id));
                } else {
                    self.waiting_place = Some(Place::Code(id));
                }
                Vec::new()
            }
        }
    }

    /// Tells the system how many requests wait, once that has changed.
    pub(super) fn badge(&self, before: usize) -> Option<Command> {
        let now = self.requests.len();
        (now != before).then_some(Command::Badge(now))
    }
}

#[cfg(test)]
mod tests {
    use super::{CodesPage, Command, Model, Place, Screen};
    use crate::authenticator::state::accounts::Opening;
    use crate::authenticator::state::codes::{Codes, CodesMessage, CodesOpening};
    use crate::authenticator::state::environment::Environment;
    use crate::authenticator::state::message::Message;
    use crate::authenticator::state::place::Opened;

    fn opened_with(place: Place) -> (Model, Vec<Command>) {
        let mut model = Model::new(Some(Opened::Place(place)), None, Codes::default());
        let commands = tell(
            &mut model,
            Message::Opened(Ok(Opening { accounts: Vec::new(), initialised: true, unfinished: false })),
        );
        (model, commands)
    }

    fn tell(model: &mut Model, message: Message) -> Vec<Command> {
        model.update(message, Environment::default())
    }

    #[test]
    fn a_shortcut_opens_its_screen_with_a_way_back_to_the_list() {
        let (model, commands) = opened_with(Place::Scan);
        assert_eq!(model.screen, Screen::Scan { shared: false });
        assert!(commands.contains(&Command::PushHistory));
        assert_eq!(opened_with(Place::Shared).0.screen, Screen::Scan { shared: true });
        let (model, commands) = opened_with(Place::Search);
        assert_eq!(model.screen, Screen::Home);
        assert!(commands.contains(&Command::FocusSearch));
    }

    #[test]
    fn before_initialise_a_place_waits() {
        let mut model = Model::new(Some(Opened::Place(Place::Scan)), None, Codes::default());
        tell(&mut model, Message::Opened(Ok(Opening { accounts: Vec::new(), initialised: false, unfinished: false })));
        assert!(matches!(model.screen, Screen::First(_)));
        tell(&mut model, Message::Initialised(Ok(())));
        tell(&mut model, Message::AllowNotifications(false));
        assert_eq!(model.screen, Screen::Scan { shared: false });
    }

    #[test]
    fn the_page_of_a_code_waits_until_the_codes_are_open() {
        let (mut model, _) = opened_with(Place::Code("c7".to_owned()));
        assert_eq!(model.screen, Screen::Home);
        tell(&mut model, Message::Codes(CodesMessage::Opened(Ok(CodesOpening { ways: None, list: Some(Vec::new()) }))));
        assert_eq!(model.screen, Screen::Codes(CodesPage::Detail("c7".to_owned())));
    }
}
