//! What a message centre's answers mean (SMPP 3.4, section 5.1.3): taken, later, or never; and their names, for the log.

use sluss_domain::ports::courier::SendError;

/// The session is not, or no longer, one in which messages are taken.
pub(super) const NOT_BOUND: u32 = 0x04;

/// Those of the standard that say *not now*. Whatever a vendor has added, from 0x400 on, is tried again as well, since a message is
/// lost otherwise for a reason that nobody here can read; its time is over soon enough.
const LATER: [u32; 9] = [NOT_BOUND, 0x08, 0x14, 0x45, 0x58, 0x64, 0xfe, 0xff, 0x102];
const VENDORS: std::ops::RangeInclusive<u32> = 0x400..=u32::MAX;

/// What an operator knows better.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// These mean *not now*.
    pub later: Vec<u32>,
    /// These mean *never*.
    pub refused: Vec<u32>,
}

impl Known {
    /// What an answer that is not *taken* means for the message.
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

/// A status by its number and, where the standard has one, its meaning.
pub(super) fn in_words(status: u32) -> String {
    let meaning = match status {
        0x01 => "the message is too long for it",
        0x02 | 0x03 => "it does not understand us",
        NOT_BOUND => "we are not signed in any more",
        0x05 => "we are signed in already, in another session",
        0x08 => "it has a fault of its own",
        0x0a => "it does not take this sender",
        0x0b => "it does not take this number",
        0x0d => "it does not know us: user, password, system_type or bind",
        0x0e => "it does not take the password; SMPP has room for 8 letters",
        0x0f => "it does not take the user",
        0x14 => "its queue is full",
        0x15 | 0x100..=0x103 => "it does not let us use this service",
        0x45 => "it could not take the message",
        0x48 | 0x49 => "it does not take this kind of sender",
        0x50 | 0x51 => "it does not take this kind of number",
        0x53 => "it does not take the system_type",
        0x58 => "too many messages at once",
        0x64 => "the receiver cannot take it now",
        0x65 | 0x66 => "the receiver does not take it",
        0xfe => "it could not deliver",
        0x104 => "it does not take this alphabet",
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
