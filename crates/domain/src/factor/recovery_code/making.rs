//! Making recovery codes (F05): ten codes on paper for the day when the phone is lost. Each has 120 random bits and
//! works once; the store has only their hashes.

use data_encoding::BASE32_NOPAD;

use sluss_protocol::method::Method;

use crate::error::Error;
use crate::model::audit::Event;
use crate::model::factor::Factor;
use crate::model::id::AccountId;
use crate::model::message::Notice;
use crate::model::opener::Opener;
use crate::model::recovery::{BYTES, CODES, Proposal, written};
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_secret;
use crate::ports::entropy::random;
use crate::ports::store::{Change, OwnChange};
use crate::session::{Fresh, Strong};
use crate::sluss::Sluss;

/// New recovery codes as the person sees them.
#[derive(Debug)]
pub struct Shown {
    /// The token that names these codes until the person confirms having kept them.
    pub token: Bearer,
    /// The codes in the clear; they are shown only this once.
    pub codes: Vec<String>,
    /// Until when the person can confirm having kept them.
    pub expires_at: Timestamp,
}

/// Making recovery codes and having them confirmed.
#[derive(Clone, Copy, Debug)]
pub struct RecoveryCodes<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Making recovery codes and having them confirmed.
    #[must_use]
    pub const fn recovery_codes(&self) -> RecoveryCodes<'_> {
        RecoveryCodes { sluss: self }
    }
}

impl RecoveryCodes<'_> {
    async fn proposal(&self, account: &AccountId, token: &BearerHash) -> Result<Proposal, Error> {
        let shown = self.sluss.store.recovery_proposal(account).await?;
        shown.filter(|shown| shown.token == *token).ok_or(Error::NotFound)
    }
}

impl Fresh<'_> {
    /// Makes new codes to be shown. Until the person confirms having kept them, the previous ones remain valid.
    ///
    /// # Errors
    /// [`Error::NoFactor`] while the account has no second factor that could be lost.
    pub async fn propose_recovery_codes(&self) -> Result<Shown, Error> {
        with_factor(self)?;
        let codes: Vec<[u8; BYTES]> = (0..CODES).map(|_| random(&*self.sluss.entropy)).collect();
        let token = new_secret(Kind::Proposal, &*self.sluss.entropy);
        let expires_at = self.sluss.now().after(self.sluss.policy.recovery_proposal_lifetime);
        let hashes = codes.iter().map(|code| Bearer::from_bytes(Kind::Recovery, code).hash()).collect();
        let proposal = Proposal { token: token.hash(), codes: hashes, expires_at, kept: false };
        let change = OwnChange::ProposeRecoveryCodes(self.account.id.clone(), proposal);
        self.sluss.store.commit(vec![self.guard(), Change::Own(change)]).await?;
        let codes = codes.iter().map(|code| written(&BASE32_NOPAD.encode(code))).collect();
        Ok(Shown { token, codes, expires_at })
    }
}

impl Strong<'_> {
    /// Makes the codes shown valid, and the previous ones void together with what they had opened. The call may be
    /// repeated, and may come when the session is no longer fresh: writing down ten codes takes time.
    ///
    /// # Errors
    /// [`Error::NoFactor`]; [`Error::NotFound`] if other codes were shown since; [`Error::Expired`].
    pub async fn keep_recovery_codes(&self, shown: &str, visitor: &Visitor) -> Result<(), Error> {
        with_factor(self)?;
        let account = &self.account;
        let token = BearerHash::of(Kind::Proposal, shown).ok_or(Error::NotFound)?;
        let proposal = self.sluss.recovery_codes().proposal(&account.id, &token).await?;
        if proposal.kept {
            return Ok(());
        }
        if self.sluss.now() >= proposal.expires_at {
            return Err(Error::Expired);
        }
        let id = account.id.clone();
        let mut changes = vec![
            self.guard(),
            Change::Own(OwnChange::KeepRecoveryCodes(id.clone(), token.clone())),
            Change::Own(OwnChange::ReplaceCredentials(id.clone(), Method::Recovery, proposal.codes)),
            Change::unlock(&id, Factor::Of(Method::Recovery)),
            self.end_opened_by(Opener::Of(Method::Recovery)),
            self.sluss.messages().notify(account, Notice::RecoveryCodesMade, visitor),
            self.sluss.audit_log().record(Event::RecoveryCodesMade, &id, visitor),
        ];
        changes.extend(self.sluss.second_factors().new_factor(&id, &self.session.token));
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            // It was confirmed twice at the same instant.
            Err(Error::Conflict) if self.sluss.recovery_codes().proposal(&id, &token).await?.kept => Ok(()),
            other => other,
        }
    }
}

/// Requires a second factor that the codes can stand in for.
fn with_factor(permission: &Strong<'_>) -> Result<(), Error> {
    if permission.factors.is_empty() { Err(Error::NoFactor) } else { Ok(()) }
}
