//! The shell of a page: the service's name at the top, one main part, and a foot with the ways out.

use yew::prelude::*;

use super::brand::Brand;
use super::mark::mark;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ShellProps {
    /// Whose service it is; ours by default.
    #[prop_or_default]
    pub brand: Brand,
    /// The end of the top line.
    #[prop_or_default]
    pub actions: Html,
    /// Between the top line and the main part, from edge to edge.
    #[prop_or_default]
    pub banner: Html,
    /// The content of the page's `<main>`.
    pub children: Html,
    /// The foot; left out when empty.
    #[prop_or_default]
    pub foot: Option<Html>,
    /// `shell shell-wide` for pages with more than one form, `shell shell-panes` for a list with something beside it.
    #[prop_or("shell")]
    pub class: &'static str,
}

/// The shell of a page.
pub fn shell(props: &ShellProps) -> Html {
    let Brand { name, .. } = &props.brand;
    html! {
        <div class={props.class}>
            <header class="shell-head" aria-label={name.clone()}>
                <span class="brand">{ props.brand.mark().unwrap_or_else(mark) }<span class="brand-name" translate="no">{ name.clone() }</span></span>
                { for props.brand.site() }
                { props.actions.clone() }
            </header>
            { props.banner.clone() }
            <main class="shell-main" aria-label={name.clone()}>{ props.children.clone() }</main>
            if let Some(foot) = &props.foot {
                <footer class="shell-foot">{ foot.clone() }</footer>
            }
        </div>
    }
}

/// [`shell`] as a component.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    shell(props)
}
