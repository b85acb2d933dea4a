//! The list of registered phone numbers.

use sluss_protocol::numbers::{NumberView, NumbersView};
use yew::prelude::*;

use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Dialog, Icon, IconName, Notice, Tone};

/// What [`PhoneList`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PhoneListProps {
    pub(super) texts: Catalogue,
    pub(super) view: NumbersView,
    /// What just happened.
    pub(super) news: Html,
    pub(super) add: Callback<MouseEvent>,
    /// Called with a number's id and end.
    pub(super) remove: Callback<(String, String)>,
    pub(super) leave: Callback<MouseEvent>,
}

/// The list.
#[component]
pub(super) fn PhoneList(props: &PhoneListProps) -> Html {
    let (texts, view) = (&props.texts, &props.view);
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("phones-title") }</h1>
            { props.news.clone() }
            { outlook(texts, view) }
            if view.numbers.is_empty() {
                <p class="lead">{ texts.text("phones-none") }</p>
            } else {
                <ul class="list">
                    { for view.numbers.iter().map(|number| html! {
                        <Phone key={number.id.clone()} texts={texts.clone()} number={number.clone()} open={view.may_change}
                            remove={props.remove.clone()} />
                    }) }
                </ul>
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
                <p class="actions"><a class="button button-primary" href="/account/sign-in">{ texts.text("sign-in") }</a></p>
            }
            <p class="hint">{ texts.text("phones-risk") }</p>
            <div class="actions">
                <Button submit=false kind={ButtonKind::Quiet} onclick={props.leave.clone()}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

/// Whether codes are sent, and until when.
fn outlook(texts: &Catalogue, view: &NumbersView) -> Html {
    let text = match view.ends_at {
        _ if !view.open => texts.text("phones-off"),
        Some(end) => texts.with("phones-ends", &[("date", &page::day(end, texts.language().tag()))]),
        None => return Html::default(),
    };
    html! { <Notice tone={Tone::Warning}>{ text }</Notice> }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct PhoneProps {
    texts: Catalogue,
    number: NumberView,
    open: bool,
    remove: Callback<(String, String)>,
}

#[component]
fn Phone(props: &PhoneProps) -> Html {
    let question = use_node_ref();
    let (texts, number) = (&props.texts, &props.number);
    let when = |at: i64| page::moment(at, texts.language().tag());
    let ask = Callback::from({
        let question = question.clone();
        move |_: MouseEvent| page::show_modal(&question)
    });
    html! {
        <li class="list-item">
            <Icon name={IconName::Phone} />
            <div class="list-text">
                <p class="list-title">{ texts.with("phone-ending", &[("number", &number.hint)]) }</p>
                <p class="hint">{ texts.with("device-added", &[("when", &when(number.added_at))]) }</p>
                <p class="hint">{ match number.last_used_at {
                    Some(at) => texts.with("device-used", &[("when", &when(at))]),
                    None => texts.text("device-unused"),
                } }</p>
            </div>
            if props.open {
                <Button submit=false kind={ButtonKind::Quiet} onclick={ask}>{ texts.text("remove") }</Button>
                { are_you_sure(props, &question) }
            }
        </li>
    }
}

fn are_you_sure(props: &PhoneProps, question: &NodeRef) -> Html {
    let (texts, number) = (&props.texts, &props.number);
    let keep = Callback::from({
        let question = question.clone();
        move |_: MouseEvent| page::close_modal(&question)
    });
    let remove = props.remove.reform({
        let (id, hint, question) = (number.id.clone(), number.hint.clone(), question.clone());
        move |_: MouseEvent| {
            page::close_modal(&question);
            (id.clone(), hint.clone())
        }
    });
    html! {
        <Dialog id={format!("remove-{}", number.id)} node_ref={question.clone()}
            title={texts.with("phone-remove-title", &[("number", &number.hint)])}>
            <p>{ texts.text("phone-remove-text") }</p>
            <div class="actions">
                <Button submit=false kind={ButtonKind::Danger} onclick={remove}>{ texts.text("phone-remove-yes") }</Button>
                <Button submit=false kind={ButtonKind::Secondary} onclick={keep}>{ texts.text("remove-no") }</Button>
            </div>
        </Dialog>
    }
}
