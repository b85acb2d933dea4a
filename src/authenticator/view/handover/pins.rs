//! The form on the old phone: a PIN for each account that goes along, and whether the codes do.

use yew::prelude::*;

use crate::authenticator::state::handover::{Asking, CodesOffer, HandoverMessage, Offer, PinTrouble};
use crate::authenticator::state::pin::PIN_DIGITS;
use crate::authenticator::state::pin::Pin;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::with_names;
use crate::ui::{Button, CodeInput, Notice, Tone};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PinsProps {
    pub(super) texts: Catalogue,
    pub(super) asking: Asking,
    pub(super) tell: Callback<HandoverMessage>,
}

/// The form.
#[component]
pub(super) fn Pins(props: &PinsProps) -> Html {
    let Asking { offers, others, codes, busy, wrong, .. } = &props.asking;
    let texts = &props.texts;
    let fields = use_memo(offers.len(), |count| (0..*count).map(|_| NodeRef::default()).collect::<Vec<_>>());
    let with_codes = use_node_ref();
    let onsubmit = Callback::from({
        let (fields, with_codes, props) = (fields.clone(), with_codes.clone(), props.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            props.tell.emit(HandoverMessage::Vouch {
                pins: typed(&props.asking.offers, &fields),
                with_codes: page::checked(&with_codes),
            });
        }
    });
    let troubles: Vec<_> = offers.iter().map(|offer| offer.wrong.clone()).collect();
    use_effect_with((troubles, *busy), |(troubles, busy)| {
        if !busy && troubles.iter().any(Option::is_some) {
            page::focus("main [aria-invalid]");
        }
    });
    html! {
        <form class="form" novalidate=true {onsubmit}>
            if offers.len() > 1 {
                <p>{ texts.text("old-phone-pins") }</p>
            }
            { for offers.iter().zip(fields.iter()).enumerate().map(|(number, (offer, field))| pin(texts, number, offer, field)) }
            if *others > 0 {
                <p class="hint">{ texts.with("old-phone-others", &[("count", &others.to_string())]) }</p>
            }
            { along(texts, *codes, &with_codes) }
            if let Some(wrong) = wrong {
                <Notice tone={Tone::Warning}>{ texts.text(wrong) }</Notice>
            }
            <div class="actions"><Button busy={*busy}>{ texts.text("old-phone-go") }</Button></div>
        </form>
    }
}

/// What was typed, for the accounts where something was.
fn typed(offers: &[Offer], fields: &[NodeRef]) -> Vec<(String, Option<Pin>)> {
    let fields = offers.iter().zip(fields).filter(|(offer, _)| !offer.is_ready);
    let typed = fields.map(|(offer, field)| (offer.id.clone(), page::typed(field)));
    typed.filter(|(_, text)| !text.trim().is_empty()).map(|(id, text)| (id, Pin::typed(&text))).collect()
}

fn pin(texts: &Catalogue, number: usize, offer: &Offer, field: &NodeRef) -> Html {
    if offer.is_ready {
        return html! { <Notice tone={Tone::Good}>{ with_names(texts, "old-phone-ready", &[("account", &offer.label)]) }</Notice> };
    }
    let id = format!("pin-{number}");
    let label = texts.with("old-phone-pin", &[("account", &offer.label)]);
    html! {
        <CodeInput id={id.clone()} name={id} {label} digits={PIN_DIGITS as u32} secret=true
            error={offer.wrong.as_ref().map(|wrong| said(texts, wrong))} node_ref={field.clone()} />
    }
}

fn said(texts: &Catalogue, wrong: &PinTrouble) -> String {
    let left = wrong.left.map(|left| texts.with("tries-left", &[("left", &left.to_string())]));
    [Some(texts.text(wrong.text)), left].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn along(texts: &Catalogue, codes: CodesOffer, with_codes: &NodeRef) -> Html {
    match codes {
        CodesOffer::None => Html::default(),
        CodesOffer::Locked => html! { <p class="hint">{ texts.text("old-phone-codes-locked") }</p> },
        CodesOffer::Some(count) => html! {
            <label class="check">
                <input type="checkbox" id="with-codes" ref={with_codes.clone()} checked=true />
                { texts.with("old-phone-codes", &[("count", &count.to_string())]) }
            </label>
        },
    }
}
