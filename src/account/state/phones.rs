//! The account's phone numbers: the list, and the way to a new one from its form to its code. Knows neither the browser nor the
//! network: `phones_page` asks the server and tells the answers here.

use sluss_protocol::numbers::{AddedNumber, NUMBER_MAX, NewNumber, NumbersView, ProvenNumber};
use sluss_protocol::account_page::AccountPage;
use sluss_protocol::typed;

use super::error::AccountError;

/// The address of the list.
pub const PHONES: &str = AccountPage::Phones.path();
/// The address of the way to a new number.
pub const ADD_PHONE: &str = AccountPage::AddPhone.path();
/// The address of the code that came to it.
pub const PHONE_CODE: &str = "/account/phones/add/code";

/// Where among the numbers somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneStage {
    /// The list.
    List,
    /// The form for a new one.
    Form,
    /// The code that came there.
    Code,
}

impl PhoneStage {
    /// The stage at an address. A code is shown only to whoever comes from the form.
    #[must_use]
    pub fn at(path: &str) -> Option<Self> {
        match path {
            PHONES => Some(Self::List),
            ADD_PHONE | PHONE_CODE => Some(Self::Form),
            _ => None,
        }
    }

    /// Its address.
    #[must_use]
    pub const fn address(self) -> &'static str {
        match self {
            Self::List => PHONES,
            Self::Form => ADD_PHONE,
            Self::Code => PHONE_CODE,
        }
    }

    /// The name that tests know it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "phones",
            Self::Form => "add-phone",
            Self::Code => "phone-code",
        }
    }

    /// The id of its title.
    #[must_use]
    pub const fn title_id(self) -> &'static str {
        match self {
            Self::List => "phones-title",
            Self::Form => "add-phone",
            Self::Code => "phone-code-title",
        }
    }
}

/// Everything that is true about the numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhonesState {
    /// The list, as the server last said.
    pub view: Option<NumbersView>,
    /// How far a new number is.
    pub step: NewPhone,
    /// What just happened.
    pub news: Option<PhonesNotice>,
}

/// How far a new number is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewPhone {
    /// It is being typed.
    Form(NumberForm),
    /// A code is on its way there.
    Code(SentCode),
}

impl Default for NewPhone {
    fn default() -> Self {
        Self::Form(NumberForm::default())
    }
}

/// The form for a number, beyond what stands in its fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberForm {
    /// What the field for the number begins with.
    pub number: String,
    /// It is on its way to the server.
    pub busy: bool,
    /// What is wrong with it: the id of a text.
    pub wrong: Option<&'static str>,
    /// What was probably meant.
    pub meant: Option<String>,
    /// Trouble that belongs to no field.
    pub error: Option<AccountError>,
}

/// A number that waits for its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentCode {
    /// `num_…`.
    pub id: String,
    /// The number, as people write it.
    pub number: String,
    /// The code is on its way to the server.
    pub busy: bool,
    /// What is wrong with the code: the id of a text, and how many tries are left if it was one.
    pub wrong: Option<(&'static str, Option<u32>)>,
    /// Trouble that belongs to no field.
    pub error: Option<AccountError>,
}

/// A line about what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhonesNotice {
    /// The number with this end was registered.
    Added(String),
    /// The number with this end was removed.
    Removed(String),
    /// It did not work.
    Error(AccountError),
}

impl PhonesState {
    /// How far a new number is, as the address says it.
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
            Err(error) => self.news = Some(PhonesNotice::Error(error)),
        }
    }

    /// Whether a number can be added as things stand.
    #[must_use]
    pub fn may_add(&self) -> bool {
        self.view.as_ref().is_some_and(|view| view.may_change && view.open)
    }

    /// A fresh form. A number that waits for its code is handed back, to be given up.
    #[must_use]
    pub fn begin(&mut self) -> Option<String> {
        self.news = None;
        self.put_down()
    }

    /// Away from a new number. One that waits for its code is handed back, to be given up.
    #[must_use]
    pub fn put_down(&mut self) -> Option<String> {
        match std::mem::take(&mut self.step) {
            NewPhone::Code(sent) => Some(sent.id),
            NewPhone::Form(_) => None,
        }
    }

    /// The form was sent: what goes to the server, unless it cannot be a number at all.
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

    /// The server's answer to the form. A number that nobody waits for any more is handed back, to be given up.
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
            Ok(AddedNumber::Meant { number }) => {
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

    /// The code was sent: which number it is for, unless it has another form.
    #[must_use]
    pub fn prove(&mut self, code: &str) -> Option<String> {
        let NewPhone::Code(sent) = &mut self.step else { return None };
        if sent.busy {
            return None;
        }
        (sent.wrong, sent.error) = (None, None);
        if code.chars().filter(|c| typed::digit(*c).is_some()).count() != 6 {
            sent.wrong = Some(("phone-code-form", None));
            return None;
        }
        sent.busy = true;
        Some(sent.id.clone())
    }

    /// The server's answer to the code; true when the number is registered.
    #[must_use]
    pub fn proven(&mut self, proven: Result<ProvenNumber, AccountError>) -> bool {
        let NewPhone::Code(sent) = &mut self.step else { return false };
        sent.busy = false;
        match proven {
            Ok(ProvenNumber::Registered { number }) => {
                self.step = NewPhone::default();
                self.news = Some(PhonesNotice::Added(number.hint));
                return true;
            }
            Ok(ProvenNumber::Wrong { tries_left: 0 }) | Err(AccountError::Changed) => {
                let number = std::mem::take(&mut sent.number);
                self.step = NewPhone::Form(NumberForm { number, wrong: Some("phone-code-over"), ..NumberForm::default() });
            }
            Ok(ProvenNumber::Wrong { tries_left }) => sent.wrong = Some(("phone-code-wrong", Some(tries_left))),
            Err(AccountError::Field(_)) => sent.wrong = Some(("phone-code-form", None)),
            Err(error) => sent.error = Some(error),
        }
        false
    }

    /// Back to the form with what was typed, to correct it. The number that waited is handed back, to be given up.
    #[must_use]
    pub fn correct(&mut self) -> Option<String> {
        let NewPhone::Code(sent) = &mut self.step else { return None };
        let (id, number) = (std::mem::take(&mut sent.id), std::mem::take(&mut sent.number));
        self.step = NewPhone::Form(NumberForm { number, ..NumberForm::default() });
        Some(id)
    }

    /// A number was removed, or not.
    pub fn removed(&mut self, hint: String, removed: Result<(), AccountError>) {
        self.news = Some(removed.map_or_else(PhonesNotice::Error, |()| PhonesNotice::Removed(hint)));
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
mod tests {
    use sluss_protocol::language::Language;
    use sluss_protocol::numbers::{AddedNumber, NumberView, ProvenNumber};

    use super::{NumberForm, PhonesNotice, PhonesState, SentCode, PhoneStage, NewPhone, field_text};
    use crate::account::AccountError;
    use crate::i18n::Catalogue;

    fn sent(id: &str) -> AddedNumber {
        AddedNumber::Sent { id: id.to_owned(), number: "+46 70 174 06 05".to_owned(), expires_at: 0, tries_left: 3 }
    }

    #[test]
    fn a_form_that_is_on_its_way_is_not_sent_again() {
        let mut phones = PhonesState::default();
        assert!(phones.submit("+46701740605", "SE").is_some());
        assert!(phones.submit("+46701740605", "SE").is_none(), "one press, one message");
        assert_eq!(phones.added(Err(AccountError::Unreachable)), None);
        assert!(phones.submit("+46701740605", "SE").is_some(), "the next press works");
    }

    #[test]
    fn every_stage_has_an_address_and_a_code_is_nothing_to_come_to() {
        for stage in [PhoneStage::List, PhoneStage::Form] {
            assert_eq!(PhoneStage::at(stage.address()), Some(stage));
        }
        assert_eq!(PhoneStage::at(PhoneStage::Code.address()), Some(PhoneStage::Form));
        assert_eq!((PhonesState::default().stage(), waiting().stage()), (PhoneStage::Form, PhoneStage::Code));
    }

    fn waiting() -> PhonesState {
        let mut phones = PhonesState::default();
        assert!(phones.submit(" +46701740605 ", "SE").is_some_and(|new| new.number == "+46701740605"));
        assert_eq!(phones.added(Ok(sent("num_1"))), None);
        phones
    }

    fn form(phones: &PhonesState) -> &NumberForm {
        let NewPhone::Form(form) = &phones.step else { panic!("{phones:?}") };
        form
    }

    #[test]
    fn a_number_goes_from_its_form_over_its_code_into_the_list() {
        let mut phones = waiting();
        assert_eq!(phones.prove("12 34"), None);
        assert!(matches!(&phones.step, NewPhone::Code(SentCode { wrong: Some(("phone-code-form", None)), .. })));
        assert_eq!(phones.prove("123 456").as_deref(), Some("num_1"));
        assert_eq!(phones.prove("123 456"), None, "one press, one question");
        assert!(!phones.proven(Ok(ProvenNumber::Wrong { tries_left: 2 })));
        assert!(matches!(&phones.step, NewPhone::Code(SentCode { wrong: Some((_, Some(2))), busy: false, .. })));
        assert!(phones.prove("123456").is_some());
        let number =
            NumberView { id: "num_1".to_owned(), hint: "•• 05".to_owned(), added_at: 0, last_used_at: None };
        assert!(phones.proven(Ok(ProvenNumber::Registered { number })));
        assert_eq!((phones.news, phones.step), (Some(PhonesNotice::Added("•• 05".to_owned())), NewPhone::default()));
    }

    #[test]
    fn what_was_typed_stays_with_a_question_or_with_what_is_wrong() {
        let mut phones = PhonesState::default();
        assert!(phones.submit("hej", "SE").is_none());
        assert_eq!(form(&phones).wrong, Some("phone-form"));
        assert!(phones.submit("0701740605", "SE").is_some());
        assert_eq!(phones.added(Ok(AddedNumber::Meant { number: "+46 70 174 06 05".to_owned() })), None);
        assert_eq!(form(&phones).number, "0701740605");
        assert_eq!(form(&phones).meant.as_deref(), Some("+46 70 174 06 05"));
        assert!(phones.submit("+12025550173", "SE").is_some());
        assert_eq!(phones.added(Err(AccountError::Field("number-country".to_owned()))), None);
        assert_eq!((form(&phones).number.as_str(), form(&phones).wrong), ("+12025550173", Some("phone-country")));
        assert!(phones.submit("+46701740605", "SE").is_some());
        assert_eq!(phones.added(Err(AccountError::Wait(30))), None);
        assert_eq!(form(&phones).error, Some(AccountError::Wait(30)));
    }

    #[test]
    fn a_number_that_nobody_waits_for_is_given_up() {
        let mut phones = waiting();
        assert_eq!(phones.begin().as_deref(), Some("num_1"));
        assert_eq!(phones.added(Ok(sent("num_2"))).as_deref(), Some("num_2"), "it came after the person had left");
        let mut phones = waiting();
        assert_eq!(phones.correct().as_deref(), Some("num_1"));
        assert_eq!(form(&phones).number, "+46 70 174 06 05");
    }

    #[test]
    fn after_too_many_wrong_codes_the_number_stands_there_to_be_added_again() {
        for over in [Ok(ProvenNumber::Wrong { tries_left: 0 }), Err(AccountError::Changed)] {
            let mut phones = waiting();
            assert!(phones.prove("123456").is_some());
            assert!(!phones.proven(over));
            assert_eq!(
                (form(&phones).wrong, form(&phones).number.as_str()),
                (Some("phone-code-over"), "+46 70 174 06 05")
            );
        }
    }

    #[test]
    fn everything_that_can_be_wrong_has_a_text() {
        let texts = Catalogue::parse(Language::Sv, include_str!("../../../locales/sv/account.ftl"));
        for reason in ["number-country", "number-mobile", "number-known", "number-many", "number-off", "number-form"] {
            let id = field_text(&AccountError::Field(reason.to_owned())).unwrap();
            assert_ne!(texts.text(id), id);
        }
        for id in ["phone-meant-hint", "phone-code-form", "phone-code-wrong", "phone-code-over", "phone-tries"] {
            assert_ne!(texts.text(id), id);
        }
    }
}
