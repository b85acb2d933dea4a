//! What every engine has to do with phone numbers and the budget for SMS.

use std::time::Duration;

use sluss_domain::Timestamp;
use sluss_domain::model::allowance::{Allowance, Limit, Window};
use sluss_domain::model::id::{AccountId, NumberId};
use sluss_domain::model::number::{NumberClaim, RegisteredNumber};
use sluss_domain::model::secret::{Bearer, Kind};
use sluss_domain::ports::store::Bound;
use sluss_domain::ports::store::OwnChange;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::ports::store::{Change, CommitError, NumberChange};
use sluss_storage::Database;

use crate::suite::{NOW, winners_of_fifty, with_account};

fn id(letter: char) -> NumberId {
    NumberId::parse(&format!("num_{}", letter.to_string().repeat(26))).unwrap()
}

fn claim(account: &AccountId) -> NumberClaim {
    NumberClaim {
        id: id('a'),
        account: account.clone(),
        session: Bearer::from_bytes(Kind::Session, &[7]).hash(),
        sealed: vec![0, 255, 1],
        tag: "of +46…".to_owned(),
        code: "of 123456".to_owned(),
        expires_at: Timestamp(NOW.0 + 300_000),
        wrong: 0,
    }
}

fn number(letter: char, account: &AccountId) -> RegisteredNumber {
    RegisteredNumber {
        id: id(letter),
        account: account.clone(),
        sealed: vec![0, 255, 1],
        tag: "of +46…".to_owned(),
        added_at: NOW,
        last_used_at: None,
    }
}

fn allowance(most: u32, at: i64) -> Change {
    let limit = Limit { most, per: Duration::from_secs(30) };
    Change::Bound(Bound::Spend(Allowance { key: "number x".to_owned(), limit, at: Timestamp(at) }))
}

pub(crate) async fn a_number_is_added_once_used_and_removed(store: &Database, _: &str) {
    let account = with_account(store).await.id;
    let claimed = claim(&account);
    store.commit(vec![Change::Number(NumberChange::AddClaim(claimed.clone()))]).await.unwrap();
    assert_eq!(store.number_claim(&claimed.id).await.unwrap(), Some(claimed.clone()));
    let number = number('a', &account);
    let finish = || {
        vec![
            Change::Number(NumberChange::EndClaim(claimed.id.clone(), 0)),
            Change::Number(NumberChange::Add(number.clone())),
        ]
    };
    assert_eq!(winners_of_fifty(store, finish).await, 1);
    assert_eq!(store.number_claim(&claimed.id).await.unwrap(), None);
    let again = Change::Number(NumberChange::Add(self::number('b', &account)));
    assert_eq!(store.commit(vec![again]).await, Err(CommitError::Conflict), "the account has it already");
    store.commit(vec![Change::Number(NumberChange::Use(number.id.clone(), NOW))]).await.unwrap();
    let used = RegisteredNumber { last_used_at: Some(NOW), ..number.clone() };
    assert_eq!(store.numbers(&account).await.unwrap(), vec![used]);
    let remove = || vec![Change::Number(NumberChange::Remove(account.clone(), number.id.clone()))];
    store.commit(remove()).await.unwrap();
    assert_eq!(store.commit(remove()).await, Err(CommitError::Conflict));
    let used = Change::Number(NumberChange::Use(number.id, NOW));
    assert_eq!(store.commit(vec![used]).await, Err(CommitError::Conflict), "a number that is gone opens nothing");
}

pub(crate) async fn d02_of_fifty_wrong_codes_at_the_same_instant_each_counts_once(store: &Database, _: &str) {
    let account = with_account(store).await.id;
    let claimed = claim(&account);
    store.commit(vec![Change::Number(NumberChange::AddClaim(claimed.clone()))]).await.unwrap();
    let wrong = || vec![Change::Number(NumberChange::CountWrong(claimed.id.clone(), 0))];
    assert_eq!(winners_of_fifty(store, wrong).await, 1);
    assert_eq!(store.number_claim(&claimed.id).await.unwrap(), Some(NumberClaim { wrong: 1, ..claimed.clone() }));
    let end = Change::Number(NumberChange::EndClaim(claimed.id, 0));
    assert_eq!(store.commit(vec![end]).await, Err(CommitError::Conflict), "a wrong code came in between");
}

pub(crate) async fn d04_of_fifty_sms_at_the_same_instant_as_many_go_as_are_allowed(store: &Database, _: &str) {
    assert_eq!(winners_of_fifty(store, || vec![allowance(5, NOW.0)]).await, 5);
    let windows = store.windows("number x").await.unwrap();
    assert_eq!(windows, vec![Window { per_ms: 30_000, began_at: NOW, spent: 5 }]);
    assert_eq!(store.windows("number y").await.unwrap(), vec![]);
}

pub(crate) async fn d04_a_window_that_is_over_begins_anew(store: &Database, _: &str) {
    store.commit(vec![allowance(1, NOW.0)]).await.unwrap();
    assert_eq!(store.commit(vec![allowance(1, NOW.0 + 29_999)]).await, Err(CommitError::Conflict));
    store.commit(vec![allowance(1, NOW.0 + 30_000)]).await.unwrap();
    let began_at = Timestamp(NOW.0 + 30_000);
    assert_eq!(store.windows("number x").await.unwrap(), vec![Window { per_ms: 30_000, began_at, spent: 1 }]);
    assert_eq!(store.commit(vec![allowance(0, NOW.0 + 90_000)]).await, Err(CommitError::Conflict), "none is none");
}

pub(crate) async fn n02_numbers_and_windows_are_forgotten(store: &Database, _: &str) {
    let account = with_account(store).await.id;
    let (claimed, kept) = (claim(&account), NumberClaim { id: id('b'), ..claim(&account) });
    let changes = vec![Change::Number(NumberChange::AddClaim(claimed.clone())), allowance(1, NOW.0)];
    store.commit(changes).await.unwrap();
    store.commit(vec![Change::Forget(Timestamp(NOW.0 + 300_001))]).await.unwrap();
    assert_eq!(store.number_claim(&claimed.id).await.unwrap(), None);
    assert_eq!(store.windows("number x").await.unwrap(), vec![]);
    let all = vec![
        Change::Number(NumberChange::AddClaim(kept.clone())),
        Change::Number(NumberChange::Add(number('c', &account))),
    ];
    store.commit(all).await.unwrap();
    store.commit(vec![Change::Own(OwnChange::DeleteFactors(account.clone()))]).await.unwrap();
    assert_eq!(store.number_claim(&kept.id).await.unwrap(), None);
    assert_eq!(store.numbers(&account).await.unwrap(), vec![]);
}
