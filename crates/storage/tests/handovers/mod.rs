//! Handovers from phone to phone: each thing is said once, and the box is taken out once.

use sluss_domain::Timestamp;
use sluss_domain::model::account::Account;
use sluss_domain::model::handover::{Handover, HandoverOpening};
use sluss_domain::model::id::{DeviceId, HandoverId};
use sluss_domain::ports::entropy::new_id;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::ports::store::{Change, CommitError, HandoverChange, OwnChange};
use sluss_storage::Database;

use crate::suite::{ENTROPY, NOW, winners_of_fifty, with_account};

fn handover(account: &Account) -> Handover {
    Handover {
        id: new_id::<HandoverId>(&ENTROPY),
        account: account.id.clone(),
        device: new_id::<DeviceId>(&ENTROPY),
        point: "BAkJ".to_owned(),
        challenge: "challenge".to_owned(),
        opening: None,
        sealed: None,
        collected: false,
        expires_at: NOW,
    }
}

fn opening() -> HandoverOpening {
    let text = |text: &str| text.to_owned();
    HandoverOpening { point: text("BAEB"), nonce: text("nonce"), browser: text("Safari, iPhone"), place: text("SE") }
}

async fn commit(store: &Database, change: HandoverChange) -> Result<(), CommitError> {
    store.commit(vec![Change::Handover(change)]).await
}

pub(crate) async fn s33_of_fifty_that_say_or_take_something_one_does(store: &Database, _: &str) {
    let begun = handover(&with_account(store).await);
    let id = || begun.id.clone();
    assert_eq!(winners_of_fifty(store, || vec![Change::Handover(HandoverChange::Add(begun.clone()))]).await, 1);
    assert_eq!(store.handover(&begun.id).await.unwrap().as_ref(), Some(&begun));

    let seal = |device: &DeviceId| HandoverChange::Seal { id: id(), device: device.clone(), sealed: "box".to_owned() };
    assert_eq!(commit(store, seal(&begun.device)).await, Err(CommitError::Conflict), "nobody to seal it for");
    assert_eq!(winners_of_fifty(store, || vec![Change::Handover(HandoverChange::Open(id(), opening()))]).await, 1);
    assert_eq!(store.handover(&begun.id).await.unwrap().unwrap().opening, Some(opening()));

    assert_eq!(commit(store, HandoverChange::Collect(id())).await, Err(CommitError::Conflict), "there is no box");
    assert_eq!(commit(store, seal(&new_id::<DeviceId>(&ENTROPY))).await, Err(CommitError::Conflict), "another device");
    assert_eq!(winners_of_fifty(store, || vec![Change::Handover(seal(&begun.device))]).await, 1);
    assert_eq!(store.handover(&begun.id).await.unwrap().unwrap().sealed.as_deref(), Some("box"));

    assert_eq!(winners_of_fifty(store, || vec![Change::Handover(HandoverChange::Collect(id()))]).await, 1);
    let collected = store.handover(&begun.id).await.unwrap().unwrap();
    assert_eq!((collected.sealed, collected.collected), (None, true));
    assert_eq!(commit(store, seal(&begun.device)).await, Err(CommitError::Conflict), "there is no second box");
}

pub(crate) async fn s33_a_handover_ends_with_what_ends_everything(store: &Database, _: &str) {
    let account = with_account(store).await;
    for end in [
        Change::Own(OwnChange::VoidBegun(account.id.clone())),
        Change::Own(OwnChange::DeleteFactors(account.id.clone())),
        Change::Own(OwnChange::SignOutEverywhere { account: account.id.clone(), keep: None }),
        Change::Forget(Timestamp(NOW.0 + 1)),
    ] {
        let begun = handover(&account);
        commit(store, HandoverChange::Add(begun.clone())).await.unwrap();
        store.commit(vec![end.clone()]).await.unwrap();
        assert_eq!(store.handover(&begun.id).await.unwrap(), None, "{end:?}");
    }
}
