//! Strangers fail at this address, so something that only its owner has comes before the password: a link by mail, or a recovery code.

use sluss_protocol::sign_in::FormAction;
use yew::prelude::*;
use yew::props;

use super::code_fields;
use super::form::{FORGOTTEN, identity, links, main_form, side_button};
use crate::sign_in::state::ViewModel;
use crate::ui::{ButtonKind, ButtonProps, button};

pub(super) fn view(model: &ViewModel, email: &str, by_mail: bool, mailed: bool) -> Html {
    // People who listen to the page hear the reason first: there is no single field to start with.
    let focus = model.page.notice.is_none().then_some("");
    html! {
        <>
            <h1 tabindex="-1" data-focus={focus}>{ model.heading() }</h1>
            { identity(model, email) }
            { if mailed { waiting(model) } else { ways(model, by_mail) } }
            { links(model, &[FORGOTTEN]) }
        </>
    }
}

fn waiting(model: &ViewModel) -> Html {
    html! {
        <>
            <p class="lead">{ model.text("extra-mailed") }</p>
            <p class="hint waiting" role="status">{ model.text("extra-waiting") }</p>
            <div class="ways">{ side_button(model, ButtonKind::Quiet, FormAction::Back, "back") }</div>
        </>
    }
}

fn ways(model: &ViewModel, by_mail: bool) -> Html {
    let code = code_fields::letters(model, "extra-code", "extra-code-hint", false);
    let action = FormAction::LetOnRecovery;
    let kind = if by_mail { ButtonKind::Secondary } else { ButtonKind::Primary };
    let (busy, children) = (model.is_busy(action), Html::from(model.text("next")));
    let go = button(&props!(ButtonProps { kind, name: FormAction::FIELD, value: action.name(), busy, children }));
    let fields = html! { <>{ code }<div class="actions">{ go }</div></> };
    html! {
        <>
            <p class="lead">{ model.text("extra-text") }</p>
            if by_mail {
                <div class="actions">{ side_button(model, ButtonKind::Primary, FormAction::LetOnMail, "extra-mail") }</div>
            }
            { main_form(model, "extra", fields) }
            <p class="hint">{ model.text("extra-wait") }</p>
        </>
    }
}
