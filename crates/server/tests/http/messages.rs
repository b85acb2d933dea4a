//! Messages on their way to people: once, in the right words, with faults on the way, and nothing of them in the database.

use std::time::Duration;

use sluss_domain::message::deliver::DeliveryOutcome;
use sluss_domain::model::message::{Content, Message, Notice, Recipient};
use sluss_domain::model::phone::PhoneNumber;
use sluss_domain::model::visitor::Visitor;
use sluss_domain::ports::courier::SendError;
use sluss_domain::ports::store::Change;
use sluss_domain::ports::store::Handling;
use sluss_protocol::language::Language;
use sluss_testkit::Server;

const NUMBER: &str = "+46701740605";

fn code_to(number: &str) -> Message {
    Message {
        to: Recipient::Phone(PhoneNumber::e164(number).unwrap()),
        language: Language::Sv,
        content: Content::SignInCode { code: "492817".to_owned(), site: "RASFF Window".to_owned(), framed_in: None },
    }
}

async fn post_code(server: &Server) {
    let sluss = server.instance().sluss;
    let post = sluss.messages().post(&code_to(NUMBER), Duration::from_secs(300));
    sluss.store.commit(vec![post]).await.unwrap();
}

async fn notify(server: &Server) {
    let sluss = server.instance().sluss;
    let account =
        sluss.accounts().add("anna@example.eu", "Anna", Language::En, "long words for anna", true).await.unwrap();
    let notice = sluss.messages().notify(&account, Notice::PasswordChanged, &Visitor::default());
    sluss.store.commit(vec![notice]).await.unwrap();
}

fn outcomes(deliveries: Vec<sluss_domain::message::deliver::Delivery>) -> Vec<DeliveryOutcome> {
    deliveries.into_iter().map(|delivery| delivery.outcome).collect()
}

#[tokio::test]
async fn d06_a_code_is_sent_once_in_the_users_language_and_bound_to_our_host() {
    let server = Server::start().await;
    post_code(&server).await;
    assert_eq!(outcomes(server.deliver().await), [DeliveryOutcome::Sent]);
    assert_eq!(outcomes(server.deliver().await), []);
    let [sms] = &server.sms_to(NUMBER)[..] else { panic!("one SMS was expected") };
    assert!(sms.text.starts_with("492817 är din kod") && sms.text.ends_with("\n@sluss.test #492817"), "{}", sms.text);
}

#[tokio::test]
async fn d07_while_the_gateway_is_down_it_is_tried_again_ever_more_slowly_until_it_is_too_late() {
    let server = Server::start().await;
    post_code(&server).await;
    server.outbox.fail(Some(SendError::Unavailable("down".to_owned())));
    let mut tried = Vec::new();
    for second in 0..400 {
        for outcome in outcomes(server.deliver().await) {
            tried.push((second, outcome));
        }
        server.clock.advance(Duration::from_secs(1));
    }
    let (last, before) = tried.split_last().unwrap();
    assert_eq!(last, &(300, DeliveryOutcome::Expired));
    assert!((4..10).contains(&before.len()), "tried at {before:?}");
    assert!(before.iter().all(|(_, outcome)| *outcome == DeliveryOutcome::Postponed("down".to_owned())));
    server.outbox.fail(None);
    assert_eq!((server.deliver().await, server.sms_to(NUMBER).len()), (vec![], 0));
}

#[tokio::test]
async fn d07_an_sms_that_may_have_gone_out_is_not_sent_again() {
    let server = Server::start().await;
    post_code(&server).await;
    server.outbox.fail(Some(SendError::Unclear("no answer".to_owned())));
    assert_eq!(outcomes(server.deliver().await), [DeliveryOutcome::Unclear("no answer".to_owned())]);
    server.outbox.fail(None);
    server.clock.advance(Duration::from_secs(200));
    assert_eq!(outcomes(server.deliver().await), []);
}

#[tokio::test]
async fn a_mail_that_may_have_gone_out_is_sent_again_under_the_same_id() {
    let server = Server::start().await;
    notify(&server).await;
    let posted = server.due().await;
    server.outbox.fail(Some(SendError::Unclear("no answer".to_owned())));
    assert_eq!(outcomes(server.deliver().await), [DeliveryOutcome::Postponed("no answer".to_owned())]);
    server.outbox.fail(None);
    server.clock.advance(Duration::from_secs(2));
    assert_eq!(outcomes(server.deliver().await), [DeliveryOutcome::Sent]);
    assert_eq!(server.mails_to("anna@example.eu")[0].id, posted[0].id);
}

#[tokio::test]
async fn what_is_refused_is_not_tried_again() {
    let server = Server::start().await;
    post_code(&server).await;
    server.outbox.fail(Some(SendError::Refused("status 400".to_owned())));
    assert_eq!(outcomes(server.deliver().await), [DeliveryOutcome::Refused("status 400".to_owned())]);
    server.clock.advance(Duration::from_secs(100));
    assert_eq!(outcomes(server.deliver().await), []);
}

#[tokio::test]
async fn d07_of_two_nodes_that_see_the_same_message_one_sends_it() {
    let server = Server::start().await;
    post_code(&server).await;
    let sluss = server.instance().sluss;
    let [envelope] = &server.due().await[..] else { panic!("one message was expected") };
    let messages = sluss.messages();
    let (one, other) = tokio::join!(messages.deliver(envelope), messages.deliver(envelope));
    let mut both = outcomes(vec![one.unwrap(), other.unwrap()]);
    both.sort_by_key(|outcome| *outcome == DeliveryOutcome::Taken);
    assert_eq!(both, [DeliveryOutcome::Sent, DeliveryOutcome::Taken]);
    assert_eq!(server.sms_to(NUMBER).len(), 1);
}

/// Claims the message and goes away, as a node does that is killed while it sends.
async fn claim_and_stop(server: &Server) {
    let sluss = server.instance().sluss;
    let envelope = server.due().await.remove(0);
    let until = sluss.now().after(Duration::from_secs(60));
    let claim = Change::Handle(Handling::Claim { id: envelope.id, tries: envelope.tries, until });
    sluss.store.commit(vec![claim]).await.unwrap();
    server.crash().await;
    assert_eq!(server.deliver().await, [], "the claim still holds");
    server.clock.advance(Duration::from_secs(61));
}

#[tokio::test]
async fn d07_an_sms_whose_node_was_killed_is_not_sent_again() {
    let server = Server::start().await;
    post_code(&server).await;
    claim_and_stop(&server).await;
    assert!(matches!(outcomes(server.deliver().await)[..], [DeliveryOutcome::Unclear(_)]));
    assert_eq!(server.sms_to(NUMBER), []);
}

#[tokio::test]
async fn a_mail_whose_node_was_killed_is_sent_by_another() {
    let server = Server::start().await;
    notify(&server).await;
    claim_and_stop(&server).await;
    assert_eq!(outcomes(server.deliver().await), [DeliveryOutcome::Sent]);
}

#[tokio::test]
async fn m04_neither_code_nor_number_waits_in_the_database_in_the_clear() {
    let server = Server::start().await;
    post_code(&server).await;
    let database = server.database();
    for secret in ["492817", NUMBER, "RASFF Window"] {
        assert!(!database.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret}");
    }
}
