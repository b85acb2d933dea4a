//! What a message centre's answers mean (SMPP 3.4, section 5.1.3): accepted, later, or never; and their names for the
//! log.

use sluss_domain::ports::courier::SendError;

/// The session is not, or no longer, bound.
pub(super) const NOT_BOUND: u32 = 0x04;

/// The standard's statuses that mean *not now*. Vendors' own, from 0x400 on, are tried again as well: otherwise a
/// message would be lost for a reason that we do not understand, and it expires soon enough.
const LATER: [u32; 9] = [NOT_BOUND, 0x08, 0x14, 0x45, 0x58, 0x64, 0xfe, 0xff, 0x102];
const VENDORS: std::ops::RangeInclusive<u32> = 0x400..=u32::MAX;

/// What an operator knows better than the standard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The `command_status` values that mean *not now*.
    pub later: Vec<u32>,
    /// The `command_status` values that mean that the message will never be accepted.
    pub refused: Vec<u32>,
}

impl Known {
    /// What a status other than success means for the message.
    pub(super) fn verdict(&self, status: u32) -> SendError {
        let why = in_words(status);
        if self.refused.contains(&status) {
            return SendError::Refused(why);
        }
        if self.later.contains(&status) || LATER.contains(&status) || VENDORS.contains(&status) {
            return SendError::Unavailable(why);
        }
        SendError::Refused(why)
    }
}

/// A status by its number and, if the standard has one, its meaning.
pub(super) fn in_words(status: u32) -> String {
    let meaning = match status {
        0x01 => "the message is too long",
        0x02 | 0x03 => "it does not understand us",
        NOT_BOUND => "we are no longer bound",
        0x05 => "we are already bound in another session",
        0x08 => "it has an internal error",
        0x0a => "it rejects this sender",
        0x0b => "it rejects this number",
        0x0d => "it does not know us: check user, password, system_type and bind",
        0x0e => "it rejects the password; SMPP permits 8 characters",
        0x0f => "it rejects the user",
        0x14 => "its queue is full",
        0x15 | 0x100..=0x103 => "it does not permit this service",
        0x45 => "it could not accept the message",
        0x48 | 0x49 => "it rejects this kind of sender",
        0x50 | 0x51 => "it rejects this kind of number",
        0x53 => "it rejects the system_type",
        0x58 => "too many messages at once",
        0x64 => "the receiver cannot accept it now",
        0x65 | 0x66 => "the receiver rejects it",
        0xfe => "it could not deliver",
        0x104 => "it rejects this alphabet",
        0xff => "it does not know what is wrong",
        _ if VENDORS.contains(&status) => "a reason of the vendor's own",
        _ => return format!("status {status:#010x}"),
    };
    format!("status {status:#010x}: {meaning}")
}

#[cfg(test)]
mod tests {
    use sluss_domain::ports::courier::SendError;

    use super::Known;

    #[test]
    fn d07_what_says_not_now_is_tried_again_and_what_says_never_is_not() {
        let known = Known::default();
        for later in [0x04, 0x08, 0x14, 0x45, 0x58, 0x64, 0xff, 0x400, 0x4ff, 0x501] {
            assert!(matches!(known.verdict(later), SendError::Unavailable(_)), "{later:#x}");
        }
        for never in [0x01, 0x0a, 0x0b, 0x65, 0x66, 0x101, 0x104] {
            let SendError::Refused(why) = known.verdict(never) else { panic!("{never:#x}") };
            assert!(why.contains(": "), "it is named: {why}");
        }
    }

    #[test]
    fn an_operator_may_know_better() {
        let known = Known { later: vec![0x0b], refused: vec![0x45, 0x401] };
        assert!(matches!(known.verdict(0x0b), SendError::Unavailable(_)));
        assert!(matches!(known.verdict(0x45), SendError::Refused(_)));
        assert!(matches!(known.verdict(0x401), SendError::Refused(_)));
    }
}
