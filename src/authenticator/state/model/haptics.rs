//! What the person feels, where the device can vibrate and they have not switched it off.

use super::{AnswerResult, Command, Message, Model};
use crate::authenticator::state::codes::CodesMessage;
use crate::authenticator::state::haptics::Touch;

impl Model {
    /// What is felt because of a message, before it has changed anything.
    pub(super) fn touch(&self, message: &Message) -> Option<Command> {
        let touch = match message {
            Message::Scanned(Ok(_)) => Touch::Scanned,
            Message::Copied | Message::Codes(CodesMessage::Copied) => Touch::Copied,
            Message::AnswerSent(Ok(AnswerResult::Approved))
            | Message::AnsweredByBiometrics { result: Ok(AnswerResult::Approved), .. } => Touch::Approved,
            _ => return None,
        };
        (self.environment.vibrates && !self.haptics_are_off).then_some(Command::Feel(touch))
    }

    /// Keeps the choice; whoever switches it on feels at once what it is.
    pub(super) fn choose_haptics(&mut self, on: bool) -> Vec<Command> {
        self.haptics_are_off = !on;
        let felt = (on && self.environment.vibrates).then_some(Command::Feel(Touch::Scanned));
        std::iter::once(Command::KeepHaptics(on)).chain(felt).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::App;
    use super::{AnswerResult, CodesMessage, Command, Message, Touch};

    const ANNA: &str = "anna@example.eu";

    fn felt(app: &mut App, message: Message) -> Option<Touch> {
        let touch = |command| if let Command::Feel(touch) = command { Some(touch) } else { None };
        app.tell(message).into_iter().find_map(touch)
    }

    fn vibrating() -> App {
        let mut app = App::asked(&[ANNA]);
        app.environment.vibrates = true;
        app
    }

    #[test]
    fn what_has_worked_is_felt_and_what_has_not_is_not() {
        for (message, touch) in [
            (Message::Copied, Some(Touch::Copied)),
            (Message::Codes(CodesMessage::Copied), Some(Touch::Copied)),
            (Message::AnswerSent(Ok(AnswerResult::Approved)), Some(Touch::Approved)),
            (Message::AnswerSent(Ok(AnswerResult::Denied)), None),
            (
                Message::AnsweredByBiometrics { result: Ok(AnswerResult::Approved), accounts: None },
                Some(Touch::Approved),
            ),
            (Message::Scanned(Ok("E".to_owned())), Some(Touch::Scanned)),
            (Message::ShowHome, None),
        ] {
            assert_eq!(felt(&mut vibrating(), message.clone()), touch, "{message:?}");
        }
    }

    #[test]
    fn nothing_is_felt_where_nothing_vibrates_or_where_the_person_wants_nothing() {
        assert_eq!(felt(&mut App::asked(&[ANNA]), Message::Copied), None);
        let mut app = vibrating();
        assert_eq!(app.tell(Message::ChooseHaptics(false)), [Command::KeepHaptics(false)]);
        assert_eq!(felt(&mut app, Message::Copied), None);
        let commands = app.tell(Message::ChooseHaptics(true));
        assert_eq!(commands, [Command::KeepHaptics(true), Command::Feel(Touch::Scanned)]);
        assert_eq!(felt(&mut app, Message::Copied), Some(Touch::Copied));
    }
}
