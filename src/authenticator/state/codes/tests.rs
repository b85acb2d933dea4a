//! What a person sees of their codes: locked, unlocked, found, added, and gone from the screen when they are locked.

use sluss_codes::account::Account;
use sluss_codes::link::{self, migration};
use sluss_codes::parameters::Algorithm;
use zeroize::Zeroizing;

use super::*;

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

fn account(name: &str) -> Account {
    link::read(&format!("otpauth://totp/Example:{name}?secret={KEY}&digits={}", 6 + name.len() % 3)).unwrap().account
}

fn listed(name: &str) -> ListedCode {
    ListedCode { id: format!("code-{name}"), account: account(name) }
}

fn words() -> Ways {
    Ways { passphrase: true, passkeys: Vec::new() }
}

fn opening(ways: Option<Ways>, names: Option<&[&str]>) -> CodesOpening {
    CodesOpening { ways, list: names.map(|names| names.iter().map(|name| listed(name)).collect()) }
}

fn passphrase(text: &str) -> Shown {
    Shown::Passphrase(Passphrase(Zeroizing::new(text.to_owned())))
}

/// Codes that a passphrase has unlocked.
fn unlocked() -> Codes {
    let mut codes = Codes::default();
    codes.update(CodesMessage::Opened(Ok(opening(Some(words()), Some(&["anna"])))), None);
    codes
}

#[test]
fn a_wrong_passphrase_is_said_and_a_right_one_shows_the_codes() {
    let mut codes = Codes::default();
    codes.update(CodesMessage::Opened(Ok(opening(Some(words()), None))), None);
    assert!(codes.are_locked() && codes.are_here() && codes.list.is_empty());

    let outcome = codes.update(CodesMessage::Unlock(passphrase("wrong")), None);
    assert_eq!(outcome.commands, [CodesCommand::Unlock(passphrase("wrong"))]);
    assert_eq!(codes.update(CodesMessage::Unlock(passphrase("again")), None), Outcome::default(), "one at a time");
    codes.update(CodesMessage::Unlocked(Ok(None)), None);
    assert_eq!(codes.lock, LockView::Locked { ways: words(), busy: false, wrong: true });

    codes.update(CodesMessage::Unlock(passphrase("right")), None);
    assert_eq!(codes.lock, LockView::Locked { ways: words(), busy: true, wrong: false });
    codes.update(CodesMessage::Unlocked(Ok(Some(opening(Some(words()), Some(&["anna", "bo"]))))), None);
    assert_eq!(codes.lock, LockView::Unlocked(words()));
    assert_eq!(codes.list.all().len(), 2);
}

#[test]
fn p03_locking_leaves_nothing_of_them_and_closes_what_shows_one() {
    for (page, go) in [
        (None, None),
        (Some(CodesPage::Detail("code-anna".to_owned())), Some(Go::Home)),
        (Some(CodesPage::Edit("code-anna".to_owned())), Some(Go::Home)),
        (Some(CodesPage::Arrange), Some(Go::Home)),
        (Some(CodesPage::Found(Found::one(account("bo")))), Some(Go::Home)),
        (Some(CodesPage::MoveIn(MoveIn::Choose(None))), None),
    ] {
        let mut codes = unlocked();
        let outcome = codes.update(CodesMessage::Lock, page.as_ref());
        assert_eq!(outcome, Outcome { commands: vec![CodesCommand::Lock], go });
        assert!(codes.list.is_empty() && codes.are_locked());
        assert_eq!(codes.update(CodesMessage::Lock, None), Outcome::default(), "they are locked already");
    }
    let mut open = Codes::default();
    open.update(CodesMessage::Opened(Ok(opening(None, Some(&["anna"])))), None);
    assert_eq!(open.update(CodesMessage::Lock, None), Outcome::default(), "there is nothing to lock them with");
    assert_eq!(open.locks_itself(), None);
    assert_eq!(unlocked().locks_itself(), Some(AutoLock::default()));
}

#[test]
fn what_is_found_is_added_once() {
    let mut codes = unlocked();
    let go = codes.found(FoundText::One(account("anna")));
    let Go::To(page) = go else { panic!("{go:?}") };
    let outcome = codes.update(CodesMessage::AddFound, Some(&page));
    assert_eq!(outcome, Outcome { commands: vec![], go: Some(Go::Home) }, "it is here already");

    let Go::To(page) = codes.found(FoundText::One(account("bo"))) else { panic!() };
    let outcome = codes.update(CodesMessage::AddFound, Some(&page));
    assert_eq!(outcome.commands, [CodesCommand::Add(vec![account("bo")])]);
}

#[test]
fn a_series_of_qr_codes_is_read_in_any_order_and_another_one_begins_anew() {
    let accounts: Vec<Account> = (0..25)
        .map(|number| {
            let secret = data_encoding::BASE32_NOPAD.encode(format!("a secret with number {number}").as_bytes());
            link::read(&format!("otpauth://totp/Example:{number}?secret={secret}")).unwrap().account
        })
        .collect();
    let texts = migration::write(&accounts, 7).links;
    let part = |at: usize| FoundText::Part(migration::read(&texts[at]).unwrap());
    let mut codes = unlocked();
    for (at, more, count) in [(2, 2, 5), (2, 2, 5), (0, 1, 15), (1, 0, 25)] {
        let Go::To(CodesPage::Found(found)) = codes.found(part(at)) else { panic!() };
        assert_eq!((found.more, found.accounts.len(), found.left_out.len()), (more, count, 0));
    }
    let Go::To(CodesPage::Found(found)) = codes.found(part(0)) else { panic!() };
    assert_eq!(found.accounts, accounts);
    let other = migration::write(&accounts[..3], 8).links;
    let Go::To(CodesPage::Found(found)) = codes.found(FoundText::Part(migration::read(&other[0]).unwrap())) else {
        panic!()
    };
    assert_eq!((found.more, found.accounts.len()), (0, 3));
}

#[test]
fn what_is_typed_wrong_stays_and_is_said_where_it_is() {
    let draft = |issuer: &str, secret: &str, kind| Draft {
        issuer: issuer.to_owned(),
        name: String::new(),
        secret: Passphrase(Zeroizing::new(secret.to_owned())),
        kind,
    };
    let timed = |digits, period| DraftKind::Timed(Algorithm::Sha256, digits, period);
    for (typed, wrong) in [
        (draft(" ", KEY, timed(6, 30)), WrongDraft::NoName),
        (draft("Example", "", timed(6, 30)), WrongDraft::Secret),
        (draft("Example", "0189", timed(6, 30)), WrongDraft::Secret),
        (draft("Example", KEY, DraftKind::Motp), WrongDraft::Secret),
        (draft("Example", KEY, timed(4, 30)), WrongDraft::Numbers),
        (draft("Example", KEY, timed(6, 0)), WrongDraft::Numbers),
        (draft("Example", KEY, DraftKind::Counted(Algorithm::Sha1, 11)), WrongDraft::Numbers),
    ] {
        let outcome = unlocked().update(CodesMessage::AddByHand(typed.clone()), None);
        assert_eq!(outcome.commands, []);
        assert_eq!(outcome.go, Some(Go::To(CodesPage::ByHand(ByHand { draft: typed, wrong: Some(wrong) }))));
    }
    let outcome =
        unlocked().update(CodesMessage::AddByHand(draft("Example", "gezd gnbv gy3t qojq", timed(8, 60))), None);
    let link = "otpauth://totp/Example:?secret=GEZDGNBVGY3TQOJQ&issuer=Example&algorithm=SHA256&digits=8&period=60";
    let [CodesCommand::Add(accounts)] = &outcome.commands[..] else { panic!("{outcome:?}") };
    assert_eq!(accounts[..], [link::read(link).unwrap().account]);
}

#[test]
fn the_lock_page_says_what_was_wrong_and_waits_meanwhile() {
    let mut codes = unlocked();
    let page = CodesPage::Lock(LockPage::default());
    let protect = || CodesMessage::Protect { shown: Some(passphrase("old")), with: Protection::Passkey };
    let outcome = codes.update(protect(), Some(&page));
    let busy = CodesPage::Lock(LockPage { busy: true, ..LockPage::default() });
    assert_eq!((outcome.commands.len(), outcome.go), (1, Some(Go::To(busy.clone()))));
    assert_eq!(codes.update(protect(), Some(&busy)), Outcome::default());
    let outcome = codes.update(CodesMessage::Protected(Ok(None)), Some(&busy));
    let wrong = LockPage { wrong: true, ..LockPage::default() };
    assert_eq!(outcome.go, Some(Go::To(CodesPage::Lock(wrong))));
    let both = Ways { passphrase: true, passkeys: vec![vec![1]] };
    let outcome =
        codes.update(CodesMessage::Protected(Ok(Some(opening(Some(both.clone()), Some(&["anna"]))))), Some(&busy));
    assert_eq!(outcome.go, Some(Go::To(CodesPage::Lock(LockPage { done: true, ..LockPage::default() }))));
    assert_eq!(codes.ways(), both);
}

#[test]
fn codes_that_another_tab_has_locked_show_their_lock() {
    let mut codes = unlocked();
    let detail = Some(CodesPage::Detail("code-anna".to_owned()));
    let result = Ok(opening(Some(words()), None));
    let outcome = codes.update(CodesMessage::Changed { result, to: detail }, None);
    assert_eq!(outcome.go, Some(Go::Home));
    assert!(codes.are_locked());
}

#[test]
fn p03_what_was_still_being_written_does_not_open_what_was_locked_meanwhile() {
    let mut codes = unlocked();
    codes.update(CodesMessage::Lock, None);
    let late = || opening(Some(words()), Some(&["anna"]));
    let changed = codes.update(CodesMessage::Changed { result: Ok(late()), to: None }, None);
    assert_eq!(changed, Outcome { commands: vec![CodesCommand::Lock], go: None });
    assert!(codes.are_locked() && codes.list.is_empty());
    let protected = codes.update(CodesMessage::Protected(Ok(Some(late()))), None);
    assert_eq!(
        protected,
        Outcome { commands: vec![CodesCommand::Lock], go: None },
        "the key that came with it goes too"
    );
    assert!(codes.are_locked() && codes.list.is_empty());
}

#[test]
fn a_new_passphrase_is_long_enough_and_typed_twice_alike() {
    let typed = |text: &str| Passphrase(Zeroizing::new(text.to_owned()));
    let new = |one: &str, again: &str| typed(one).as_new(&typed(again));
    assert_eq!(new("nine char", "nine char"), Err(WrongPassphrase::Short));
    assert_eq!(new("åäöåäöåäö", "åäöåäöåäö"), Err(WrongPassphrase::Short), "characters count, not bytes");
    assert_eq!(new("ten chars!", "ten chars?"), Err(WrongPassphrase::Differs));
    assert_eq!(new("ten chars!", "ten chars!"), Ok(()));
}
