//! Where keys and accounts lie: IndexedDB, which keeps keys that no script can read. Nothing of it is ever anywhere else (E02).

use idb::{Database, DatabaseEvent, Factory, KeyPath, ObjectStore, ObjectStoreParams, Transaction, TransactionMode};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;
use web_sys::js_sys::{Object, Reflect};

use super::clock::within;
use super::door;

const NAME: &str = "sluss-authenticator";
const RECORDS: &str = "records";
const MARKS: &str = "marks";
/// How long the browser may take to open it.
const PATIENCE_MS: u32 = 10_000;

/// The storage would not do it: private mode, a full disk, a damaged profile.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the browser's storage refused: {0}")]
pub struct VaultError(String);

impl From<idb::Error> for VaultError {
    fn from(error: idb::Error) -> Self {
        Self(error.to_string())
    }
}

/// One account, or one that is being added.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its name among the records.
    pub id: String,
    /// What there is to know about it, as the authenticator wrote it.
    pub about: String,
    /// Makes one-time codes.
    pub ocra: CryptoKey,
    /// Signs requests to the server.
    pub signing: CryptoKey,
    /// The public half of it.
    pub point: String,
}

impl Record {
    fn to_js(&self) -> JsValue {
        let object = Object::new();
        let fields: [(&str, &JsValue); 5] = [
            ("id", &self.id.as_str().into()),
            ("about", &self.about.as_str().into()),
            ("ocra", &self.ocra),
            ("signing", &self.signing),
            ("point", &self.point.as_str().into()),
        ];
        for (name, value) in fields {
            // Setting a plain field on a plain object always works.
            _ = Reflect::set(&object, &name.into(), value);
        }
        object.into()
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        let field = |name: &str| Reflect::get(value, &name.into()).ok();
        let text = |name: &str| field(name)?.as_string();
        Some(Self {
            id: text("id")?,
            about: text("about")?,
            ocra: field("ocra")?.dyn_into().ok()?,
            signing: field("signing")?.dyn_into().ok()?,
            point: text("point")?,
        })
    }
}

/// What a record has counted, among the marks: beside the record, which is written anew as a whole.
fn counter(id: &str) -> JsValue {
    JsValue::from_str(&format!("count:{id}"))
}

/// The open storage, and the same as the browser hands it out.
#[derive(Debug)]
pub struct Vault(Database, JsValue);

impl Vault {
    /// Opens it, making it the first time.
    ///
    /// # Errors
    /// The browser's.
    pub async fn open() -> Result<Self, VaultError> {
        // Some versions of Safari never answer. Whoever waits for that sees nothing happen at all.
        within(PATIENCE_MS, Self::try_to_open()).await.unwrap_or_else(|| Err(VaultError("no answer".to_owned())))
    }

    async fn try_to_open() -> Result<Self, VaultError> {
        let mut opening = Factory::new()?.open(NAME, Some(1))?;
        opening.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            let mut keyed = ObjectStoreParams::new();
            keyed.key_path(Some(KeyPath::new_single("id")));
            // A store that could not be made shows as an error at its first use.
            _ = database.create_object_store(RECORDS, keyed);
            _ = database.create_object_store(MARKS, ObjectStoreParams::new());
        });
        let raw: JsValue = opening.await?.into();
        Ok(Self(Database::try_from(raw.clone())?, raw))
    }

    /// All records.
    ///
    /// # Errors
    /// The browser's.
    pub async fn all(&self) -> Result<Vec<Record>, VaultError> {
        let transaction = self.0.transaction(&[RECORDS], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(RECORDS)?.get_all(None, None)?.await?;
        Ok(found.iter().filter_map(Record::from_js).collect())
    }

    /// Writes a record, in place of the one with this other id if one is named: both or neither.
    ///
    /// # Errors
    /// The browser's.
    pub async fn put(&self, record: &Record, instead_of: Option<&str>) -> Result<(), VaultError> {
        self.change(RECORDS, |store| {
            if let Some(old) = instead_of {
                store.delete(JsValue::from_str(old))?;
            }
            store.put(&record.to_js(), None).map(drop)
        })
        .await
    }

    /// Removes a record and its keys.
    ///
    /// # Errors
    /// The browser's.
    pub async fn remove(&self, id: &str) -> Result<(), VaultError> {
        self.change(RECORDS, |store| store.delete(JsValue::from_str(id)).map(drop)).await?;
        self.change(MARKS, |store| store.delete(counter(id)).map(drop)).await
    }

    /// One more than this record has counted before. It is on the disk before it is given: a count that a power cut takes back would come
    /// twice.
    ///
    /// # Errors
    /// The browser's.
    pub async fn count(&self, id: &str) -> Result<u64, VaultError> {
        let transaction = self.durable(MARKS)?;
        let store = transaction.object_store(MARKS)?;
        let before = store.get(counter(id))?.await?.and_then(|count| count.as_f64()).unwrap_or(0.0);
        let count = before + 1.0;
        store.put(&JsValue::from_f64(count), Some(&counter(id)))?.await?;
        transaction.commit()?.await?;
        Ok(count as u64)
    }

    /// A transaction that ends when the disk has it; in browsers that do not know the difference, as any.
    fn durable(&self, store: &str) -> Result<Transaction, VaultError> {
        let options = Object::new();
        // Setting a plain field on a plain object always works.
        _ = Reflect::set(&options, &"durability".into(), &"strict".into());
        let begun = door::call(&self.1, "transaction", &[store.into(), "readwrite".into(), options.into()]);
        let begun = begun.map_err(|_| VaultError("no transaction".to_owned()))?;
        Ok(Transaction::try_from(begun)?)
    }

    /// Whether this was marked before.
    ///
    /// # Errors
    /// The browser's.
    pub async fn is_marked(&self, mark: &str) -> Result<bool, VaultError> {
        let transaction = self.0.transaction(&[MARKS], TransactionMode::ReadOnly)?;
        Ok(transaction.object_store(MARKS)?.get(JsValue::from_str(mark))?.await?.is_some())
    }

    /// Marks something, for good.
    ///
    /// # Errors
    /// The browser's.
    pub async fn mark(&self, mark: &str) -> Result<(), VaultError> {
        self.change(MARKS, |store| store.put(&JsValue::TRUE, Some(&JsValue::from_str(mark))).map(drop)).await
    }

    async fn change(
        &self,
        store: &str,
        work: impl FnOnce(&ObjectStore) -> Result<(), idb::Error>,
    ) -> Result<(), VaultError> {
        let transaction = self.0.transaction(&[store], TransactionMode::ReadWrite)?;
        work(&transaction.object_store(store)?)?;
        transaction.commit()?.await?;
        Ok(())
    }
}
