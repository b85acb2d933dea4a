//! The choice of a language: a button or a link for every language but the current one. A surface that only script draws changes it by itself,
//! a form sends it, and a page without script links to itself in the other language.

use sluss_protocol::language::Language;
use yew::prelude::*;

#[cfg(feature = "catalogue")]
use crate::ui::{Button, ButtonKind};

fn others(spoken: Language) -> impl Iterator<Item = Language> {
    Language::ALL.into_iter().filter(move |language| *language != spoken)
}

#[cfg(feature = "catalogue")]
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct LanguagesProps {
    /// The current language.
    pub spoken: Language,
    /// The label of the choice.
    pub label: AttrValue,
    /// Called with the chosen language.
    pub choose: Callback<Language>,
}

/// The choice on a surface that only script draws.
#[cfg(feature = "catalogue")]
#[component]
pub fn Languages(props: &LanguagesProps) -> Html {
    html! {
        <div class="languages" role="group" aria-label={props.label.clone()}>
            { for others(props.spoken).map(|language| html! {
                <Button submit=false kind={ButtonKind::Quiet} onclick={props.choose.reform(move |_: MouseEvent| language)}>
                    <span lang={language.tag()}>{ language.own_name() }</span>
                </Button>
            }) }
        </div>
    }
}

/// The choice as a form of its own, whose buttons send the language in the field `language`. `hidden` is sent along, and a new `turn`
/// makes a new form.
#[cfg(any(feature = "sign-in", feature = "ssr"))]
pub fn language_form(spoken: Language, label: String, action: &str, turn: u32, hidden: Html) -> Html {
    html! {
        <form key={turn} class="languages" method="post" action={action.to_owned()} aria-label={label}>
            { hidden }
            { for others(spoken).map(|language| html! {
                <button class="button button-quiet" name="language" value={language.tag()} lang={language.tag()} translate="no">{ language.own_name() }</button>
            }) }
        </form>
    }
}

/// The choice as links that show the same page in another language.
#[cfg(feature = "ssr")]
pub fn language_links(spoken: Language, label: String) -> Html {
    html! {
        <nav class="languages" aria-label={label}>
            { for others(spoken).map(|language| html! {
                <a class="button button-quiet" href={format!("?language={}", language.tag())} lang={language.tag()}>{ language.own_name() }</a>
            }) }
        </nav>
    }
}
