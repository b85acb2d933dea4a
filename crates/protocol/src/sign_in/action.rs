//! The actions of the sign-in form, by the names that its buttons send: screens, routes and tests share this list. [`Step`](super::Step) says
//! what an action does and which fields go with it; the server says whether it is open now.

/// What a button of the sign-in form asks for. The button sends [`FormAction::name`] in the field [`FormAction::FIELD`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FormAction {
    /// Sends the email address.
    Identify,
    /// Sends the password together with the chosen method.
    Password,
    /// Makes this browser forget the last method.
    AskMethod,
    /// Makes this browser remember the chosen method.
    RememberMethod,
    /// Sends the answer to the second step that the page is at; the field `method` says to whose.
    Answer,
    /// Sends the phone number that a code should go to.
    SmsNumber,
    /// Asks for another code by SMS.
    SmsAgain,
    /// Requests a mail whose link lets the sign-in continue while strangers guess at the address.
    LetOnMail,
    /// Sends a recovery code that lets the sign-in continue while strangers guess at the address.
    LetOnRecovery,
    /// Chooses another method after the password.
    Choose,
    /// Leads to the choice of another method.
    OtherMethod,
    /// Puts a new challenge in the place of one that is over: another QR code, another request to the account's devices. The field
    /// `method` says to whose.
    Renew,
    /// Goes back one step.
    Back,
    /// Changes the language to the one in the field `language`.
    Language,
    /// Cancels the sign-in.
    Cancel,
}

impl FormAction {
    /// The form field that carries the name.
    pub const FIELD: &'static str = "action";

    /// All actions, for the look-up by name and for tests that walk them.
    pub const ALL: [Self; 15] = [
        Self::Identify,
        Self::Password,
        Self::AskMethod,
        Self::RememberMethod,
        Self::Answer,
        Self::SmsNumber,
        Self::SmsAgain,
        Self::LetOnMail,
        Self::LetOnRecovery,
        Self::Choose,
        Self::OtherMethod,
        Self::Renew,
        Self::Back,
        Self::Language,
        Self::Cancel,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Identify => "identify",
            Self::Password => "password",
            Self::AskMethod => "ask-method",
            Self::RememberMethod => "remember-method",
            Self::Answer => "answer",
            Self::SmsNumber => "sms-number",
            Self::SmsAgain => "sms-again",
            Self::LetOnMail => "let-on-mail",
            Self::LetOnRecovery => "let-on-recovery",
            Self::Choose => "choose",
            Self::OtherMethod => "other-method",
            Self::Renew => "renew",
            Self::Back => "back",
            Self::Language => "language",
            Self::Cancel => "cancel",
        }
    }

    /// The action with exactly this name; `None` for anything that no page of ours sends.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::FormAction;

    #[test]
    fn every_action_reads_back_by_its_own_name_and_nothing_else_does() {
        for action in FormAction::ALL {
            assert_eq!(FormAction::from_name(action.name()), Some(action));
        }
        for other in ["", "launch", "Identify", "identify ", "sms"] {
            assert_eq!(FormAction::from_name(other), None, "{other:?}");
        }
    }
}
