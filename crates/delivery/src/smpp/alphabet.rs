//! Encodes the text of an SMS. Each message centre chooses what data coding 0 means (SMPP 3.4, section 5.2.19), so the
//! operator has to configure it: if the two differ, an `@` arrives as nothing and `å` as another character.

use rusmpp::extra::concatenation::SubmitSmMultipartExt;
use rusmpp::extra::encoding::gsm7bit::Gsm7BitUnpacked;
use rusmpp::extra::encoding::latin1::Latin1;
use rusmpp::extra::encoding::ucs2::Ucs2;
use rusmpp::pdus::SubmitSm;
use rusmpp::values::DataCoding;
use serde::Deserialize;

use crate::text::gsm7_length;

/// What one SMS holds in the GSM alphabet: 160 septets, or 153 besides the header that joins parts, which is six bytes
/// here and seven septets on the air.
const GSM7_ALONE: usize = 160;
const GSM7_IN_PARTS: usize = 153 + 6;
/// The same in bytes, of which the header takes six.
const BYTES: usize = 140;

/// The alphabet that a message centre takes data coding 0 for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alphabet {
    /// The GSM alphabet (3GPP TS 23.038), one character per byte.
    #[default]
    Gsm,
    /// ISO 8859-1 (data coding 3), one character per byte.
    Latin1,
    /// Unknown, or wrong whatever is tried: everything is sent in 16 bits, at twice the price from 71 characters on.
    Ucs2,
}

impl Alphabet {
    /// The message in as many parts as necessary, joined by a header in each (3GPP TS 23.040, section 9.2.3.24.1);
    /// `None` if it cannot be encoded.
    pub(super) fn parts(self, submit: SubmitSm, text: &str, reference: u8) -> Option<Vec<SubmitSm>> {
        let message = submit.multipart(text).reference_u8(reference);
        match (self, gsm7_length(text)) {
            (Self::Gsm, Some(length)) => {
                let size = if length <= GSM7_ALONE { GSM7_ALONE } else { GSM7_IN_PARTS };
                message.max_short_message_size(size).encoder(Gsm7BitUnpacked::new()).build().ok()
            }
            // The message centre could not forward characters outside the GSM alphabet in seven bits either.
            (Self::Latin1, Some(length)) if text.chars().all(|c| u32::from(c) < 0x100) => {
                let size = if length <= GSM7_ALONE { GSM7_ALONE } else { BYTES };
                let mut parts = message.max_short_message_size(size).encoder(Latin1::new()).build().ok()?;
                parts.iter_mut().for_each(|part| part.data_coding = DataCoding::McSpecific);
                Some(parts)
            }
            _ => message.max_short_message_size(BYTES).encoder(Ucs2::new()).build().ok(),
        }
    }
}
