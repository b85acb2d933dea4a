//! The shell of a page: our name at the top, one main part, and a foot with the ways out.

use yew::prelude::*;

use super::mark::mark;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ShellProps {
    /// The name beside the mark.
    #[prop_or(AttrValue::Static("Sluss"))]
    pub name: AttrValue,
    /// The mark beside the name; ours by default.
    #[prop_or_default]
    pub mark: Option<Html>,
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
    /// `shell shell-wide` for pages with more than one form.
    #[prop_or("shell")]
    pub class: &'static str,
}

/// The shell of a page.
pub fn shell(props: &ShellProps) -> Html {
    html! {
        <div class={props.class}>
            <header class="shell-head" aria-label={props.name.clone()}>
                <span class="brand">{ props.mark.clone().unwrap_or_else(mark) }<span class="brand-name" translate="no">{ props.name.clone() }</span></span>
                { props.actions.clone() }
            </header>
            { props.banner.clone() }
            <main class="shell-main" aria-label={props.name.clone()}>{ props.children.clone() }</main>
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
