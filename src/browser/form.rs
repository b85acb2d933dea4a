//! Forms as the person sent them.

use wasm_bindgen::JsCast;
use web_sys::{Event, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, SubmitEvent, UrlSearchParams};

/// A form that is about to be sent.
#[derive(Clone, Debug)]
pub struct Submission {
    /// The fields as `application/x-www-form-urlencoded`, with the button that was pressed.
    pub body: String,
    /// The value of that button.
    pub pressed: String,
}

/// Reads the form of a submit event. `None` if the browser does not say which button was pressed: then only the
/// browser itself can send the form correctly.
#[must_use]
pub fn submission(event: &SubmitEvent) -> Option<Submission> {
    let button: HtmlElement = event.submitter()?;
    let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
    let fields = FormData::new_with_form(&form).ok()?;
    let query = UrlSearchParams::new_with_record_from_str_to_str(&fields.into()).ok()?;
    let pressed = button.get_attribute("value").unwrap_or_default();
    if let Some(name) = button.get_attribute("name") {
        query.append(&name, &pressed);
    }
    Some(Submission { body: query.to_string().into(), pressed })
}

/// Rewrites what was typed if that changes it and the caret is at the end, where rewriting cannot move it.
pub fn rewrite(event: &Event, tidy: impl Fn(&str) -> String) {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let typed = input.value();
    let at_end =
        input.selection_start().ok().flatten().is_none_or(|caret| caret as usize == typed.encode_utf16().count());
    let tidied = tidy(&typed);
    if at_end && tidied != typed {
        input.set_value(&tidied);
    }
}
