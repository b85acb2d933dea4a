//! The fields for codes: digits that the authenticator or an SMS shows, and recovery codes.

use sluss_protocol::sign_in::Notice;
use yew::prelude::*;
use yew::props;

use crate::sign_in::runtime::group_digits;
use crate::sign_in::state::{CODE_FIELD, ViewModel};
use crate::ui::{CodeInputProps, TextFieldProps, code_input, text_field};

/// The longest text that can still be a recovery code, with room for what people type between its letters.
const LONGEST: u32 = 60;

/// A field for so many digits.
pub(super) fn digits(model: &ViewModel, label_id: &str, digits: u32, error: Option<String>, autofocus: bool) -> Html {
    code_input(&props!(CodeInputProps {
        id: CODE_FIELD,
        name: CODE_FIELD,
        label: model.text(label_id),
        digits,
        error: error.map(AttrValue::from),
        autofocus,
        oninput: group_digits(digits),
    }))
}

/// A field for a code of letters and digits.
pub(super) fn letters(model: &ViewModel, label_id: &str, hint_id: &str, autofocus: bool) -> Html {
    text_field(&props!(TextFieldProps {
        id: CODE_FIELD,
        name: CODE_FIELD,
        label: model.text(label_id),
        hint: Some(AttrValue::from(model.text(hint_id))),
        longest: LONGEST,
        error: model.error_of(&[Notice::WrongRecovery, Notice::RecoveryForm]).map(AttrValue::from),
        autofocus,
    }))
}
