//! Addresses that are longer than a line: where a reader would break them.

use yew::prelude::*;

/// An e-mail address or a link that may be broken at `@` and behind dots and slashes, and is copied as it is.
pub fn breakable(address: &str) -> Html {
    let parts = address.split_inclusive(['.', '@', '/', '-', '_', '+']);
    html! { <>{ for parts.map(|part| html! { <>{ part.to_owned() }<wbr /></> }) }</> }
}
