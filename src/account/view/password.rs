//! Another password: the one that holds, the one that shall and how strong it would be, and whether everybody else is signed out.

use sluss_protocol::api::NewPassword;
use yew::prelude::*;

use crate::account::state::settings::Command;
use super::password_fields::{new_password, own_password, error_of, whose};
use super::overview_parts::SettingsProps;
use crate::account::state::strength::{meter, still};
use crate::browser::page;
use crate::ui::{Button, ButtonKind};

/// The form.
#[component]
pub(super) fn ChangePassword(props: &SettingsProps) -> Html {
    let (current, new, others) = (use_node_ref(), use_node_ref(), use_node_ref());
    let onsubmit = Callback::from({
        let (current, new, others, command) = (current.clone(), new.clone(), others.clone(), props.command.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let [current, new] = [&current, &new].map(page::typed);
            command.emit(Command::Password(NewPassword {
                current: current.into(),
                new: new.into(),
                end_others: page::checked(&others),
            }));
        }
    });
    let oninput = props.typed.reform({
        let new = new.clone();
        move |_: InputEvent| page::typed(&new)
    });
    let error = props.request.error.as_ref();
    let refused = still(error, props.strength.as_ref());
    let texts = &props.texts;
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("password-title") }</h1>
            { error_of(texts, error) }
            <form class="form" novalidate=true {onsubmit}>
                { whose(&props.account.email) }
                { own_password(texts, error, &current) }
                <div {oninput}>
                    { new_password(texts, props.account.safety.password_min, refused, &new) }
                    { meter(texts, props.strength.as_ref(), refused) }
                </div>
                <label class="check"><input ref={others} type="checkbox" name="end-others" checked=true /><span>{ texts.text("end-others") }</span></label>
                <div class="actions">
                    <Button busy={props.request.busy.is_some()}>{ texts.text("password-go") }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={props.leave()}>{ texts.text("cancel") }</Button>
                </div>
            </form>
        </>
    }
}
