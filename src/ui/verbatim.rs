//! Sentences with codes, numbers or addresses in them, which no translator in the browser may touch.

use yew::prelude::*;

/// The first of the placeholder characters. No text contains them: they are in Unicode's private use area.
const FIRST: u32 = 0xe000;

/// The sentence that `write` makes of its arguments, with each argument marked as not to be translated.
pub fn verbatim(write: impl FnOnce(&[(&'static str, &str)]) -> String, arguments: &[(&'static str, &str)]) -> Html {
    let places: Vec<String> = (FIRST..).filter_map(char::from_u32).take(arguments.len()).map(String::from).collect();
    let named: Vec<(&'static str, &str)> =
        arguments.iter().zip(&places).map(|((name, _), place)| (*name, place.as_str())).collect();
    let sentence = write(&named);
    let parts = sentence.split_inclusive(is_place).map(|part| {
        let (text, kept) = match part.chars().last().filter(|last| is_place(*last)) {
            Some(place) => (part.trim_end_matches(place), arguments.get((place as u32 - FIRST) as usize)),
            None => (part, None),
        };
        let kept = kept.map(|(_, value)| html! { <span translate="no">{ (*value).to_owned() }</span> });
        html! { <>{ text.to_owned() }{ for kept }</> }
    });
    html! { <>{ for parts }</> }
}

fn is_place(character: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&character)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use futures_executor::block_on;
    use yew::LocalServerRenderer;
    use yew::prelude::*;

    use super::verbatim;

    #[component]
    fn Sentence() -> Html {
        let write = |given: &[(&'static str, &str)]| format!("From {}, for {}.", given[1].1, given[0].1);
        html! { <p>{ verbatim(write, &[("who", "anna@example.eu"), ("number", "\u{e000}05")]) }</p> }
    }

    #[test]
    fn arguments_are_left_alone_and_the_words_around_them_are_not() {
        let html = block_on(LocalServerRenderer::<Sentence>::new().hydratable(false).render());
        let kept = |text: &str| format!("<span translate=\"no\">{text}</span>");
        assert_eq!(html, format!("<p>From {}, for {}.</p>", kept("\u{e000}05"), kept("anna@example.eu")));
    }
}
