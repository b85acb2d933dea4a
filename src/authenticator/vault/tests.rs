//! What version 1 wrote is read and rewritten, what a newer version wrote is left alone, and nothing is lost on the way.

use serde_json::Value;

use super::fake::{FakeKey, FakeStore, now};
use super::{NewerVault, Record, Stored, VERSION, Vault, VaultError};

/// An account as version 1 wrote it. Keys cannot be written down: their places say which they are.
const ENROLLED: &str = r#"{
    "id": "dev_1",
    "about": "{\"state\":\"enrolled\",\"device\":{\"device_id\":\"dev_1\",\"device_name\":\"Annas telefon\",\"account_ref\":\"AAAAAAAAAAA\",\"account_label\":\"anna@example.eu\",\"issuer\":\"https://sluss.example.eu\",\"keys\":{\"keys\":[{\"kid\":\"AQIDBA\",\"point\":\"BAUG\"}]}},\"removed\":false}",
    "ocra": {"key": 1},
    "signing": {"key": 2},
    "point": "BAEC"
}"#;

/// A registration that was begun, as version 1 wrote it.
const PENDING: &str = r#"{
    "id": "pending-AwMD",
    "about": "{\"state\":\"pending\",\"link\":\"https://sluss.example.eu/app/#EABC\"}",
    "ocra": {"key": 3},
    "signing": {"key": 4},
    "point": "BAMD"
}"#;

fn stored(json: &str) -> Stored<FakeKey> {
    let Value::Object(fields) = serde_json::from_str(json).unwrap() else { panic!("a record is an object") };
    let mut stored = Stored { id: String::new(), version: None, texts: Vec::new(), keys: Vec::new() };
    for (name, field) in fields {
        match field {
            Value::String(id) if name == "id" => stored.id = id,
            Value::String(text) => stored.texts.push((name, text)),
            Value::Object(key) => stored.keys.push((name, FakeKey(vec![key["key"].as_u64().unwrap() as u8]))),
            other => panic!("version 1 wrote no {other}"),
        }
    }
    stored
}

/// A store that the app of version 1 has left behind: with an account of each kind, and one that its first editions wrote.
fn version_1() -> FakeStore {
    let removed = ENROLLED.replace("\\\"removed\\\":false", "\\\"removed\\\":true").replace("dev_1", "dev_2");
    let first_edition = ENROLLED.replace(",\\\"removed\\\":false", "").replace("dev_1", "dev_3");
    assert!(!first_edition.contains("removed"));
    let records = [ENROLLED, PENDING, &removed, &first_edition].map(stored).to_vec();
    let store = FakeStore::with(None, records);
    store.0.borrow_mut().counts.insert("dev_1".to_owned(), 41);
    store.0.borrow_mut().initialised = true;
    store
}

fn open(store: &FakeStore) -> Result<Vault<FakeStore>, VaultError> {
    now(Vault::open(store.clone()))
}

#[test]
fn what_version_1_wrote_is_migrated_with_its_keys() {
    let store = version_1();
    let vault = open(&store).unwrap();

    let accounts = now(vault.accounts()).unwrap();
    let found: Vec<_> = accounts.iter().map(|account| (account.id.as_str(), account.removed)).collect();
    assert_eq!(found, [("dev_1", false), ("dev_2", true), ("dev_3", false)]);
    let anna = &accounts[0];
    assert_eq!(anna.device.account_label, "anna@example.eu");
    assert_eq!(anna.pinned_key(sluss_protocol::link::KeyId([1, 2, 3, 4])), Some(vec![4, 5, 6]));
    assert_eq!((&anna.keys.ocra.0[..], &anna.keys.signing.0[..], &*anna.keys.point), (&[1][..], &[2][..], "BAEC"));

    let pending = now(vault.pending()).unwrap();
    assert_eq!(pending.len(), 1);
    assert_eq!(pending[0].link, "https://sluss.example.eu/app/#EABC");
    assert_eq!(pending[0].keys.ocra, FakeKey(vec![3]));

    let contents = store.contents();
    assert_eq!(contents.version, Some(VERSION));
    assert!(contents.records.iter().all(Stored::is_current));
    assert!(now(vault.is_initialised()).unwrap());
    assert_eq!(now(vault.count("dev_1")).unwrap(), 42, "s16 the count goes on where it was");
}

#[test]
fn a_second_opening_writes_nothing() {
    let store = version_1();
    open(&store).unwrap();
    let migrated = store.contents();
    store.set_full(true);
    open(&store).unwrap();
    store.set_full(false);
    assert_eq!(store.contents(), migrated);
}

#[test]
fn a_migration_that_fails_loses_nothing_and_keeps_nobody_out() {
    let store = version_1();
    store.set_full(true);
    let before = store.contents();
    let vault = open(&store).unwrap();
    assert_eq!(now(vault.accounts()).unwrap().len(), 3, "the older form is read as it is");
    assert_eq!(store.contents(), before);

    store.set_full(false);
    open(&store).unwrap();
    assert_eq!(store.contents().version, Some(VERSION), "the next opening tries again");
}

#[test]
fn a_vault_of_a_newer_version_is_refused_and_left_as_it_is() {
    let newer = Stored { version: Some(VERSION + 1), ..stored(ENROLLED) };
    for store in [
        FakeStore::with(Some(VERSION + 1), vec![stored(ENROLLED)]),
        FakeStore::with(None, vec![stored(ENROLLED), newer.clone()]),
    ] {
        let before = store.contents();
        assert_eq!(open(&store).err(), Some(VaultError::Newer(NewerVault)));
        assert_eq!(store.contents(), before);
    }
}

#[test]
fn a_newer_record_that_another_tab_wrote_is_neither_read_nor_changed() {
    let store = version_1();
    let vault = open(&store).unwrap();
    let newer = Stored { version: Some(VERSION + 1), ..store.contents().records[0].clone() };
    store.0.borrow_mut().records[0] = newer.clone();
    assert_eq!(now(vault.accounts()).err(), Some(VaultError::Newer(NewerVault)));
    now(vault.change_accounts(|account| std::mem::replace(&mut account.removed, true) != account.removed)).unwrap();
    assert_eq!(store.contents().records[0], newer);
}

#[test]
fn s15_an_account_that_an_older_app_hands_over_later_is_read_too() {
    let store = FakeStore::with(Some(VERSION), vec![stored(ENROLLED)]);
    let vault = open(&store).unwrap();
    assert_eq!(now(vault.accounts()).unwrap().len(), 1);
}

#[test]
fn a_tab_that_still_runs_version_1_can_read_what_this_version_writes() {
    let store = version_1();
    let before = store.contents();
    let vault = open(&store).unwrap();
    now(vault.change_accounts(|account| std::mem::replace(&mut account.removed, true) != account.removed)).unwrap();
    for (old, new) in before.records.iter().zip(&store.contents().records) {
        assert_eq!(old.id, new.id);
        assert!(new.string("about").is_some_and(|about| about.starts_with("{\"state\":")));
        assert_eq!(old.string("point"), new.string("point"));
        let keys = |stored: &Stored<FakeKey>| ["ocra", "signing"].map(|name| stored.key(name).cloned());
        assert_eq!(keys(old), keys(new));
    }
}

#[test]
fn what_is_damaged_or_of_an_unknown_kind_stays_where_it_is() {
    let mut keyless = stored(ENROLLED);
    keyless.keys.clear();
    let mut garbled = stored(&ENROLLED.replace("enrolled", "of-2030"));
    garbled.id = "dev_9".to_owned();
    let unknown = Stored::new("rec_1", &[("kind", "of-2030")], vec![("secret", FakeKey(vec![9]))]);
    let store = FakeStore::with(None, vec![keyless, garbled, unknown.clone()]);
    let vault = open(&store).unwrap();
    assert_eq!(now(vault.records()).unwrap(), []);
    let contents = store.contents();
    assert_eq!(contents.records.len(), 3);
    assert_eq!(contents.records[2], unknown);
    assert_eq!(contents.records[1].string("about"), stored(&ENROLLED.replace("enrolled", "of-2030")).string("about"));
}

#[test]
fn a_record_is_read_as_it_was_written() {
    let store = version_1();
    for record in now(open(&store).unwrap().records()).unwrap() {
        assert_eq!(Record::read(&record.store()), Some(record));
    }
}

#[test]
fn a_change_touches_only_what_it_says() {
    let store = version_1();
    let vault = open(&store).unwrap();
    let before = store.contents();
    let changed = now(vault.change_accounts(|account| {
        account.device.device_name = "Annas andra telefon".to_owned();
        account.id == "dev_2"
    }));
    assert_eq!(changed, Ok(true));
    let names: Vec<_> = now(vault.accounts()).unwrap().into_iter().map(|account| account.device.device_name).collect();
    assert_eq!(names, ["Annas telefon", "Annas andra telefon", "Annas telefon"]);
    assert_eq!(store.contents().records[1], before.records[1]);
    assert_eq!(now(vault.change_accounts(|_| false)), Ok(false));
}

#[test]
fn an_account_that_is_removed_takes_its_count_along() {
    let store = version_1();
    let vault = open(&store).unwrap();
    now(vault.remove("dev_1")).unwrap();
    assert_eq!(now(vault.accounts()).unwrap().len(), 2);
    assert!(store.contents().counts.is_empty());
}
