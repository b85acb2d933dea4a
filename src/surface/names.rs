//! Sentences with names in them that no translator may touch: addresses, names of sites and devices.

use yew::prelude::*;

use crate::i18n::Catalogue;

/// Stands for a name in a sentence until the name takes its place: characters that no text has.
const PLACES: [&str; 4] = ["\u{e000}", "\u{e001}", "\u{e002}", "\u{e003}"];

/// A text whose arguments are kept from being translated with it. At most four are.
pub fn with_names(texts: &Catalogue, id: &str, names: &[(&'static str, &str)]) -> Html {
    let places: Vec<_> = names.iter().zip(PLACES).map(|((name, _), place)| (*name, place)).collect();
    let sentence = texts.with(id, &places);
    let is_place = |character: char| PLACES.iter().any(|place| place.starts_with(character));
    let parts = sentence.split_inclusive(is_place).map(|part| {
        let place = part.chars().last().filter(|last| is_place(*last));
        let words = place.map_or(part, |place| part.trim_end_matches(place));
        let name = place.and_then(|place| PLACES.iter().position(|known| known.starts_with(place)));
        let name = name.and_then(|at| names.get(at)).map(|(_, name)| html! { <span translate="no">{ *name }</span> });
        html! { <>{ words }{ name.unwrap_or_default() }</> }
    });
    html! { <>{ for parts }</> }
}
