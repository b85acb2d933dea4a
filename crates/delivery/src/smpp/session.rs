//! A session with a message centre: binding, submitting, and answering its requests.

use std::str::FromStr;

use futures_util::StreamExt;
use rusmpp::CommandId;
use rusmpp::pdus::{DeliverSmResp, SubmitSm};
use rusmpp::types::COctetString;
use rusmpp::values::{EsmClass, Npi, Ton};
use rusmppc::error::Error;
use rusmppc::{Client, ConnectionBuilder, Event};
use sluss_domain::ports::courier::{SendError, Sms};

use super::status::{self, Known};
use super::{Peer, bind, line};

/// Why a part was not accepted.
pub(super) struct Failed {
    pub(super) error: SendError,
    /// Whether the session can no longer be used.
    pub(super) broken: bool,
}

/// Checks that a session could be opened with these settings.
pub(super) fn check(peer: &Peer) -> Result<(), String> {
    line::address(&peer.url)?;
    bind::check(peer)?;
    source(&peer.sender).map(|_| ()).ok_or_else(|| "the sender can have at most 11 letters or 20 digits".to_owned())
}

/// Connects and binds; returns once messages can be submitted.
pub(super) async fn open(peer: &Peer) -> Result<Client, String> {
    let mut line = line::connect(peer).await?;
    let bound = tokio::time::timeout(peer.wait, bind::bind(&mut line, peer)).await;
    bound.map_err(|_| "it does not answer".to_owned())??;
    let builder = ConnectionBuilder::new()
        .enquire_link_interval(peer.enquire)
        .enquire_link_response_timeout(peer.wait)
        .response_timeout(peer.wait);
    let (client, mut events) = builder.connected(line);
    let answering = client.clone();
    tokio::spawn(async move {
        while let Some(event) = events.next().await {
            if answer(&answering, event).await.is_err() {
                break;
            }
        }
    });
    Ok(client)
}

/// Answers the message centre's requests. Receipts and messages from phones are accepted, so that they are not sent
/// again, and ignored. If the message centre unbinds, the next message opens a new session.
async fn answer(client: &Client, event: Event) -> Result<(), Error> {
    let Event::Incoming(command) = event else { return Ok(()) };
    let number = command.sequence_number();
    match command.id() {
        CommandId::DeliverSm => client.deliver_sm_resp(number, DeliverSmResp::default()).await,
        CommandId::Unbind => {
            client.unbind_resp(number).await?;
            client.close().await
        }
        _ => Ok(()),
    }
}

/// The message in as many parts as necessary.
pub(super) fn parts(peer: &Peer, sms: &Sms, reference: u16) -> Result<Vec<SubmitSm>, SendError> {
    let unwritable = || SendError::Refused("the message cannot be written".to_owned());
    let (ton, npi, sender) = source(&peer.sender).ok_or_else(unwritable)?;
    let digits = sms.to.expose().trim_start_matches('+');
    let submit = SubmitSm::builder()
        .source_addr_ton(ton)
        .source_addr_npi(npi)
        .source_addr(sender)
        .dest_addr_ton(Ton::International)
        .dest_addr_npi(Npi::Isdn)
        .destination_addr(COctetString::from_str(digits).map_err(|_| unwritable())?)
        .esm_class(EsmClass::default())
        .build();
    let [_, low] = reference.to_be_bytes();
    peer.alphabet.parts(submit, &sms.text, low).ok_or_else(unwritable)
}

/// A sender that consists of digits is a number, any other a name.
fn source(sender: &str) -> Option<(Ton, Npi, COctetString<1, 21>)> {
    let digits = sender.trim_start_matches('+');
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (ton, npi, text) = match (is_number, sender.starts_with('+')) {
        (true, true) => (Ton::International, Npi::Isdn, digits),
        (true, false) => (Ton::Unknown, Npi::Unknown, digits),
        (false, _) if sender.len() > 11 => return None,
        (false, _) => (Ton::Alphanumeric, Npi::Unknown, sender),
    };
    Some((ton, npi, COctetString::from_str(text).ok()?))
}

/// Submits one part and waits for the answer.
pub(super) async fn submit(client: &Client, part: SubmitSm, known: &Known) -> Result<(), Failed> {
    client.submit_sm(part).await.map(|_| ()).map_err(|error| match &error {
        Error::UnexpectedResponse { response } => match u32::from(response.status()) {
            0 => Failed { error: SendError::Unclear(reason(&error)), broken: true },
            status => Failed { error: known.verdict(status), broken: status == status::NOT_BOUND },
        },
        Error::Encode(_) => Failed { error: SendError::Refused(reason(&error)), broken: false },
        _ => Failed { error: SendError::Unclear(reason(&error)), broken: true },
    })
}

/// The reason in our own words: the library's may contain whole messages.
fn reason(error: &Error) -> String {
    match error {
        Error::UnexpectedResponse { .. } => "it answers something unexpected".to_owned(),
        Error::ResponseTimeout { .. } | Error::EnquireLinkTimeout { .. } => "no answer in time".to_owned(),
        _ => "the session was interrupted".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use rusmpp::values::DataCoding;
    use sluss_domain::model::id::MessageId;
    use sluss_domain::model::phone::PhoneNumber;
    use sluss_domain::ports::courier::Sms;

    use super::{Peer, check, parts};
    use crate::smpp::Alphabet;

    fn peer(user: &str, secret: &str, sender: &str) -> Peer {
        Peer {
            url: "smpp://127.0.0.1:2775".to_owned(),
            user: user.to_owned(),
            secret: secret.to_owned(),
            sender: sender.to_owned(),
            enquire: Duration::from_secs(30),
            wait: Duration::from_secs(5),
            ..Peer::default()
        }
    }

    fn written(text: &str) -> Vec<(DataCoding, usize)> {
        written_in(Alphabet::Gsm, text)
    }

    fn written_in(alphabet: Alphabet, text: &str) -> Vec<(DataCoding, usize)> {
        let id = MessageId::parse("msg_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap();
        let sms = Sms { id, to: PhoneNumber::e164("+46701740605").unwrap(), text: text.to_owned() };
        let peer = Peer { alphabet, ..peer("sluss", "secret", "Sluss") };
        let parts = parts(&peer, &sms, 7).unwrap();
        parts.iter().map(|part| (part.data_coding, part.short_message().len())).collect()
    }

    #[test]
    fn a_message_takes_the_alphabet_and_the_parts_that_it_needs() {
        let (gsm7, ucs2) = (DataCoding::McSpecific, DataCoding::Ucs2);
        assert_eq!(written(&"å".repeat(160)), [(gsm7, 160)]);
        assert_eq!(written(&"å".repeat(161)), [(gsm7, 159), (gsm7, 8 + 6)]);
        assert_eq!(written(&"ž".repeat(70)), [(ucs2, 140)]);
        assert_eq!(written(&"ž".repeat(71)), [(ucs2, 140), (ucs2, 4 * 2 + 6)]);
    }

    #[test]
    fn the_alphabet_is_the_one_that_the_message_centre_has() {
        let (own, ucs2) = (DataCoding::McSpecific, DataCoding::Ucs2);
        assert_eq!(written_in(Alphabet::Latin1, "@åäö£"), [(own, 5)]);
        assert_eq!(written_in(Alphabet::Latin1, &"@".repeat(161)), [(own, 140), (own, 27 + 6)]);
        assert_eq!(written_in(Alphabet::Latin1, "€"), [(ucs2, 2)], "ISO 8859-1 does not hold it");
        assert_eq!(written_in(Alphabet::Latin1, "ç"), [(ucs2, 2)], "GSM does not hold it");
        assert_eq!(written_in(Alphabet::Ucs2, "@åäö£"), [(ucs2, 10)]);
    }

    #[test]
    fn settings_that_smpp_cannot_carry_are_refused() {
        assert_eq!(check(&peer("sluss", "secret", "+46701740600")), Ok(()));
        assert_eq!(check(&peer("sluss", "longer than eight", "Sluss")), Ok(()), "many message centres take it");
        assert!(check(&peer("sluss", "lösenord", "Sluss")).unwrap_err().contains("ASCII"));
        let typed = Peer { system_type: "longer than twelve".to_owned(), ..peer("sluss", "secret", "Sluss") };
        assert!(check(&typed).unwrap_err().contains("system_type"));
        assert!(check(&peer("sluss", "secret", "A very long sender")).unwrap_err().contains("11 letters"));
        let elsewhere = Peer { url: "http://127.0.0.1".to_owned(), ..peer("sluss", "secret", "Sluss") };
        assert!(check(&elsewhere).unwrap_err().contains("smpp://"));
    }
}
