//! A file of another app that is being read in a worker. Dropping this ends the worker, and with it what was derived and decrypted so far.

use futures_util::future::{AbortHandle, abortable};
use yew::Callback;
use yew::platform::spawn_local;

use super::state::codes::{CodesMessage, Files, Passphrase};
use crate::browser::beside::Beside;
use crate::browser::device;
use crate::workers::import_answer::ImportAnswer;
use crate::workers::import_progress::ImportProgress;

/// How much memory, in MiB, a key may take on a device that has little, and on others.
const MEMORY_MIB: [u32; 2] = [256, 1_024];

/// The reading.
#[derive(Debug)]
pub(super) struct Reading(AbortHandle);

impl Reading {
    /// Starts; `tell` hears how far it is, and then the answer, which is `None` if the worker has ended instead of answering.
    pub(super) fn start(files: Files, password: Passphrase, tell: Callback<CodesMessage>) -> Self {
        let hear = tell.reform(CodesMessage::FileProgress);
        let work = async move { tell.emit(CodesMessage::FileRead(read(&files, &password, hear).await)) };
        let (work, handle) = abortable(work);
        spawn_local(async move {
            // Whoever aborts it wants no answer.
            _ = work.await;
        });
        Self(handle)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn read(files: &Files, password: &Passphrase, hear: Callback<ImportProgress>) -> Option<ImportAnswer> {
    let worker = Beside::start("import").await.ok()?;
    let secrets: [(&str, &[u8]); 3] =
        [("file", files.file.bytes()), ("beside", files.beside.bytes()), ("password", password.0.as_bytes())];
    let memory = MEMORY_MIB[usize::from(!device::has_little_memory())];
    let hear = move |numbers: &[f64]| ImportProgress::of_numbers(numbers).into_iter().for_each(|it| hear.emit(it));
    let answer = zeroize::Zeroizing::new(worker.ask_and_hear(&secrets, &[("memory", memory)], hear).await.ok()??);
    serde_json::from_slice(&answer).ok()
}
