//! The choice of a language, and what is said when there are no texts in any.

use sluss_protocol::language::Language;
use yew::prelude::*;

use crate::ui::{Button, ButtonKind, Notice, Shell, Tone};

/// What [`Languages`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LanguagesProps {
    /// The language that is spoken now.
    pub spoken: Language,
    /// What the choice is called.
    pub label: AttrValue,
    /// Called with the one to speak.
    pub choose: Callback<Language>,
}

/// A button for every other language.
#[component]
pub fn Languages(props: &LanguagesProps) -> Html {
    let others = Language::ALL.into_iter().filter(|language| *language != props.spoken);
    html! {
        <div class="languages" role="group" aria-label={props.label.clone()}>
            { for others.map(|language| html! {
                <Button submit=false kind={ButtonKind::Quiet} onclick={props.choose.reform(move |_: MouseEvent| language)}>
                    <span lang={language.tag()}>{ language.own_name() }</span>
                </Button>
            }) }
        </div>
    }
}

/// Without texts there is only this sentence, in every language.
pub fn no_texts() -> Html {
    html! {
        <Shell>
            <Notice tone={Tone::Error}>
                <p>{ "The texts could not be loaded. Check your network and load the page again." }</p>
                <p lang="sv">{ "Texterna gick inte att hämta. Kontrollera nätet och ladda om sidan." }</p>
            </Notice>
            <p class="actions"><a class="button button-primary" href="">{ "Load again · " }<span lang="sv">{ "Ladda om" }</span></a></p>
        </Shell>
    }
}
