//! Changing the password: the current one, the new one and how strong it is, and whether to sign out everywhere else.

use sluss_protocol::api::NewPassword;
use yew::prelude::*;
use yew::props;

use super::password_fields::{new_password, own_password, password_form_error, whose};
use super::settings_props::SettingsProps;
use crate::account::state::{Command, StrengthMeter, standing_error};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, StrengthBarProps, strength_bar};

/// The form to change the password.
#[component]
pub(super) fn ChangePassword(props: &SettingsProps) -> Html {
    let (current, new, everywhere) = (use_node_ref(), use_node_ref(), use_node_ref());
    let onsubmit = Callback::from({
        let (current, new) = (current.clone(), new.clone());
        let (everywhere, command) = (everywhere.clone(), props.command.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let [current, new] = [&current, &new].map(page::typed);
            command.emit(Command::ChangePassword(NewPassword {
                current: current.into(),
                new: new.into(),
                end_others: page::checked(&everywhere),
            }));
        }
    });
    let oninput = props.typed.reform({
        let new = new.clone();
        move |_: InputEvent| page::typed(&new)
    });
    let error = props.request.error.as_ref();
    let refused = standing_error(error, props.strength.as_ref());
    let texts = &props.texts;
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("password-title") }</h1>
            { password_form_error(texts, error) }
            <form class="form" novalidate=true {onsubmit}>
                { whose(&props.account.email) }
                { own_password(texts, error, &current) }
                <div {oninput}>
                    { new_password(texts, props.account.safety.password_min, refused, &new) }
                    { bar(texts, StrengthMeter::new(texts, props.strength.as_ref(), refused)) }
                </div>
                <label class="check"><input ref={everywhere} type="checkbox" name="end-others" checked=true /><span>{ texts.text("end-others") }</span></label>
                <div class="actions">
                    <Button busy={props.request.busy.is_some()}>{ texts.text("password-go") }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={props.leave()}>{ texts.text("cancel") }</Button>
                </div>
            </form>
        </>
    }
}

fn bar(texts: &Catalogue, meter: StrengthMeter) -> Html {
    let StrengthMeter { filled, sentence, advice } = meter;
    strength_bar(&props!(StrengthBarProps { label: texts.text("strength"), filled, sentence, advice }))
}
