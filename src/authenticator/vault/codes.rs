//! The accounts elsewhere in the vault: listed in their order, added, changed and put in another order, each in one transaction.

use std::collections::BTreeMap;

use super::code::CodeRecord;
use super::migration::migrate;
use super::record::Record;
use super::store::Store;
use super::{Vault, VaultError};

impl<S: Store> Vault<S> {
    /// The accounts elsewhere, in the person's order.
    ///
    /// # Errors
    /// See [`Vault::records`].
    pub async fn codes(&self) -> Result<Vec<CodeRecord>, VaultError> {
        let code = |record| if let Record::Code(code) = record { Some(code) } else { None };
        let mut codes: Vec<_> = self.records().await?.into_iter().filter_map(code).collect();
        codes.sort_by(|a, b| (a.place, &a.id).cmp(&(b.place, &b.id)));
        Ok(codes)
    }

    /// Writes new accounts elsewhere: all of them or none.
    ///
    /// # Errors
    /// What the store refuses; then none was written.
    pub async fn add_codes(&self, codes: &[CodeRecord]) -> Result<(), VaultError> {
        Ok(self.0.put_all(&codes.iter().map(CodeRecord::store).collect::<Vec<_>>()).await?)
    }

    /// Changes accounts elsewhere in one transaction, so that nothing that another tab does meanwhile is undone: a counter that both raise goes on by
    /// two. `change` says whether it changed the account; the answer is whether any was changed.
    ///
    /// # Errors
    /// What the store refuses; then none was changed.
    pub async fn change_codes(&self, mut change: impl FnMut(&mut CodeRecord) -> bool) -> Result<bool, VaultError> {
        let changed = self.0.update(|stored| match Record::read(&migrate(stored).ok()?)? {
            Record::Code(mut code) => change(&mut code).then(|| code.store()),
            Record::Account(_) | Record::Pending(_) => None,
        });
        Ok(changed.await?)
    }

    /// Puts accounts elsewhere in this order. Those that are not named, since another tab has just added them, come last in the order that they had.
    ///
    /// # Errors
    /// What the store refuses; then the order is as it was.
    pub async fn order_codes(&self, ids: &[&str]) -> Result<bool, VaultError> {
        let places: BTreeMap<&str, u32> = ids.iter().copied().zip(0..).collect();
        let named = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        self.change_codes(|code| {
            let place = places.get(code.id.as_str()).copied().unwrap_or_else(|| named.saturating_add(code.place));
            std::mem::replace(&mut code.place, place) != place
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use sluss_codes::account::{Account, Kind};
    use sluss_codes::link;

    use super::super::fake::{FakeKey, FakeStore, now};
    use super::super::{CodeRecord, Record, Stored, VERSION, Vault, VaultError};

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

    /// A vault with a Sluss account, and with those in it that are in [`records`].
    fn vault() -> (FakeStore, Vault<FakeStore>) {
        let store = FakeStore::with(Some(VERSION), Vec::new());
        let vault = now(Vault::open(store.clone())).unwrap();
        now(vault.add_codes(&records())).unwrap();
        (store, vault)
    }

    fn names(vault: &Vault<FakeStore>) -> Vec<u8> {
        let last = |code: CodeRecord| records().iter().position(|known| known.id == code.id).unwrap() as u8;
        now(vault.codes()).unwrap().into_iter().map(last).collect()
    }

    #[test]
    fn every_kind_is_read_as_it_was_written() {
        let (store, vault) = vault();
        assert_eq!(now(vault.codes()), Ok(records()));
        for stored in store.contents().records {
            assert!(stored.is_current());
            assert_eq!(Record::read(&stored).map(|record| record.store()), Some(stored));
        }
        assert_eq!((now(vault.accounts()), now(vault.pending())), (Ok(vec![]), Ok(vec![])));
    }

    #[test]
    fn the_form_is_the_one_that_other_versions_read() {
        let stored: Stored<FakeKey> = records()[5].store();
        let about = r#"{"issuer":"Yandex","name":"anna","place":5,"codes":{"kind":"yandex"},"note":"","tags":[],"pinned":false}"#;
        let texts = [("kind", "code"), ("about", about), ("secret", "MTIzNDU2Nzg5MDEyMzQ1Ng"), ("pin", "MTIzNA")];
        assert_eq!(stored, Stored::new("code-BQUFBQUFBQUFBQUFBQUFBQ", &texts, Vec::new()));
        let terse = r#"{"issuer":"","name":"","place":0,"codes":{"kind":"totp","algorithm":"SHA1","digits":6,"period":30},"of-2030":1}"#;
        let texts = [("kind", "code"), ("about", terse), ("secret", "MQ"), ("of-2030", "")];
        let Some(Record::Code(code)) = Record::read(&Stored::<FakeKey>::new("code-1", &texts, Vec::new())) else {
            panic!()
        };
        assert_eq!(*link::write(&code.account), "otpauth://totp/?secret=GE&algorithm=SHA1&digits=6&period=30");
    }

    #[test]
    fn p03_what_is_stored_does_not_show_its_secrets() {
        let shown = format!("{:?} {:?}", records(), records()[5].store::<FakeKey>());
        for secret in [KEY, "12345678901234567890", "MTIz", "1234", "GEZDGNA"] {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    }

    #[test]
    fn a_damaged_record_stays_and_hides_no_other() {
        let (store, vault) = vault();
        let damages: [fn(&mut Stored<FakeKey>); 5] = [
            |stored| stored.texts.retain(|(name, _)| name != "secret"),
            |stored| stored.texts[2].1 = "no base64".to_owned(),
            |stored| stored.texts[1].1 = stored.texts[1].1.replace("\"hotp\"", "\"of-2030\""),
            |stored| stored.texts[1].1 = stored.texts[1].1.replace("\"digits\":6", "\"digits\":4"),
            |stored| stored.texts[1].1.truncate(9),
        ];
        for damage in damages {
            damage(&mut store.0.borrow_mut().records[1]);
            let before = store.contents();
            assert_eq!(names(&vault), [0, 2, 3, 4, 5]);
            assert_eq!(now(vault.order_codes(&[&records()[5].id])), Ok(true));
            assert_eq!(store.contents().records[1], before.records[1]);
            store.0.borrow_mut().records = records().iter().map(CodeRecord::store).collect();
        }
    }

    #[test]
    fn the_order_is_the_persons() {
        let (_, vault) = vault();
        let ids: Vec<String> = records().into_iter().map(|code| code.id).collect();
        assert_eq!(names(&vault), [0, 1, 2, 3, 4, 5]);
        let order = [3, 1, 0].map(|place| ids[place].as_str());
        assert_eq!(now(vault.order_codes(&order)), Ok(true));
        assert_eq!(names(&vault), [3, 1, 0, 2, 4, 5], "those that were not named come last");
        let all = [5, 4, 3, 2, 1, 0].map(|place| ids[place].as_str());
        assert_eq!(now(vault.order_codes(&all)), Ok(true));
        assert_eq!(now(vault.order_codes(&all)), Ok(false), "nothing is written where nothing changes");
        assert_eq!(names(&vault), [5, 4, 3, 2, 1, 0]);
    }

    #[test]
    fn a_counter_goes_on_in_whichever_tab() {
        let (store, vault) = vault();
        let mut account = accounts().remove(1);
        account.kind =
            Kind::Hotp { algorithm: sluss_codes::parameters::Algorithm::Sha1, digits: Default::default(), counter: 7 };
        now(vault.add_codes(&[CodeRecord::new([9; 16], 9, account)])).unwrap();
        let raise = |code: &mut CodeRecord| match &mut code.account.kind {
            Kind::Hotp { counter, .. } if code.place == 9 => {
                *counter += 1;
                true
            }
            _ => false,
        };
        let other_tab = now(Vault::open(store)).unwrap();
        assert_eq!((now(vault.change_codes(raise)), now(other_tab.change_codes(raise))), (Ok(true), Ok(true)));
        let codes = now(vault.codes()).unwrap();
        assert!(matches!(codes[6].account.kind, Kind::Hotp { counter: 9, .. }), "{codes:?}");
        assert_eq!(codes[..6], records(), "the others are as they were");
    }

    #[test]
    fn p04_a_full_disk_takes_none_of_many() {
        let store = FakeStore::default();
        let vault = now(Vault::open(store.clone())).unwrap();
        store.set_full(true);
        assert!(matches!(now(vault.add_codes(&records())), Err(VaultError::Store(_))));
        assert_eq!(store.contents().records, []);
    }

    #[test]
    fn a_change_of_accounts_leaves_codes_alone() {
        let (store, vault) = vault();
        let before = store.contents();
        assert_eq!(now(vault.change_accounts(|_| true)), Ok(false));
        assert_eq!(store.contents(), before);
        now(vault.remove(&records()[0].id)).unwrap();
        assert_eq!(now(vault.codes()), Ok(records()[1..].to_vec()));
    }
}
