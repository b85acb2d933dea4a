//! The document around the app: its data, its focus, its address.

use sluss_protocol::language::Language;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};
use yew::NodeRef;

use super::door;

fn window() -> Window {
    web_sys::window().expect("the surfaces run in a window only")
}

fn document() -> Document {
    window().document().expect("a window of a page has a document")
}

/// The element with this id.
#[must_use]
pub fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// The text of a data block: a `<script id="…">` of a type that no browser runs.
#[must_use]
pub fn data_block(id: &str) -> Option<String> {
    element(id)?.text_content()
}

/// The bytes of a text in base64.
#[must_use]
pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    // One character per byte, with the byte's number.
    window().atob(text).ok()?.chars().map(|byte| u8::try_from(byte).ok()).collect()
}

/// The value of `<meta name="…" content="…">`.
#[must_use]
pub fn meta(name: &str) -> Option<String> {
    document().query_selector(&format!("meta[name=\"{name}\"]")).ok()??.get_attribute("content")
}

/// Gives the focus to the first element that fits the selector; false when there is none.
pub fn focus(selector: &str) -> bool {
    let found =
        document().query_selector(selector).ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|found| found.focus().is_ok())
}

/// Scrolls as little as needed for the first element that fits the selector to be wholly visible.
#[cfg(feature = "sign-in")]
pub fn bring_into_view(selector: &str) {
    if let Ok(Some(found)) = document().query_selector(selector) {
        let options = door::object(&[("block", "nearest".into())]);
        // If it cannot, the person scrolls.
        _ = door::call(&found, "scrollIntoView", &[options]);
    }
}

/// The text of the first element that fits the selector.
#[cfg(feature = "authenticator")]
#[must_use]
pub fn text_of(selector: &str) -> Option<String> {
    document().query_selector(selector).ok()??.text_content()
}

/// Sets the title and the language of the document.
pub fn describe(title: &str, language: &str) {
    let document = document();
    document.set_title(title);
    if let Some(root) = document.document_element() {
        // If the attribute is refused, only the pronunciation suffers.
        _ = root.set_attribute("lang", language);
    }
}

/// Notes in the document whether it shows everything that there is to show. A page that is not settled when the script fails is
/// requested again (`static/boot/sign_in.js`).
#[cfg(feature = "sign-in")]
pub fn settle(settled: bool) {
    if let Some(root) = document().document_element() {
        // Without the note, a page that fails is merely requested once too often.
        _ = if settled { root.set_attribute(SETTLED, "") } else { root.remove_attribute(SETTLED) };
    }
}

#[cfg(feature = "sign-in")]
const SETTLED: &str = "data-settled";

/// Leaves for another address without a way back to this one, since a finished sign-in is nothing to return to.
pub fn go_to(url: &str) {
    _ = window().location().replace(url);
}

/// Loads the document again.
pub fn reload() {
    _ = window().location().reload();
}

/// Shows the name of the radio button that was chosen on the `<details>` around it, where the style sheet cannot, and closes it after a click.
/// Keyboard events have a click count of zero and close nothing: moving through the choices is not choosing.
pub fn close_details(event: &yew::MouseEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(details) = target.closest("details").ok().flatten() else { return };
    if let Some(at) = target.get_attribute("data-at") {
        let name = |selector: &str| details.query_selector(selector).ok().flatten();
        if let Some(before) = name(".is-chosen") {
            _ = before.set_attribute("class", "methods-chosen");
        }
        if let Some(now) = name(&format!(".methods-chosen[data-at=\"{at}\"]")) {
            _ = now.set_attribute("class", "methods-chosen is-chosen");
        }
    }
    if event.detail() != 0 {
        _ = details.remove_attribute("open");
    }
}

/// Closes the `<details>` in which the Escape key was pressed, and gives the focus to its summary.
#[cfg(feature = "sign-in")]
pub fn close_at_escape(event: &yew::KeyboardEvent) {
    if event.key() != "Escape" {
        return;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(details) = target.closest("details[open]").ok().flatten() else { return };
    _ = details.remove_attribute("open");
    if let Some(summary) = details.query_selector("summary").ok().flatten() {
        _ = door::call(&summary, "focus", &[]);
    }
}

/// Opens a `<dialog>` over everything else; false if the browser has no dialogs: then it is shown in its place on the page, and
/// closing it fires no event.
pub fn show_modal(dialog: &NodeRef) -> bool {
    let Some(dialog) = dialog.cast::<Element>() else { return false };
    let over = door::call(&dialog, "showModal", &[]).is_ok();
    if !over {
        _ = dialog.set_attribute("open", "");
    }
    over
}

/// Closes a `<dialog>`, however [`show_modal`] has shown it.
pub fn close_modal(dialog: &NodeRef) {
    let Some(dialog) = dialog.cast::<Element>() else { return };
    if door::call(&dialog, "close", &[]).is_err() {
        _ = dialog.remove_attribute("open");
    }
}

/// Puts the focus on what a selector names as soon as it is drawn, within two seconds.
#[cfg(feature = "authenticator")]
pub async fn focus_when_there(selector: &'static str) {
    for _ in 0..40 {
        if focus(selector) {
            return;
        }
        super::clock::pause(50).await;
    }
}

/// The page's own origin, which is the server's base URL.
#[must_use]
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// What the address says after `#`, removed from it so that neither history nor a screenshot keeps it.
#[must_use]
pub fn take_fragment() -> Option<String> {
    let location = window().location();
    let fragment = location.hash().ok()?.strip_prefix('#')?.to_owned();
    let path = location.pathname().ok()?;
    if let Ok(history) = window().history() {
        _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path));
    }
    (!fragment.is_empty()).then_some(fragment)
}

/// Whether the address says something after `#`: a link was opened, and has not been taken yet.
#[must_use]
pub fn has_fragment() -> bool {
    window().location().hash().is_ok_and(|hash| hash.len() > 1)
}

/// Calls back when the part of the address after `#` changes, for as long as the page lives.
pub fn on_fragment(tell: impl Fn() + 'static) {
    let listener = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(tell);
    _ = window().add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// The value of an input.
#[must_use]
pub fn typed(input: &NodeRef) -> String {
    input.cast::<web_sys::HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
}

/// Empties a field.
#[cfg(feature = "authenticator")]
pub fn clear(input: &NodeRef) {
    if let Some(input) = input.cast::<web_sys::HtmlInputElement>() {
        input.set_value("");
    }
}

/// The host of the address, without a port.
#[cfg(feature = "authenticator")]
#[must_use]
pub fn host() -> String {
    window().location().hostname().unwrap_or_default()
}

/// What stands in the field that this event happened to.
#[cfg(feature = "authenticator")]
#[must_use]
pub fn typed_now(event: &web_sys::InputEvent) -> String {
    let input = event.target().and_then(|input| input.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}

/// What is chosen in a `<select>`.
#[must_use]
pub fn chosen(select: &NodeRef) -> String {
    let value = select.get().and_then(|select| js_sys::Reflect::get(&select, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// A day as the language writes it.
#[must_use]
pub fn day(epoch_ms: i64, language: Language) -> String {
    written(epoch_ms, language, &[("dateStyle", "long"), ("timeZone", "UTC")])
}

/// A moment, by this machine's clock and zone, as the language writes it.
#[must_use]
pub fn moment(epoch_ms: i64, language: Language) -> String {
    written(epoch_ms, language, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

fn written(epoch_ms: i64, language: Language, wanted: &[(&str, &str)]) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(epoch_ms as f64));
    let options = js_sys::Object::new();
    for (name, value) in wanted {
        _ = js_sys::Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    date.to_locale_string(language.locale(), &options).into()
}

/// Puts a text into the input with this id, unless it already contains something.
pub fn fill(id: &str, text: &str) {
    let input = element(id).and_then(|found| found.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(input) = input.filter(|input| input.value().is_empty()) {
        input.set_value(text);
    }
}

/// Whether a box is ticked.
#[must_use]
pub fn checked(input: &NodeRef) -> bool {
    input.cast::<web_sys::HtmlInputElement>().is_some_and(|input| input.checked())
}

/// Saves a text as a file of this name. No server sees it, and no address has it in it, which the browser's list of downloads would keep.
pub fn save_text(name: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let Ok(blob) = web_sys::Blob::new_with_str_sequence(&parts) else { return };
    let Some(urls) = door::find(&["URL"]) else { return };
    let Ok(address) = door::call(&urls, "createObjectURL", &[blob.into()]) else { return };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlElement>().ok());
    if let (Some(link), Some(href)) = (link, address.as_string()) {
        _ = link.set_attribute("href", &href);
        _ = link.set_attribute("download", name);
        // The address is not revoked: a browser may still be reading from it, and it ends with the page.
        link.click();
    }
}

/// Opens the browser's dialogue for printing.
pub fn print() {
    // If there is none, people can still write the codes down.
    _ = door::call(&window(), "print", &[]);
}
