//! Addresses that are longer than a line, and where they may break.

use yew::prelude::*;

/// How many characters fit on a line of the narrowest screens.
const LINE: usize = 28;

/// An email address or a link, copied as it is; one that is longer than a line may break after its separators.
pub fn breakable(address: &str) -> Html {
    if address.len() <= LINE {
        return Html::from(address.to_owned());
    }
    let parts = address.split_inclusive(['.', '@', '/', '-', '_', '+']);
    html! { <>{ for parts.map(|part| html! { <>{ part.to_owned() }<wbr /></> }) }</> }
}
