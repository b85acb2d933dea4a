//! What a surface shows before its texts are loaded, and if they cannot be.

use yew::prelude::*;

use super::brand::Brand;
use super::i18n::LoadedTexts;
use super::shell::Shell;
use crate::ui::{Notice, Tone};

/// What is shown in place of the screens while there are no texts.
pub fn without_texts(texts: &LoadedTexts, brand: &Brand) -> Html {
    match texts {
        LoadedTexts::Missing => no_texts(brand),
        LoadedTexts::Loading | LoadedTexts::Here(_) => {
            html! { <Shell brand={brand.clone()}><div data-screen="loading" /></Shell> }
        }
    }
}

/// Without texts there is only this sentence, in every language.
pub fn no_texts(brand: &Brand) -> Html {
    html! {
        <Shell brand={brand.clone()}>
            <Notice tone={Tone::Error}>
                <p>{ "The texts could not be loaded. Check your network and reload the page." }</p>
                <p lang="sv">{ "Texterna gick inte att hämta. Kontrollera nätet och ladda om sidan." }</p>
            </Notice>
            <p class="actions"><a class="button button-primary" href="">{ "Load again · " }<span lang="sv">{ "Ladda om" }</span></a></p>
        </Shell>
    }
}
