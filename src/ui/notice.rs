//! A sentence or two about what just happened, in a box.

use yew::prelude::*;

use super::{IconName, icon};

/// How much it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Something to know, and nothing to do.
    #[default]
    Info,
    /// What was wanted has worked.
    Good,
    /// Something needs care before going on.
    Warning,
    /// It did not work.
    Error,
}

impl Tone {
    const fn look(self) -> (&'static str, IconName) {
        match self {
            Self::Info => ("notice notice-info", IconName::Info),
            Self::Good => ("notice notice-good", IconName::Tick),
            Self::Warning => ("notice notice-warning", IconName::Alert),
            Self::Error => ("notice notice-error", IconName::Alert),
        }
    }

    /// Errors interrupt a screen reader; the rest waits for a pause.
    const fn role(self) -> &'static str {
        match self {
            Self::Info | Self::Good => "status",
            Self::Warning | Self::Error => "alert",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct NoticeProps {
    /// The words in the box.
    pub children: Html,
    /// How much it matters.
    #[prop_or_default]
    pub tone: Tone,
}

/// The box, with the pictogram of its tone.
pub fn notice(props: &NoticeProps) -> Html {
    let (class, name) = props.tone.look();
    html! {
        <div {class} role={props.tone.role()}>
            { icon(name) }
            <div>{ props.children.clone() }</div>
        </div>
    }
}

/// [`notice`] as a component.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    notice(props)
}
