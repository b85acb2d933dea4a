//! Requests to devices and wake-ups, as every engine has to store them.

use sluss_domain::Timestamp;
use sluss_domain::model::account::Account;
use sluss_domain::model::approval::{Approval, ApprovalState};
use sluss_domain::model::id::{ApprovalId, EventId};
use sluss_domain::model::secret::Kind;
use sluss_domain::model::visitor::Visitor;
use sluss_domain::model::wake_up::{Topic, WakeUp};
use sluss_domain::ports::entropy::{new_id, new_secret};
use sluss_domain::ports::store::prelude::*;
use sluss_domain::ports::store::{Change, CommitError};
use sluss_storage::Database;

use super::{ENTROPY, NOW, winners_of_fifty, with_account};

fn approval(account: &Account) -> Approval {
    Approval {
        id: new_id::<ApprovalId>(&ENTROPY),
        account: account.id.clone(),
        sign_in: new_secret(Kind::SignIn, &ENTROPY).hash(),
        link: "https://sluss.test/app/#S".to_owned(),
        number: "07".to_owned(),
        visitor: Visitor { browser: "Firefox, Windows".to_owned(), ..Visitor::default() },
        begun_at: NOW,
        expires_at: Timestamp(NOW.0 + 120_000),
        state: ApprovalState::Pending,
        wrong: 0,
    }
}

pub(crate) async fn b06_one_request_waits_for_an_accounts_devices(store: &Database, _: &str) {
    let account = with_account(store).await;
    let add = || vec![Change::AddApproval(approval(&account))];
    assert_eq!(winners_of_fifty(store, add).await, 1);
    let newer = approval(&account);
    let replace = vec![Change::VoidApprovalsOf(account.id.clone()), Change::AddApproval(newer.clone())];
    store.commit(replace).await.unwrap();
    assert_eq!(store.pending_approval(&account.id).await.unwrap(), Some(newer.clone()));
    assert_eq!(store.approval(&newer.id).await.unwrap(), Some(newer));
    assert_eq!(store.approvals(&account.id, Timestamp(NOW.0 - 1)).await.unwrap().len(), 2);
    assert!(store.approvals(&account.id, NOW).await.unwrap().is_empty());
}

pub(crate) async fn b04_of_fifty_answers_one_counts(store: &Database, _: &str) {
    let account = with_account(store).await;
    let asked = approval(&account);
    store.commit(vec![Change::AddApproval(asked.clone())]).await.unwrap();
    let to = |to, seen, wrong| vec![Change::AdvanceApproval { id: asked.id.clone(), seen, to, wrong }];
    assert_eq!(winners_of_fifty(store, || to(ApprovalState::Pending, 0, 1)).await, 1);
    assert_eq!(
        store.commit(to(ApprovalState::Approved, 0, 0)).await,
        Err(CommitError::Conflict),
        "it was counted on meanwhile"
    );
    assert_eq!(winners_of_fifty(store, || to(ApprovalState::Approved, 1, 1)).await, 1);
    assert_eq!(store.commit(to(ApprovalState::Denied, 1, 1)).await, Err(CommitError::Conflict));
}

pub(crate) async fn who_listens_is_woken_and_other_nodes_find_it(store: &Database, url: &str) {
    let account = with_account(store).await;
    let mut heard = store.listen();
    let topic = Topic::Account(account.id).name();
    let event = WakeUp { id: new_id::<EventId>(&ENTROPY), topic, at: NOW };
    store.commit(vec![Change::Tell(event.clone())]).await.unwrap();
    assert_eq!(heard.recv().await.unwrap(), event);
    let other_node = Database::open(url).await.unwrap();
    assert_eq!(other_node.events(Timestamp(NOW.0 - 1)).await.unwrap(), vec![event]);
    store.commit(vec![Change::Forget(Timestamp(NOW.0 + 1))]).await.unwrap();
    assert!(other_node.events(Timestamp(0)).await.unwrap().is_empty());
}
