//! One session with a message centre: binding, submitting, and answering what it asks.

use std::str::FromStr;

use futures_util::StreamExt;
use rusmpp::extra::concatenation::SubmitSmMultipartExt;
use rusmpp::extra::encoding::gsm7bit::Gsm7BitUnpacked;
use rusmpp::extra::encoding::ucs2::Ucs2;
use rusmpp::pdus::{BindTransceiver, DeliverSmResp, SubmitSm};
use rusmpp::types::COctetString;
use rusmpp::values::{EsmClass, InterfaceVersion, Npi, Ton};
use rusmpp::{CommandId, CommandStatus};
use rusmppc::error::Error;
use rusmppc::{Client, ConnectionBuilder, Event};
use sluss_domain::courier::{SendError, Sms};

use super::Peer;
use crate::text::gsm7_length;

/// What one SMS holds in the alphabet of GSM: 160 septets, or 153 beside the header that ties parts together, which is six bytes here
/// and seven septets on the air.
const GSM7_ALONE: usize = 160;
const GSM7_IN_PARTS: usize = 153 + 6;
/// The same for sixteen bits: 140 bytes, of which the header takes six.
const UCS2: usize = 140;

/// Whether a session could be opened with these settings at all.
pub(super) fn check(peer: &Peer) -> Result<(), String> {
    if !["smpp://", "smpps://"].iter().any(|scheme| peer.url.starts_with(scheme)) {
        return Err("the message centre's url must begin with smpp:// or smpps://".to_owned());
    }
    bind(peer).ok_or("SMPP takes a user of 15 letters and a password of 8 at most, both ASCII")?;
    source(&peer.sender).map(|_| ()).ok_or_else(|| "the sender has 11 letters or 20 digits at most".to_owned())
}

/// Connects and binds as a transceiver.
pub(super) async fn open(peer: &Peer) -> Result<Client, String> {
    let builder = ConnectionBuilder::new()
        .enquire_link_interval(peer.enquire)
        .enquire_link_response_timeout(peer.wait)
        .response_timeout(peer.wait)
        // It would take the newest version only; we speak the one that networks speak.
        .disable_interface_version_check();
    let connected = tokio::time::timeout(peer.wait, builder.connect(&peer.url)).await;
    let (client, mut events) =
        connected.map_err(|_| "it does not answer".to_owned())?.map_err(|_| "it cannot be reached".to_owned())?;
    let answering = client.clone();
    tokio::spawn(async move {
        while let Some(event) = events.next().await {
            if answer(&answering, event).await.is_err() {
                break;
            }
        }
    });
    let bound = client.bind_transceiver(bind(peer).ok_or("the settings cannot be used")?).await;
    bound.map_err(|error| format!("it does not let us bind: {}", reason(&error)))?;
    Ok(client)
}

/// What the message centre asks. Receipts and answers from phones are taken, so that they are not sent again, and not looked at. One
/// that unbinds takes nothing more: the next message opens a new session.
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

fn bind(peer: &Peer) -> Option<BindTransceiver> {
    let bind = BindTransceiver::builder()
        .system_id(COctetString::from_str(&peer.user).ok()?)
        .password(COctetString::from_str(&peer.secret).ok()?)
        .interface_version(InterfaceVersion::Smpp3_4);
    Some(bind.build())
}

/// The message in as many parts as it takes, tied together by a header in each (3GPP TS 23.040, section 9.2.3.24.1).
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
    let message = submit.multipart(&sms.text).reference_u8(low);
    let written = match gsm7_length(&sms.text) {
        Some(length) => {
            let size = if length <= GSM7_ALONE { GSM7_ALONE } else { GSM7_IN_PARTS };
            message.max_short_message_size(size).encoder(Gsm7BitUnpacked::new()).build().ok()
        }
        None => message.max_short_message_size(UCS2).encoder(Ucs2::new()).build().ok(),
    };
    written.ok_or_else(unwritable)
}

/// A sender of digits is a number, any other a name.
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

/// Hands one part over and waits for the answer.
pub(super) async fn submit(client: &Client, part: SubmitSm) -> Result<(), SendError> {
    client.submit_sm(part).await.map(|_| ()).map_err(|error| match &error {
        Error::UnexpectedResponse { response } => match response.status() {
            CommandStatus::EsmeRthrottled | CommandStatus::EsmeRmsgqful | CommandStatus::EsmeRsyserr => {
                SendError::Unavailable(reason(&error))
            }
            CommandStatus::EsmeRok => SendError::Unclear(reason(&error)),
            _ => SendError::Refused(reason(&error)),
        },
        Error::Encode(_) => SendError::Refused(reason(&error)),
        _ => SendError::Unclear(reason(&error)),
    })
}

/// In words of our own: the library's hold whole messages.
fn reason(error: &Error) -> String {
    match error {
        Error::UnexpectedResponse { response } => format!("status {:#010x}", u32::from(response.status())),
        Error::ResponseTimeout { .. } | Error::EnquireLinkTimeout { .. } => "no answer in time".to_owned(),
        _ => "the session broke off".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use rusmpp::values::DataCoding;
    use sluss_domain::courier::Sms;
    use sluss_domain::id::MessageId;
    use sluss_domain::phone::PhoneNumber;

    use super::{Peer, check, parts};

    fn peer(user: &str, secret: &str, sender: &str) -> Peer {
        Peer {
            url: "smpp://127.0.0.1:2775".to_owned(),
            user: user.to_owned(),
            secret: secret.to_owned(),
            sender: sender.to_owned(),
            enquire: Duration::from_secs(30),
            wait: Duration::from_secs(5),
        }
    }

    fn written(text: &str) -> Vec<(DataCoding, usize)> {
        let id = MessageId::parse("msg_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap();
        let sms = Sms { id, to: PhoneNumber::e164("+46701740605").unwrap(), text: text.to_owned() };
        let parts = parts(&peer("sluss", "secret", "Sluss"), &sms, 7).unwrap();
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
    fn settings_that_smpp_cannot_carry_are_refused() {
        assert_eq!(check(&peer("sluss", "secret", "+46701740600")), Ok(()));
        assert!(check(&peer("sluss", "longer than eight", "Sluss")).unwrap_err().contains("password of 8"));
        assert!(check(&peer("sluss", "secret", "A very long sender")).unwrap_err().contains("11 letters"));
        let elsewhere = Peer { url: "http://127.0.0.1".to_owned(), ..peer("sluss", "secret", "Sluss") };
        assert!(check(&elsewhere).unwrap_err().contains("smpp://"));
    }
}
