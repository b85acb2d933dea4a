//! Outlines of the codes that a camera sees, drawn over its picture. They are decoration: words say what was seen.

use yew::prelude::*;

use crate::workers::scanner_answer::{SeenCode, Sight};

/// Draws them in the picture's own pixels; the drawing is cut as the picture is. With numbers if the person is to choose.
pub(super) fn outlines(sight: &Sight, numbered: bool) -> Html {
    let (width, height) = sight.size;
    let number = |at: usize, code: &SeenCode| {
        let (x, y) = middle(code);
        html! { <text x={x.to_string()} y={y.to_string()} font-size={(height / 8.0).to_string()}>{ at + 1 }</text> }
    };
    html! {
        <svg class="scanner-outlines" viewBox={format!("0 0 {width} {height}")} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
            { for sight.codes.iter().enumerate().map(|(at, code)| html! {
                <>
                    <polygon points={points(code)} />
                    if numbered {
                        { number(at, code) }
                    }
                </>
            }) }
        </svg>
    }
}

fn points(code: &SeenCode) -> String {
    code.corners.map(|(x, y)| format!("{x:.0},{y:.0}")).join(" ")
}

fn middle(code: &SeenCode) -> (f32, f32) {
    let sum = code.corners.iter().fold((0.0, 0.0), |sum, corner| (sum.0 + corner.0, sum.1 + corner.1));
    (sum.0 / 4.0, sum.1 / 4.0)
}
