//! A QR code on its light ground, which stays light in the dark.

use yew::prelude::*;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct QrViewProps {
    /// Side of the view box in modules, quiet zone included.
    pub size: u32,
    /// The strokes, one module wide.
    pub path: AttrValue,
    /// What it is, in words.
    pub label: AttrValue,
}

/// The code as one path, so that it is small and sharp at every size.
pub fn qr_view(props: &QrViewProps) -> Html {
    html! {
        <svg class="qr" viewBox={format!("0 0 {0} {0}", props.size)} role="img" aria-label={props.label.clone()}
            shape-rendering="crispEdges">
            <rect width="100%" height="100%" fill="#fff" />
            <path d={props.path.clone()} stroke="#000" stroke-width="1" fill="none" />
        </svg>
    }
}

/// [`qr_view`] as a component.
#[component]
pub fn QrView(props: &QrViewProps) -> Html {
    qr_view(props)
}
