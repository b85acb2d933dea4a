//! Reading the database, port by port. The SQL is with its table.

use crate::tables::{
    access_tokens, account_attributes, accounts, approvals, audit_base, audit_entries, client_logos, client_secrets,
    client_tokens, code_proposals, credentials, device_counts, device_grants, devices, enrolments, epochs, events,
    factors, failures, grants, handovers, mail_links, messages, number_claims, numbers, proofs, pushed_requests,
    refresh_tokens, relying_parties, sessions, sign_ins, signing_keys, tries, visits, windows,
};
use async_trait::async_trait;
use sluss_domain::model::account::Account;
use sluss_domain::model::allowance::Window;
use sluss_domain::model::approval::Approval;
use sluss_domain::model::attempts::{Failed, TryKey};
use sluss_domain::model::attributes::Attributes;
use sluss_domain::model::audit::{Entry, Event, Filter};
use sluss_domain::model::audit_chain::{Line, Link, Linked};
use sluss_domain::model::authorization::{AccessToken, ClientToken, DeviceGrant, Grant, PushedRequest, RefreshToken};
use sluss_domain::model::device::{Device, KeptPin};
use sluss_domain::model::email::Email;
use sluss_domain::model::enrolment::Enrolment;
use sluss_domain::model::epoch::Epoch;
use sluss_domain::model::factor::Factor;
use sluss_domain::model::factors::Factors;
use sluss_domain::model::handover::Handover;
use sluss_domain::model::id::{AccountId, ApprovalId, DeviceId, EnrolmentId, HandoverId, NumberId, SessionId};
use sluss_domain::model::key::SigningKey;
use sluss_domain::model::mail_link::MailLink;
use sluss_domain::model::message::{Envelope, Way};
use sluss_domain::model::number::{NumberClaim, RegisteredNumber};
use sluss_domain::model::one_time_code::Proposal;
use sluss_domain::model::proof_count::ProofCount;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_domain::model::secret::BearerHash;
use sluss_domain::model::session::Session;
use sluss_domain::model::sign_in::SignIn;
use sluss_domain::model::visit::Visit;
use sluss_domain::model::wake_up::WakeUp;
use sluss_domain::ports::store::{
    AccountStore, ApprovalStore, AttemptStore, AuditStore, CredentialStore, DeviceStore, MessageStore, NumberStore,
    RelyingPartyStore, SessionStore, SignInStore, UpkeepStore, VisitStore,
};
use sluss_domain::{Error, Timestamp};
use sluss_protocol::method::Method;

use crate::Database;

#[async_trait]
impl AccountStore for Database {
    async fn account(&self, id: &AccountId) -> Result<Option<Account>, Error> {
        accounts::by_id(&self.reader, id).await
    }

    async fn account_by_email(&self, email: &Email) -> Result<Option<Account>, Error> {
        accounts::by_email(&self.reader, email).await
    }

    async fn accounts(&self) -> Result<Vec<Account>, Error> {
        accounts::all(&self.reader).await
    }

    async fn accounts_behind(&self, id: &str, limit: usize) -> Result<Vec<Account>, Error> {
        accounts::behind(&self.reader, id, limit).await
    }

    async fn factor_resets_due(&self, now: Timestamp) -> Result<Vec<Account>, Error> {
        accounts::factor_resets_due(&self.reader, now).await
    }

    async fn attributes(&self, account: &AccountId) -> Result<Attributes, Error> {
        account_attributes::of(&self.reader, account).await
    }

    async fn factors(&self, account: &AccountId) -> Result<Factors, Error> {
        factors::of(&self.reader, account).await
    }
}

#[async_trait]
impl AttemptStore for Database {
    async fn tries(&self, keys: &[TryKey]) -> Result<Vec<Failed>, Error> {
        tries::under(&self.reader, keys).await
    }

    async fn failures(&self, account: &AccountId, factor: &Factor) -> Result<u32, Error> {
        failures::in_a_row(&self.reader, account, factor).await
    }

    async fn windows(&self, key: &str) -> Result<Vec<Window>, Error> {
        windows::of(&self.reader, key).await
    }
}

#[async_trait]
impl DeviceStore for Database {
    async fn devices(&self, account: &AccountId) -> Result<Vec<Device>, Error> {
        devices::of(&self.reader, account).await
    }

    async fn device_by_thumbprint(&self, thumbprint: &str) -> Result<Option<Device>, Error> {
        devices::by_thumbprint(&self.reader, thumbprint).await
    }

    async fn pins_of_length(&self, bytes: usize, after: &str, most: u32) -> Result<Vec<KeptPin>, Error> {
        devices::pins_of_length(&self.reader, bytes, after, most).await
    }

    async fn counted(&self, device: &DeviceId) -> Result<Option<ProofCount>, Error> {
        device_counts::of(&self.reader, device).await
    }

    async fn doubled(&self, account: &AccountId) -> Result<Vec<(DeviceId, Timestamp)>, Error> {
        device_counts::doubled(&self.reader, account).await
    }

    async fn heard(&self, account: &AccountId) -> Result<Vec<(DeviceId, Timestamp)>, Error> {
        device_counts::heard(&self.reader, account).await
    }

    async fn has_proof(&self, proof: &BearerHash) -> Result<bool, Error> {
        proofs::has(&self.reader, proof).await
    }

    async fn enrolment(&self, id: &EnrolmentId) -> Result<Option<Enrolment>, Error> {
        enrolments::by_id(&self.reader, id).await
    }

    async fn handover(&self, id: &HandoverId) -> Result<Option<Handover>, Error> {
        handovers::by_id(&self.reader, id).await
    }

    async fn enrolment_by_token(&self, token: &BearerHash) -> Result<Option<Enrolment>, Error> {
        enrolments::by_token(&self.reader, token).await
    }
}

#[async_trait]
impl ApprovalStore for Database {
    async fn approval(&self, id: &ApprovalId) -> Result<Option<Approval>, Error> {
        approvals::by_id(&self.reader, id).await
    }

    async fn pending_approval(&self, account: &AccountId) -> Result<Option<Approval>, Error> {
        approvals::pending(&self.reader, account).await
    }

    async fn approvals(&self, account: &AccountId, since: Timestamp) -> Result<Vec<Approval>, Error> {
        approvals::since(&self.reader, account, since).await
    }
}

#[async_trait]
impl NumberStore for Database {
    async fn numbers(&self, account: &AccountId) -> Result<Vec<RegisteredNumber>, Error> {
        numbers::of(&self.reader, account).await
    }

    async fn number_claim(&self, id: &NumberId) -> Result<Option<NumberClaim>, Error> {
        number_claims::by_id(&self.reader, id).await
    }
}

#[async_trait]
impl CredentialStore for Database {
    async fn credentials(&self, account: &AccountId, method: Method) -> Result<u32, Error> {
        credentials::left(&self.reader, account, method).await
    }

    async fn code_proposal(&self, account: &AccountId) -> Result<Option<Proposal>, Error> {
        code_proposals::of(&self.reader, account).await
    }

    async fn has_credential(&self, account: &AccountId, method: Method, secret: &BearerHash) -> Result<bool, Error> {
        credentials::has(&self.reader, account, method, secret).await
    }
}

#[async_trait]
impl SignInStore for Database {
    async fn sign_in(&self, handle: &BearerHash) -> Result<Option<SignIn>, Error> {
        sign_ins::by_handle(&self.reader, handle).await
    }
}

#[async_trait]
impl SessionStore for Database {
    async fn session(&self, token: &BearerHash) -> Result<Option<Session>, Error> {
        sessions::by_token(&self.reader, token).await
    }

    async fn sessions(&self, account: &AccountId) -> Result<Vec<Session>, Error> {
        sessions::of(&self.reader, account).await
    }
}

#[async_trait]
impl RelyingPartyStore for Database {
    async fn relying_party(&self, id: &str) -> Result<Option<RelyingParty>, Error> {
        relying_parties::by_id(&self.reader, id).await
    }

    async fn relying_parties(&self) -> Result<Vec<RelyingParty>, Error> {
        relying_parties::all(&self.reader).await
    }

    async fn logo(&self, client: &str) -> Result<Option<Vec<u8>>, Error> {
        client_logos::of(&self.reader, client).await
    }

    async fn grant_and_account(&self, code: &BearerHash) -> Result<Option<(Grant, Account)>, Error> {
        grants::by_code(&self.reader, code).await
    }

    async fn access_token(&self, token: &BearerHash) -> Result<Option<AccessToken>, Error> {
        access_tokens::by_token(&self.reader, token).await
    }

    async fn refresh_token(&self, token: &BearerHash) -> Result<Option<RefreshToken>, Error> {
        refresh_tokens::by_token(&self.reader, token).await
    }

    async fn client_token(&self, token: &BearerHash) -> Result<Option<ClientToken>, Error> {
        client_tokens::by_token(&self.reader, token).await
    }

    async fn client_secret(&self, client: &str) -> Result<Option<Vec<u8>>, Error> {
        client_secrets::of(&self.reader, client).await
    }

    async fn pushed_request(&self, uri: &BearerHash) -> Result<Option<PushedRequest>, Error> {
        pushed_requests::by_uri(&self.reader, uri).await
    }

    async fn device_grant(&self, code: &BearerHash) -> Result<Option<DeviceGrant>, Error> {
        device_grants::by_code(&self.reader, code).await
    }
}

#[async_trait]
impl MessageStore for Database {
    async fn due_messages(&self, now: Timestamp, way: Way, limit: u32) -> Result<Vec<Envelope>, Error> {
        messages::due(&self.reader, now, way, limit).await
    }

    async fn mail_link(&self, token: &BearerHash) -> Result<Option<MailLink>, Error> {
        mail_links::by_token(&self.reader, token).await
    }

    async fn events(&self, since: Timestamp) -> Result<Vec<WakeUp>, Error> {
        events::since(&self.reader, since).await
    }
}

#[async_trait]
impl AuditStore for Database {
    async fn audit_entries(&self, filter: &Filter) -> Result<Vec<Entry>, Error> {
        audit_entries::newest(&self.reader, filter).await
    }

    async fn audit_last(&self, account: &AccountId, event: Event) -> Result<Option<Timestamp>, Error> {
        audit_entries::last(&self.reader, account, event).await
    }

    async fn audit_unlinked(&self, limit: usize) -> Result<Vec<Line>, Error> {
        audit_entries::unlinked(&self.reader, limit).await
    }

    async fn audit_linked(&self, behind: i64, limit: usize) -> Result<Vec<Linked>, Error> {
        audit_entries::linked(&self.reader, behind, limit).await
    }

    async fn audit_head(&self) -> Result<Option<Link>, Error> {
        audit_entries::head(&self.reader).await
    }

    async fn audit_base(&self) -> Result<Option<Link>, Error> {
        audit_base::get(&self.reader).await
    }

    async fn audit_last_before(&self, moment: Timestamp) -> Result<Option<Link>, Error> {
        audit_entries::last_before(&self.reader, moment).await
    }
}

#[async_trait]
impl VisitStore for Database {
    async fn visits(&self, session: &SessionId) -> Result<Vec<Visit>, Error> {
        visits::of(&self.reader, session).await
    }

    async fn visits_to_end(&self, now: Timestamp, limit: u32) -> Result<Vec<Visit>, Error> {
        visits::to_end(&self.reader, now, limit).await
    }
}

#[async_trait]
impl UpkeepStore for Database {
    async fn signing_keys(&self) -> Result<Vec<SigningKey>, Error> {
        signing_keys::all(&self.reader).await
    }

    async fn epoch(&self) -> Result<Option<Epoch>, Error> {
        epochs::last(&self.reader).await
    }
}
