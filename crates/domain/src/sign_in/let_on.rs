//! The extra challenge (G01): while strangers fail at an account, an untrusted browser shows something that only the
//! owner has instead of waiting. That is a recovery code, or a press on the page behind a link sent to the owner's
//! mailbox. Either lets one attempt at the password go on, past the common wait but past no other count
//! (docs/decisions/0045).
//!
//! Everything here is the same for an address without an account, or with a disabled one (H01, S08).

use sluss_protocol::method::Method;
use sluss_protocol::sign_in::Notice;

use crate::error::Error;
use crate::model::account::Account;
use crate::model::audit::Event;
use crate::model::email::Email;
use crate::model::factor::Factor;
use crate::model::id::AccountId;
use crate::model::mail_link::MailLink;
use crate::model::message::Content;
use crate::model::one_time_code;
use crate::model::opener::Opener;
use crate::model::secret::Kind;
use crate::model::sign_in::{LetOn, SignIn, SignInState};
use crate::model::timestamp::Timestamp;
use crate::model::visitor::Visitor;
use crate::model::wake_up::Topic;
use crate::ports::entropy::new_id;
use crate::ports::store::{Change, OwnChange};
use crate::sign_in::SignIns;

/// A sign-in that waits to be let on, as its owner has to see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The address that the mail went to.
    pub email: String,
    /// The name of the relying party; `None` for the account pages.
    pub site: Option<String>,
    /// When the mail was requested.
    pub asked_at: Timestamp,
    /// The network and browser that the sign-in was begun from.
    pub visitor: Visitor,
}

impl SignIns<'_> {
    /// Requires more than the password, which has not been checked.
    pub(super) async fn challenge(&self, sign_in: SignIn, email: String, method: Method) -> Result<SignIn, Error> {
        tracing::info!(event = "try-challenged", network = sign_in.visitor.network, "a password was not tried");
        self.advance(sign_in, SignInState::Extra { email, method, mailed: false }, None).await
    }

    /// Mails a link to the address that lets exactly this sign-in go on, if the address has an account. Whoever asked
    /// cannot tell the difference (H03).
    ///
    /// # Errors
    /// [`Error::Conflict`] if the sign-in is at another step, [`Error::SwitchedOff`] if no mail can be sent,
    /// [`Error::Crowded`].
    pub async fn mail_let_on(&self, sign_in: SignIn, visitor: &Visitor) -> Result<SignIn, Error> {
        let SignInState::Extra { email: typed, method, .. } = &sign_in.state else { return Err(Error::Conflict) };
        let email = Email::parse(typed).ok_or(Error::Conflict)?;
        if !self.sluss.couriers.mail.is_set_up() {
            return Err(Error::SwitchedOff);
        }
        let owner = self.sluss.store.account_by_email(&email).await?.filter(|account| !account.disabled);
        let id = owner.as_ref().map(|account| account.id.clone());
        let bound = Some(sign_in.handle.clone());
        let (link, works) = self.sluss.messages().new_mail_link_of(Kind::LetOn, "let-on", &email, id, bound);
        let content =
            Content::LetOn { link, site: site(&sign_in), at: self.sluss.now(), visitor: sign_in.visitor.clone() };
        let sent = match owner {
            Some(Account { email, language, .. }) => self.sluss.messages().mail_to(&email, language, content),
            None => self.sluss.messages().mail_to_nobody(&email, content),
        };
        self.sluss.messages().commit_counted("let-on", &email, visitor, vec![works, sent]).await?;
        let state = SignInState::Extra { email: typed.clone(), method: *method, mailed: true };
        // Mail takes time, so the page waits as long as the link works.
        let expires_at = sign_in.expires_at.max(self.sluss.now().after(self.sluss.policy.mail_link_lifetime));
        self.advance(SignIn { expires_at, ..sign_in }, state, None).await
    }

    /// Takes a recovery code before the password. A wrong one is not counted: nobody guesses 60 bits at the pace of slow
    /// hashes, and a count would let strangers lock the codes.
    ///
    /// # Errors
    /// [`Error::Conflict`] if the sign-in is at another step, or the code was used meanwhile.
    pub async fn prove_recovery_first(&self, sign_in: SignIn, typed: &str) -> Result<SignIn, Error> {
        let SignInState::Extra { email, method, .. } = sign_in.state.clone() else { return Err(Error::Conflict) };
        let stay = sign_in.state.clone();
        let Some(code) = one_time_code::typed(typed) else {
            return self.advance(sign_in, stay, Some(Notice::RecoveryForm)).await;
        };
        let owner = self.owner_of(&email).await?.filter(|account| !account.disabled);
        let id = owner.as_ref().map_or_else(|| new_id::<AccountId>(&*self.sluss.entropy), |account| account.id.clone());
        let code = self.sluss.one_time_codes().hash(&id, Method::Recovery, code).await?;
        let right = self.sluss.store.has_credential(&id, Method::Recovery, &code).await?;
        let locked =
            self.sluss.store.failures(&id, &Factor::Of(Method::Recovery)).await? >= self.sluss.policy.factor_tries;
        let Some(owner) = owner.filter(|_| right && !locked) else {
            return self.advance(sign_in, stay, Some(Notice::WrongRecovery)).await;
        };
        let (there, limit) =
            (self.sluss.store.credentials(&id, Method::Recovery).await?, self.sluss.policy.factor_tries);
        let mut changes =
            vec![Change::ClearFailures { account: id.clone(), factor: Factor::Of(Method::Recovery), limit }];
        changes.extend(self.sluss.one_time_codes().use_up(&owner, there, code, &sign_in.visitor));
        let let_on = LetOn::Recovery { account: id, opener: Opener::Of(Method::Recovery) };
        let state = SignInState::Password { email, method, let_on: Some(let_on) };
        self.advance_with(sign_in, state, Some(Notice::LetOn), changes).await
    }

    /// The sign-in that a link in a mail lets go on, while it waits for that.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the link was used or the sign-in is at another step by now; [`Error::Expired`].
    pub async fn behind_let_on_link(&self, token: &str) -> Result<Waiting, Error> {
        let (link, sign_in, _) = self.waiting_behind(token).await?;
        let lifetime = i64::try_from(self.sluss.policy.mail_link_lifetime.as_millis()).unwrap_or(i64::MAX);
        let asked_at = Timestamp(link.expires_at.0.saturating_sub(lifetime));
        Ok(Waiting { email: link.email, site: site(&sign_in), asked_at, visitor: sign_in.visitor })
    }

    /// Lets that sign-in go on, once. Nobody is signed in by this: the sign-in page asks for the password.
    ///
    /// # Errors
    /// The same as for [`Self::behind_let_on_link`].
    pub async fn let_on(&self, token: &str, visitor: &Visitor) -> Result<(), Error> {
        let (link, sign_in, method) = self.waiting_behind(token).await?;
        let owner = link.account.as_ref().ok_or(Error::NotFound)?;
        let state =
            SignInState::Password { email: sign_in.state.email().to_owned(), method, let_on: Some(LetOn::Mail) };
        let changes = vec![
            Change::Own(OwnChange::UseMailLink(link.token)),
            self.sluss.messages().wake_up(&Topic::SignIn(sign_in.handle.clone())),
            self.sluss.audit_log().record(Event::LetOn, owner, visitor),
        ];
        match self.advance_with(sign_in, state, Some(Notice::LetOn), changes).await {
            Err(Error::Conflict) => Err(Error::AlreadyUsed),
            other => other.map(|_| ()),
        }
    }

    async fn waiting_behind(&self, token: &str) -> Result<(MailLink, SignIn, Method), Error> {
        let link = self.sluss.messages().read_mail_link(Kind::LetOn, token).await?;
        let handle = link.sign_in.as_ref().ok_or(Error::NotFound)?;
        let sign_in = self.sluss.store.sign_in(handle).await?.ok_or(Error::NotFound)?;
        let sign_in = self.as_it_is_now(sign_in);
        // Whoever has gone back from the challenge to the password, or has another mail sent, still waits for it.
        let (SignInState::Extra { email, method, .. } | SignInState::Password { email, method, let_on: None }) =
            &sign_in.state
        else {
            return Err(Error::NotFound);
        };
        let same = Email::parse(email).zip(Email::parse(&link.email)).is_some_and(|(a, b)| a.key() == b.key());
        let method = *method;
        if same { Ok((link, sign_in, method)) } else { Err(Error::NotFound) }
    }
}

/// The relying party's name, unless the sign-in is for the account pages.
fn site(sign_in: &SignIn) -> Option<String> {
    sign_in.target.client().map(|_| sign_in.target.shown_name().to_owned())
}
