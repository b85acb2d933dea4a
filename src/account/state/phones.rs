//! The account's phone numbers: the list, and the way to a new one from its form to its code.

use sluss_protocol::numbers::{AddedNumber, NUMBER_MAX, NewNumber, NumbersView, ProvenNumber};
use sluss_protocol::typed;

use super::error::AccountError;
use super::screen::PhoneStage;

/// How many digits a code by SMS has.
pub const SMS_DIGITS: u32 = 6;

/// The state of the phone numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhonesState {
    /// The list, as the server last said.
    pub view: Option<NumbersView>,
    /// How far adding a new number has come.
    pub step: NewPhone,
    /// The line above the list.
    pub notice: Option<PhonesNotice>,
}

/// How far adding a new number has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewPhone {
    /// The number is being typed.
    Form(NumberForm),
    /// A code is on its way there.
    Code(SentCode),
}

impl Default for NewPhone {
    fn default() -> Self {
        Self::Form(NumberForm::default())
    }
}

/// The form for a number, apart from its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberForm {
    /// The first value of the field for the number.
    pub number: String,
    /// Whether the form is on its way to the server.
    pub busy: bool,
    /// The id of the text that says what is wrong with the number.
    pub wrong: Option<&'static str>,
    /// The number that was probably meant, in international format.
    pub meant: Option<String>,
    /// What went wrong that belongs to no field.
    pub error: Option<AccountError>,
}

/// A number that waits for its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentCode {
    /// The number's id, `num_…`.
    pub id: String,
    /// The number, as people write it.
    pub number: String,
    /// Whether the code is on its way to the server.
    pub busy: bool,
    /// The id of the text that says what is wrong with the code, and how many tries are left if it was one.
    pub wrong: Option<(&'static str, Option<u32>)>,
    /// What went wrong that belongs to no field.
    pub error: Option<AccountError>,
}

/// A line about what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhonesNotice {
    /// The number with these last digits was registered.
    Added(String),
    /// The number with these last digits was removed.
    Removed(String),
    /// Something did not work.
    Error(AccountError),
}

impl PhonesState {
    /// How far adding a number has come, as the address says.
    #[must_use]
    pub const fn stage(&self) -> PhoneStage {
        match self.step {
            NewPhone::Form(_) => PhoneStage::Form,
            NewPhone::Code(_) => PhoneStage::Code,
        }
    }

    /// The server said which numbers there are.
    pub fn loaded(&mut self, view: Result<NumbersView, AccountError>) {
        match view {
            Ok(view) => self.view = Some(view),
            Err(error) => self.notice = Some(PhonesNotice::Error(error)),
        }
    }

    /// Whether to show the list at this stage; also if no number can be added at the moment.
    #[must_use]
    pub fn shows_list(&self, stage: PhoneStage) -> bool {
        let may_add = self.view.as_ref().is_some_and(|view| view.may_change && view.open);
        stage == PhoneStage::List || !may_add && matches!(self.step, NewPhone::Form(_))
    }

    /// Shows a fresh form. A number that waits for its code is returned, to be cancelled.
    #[must_use]
    pub fn begin(&mut self) -> Option<String> {
        self.notice = None;
        self.put_down()
    }

    /// Leaves the new number. One that waits for its code is returned, to be cancelled.
    #[must_use]
    pub fn put_down(&mut self) -> Option<String> {
        match std::mem::take(&mut self.step) {
            NewPhone::Code(sent) => Some(sent.id),
            NewPhone::Form(_) => None,
        }
    }

    /// The form was sent. Returns what goes to the server, unless it cannot be a number at all.
    #[must_use]
    pub fn submit(&mut self, number: &str, country: &str) -> Option<NewNumber> {
        if !matches!(&self.step, NewPhone::Form(form) if !form.busy) {
            return None;
        }
        let number = typed::plain(number);
        let fits = number.chars().count() <= NUMBER_MAX && number.chars().any(|c| typed::digit(c).is_some());
        let form = NumberForm { number: number.clone(), ..NumberForm::default() };
        if !fits {
            self.step = NewPhone::Form(NumberForm { wrong: Some("phone-form"), ..form });
            return None;
        }
        self.step = NewPhone::Form(NumberForm { busy: true, ..form });
        Some(NewNumber { number, country: country.to_owned() })
    }

    /// Takes the server's answer to the form. A number that nobody waits for any more is returned, to be cancelled.
    #[must_use]
    pub fn added(&mut self, added: Result<AddedNumber, AccountError>) -> Option<String> {
        let unwanted = |added: Result<AddedNumber, AccountError>| match added {
            Ok(AddedNumber::Sent { id, .. }) => Some(id),
            _ => None,
        };
        let NewPhone::Form(form) = &mut self.step else { return unwanted(added) };
        if !std::mem::take(&mut form.busy) {
            return unwanted(added);
        }
        match added {
            Ok(AddedNumber::Sent { id, number, .. }) => {
                self.step = NewPhone::Code(SentCode { id, number, busy: false, wrong: None, error: None });
            }
            Ok(AddedNumber::DidYouMean { number }) => {
                form.wrong = Some("phone-meant-hint");
                form.meant = Some(number);
            }
            Err(error) => match field_text(&error) {
                Some(text) => form.wrong = Some(text),
                None => form.error = Some(error),
            },
        }
        None
    }

    /// The code was sent. Returns the number that it is for, unless it does not look like a code.
    #[must_use]
    pub fn prove(&mut self, code: &str) -> Option<String> {
        let NewPhone::Code(sent) = &mut self.step else { return None };
        if sent.busy {
            return None;
        }
        (sent.wrong, sent.error) = (None, None);
        if code.chars().filter(|c| typed::digit(*c).is_some()).count() != SMS_DIGITS as usize {
            sent.wrong = Some(("phone-code-form", None));
            return None;
        }
        sent.busy = true;
        Some(sent.id.clone())
    }

    /// Takes the server's answer to the code; true if the number is registered.
    #[must_use]
    pub fn proven(&mut self, proven: Result<ProvenNumber, AccountError>) -> bool {
        let NewPhone::Code(sent) = &mut self.step else { return false };
        sent.busy = false;
        match proven {
            Ok(ProvenNumber::Registered { number }) => {
                self.step = NewPhone::default();
                self.notice = Some(PhonesNotice::Added(number.hint));
                return true;
            }
            Ok(ProvenNumber::Wrong { tries_left: 0 }) | Err(AccountError::Changed) => {
                let number = std::mem::take(&mut sent.number);
                self.step =
                    NewPhone::Form(NumberForm { number, wrong: Some("phone-code-over"), ..NumberForm::default() });
            }
            Ok(ProvenNumber::Wrong { tries_left }) => sent.wrong = Some(("phone-code-wrong", Some(tries_left))),
            Err(AccountError::Field(_)) => sent.wrong = Some(("phone-code-form", None)),
            Err(error) => sent.error = Some(error),
        }
        false
    }

    /// Goes back to the form with what was typed, to correct it. The number that waited is returned, to be cancelled.
    #[must_use]
    pub fn correct(&mut self) -> Option<String> {
        let NewPhone::Code(sent) = &mut self.step else { return None };
        let (id, number) = (std::mem::take(&mut sent.id), std::mem::take(&mut sent.number));
        self.step = NewPhone::Form(NumberForm { number, ..NumberForm::default() });
        Some(id)
    }

    /// A number was removed, or not.
    pub fn removed(&mut self, hint: String, removed: Result<(), AccountError>) {
        self.notice = Some(removed.map_or_else(PhonesNotice::Error, |()| PhonesNotice::Removed(hint)));
    }
}

/// The id of the text for what the server says is wrong with a number.
fn field_text(error: &AccountError) -> Option<&'static str> {
    let AccountError::Field(reason) = error else { return None };
    Some(match reason.as_str() {
        "number-country" => "phone-country",
        "number-mobile" => "phone-mobile",
        "number-known" => "phone-known",
        "number-many" => "phone-many",
        "number-off" => "phones-off",
        _ => "phone-form",
    })
}

#[cfg(test)]
mod tests;
