//! Sheets of one-time codes (F05): ten codes on paper for the day when the phone is lost, for every factor that is
//! registered by such a sheet. Each code works once; the store has only slow hashes of them.

use sha2::{Digest, Sha256};
use sluss_protocol::method::Method;

use super::second_factor;
use crate::error::Error;
use crate::factor::contract::Sheet;
use crate::model::factor::Factor;
use crate::model::id::AccountId;
use crate::model::one_time_code::{BYTES, CODES, Proposal, TypedCode, letters, written};
use crate::model::opener::Opener;
use crate::model::password::Password;
use crate::model::secret::{Bearer, BearerHash, Kind};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::ports::entropy::new_secret;
use crate::ports::entropy::random;
use crate::ports::store::{Change, OwnChange};
use crate::session::{Fresh, Strong};
use crate::sluss::Sluss;

/// New codes as the person sees them.
#[derive(Debug)]
pub struct Shown {
    /// The token that names these codes until the person confirms having kept them.
    pub token: Bearer,
    /// The codes in the clear; they are shown only this once.
    pub codes: Vec<String>,
    /// Until when the person can confirm having kept them.
    pub expires_at: Timestamp,
}

/// Hashing one-time codes, and having sheets of them confirmed.
#[derive(Clone, Copy, Debug)]
pub struct OneTimeCodes<'a> {
    pub(crate) sluss: &'a Sluss,
}

impl Sluss {
    /// Hashing one-time codes, and having sheets of them confirmed.
    #[must_use]
    pub const fn one_time_codes(&self) -> OneTimeCodes<'_> {
        OneTimeCodes { sluss: self }
    }
}

impl OneTimeCodes<'_> {
    /// The hash by which an account's code is found. Twelve letters could be guessed from a quick one by whoever has a
    /// copy of the database, so each takes as long as a password, with a salt of the account and the method.
    pub(crate) async fn hash(&self, account: &AccountId, method: Method, code: TypedCode) -> Result<BearerHash, Error> {
        let letters = match code {
            TypedCode::Long(hash) => return Ok(hash),
            TypedCode::Letters(letters) => letters,
        };
        let digest = Sha256::digest(format!("one-time code {} {}", method.facts().key, account.as_str()));
        let salt: [u8; 16] = std::array::from_fn(|at| digest[at]);
        let password = Password::typed(&letters).expect("twelve letters are within the limit of a password");
        let hash = self.sluss.hasher.hash_with_salt(password, salt).await?;
        Ok(BearerHash::stored(hash.as_str().to_owned()))
    }

    async fn proposal(&self, account: &AccountId, method: Method, token: &BearerHash) -> Result<Proposal, Error> {
        let shown = self.sluss.store.code_proposal(account).await?;
        shown.filter(|shown| shown.method == method && shown.token == *token).ok_or(Error::NotFound)
    }
}

impl Fresh<'_> {
    /// Makes new codes of a method to be shown. Until the person confirms having kept them, the previous ones remain
    /// valid.
    ///
    /// # Errors
    /// [`Error::NoFactor`] while the account has no second factor that could be lost; [`Error::NotFound`] for a method
    /// without such codes.
    pub async fn propose_codes(&self, method: Method) -> Result<Shown, Error> {
        sheet(method)?;
        with_factor(self)?;
        let (mut codes, mut hashes) = (Vec::with_capacity(CODES), Vec::with_capacity(CODES));
        for _ in 0..CODES {
            let letters = letters(&random::<BYTES>(&*self.sluss.entropy));
            codes.push(written(&letters));
            let code = TypedCode::Letters(letters);
            hashes.push(self.sluss.one_time_codes().hash(&self.account.id, method, code).await?);
        }
        let token = new_secret(Kind::Proposal, &*self.sluss.entropy);
        let expires_at = self.sluss.now().after(self.sluss.policy.recovery_proposal_lifetime);
        let proposal = Proposal { method, token: token.hash(), codes: hashes, expires_at, kept: false };
        let change = OwnChange::ProposeCodes(self.account.id.clone(), proposal);
        self.sluss.store.commit(vec![self.guard(), Change::Own(change)]).await?;
        Ok(Shown { token, codes, expires_at })
    }
}

impl Strong<'_> {
    /// Makes the codes shown valid, and the previous ones void together with what they had opened. The call may be
    /// repeated, and may come when the session is no longer fresh: writing down ten codes takes time.
    ///
    /// # Errors
    /// [`Error::NoFactor`]; [`Error::NotFound`] if other codes were shown since, or the method has none;
    /// [`Error::Expired`].
    pub async fn keep_codes(&self, method: Method, shown: &str, visitor: &Visitor) -> Result<(), Error> {
        let Sheet { event, notice } = sheet(method)?;
        with_factor(self)?;
        let account = &self.account;
        let token = BearerHash::of(Kind::Proposal, shown).ok_or(Error::NotFound)?;
        let proposal = self.sluss.one_time_codes().proposal(&account.id, method, &token).await?;
        if proposal.kept {
            return Ok(());
        }
        if self.sluss.now() >= proposal.expires_at {
            return Err(Error::Expired);
        }
        let id = account.id.clone();
        let mut changes = vec![
            self.guard(),
            Change::Own(OwnChange::KeepCodes(id.clone(), token.clone())),
            Change::Own(OwnChange::ReplaceCredentials(id.clone(), method, proposal.codes)),
            Change::unlock(&id, Factor::Of(method)),
            self.end_opened_by(Opener::Of(method)),
            self.sluss.messages().notify(account, notice, visitor),
            self.sluss.audit_log().record(event, &id, visitor),
        ];
        changes.extend(self.sluss.second_factors().new_factor(&id, Some(&self.session.token)));
        match self.sluss.store.commit(changes).await.map_err(Error::from) {
            // It was confirmed twice at the same instant.
            Err(Error::Conflict) if self.sluss.one_time_codes().proposal(&id, method, &token).await?.kept => Ok(()),
            other => other,
        }
    }
}

/// How a new sheet of the method is noted and told.
fn sheet(method: Method) -> Result<Sheet, Error> {
    second_factor(method).and_then(|factor| factor.sheet()).ok_or(Error::NotFound)
}

/// Requires a second factor that the codes can stand in for.
fn with_factor(permission: &Strong<'_>) -> Result<(), Error> {
    if permission.factors.is_empty() { Err(Error::NoFactor) } else { Ok(()) }
}
