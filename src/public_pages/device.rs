//! The forms for a device without a browser: the code that it shows, and whether it is the person's own. They know no protocol, and are given
//! where they go to and the secret that they carry.

use yew::prelude::*;
use yew::props;

use crate::i18n::Messages;
use crate::ui::{Button, ButtonKind, Notice, TextFieldProps, Tone, text_field, verbatim};

/// Asks for the code.
pub(super) fn code(typed: &str, wrong: bool, action: &str, secret: Html, texts: &Messages) -> Html {
    let field = text_field(&props!(TextFieldProps {
        id: "code",
        name: "code",
        label: texts.text("device-code"),
        autocomplete: "off",
        longest: 20,
        first: typed.to_owned(),
        error: wrong.then(|| AttrValue::from(texts.text("device-wrong"))),
        autofocus: true,
    }));
    html! {
        <form class="form" method="post" action={action.to_owned()} novalidate=true>
            { secret }
            { field }
            <div class="actions"><Button>{ texts.text("device-next") }</Button></div>
        </form>
    }
}

/// Asks whether to sign in at the device that shows this code.
pub(super) fn confirm(site: &str, code: &str, action: &str, secret: Html, texts: &Messages) -> Html {
    html! {
        <form class="form" method="post" action={action.to_owned()}>
            { secret }
            <ul class="goes">
                <li>{ texts.with("device-site", &[("site", site)]) }</li>
                <li>{ verbatim(|given| texts.with("device-shows", given), &[("code", code)]) }</li>
            </ul>
            <Notice tone={Tone::Warning}>{ texts.text("device-not") }</Notice>
            <div class="actions">
                <Button>{ texts.text("device-confirm-go") }</Button>
                <Button kind={ButtonKind::Secondary} name="deny" value="yes">{ texts.text("device-deny") }</Button>
            </div>
        </form>
    }
}
