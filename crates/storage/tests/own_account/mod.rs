//! What every engine has to do with what belongs to an account: recovery codes, links in mails, factor reset, deletion.

use sluss_domain::Timestamp;
use sluss_domain::model::device::Device;
use sluss_domain::model::email::Email;
use sluss_domain::model::enrolment::{Enrolment, Leave, TicketState};
use sluss_domain::model::factor::Factor;
use sluss_domain::model::id::{DeviceId, EnrolmentId};
use sluss_domain::model::mail_link::MailLink;
use sluss_domain::model::one_time_code::Proposal;
use sluss_domain::model::password::PasswordHash;
use sluss_domain::model::secret::{BearerHash, Kind};
use sluss_domain::model::sign_in::{SignIn, SignInState};
use sluss_domain::ports::entropy::{new_id, new_secret};
use sluss_domain::ports::store::OwnChange;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::ports::store::{Change, CommitError};
use sluss_protocol::method::Method;
use sluss_storage::Database;

use crate::suite::{ENTROPY, NOW, access_token, account, grant, session, sign_in, winners_of_fifty, with_account};

fn code() -> BearerHash {
    new_secret(Kind::Recovery, &ENTROPY).hash()
}

fn link(account: Option<sluss_domain::model::id::AccountId>) -> MailLink {
    let token = new_secret(Kind::ResetPassword, &ENTROPY).hash();
    MailLink { token, email: "asa@example.eu".to_owned(), account, sign_in: None, expires_at: NOW }
}

pub(crate) async fn an_account_from_before_domains_were_kept_in_ascii_is_found_by_either_form(
    store: &Database,
    url: &str,
) {
    let anna = account("anna@göteborg.se");
    store.commit(vec![Change::AddAccount(anna.clone())]).await.unwrap();
    let eve = account("eve@xn--mlm-ula.se");
    store.commit(vec![Change::AddAccount(eve.clone())]).await.unwrap();
    let old = account("other@example.eu");
    store.commit(vec![Change::AddAccount(old.clone())]).await.unwrap();
    // As an older version wrote them; one has an address that another account has in ASCII.
    let pool = sqlx::AnyPool::connect(url).await.unwrap();
    let before = "UPDATE accounts SET email = $1, email_key = $1 WHERE id = $2";
    for (email, id) in [("anna@göteborg.se", &anna.id), ("eve@målm.se", &old.id)] {
        sqlx::query(before).bind(email).bind(id.as_str()).execute(&pool).await.unwrap();
    }
    let address = Email::parse("anna@xn--gteborg-90a.se").unwrap();
    assert_eq!(store.account_by_email(&address).await.unwrap(), None);
    let again = Database::open(url).await.unwrap();
    assert_eq!(again.account_by_email(&address).await.unwrap().unwrap().id, anna.id);
    let evil = Email::parse("eve@målm.se").unwrap();
    assert_eq!(again.account_by_email(&evil).await.unwrap().unwrap().id, eve.id, "who was first in that form");
    assert_eq!(
        again.account(&old.id).await.unwrap().unwrap().id,
        old.id,
        "the other is kept for an operator to see to"
    );
}

pub(crate) async fn an_address_moves_once_and_never_to_one_that_another_account_has(store: &Database, _: &str) {
    let anna = with_account(store).await;
    let bo = account("bo@example.eu");
    store.commit(vec![Change::AddAccount(bo.clone())]).await.unwrap();
    let to = Email::parse("Anna@example.org").unwrap();
    let moved = |from: &Email, to: &Email| {
        let (account, from, to) = (anna.id.clone(), from.clone(), to.clone());
        vec![Change::Own(OwnChange::MoveAddress { account, from, to, verified: true })]
    };
    assert_eq!(store.commit(moved(&anna.email, &bo.email)).await, Err(CommitError::Conflict), "it is taken");
    assert_eq!(winners_of_fifty(store, || moved(&anna.email, &to)).await, 1);
    assert_eq!(store.account_by_email(&anna.email).await.unwrap(), None);
    let found = store.account_by_email(&Email::parse("anna@EXAMPLE.org").unwrap()).await.unwrap().unwrap();
    assert_eq!((found.id, found.email.as_str(), found.email_verified), (anna.id.clone(), "Anna@example.org", true));
    store.commit(vec![Change::Own(OwnChange::SetName(anna.id.clone(), "Anna Ek".to_owned()))]).await.unwrap();
    assert_eq!(store.account(&anna.id).await.unwrap().unwrap().name, "Anna Ek");
    assert_eq!(store.account(&bo.id).await.unwrap().unwrap(), bo, "nobody else's");
}

pub(crate) async fn f05_a_recovery_code_is_used_once_and_new_ones_replace_all(store: &Database, _: &str) {
    let (account, other) = (with_account(store).await.id, account("bo@example.eu"));
    store.commit(vec![Change::AddAccount(other.clone())]).await.unwrap();
    let codes = vec![code(), code(), code()];
    store
        .commit(vec![Change::Own(OwnChange::ReplaceCredentials(account.clone(), Method::Recovery, codes.clone()))])
        .await
        .unwrap();
    assert_eq!(store.credentials(&account, Method::Recovery).await.unwrap(), 3);
    assert!(store.has_credential(&account, Method::Recovery, &codes[0]).await.unwrap());
    assert!(!store.has_credential(&other.id, Method::Recovery, &codes[0]).await.unwrap(), "nobody else's");
    let use_first = || vec![Change::Own(OwnChange::UseCredential(account.clone(), Method::Recovery, codes[0].clone()))];
    assert_eq!(winners_of_fifty(store, use_first).await, 1);
    store
        .commit(vec![Change::Own(OwnChange::ReplaceCredentials(account.clone(), Method::Recovery, vec![code()]))])
        .await
        .unwrap();
    assert_eq!(store.credentials(&account, Method::Recovery).await.unwrap(), 1);
    assert!(!store.has_credential(&account, Method::Recovery, &codes[1]).await.unwrap());
}

pub(crate) async fn f05_codes_that_were_shown_last_are_kept_once(store: &Database, _: &str) {
    let account = with_account(store).await.id;
    let shown = || {
        let token = new_secret(Kind::Proposal, &ENTROPY).hash();
        Proposal { method: Method::Recovery, token, codes: vec![code(), code()], expires_at: NOW, kept: false }
    };
    let propose = |proposal: &Proposal| vec![Change::Own(OwnChange::ProposeCodes(account.clone(), proposal.clone()))];
    let keep = |proposal: &Proposal| vec![Change::Own(OwnChange::KeepCodes(account.clone(), proposal.token.clone()))];
    assert_eq!(store.code_proposal(&account).await.unwrap(), None);
    let (first, second) = (shown(), shown());
    store.commit(propose(&first)).await.unwrap();
    store.commit(propose(&second)).await.unwrap();
    assert_eq!(store.code_proposal(&account).await.unwrap(), Some(second.clone()));
    assert_eq!(store.commit(keep(&first)).await, Err(CommitError::Conflict));
    assert_eq!(winners_of_fifty(store, || keep(&second)).await, 1);
    assert!(store.code_proposal(&account).await.unwrap().unwrap().kept);
    assert_eq!(store.credentials(&account, Method::Recovery).await.unwrap(), 0, "they count by another change");
    store.commit(vec![Change::Forget(Timestamp(NOW.0 + 1))]).await.unwrap();
    assert_eq!(store.code_proposal(&account).await.unwrap(), None);
}

pub(crate) async fn whether_an_address_is_known_to_be_the_owners_is_kept(store: &Database, _: &str) {
    let account = with_account(store).await;
    for known in [false, true] {
        store.commit(vec![Change::Own(OwnChange::SetEmailVerified(account.id.clone(), known))]).await.unwrap();
        assert_eq!(store.account(&account.id).await.unwrap().unwrap().email_verified, known);
    }
}

pub(crate) async fn f06_a_link_in_a_mail_is_used_once(store: &Database, _: &str) {
    let account = with_account(store).await;
    for link in [link(None), link(Some(account.id.clone()))] {
        store.commit(vec![Change::Own(OwnChange::AddMailLink(link.clone()))]).await.unwrap();
        assert_eq!(store.mail_link(&link.token).await.unwrap(), Some(link.clone()));
        assert_eq!(winners_of_fifty(store, || vec![Change::Own(OwnChange::UseMailLink(link.token.clone()))]).await, 1);
        assert_eq!(store.mail_link(&link.token).await.unwrap(), None);
    }
}

pub(crate) async fn h03_mails_are_counted_up_to_their_limit_by_hour(store: &Database, _: &str) {
    let count = |hour| vec![Change::Own(OwnChange::CountMail { key: "somebody".to_owned(), hour, limit: 3 })];
    assert_eq!(winners_of_fifty(store, || count(NOW)).await, 3);
    let next = Timestamp(NOW.0 + 3_600_000);
    store.commit(count(next)).await.unwrap();
    store.commit(vec![Change::Forget(next)]).await.unwrap();
    store.commit(count(NOW)).await.unwrap_err();
    store.commit(vec![Change::Forget(Timestamp(next.0 + 1))]).await.unwrap();
    store.commit(count(NOW)).await.unwrap();
}

pub(crate) async fn an_account_is_locked_by_its_owner_and_opened_again_but_not_against_an_operator(
    store: &Database,
    _: &str,
) {
    let id = with_account(store).await.id;
    let lock = || vec![Change::Own(OwnChange::LockAccount(id.clone()))];
    let unlock = || vec![Change::Own(OwnChange::UnlockAccount(id.clone()))];
    let is = async || {
        let account = store.account(&id).await.unwrap().unwrap();
        (account.disabled, account.locked)
    };
    store.commit(lock()).await.unwrap();
    assert_eq!(is().await, (true, true));
    assert_eq!(store.commit(lock()).await, Err(CommitError::Conflict));
    store.commit(unlock()).await.unwrap();
    assert_eq!(is().await, (false, false));
    store.commit(vec![Change::DisableAccount(id.clone())]).await.unwrap();
    store.commit(unlock()).await.unwrap();
    assert_eq!(is().await, (true, false));
}

pub(crate) async fn wishes_and_plans_read_back_and_are_guarded(store: &Database, _: &str) {
    let account = with_account(store).await;
    let id = account.id.clone();
    let plan = |from, to| vec![Change::Own(OwnChange::PlanFactorReset { account: id.clone(), from, to })];
    store.commit(vec![Change::Own(OwnChange::SetTwoSteps(id.clone(), true))]).await.unwrap();
    store.commit(plan(None, Some(NOW))).await.unwrap();
    assert_eq!(store.commit(plan(None, Some(NOW))).await, Err(CommitError::Conflict));
    let read = store.account(&id).await.unwrap().unwrap();
    assert_eq!((read.two_steps, read.factor_reset_at), (true, Some(NOW)));
    assert_eq!(store.factor_resets_due(Timestamp(NOW.0 - 1)).await.unwrap(), vec![]);
    assert_eq!(store.factor_resets_due(NOW).await.unwrap(), vec![read]);
    assert_eq!(winners_of_fifty(store, || plan(Some(NOW), None)).await, 1);
    let hash = |text: &str| PasswordHash::stored(text.to_owned());
    let replace =
        |from, to: &str| vec![Change::Own(OwnChange::ReplacePassword { account: id.clone(), from, to: hash(to) })];
    store.commit(replace(account.password.clone(), "newer")).await.unwrap();
    assert_eq!(store.commit(replace(account.password.clone(), "other")).await, Err(CommitError::Conflict));
}

/// An account with one of everything, and a sign-in past its password.
async fn with_everything(store: &Database) -> (sluss_domain::model::account::Account, SignIn, Vec<Change>) {
    let account = with_account(store).await;
    let id = account.id.clone();
    let between = SignIn {
        state: SignInState::Choose { email: String::new(), account: id.clone(), tried: Method::Qr, options: vec![] },
        ..sign_in()
    };
    let device = Device {
        id: new_id::<DeviceId>(&ENTROPY),
        account: id.clone(),
        name: "Telefonen".to_owned(),
        browser: String::new(),
        key: vec![],
        pin: vec![],
        thumbprint: String::new(),
        push: None,
        added_at: NOW,
        last_used_at: None,
    };
    let enrolment = Enrolment {
        id: new_id::<EnrolmentId>(&ENTROPY),
        account: id.clone(),
        by: Leave::Session(session(&account).token),
        token: new_secret(Kind::Enrolment, &ENTROPY).hash(),
        device_name: "Ny".to_owned(),
        device: new_id::<DeviceId>(&ENTROPY),
        pin: vec![],
        link: String::new(),
        expires_at: NOW,
        state: TicketState::Waiting,
    };
    let token = access_token(&grant(&account));
    let used = grant(&account);
    let changes = vec![
        Change::AddSignIn(between.clone()),
        Change::AddDevice(device),
        Change::AddEnrolment(enrolment),
        Change::AddAccessToken(token),
        Change::AddGrant(grant(&account)),
        Change::AddGrant(used.clone()),
        Change::UseGrant(used.code),
        Change::AddSession(session(&account)),
        Change::Own(OwnChange::AddMailLink(link(Some(id.clone())))),
        Change::Own(OwnChange::ReplaceCredentials(id.clone(), Method::Recovery, vec![code()])),
        Change::CountFailure { account: id, factor: Factor::Of(Method::Recovery), limit: 10 },
    ];
    (account, between, changes)
}

pub(crate) async fn f04_a_factor_reset_leaves_the_account_and_nothing_that_opens_or_was_opened(
    store: &Database,
    _: &str,
) {
    let (account, between, everything) = with_everything(store).await;
    let before = sign_in();
    store.commit(everything).await.unwrap();
    let kept = session(&account);
    store.commit(vec![Change::AddSignIn(before.clone()), Change::AddSession(kept.clone())]).await.unwrap();
    let id = account.id.clone();
    let keep = Some(kept.token.clone());
    store.commit(vec![Change::Own(OwnChange::SignOutEverywhere { account: id.clone(), keep })]).await.unwrap();
    assert_eq!(store.sessions(&id).await.unwrap(), vec![kept]);
    assert_eq!(store.sign_in(&between.handle).await.unwrap(), None);
    assert!(store.sign_in(&before.handle).await.unwrap().is_some(), "nobody knows yet whose that one is");
    store.commit(vec![Change::Own(OwnChange::DeleteFactors(id.clone()))]).await.unwrap();
    assert_eq!(store.devices(&id).await.unwrap(), vec![]);
    assert_eq!(store.credentials(&id, Method::Recovery).await.unwrap(), 0);
    assert_eq!(store.failures(&id, &Factor::Of(Method::Recovery)).await.unwrap(), 0);
    let without_marks = sluss_domain::model::account::Account { marks_era: account.marks_era + 1, ..account };
    assert_eq!(store.account(&id).await.unwrap(), Some(without_marks), "no browser is known any more (S26)");
}

pub(crate) async fn n01_an_account_is_erased_with_all_that_belongs_to_it_once(store: &Database, _: &str) {
    let (account, between, everything) = with_everything(store).await;
    store.commit(everything).await.unwrap();
    let erase = || vec![Change::Own(OwnChange::EraseAccount(account.id.clone()))];
    assert_eq!(winners_of_fifty(store, erase).await, 1);
    assert_eq!(store.account(&account.id).await.unwrap(), None);
    assert_eq!(store.sign_in(&between.handle).await.unwrap(), None);
    assert_eq!(store.sessions(&account.id).await.unwrap(), vec![]);
    assert_eq!(with_account(store).await.email, account.email);
}
