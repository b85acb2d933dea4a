//! The alphabet of SMS: seven bits where they hold the text, sixteen where they do not.

use rusmpp::extra::encoding::gsm7bit::Gsm7BitUnpacked;

/// Whether the alphabet of GSM holds the text (3GPP TS 23.038, section 6.2.1): then 160 letters go into one SMS, else 70.
pub(crate) fn is_gsm7(text: &str) -> bool {
    gsm7_length(text).is_some()
}

/// How many septets the text takes; `None` where the alphabet does not hold it.
pub(crate) fn gsm7_length(text: &str) -> Option<usize> {
    Gsm7BitUnpacked::new().encode_to_vec(text).ok().map(|septets| septets.len())
}

#[cfg(test)]
mod tests {
    use super::{gsm7_length, is_gsm7};

    #[test]
    fn swedish_is_in_the_alphabet_and_greek_small_letters_are_not() {
        assert!(is_gsm7("Åäö är @ £ & Δ\n"));
        assert!(!is_gsm7("ž") && !is_gsm7("α") && !is_gsm7("”"));
        assert_eq!(gsm7_length("a€[]"), Some(7), "some letters take two septets");
    }
}
