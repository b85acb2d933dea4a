//! One-time codes sent by SMS: six random digits, stored as a keyed hash over the code and its purpose (D02).

use sluss_otp::Code;
use subtle::ConstantTimeEq;

use crate::factor::sms::number::PhoneNumbers;
use crate::model::id::BASE64;
use crate::model::number::CODE_DIGITS;
use crate::ports::entropy::{Entropy, random};

const COUNT: u32 = 1_000_000;

impl PhoneNumbers<'_> {
    /// Draws a new code of six digits.
    pub(crate) fn new_sms_code(&self) -> String {
        digits(&*self.sluss.entropy)
    }

    /// The stored hash of a code; `purpose` names the sign-in or the number that the code belongs to.
    pub(crate) fn sms_code_tag(&self, purpose: &str, code: &str) -> String {
        BASE64.encode(&self.sluss.sealer.tag("sms code", &format!("{purpose}\n{code}")))
    }

    /// Whether the typed code belongs to the stored hash; compared in constant time.
    pub(crate) fn is_sms_code(&self, purpose: &str, typed: &Code, tag: &str) -> bool {
        self.sms_code_tag(purpose, typed.as_str()).as_bytes().ct_eq(tag.as_bytes()).into()
    }
}

/// Draws again above the last whole million, so that every code is equally likely.
fn digits(entropy: &dyn Entropy) -> String {
    const LAST: u32 = u32::MAX - u32::MAX % COUNT;
    loop {
        let drawn = u32::from_be_bytes(random(entropy));
        if drawn < LAST {
            return format!("{:0CODE_DIGITS$}", drawn % COUNT);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::digits;
    use crate::ports::entropy::Entropy;

    /// A random source that counts down from its first number.
    struct FromTheTop(AtomicU32);
    impl Entropy for FromTheTop {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.copy_from_slice(&self.0.fetch_sub(1, Ordering::SeqCst).to_be_bytes());
        }
    }

    #[test]
    fn d02_a_code_has_six_digits_and_leading_zeros_count() {
        assert_eq!(digits(&FromTheTop(AtomicU32::new(7))), "000007");
        assert_eq!(digits(&FromTheTop(AtomicU32::new(4_000_000_042))), "000042");
    }

    #[test]
    fn d02_no_code_is_likelier_than_another() {
        // Of the whole millions, 4294 fit into 32 bits; what lies above is drawn again.
        assert_eq!(digits(&FromTheTop(AtomicU32::new(4_294_000_001))), "999999");
    }
}
