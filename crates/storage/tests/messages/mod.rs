//! What every engine has to do with messages that wait to be sent.

use sluss_domain::Timestamp;
use sluss_domain::model::id::MessageId;
use sluss_domain::model::message::{Envelope, Way};
use sluss_domain::ports::store::Handling;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::ports::store::{Change, CommitError};
use sluss_storage::Database;

use crate::suite::{NOW, winners_of_fifty};

fn envelope(letter: char, due_at: i64) -> Envelope {
    Envelope {
        id: MessageId::parse(&format!("msg_{}", letter.to_string().repeat(26))).unwrap(),
        way: Way::Sms,
        sealed: vec![0, 255, 1],
        due_at: Timestamp(due_at),
        tries: 0,
        claimed: false,
        expires_at: Timestamp(NOW.0 + 300_000),
    }
}

pub(crate) async fn d07_of_fifty_that_claim_a_message_one_wins(store: &Database, _: &str) {
    let posted = envelope('a', NOW.0);
    store.commit(vec![Change::AddMessage(posted.clone())]).await.unwrap();
    let until = Timestamp(NOW.0 + 60_000);
    let claim = || vec![Change::Handle(Handling::Claim { id: posted.id.clone(), tries: 0, until })];
    assert_eq!(winners_of_fifty(store, claim).await, 1);
    assert_eq!(store.due_messages(NOW, Way::Sms, 10).await.unwrap(), vec![]);
    let claimed = Envelope { due_at: until, tries: 1, claimed: true, ..posted };
    assert_eq!(store.due_messages(until, Way::Sms, 10).await.unwrap(), vec![claimed]);
}

pub(crate) async fn a_message_waits_until_it_is_removed(store: &Database, _: &str) {
    let (first, second) = (envelope('b', NOW.0 - 1), envelope('a', NOW.0));
    store.commit(vec![Change::AddMessage(second.clone()), Change::AddMessage(first.clone())]).await.unwrap();
    assert_eq!(
        store.due_messages(NOW, Way::Sms, 10).await.unwrap(),
        vec![first.clone(), second.clone()],
        "the longest waiting"
    );
    assert_eq!(store.due_messages(NOW, Way::Sms, 1).await.unwrap(), vec![first.clone()]);
    let remove = |tries| vec![Change::Handle(Handling::Remove { id: first.id.clone(), tries })];
    assert_eq!(store.commit(remove(0)).await, Err(CommitError::Conflict), "nobody has claimed it");
    let claim = |tries| Change::Handle(Handling::Claim { id: first.id.clone(), tries, until: NOW });
    let postpone = |tries| Change::Handle(Handling::Postpone { id: first.id.clone(), tries, due_at: NOW });
    store.commit(vec![claim(0), postpone(1)]).await.unwrap();
    assert_eq!(store.commit(vec![postpone(1)]).await, Err(CommitError::Conflict), "it waits already");
    let waiting = Envelope { due_at: NOW, tries: 1, ..first.clone() };
    assert_eq!(store.due_messages(NOW, Way::Sms, 10).await.unwrap(), vec![second.clone(), waiting]);
    store.commit(vec![claim(1)]).await.unwrap();
    assert_eq!(store.commit(remove(1)).await, Err(CommitError::Conflict), "another has claimed it since");
    store.commit(remove(2)).await.unwrap();
    assert_eq!(store.due_messages(NOW, Way::Sms, 10).await.unwrap(), vec![second]);
}

pub(crate) async fn a_claim_is_held_for_as_long_as_somebody_says_so(store: &Database, _: &str) {
    let posted = envelope('f', NOW.0);
    let later = |seconds: i64| Timestamp(NOW.0 + seconds * 1_000);
    let extend = |tries| vec![Change::Handle(Handling::Extend { id: posted.id.clone(), tries, until: later(120) })];
    store.commit(vec![Change::AddMessage(posted.clone())]).await.unwrap();
    assert_eq!(store.commit(extend(1)).await, Err(CommitError::Conflict), "nobody has claimed it");
    store
        .commit(vec![Change::Handle(Handling::Claim { id: posted.id.clone(), tries: 0, until: later(60) })])
        .await
        .unwrap();
    store.commit(extend(1)).await.unwrap();
    assert_eq!(store.due_messages(later(119), Way::Sms, 1).await.unwrap(), vec![]);
    assert_eq!(store.due_messages(later(120), Way::Sms, 1).await.unwrap().len(), 1);
    store.commit(vec![Change::Handle(Handling::Remove { id: posted.id.clone(), tries: 1 })]).await.unwrap();
    assert_eq!(store.commit(extend(1)).await, Err(CommitError::Conflict), "it is done with");
}

pub(crate) async fn each_way_has_a_queue_of_its_own(store: &Database, _: &str) {
    let mail = Envelope { way: Way::Mail, ..envelope('c', NOW.0 - 2) };
    let (sms, push) = (envelope('d', NOW.0), Envelope { way: Way::Push, ..envelope('e', NOW.0 - 1) });
    store.commit([&mail, &sms, &push].map(|posted| Change::AddMessage(posted.clone())).into()).await.unwrap();
    for posted in [mail, sms, push] {
        assert_eq!(store.due_messages(NOW, posted.way, 1).await.unwrap(), vec![posted]);
    }
}
