//! The way of a new phone number from its form into the list.

use sluss_protocol::language::Language;
use sluss_protocol::numbers::{AddedNumber, NumberView, ProvenNumber};

use super::{AccountError, NewPhone, NumberForm, PhoneStage, PhonesNotice, PhonesState, SentCode, field_text};
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
        assert_eq!(PhoneStage::at(stage.page()), Some(stage));
    }
    assert_eq!(PhoneStage::at(PhoneStage::Code.page()), Some(PhoneStage::Form));
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
    let number = NumberView { id: "num_1".to_owned(), hint: "•• 05".to_owned(), added_at: 0, last_used_at: None };
    assert!(phones.proven(Ok(ProvenNumber::Registered { number })));
    assert_eq!((phones.notice, phones.step), (Some(PhonesNotice::Added("•• 05".to_owned())), NewPhone::default()));
}

#[test]
fn what_was_typed_stays_with_a_question_or_with_what_is_wrong() {
    let mut phones = PhonesState::default();
    assert!(phones.submit("hej", "SE").is_none());
    assert_eq!(form(&phones).wrong, Some("phone-form"));
    assert!(phones.submit("0701740605", "SE").is_some());
    assert_eq!(phones.added(Ok(AddedNumber::DidYouMean { number: "+46 70 174 06 05".to_owned() })), None);
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
        assert_eq!((form(&phones).wrong, form(&phones).number.as_str()), (Some("phone-code-over"), "+46 70 174 06 05"));
    }
}

#[test]
fn everything_that_can_be_wrong_has_a_text() {
    let texts = Catalogue::parse(Language::Sv, include_str!("../../../../locales/sv/account.ftl"));
    for reason in ["number-country", "number-mobile", "number-known", "number-many", "number-off", "number-form"] {
        let id = field_text(&AccountError::Field(reason.to_owned())).unwrap();
        assert_ne!(texts.text(id), id);
    }
    for id in ["phone-meant-hint", "phone-code-form", "phone-code-wrong", "phone-code-over", "phone-tries"] {
        assert_ne!(texts.text(id), id);
    }
}
