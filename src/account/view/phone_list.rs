//! The list of registered phone numbers.

use sluss_protocol::numbers::{NumberView, NumbersView};
use yew::prelude::*;

use super::links::sign_in_link;
use super::registered::Registered;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::{Question, with_names};
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, Tone};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PhoneListProps {
    pub(super) texts: Catalogue,
    pub(super) view: NumbersView,
    /// The line about what just happened.
    pub(super) notice: Html,
    pub(super) add: Callback<MouseEvent>,
    /// Called with a number's id and last digits.
    pub(super) remove: Callback<(String, String)>,
    pub(super) leave: Callback<MouseEvent>,
}

/// The list, and the link to a new number.
#[component]
pub(super) fn PhoneList(props: &PhoneListProps) -> Html {
    let (texts, view) = (&props.texts, &props.view);
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("phones-title") }</h1>
            { props.notice.clone() }
            { outlook(texts, view) }
            if view.numbers.is_empty() {
                <p class="lead">{ texts.text("phones-none") }</p>
            } else {
                <ul class="list">{ for view.numbers.iter().map(|number| line(props, number)) }</ul>
            }
            if view.may_change {
                if view.open {
                    <div class="actions">
                        <Button submit=false id="add-phone" onclick={props.add.clone()}>
                            <Icon name={IconName::Plus} />{ texts.text("add-phone") }
                        </Button>
                    </div>
                }
            } else {
                <Notice>{ texts.text("phones-step-up") }</Notice>
                <p class="actions">{ sign_in_link(texts.text("sign-in"), "button button-primary") }</p>
            }
            <p class="hint">{ texts.text("phones-risk") }</p>
            <div class="actions">
                <Button submit=false kind={ButtonKind::Secondary} onclick={props.leave.clone()}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

/// Whether codes are sent, and until when.
fn outlook(texts: &Catalogue, view: &NumbersView) -> Html {
    let text = match view.ends_at {
        _ if !view.open => texts.text("phones-off"),
        Some(end) => texts.with("phones-ends", &[("date", &page::day(end, texts.language()))]),
        None => return Html::default(),
    };
    html! { <Notice tone={Tone::Warning}>{ text }</Notice> }
}

fn line(props: &PhoneListProps, number: &NumberView) -> Html {
    let texts = &props.texts;
    let question = Question {
        title: with_names(texts, "phone-remove-title", &[("number", &number.hint)]),
        text: texts.text("phone-remove-text"),
        yes: texts.text("phone-remove-yes"),
        no: texts.text("remove-no"),
    };
    let remove = props.remove.reform({
        let (id, hint) = (number.id.clone(), number.hint.clone());
        move |()| (id.clone(), hint.clone())
    });
    let name = with_names(texts, "phone-ending", &[("number", &number.hint)]);
    html! {
        <Registered key={number.id.clone()} texts={texts.clone()} id={number.id.clone()} {name} added_at={number.added_at}
            last_used_at={number.last_used_at} open={props.view.may_change} {question} {remove} />
    }
}
