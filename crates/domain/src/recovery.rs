//! Recovery codes (F05): ten words to keep on paper for the day when the phone is lost. Each has 120 random bits and works once; the
//! store has only their hashes.

use data_encoding::BASE32_NOPAD;
use sluss_protocol::typed::{is_dash, is_invisible};
use zeroize::Zeroizing;

use crate::audit::Event;
use crate::device::Factor;
use crate::entropy::random;
use crate::id::AccountId;
use crate::leave::Leave;
use crate::message::Notice;
use crate::opener::Opener;
use crate::own_change::OwnChange;
use crate::secret::{Bearer, BearerHash, Kind};
use crate::session::Session;
use crate::store::Change;
use crate::visitor::Visitor;
use crate::{Error, Sluss, Timestamp};

/// How many are made at once.
pub const CODES: usize = 10;
/// The random bytes of a code.
const BYTES: usize = 15;
/// The letters of a code.
const LETTERS: usize = BYTES * 8 / 5;
/// The letters between two dashes.
const GROUP: usize = 4;

/// A code as people write it: groups of four letters and digits, none of which looks like another.
fn written(letters: &str) -> String {
    let groups: Vec<String> = letters.chars().collect::<Vec<_>>().chunks(GROUP).map(String::from_iter).collect();
    groups.join("-")
}

/// The hash of a code as it was typed, in whatever case and grouping; `None` if it cannot be one. The digits 0, 1 and 8 stand in
/// no code: they are the letters that they look like.
#[must_use]
pub fn typed(text: &str) -> Option<BearerHash> {
    let letters: Zeroizing<String> = Zeroizing::new(
        text.chars()
            .filter(|c| !c.is_whitespace() && !is_dash(*c) && !is_invisible(*c))
            .map(|c| match c.to_ascii_uppercase() {
                '0' => 'O',
                '1' => 'I',
                '8' => 'B',
                other => other,
            })
            .take(LETTERS + 1)
            .collect(),
    );
    let bytes = Zeroizing::new(BASE32_NOPAD.decode(letters.as_bytes()).ok()?);
    (bytes.len() == BYTES).then(|| Bearer::from_bytes(Kind::Recovery, &bytes).hash())
}

/// Codes that were shown and do not count yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The hash of their name.
    pub token: BearerHash,
    /// Their hashes.
    pub codes: Vec<BearerHash>,
    /// The last moment to say that they are kept.
    pub expires_at: Timestamp,
    /// Whether that was said.
    pub kept: bool,
}

/// The same as the person sees them.
#[derive(Debug)]
pub struct Shown {
    /// What they are called until they are kept.
    pub token: Bearer,
    /// The codes; they are shown this once.
    pub codes: Vec<String>,
    /// The last moment to say that they are kept.
    pub expires_at: Timestamp,
}

impl Sluss {
    /// Makes new codes and shows them. Until the person says that they are kept, those before go on to count.
    ///
    /// # Errors
    /// [`Error::NoFactor`] where there is nothing that could be lost, [`Error::StepUpRequired`] (F03), [`Error::NotFresh`].
    pub async fn propose_recovery_codes(&self, session: &Session) -> Result<Shown, Error> {
        let leave = with_factor(self.leave(session).await?)?;
        let codes: Vec<[u8; BYTES]> = (0..CODES).map(|_| random(&*self.entropy)).collect();
        let token = Bearer::new(Kind::Proposal, &*self.entropy);
        let expires_at = self.now().after(self.policy.recovery_proposal_lifetime);
        let hashes = codes.iter().map(|code| Bearer::from_bytes(Kind::Recovery, code).hash()).collect();
        let proposal = Proposal { token: token.hash(), codes: hashes, expires_at, kept: false };
        let change = OwnChange::ProposeRecoveryCodes(leave.account.id.clone(), proposal);
        self.store.commit(vec![leave.guard(), Change::Own(change)]).await?;
        let codes = codes.iter().map(|code| written(&BASE32_NOPAD.encode(code))).collect();
        Ok(Shown { token, codes, expires_at })
    }

    /// From now on the codes that were shown count, and those before are worth nothing, nor what they had opened. It may be said twice,
    /// and later than the session is fresh: writing ten codes down takes its time.
    ///
    /// # Errors
    /// [`Error::NoFactor`], [`Error::StepUpRequired`]; [`Error::NotFound`] when others were shown since, [`Error::Expired`].
    pub async fn keep_recovery_codes(&self, session: &Session, shown: &str, visitor: &Visitor) -> Result<(), Error> {
        let leave = with_factor(self.leave_of_any_age(session).await?)?;
        let account = &leave.account;
        let token = BearerHash::of(Kind::Proposal, shown).ok_or(Error::NotFound)?;
        let proposal = self.proposal(&account.id, &token).await?;
        if proposal.kept {
            return Ok(());
        }
        if self.now() >= proposal.expires_at {
            return Err(Error::Expired);
        }
        let id = account.id.clone();
        let mut changes = vec![
            leave.guard(),
            Change::Own(OwnChange::KeepRecoveryCodes(id.clone(), token.clone())),
            Change::Own(OwnChange::ReplaceRecoveryCodes(id.clone(), proposal.codes)),
            Change::ClearFailures { account: id.clone(), factor: Factor::Recovery, limit: u32::MAX },
            leave.end_opened_by(Opener::Recovery),
            self.notify(account, Notice::RecoveryCodesMade, visitor),
            self.record(Event::RecoveryCodesMade, &id, visitor),
        ];
        changes.extend(self.new_factor(&id, &session.token));
        match self.store.commit(changes).await.map_err(Error::from) {
            // Said twice at the same instant.
            Err(Error::Conflict) if self.proposal(&id, &token).await?.kept => Ok(()),
            other => other,
        }
    }

    async fn proposal(&self, account: &AccountId, token: &BearerHash) -> Result<Proposal, Error> {
        let shown = self.store.recovery_proposal(account).await?;
        shown.filter(|shown| shown.token == *token).ok_or(Error::NotFound)
    }
}

/// The same leave, where there is a second factor that the codes could stand in for.
fn with_factor(leave: Leave) -> Result<Leave, Error> {
    if leave.factors.is_empty() { Err(Error::NoFactor) } else { Ok(leave) }
}

#[cfg(test)]
mod tests {
    use super::{BYTES, typed, written};
    use crate::secret::{Bearer, Kind};

    #[test]
    fn f05_a_code_has_at_least_112_bits_and_reads_back_however_it_is_typed() {
        const { assert!(BYTES * 8 >= 112) };
        let bytes = [0x5a; BYTES];
        let code = written(&data_encoding::BASE32_NOPAD.encode(&bytes));
        assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4; 6]);
        let hash = Some(Bearer::from_bytes(Kind::Recovery, &bytes).hash());
        assert_eq!(typed(&code), hash);
        assert_eq!(typed(&format!(" {} ", code.to_lowercase().replace('-', " "))), hash);
        assert_eq!(typed(&code.replace('-', "\u{2013}")), hash);
        assert_eq!(typed(&format!("\u{202a}{}\u{202c}", code.replace('-', "\u{ad}\u{200b}"))), hash);
    }

    #[test]
    fn digits_that_stand_in_no_code_are_the_letters_that_they_look_like() {
        assert_eq!(typed("0188-0188-0188-0188-0188-0188"), typed("OIBB-OIBB-OIBB-OIBB-OIBB-OIBB"));
        assert!(typed("0188-0188-0188-0188-0188-0188").is_some());
    }

    #[test]
    fn what_has_another_form_is_no_code() {
        for text in [
            "",
            "1234 5678",
            "AAAA-AAAA-AAAA-AAAA-AAAA-AAA",
            "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-A",
            "åäö!",
            "9999-9999-9999-9999-9999-9999",
        ] {
            assert_eq!(typed(text), None, "{text}");
        }
    }
}
