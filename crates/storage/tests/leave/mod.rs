//! Permission to change second factors as a guard of a commit, and the end of what a removed factor had opened.

use sluss_domain::Timestamp;
use sluss_domain::model::account::Account;
use sluss_domain::model::authorization::{AccessToken, Grant};
use sluss_domain::model::device::Device;
use sluss_domain::model::enrolment::Leave;
use sluss_domain::model::id::DeviceId;
use sluss_domain::model::opener::Opener;
use sluss_domain::model::session::Session;
use sluss_domain::model::sign_in::{Evidence, SignIn, SignInState};
use sluss_domain::ports::entropy::new_id;
use sluss_domain::ports::store::OwnChange;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::ports::store::{Change, CommitError};
use sluss_protocol::method::{Level, Method};
use sluss_storage::Database;

use crate::suite::{ENTROPY, NOW, access_token, grant, session, sign_in, with_account};

fn basic(account: &Account) -> Session {
    Session { method: Method::Password, opener: Opener::Password, level: Level::Basic, ..session(account) }
}

fn device(account: &Account) -> Device {
    let id = new_id::<DeviceId>(&ENTROPY);
    Device {
        thumbprint: id.to_string(),
        id,
        account: account.id.clone(),
        name: "Telefonen".to_owned(),
        browser: String::new(),
        key: vec![],
        pin: vec![],
        push: None,
        added_at: NOW,
        last_used_at: None,
    }
}

/// Adds a device by permission of this session.
fn added(by: &Session, account: &Account) -> Vec<Change> {
    vec![Change::Own(OwnChange::ByLeaveOf(Leave::Session(by.token.clone()))), Change::AddDevice(device(account))]
}

pub(crate) async fn s01_a_session_has_leave_until_it_is_over_or_has_shown_too_little(store: &Database, _: &str) {
    let account = with_account(store).await;
    let (password_alone, two_steps, over) = (basic(&account), session(&account), basic(&account));
    let opened = [password_alone.clone(), two_steps.clone(), over.clone()].map(Change::AddSession);
    store.commit(opened.to_vec()).await.unwrap();
    store.commit(vec![Change::EndSession(over.token.clone())]).await.unwrap();
    assert_eq!(store.commit(added(&over, &account)).await, Err(CommitError::Conflict));
    store.commit(added(&password_alone, &account)).await.unwrap();
    assert_eq!(store.commit(added(&password_alone, &account)).await, Err(CommitError::Conflict));
    store.commit(added(&two_steps, &account)).await.unwrap();
    assert_eq!(store.devices(&account.id).await.unwrap().len(), 2);
    store.commit(vec![Change::DisableAccount(account.id.clone())]).await.unwrap();
    assert_eq!(store.commit(added(&two_steps, &account)).await, Err(CommitError::Conflict));
}

pub(crate) async fn s01_of_fifty_first_factors_at_the_same_instant_one_is_added(store: &Database, _: &str) {
    let account = with_account(store).await;
    let sessions: Vec<Session> = (0..50).map(|_| basic(&account)).collect();
    store.commit(sessions.iter().cloned().map(Change::AddSession).collect()).await.unwrap();
    let adding: Vec<_> = sessions
        .iter()
        .map(|session| {
            let (store, changes) = (store.clone(), added(session, &account));
            tokio::spawn(async move { store.commit(changes).await })
        })
        .collect();
    let mut outcomes = Vec::new();
    for one in adding {
        outcomes.push(one.await.unwrap());
    }
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Ok(()) | Err(CommitError::Conflict))), "{outcomes:?}");
    assert_eq!(store.devices(&account.id).await.unwrap().len(), 1);
}

/// What somebody has who signed in by this opener: a session, a code, an access token, and the last page of the
/// sign-in.
fn opened_by(opener: &Opener, account: &Account) -> (Session, Grant, AccessToken, SignIn) {
    let session = Session { opener: opener.clone(), ..session(account) };
    let code = Grant { opener: opener.clone(), ..grant(account) };
    let token = access_token(&code);
    let evidence = Evidence { account: account.id.clone(), method: Method::Qr, opener: opener.clone(), at: NOW };
    (session, code, token, SignIn { state: SignInState::Passed { email: String::new(), evidence }, ..sign_in() })
}

pub(crate) async fn s02_what_a_device_opened_ends_with_it_and_nothing_else_does(store: &Database, _: &str) {
    let account = with_account(store).await;
    let (lost, kept) = (Opener::Device(new_id::<DeviceId>(&ENTROPY)), Opener::Device(new_id::<DeviceId>(&ENTROPY)));
    let (thief, owner) = (opened_by(&lost, &account), opened_by(&kept, &account));
    let own = Session { opener: lost.clone(), ..session(&account) };
    store.commit(vec![Change::AddSession(own.clone())]).await.unwrap();
    for (session, code, token, sign_in) in [thief.clone(), owner.clone()] {
        let opened = vec![
            Change::AddSession(session),
            Change::AddGrant(code),
            Change::AddAccessToken(token),
            Change::AddSignIn(sign_in),
        ];
        store.commit(opened).await.unwrap();
    }
    let keep = Some(own.token.clone());
    let end = OwnChange::EndOpenedBy { account: account.id.clone(), opener: lost, keep };
    store.commit(vec![Change::Own(end)]).await.unwrap();
    assert_eq!(store.session(&thief.0.token).await.unwrap(), None);
    assert_eq!(store.grant(&thief.1.code).await.unwrap(), None);
    assert_eq!(store.access_token(&thief.2.token).await.unwrap(), None);
    assert_eq!(store.sign_in(&thief.3.handle).await.unwrap(), None);
    assert_eq!(store.session(&owner.0.token).await.unwrap(), Some(owner.0));
    assert_eq!(store.grant(&owner.1.code).await.unwrap(), Some(owner.1));
    assert_eq!(store.access_token(&owner.2.token).await.unwrap(), Some(owner.2));
    assert_eq!(store.sign_in(&owner.3.handle).await.unwrap(), Some(owner.3));
    assert_eq!(store.session(&own.token).await.unwrap(), Some(own), "whoever takes it away goes on");
}

pub(crate) async fn s03_what_the_password_alone_opened_ends_but_for_one(store: &Database, _: &str) {
    let account = with_account(store).await;
    let (first, second, two_steps) = (basic(&account), basic(&account), session(&account));
    let opened = [first.clone(), second.clone(), two_steps.clone()].map(Change::AddSession);
    store.commit(opened.to_vec()).await.unwrap();
    let end = |keep: Option<&Session>| {
        let keep = keep.map(|session| session.token.clone());
        vec![Change::Own(OwnChange::EndBasicSessions { account: account.id.clone(), keep })]
    };
    store.commit(end(Some(&second))).await.unwrap();
    assert_eq!(store.session(&first.token).await.unwrap(), None);
    assert_eq!(store.session(&second.token).await.unwrap(), Some(second.clone()));
    store.commit(end(None)).await.unwrap();
    assert_eq!(store.sessions(&account.id).await.unwrap(), [two_steps]);
}

pub(crate) async fn s04_an_account_knows_when_it_was_reset_and_when_it_got_a_factor(store: &Database, _: &str) {
    let account = with_account(store).await;
    let moments = async || {
        let found = store.account(&account.id).await.unwrap().unwrap();
        (found.reset_at, found.factor_added_at)
    };
    assert_eq!(moments().await, (None, None));
    let (id, later) = (account.id.clone(), Timestamp(NOW.0 + 1));
    let changes = [OwnChange::NoteReset(id.clone(), NOW), OwnChange::NoteNewFactor(id.clone(), later)];
    store.commit(changes.map(Change::Own).to_vec()).await.unwrap();
    assert_eq!(moments().await, (Some(NOW), Some(later)));
    store.commit(vec![Change::Own(OwnChange::ShowFactor(id))]).await.unwrap();
    assert_eq!(moments().await, (None, Some(later)));
}

pub(crate) async fn s33_a_device_has_leave_until_it_is_removed_or_its_account_shut(store: &Database, _: &str) {
    let account = with_account(store).await;
    let device = device(&account);
    let id = device.id.clone();
    let by_leave = || vec![Change::Own(OwnChange::ByLeaveOf(Leave::Device(id.clone())))];
    assert_eq!(store.commit(by_leave()).await, Err(CommitError::Conflict));
    store.commit(vec![Change::AddDevice(device.clone())]).await.unwrap();
    store.commit(by_leave()).await.unwrap();
    store.commit(vec![Change::RemoveDevice(account.id.clone(), id.clone())]).await.unwrap();
    assert_eq!(store.commit(by_leave()).await, Err(CommitError::Conflict));
    store.commit(vec![Change::AddDevice(device), Change::DisableAccount(account.id.clone())]).await.unwrap();
    assert_eq!(store.commit(by_leave()).await, Err(CommitError::Conflict));
}
