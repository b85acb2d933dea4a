//! Battle.net: two preferences of its Android app, each hidden under a fixed mask. Knows no other product.

use super::Format;
use crate::containers::{encoded, preferences};
use crate::content::Content;
use crate::draft::Draft;
use crate::findings::{Report, Why};
use crate::given::Given;
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::BattleNet, fits, lock: unlocked, read };

const SECRET: &str = "com.blizzard.messenger.AUTHENTICATOR_DEVICE_SECRET";
const SERIAL: &str = "com.blizzard.messenger.AUTHENTICATOR_SERIAL";
/// What either text is combined with, the same on every phone.
const MASK: [u8; 57] = [
    0x39, 0x8e, 0x27, 0xfc, 0x50, 0x27, 0x6a, 0x65, 0x60, 0x65, 0xb0, 0xe5, 0x25, 0xf4, 0xc0, 0x6c, 0x04, 0xc6, 0x10,
    0x75, 0x28, 0x6b, 0x8e, 0x7a, 0xed, 0xa5, 0x9d, 0xa9, 0x81, 0x3b, 0x5d, 0xd6, 0xc8, 0x0d, 0x2f, 0xb3, 0x80, 0x68,
    0x77, 0x3f, 0xa5, 0x9b, 0xa4, 0x7c, 0x17, 0xca, 0x6c, 0x64, 0x79, 0x01, 0x5c, 0x1d, 0x5b, 0x8b, 0x8f, 0x6b, 0x9a,
];

fn fits(content: &Content<'_>) -> bool {
    content.xml().is_some_and(|xml| xml.contains(SECRET))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let preferences = preferences::texts(content.xml().ok_or(Refusal::Unknown)?, opening.limits)?;
    let hidden = |wanted: &str| preferences.iter().find(|(name, _)| name == wanted).map(|(_, text)| shown(text));
    let secret = hidden(SECRET).unwrap_or(Err(Why::NoSecret)).and_then(|text| encoded::hex(&text));
    let serial = hidden(SERIAL).and_then(Result::ok).unwrap_or_default();
    let mut report = opening.report();
    report.push(Draft { digits: Given::Number(8), ..Draft::new("Battle.net", &serial, secret) }.finish())?;
    Ok(report)
}

/// Hexadecimal bytes, without the mask.
fn shown(text: &str) -> Result<String, Why> {
    let bytes = encoded::hex(text)?;
    let bytes = bytes.expose();
    if bytes.len() > MASK.len() {
        return Err(Why::UnreadableSecret);
    }
    String::from_utf8(bytes.iter().zip(MASK).map(|(byte, mask)| byte ^ mask).collect())
        .map_err(|_| Why::UnreadableSecret)
}
