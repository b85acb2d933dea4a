//! Binding to a message centre (SMPP 3.4, section 4.1). It is written here because the library permits only eight
//! characters for the password, while many message centres accept and issue longer ones.

use serde::Deserialize;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use super::Peer;
use super::status;

/// The role that we ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bind {
    /// Sends and may be sent to; many message centres accept no other role.
    #[default]
    Transceiver,
    /// Sends only, and receives no receipts.
    Transmitter,
}

const ENQUIRE_LINK: u32 = 0x15;
/// The bit that turns the id of a request into that of its answer.
const ANSWER: u32 = 0x8000_0000;
/// The answer to something that was not understood.
const GENERIC_NACK: u32 = ANSWER;
/// Our sequence number; the library counts from one.
const SEQUENCE: u32 = 0x7fff_ffff;
const HEADER: usize = 16;
/// More than any answer to a bind needs, in bytes.
const ANSWER_MAX: usize = 4_096;
const VERSION: u8 = 0x34;
/// More than any message centre accepts, so that a mistake is noticed before it gets there.
const TEXT_MAX: usize = 64;
const SYSTEM_TYPE_MAX: usize = 12;

impl Bind {
    const fn command(self) -> u32 {
        match self {
            Self::Transceiver => 0x09,
            Self::Transmitter => 0x02,
        }
    }
}

/// Checks that the settings can be encoded in a bind request.
pub(super) fn check(peer: &Peer) -> Result<(), String> {
    let fits = |text: &str, most: usize| text.len() <= most && text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
    if !fits(&peer.user, TEXT_MAX) || !fits(&peer.secret, TEXT_MAX) {
        return Err(format!(
            "the user and the password for SMPP must be ASCII, with at most {TEXT_MAX} characters each"
        ));
    }
    if !fits(&peer.system_type, SYSTEM_TYPE_MAX) {
        return Err(format!("the system_type for SMPP must be ASCII, with at most {SYSTEM_TYPE_MAX} characters"));
    }
    Ok(())
}

/// Binds, and waits until the message centre has accepted that.
pub(super) async fn bind(stream: &mut (impl AsyncRead + AsyncWrite + Unpin), peer: &Peer) -> Result<(), String> {
    let broken = |_| "the session was interrupted".to_owned();
    stream.write_all(&request(peer)).await.map_err(broken)?;
    loop {
        let [id, status, sequence] = answer(stream).await?;
        match id {
            ENQUIRE_LINK => stream.write_all(&pdu(ENQUIRE_LINK | ANSWER, sequence, &[])).await.map_err(broken)?,
            GENERIC_NACK => return Err(refused(status)),
            id if id == peer.bind.command() | ANSWER && status == 0 => return Ok(()),
            id if id == peer.bind.command() | ANSWER => return Err(refused(status)),
            _ => {}
        }
    }
}

fn refused(status: u32) -> String {
    format!("it refuses the bind: {}", status::in_words(status))
}

fn request(peer: &Peer) -> Vec<u8> {
    let mut body = Vec::new();
    for text in [&peer.user, &peer.secret, &peer.system_type] {
        body.extend(text.as_bytes());
        body.push(0);
    }
    // We name no address range: we want nothing to be sent to us.
    body.extend([VERSION, 0, 0, 0]);
    pdu(peer.bind.command(), SEQUENCE, &body)
}

fn pdu(command: u32, sequence: u32, body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(HEADER + body.len()).unwrap_or(u32::MAX);
    let head = [length, command, 0, sequence].map(u32::to_be_bytes).concat();
    [&head, body].concat()
}

/// The next message from the other side: its command id, status and sequence number.
async fn answer(stream: &mut (impl AsyncRead + Unpin)) -> Result<[u32; 3], String> {
    let broken = |_| "the session was interrupted".to_owned();
    let length = stream.read_u32().await.map_err(broken)? as usize;
    if !(HEADER..=ANSWER_MAX).contains(&length) {
        return Err("it speaks another protocol".to_owned());
    }
    let mut rest = vec![0; length - 4];
    stream.read_exact(&mut rest).await.map_err(broken)?;
    let word = |place: usize| rest[place..place + 4].iter().fold(0, |word, &byte| word << 8 | u32::from(byte));
    Ok([word(0), word(4), word(8)])
}
