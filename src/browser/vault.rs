//! Where keys and accounts are stored: IndexedDB, which keeps keys that no script can read. None of it is ever anywhere else (E02). The
//! authenticator's vault knows what is in a record.

use idb::{Database, DatabaseEvent, Factory, KeyPath, ObjectStore, ObjectStoreParams, Transaction, TransactionMode};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CryptoKey;
use web_sys::js_sys::{Object, Reflect};

use super::clock::within;
use super::door;
use crate::authenticator::vault::{Store, StoreError, Stored};

const NAME: &str = "sluss-authenticator";
const RECORDS: &str = "records";
const MARKS: &str = "marks";
/// How long the browser may take to open it.
const PATIENCE_MS: u32 = 10_000;

// The names of the fields that every record has, besides its own texts and keys.
const ID: &str = "id";
const FORM: &str = "version";
// The names of the marks, besides the counts of records.
const INITIALISED: &str = "initialised";
const VERSION: &str = "version";

impl From<idb::Error> for StoreError {
    fn from(error: idb::Error) -> Self {
        Self(error.to_string())
    }
}

fn to_js(record: &Stored<CryptoKey>) -> JsValue {
    let object = Object::new();
    let set = |name: &str, value: &JsValue| {
        // Setting a plain field on a plain object always works.
        _ = Reflect::set(&object, &name.into(), value);
    };
    set(ID, &record.id.as_str().into());
    if let Some(version) = record.version {
        set(FORM, &version.into());
    }
    record.texts.iter().for_each(|(name, text)| set(name, &text.as_str().into()));
    record.keys.iter().for_each(|(name, key)| set(name, key));
    object.into()
}

/// Reads a record of any kind; `None` for an object without a name.
fn from_js(value: &JsValue) -> Option<Stored<CryptoKey>> {
    let mut record = Stored { id: String::new(), version: None, texts: Vec::new(), keys: Vec::new() };
    for name in Object::keys(value.dyn_ref::<Object>()?).iter().filter_map(|name| name.as_string()) {
        let field = Reflect::get(value, &name.as_str().into()).ok()?;
        match (name.as_str(), field.as_string()) {
            (ID, Some(id)) => record.id = id,
            (FORM, _) => record.version = field.as_f64().map(|version| version as u32),
            (_, Some(text)) => record.texts.push((name, text)),
            (_, None) => record.keys.extend(field.dyn_into().ok().map(|key| (name, key))),
        }
    }
    (!record.id.is_empty()).then_some(record)
}

/// The mark that holds a record's count: apart from the record, which is always rewritten as a whole.
fn counter(id: &str) -> JsValue {
    JsValue::from_str(&format!("count:{id}"))
}

/// The open storage, and the browser's own object for it.
#[derive(Debug)]
pub struct BrowserStore(Database, JsValue);

impl BrowserStore {
    /// Opens it, making it the first time.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn open() -> Result<Self, StoreError> {
        // Some versions of Safari never answer, and a person who waited for that would see nothing happen at all.
        within(PATIENCE_MS, Self::try_to_open()).await.unwrap_or_else(|| Err(StoreError("no answer".to_owned())))
    }

    async fn try_to_open() -> Result<Self, StoreError> {
        let mut opening = Factory::new()?.open(NAME, Some(1))?;
        opening.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            let mut keyed = ObjectStoreParams::new();
            keyed.key_path(Some(KeyPath::new_single(ID)));
            // A store that could not be made shows as an error at its first use.
            _ = database.create_object_store(RECORDS, keyed);
            _ = database.create_object_store(MARKS, ObjectStoreParams::new());
        });
        let raw: JsValue = opening.await?.into();
        Ok(Self(Database::try_from(raw.clone())?, raw))
    }

    /// A transaction that ends once the disk has it; in browsers that do not know the difference, an ordinary one.
    fn durable(&self, store: &str) -> Result<Transaction, StoreError> {
        let options = door::object(&[("durability", "strict".into())]);
        let begun = door::call(&self.1, "transaction", &[store.into(), "readwrite".into(), options]);
        let begun = begun.map_err(|_| StoreError("no transaction".to_owned()))?;
        Ok(Transaction::try_from(begun)?)
    }

    async fn read_mark(&self, mark: &str) -> Result<Option<JsValue>, StoreError> {
        let transaction = self.0.transaction(&[MARKS], TransactionMode::ReadOnly)?;
        Ok(transaction.object_store(MARKS)?.get(JsValue::from_str(mark))?.await?)
    }

    async fn write_mark(&self, mark: &str, value: &JsValue) -> Result<(), StoreError> {
        let transaction = self.0.transaction(&[MARKS], TransactionMode::ReadWrite)?;
        let written = transaction.object_store(MARKS)?.put(value, Some(&JsValue::from_str(mark))).map(drop);
        end(transaction, written).await
    }
}

/// Ends a transaction: all of it is written, or none if anything was refused.
async fn end(transaction: Transaction, written: Result<(), idb::Error>) -> Result<(), StoreError> {
    if let Err(error) = written {
        // One that cannot be aborted has already been.
        _ = transaction.abort();
        return Err(error.into());
    }
    transaction.commit()?.await?;
    Ok(())
}

impl Store for BrowserStore {
    type Key = CryptoKey;

    async fn version(&self) -> Result<Option<u32>, StoreError> {
        Ok(self.read_mark(VERSION).await?.and_then(|version| version.as_f64()).map(|version| version as u32))
    }

    async fn set_version(&self, version: u32) -> Result<(), StoreError> {
        self.write_mark(VERSION, &version.into()).await
    }

    async fn all(&self) -> Result<Vec<Stored<CryptoKey>>, StoreError> {
        let transaction = self.0.transaction(&[RECORDS], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(RECORDS)?.get_all(None, None)?.await?;
        Ok(found.iter().filter_map(from_js).collect())
    }

    async fn put(&self, record: &Stored<CryptoKey>, instead_of: Option<&str>) -> Result<(), StoreError> {
        let transaction = self.0.transaction(&[RECORDS], TransactionMode::ReadWrite)?;
        let written = replace(&transaction.object_store(RECORDS)?, record, instead_of);
        end(transaction, written).await
    }

    async fn update(
        &self,
        change: impl FnOnce(Vec<Stored<CryptoKey>>) -> Vec<Stored<CryptoKey>>,
    ) -> Result<bool, StoreError> {
        let transaction = self.0.transaction(&[RECORDS], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(RECORDS)?;
        let found = store.get_all(None, None)?.await?;
        let changed = change(found.iter().filter_map(from_js).collect());
        if changed.is_empty() {
            return Ok(false);
        }
        let written = changed.iter().try_for_each(|record| replace(&store, record, None));
        end(transaction, written).await?;
        Ok(true)
    }

    async fn remove(&self, id: &str) -> Result<(), StoreError> {
        let transaction = self.0.transaction(&[RECORDS, MARKS], TransactionMode::ReadWrite)?;
        let (records, marks) = (transaction.object_store(RECORDS)?, transaction.object_store(MARKS)?);
        let removed = records.delete(JsValue::from_str(id)).and_then(|_| marks.delete(counter(id)).map(drop));
        end(transaction, removed).await
    }

    async fn count(&self, id: &str) -> Result<u64, StoreError> {
        let transaction = self.durable(MARKS)?;
        let store = transaction.object_store(MARKS)?;
        let before = store.get(counter(id))?.await?.and_then(|count| count.as_f64()).unwrap_or(0.0);
        let count = before + 1.0;
        store.put(&JsValue::from_f64(count), Some(&counter(id)))?.await?;
        transaction.commit()?.await?;
        Ok(count as u64)
    }

    async fn is_initialised(&self) -> Result<bool, StoreError> {
        Ok(self.read_mark(INITIALISED).await?.is_some())
    }

    async fn initialise(&self) -> Result<(), StoreError> {
        self.write_mark(INITIALISED, &JsValue::TRUE).await
    }
}

fn replace(store: &ObjectStore, record: &Stored<CryptoKey>, instead_of: Option<&str>) -> Result<(), idb::Error> {
    if let Some(old) = instead_of {
        store.delete(JsValue::from_str(old))?;
    }
    store.put(&to_js(record), None).map(drop)
}
