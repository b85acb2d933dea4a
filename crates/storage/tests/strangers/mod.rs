//! What every engine has to do with what people leave behind whom we do not know.

use std::time::Duration;

use sluss_domain::Timestamp;
use sluss_domain::model::allowance::{Allowance, Limit};
use sluss_domain::model::attempts::TryKey;
use sluss_domain::model::secret::Kind;
use sluss_domain::model::sign_in::{Reached, SignIn, SignInState};
use sluss_domain::ports::entropy::new_secret;
use sluss_domain::ports::store::Bound;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::ports::store::{Change, CommitError};
use sluss_storage::Database;

use crate::suite::{ENTROPY, NOW, sign_in, winners_of_fifty};

fn place(key: &str, most: u32) -> Allowance {
    Allowance { key: key.to_owned(), limit: Limit { most, per: Duration::from_secs(900) }, at: NOW }
}

pub(crate) async fn s05_of_fifty_sign_ins_at_once_as_many_begin_as_there_are_places(store: &Database, _: &str) {
    let begin = || {
        vec![
            Change::AddSignIn(sign_in()),
            Change::Bound(Bound::Spend(place("network x", 5))),
            Change::Bound(Bound::Spend(place("all", 40))),
        ]
    };
    let spent = async |key| store.windows(key).await.unwrap().first().map_or(0, |window| window.spent);
    assert_eq!(winners_of_fifty(store, begin).await, 5);
    assert_eq!((spent("network x").await, spent("all").await), (5, 5), "what was refused took no place anywhere");
    store
        .commit(vec![
            Change::Bound(Bound::GiveBack(place("network x", 5))),
            Change::Bound(Bound::GiveBack(place("all", 40))),
        ])
        .await
        .unwrap();
    assert_eq!((spent("network x").await, spent("all").await), (4, 4));
    assert_eq!(winners_of_fifty(store, begin).await, 1);
    for _ in 0..7 {
        store
            .commit(vec![
                Change::Bound(Bound::GiveBack(place("network x", 5))),
                Change::Bound(Bound::GiveBack(place("y", 5))),
            ])
            .await
            .unwrap();
    }
    assert_eq!((spent("network x").await, store.windows("y").await.unwrap()), (0, vec![]), "never below none");
    let refused = begin();
    let Change::AddSignIn(kept) = &refused[0] else { panic!("{refused:?}") };
    store.commit(vec![Change::Bound(Bound::Spend(place("network x", 1)))]).await.unwrap();
    let full = [vec![Change::Bound(Bound::Spend(place("network x", 1)))], refused.clone()].concat();
    assert_eq!(store.commit(full).await, Err(CommitError::Conflict));
    assert_eq!(store.sign_in(&kept.handle).await.unwrap(), None);
}

pub(crate) async fn s05_sign_ins_are_forgotten_by_how_far_they_have_got(store: &Database, _: &str) {
    let at = |reached| SignIn { reached, ..sign_in() };
    let all = [Reached::Begun, Reached::Named, Reached::Known].map(at);
    store.commit(all.iter().cloned().map(Change::AddSignIn).collect()).await.unwrap();
    let left = async || {
        let mut left = Vec::new();
        for sign_in in &all {
            left.extend(store.sign_in(&sign_in.handle).await.unwrap().map(|kept| kept.reached));
        }
        left
    };
    store.commit(vec![Change::Bound(Bound::ForgetSignIns(Reached::Begun, NOW))]).await.unwrap();
    assert_eq!(left().await, [Reached::Begun, Reached::Named, Reached::Known], "not a moment too early");
    let later = Timestamp(NOW.0 + 1);
    store.commit(vec![Change::Bound(Bound::ForgetSignIns(Reached::Begun, later))]).await.unwrap();
    assert_eq!(left().await, [Reached::Named, Reached::Known]);
    let back =
        SignIn { state: SignInState::Identify { email: String::new() }, reached: Reached::Known, ..all[1].clone() };
    store.commit(vec![Change::AdvanceSignIn(back)]).await.unwrap();
    store.commit(vec![Change::Bound(Bound::ForgetSignIns(Reached::Named, later))]).await.unwrap();
    assert_eq!(left().await, [Reached::Known, Reached::Known]);
}

pub(crate) async fn s05_few_wrong_passwords_and_old_proofs_are_forgotten_early(store: &Database, _: &str) {
    let key = |name: &str| TryKey::stored(name.to_owned());
    let count = |name: &str| Change::CountTry { key: key(name), at: NOW, most: 9, forgotten: Timestamp(0) };
    let [old, young] = [(); 2].map(|()| new_secret(Kind::Proof, &ENTROPY).hash());
    let changes = [count("few"), count("many"), count("many")].into_iter();
    let proofs = [Change::AddProof(old.clone(), NOW), Change::AddProof(young.clone(), Timestamp(NOW.0 + 1))];
    store.commit(changes.chain(proofs).collect()).await.unwrap();
    store
        .commit(vec![Change::Bound(Bound::ForgetTries(2, NOW)), Change::Bound(Bound::ForgetProofs(NOW))])
        .await
        .unwrap();
    assert!(store.has_proof(&old).await.unwrap());
    let later = Timestamp(NOW.0 + 1);
    store
        .commit(vec![Change::Bound(Bound::ForgetTries(2, later)), Change::Bound(Bound::ForgetProofs(later))])
        .await
        .unwrap();
    let left = store.tries(&[key("few"), key("many")]).await.unwrap();
    assert_eq!([left[0].count, left[1].count], [0, 2]);
    assert!(!store.has_proof(&old).await.unwrap() && store.has_proof(&young).await.unwrap());
}
