//! What every engine must do with messages that wait to be sent.

use sluss_domain::Timestamp;
use sluss_domain::id::MessageId;
use sluss_domain::message::Envelope;
use sluss_domain::store::{Change, CommitError, Store};
use sluss_storage::Database;

use crate::suite::{NOW, winners_of_fifty};

fn envelope(letter: char, due_at: i64) -> Envelope {
    Envelope {
        id: MessageId::parse(&format!("msg_{}", letter.to_string().repeat(26))).unwrap(),
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
    let claim = || vec![Change::ClaimMessage { id: posted.id.clone(), tries: 0, until }];
    assert_eq!(winners_of_fifty(store, claim).await, 1);
    assert_eq!(store.due_messages(NOW, 10).await.unwrap(), vec![]);
    let claimed = Envelope { due_at: until, tries: 1, claimed: true, ..posted };
    assert_eq!(store.due_messages(until, 10).await.unwrap(), vec![claimed]);
}

pub(crate) async fn a_message_waits_until_it_is_removed(store: &Database, _: &str) {
    let (first, second) = (envelope('b', NOW.0 - 1), envelope('a', NOW.0));
    store.commit(vec![Change::AddMessage(second.clone()), Change::AddMessage(first.clone())]).await.unwrap();
    assert_eq!(store.due_messages(NOW, 10).await.unwrap(), vec![first.clone(), second.clone()], "the longest waiting");
    assert_eq!(store.due_messages(NOW, 1).await.unwrap(), vec![first.clone()]);
    let remove = |tries| vec![Change::RemoveMessage { id: first.id.clone(), tries }];
    assert_eq!(store.commit(remove(0)).await, Err(CommitError::Conflict), "nobody has claimed it");
    let claim = |tries| Change::ClaimMessage { id: first.id.clone(), tries, until: NOW };
    let postpone = |tries| Change::PostponeMessage { id: first.id.clone(), tries, due_at: NOW };
    store.commit(vec![claim(0), postpone(1)]).await.unwrap();
    assert_eq!(store.commit(vec![postpone(1)]).await, Err(CommitError::Conflict), "it waits already");
    let waiting = Envelope { due_at: NOW, tries: 1, ..first.clone() };
    assert_eq!(store.due_messages(NOW, 10).await.unwrap(), vec![second.clone(), waiting]);
    store.commit(vec![claim(1)]).await.unwrap();
    assert_eq!(store.commit(remove(1)).await, Err(CommitError::Conflict), "another has claimed it since");
    store.commit(remove(2)).await.unwrap();
    assert_eq!(store.due_messages(NOW, 10).await.unwrap(), vec![second]);
}
