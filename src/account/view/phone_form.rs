//! The form for a new phone number: its country and the number. The fields keep what was typed.

use sluss_protocol::numbers::NumbersView;
use yew::prelude::*;

use crate::account::state::NumberForm;
use crate::browser::{countries, page};
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, TextField, verbatim};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PhoneFormProps {
    pub(super) texts: Catalogue,
    pub(super) view: NumbersView,
    pub(super) form: NumberForm,
    /// What went wrong that belongs to no field.
    pub(super) error: Html,
    /// Called with the field's value, and the country.
    pub(super) submit: Callback<(String, String)>,
    pub(super) cancel: Callback<MouseEvent>,
}

/// The form for a new phone number.
#[component]
pub(super) fn PhoneForm(props: &PhoneFormProps) -> Html {
    let (country, number) = (use_node_ref(), use_node_ref());
    let onsubmit = Callback::from({
        let (country, number, submit) = (country.clone(), number.clone(), props.submit.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            submit.emit((page::typed(&number), page::chosen(&country)));
        }
    });
    let (texts, form) = (&props.texts, &props.form);
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("add-phone") }</h1>
            <p>{ texts.text("phone-how") }</p>
            { props.error.clone() }
            if let Some(meant) = &form.meant {
                { suggestion(props, meant, &country) }
            }
            <form class="form" novalidate=true {onsubmit}>
                <div class="field">
                    <label class="label" for="country">{ texts.text("phone-country-label") }</label>
                    <select class="input" id="country" name="country" autocomplete="country" ref={country}>
                        { choices(texts, &props.view) }
                    </select>
                </div>
                <TextField id="number" name="number" kind="tel" autocomplete="tel" longest={40} first={form.number.clone()}
                    label={texts.text("phone-number")} hint={texts.text("phone-number-hint")}
                    error={form.wrong.map(|id| texts.text(id))} node_ref={number} />
                <div class="actions">
                    <Button busy={form.busy}>{ texts.text("phone-add") }</Button>
                    <Button submit=false kind={ButtonKind::Secondary} onclick={props.cancel.clone()}>{ texts.text("cancel") }</Button>
                </div>
            </form>
        </>
    }
}

/// Every country that SMS go to, with how its numbers begin.
fn choices(texts: &Catalogue, view: &NumbersView) -> Html {
    let codes: Vec<&str> = view.countries.iter().map(|known| known.country.as_str()).collect();
    let named = countries::named(&codes, texts.language().tag());
    let choice = |(country, name): (String, String)| {
        let code = view.countries.iter().find(|known| known.country == country).map_or(0, |known| known.code);
        let selected = view.likely.as_ref() == Some(&country);
        html! { <option value={country} {selected}>{ format!("{name} (+{code})") }</option> }
    };
    html! {
        <>
            <option value="" selected={view.likely.is_none()}>{ texts.text("phone-country-none") }</option>
            { for named.into_iter().map(choice) }
        </>
    }
}

/// A single press in place of typing it again.
fn suggestion(props: &PhoneFormProps, meant: &str, country: &NodeRef) -> Html {
    let texts = &props.texts;
    let yes = props.submit.reform({
        let (meant, country) = (meant.to_owned(), country.clone());
        move |_: MouseEvent| (meant.clone(), page::chosen(&country))
    });
    html! {
        <Notice>
            <p>{ verbatim(|given| texts.with("phone-meant", given), &[("number", meant)]) }</p>
            <Button submit=false kind={ButtonKind::Secondary} id="phone-meant" onclick={yes}>{ texts.text("phone-meant-yes") }</Button>
        </Notice>
    }
}
