//! Addresses that are longer than a line: where a reader would break them.

use yew::prelude::*;

/// What fits on a line of the narrowest screens.
const LINE: usize = 28;

/// An e-mail address or a link, copied as it is; one that is longer than a line may be broken behind what divides it.
pub fn breakable(address: &str) -> Html {
    if address.len() <= LINE {
        return Html::from(address.to_owned());
    }
    let parts = address.split_inclusive(['.', '@', '/', '-', '_', '+']);
    html! { <>{ for parts.map(|part| html! { <>{ part.to_owned() }<wbr /></> }) }</> }
}
