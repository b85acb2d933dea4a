//! A bar that says how far something is, and the words beneath it. Knows nothing of what takes so long.

use yew::prelude::*;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ProgressBarProps {
    /// The bar's name.
    pub label: AttrValue,
    /// How many hundredths are done; `None` while nobody knows.
    #[prop_or_default]
    pub percent: Option<u64>,
    /// How far it is in words, which change too often to be read out.
    #[prop_or_default]
    pub words: AttrValue,
}

/// The bar and the words. Their place is kept while there are none, so that nothing moves.
pub fn progress_bar(props: &ProgressBarProps) -> Html {
    let value = props.percent.map(|percent| percent.to_string());
    html! {
        <div class="progress">
            <progress class="progress-bar" max="100" {value} aria-label={props.label.clone()} />
            <p class="hint">{ props.words.clone() }</p>
        </div>
    }
}
