//! The picture of a sign-in: a canal lock with two gates, seen from above, and a boat that shows how far the person has come.

use yew::prelude::*;

/// Which gates are open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatesState {
    /// Both gates are closed.
    Closed,
    /// The first gate is open: the password was right.
    First,
    /// Both gates are open: the person is signed in.
    Both,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct GatesProps {
    /// Which gates are open.
    pub state: GatesState,
    /// The picture in words.
    pub label: AttrValue,
}

/// The lock, as high as its container; its banks continue to both sides, however wide that is. The style sheet turns the gates and moves the
/// boat.
pub fn gates(props: &GatesProps) -> Html {
    let class = match props.state {
        GatesState::Closed => "gates",
        GatesState::First => "gates gates-first",
        GatesState::Both => "gates gates-first gates-both",
    };
    html! {
        <svg {class} viewBox="0 0 320 64" preserveAspectRatio="xMidYMid meet" role="img" aria-label={props.label.clone()}>
            <rect class="gates-low" x="-400" width="512" y="10" height="44" />
            <rect class="gates-chamber" x="112" width="96" y="10" height="44" />
            <rect class="gates-high" x="208" width="512" y="10" height="44" />
            <path class="gates-wall" d="M-400 8H720M-400 56H720" />
            <path class="gates-leaf gates-leaf-near gates-one" d="M112 9l9 23" />
            <path class="gates-leaf gates-leaf-far gates-one" d="M112 55l9-23" />
            <path class="gates-leaf gates-leaf-near gates-two" d="M208 9l9 23" />
            <path class="gates-leaf gates-leaf-far gates-two" d="M208 55l9-23" />
            <path class="gates-boat" d="M-17 -7H4q9 1 14 7q-5 6-14 7H-17q-3-7 0-14zM-11 -3.5h9v7h-9z" />
        </svg>
    }
}

/// [`gates`] as a component.
#[component]
pub fn Gates(props: &GatesProps) -> Html {
    gates(props)
}
