//! Lists of sessions, the audit log and its chain, and failed attempts.

use sluss_domain::Timestamp;
use sluss_domain::model::account::Account;
use sluss_domain::model::attempts::{Failed, TryKey};
use sluss_domain::model::audit::{Entry, Event, Filter};
use sluss_domain::model::audit_chain::Link;
use sluss_domain::model::authorization::{AccessToken, Grant};
use sluss_domain::model::enrolment;
use sluss_domain::model::enrolment::{Enrolment, Leave};
use sluss_domain::model::id::{AccountId, DeviceId, EnrolmentId, EntryId};
use sluss_domain::model::secret::Kind;
use sluss_domain::model::session::Session;
use sluss_domain::model::visitor::Visitor;
use sluss_domain::ports::entropy::{new_id, new_secret};
use sluss_domain::ports::store::OwnChange;
use sluss_domain::ports::store::prelude::*;
use sluss_domain::ports::store::{Change, CommitError};
use sluss_protocol::method::Method;
use sluss_storage::Database;

use super::{ENTROPY, NOW, access_token, grant, session, winners_of_fifty, with_account};

fn entry(account: Option<&AccountId>, after_ms: i64) -> Entry {
    Entry {
        id: new_id::<EntryId>(&ENTROPY),
        at: Timestamp(NOW.0 + after_ms),
        event: Event::SignedIn,
        account: account.cloned(),
        client: Some("rasff-window".to_owned()),
        method: Some(Method::Qr),
        visitor: Visitor { browser: "Firefox, Linux".to_owned(), ..Visitor::default() },
    }
}

fn link(seq: i64) -> Link {
    Link { seq, hash: format!("hash {seq}"), tag: "tag".to_owned() }
}

fn sign_out(account: &Account, keep: Option<&Session>) -> OwnChange {
    OwnChange::SignOutEverywhere { account: account.id.clone(), keep: keep.map(|session| session.token.clone()) }
}

pub(crate) async fn i05_sessions_are_listed_and_ended_one_by_one_or_all_but_one(store: &Database, _: &str) {
    let account = with_account(store).await;
    let opened = [session(&account), session(&account), session(&account)];
    store.commit(opened.iter().cloned().map(Change::AddSession).collect()).await.unwrap();
    assert_eq!(store.sessions(&account.id).await.unwrap().len(), 3);
    let sites = vec!["rasff-window".to_owned(), "irasff".to_owned()];
    store.commit(vec![Change::UseSession(opened[0].token.clone(), sites.clone())]).await.unwrap();
    assert_eq!(store.session(&opened[0].token).await.unwrap().unwrap().sites, sites);
    let end = || vec![Change::EndSessionOf(account.id.clone(), opened[1].id.clone())];
    let foreign = vec![Change::EndSessionOf(new_id::<AccountId>(&ENTROPY), opened[1].id.clone())];
    assert_eq!(store.commit(foreign).await, Err(CommitError::Conflict));
    store.commit(end()).await.unwrap();
    assert_eq!(store.commit(end()).await, Err(CommitError::Conflict));
    store.commit(vec![Change::Own(sign_out(&account, Some(&opened[2])))]).await.unwrap();
    assert_eq!(store.sessions(&account.id).await.unwrap(), [opened[2].clone()]);
}

/// A code that waits and one that was redeemed, with its token, all issued in this session.
async fn given_in(store: &Database, account: &Account, session: &Session) -> (Grant, AccessToken) {
    let code = || Grant { session: Some(session.token.clone()), ..grant(account) };
    let (waiting, used) = (code(), code());
    let token = access_token(&used);
    let redeemed = Change::UseGrant(used.code.clone());
    let given =
        [Change::AddGrant(waiting.clone()), Change::AddGrant(used), redeemed, Change::AddAccessToken(token.clone())];
    store.commit(given.to_vec()).await.unwrap();
    (waiting, token)
}

/// Whether the code and the token are still valid.
async fn still_counts(store: &Database, (code, token): &(Grant, AccessToken)) -> (bool, bool) {
    let token = store.access_token(&token.token).await.unwrap().is_some();
    (store.grant(&code.code).await.unwrap().is_some(), token)
}

pub(crate) async fn i05_what_sites_got_in_a_session_ends_with_it(store: &Database, _: &str) {
    let account = with_account(store).await;
    let [first, second, third] = [session(&account), session(&account), session(&account)];
    store.commit([&first, &second, &third].map(|opened| Change::AddSession(opened.clone())).to_vec()).await.unwrap();
    let (by_first, by_second) = (given_in(store, &account, &first).await, given_in(store, &account, &second).await);
    let by_third = given_in(store, &account, &third).await;
    assert_eq!(store.grant(&by_first.0.code).await.unwrap(), Some(by_first.0.clone()));
    store.commit(vec![Change::EndSession(first.token.clone())]).await.unwrap();
    assert_eq!(still_counts(store, &by_first).await, (false, false));
    assert_eq!(still_counts(store, &by_second).await, (true, true));
    store.commit(vec![Change::EndSessionOf(account.id.clone(), second.id.clone())]).await.unwrap();
    assert_eq!(still_counts(store, &by_second).await, (false, false));
    assert_eq!(still_counts(store, &by_third).await, (true, true));
}

pub(crate) async fn i03_what_sites_got_in_a_session_goes_on_with_the_one_in_its_place(store: &Database, _: &str) {
    let account = with_account(store).await;
    let [before, after] = [session(&account), session(&account)];
    store.commit([&before, &after].map(|opened| Change::AddSession(opened.clone())).to_vec()).await.unwrap();
    let given = given_in(store, &account, &before).await;
    let passed_on = Change::PassOnGrants { before: before.token.clone(), after: after.token.clone() };
    store.commit(vec![passed_on, Change::EndSession(before.token)]).await.unwrap();
    assert_eq!(still_counts(store, &given).await, (true, true));
    store.commit(vec![Change::EndSession(after.token)]).await.unwrap();
    assert_eq!(still_counts(store, &given).await, (false, false));
}

pub(crate) async fn f09_codes_tokens_and_enrolments_of_an_account_end_together(store: &Database, _: &str) {
    let account = with_account(store).await;
    let (waiting, used) = (grant(&account), grant(&account));
    let token = access_token(&used);
    let begun = Enrolment {
        id: new_id::<EnrolmentId>(&ENTROPY),
        account: account.id.clone(),
        by: Leave::Session(session(&account).token),
        token: new_secret(Kind::Enrolment, &ENTROPY).hash(),
        device_name: "Telefonen".to_owned(),
        device: new_id::<DeviceId>(&ENTROPY),
        pin: vec![1],
        link: String::new(),
        expires_at: NOW,
        state: enrolment::TicketState::Waiting,
    };
    let changes = vec![
        Change::AddGrant(waiting.clone()),
        Change::AddGrant(used.clone()),
        Change::UseGrant(used.code.clone()),
        Change::AddAccessToken(token.clone()),
        Change::AddEnrolment(begun.clone()),
    ];
    store.commit(changes).await.unwrap();
    let id = || account.id.clone();
    store.commit(vec![Change::Own(sign_out(&account, None))]).await.unwrap();
    assert_eq!(store.grant(&waiting.code).await.unwrap(), None);
    assert!(store.grant(&used.code).await.unwrap().unwrap().used, "a second use is still noticed");
    assert_eq!(store.access_token(&token.token).await.unwrap(), None);
    assert_eq!(store.enrolment(&begun.id).await.unwrap(), None);
    store.commit(vec![Change::DisableAccount(id())]).await.unwrap();
    assert_eq!(store.grant(&used.code).await.unwrap(), None, "a disabled account has no codes at all");
}

pub(crate) async fn f09_nothing_is_opened_for_an_account_that_was_shut(store: &Database, _: &str) {
    let account = with_account(store).await;
    store.commit(vec![Change::DisableAccount(account.id.clone())]).await.unwrap();
    let (late, code) = (session(&account), grant(&account));
    assert_eq!(store.commit(vec![Change::AddSession(late)]).await, Err(CommitError::Conflict));
    assert_eq!(store.commit(vec![Change::AddGrant(code)]).await, Err(CommitError::Conflict));
    assert_eq!(store.sessions(&account.id).await.unwrap(), []);
}

pub(crate) async fn of_fifty_side_by_side_those_that_conflict_leave_the_others_alone(store: &Database, _: &str) {
    let account = with_account(store).await;
    let key = |number: usize| TryKey::stored(format!("key {number}"));
    let (at, most, forgotten) = (NOW, 5, Timestamp(0));
    let commits = (0..50).map(|number| {
        let (store, account) = (store.clone(), account.clone());
        let count = Change::CountTry { key: key(number), at, most, forgotten };
        // Every third one adds an account that already exists, after it has counted.
        let last = if number % 3 == 0 { Change::AddAccount(account) } else { Change::ClearTries(key(100)) };
        tokio::spawn(async move { store.commit(vec![count, last]).await })
    });
    for (number, commit) in commits.collect::<Vec<_>>().into_iter().enumerate() {
        let refused = number % 3 == 0;
        assert_eq!(commit.await.unwrap().is_err(), refused, "{number}");
        let counted = store.tries(&[key(number)]).await.unwrap();
        assert_eq!(counted[0].count, u32::from(!refused), "{number}");
    }
}

pub(crate) async fn m06_of_fifty_that_link_an_entry_one_wins(store: &Database, _: &str) {
    let (first, second) = (entry(None, 1), entry(None, 0));
    store.commit(vec![Change::Record(first.clone()), Change::Record(second.clone())]).await.unwrap();
    let unlinked = store.audit_unlinked(10).await.unwrap();
    let ids: Vec<_> = unlinked.iter().map(|line| line.id.as_str()).collect();
    assert_eq!(ids, [second.id.as_str(), first.id.as_str()], "the oldest first");
    let change = |entry: &Entry, seq| vec![Change::LinkEntry(entry.id.to_string(), link(seq))];
    assert_eq!(winners_of_fifty(store, || change(&second, 1)).await, 1);
    assert_eq!(store.commit(change(&first, 1)).await, Err(CommitError::Conflict), "the place is taken");
    assert_eq!(store.commit(change(&second, 2)).await, Err(CommitError::Conflict), "it has a place");
    store.commit(change(&first, 2)).await.unwrap();
    assert_eq!(store.audit_head().await.unwrap(), Some(link(2)));
    let linked = store.audit_linked(1, 10).await.unwrap();
    assert_eq!((linked.len(), &linked[0].link, linked[0].line.id.as_str()), (1, &link(2), first.id.as_str()));
    assert_eq!(store.audit_unlinked(10).await.unwrap(), []);
}

pub(crate) async fn m06_the_log_is_read_by_account_and_from_the_newest_on(store: &Database, _: &str) {
    let anna = new_id::<AccountId>(&ENTROPY);
    let own: Vec<_> = (0..5).map(|number| entry(Some(&anna), number / 2)).collect();
    let other = entry(None, 1);
    let all = own.iter().chain([&other]).cloned().map(Change::Record).collect();
    store.commit(all).await.unwrap();
    let ask = async |account: Option<&AccountId>, before: Option<&Entry>, since: i64, limit| {
        let before = before.map(|entry| (entry.at, entry.id.clone()));
        let filter = Filter { account: account.cloned(), since: Timestamp(since), before, limit };
        store.audit_entries(&filter).await.unwrap()
    };
    let newest = ask(Some(&anna), None, 0, 2).await;
    assert_eq!(newest[0], own[4]);
    let rest = ask(Some(&anna), newest.last(), 0, 10).await;
    let mut seen: Vec<_> = newest.iter().chain(&rest).map(|entry| entry.id.clone()).collect();
    seen.sort();
    let mut expected: Vec<_> = own.iter().map(|entry| entry.id.clone()).collect();
    expected.sort();
    assert_eq!(seen, expected, "each once, also those of the same moment");
    assert_eq!(ask(None, None, 0, 10).await.len(), 6);
    assert_eq!(ask(None, None, NOW.0 + 2, 10).await, [own[4].clone()]);
    assert_eq!(store.audit_last(&anna, own[4].event).await.unwrap(), Some(own[4].at));
    assert_eq!(store.audit_last(&anna, Event::KeysRotated).await.unwrap(), None);
}

pub(crate) async fn n02_m06_the_beginning_of_the_chain_only_moves_forward(store: &Database, _: &str) {
    let entries: Vec<_> = (0..4).map(|number| entry(None, number)).collect();
    store.commit(entries.iter().cloned().map(Change::Record).collect()).await.unwrap();
    let links = entries.iter().zip(1..).map(|(entry, seq)| Change::LinkEntry(entry.id.to_string(), link(seq)));
    store.commit(links.collect()).await.unwrap();
    let moment = |after: i64| Timestamp(NOW.0 + after);
    assert_eq!(store.audit_last_before(moment(0)).await.unwrap(), None);
    assert_eq!(store.audit_last_before(moment(2)).await.unwrap(), Some(link(2)));
    assert_eq!(store.audit_last_before(moment(9)).await.unwrap(), Some(link(4)));
    assert_eq!(store.audit_base().await.unwrap(), None);
    store.commit(vec![Change::DropEntries(link(2))]).await.unwrap();
    assert_eq!(store.commit(vec![Change::DropEntries(link(2))]).await, Err(CommitError::Conflict));
    assert_eq!(store.commit(vec![Change::DropEntries(link(1))]).await, Err(CommitError::Conflict));
    assert_eq!(store.audit_base().await.unwrap(), Some(link(2)));
    assert_eq!(store.audit_linked(0, 10).await.unwrap().len(), 2);
    store.commit(vec![Change::DropEntries(link(4))]).await.unwrap();
    assert_eq!((store.audit_head().await.unwrap(), store.audit_base().await.unwrap()), (None, Some(link(4))));
}

fn key(name: &str) -> TryKey {
    TryKey::stored(name.to_owned())
}

fn count(name: &str, at: i64, most: u32) -> Vec<Change> {
    let (at, forgotten) = (Timestamp(NOW.0 + at), Timestamp(NOW.0 + at - 1_000));
    vec![Change::CountTry { key: key(name), at, most, forgotten }]
}

pub(crate) async fn g03_of_fifty_tries_at_once_no_more_are_counted_than_may_be(store: &Database, _: &str) {
    assert_eq!(winners_of_fifty(store, || count("a", 0, 4)).await, 5);
    let failed = Failed { count: 5, last_at: NOW.0 };
    let asked = [key("b"), key("a")];
    assert_eq!(store.tries(&asked).await.unwrap(), [Failed::default(), failed]);
    assert_eq!(store.tries(&asked[1..]).await.unwrap(), [failed]);
    assert_eq!(winners_of_fifty(store, || count("a", 1, 5)).await, 1);
}

pub(crate) async fn g08_tries_are_cleared_and_forgotten(store: &Database, _: &str) {
    store.commit([count("a", 0, 4), count("a", 0, 4), count("b", 0, 4)].concat()).await.unwrap();
    store.commit([count("c", 0, 4), count("c", 0, 4), count("c", 0, 4)].concat()).await.unwrap();
    store.commit(vec![Change::ForgiveTries(key("c"), 2)]).await.unwrap();
    assert_eq!(store.tries(&[key("c")]).await.unwrap()[0].count, 1);
    store.commit(vec![Change::ForgiveTries(key("c"), 2)]).await.unwrap();
    assert_eq!(store.tries(&[key("c")]).await.unwrap()[0].count, 0);
    store.commit(vec![Change::ClearTries(key("a"))]).await.unwrap();
    let counts = async || {
        let all = store.tries(&[key("a"), key("b")]).await.unwrap();
        all.iter().map(|failed| failed.count).collect::<Vec<_>>()
    };
    assert_eq!(counts().await, [0, 1]);
    // Long afterwards counting starts anew, even where there were too many.
    store.commit(count("b", 2_000, 0)).await.unwrap();
    assert_eq!(counts().await, [0, 1]);
    store.commit(vec![Change::Forget(Timestamp(NOW.0 + 2_001 + 24 * 60 * 60 * 1_000))]).await.unwrap();
    assert_eq!(counts().await, [0, 0]);
}
