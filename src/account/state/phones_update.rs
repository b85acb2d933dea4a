//! The phone numbers as a state machine: a message in, the new state and its effects out.

use sluss_protocol::numbers::{AddedNumber, NewNumber, NumbersView, ProvenNumber};

use super::error::AccountError;
use super::phones::PhonesState;
use super::screen::PhoneStage;

/// Something that has happened among the phone numbers.
#[derive(Clone, Debug)]
pub enum PhonesMessage {
    /// Load the list, for the first time or again.
    Load,
    /// The server has said which numbers there are, or could not.
    Loaded(Result<NumbersView, AccountError>),
    /// The person has come from one stage to another.
    Moved {
        /// The stage that was left.
        from: PhoneStage,
        /// The stage that is shown now.
        to: PhoneStage,
    },
    /// The form for a new number was sent.
    Submitted {
        /// The number as it was typed.
        number: String,
        /// The country that was chosen, or an empty text.
        country: String,
    },
    /// The server has answered the form.
    Added(Result<AddedNumber, AccountError>),
    /// The code that came to the new number was typed and sent.
    CodeSubmitted(String),
    /// The server has answered the code.
    Proven(Result<ProvenNumber, AccountError>),
    /// A number is to be removed.
    Remove {
        /// The number's id, `num_…`.
        id: String,
        /// The last digits, for the line that says so.
        hint: String,
    },
    /// The server has answered the removal of the number with these last digits.
    Removed(String, Result<(), AccountError>),
}

/// Something that the browser, or the page around the numbers, has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhonesEffect {
    /// Ask the server for the list, and report it as [`PhonesMessage::Loaded`].
    Load,
    /// Send a new number, and report the answer as [`PhonesMessage::Added`].
    Add(NewNumber),
    /// Show the code for a new number, and report the answer as [`PhonesMessage::Proven`].
    Prove {
        /// The number's id, `num_…`.
        id: String,
        /// The code as it was typed.
        code: String,
    },
    /// Remove a number, and report the answer as [`PhonesMessage::Removed`].
    Remove {
        /// The number's id, `num_…`.
        id: String,
        /// The last digits, which go along with the report.
        hint: String,
    },
    /// Cancel a number that waits for its code. If that fails, it expires by itself in five minutes.
    GiveUp(String),
    /// Ask again who is signed in and what they may do.
    ReloadAccount,
    /// Show another stage, and put its path into the address.
    Go(PhoneStage),
    /// Give the focus to the field that is wrong, once the screen is drawn.
    FocusError,
}

impl PhonesState {
    /// Takes a message. `stage` is the one that is shown at the moment.
    #[must_use]
    pub fn update(&mut self, message: PhonesMessage, stage: PhoneStage) -> Vec<PhonesEffect> {
        let mut effects: Vec<_> = signed_out(&message).then_some(PhonesEffect::ReloadAccount).into_iter().collect();
        let moved = matches!(message, PhonesMessage::Moved { .. });
        effects.extend(self.take(message));
        // The address goes where the new number is.
        let leaves = effects.iter().any(|effect| matches!(effect, PhonesEffect::Go(_)));
        if !moved && !leaves && stage != PhoneStage::List && stage != self.stage() {
            effects.push(PhonesEffect::Go(self.stage()));
        }
        effects
    }

    fn take(&mut self, message: PhonesMessage) -> Vec<PhonesEffect> {
        let give_up = |unwanted: Option<String>| unwanted.map(PhonesEffect::GiveUp).into_iter();
        match message {
            PhonesMessage::Load => {
                self.notice = None;
                vec![PhonesEffect::Load]
            }
            PhonesMessage::Loaded(view) => {
                self.loaded(view);
                Vec::new()
            }
            PhonesMessage::Moved { from, to } => give_up(self.moved(from, to)).collect(),
            PhonesMessage::Submitted { number, country } => {
                let wanted = self.submit(&number, &country).map(PhonesEffect::Add);
                wanted.into_iter().chain([PhonesEffect::FocusError]).collect()
            }
            PhonesMessage::Added(added) => give_up(self.added(added)).chain([PhonesEffect::FocusError]).collect(),
            PhonesMessage::CodeSubmitted(code) => {
                let shown = self.prove(&code).map(|id| PhonesEffect::Prove { id, code });
                shown.into_iter().chain([PhonesEffect::FocusError]).collect()
            }
            PhonesMessage::Proven(proven) => {
                if self.proven(proven) {
                    vec![PhonesEffect::Load, PhonesEffect::ReloadAccount, PhonesEffect::Go(PhoneStage::List)]
                } else {
                    vec![PhonesEffect::FocusError]
                }
            }
            PhonesMessage::Remove { id, hint } => vec![PhonesEffect::Remove { id, hint }],
            PhonesMessage::Removed(hint, removed) => {
                self.removed(hint, removed);
                vec![PhonesEffect::Load, PhonesEffect::ReloadAccount]
            }
        }
    }

    /// Goes from one stage to another. A number that waited for its code is returned, to be cancelled.
    fn moved(&mut self, from: PhoneStage, to: PhoneStage) -> Option<String> {
        match (from, to) {
            (PhoneStage::List, PhoneStage::Form) => self.begin(),
            (PhoneStage::Code, PhoneStage::List) => self.put_down(),
            (PhoneStage::Code, PhoneStage::Form) => self.correct(),
            _ => None,
        }
    }
}

/// Whether the server said that nobody is signed in any more.
const fn signed_out(message: &PhonesMessage) -> bool {
    matches!(
        message,
        PhonesMessage::Loaded(Err(AccountError::SignedOut))
            | PhonesMessage::Added(Err(AccountError::SignedOut))
            | PhonesMessage::Proven(Err(AccountError::SignedOut))
            | PhonesMessage::Removed(_, Err(AccountError::SignedOut))
    )
}

#[cfg(test)]
mod tests {
    use sluss_protocol::numbers::{AddedNumber, NumberView, ProvenNumber};

    use super::{AccountError, PhoneStage, PhonesEffect, PhonesMessage, PhonesState};

    fn submitted() -> PhonesMessage {
        PhonesMessage::Submitted { number: "+46701740605".to_owned(), country: "SE".to_owned() }
    }

    fn sent() -> PhonesMessage {
        let (id, number) = ("num_1".to_owned(), "+46 70 174 06 05".to_owned());
        PhonesMessage::Added(Ok(AddedNumber::Sent { id, number, expires_at: 0, tries_left: 3 }))
    }

    fn waiting() -> PhonesState {
        let mut phones = PhonesState::default();
        _ = phones.update(submitted(), PhoneStage::Form);
        let effects = phones.update(sent(), PhoneStage::Form);
        assert!(effects.contains(&PhonesEffect::Go(PhoneStage::Code)), "the address follows: {effects:?}");
        phones
    }

    #[test]
    fn a_number_that_is_proven_stands_in_the_list_and_counts_for_the_account() {
        let mut phones = waiting();
        let effects = phones.update(PhonesMessage::CodeSubmitted("123 456".to_owned()), PhoneStage::Code);
        let prove = PhonesEffect::Prove { id: "num_1".to_owned(), code: "123 456".to_owned() };
        assert!(effects.contains(&prove), "{effects:?}");
        let number = NumberView { id: "num_1".to_owned(), hint: "05".to_owned(), added_at: 0, last_used_at: None };
        let proven = PhonesMessage::Proven(Ok(ProvenNumber::Registered { number }));
        let all = [PhonesEffect::Load, PhonesEffect::ReloadAccount, PhonesEffect::Go(PhoneStage::List)];
        assert_eq!(phones.update(proven, PhoneStage::Code), all);
    }

    #[test]
    fn going_back_from_the_code_gives_the_number_up_and_keeps_what_was_typed() {
        let (from, give_up) = (PhoneStage::Code, [PhonesEffect::GiveUp("num_1".to_owned())]);
        for to in [PhoneStage::Form, PhoneStage::List] {
            let mut phones = waiting();
            assert_eq!(phones.update(PhonesMessage::Moved { from, to }, to), give_up, "{to:?}");
            assert_eq!(phones.stage(), PhoneStage::Form);
        }
    }

    #[test]
    fn what_is_wrong_gets_the_focus_and_nothing_is_sent() {
        let mut phones = PhonesState::default();
        let wrong = PhonesMessage::Submitted { number: "hej".to_owned(), country: String::new() };
        assert_eq!(phones.update(wrong, PhoneStage::Form), [PhonesEffect::FocusError]);
        let effects = waiting().update(PhonesMessage::CodeSubmitted("12".to_owned()), PhoneStage::Code);
        assert_eq!(effects, [PhonesEffect::FocusError]);
    }

    #[test]
    fn whoever_was_signed_out_meanwhile_is_asked_for_anew() {
        let over = || AccountError::SignedOut;
        for message in [PhonesMessage::Loaded(Err(over())), PhonesMessage::Removed(String::new(), Err(over()))] {
            let effects = PhonesState::default().update(message, PhoneStage::List);
            assert_eq!(effects.first(), Some(&PhonesEffect::ReloadAccount));
        }
    }

    #[test]
    fn a_removed_number_leaves_the_list_and_what_the_account_rests_on() {
        let mut phones = PhonesState::default();
        let remove = PhonesMessage::Remove { id: "num_1".to_owned(), hint: "05".to_owned() };
        let sent = PhonesEffect::Remove { id: "num_1".to_owned(), hint: "05".to_owned() };
        assert_eq!(phones.update(remove, PhoneStage::List), [sent]);
        let removed = PhonesMessage::Removed("05".to_owned(), Ok(()));
        assert_eq!(phones.update(removed, PhoneStage::List), [PhonesEffect::Load, PhonesEffect::ReloadAccount]);
    }
}
