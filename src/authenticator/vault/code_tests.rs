//! The accounts elsewhere in the vault: read as they were written, sealed, in the person's order, and changed in two tabs at once.

use sluss_codes::account::{Account, Kind};
use sluss_codes::link;

use super::fake::{FakeKey, FakeStore, now};
use super::fake_ciphers::FakeCiphers;
use super::{CodeRecord, Stored, VERSION, Vault, VaultError, VaultKey};

const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// An account of each kind, with notes.
fn accounts() -> Vec<Account> {
    let links = [
        format!("otpauth://totp/Example:anna?secret={KEY}&algorithm=SHA256&digits=10&period=60"),
        format!("otpauth://hotp/anna?secret={KEY}&counter=9223372036854775807"),
        format!("otpauth://steam/Steam:anna?secret={KEY}"),
        "motp://anna?secret=0123456789abcdef".to_owned(),
        "motp://anna?secret=0123456789abcdef&pin=GEZDGNA".to_owned(),
        "otpauth://yaotp/Yandex:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY&pin=GEZDGNA".to_owned(),
    ];
    let mut accounts: Vec<Account> = links.iter().map(|text| link::read(text).unwrap().account).collect();
    accounts[0].notes.text = "the old phone\nhas it too".to_owned();
    accounts[0].notes.tags = vec!["work".to_owned(), "Öko".to_owned()];
    accounts[0].notes.pinned = true;
    accounts
}

fn records() -> Vec<CodeRecord> {
    (0..).zip(accounts()).map(|(place, account)| CodeRecord::new([place as u8; 16], place, account)).collect()
}

/// A tab that shows the codes.
struct Tab {
    vault: Vault<FakeStore>,
    ciphers: FakeCiphers,
    key: VaultKey<FakeKey>,
}

impl Tab {
    fn open(store: &FakeStore, number: u64) -> Self {
        let (vault, ciphers) = (now(Vault::open(store.clone())).unwrap(), FakeCiphers::of_tab(number));
        let key = now(vault.open_key(&ciphers)).unwrap();
        Self { vault, ciphers, key }
    }

    fn codes(&self) -> Vec<CodeRecord> {
        now(self.vault.codes(&self.ciphers, &self.key)).unwrap()
    }

    fn add(&self, codes: &[CodeRecord]) -> Result<(), VaultError> {
        now(self.vault.add_codes(&self.ciphers, &self.key, codes))
    }

    fn order(&self, ids: &[&str]) -> bool {
        now(self.vault.order_codes(&self.ciphers, &self.key, ids)).unwrap()
    }

    /// The accounts in their order, by their places in [`records`].
    fn names(&self) -> Vec<usize> {
        let place = |code: CodeRecord| records().iter().position(|known| known.id == code.id).unwrap();
        self.codes().into_iter().map(place).collect()
    }
}

/// A vault with [`records`] in it, and a tab that shows them.
fn filled() -> (FakeStore, Tab) {
    let store = FakeStore::with(Some(VERSION), Vec::new());
    let tab = Tab::open(&store, 1);
    tab.add(&records()).unwrap();
    (store, tab)
}

fn codes_in(store: &FakeStore) -> Vec<Stored<FakeKey>> {
    store.contents().records.into_iter().filter(|stored| stored.string("kind") == Some("code")).collect()
}

#[test]
fn every_kind_is_read_as_it_was_written() {
    let (store, tab) = filled();
    assert_eq!(tab.codes(), records());
    assert!(store.contents().records.iter().all(Stored::is_current));
    assert_eq!((now(tab.vault.accounts()), now(tab.vault.pending())), (Ok(vec![]), Ok(vec![])));
    assert_eq!(now(tab.vault.records()), Ok(vec![]), "nobody reads them without the key");
}

#[test]
fn p01_what_is_stored_shows_neither_secrets_nor_names() {
    let (store, _) = filled();
    let texts: Vec<String> =
        codes_in(&store).into_iter().flat_map(|stored| stored.texts).map(|(_, text)| text).collect();
    let shown = format!("{texts:?} {:?} {:?}", records(), store.contents().records);
    for secret in [KEY, "12345678901234567890", "MTIz", "GEZDGNA"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    for name in ["anna", "Yandex", "the old phone", "totp"] {
        assert!(!texts.iter().any(|text| text.contains(name)), "{name} in {texts:?}");
    }
}

#[test]
fn p01_a_record_in_the_place_of_another_is_refused() {
    let (store, tab) = filled();
    let (one, other) = (codes_in(&store)[0].clone(), codes_in(&store)[1].clone());
    store.replace(&Stored { id: one.id.clone(), ..other.clone() });
    store.replace(&Stored { id: other.id.clone(), ..one.clone() });
    assert_eq!(tab.names(), [2, 3, 4, 5], "exchanged ciphertexts open nothing");
    store.replace(&one);
    store.replace(&other);
    assert_eq!(tab.names(), [0, 1, 2, 3, 4, 5]);
}

#[test]
fn p01_a_record_that_was_altered_anywhere_stays_and_hides_no_other() {
    let (store, tab) = filled();
    let whole = codes_in(&store)[1].clone();
    let length = whole.string("sealed").unwrap().len();
    for at in (0..length).step_by(7) {
        let mut altered = whole.clone();
        let text = &mut altered.texts.iter_mut().find(|(name, _)| name == "sealed").unwrap().1;
        let other = if text.as_bytes()[at] == b'A' { "B" } else { "A" };
        text.replace_range(at..=at, other);
        store.replace(&altered);
        assert_eq!(tab.names(), [0, 2, 3, 4, 5], "altered at {at}");
        assert!(tab.order(&[&records()[(at % 2) + 2].id]) || at == 0, "the others go on");
        assert!(codes_in(&store).contains(&altered));
        let ids: Vec<String> = records().into_iter().map(|code| code.id).collect();
        tab.order(&ids.iter().map(String::as_str).collect::<Vec<_>>());
    }
    for cut in ["", "AAAA", "no base64!"] {
        let texts = [("kind", "code"), ("seal", whole.string("seal").unwrap()), ("sealed", cut)];
        store.replace(&Stored::new(&whole.id, &texts, Vec::new()));
        assert_eq!(tab.names(), [0, 2, 3, 4, 5]);
    }
}

#[test]
fn the_order_is_the_persons() {
    let (store, tab) = filled();
    let ids: Vec<String> = records().into_iter().map(|code| code.id).collect();
    assert_eq!(tab.names(), [0, 1, 2, 3, 4, 5]);
    assert!(tab.order(&[3, 1, 0].map(|place| ids[place].as_str())));
    assert_eq!(tab.names(), [3, 1, 0, 2, 4, 5], "those that were not named come last");
    let all = [5, 4, 3, 2, 1, 0].map(|place| ids[place].as_str());
    assert!(tab.order(&all));
    let before = store.contents();
    assert!(!tab.order(&all));
    assert_eq!(store.contents(), before, "nothing is written where nothing changes");
    assert_eq!(tab.names(), [5, 4, 3, 2, 1, 0]);
}

#[test]
fn a_counter_goes_on_in_whichever_tab() {
    let (store, tab) = filled();
    let mut account = accounts().remove(1);
    account.kind =
        Kind::Hotp { algorithm: sluss_codes::parameters::Algorithm::Sha1, digits: Default::default(), counter: 7 };
    let counted = CodeRecord::new([9; 16], 9, account);
    tab.add(std::slice::from_ref(&counted)).unwrap();
    let other = Tab::open(&store, 2);
    // The other tab raises the counter while this one is about to.
    let mut turns = 0;
    let raised = now(tab.vault.change_code(&tab.ciphers, &tab.key, &counted.id, |code| {
        turns += 1;
        if turns == 1 {
            assert_eq!(now(other.vault.change_code(&other.ciphers, &other.key, &counted.id, raise)), Ok(true));
        }
        raise(code)
    }));
    assert_eq!((raised, turns), (Ok(true), 2));
    let codes = tab.codes();
    assert!(matches!(codes[6].account.kind, Kind::Hotp { counter: 9, .. }), "{codes:?}");
    assert_eq!(codes[..6], records(), "the others are as they were");
}

fn raise(code: &mut CodeRecord) -> bool {
    let Kind::Hotp { counter, .. } = &mut code.account.kind else { return false };
    *counter += 1;
    true
}

#[test]
fn p04_a_full_disk_takes_none_of_many() {
    let store = FakeStore::default();
    let tab = Tab::open(&store, 1);
    store.set_full(true);
    assert!(matches!(tab.add(&records()), Err(VaultError::Store(_))));
    assert_eq!(codes_in(&store), []);
}

#[test]
fn a_change_of_accounts_leaves_codes_alone() {
    let (store, tab) = filled();
    let before = store.contents();
    assert_eq!(now(tab.vault.change_accounts(|_| true)), Ok(false));
    assert_eq!(store.contents(), before);
    now(tab.vault.remove(&records()[0].id)).unwrap();
    assert_eq!(tab.codes(), records()[1..]);
}
