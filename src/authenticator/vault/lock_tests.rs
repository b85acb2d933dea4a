//! The lock of the vault: ways to unlock come and go, wrong ones open nothing, a full disk or another tab in the middle loses nothing.

use std::rc::Rc;

use sluss_codes::account::Account;
use sluss_codes::link;
use zeroize::Zeroizing;

use super::fake::{FakeKey, FakeStore, now};
use super::fake_ciphers::FakeCiphers;
use super::{CodeRecord, Lock, NewWay, PassphraseCost, Proof, Secret32, Vault, VaultError, VaultKey, Way};

const COST: PassphraseCost = PassphraseCost { memory_kib: 64, passes: 3 };
const WORDS: &str = "four words are enough";

fn account(name: &str) -> Account {
    link::read(&format!("otpauth://totp/{name}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")).unwrap().account
}

/// A tab of the app.
struct Tab {
    store: FakeStore,
    vault: Vault<FakeStore>,
    ciphers: FakeCiphers,
}

impl Tab {
    fn of(store: &FakeStore, number: u64) -> Self {
        let vault = now(Vault::open(store.clone())).unwrap();
        Self { store: store.clone(), vault, ciphers: FakeCiphers::of_tab(number) }
    }

    /// A tab of an app with two codes that nothing locks.
    fn with_codes() -> Self {
        let tab = Self::of(&FakeStore::default(), 1);
        let key = tab.open_key();
        tab.add(&key, &["anna", "bo"]).unwrap();
        tab
    }

    fn open_key(&self) -> VaultKey<FakeKey> {
        now(self.vault.open_key(&self.ciphers)).unwrap()
    }

    fn add(&self, key: &VaultKey<FakeKey>, names: &[&str]) -> Result<(), VaultError> {
        let record = |name: &&str| {
            let mut random = [0; 16];
            random[..name.len()].copy_from_slice(name.as_bytes());
            CodeRecord::new(random, 0, account(name))
        };
        now(self.vault.add_codes(&self.ciphers, key, &names.iter().map(record).collect::<Vec<_>>()))
    }

    fn names(&self, key: &VaultKey<FakeKey>) -> Result<Vec<String>, VaultError> {
        let codes = now(self.vault.codes(&self.ciphers, key))?;
        Ok(codes.into_iter().map(|code| code.account.name).collect())
    }

    fn set_passphrase(&self, proof: Option<Proof<'_>>, words: &str) -> Option<VaultKey<FakeKey>> {
        now(self.vault.add_way(&self.ciphers, proof, NewWay::Passphrase(words, COST))).unwrap()
    }

    fn add_passkey(&self, proof: Option<Proof<'_>>, passkey: &Passkey) -> Option<VaultKey<FakeKey>> {
        let Passkey { credential, salt, secret } = passkey;
        now(self.vault.add_way(&self.ciphers, proof, NewWay::Passkey { credential, salt, secret })).unwrap()
    }

    fn unlock(&self, proof: Proof<'_>) -> Option<VaultKey<FakeKey>> {
        now(self.vault.unlock(&self.ciphers, proof, COST)).unwrap()
    }

    fn ways(&self) -> Vec<Way> {
        match now(self.vault.lock()).unwrap() {
            Lock::Locked(ways) => ways,
            other => panic!("not locked: {other:?}"),
        }
    }
}

struct Passkey {
    credential: Vec<u8>,
    salt: [u8; 32],
    secret: Secret32,
}

impl Passkey {
    fn new(number: u8) -> Self {
        Self { credential: vec![number; 16], salt: [number; 32], secret: Zeroizing::new([number; 32]) }
    }

    fn proof(&self) -> Proof<'_> {
        Proof::Passkey { credential: &self.credential, secret: &self.secret }
    }
}

#[test]
fn a_vault_that_nothing_locks_has_one_key_however_many_tabs_begin() {
    let store = FakeStore::default();
    let (one, other) = (Tab::of(&store, 1), Tab::of(&store, 2));
    assert_eq!(now(one.vault.lock()), Ok(Lock::Absent));
    assert_eq!(one.open_key(), other.open_key());
    one.add(&one.open_key(), &["anna"]).unwrap();
    assert_eq!(other.names(&other.open_key()), Ok(vec!["anna".to_owned()]));
}

#[test]
fn p02_with_a_passphrase_the_key_is_stored_nowhere() {
    let tab = Tab::with_codes();
    let old = tab.open_key();
    let key = tab.set_passphrase(None, WORDS).unwrap();
    assert_eq!(tab.names(&key), Ok(vec!["anna".to_owned(), "bo".to_owned()]));
    for record in tab.store.contents().records {
        assert_eq!(record.keys, [], "{record:?}");
    }
    assert_ne!(old.key, key.key, "a script could have used the old key before");
    assert_eq!(tab.names(&old), Err(VaultError::Resealed));
    assert_eq!(now(tab.vault.open_key(&tab.ciphers)), Err(VaultError::Resealed));

    assert_eq!(tab.unlock(Proof::Passphrase(WORDS)), Some(key));
    for wrong in ["", "Four words are enough", "four words are enough "] {
        assert_eq!(tab.unlock(Proof::Passphrase(wrong)), None, "{wrong}");
    }
    assert_eq!(tab.unlock(Passkey::new(1).proof()), None, "there is no passkey");
    assert!(tab.ciphers.tried.borrow().iter().all(|cost| *cost == COST), "no guess is cheaper than another");
}

#[test]
fn p02_a_passphrase_that_has_become_cheap_is_wrapped_again_when_it_is_used() {
    let tab = Tab::with_codes();
    let key = tab.set_passphrase(None, WORDS);
    let dearer = PassphraseCost { memory_kib: 128, passes: 3 };
    assert_eq!(now(tab.vault.unlock(&tab.ciphers, Proof::Passphrase("wrong"), dearer)), Ok(None));
    assert!(matches!(tab.ways()[..], [Way::Passphrase { cost: COST, .. }]), "a wrong one changes nothing");
    assert_eq!(now(tab.vault.unlock(&tab.ciphers, Proof::Passphrase(WORDS), dearer)), Ok(key.clone()));
    assert!(matches!(tab.ways()[..], [Way::Passphrase { cost, .. }] if cost == dearer));
    assert_eq!(tab.unlock(Proof::Passphrase(WORDS)), key, "and stays so where an older app asks for less");
    assert!(matches!(tab.ways()[..], [Way::Passphrase { cost, .. }] if cost == dearer));
}

#[test]
fn several_ways_lead_to_the_same_key_and_each_is_added_by_showing_another() {
    let tab = Tab::with_codes();
    let (phone, stick) = (Passkey::new(1), Passkey::new(2));
    let key = tab.set_passphrase(None, WORDS).unwrap();
    let locked = tab.store.contents();
    assert_eq!(tab.add_passkey(None, &phone), None);
    assert_eq!(tab.add_passkey(Some(Proof::Passphrase("wrong")), &phone), None);
    assert_eq!(tab.add_passkey(Some(phone.proof()), &phone), None);
    assert_eq!(tab.store.contents(), locked, "nobody adds a way without one");

    assert_eq!(tab.add_passkey(Some(Proof::Passphrase(WORDS)), &phone), Some(key.clone()));
    assert_eq!(tab.add_passkey(Some(phone.proof()), &stick), Some(key.clone()));
    for proof in [Proof::Passphrase(WORDS), phone.proof(), stick.proof()] {
        assert_eq!(tab.unlock(proof), Some(key.clone()), "{proof:?}");
    }
    let swapped = Proof::Passkey { credential: &phone.credential, secret: &stick.secret };
    assert_eq!(tab.unlock(swapped), None);

    assert_eq!(tab.set_passphrase(Some(stick.proof()), "other words"), Some(key.clone()));
    assert_eq!(tab.unlock(Proof::Passphrase(WORDS)), None, "there is one passphrase");
    assert_eq!(tab.ways().len(), 3);
}

#[test]
fn a_way_that_is_removed_opens_nothing_and_with_the_last_one_nothing_locks() {
    let tab = Tab::with_codes();
    let phone = Passkey::new(1);
    let key = tab.add_passkey(None, &phone).unwrap();
    tab.set_passphrase(Some(phone.proof()), WORDS).unwrap();
    let [ref passkey, ref passphrase] = tab.ways()[..] else { panic!("two ways") };
    let remove = |proof, way| now(tab.vault.remove_way(&tab.ciphers, proof, way)).unwrap();
    assert_eq!(remove(Proof::Passphrase("wrong"), passkey), None);
    assert_eq!(remove(Proof::Passphrase(WORDS), passkey), Some(key.clone()));
    assert_eq!(tab.unlock(phone.proof()), None);

    let open = remove(Proof::Passphrase(WORDS), passphrase).unwrap();
    assert_ne!(open.key, key.key);
    assert_eq!(now(tab.vault.lock()), Ok(Lock::Open(open.clone())));
    assert_eq!(tab.names(&open), Ok(vec!["anna".to_owned(), "bo".to_owned()]));
    let again = now(tab.vault.unlock(&tab.ciphers, Proof::Passphrase(WORDS), COST));
    assert_eq!(again, Err(VaultError::Resealed), "there is nothing to unlock");
}

#[test]
fn a_tab_that_holds_the_old_key_writes_nothing_with_it() {
    let tab = Tab::with_codes();
    let other = Tab::of(&tab.store, 2);
    let old = other.open_key();
    let key = tab.set_passphrase(None, WORDS).unwrap();
    let before = tab.store.contents();
    assert_eq!(other.add(&old, &["cecilia"]), Err(VaultError::Resealed));
    let id = before.records.iter().find(|stored| stored.string("kind") == Some("code")).unwrap().id.clone();
    let changed = now(other.vault.change_code(&other.ciphers, &old, &id, |_| true));
    assert_eq!(changed, Err(VaultError::Resealed));
    assert_eq!(tab.store.contents(), before);
    assert_eq!(tab.names(&key), Ok(vec!["anna".to_owned(), "bo".to_owned()]));
}

#[test]
fn a_code_that_another_tab_adds_in_the_middle_is_sealed_too() {
    let tab = Tab::with_codes();
    let other = Rc::new(Tab::of(&tab.store, 2));
    tab.ciphers.at_next_decryption({
        let other = other.clone();
        move || other.add(&other.open_key(), &["cecilia"]).unwrap()
    });
    let key = tab.set_passphrase(None, WORDS).unwrap();
    assert_eq!(tab.names(&key).map(|names| names.len()), Ok(3));
    assert_eq!(other.unlock(Proof::Passphrase(WORDS)), Some(key));
}

#[test]
fn p06_a_lock_that_cannot_be_written_leaves_all_as_it_was() {
    let tab = Tab::with_codes();
    let full = |work: &dyn Fn() -> Result<Option<VaultKey<FakeKey>>, VaultError>| {
        let before = tab.store.contents();
        tab.store.set_full(true);
        assert!(matches!(work(), Err(VaultError::Store(_))));
        tab.store.set_full(false);
        assert_eq!(tab.store.contents(), before);
    };
    let words = NewWay::Passphrase(WORDS, COST);
    full(&|| now(tab.vault.add_way(&tab.ciphers, None, words)));
    assert_eq!(tab.names(&tab.open_key()).map(|names| names.len()), Ok(2));
    tab.set_passphrase(None, WORDS).unwrap();
    let proof = Proof::Passphrase(WORDS);
    full(&|| now(tab.vault.add_way(&tab.ciphers, Some(proof), NewWay::Passphrase("other words", COST))));
    full(&|| now(tab.vault.remove_way(&tab.ciphers, proof, &tab.ways()[0])));
    let dearer = PassphraseCost { memory_kib: 128, passes: 3 };
    tab.store.set_full(true);
    assert!(matches!(now(tab.vault.unlock(&tab.ciphers, proof, dearer)), Ok(Some(_))), "a full disk locks nobody out");
}

#[test]
fn p01_a_damaged_lock_is_said_and_never_replaced() {
    let tab = Tab::with_codes();
    tab.set_passphrase(None, WORDS).unwrap();
    let mut lock = tab.store.contents().records.into_iter().find(|stored| stored.id == "lock").unwrap();
    lock.texts[1].1.truncate(40);
    tab.store.replace(&lock);
    let before = tab.store.contents();
    assert!(matches!(now(tab.vault.lock()), Err(VaultError::Store(_))));
    assert!(matches!(now(tab.vault.open_key(&tab.ciphers)), Err(VaultError::Store(_))));
    assert!(matches!(
        now(tab.vault.add_way(&tab.ciphers, None, NewWay::Passphrase("b", COST))),
        Err(VaultError::Store(_))
    ));
    assert_eq!(tab.store.contents(), before);
}
