//! SMS by SMPP to a message centre that another implementation of the protocol plays.

use std::io::{BufRead, BufReader, Lines};
use std::process::ChildStdout;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use sluss_delivery::smpp::{Alphabet, Bind, Known, MessageCentre, Peer};
use sluss_domain::ports::courier::{SendError, SmsSender};

use crate::program::{Program, find, free_port};
use crate::{Counting, sms};

pub(crate) struct Played {
    events: Lines<BufReader<ChildStdout>>,
    port: u64,
    _program: Program,
}

pub(crate) fn played(mode: &str) -> Played {
    played_with(&[mode])
}

/// Plays one with this behaviour, then its alphabet of data coding 0, and the password that it expects.
fn played_with(how: &[&str]) -> Played {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/gateways/message_centre.mjs");
    let modules = concat!(env!("CARGO_MANIFEST_DIR"), "/../../node_modules/smpp");
    assert!(std::path::Path::new(modules).is_dir(), "the npm package smpp is missing: npm ci");
    let node = find("node", "nodejs");
    let mut program = Program::start(&[&[node.to_str().unwrap(), script], how].concat());
    let mut events = BufReader::new(program.output()).lines();
    let first: Value = serde_json::from_str(&events.next().unwrap().unwrap()).unwrap();
    let port = first["port"].as_u64().unwrap();
    Played { events, port, _program: program }
}

impl Played {
    fn event(&mut self) -> Value {
        serde_json::from_str(&self.events.next().unwrap().unwrap()).unwrap()
    }

    /// The next event that is not a test of the session, which may come at any time.
    fn next(&mut self) -> Value {
        std::iter::repeat_with(|| self.event()).find(|event| event["event"] != "enquire").unwrap()
    }

    pub(crate) fn centre(&self) -> MessageCentre {
        centre(self.port, "secret")
    }
}

fn peer(port: u64, secret: &str) -> Peer {
    Peer {
        url: format!("smpp://127.0.0.1:{port}"),
        user: "sluss".to_owned(),
        secret: secret.to_owned(),
        sender: "Sluss".to_owned(),
        enquire: Duration::from_millis(200),
        wait: Duration::from_millis(1_500),
        ..Peer::default()
    }
}

fn centre(port: u64, secret: &str) -> MessageCentre {
    MessageCentre::new(peer(port, secret), Arc::new(Counting)).unwrap()
}

fn bound() -> Value {
    json!({"event": "bind", "as": "bind_transceiver", "system_type": "", "version": 0x34, "known": true})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_reaches_the_message_centre_as_it_was_written() {
    let mut played = played("accept");
    let centre = played.centre();
    centre.send(&sms("492817 är din kod.\n\n@sluss.test #492817")).await.unwrap();
    assert_eq!(played.next(), bound());
    let text = "492817 är din kod.\n\n@sluss.test #492817";
    let expected = json!({"event": "submit", "from": "Sluss", "to": "46701740605", "ton": 1, "coding": 0, "text": text, "udh": null});
    assert_eq!(played.next(), expected);
    centre.send(&sms("Žluťoučký kůň")).await.unwrap();
    let second = played.next();
    assert_eq!((&second["coding"], &second["text"]), (&json!(8), &json!("Žluťoučký kůň")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_message_goes_in_parts_that_belong_together() {
    let mut played = played("accept");
    let text = "åäö 0123456789 ".repeat(20);
    played.centre().send(&sms(&text)).await.unwrap();
    assert_eq!(played.next(), bound());
    let (first, second) = (played.next(), played.next());
    let header = |part: &Value| part["udh"].as_str().unwrap().to_owned();
    let reference = header(&first)[4..6].to_owned();
    assert_eq!((header(&first), header(&second)), (format!("0003{reference}0201"), format!("0003{reference}0202")));
    let joined = format!("{}{}", first["text"].as_str().unwrap(), second["text"].as_str().unwrap());
    assert_eq!(joined, text);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_session_is_kept_and_tested() {
    let mut played = played("accept");
    let centre = played.centre();
    centre.reach().await.unwrap();
    assert_eq!(played.next(), bound());
    assert_eq!((played.event(), played.event()), (json!({"event": "enquire"}), json!({"event": "enquire"})));
    centre.send(&sms("x")).await.unwrap();
    assert_eq!(played.next()["event"], "submit", "the same session carries it");
}

#[tokio::test(flavor = "multi_thread")]
async fn d07_what_the_message_centre_says_decides() {
    let now_and_then = played("throttle").centre().send(&sms("x")).await;
    assert!(matches!(now_and_then, Err(SendError::Unavailable(_))), "{now_and_then:?}");
    let never = played("refuse").centre().send(&sms("x")).await;
    assert!(matches!(never, Err(SendError::Refused(_))), "{never:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn d07_what_passes_is_tried_again_and_what_does_not_is_named() {
    for later in ["08", "14", "45", "58", "64", "401"] {
        let sent = played(later).centre().send(&sms("x")).await;
        assert!(matches!(sent, Err(SendError::Unavailable(_))), "{later}: {sent:?}");
    }
    let sent = played("0a").centre().send(&sms("x")).await;
    let Err(SendError::Refused(why)) = sent else { panic!("{sent:?}") };
    assert!(why.contains("0x0000000a") && why.contains("rejects this sender"), "{why}");
    let known = Known { later: vec![0x0a], refused: Vec::new() };
    let played = played("0a");
    let centre = MessageCentre::new(Peer { known, ..peer(played.port, "secret") }, Arc::new(Counting)).unwrap();
    assert!(matches!(centre.send(&sms("x")).await, Err(SendError::Unavailable(_))), "an operator knows better");
    centre.send(&sms("y")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn d07_a_session_that_is_not_bound_any_more_is_opened_again() {
    let mut played = played("04");
    let centre = played.centre();
    assert!(matches!(centre.send(&sms("x")).await, Err(SendError::Unavailable(_))));
    centre.send(&sms("x")).await.unwrap();
    let kinds = [0; 4].map(|_| played.next()["event"].as_str().unwrap().to_owned());
    assert_eq!(kinds, ["bind", "submit", "bind", "submit"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_later_part_that_came_too_fast_is_tried_again_alone() {
    let mut played = played("58+");
    played.centre().send(&sms(&"x".repeat(200))).await.unwrap();
    let lengths = [0; 4].map(|_| played.next()["text"].as_str().map(str::len));
    assert_eq!(lengths, [None, Some(153), Some(47), Some(47)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn signs_and_letters_arrive_whatever_the_message_centres_own_alphabet_is() {
    const TRIAL: &str = "@ å ä ö £";
    for (theirs, alphabet, coding) in [
        ("GSM", Alphabet::Gsm, 0),
        ("LATIN1", Alphabet::Latin1, 0),
        ("LATIN1", Alphabet::Ucs2, 8),
        ("GSM", Alphabet::Ucs2, 8),
    ] {
        let mut played = played_with(&["accept", theirs]);
        let peer = Peer { alphabet, ..peer(played.port, "secret") };
        MessageCentre::new(peer, Arc::new(Counting)).unwrap().send(&sms(TRIAL)).await.unwrap();
        assert_eq!(played.next(), bound());
        let submitted = played.next();
        assert_eq!(
            (&submitted["text"], &submitted["coding"]),
            (&json!(TRIAL), &json!(coding)),
            "{theirs} {alphabet:?}"
        );
    }
    let mut played = played_with(&["accept", "LATIN1"]);
    played.centre().send(&sms(TRIAL)).await.unwrap();
    assert_eq!(played.next(), bound());
    assert!(played.next()["text"].as_str().unwrap().starts_with('\0'), "so it arrives where nobody said which it is");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_centre_hears_what_it_wants_to_know_of_us() {
    let secret = "a password of thirty-two letters";
    let mut played = played_with(&["nosy", "GSM", secret]);
    let peer = Peer { bind: Bind::Transmitter, system_type: "VMA".to_owned(), ..peer(played.port, secret) };
    let centre = MessageCentre::new(peer, Arc::new(Counting)).unwrap();
    centre.send(&sms("x")).await.unwrap();
    let expected =
        json!({"event": "bind", "as": "bind_transmitter", "system_type": "VMA", "version": 0x34, "known": true});
    assert_eq!(played.next(), expected);
    assert_eq!(played.next()["event"], "submit");
}

#[tokio::test(flavor = "multi_thread")]
async fn d07_without_an_answer_it_is_unclear_and_not_sent_again() {
    let mut played = played("silent");
    let sent = played.centre().send(&sms("x")).await;
    assert!(matches!(sent, Err(SendError::Unclear(_))), "{sent:?}");
    assert_eq!((played.next(), played.next()["event"].as_str()), (bound(), Some("submit")));
    let tests = [played.event(), played.event()];
    assert!(tests.iter().all(|event| event["event"] == "enquire"), "{tests:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_broke_off_is_opened_again() {
    let mut played = played("drop");
    let centre = played.centre();
    let broken = centre.send(&sms("first")).await;
    assert!(matches!(broken, Err(SendError::Unclear(_))), "{broken:?}");
    centre.send(&sms("second")).await.unwrap();
    let events = [played.next(), played.next(), played.next(), played.next()];
    let kinds = events.each_ref().map(|event| event["event"].as_str().unwrap());
    assert_eq!(kinds, ["bind", "submit", "bind", "submit"]);
    assert_eq!(events[3]["text"], "second");
}

#[tokio::test(flavor = "multi_thread")]
async fn d07_a_message_centre_that_is_down_or_knows_us_not_is_tried_again() {
    let down = centre(u64::from(free_port()), "secret").send(&sms("x")).await;
    assert_eq!(down, Err(SendError::Unavailable("cannot be reached: nothing is listening there".to_owned())));
    let played = played("accept");
    let why = centre(played.port, "wrong").reach().await.unwrap_err();
    assert!(why.contains("refuses the bind") && !why.contains("wrong"), "{why}");
}
