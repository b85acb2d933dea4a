//! Which bytes stand for which letters. What data coding 0 means is the message centre's own choice (SMPP 3.4, section 5.2.19), so an
//! operator has to say: where the two differ, an `@` arrives as nothing, and `å` as something else.

use rusmpp::extra::concatenation::SubmitSmMultipartExt;
use rusmpp::extra::encoding::gsm7bit::Gsm7BitUnpacked;
use rusmpp::extra::encoding::latin1::Latin1;
use rusmpp::extra::encoding::ucs2::Ucs2;
use rusmpp::pdus::SubmitSm;
use rusmpp::values::DataCoding;
use serde::Deserialize;

use crate::text::gsm7_length;

/// What one SMS holds in the alphabet of GSM: 160 septets, or 153 beside the header that ties parts together, which is six bytes here
/// and seven septets on the air.
const GSM7_ALONE: usize = 160;
const GSM7_IN_PARTS: usize = 153 + 6;
/// The same in bytes, of which the header takes six.
const BYTES: usize = 140;

/// The alphabet of data coding 0 at a message centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alphabet {
    /// That of GSM (3GPP TS 23.038), one letter a byte.
    #[default]
    Gsm,
    /// ISO 8859-1 (data coding 3), a byte a character.
    Latin1,
    /// Unknown, or wrong whatever is tried: everything goes in sixteen bits, at twice the price from 71 letters on.
    Ucs2,
}

impl Alphabet {
    /// The message in as many parts as it takes, tied together by a header in each (3GPP TS 23.040, section 9.2.3.24.1); `None` where
    /// it cannot be written.
    pub(super) fn parts(self, submit: SubmitSm, text: &str, reference: u8) -> Option<Vec<SubmitSm>> {
        let message = submit.multipart(text).reference_u8(reference);
        match (self, gsm7_length(text)) {
            (Self::Gsm, Some(length)) => {
                let size = if length <= GSM7_ALONE { GSM7_ALONE } else { GSM7_IN_PARTS };
                message.max_short_message_size(size).encoder(Gsm7BitUnpacked::new()).build().ok()
            }
            // What the alphabet of GSM does not hold, the message centre could not pass on in seven bits either.
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
