//! Sentences with names in them that no translator may touch: addresses, names of sites and devices.

use yew::prelude::*;

use crate::i18n::Catalogue;
use crate::ui::verbatim;

/// A text whose arguments translators leave alone.
pub fn with_names(texts: &Catalogue, id: &str, names: &[(&'static str, &str)]) -> Html {
    verbatim(|given| texts.with(id, given), names)
}
