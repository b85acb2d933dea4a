//! The page's side of the conversation with a worker of ours. Each is started for one piece of work and ended with it, which also ends what is left of
//! it in memory.

use std::cell::OnceCell;

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::door::{self, Listening};
use super::page;
use super::picture::Picture;

/// The name of the Trusted Types policy for their addresses, which the content security policy permits.
const POLICY: &str = "sluss-worker";

/// The worker did not start, or ended before it answered: no memory, most likely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkerFailed;

/// A worker at work. It ends when this is dropped.
#[derive(Debug)]
pub struct Beside(JsValue);

impl Beside {
    /// Starts the worker with this name, and waits until it listens.
    ///
    /// # Errors
    /// [`WorkerFailed`].
    pub async fn start(name: &str) -> Result<Self, WorkerFailed> {
        let address = page::meta(&format!("sluss-worker-{name}")).ok_or(WorkerFailed)?;
        let worker = Self(door::make("Worker", &[trusted(&address)]).ok_or(WorkerFailed)?);
        worker.next(|_| ()).await?;
        Ok(worker)
    }

    /// Asks with bytes and numbers by name, and waits for the answer; `None` if the worker cannot answer that.
    ///
    /// # Errors
    /// [`WorkerFailed`].
    pub async fn ask(&self, bytes: &[(&str, &[u8])], numbers: &[(&str, u32)]) -> Result<Option<Vec<u8>>, WorkerFailed> {
        let bytes = bytes.iter().map(|(name, bytes)| (*name, Uint8Array::from(*bytes).into()));
        self.answer(bytes.chain(values(numbers)).collect(), JsValue::UNDEFINED, |_| ()).await
    }

    /// The same, and `tell` hears the numbers that the worker says before its answer.
    ///
    /// # Errors
    /// [`WorkerFailed`].
    pub async fn ask_and_hear(
        &self,
        bytes: &[(&str, &[u8])],
        numbers: &[(&str, u32)],
        tell: impl Fn(&[f64]) + 'static,
    ) -> Result<Option<Vec<u8>>, WorkerFailed> {
        let bytes = bytes.iter().map(|(name, bytes)| (*name, Uint8Array::from(*bytes).into()));
        self.answer(bytes.chain(values(numbers)).collect(), JsValue::UNDEFINED, tell).await
    }

    /// Hands over a picture, beside numbers by name, and waits for the answer.
    ///
    /// # Errors
    /// [`WorkerFailed`].
    pub async fn show(&self, picture: Picture, numbers: &[(&str, u32)]) -> Result<Option<Vec<u8>>, WorkerFailed> {
        let (picture, handed_over) = picture.handed_over();
        self.answer(picture.into_iter().chain(values(numbers)).collect(), Array::of1(&handed_over).into(), |_| ()).await
    }

    /// Asks a question. What is handed over with it is no longer the page's.
    async fn answer(
        &self,
        question: Vec<(&str, JsValue)>,
        handed_over: JsValue,
        tell: impl Fn(&[f64]) + 'static,
    ) -> Result<Option<Vec<u8>>, WorkerFailed> {
        let answer = self.next(tell);
        door::call(&self.0, "postMessage", &[door::object(&question), handed_over]).map_err(|_| WorkerFailed)?;
        let answer = answer.await?;
        let Ok(array) = answer.dyn_into::<Uint8Array>() else { return Ok(None) };
        let bytes = array.to_vec();
        array.fill(0, 0, array.length());
        Ok(Some(bytes))
    }

    /// What it says next, but for numbers, which `tell` hears. It listens from the moment of the call.
    fn next<F: Fn(&[f64]) + 'static>(&self, tell: F) -> impl Future<Output = Result<JsValue, WorkerFailed>> + use<F> {
        let mut ears: Vec<Listening> = Vec::new();
        let mut tell = Some(tell);
        let said = Promise::new(&mut |resolve, reject: Function| {
            let Some(tell) = tell.take() else { return };
            let end = move |function: Function, value: JsValue| {
                // A promise that was kept already stays so.
                _ = function.call1(&JsValue::UNDEFINED, &value);
            };
            let listen = |event, tell: Box<dyn FnMut(JsValue)>| door::listen(Some(self.0.clone()), event, tell);
            let refuse = reject.clone();
            let data =
                move |event: JsValue| match door::get(&event, "data").unwrap_or(JsValue::NULL).dyn_into::<Array>() {
                    Ok(numbers) => tell(&numbers.iter().filter_map(|number| number.as_f64()).collect::<Vec<_>>()),
                    Err(answer) => end(resolve.clone(), answer),
                };
            ears.extend(listen("message", Box::new(data)));
            ears.extend(listen("error", Box::new(move |_| end(reject.clone(), JsValue::NULL))));
            ears.extend(listen("messageerror", Box::new(move |_| end(refuse.clone(), JsValue::NULL))));
        });
        async move {
            let said = JsFuture::from(said).await.map_err(|_| WorkerFailed);
            drop(ears);
            said
        }
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // One that has ended by itself needs no ending.
        _ = door::call(&self.0, "terminate", &[]);
    }
}

fn values<'a>(numbers: &[(&'a str, u32)]) -> impl Iterator<Item = (&'a str, JsValue)> {
    numbers.iter().map(|(name, number)| (*name, JsValue::from(*number)))
}

/// The address as Trusted Types want it, where the browser has them.
fn trusted(address: &str) -> JsValue {
    thread_local! {
        static OURS: OnceCell<Option<JsValue>> = const { OnceCell::new() };
    }
    OURS.with(|policy| match policy.get_or_init(new_policy) {
        Some(policy) => door::call(policy, "createScriptURL", &[address.into()]).unwrap_or_else(|_| address.into()),
        None => address.into(),
    })
}

fn new_policy() -> Option<JsValue> {
    let types = door::find(&["trustedTypes"])?;
    // Nothing outside this file can reach the policy, and this file hands it addresses of the page's own.
    let same = Closure::<dyn FnMut(JsValue) -> JsValue>::new(|address| address);
    let rules = door::object(&[("createScriptURL", same.into_js_value())]);
    door::call(&types, "createPolicy", &[POLICY.into(), rules]).ok()
}
