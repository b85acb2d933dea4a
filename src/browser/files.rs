//! Files that the person has chosen. They are read here and go nowhere else.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use web_sys::{Event, FileList, HtmlInputElement};

use super::door;

/// The files that a field has just got.
#[derive(Clone, Debug)]
pub struct Chosen(FileList);

impl Chosen {
    /// Those of the field that this event happened to.
    #[must_use]
    pub fn of(event: &Event) -> Option<Self> {
        event.target()?.dyn_into::<HtmlInputElement>().ok()?.files().map(Self)
    }

    /// The bytes of the first two of them, as far as the browser can read them.
    pub async fn read(&self) -> Vec<Vec<u8>> {
        let mut all = Vec::new();
        for place in 0..self.0.length().min(2) {
            let Some(file) = self.0.get(place) else { continue };
            if let Ok(buffer) = door::wait(&file, "arrayBuffer", &[]).await {
                all.push(Uint8Array::new(&buffer).to_vec());
            }
        }
        all
    }
}
