//! The second gate: the one-time code that an authenticator makes from the QR code (OCRA, RFC 6287).

use std::time::Duration;

use sluss_otp::ocra::{Inputs, Suite};
use sluss_otp::{Code, ocra};
use sluss_protocol::link::{KeyId, Link, SignInRequest, SiteName, Unsigned};
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Notice;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::audit::Event;
use crate::model::device::Device;
use crate::model::factor::Factor;
use crate::model::id::AccountId;
use crate::model::opener::Opener;
use crate::model::sign_in::{Evidence, QrChallenge, SignIn, State, Target};
use crate::model::timestamp::Timestamp;
use crate::ports::entropy::random;
use crate::ports::store::Change;
use crate::sign_in::choose::SecondSteps;

impl SecondSteps<'_> {
    /// Takes the code.
    ///
    /// The outcome, right or wrong, is told only once its commit has held: guesses that come at the same instant count one
    /// by one, and what loses the race learns nothing (C04, C06).
    ///
    /// # Errors
    /// [`Error::Conflict`] when the sign-in has moved on.
    pub async fn prove_code(&self, sign_in: SignIn, typed: &str) -> Result<SignIn, Error> {
        let State::Challenge { email, account, challenge } = sign_in.state.clone() else {
            return Err(Error::Conflict);
        };
        if self.sluss.now() >= challenge.expires_at || challenge.wrong >= self.sluss.policy.challenge_tries {
            return self.renew_challenge(sign_in).await;
        }
        let Ok(typed) = Code::typed(typed, Suite::sluss_qr().digits()) else {
            let state = sign_in.state.clone();
            return self.sluss.sign_ins().advance(sign_in, state, Some(Notice::CodeForm)).await;
        };
        match self.device_behind(&account, &challenge, &typed).await? {
            Some(device) => {
                let opener = Opener::Device(device.id.clone());
                let evidence = Evidence { account: account.clone(), method: Method::Qr, opener, at: self.sluss.now() };
                let changes = vec![
                    Change::ClearFailures { account, factor: Factor::Qr, limit: self.sluss.policy.factor_tries },
                    Change::UseDevice(device.id, self.sluss.now()),
                ];
                self.sluss.sign_ins().pass(sign_in, email, evidence, changes).await
            }
            None => self.count_wrong(sign_in, email, account, challenge).await,
        }
    }

    /// Which of the account's devices made this code. Every device is asked, whichever it was.
    async fn device_behind(
        &self,
        account: &AccountId,
        challenge: &QrChallenge,
        typed: &Code,
    ) -> Result<Option<Device>, Error> {
        let (request, key) = self.read_request(&challenge.link)?;
        let question = data_encoding::HEXLOWER.encode(&request.question);
        let session = request.session(&self.sluss.app_origin, key);
        let inputs = Inputs::question(&question).session(&session);
        let mut found = None;
        for device in self.sluss.store.devices(account).await? {
            let secret = self.sluss.devices().key(&device)?;
            let expected =
                ocra::response(&Suite::sluss_qr(), &secret, &inputs).expect("the inputs are those of the suite");
            if expected.matches(typed) {
                found = Some(device);
            }
        }
        Ok(found)
    }

    async fn count_wrong(
        &self,
        sign_in: SignIn,
        email: String,
        account: AccountId,
        challenge: QrChallenge,
    ) -> Result<SignIn, Error> {
        let limit = self.sluss.policy.factor_tries;
        let failures = self.sluss.store.failures(&account, &Factor::Qr).await? + 1;
        let note =
            |event| self.sluss.sign_ins().note(&sign_in, event, Some(account.clone()), Method::Qr, &sign_in.visitor);
        let count = Change::CountFailure { account: account.clone(), factor: Factor::Qr, limit };
        let mut changes = vec![count, note(Event::WrongCode)];
        if failures >= limit {
            changes.push(note(Event::FactorLocked));
        }
        let state =
            State::Challenge { email, account, challenge: QrChallenge { wrong: challenge.wrong + 1, ..challenge } };
        let counted = self.sluss.sign_ins().advance_with(sign_in, state, Some(Notice::WrongCode), changes).await?;
        if failures >= limit { self.other_gate(counted).await } else { Ok(counted) }
    }

    /// Shows a new QR code in place of one that has expired or was guessed at too often.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is none to replace.
    pub async fn renew_challenge(&self, sign_in: SignIn) -> Result<SignIn, Error> {
        let State::Challenge { email, account, .. } = &sign_in.state else {
            return Err(Error::Conflict);
        };
        let email = email.clone();
        let account = self.still_open(account).await?;
        let challenge = self.new_challenge(&sign_in.target, &account);
        let state = State::Challenge { email, account: account.id, challenge };
        self.sluss.sign_ins().advance(sign_in, state, Some(Notice::NewCode)).await
    }

    /// A new question for this account on behalf of this target, signed (C02: random, never used twice).
    pub(super) fn new_challenge(&self, target: &Target, account: &Account) -> QrChallenge {
        let (link, expires_at) = self.signed_request(target, account, self.sluss.policy.challenge_lifetime);
        QrChallenge { link, expires_at, wrong: 0 }
    }

    /// The same as a link, and the last moment to answer it.
    pub(super) fn signed_request(&self, target: &Target, account: &Account, lifetime: Duration) -> (String, Timestamp) {
        let expires_at = self.sluss.now().after(lifetime);
        let request = SignInRequest {
            account: account.reference,
            transaction: random(&*self.sluss.entropy),
            question: random(&*self.sluss.entropy),
            expires_at: expires_at.seconds_u32(),
            site: SiteName::new(target.shown_name()),
        };
        let unsigned = Unsigned::new(&request, &self.sluss.app_origin, self.sluss.signer.key());
        (unsigned.sign(&self.sluss.signer.sign(&unsigned.signed_bytes())), expires_at)
    }

    /// Our own request, read back from the store.
    pub(crate) fn read_request(&self, link: &str) -> Result<(SignInRequest, KeyId), Error> {
        let Ok(Link::SignIn(unverified)) = Link::parse(link, &self.sluss.app_origin) else {
            return Err(Error::Store("a challenge's link cannot be read".to_owned()));
        };
        let key = unverified.key();
        let request = unverified.accept(true, 0).map_err(|error| Error::Store(error.to_string()))?;
        Ok((request, key))
    }
}
