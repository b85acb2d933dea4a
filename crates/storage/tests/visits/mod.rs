//! What every engine has to do with the visits of sessions to relying parties, and with what those are told of people.

use sluss_domain::Timestamp;
use sluss_domain::model::account::Account;
use sluss_domain::model::attributes::{Attributes, GROUPS};
use sluss_domain::model::id::VisitId;
use sluss_domain::model::session::Session;
use sluss_domain::model::visit::{Visit, VisitMark, VisitOutcome};
use sluss_domain::ports::entropy::new_id;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::ports::store::{Change, CommitError, OwnChange, VisitChange};
use sluss_storage::Database;

use crate::suite::{ENTROPY, NOW, session, winners_of_fifty, with_account};

fn sid(text: &str) -> VisitMark {
    VisitMark::Oidc { sid: text.to_owned() }
}

fn visit_of(opened: &Session, client: &str, mark: VisitMark) -> Change {
    Change::Visit(VisitChange::Add {
        id: new_id::<VisitId>(&ENTROPY),
        session: opened.token.clone(),
        account: opened.account.clone(),
        client: client.to_owned(),
        mark,
        at: NOW,
    })
}

async fn opened(store: &Database, account: &Account) -> Session {
    let opened = session(account);
    store.commit(vec![Change::AddSession(opened.clone())]).await.unwrap();
    opened
}

async fn to_end(store: &Database, now: Timestamp) -> Vec<(String, VisitMark)> {
    let visits = store.visits_to_end(now, 10).await.unwrap();
    visits.into_iter().map(|visit| (visit.client, visit.mark)).collect()
}

pub(crate) async fn sites_are_told_once_their_session_is_gone_however_it_ended(store: &Database, _: &str) {
    let account = with_account(store).await;
    let ticket = VisitMark::Cas { ticket: "ST-1".to_owned(), service: "https://irasff.test/?a=%20".to_owned() };
    let first = opened(store, &account).await;
    let visits = vec![
        visit_of(&first, "irasff", ticket.clone()),
        visit_of(&first, "rasff", sid("1")),
        visit_of(&first, "rasff", sid("1")),
    ];
    store.commit(visits).await.unwrap();
    let listed = store.visits(&first.id).await.unwrap();
    assert_eq!(listed.len(), 2, "one visit with one mark");
    assert_eq!((&listed[0].account, listed[0].outcome), (&account.id, None));
    assert_eq!(to_end(store, NOW).await, [], "the session goes on");
    store.commit(vec![Change::EndSession(first.token.clone())]).await.unwrap();
    assert_eq!(to_end(store, NOW).await.len(), 2);
    store.commit(vec![visit_of(&first, "late", sid("2"))]).await.unwrap();
    assert_eq!(to_end(store, NOW).await.len(), 2, "whoever comes too late has been issued nothing");
    let second = opened(store, &account).await;
    store.commit(vec![visit_of(&second, "rasff", sid("3"))]).await.unwrap();
    store.commit(vec![Change::Own(OwnChange::EraseAccount(account.id.clone()))]).await.unwrap();
    assert!(
        to_end(store, NOW).await.contains(&("rasff".to_owned(), sid("3"))),
        "the account is gone, the visit is not"
    );
}

pub(crate) async fn of_fifty_that_tell_a_site_one_does(store: &Database, _: &str) {
    let account = with_account(store).await;
    let session = opened(store, &account).await;
    store.commit(vec![visit_of(&session, "rasff", sid("1"))]).await.unwrap();
    store.commit(vec![Change::EndSession(session.token.clone())]).await.unwrap();
    let [Visit { id, .. }] = &store.visits(&session.id).await.unwrap()[..] else { panic!("one visit") };
    let later = |ms: i64| Timestamp(NOW.0 + ms);
    let claim = || vec![Change::Visit(VisitChange::Claim { id: id.clone(), tries: 0, until: later(30) })];
    assert_eq!(winners_of_fifty(store, claim).await, 1);
    assert_eq!(to_end(store, NOW).await, [], "it is being told");
    assert_eq!(to_end(store, later(30)).await.len(), 1, "a claim that nobody settles is abandoned");
    let settle = |tries| VisitChange::Settle { id: id.clone(), tries, outcome: VisitOutcome::Told, at: later(1) };
    let stale = store.commit(vec![Change::Visit(settle(0))]).await;
    assert!(matches!(stale, Err(CommitError::Conflict)), "{stale:?}");
    let postponed = VisitChange::Postpone { id: id.clone(), tries: 1, due_at: later(60) };
    store.commit(vec![Change::Visit(postponed)]).await.unwrap();
    assert_eq!((to_end(store, later(59)).await.len(), to_end(store, later(60)).await.len()), (0, 1));
    store.commit(vec![Change::Visit(settle(1))]).await.unwrap();
    assert_eq!(to_end(store, later(60)).await, []);
    assert_eq!(store.visits(&session.id).await.unwrap()[0].outcome, Some(VisitOutcome::Told));
    store.commit(vec![Change::Forget(later(2))]).await.unwrap();
    assert_eq!(store.visits(&session.id).await.unwrap(), []);
}

pub(crate) async fn i03_visits_go_on_with_the_session_in_the_place_of_theirs(store: &Database, _: &str) {
    let account = with_account(store).await;
    let (before, after) = (opened(store, &account).await, opened(store, &account).await);
    let visits = vec![visit_of(&before, "irasff", sid("1")), visit_of(&before, "rasff", sid("2"))];
    store.commit(visits).await.unwrap();
    store.commit(vec![visit_of(&after, "irasff", sid("1"))]).await.unwrap();
    let passed_on = Change::PassOnGrants { before: before.token.clone(), after: after.token.clone() };
    store.commit(vec![passed_on, Change::EndSession(before.token)]).await.unwrap();
    assert_eq!(store.visits(&after.id).await.unwrap().len(), 2);
    assert_eq!(to_end(store, NOW).await, [], "both sites go on with the session in its place");
}

pub(crate) async fn attributes_are_replaced_and_go_with_the_account(store: &Database, _: &str) {
    let account = with_account(store).await;
    assert!(store.attributes(&account.id).await.unwrap().is_empty());
    for groups in [&["a", "b"][..], &["c"]] {
        let mut attributes = Attributes::default();
        attributes.set(GROUPS, groups.iter().map(|group| (*group).to_owned())).unwrap();
        store.commit(vec![Change::SetAttributes(account.id.clone(), attributes.clone())]).await.unwrap();
        assert_eq!(store.attributes(&account.id).await.unwrap(), attributes);
    }
    store.commit(vec![Change::Own(OwnChange::EraseAccount(account.id.clone()))]).await.unwrap();
    assert!(store.attributes(&account.id).await.unwrap().is_empty());
    let gone = store.commit(vec![Change::SetAttributes(account.id, Attributes::default())]).await;
    assert!(matches!(gone, Err(CommitError::Conflict)), "{gone:?}");
}
