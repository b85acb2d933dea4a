//! What every engine has to do.

mod approvals;

pub(crate) use approvals::*;
mod watch;

pub(crate) use watch::*;

use std::sync::atomic::{AtomicU64, Ordering};

use sluss_domain::model::account::Account;
use sluss_domain::model::attributes::Released;
use sluss_domain::model::authorization::{AccessToken, Grant, TokenFacts};
use sluss_domain::model::branding::Branding;
use sluss_domain::model::device::Device;
use sluss_domain::model::email::Email;
use sluss_domain::model::factor::Factor;
use sluss_domain::model::factors::Factors;
use sluss_domain::model::id::{AccountId, DeviceId, SessionId, SigningKeyId};
use sluss_domain::model::key::{Algorithm, Purpose, SigningKey};
use sluss_domain::model::opener::Opener;
use sluss_domain::model::password::PasswordHash;
use sluss_domain::model::proof_count::ProofCount;
use sluss_domain::model::relying_party::{CasService, OidcClient, OidcSettings, Registration, RelyingParty};
use sluss_domain::model::secret::Kind;
use sluss_domain::model::session::{Audience, Session};
use sluss_domain::model::sign_in::{Reached, SignIn, SignInState, Target};
use sluss_domain::model::visitor::Visitor;
use sluss_domain::ports::entropy::{new_id, new_secret};
use sluss_domain::ports::store::OwnChange;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::ports::store::{Change, CommitError};
use sluss_domain::{Entropy, Timestamp};
use sluss_protocol::account_page::AccountPage;
use sluss_protocol::language::Language;
use sluss_protocol::link::AccountRef;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::Notice;
use sluss_storage::Database;

pub(crate) const NOW: Timestamp = Timestamp(1_700_000_000_000);

/// Different bytes each time, which is all that ids need here.
pub(crate) struct Counting(AtomicU64);

impl Entropy for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        let count = self.0.fetch_add(1, Ordering::Relaxed).to_le_bytes();
        bytes.iter_mut().zip(count.iter().cycle()).for_each(|(byte, count)| *byte = *count);
    }
}

pub(crate) static ENTROPY: Counting = Counting(AtomicU64::new(1));

pub(crate) fn account(email: &str) -> Account {
    Account {
        id: new_id::<AccountId>(&ENTROPY),
        reference: AccountRef([7; 8]),
        email: Email::parse(email).unwrap(),
        name: "Åsa Öberg".to_owned(),
        language: Language::Sv,
        password: PasswordHash::stored("$argon2id$…".to_owned()),
        disabled: false,
        locked: false,
        two_steps: false,
        email_verified: true,
        factor_reset_at: None,
        reset_at: None,
        factor_added_at: None,
        marks_era: 0,
        created_at: NOW,
    }
}

pub(crate) async fn with_account(store: &Database) -> Account {
    let account = account("asa@example.eu");
    store.commit(vec![Change::AddAccount(account.clone())]).await.unwrap();
    account
}

pub(crate) fn sign_in() -> SignIn {
    SignIn {
        handle: new_secret(Kind::SignIn, &ENTROPY).hash(),
        browser: None,
        visitor: Visitor::default(),
        target: Target::Account { place: AccountPage::default() },
        language: Language::En,
        state: SignInState::Identify { email: String::new() },
        notice: None,
        expires_at: NOW,
        reached: Reached::Begun,
        version: 0,
    }
}

pub(crate) fn session(account: &Account) -> Session {
    Session {
        visitor: Visitor { network: "192.0.2.0/24".to_owned(), ..Visitor::default() },
        token: new_secret(Kind::Session, &ENTROPY).hash(),
        id: new_id::<SessionId>(&ENTROPY),
        sites: vec!["rasff-window".to_owned()],
        account: account.id.clone(),
        audience: Audience::Account,
        method: Method::Qr,
        opener: Opener::default(),
        level: Level::Medium,
        authenticated_at: NOW,
        seen_at: NOW,
    }
}

pub(crate) fn grant(account: &Account) -> Grant {
    Grant {
        code: new_secret(Kind::Code, &ENTROPY).hash(),
        client: "rasff-window".to_owned(),
        request: "{}".to_owned().into(),
        account: account.id.clone(),
        method: Method::Qr,
        opener: Opener::default(),
        session: None,
        level: Level::Medium,
        authenticated_at: NOW,
        expires_at: NOW,
        used: false,
    }
}

/// An access token that was issued for this code.
pub(crate) fn access_token(grant: &Grant) -> AccessToken {
    AccessToken {
        token: new_secret(Kind::AccessToken, &ENTROPY).hash(),
        code: grant.code.clone(),
        account: grant.account.clone(),
        opener: grant.opener.clone(),
        scope: "openid".to_owned(),
        facts: TokenFacts { client: grant.client.clone(), ..TokenFacts::default() },
        expires_at: NOW,
    }
}

/// How many of fifty concurrent commits succeed.
pub(crate) async fn winners_of_fifty(store: &Database, changes: impl Fn() -> Vec<Change>) -> usize {
    let attempts: Vec<_> = (0..50)
        .map(|_| {
            let (store, changes) = (store.clone(), changes());
            tokio::spawn(async move { store.commit(changes).await })
        })
        .collect();
    let mut winners = 0;
    for attempt in attempts {
        match attempt.await.unwrap() {
            Ok(()) => winners += 1,
            Err(error) => assert_eq!(error, CommitError::Conflict),
        }
    }
    winners
}

pub(crate) async fn an_account_reads_back_as_it_was_written(store: &Database, _: &str) {
    let written = with_account(store).await;
    assert_eq!(store.account(&written.id).await.unwrap(), Some(written.clone()));
    assert_eq!(store.account_by_email(&Email::parse("ASA@example.EU").unwrap()).await.unwrap(), Some(written.clone()));
    let hash = PasswordHash::stored("newer".to_owned());
    let changes = vec![
        Change::SetPassword(written.id.clone(), hash.clone()),
        Change::SetLanguage(written.id.clone(), Language::En),
    ];
    store.commit(changes).await.unwrap();
    let expected = Account { password: hash, language: Language::En, ..written };
    assert_eq!(store.accounts().await.unwrap(), vec![expected]);
}

pub(crate) async fn two_accounts_cannot_share_an_address(store: &Database, _: &str) {
    with_account(store).await;
    let again = store.commit(vec![Change::AddAccount(account("Asa@Example.eu"))]).await;
    assert_eq!(again, Err(CommitError::Conflict));
}

pub(crate) async fn a_commit_with_a_conflict_changes_nothing(store: &Database, _: &str) {
    let account = with_account(store).await;
    let opened = session(&account);
    let failing = vec![Change::AddSession(opened.clone()), Change::UseGrant(grant(&account).code)];
    assert_eq!(store.commit(failing).await, Err(CommitError::Conflict));
    assert_eq!(store.session(&opened.token).await.unwrap(), None);
}

pub(crate) async fn b04_c04_of_fifty_that_advance_a_sign_in_one_wins(store: &Database, _: &str) {
    let begun = sign_in();
    store.commit(vec![Change::AddSignIn(begun.clone())]).await.unwrap();
    let mut next = begun.clone();
    next.state = SignInState::Password { email: "asa@example.eu".to_owned(), method: Method::Qr, let_on: None };
    next.notice = Some(Notice::WrongPassword);
    assert_eq!(winners_of_fifty(store, || vec![Change::AdvanceSignIn(next.clone())]).await, 1);
    assert_eq!(store.sign_in(&begun.handle).await.unwrap(), Some(SignIn { version: 1, ..next }));
}

pub(crate) async fn c06_failures_never_count_past_their_limit(store: &Database, _: &str) {
    let account = with_account(store).await;
    let (id, factor) = (account.id, Factor::Of(Method::Qr));
    let count = || vec![Change::CountFailure { account: id.clone(), factor: factor.clone(), limit: 10 }];
    assert_eq!(winners_of_fifty(store, count).await, 10);
    assert_eq!(store.failures(&id, &factor).await.unwrap(), 10);
    let clear = |limit| vec![Change::ClearFailures { account: id.clone(), factor: factor.clone(), limit }];
    assert_eq!(store.commit(clear(10)).await, Err(CommitError::Conflict), "a locked factor stays locked");
    store.commit(clear(11)).await.unwrap();
    assert_eq!(store.failures(&id, &factor).await.unwrap(), 0);
}

pub(crate) async fn j04_of_fifty_that_redeem_a_code_one_wins_also_after_a_restart(store: &Database, url: &str) {
    let account = with_account(store).await;
    let grant = grant(&account);
    store.commit(vec![Change::AddGrant(grant.clone())]).await.unwrap();
    let redeem = || vec![Change::UseGrant(grant.code.clone()), Change::AddAccessToken(access_token(&grant))];
    assert_eq!(winners_of_fifty(store, redeem).await, 1);
    let reopened = Database::open(url).await.unwrap();
    assert_eq!(reopened.commit(redeem()).await, Err(CommitError::Conflict));
    assert!(reopened.grant(&grant.code).await.unwrap().unwrap().used);
}

pub(crate) async fn i02_sessions_of_a_disabled_account_are_none(store: &Database, _: &str) {
    let account = with_account(store).await;
    let opened = session(&account);
    store.commit(vec![Change::AddSession(opened.clone())]).await.unwrap();
    assert_eq!(store.session(&opened.token).await.unwrap(), Some(opened.clone()));
    store.commit(vec![Change::DisableAccount(account.id.clone())]).await.unwrap();
    assert_eq!(store.session(&opened.token).await.unwrap(), None);
    store.commit(vec![Change::EndSession(opened.token)]).await.unwrap();
}

pub(crate) async fn n02_what_has_expired_is_forgotten(store: &Database, _: &str) {
    let account = with_account(store).await;
    let (old, code) = (sign_in(), grant(&account));
    let young = SignIn { expires_at: Timestamp(NOW.0 + 10), ..sign_in() };
    let changes = vec![
        Change::AddSignIn(old.clone()),
        Change::AddSignIn(young.clone()),
        Change::AddGrant(code.clone()),
        Change::AddProof(new_secret(Kind::Proof, &ENTROPY).hash(), NOW),
    ];
    store.commit(changes).await.unwrap();
    store.commit(vec![Change::Forget(Timestamp(NOW.0 + 1))]).await.unwrap();
    assert_eq!(store.sign_in(&old.handle).await.unwrap(), None);
    assert_eq!(store.grant(&code.code).await.unwrap(), None);
    assert_eq!(store.sign_in(&young.handle).await.unwrap(), Some(young));
}

/// A relying party, and the same registered once more with changes.
pub(crate) fn registered_and_changed() -> [RelyingParty; 2] {
    let oidc = OidcClient {
        redirect_uris: vec!["https://irasff.test/callback".to_owned()],
        origins: vec![],
        web_message: true,
        secret_hash: None,
        signing: Algorithm::Es256,
        id_token_claims: false,
        settings: OidcSettings {
            post_logout_redirect_uris: vec!["https://irasff.test/".to_owned()],
            ..OidcSettings::default()
        },
    };
    let party = RelyingParty {
        id: "irasff".to_owned(),
        name: "iRASFF".to_owned(),
        level: Level::Medium,
        factor_age_hours: 24,
        branding: Branding { accent: Some("#7a1f5c".to_owned()), ..Branding::default() },
        released: Released { names: [("groups".to_owned(), "roles".to_owned())].into(), ..Released::default() },
        created_at: NOW,
        protocol: Registration::Oidc(oidc.clone()),
    };
    let protocol = Registration::Oidc(OidcClient { id_token_claims: true, ..oidc });
    let branding = Branding { support_email: Some("help@irasff.test".to_owned()), ..Branding::default() };
    let changed = RelyingParty { name: "iRASFF 2".to_owned(), branding, protocol, ..party.clone() };
    [party, changed]
}

pub(crate) async fn devices_clients_keys_and_proofs_are_kept(store: &Database, _: &str) {
    let account = with_account(store).await;
    let device = Device {
        id: new_id::<DeviceId>(&ENTROPY),
        account: account.id.clone(),
        name: "Telefonen".to_owned(),
        browser: String::new(),
        key: vec![0, 255, 1],
        pin: vec![],
        thumbprint: "t".to_owned(),
        push: None,
        added_at: NOW,
        last_used_at: None,
    };
    let [party, changed] = registered_and_changed();
    let id = new_id::<SigningKeyId>(&ENTROPY);
    let key = SigningKey { id, purpose: Purpose::Link, private: vec![1], created_at: NOW, retires_at: None };
    let [proof, code] = [Kind::Proof, Kind::Recovery].map(|kind| new_secret(kind, &ENTROPY).hash());
    let changes = vec![
        Change::AddDevice(device.clone()),
        Change::UseDevice(device.id.clone(), NOW),
        Change::SetPush(device.id.clone(), Some(vec![0, 1])),
        Change::CountFailure { account: account.id.clone(), factor: Factor::Of(Method::Qr), limit: 10 },
        Change::Own(OwnChange::ReplaceCredentials(account.id.clone(), Method::Recovery, vec![code])),
        Change::PutRelyingParty(party.clone()),
        Change::SetLogo("irasff".to_owned(), Some(vec![0, 255])),
        Change::PutRelyingParty(changed.clone()),
        Change::AddSigningKey(key),
        Change::RetireSigningKeys(Purpose::Link, NOW),
        Change::AddProof(proof.clone(), NOW),
    ];
    store.commit(changes).await.unwrap();
    let kept = vec![Device { push: Some(vec![0, 1]), last_used_at: Some(NOW), ..device.clone() }];
    assert_eq!(store.devices(&account.id).await.unwrap(), kept);
    let failures = [("qr".to_owned(), 1)].into();
    let all = Factors { devices: kept, numbers: vec![], credentials: [("recovery".to_owned(), 1)].into(), failures };
    assert_eq!(store.factors(&account.id).await.unwrap(), all);
    assert_eq!(store.relying_party("irasff").await.unwrap(), Some(changed.clone()));
    let service = CasService { addresses: vec!["https://irasff.test/app/*".to_owned()], ..CasService::default() };
    let moved = RelyingParty { protocol: Registration::Cas(service), ..changed };
    store.commit(vec![Change::PutRelyingParty(moved.clone())]).await.unwrap();
    assert_eq!(store.relying_party("irasff").await.unwrap(), Some(moved));
    assert_eq!(store.logo("irasff").await.unwrap(), Some(vec![0, 255]), "it is not part of what was replaced");
    assert_eq!(store.signing_keys().await.unwrap()[0].retires_at, Some(NOW));
    assert!(store.has_proof(&proof).await.unwrap());
    assert_eq!(store.commit(vec![Change::AddProof(proof, NOW)]).await, Err(CommitError::Conflict));
    let remove = || vec![Change::RemoveDevice(account.id.clone(), device.id.clone())];
    proofs_are_counted_on_what_was_counted_before(store, &device).await;
    store.commit(remove()).await.unwrap();
    assert_eq!(store.counted(&device.id).await.unwrap(), None, "s16: what was counted goes with the device");
    assert_eq!(store.commit(remove()).await, Err(CommitError::Conflict));
    store.commit(vec![Change::RemoveRelyingParty("irasff".to_owned())]).await.unwrap();
    assert_eq!(store.relying_parties().await.unwrap(), vec![]);
    assert_eq!(store.logo("irasff").await.unwrap(), None, "it goes with the site");
}

/// S16: the whole range of counts is stored, and each step holds only on the previous one.
async fn proofs_are_counted_on_what_was_counted_before(store: &Database, device: &Device) {
    let (account, id) = (device.account.clone(), device.id.clone());
    let [proof, newer] = [(); 2].map(|()| new_secret(Kind::Proof, &ENTROPY).hash());
    let first = ProofCount { account, device: id.clone(), highest: 1, window: 1, proof, since: NOW, doubled_at: None };
    let top = ProofCount { highest: u64::MAX, window: u64::MAX, proof: newer, doubled_at: Some(NOW), ..first.clone() };
    let count = |before: Option<&ProofCount>, after: &ProofCount| {
        vec![Change::CountProof { before: before.cloned(), after: after.clone(), at: Timestamp(NOW.0 + 7) }]
    };
    store.commit(count(None, &first)).await.unwrap();
    assert_eq!(store.commit(count(None, &first)).await, Err(CommitError::Conflict));
    assert_eq!(store.doubled(&device.account).await.unwrap(), vec![]);
    store.commit(count(Some(&first), &top)).await.unwrap();
    assert_eq!(store.commit(count(Some(&first), &top)).await, Err(CommitError::Conflict));
    assert_eq!(store.counted(&id).await.unwrap(), Some(top.clone()));
    assert_eq!(store.doubled(&device.account).await.unwrap(), vec![(id.clone(), NOW)]);
    assert_eq!(store.heard(&device.account).await.unwrap(), vec![(id, Timestamp(NOW.0 + 7))]);
    let quiet = ProofCount { doubled_at: Some(Timestamp(NOW.0 + 1)), ..top.clone() };
    store.commit(count(Some(&top), &quiet)).await.unwrap();
    assert_eq!(store.commit(count(Some(&top), &first)).await, Err(CommitError::Conflict));
}
