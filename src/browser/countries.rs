//! Countries by the names that a language has for them.

use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::door;

/// The countries with these ISO codes and their names in a language, in that language's order. If the browser has no name, the code
/// takes its place.
#[must_use]
pub fn named(codes: &[&str], language: &str) -> Vec<(String, String)> {
    let book = book(language);
    let name = |code: &str| book.as_ref().and_then(|book| name(book, code)).unwrap_or_else(|| code.to_owned());
    let mut named: Vec<_> = codes.iter().map(|code| ((*code).to_owned(), name(code))).collect();
    let locales = Array::of1(&language.into());
    named.sort_by(|(_, one), (_, other)| {
        let order = JsString::from(one.as_str()).locale_compare(other, &locales, &Object::new());
        order.cmp(&0)
    });
    named
}

/// `new Intl.DisplayNames(language, { type: "region" })`.
fn book(language: &str) -> Option<JsValue> {
    let maker: Function = door::find(&["Intl", "DisplayNames"])?.dyn_into().ok()?;
    let options = door::object(&[("type", "region".into())]);
    Reflect::construct(&maker, &Array::of2(&language.into(), &options)).ok()
}

fn name(book: &JsValue, code: &str) -> Option<String> {
    door::call(book, "of", &[code.into()]).ok()?.as_string()
}
