//! From phone to phone, among everything else that the app shows: what comes of it for the accounts and the codes here. And, after a registration, the
//! question whether this phone was registered before.

use super::{Command, Model, Place, Screen};
use crate::authenticator::state::alike::Alike;
use crate::authenticator::state::codes::{CodesMessage, CodesOpening, CodesPage, Found};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::handover::{
    Arriving, ArrivingStep, CodesOffer, HandoverCommand, HandoverMessage, HandoverScreen, Leaving, News,
};

impl Model {
    /// What happens to it.
    pub(super) fn handover_happens(&mut self, message: HandoverMessage) -> Vec<Command> {
        match message {
            HandoverMessage::Wanted => self.want_to_arrive(),
            HandoverMessage::Invited(invited) => self.arriving(|arriving| arriving.invited(invited)),
            HandoverMessage::Heard { of, news } => self.heard(&of, news),
            HandoverMessage::ShowCodes => self.show_codes(),
            HandoverMessage::Greeted { of, news } => {
                let (accounts, codes) = (self.accounts.clone(), CodesOffer::of(&self.codes));
                self.leaving(|leaving| leaving.greeted(&of, news, &accounts, codes))
            }
            HandoverMessage::Vouch { pins, with_codes } => {
                let codes = self.codes.clone();
                self.leaving(|leaving| leaving.vouch(pins, with_codes, &codes))
            }
            HandoverMessage::Sent { of, sending } => self.leaving(|leaving| {
                leaving.sent(&of, sending);
                None
            }),
            HandoverMessage::Leave => self.leaving(Leaving::leave),
            HandoverMessage::HasLeft(left) => {
                let waiting = left.map(|left| {
                    self.accounts = left.accounts;
                    left.waiting
                });
                let mut commands = self.leaving(|leaving| {
                    leaving.has_left(waiting);
                    None
                });
                commands.push(self.watch());
                commands
            }
            HandoverMessage::DeleteCodes => {
                let ids = self.codes.list.all().iter().map(|code| code.id.clone()).collect();
                vec![Command::Handover(HandoverCommand::DeleteCodes(ids))]
            }
            HandoverMessage::CodesDeleted(result) => self.codes_deleted(result),
        }
    }

    /// Asks whether the account has an entry of this phone from before.
    pub(super) fn ask_for_alike(&mut self, record: &str) -> Command {
        let (alike, ask) = Alike::of(record);
        self.alike = alike;
        Command::Alike(ask)
    }

    /// Before *Initialise* the person presses that at the same time.
    fn want_to_arrive(&mut self) -> Vec<Command> {
        if matches!(self.screen, Screen::First(_)) {
            self.waiting_place = Some(Place::NewPhone);
            return vec![Command::AskToKeepStorage, Command::Initialise];
        }
        self.begin_arriving()
    }

    pub(super) fn begin_arriving(&mut self) -> Vec<Command> {
        self.screen = Screen::Handover(HandoverScreen::Arriving(Arriving::new()));
        vec![Command::Handover(HandoverCommand::Invite)]
    }

    /// A new phone's code was scanned.
    pub(super) fn begin_leaving(&mut self, link: String) -> Vec<Command> {
        let (leaving, greet) = Leaving::new(link, &self.accounts);
        self.before_link = None;
        self.screen = Screen::Handover(HandoverScreen::Leaving(leaving));
        greet.map(Command::Handover).into_iter().collect()
    }

    /// What arrives is here, wherever the person is by then.
    fn heard(&mut self, of: &str, news: Result<News, AuthenticatorError>) -> Vec<Command> {
        let mut commands = Vec::new();
        if let Ok(News::Arrived(arrived)) = &news {
            if !arrived.came.is_empty() {
                self.accounts.clone_from(&arrived.accounts);
                commands.extend([Command::AskToKeepStorage, self.watch(), Command::OfferPushSubscription]);
            }
            commands.extend(self.codes_are(arrived.codes.clone()));
        }
        commands.extend(self.arriving(|arriving| arriving.heard(of, news)));
        commands
    }

    /// The codes that came while those here were locked, on the page where they are unlocked and added.
    fn show_codes(&mut self) -> Vec<Command> {
        let Screen::Handover(HandoverScreen::Arriving(Arriving { step: ArrivingStep::Arrived(arrived), .. })) =
            &self.screen
        else {
            return Vec::new();
        };
        let found = Found { accounts: arrived.waiting.clone(), ..Found::default() };
        self.show(Screen::Codes(CodesPage::Found(found)))
    }

    fn codes_deleted(&mut self, result: Result<CodesOpening, AuthenticatorError>) -> Vec<Command> {
        match result {
            Ok(codes) => {
                self.screen = Screen::Home;
                self.codes_are(codes)
            }
            Err(error) => self.show(Screen::Error(error)),
        }
    }

    fn codes_are(&mut self, codes: CodesOpening) -> Vec<Command> {
        let outcome = self.codes.update(CodesMessage::Opened(Ok(codes)), None);
        outcome.commands.into_iter().map(Command::Codes).collect()
    }

    fn arriving(&mut self, happens: impl FnOnce(&mut Arriving) -> Option<HandoverCommand>) -> Vec<Command> {
        let Screen::Handover(HandoverScreen::Arriving(arriving)) = &mut self.screen else { return Vec::new() };
        happens(arriving).map(Command::Handover).into_iter().collect()
    }

    fn leaving(&mut self, happens: impl FnOnce(&mut Leaving) -> Option<HandoverCommand>) -> Vec<Command> {
        let Screen::Handover(HandoverScreen::Leaving(leaving)) = &mut self.screen else { return Vec::new() };
        happens(leaving).map(Command::Handover).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Arriving, Command, HandoverCommand, HandoverMessage, HandoverScreen, Model, News, Screen};
    use crate::authenticator::state::accounts::Opening;
    use crate::authenticator::state::codes::{Codes, CodesOpening};
    use crate::authenticator::state::environment::Environment;
    use crate::authenticator::state::handover::{Arrived, ArrivingStep, Invited, LeavingStep};
    use crate::authenticator::state::link_result::LinkResult;
    use crate::authenticator::state::message::Message;

    fn opened(initialised: bool) -> Model {
        let mut model = Model::new(None, None, Codes::default());
        tell(&mut model, Message::Opened(Ok(Opening { accounts: Vec::new(), initialised, unfinished: false })));
        model
    }

    fn tell(model: &mut Model, message: Message) -> Vec<Command> {
        model.update(message, Environment::default())
    }

    #[test]
    fn on_the_first_screen_one_press_initialises_and_goes_on_to_the_code() {
        let mut model = opened(false);
        let commands = tell(&mut model, Message::Handover(HandoverMessage::Wanted));
        assert_eq!(commands, [Command::AskToKeepStorage, Command::Initialise]);
        tell(&mut model, Message::Initialised(Ok(())));
        assert_eq!(model.screen, Screen::Notifications);
        let commands = tell(&mut model, Message::AllowNotifications(false));
        assert_eq!(model.screen.name(), "new-phone");
        assert!(commands.contains(&Command::Handover(HandoverCommand::Invite)));
    }

    #[test]
    fn what_arrives_is_here_even_if_the_person_has_gone_elsewhere() {
        let mut model = opened(true);
        tell(&mut model, Message::Handover(HandoverMessage::Wanted));
        tell(&mut model, Message::ShowHome);
        let codes = CodesOpening { ways: None, list: Some(Vec::new()) };
        let arrived = Arrived { came: vec!["anna@example.eu".to_owned()], codes, ..Arrived::default() };
        let heard = HandoverMessage::Heard { of: "link".to_owned(), news: Ok(News::Arrived(arrived)) };
        let commands = tell(&mut model, Message::Handover(heard));
        assert!(commands.contains(&Command::OfferPushSubscription), "{commands:?}");
        assert_eq!(model.screen, Screen::Home, "nobody is carried off");
    }

    #[test]
    fn codes_that_came_while_those_here_were_locked_are_shown_to_be_added() {
        let mut model = opened(true);
        let account = sluss_codes::link::read("otpauth://totp/Example:anna?secret=GEZDGNBV").unwrap().account;
        let arrived = Arrived { waiting: vec![account], ..Arrived::default() };
        let step = ArrivingStep::Arrived(arrived);
        let mut arriving = Arriving::new();
        arriving.step = step;
        model.screen = Screen::Handover(HandoverScreen::Arriving(arriving));
        tell(&mut model, Message::Handover(HandoverMessage::ShowCodes));
        assert_eq!(model.screen.name(), "codes-found");
    }

    #[test]
    fn a_code_that_was_scanned_on_a_phone_without_an_account_says_so() {
        let mut model = opened(true);
        let result = Ok((LinkResult::Handover("link".to_owned()), Vec::new()));
        assert_eq!(tell(&mut model, Message::LinkHandled(result)).len(), 1, "only the way back");
        let Screen::Handover(HandoverScreen::Leaving(leaving)) = &model.screen else { panic!("{:?}", model.screen) };
        assert_eq!(leaving.step, LeavingStep::NoAccount);
    }

    #[test]
    fn back_gives_an_attempt_up() {
        let mut model = opened(true);
        tell(&mut model, Message::Handover(HandoverMessage::Wanted));
        tell(&mut model, Message::HistoryMoved { by_link: false });
        let invited = Invited { link: "link".to_owned(), picture: None };
        assert_eq!(tell(&mut model, Message::Handover(HandoverMessage::Invited(Ok(invited)))), []);
        assert_eq!(model.screen, Screen::Home);
    }
}
