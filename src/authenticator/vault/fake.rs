//! A store in memory, for tests: it can be full, and it can be looked into.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::{Store, StoreError, Stored};

/// A sealed key: in a test its bytes can be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::authenticator) struct FakeKey(pub(in crate::authenticator) Vec<u8>);

/// What lies in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::authenticator) struct Contents {
    pub(in crate::authenticator) version: Option<u32>,
    pub(in crate::authenticator) records: Vec<Stored<FakeKey>>,
    pub(in crate::authenticator) counts: BTreeMap<String, u64>,
    pub(in crate::authenticator) initialised: bool,
    /// Whether it refuses to write, as a full disk does.
    pub(in crate::authenticator) is_full: bool,
}

/// The store. Clones are the same store.
#[derive(Clone, Debug, Default)]
pub(in crate::authenticator) struct FakeStore(pub(in crate::authenticator) Rc<RefCell<Contents>>);

impl FakeStore {
    /// A store with records that some version of the app has written.
    pub(in crate::authenticator) fn with(version: Option<u32>, records: Vec<Stored<FakeKey>>) -> Self {
        Self(Rc::new(RefCell::new(Contents { version, records, ..Contents::default() })))
    }

    pub(in crate::authenticator) fn contents(&self) -> Contents {
        self.0.borrow().clone()
    }

    pub(in crate::authenticator) fn set_full(&self, is_full: bool) {
        self.0.borrow_mut().is_full = is_full;
    }

    /// Puts a record there, whoever may write otherwise.
    pub(in crate::authenticator) fn replace(&self, record: &Stored<FakeKey>) {
        put(&mut self.0.borrow_mut(), record);
    }

    fn write<T>(&self, work: impl FnOnce(&mut Contents) -> T) -> Result<T, StoreError> {
        let mut contents = self.0.borrow_mut();
        if contents.is_full { Err(StoreError("the disk is full".to_owned())) } else { Ok(work(&mut contents)) }
    }
}

fn put(contents: &mut Contents, record: &Stored<FakeKey>) {
    match contents.records.iter_mut().find(|known| known.id == record.id) {
        Some(known) => known.clone_from(record),
        None => contents.records.push(record.clone()),
    }
}

impl Store for FakeStore {
    type Key = FakeKey;

    async fn version(&self) -> Result<Option<u32>, StoreError> {
        Ok(self.0.borrow().version)
    }

    async fn set_version(&self, version: u32) -> Result<(), StoreError> {
        self.write(|contents| contents.version = Some(version))
    }

    async fn all(&self) -> Result<Vec<Stored<FakeKey>>, StoreError> {
        Ok(self.0.borrow().records.clone())
    }

    async fn put(&self, record: &Stored<FakeKey>, instead_of: Option<&str>) -> Result<(), StoreError> {
        self.write(|contents| {
            contents.records.retain(|known| Some(known.id.as_str()) != instead_of);
            put(contents, record);
        })
    }

    async fn update(
        &self,
        change: impl FnOnce(Vec<Stored<FakeKey>>) -> Vec<Stored<FakeKey>>,
    ) -> Result<bool, StoreError> {
        let changed = change(self.contents().records);
        self.write(|contents| changed.iter().for_each(|record| put(contents, record)))?;
        Ok(!changed.is_empty())
    }

    async fn remove(&self, id: &str) -> Result<(), StoreError> {
        self.write(|contents| {
            contents.records.retain(|known| known.id != id);
            contents.counts.remove(id);
        })
    }

    async fn count(&self, id: &str) -> Result<u64, StoreError> {
        self.write(|contents| {
            let count = contents.counts.entry(id.to_owned()).or_default();
            *count += 1;
            *count
        })
    }

    async fn is_initialised(&self) -> Result<bool, StoreError> {
        Ok(self.0.borrow().initialised)
    }

    async fn initialise(&self) -> Result<(), StoreError> {
        self.write(|contents| contents.initialised = true)
    }
}

/// What a future gives that waits for nothing.
pub(in crate::authenticator) fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("nothing in a test has to be waited for"),
    }
}
