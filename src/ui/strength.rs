//! The bar under the field for a new password, and the words about how strong it is.

use yew::prelude::*;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StrengthBarProps {
    /// The bar's name.
    pub label: AttrValue,
    /// How many of its five parts are filled.
    pub filled: u32,
    /// How strong the password is, in a sentence.
    #[prop_or_default]
    pub sentence: AttrValue,
    /// What would make it stronger.
    #[prop_or_default]
    pub advice: AttrValue,
    /// Waits for a script to show it.
    #[prop_or_default]
    pub hidden: bool,
}

/// The bar and the words. Their place is kept while nothing is known, so that nothing moves.
pub fn strength_bar(props: &StrengthBarProps) -> Html {
    html! {
        <div class="strength" hidden={props.hidden}>
            <meter class="strength-bar" min="0" max="5" low="3" high="4" optimum="5" value={props.filled.to_string()}
                aria-label={props.label.clone()} aria-valuetext={props.sentence.clone()} />
            <p class="hint" role="status"><strong>{ props.sentence.clone() }</strong>{ " " }<span>{ props.advice.clone() }</span></p>
        </div>
    }
}
