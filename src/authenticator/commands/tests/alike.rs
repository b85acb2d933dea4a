//! Entries of the same phone from before: asked for, and removed at the person's word.

use sluss_protocol::alike::{AlikeDevice, AlikeDevices, AskAlike};
use sluss_protocol::problem::ProblemCode;

use super::fake::{Phone, refusal, reply};
use super::*;
use crate::authenticator::vault::fake::now;

const PATH: &str = "/api/device/alike";

#[test]
fn s34_the_phone_asks_with_its_own_key_and_removes_what_the_person_names() {
    let phone = Phone::of_anna();
    let record = phone.machine.store.contents().records[0].id.clone();
    let entry = AlikeDevice { id: "dev_old".to_owned(), name: "Annas telefon".to_owned() };
    let answer = |devices| reply(200, &serde_json::to_string(&AlikeDevices { devices }).unwrap());
    phone.server_answers_in_turn(PATH, [answer(vec![entry.clone()]), answer(Vec::new())]);
    assert_eq!(now(alike(&phone.device, &record, None)), Ok(vec![entry]));
    assert_eq!(now(alike(&phone.device, &record, Some("dev_old".to_owned()))), Ok(Vec::new()));
    let asked: Vec<AskAlike> =
        phone.sent_to(PATH).iter().map(|sent| serde_json::from_str(&sent.body).unwrap()).collect();
    assert_eq!(asked, [AskAlike { remove: None }, AskAlike { remove: Some("dev_old".to_owned()) }]);
    assert!(phone.sent_to(PATH)[0].statement().get("sluss_body").is_some(), "it is signed");
    phone.server_answers(PATH, refusal(ProblemCode::Expired, ""));
    assert!(now(alike(&phone.device, &record, None)).is_err());
}
