//! Strangers fail at this address: something that only its owner has comes before the password. A link by mail, or a recovery code.

use sluss_protocol::sign_in::{FormAction, Notice};
use yew::prelude::*;
use yew::props;

use super::form::{FORGOTTEN, identity, links, main_form, side_button};
use super::recovery::LONGEST;
use super::scene::Scene;
use crate::ui::{ButtonKind, ButtonProps, TextFieldProps, button, text_field};

pub(super) fn view(scene: &Scene, email: &str, by_mail: bool, mailed: bool) -> Html {
    let title = scene.text(if mailed { "extra-mailed-title" } else { "extra-title" });
    // Whoever hears the page read hears why first: nothing here is the one thing to fill in.
    let focus = scene.page.notice.is_none().then_some("");
    html! {
        <>
            <h1 tabindex="-1" data-focus={focus}>{ title }</h1>
            { identity(scene, email) }
            { if mailed { waiting(scene) } else { ways(scene, by_mail) } }
            { links(scene, &[FORGOTTEN]) }
        </>
    }
}

fn waiting(scene: &Scene) -> Html {
    html! {
        <>
            <p class="lead">{ scene.text("extra-mailed") }</p>
            <p class="hint waiting" role="status">{ scene.text("extra-waiting") }</p>
            <div class="actions-side">{ side_button(scene, ButtonKind::Quiet, FormAction::Back, "back") }</div>
        </>
    }
}

fn ways(scene: &Scene, by_mail: bool) -> Html {
    let code = text_field(&props!(TextFieldProps {
        id: "code",
        name: "code",
        label: scene.text("extra-code"),
        hint: Some(AttrValue::from(scene.text("extra-code-hint"))),
        longest: LONGEST,
        error: scene.error_of(&[Notice::WrongRecovery, Notice::RecoveryForm]).map(AttrValue::from),
    }));
    let action = FormAction::LetOnRecovery;
    let kind = if by_mail { ButtonKind::Secondary } else { ButtonKind::Primary };
    let (busy, children) = (scene.is_busy(action), Html::from(scene.text("next")));
    let go = button(&props!(ButtonProps { kind, name: FormAction::FIELD, value: action.name(), busy, children }));
    let fields = html! { <>{ code }<div class="actions">{ go }</div></> };
    html! {
        <>
            <p class="lead">{ scene.text("extra-text") }</p>
            if by_mail {
                <div class="actions">{ side_button(scene, ButtonKind::Primary, FormAction::LetOnMail, "extra-mail") }</div>
            }
            { main_form(scene, "extra", fields) }
            <p class="hint">{ scene.text("extra-wait") }</p>
        </>
    }
}
