//! A specimen: one piece in one state, under its name. Sections keep those of a kind together, with the rule of their use.

use std::fmt::Debug;

use yew::prelude::*;

/// One piece in one state.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Specimen {
    /// The piece as code has it, such as `Button`, and its variant, such as `ButtonKind::Danger`.
    pub(super) of: Vec<String>,
    /// What is special about this one.
    pub(super) state: &'static str,
    shown: Html,
    /// What stands in for something that only a pointer or a keyboard brings about: a class of `states`.
    stand_in: &'static str,
}

impl Specimen {
    pub(super) fn new(of: &str, state: &'static str, shown: Html) -> Self {
        Self { of: vec![of.to_owned()], state, shown, stand_in: "" }
    }

    /// One of an enum's variants, by the variant's own name.
    pub(super) fn variant(of: &str, kind: &str, variant: impl Debug, state: &'static str, shown: Html) -> Self {
        let of = vec![of.to_owned(), format!("{kind}::{variant:?}")];
        Self { of, state, shown, stand_in: "" }
    }

    pub(super) fn stand_in(self, stand_in: &'static str) -> Self {
        Self { stand_in, ..self }
    }

    /// Its name, which no other specimen has.
    pub(super) fn name(&self) -> String {
        let of = self.of.last().map(String::as_str).unwrap_or_default();
        if self.state.is_empty() { of.to_owned() } else { format!("{of}, {}", self.state) }
    }

    fn view(&self) -> Html {
        let class = classes!("specimen-place", self.stand_in);
        html! {
            <figure class="specimen" data-specimen={self.name()} data-of={self.of.join(" ")}>
                <div {class}>{ self.shown.clone() }</div>
                <figcaption>{ self.name() }</figcaption>
            </figure>
        }
    }
}

/// How specimens stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// A line each.
    Lines,
    /// As many beside each other as there is room for.
    Columns,
    /// The same for what is small.
    Tiles,
}

impl Layout {
    const fn class(self) -> &'static str {
        match self {
            Self::Lines => "gallery-lines",
            Self::Columns => "gallery-columns",
            Self::Tiles => "gallery-columns gallery-tiles",
        }
    }
}

/// Specimens of a kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// What it is for, and when not to use it.
    pub(super) rule: &'static str,
    pub(super) layout: Layout,
    pub(super) specimens: Vec<Specimen>,
}

impl Section {
    pub(super) fn view(&self) -> Html {
        let title = format!("{}-title", self.id);
        html! {
            <section id={self.id} class="gallery-section" aria-labelledby={title.clone()}>
                <h2 id={title}>{ self.title }</h2>
                <p class="lead">{ self.rule }</p>
                <div class={self.layout.class()}>{ for self.specimens.iter().map(Specimen::view) }</div>
            </section>
        }
    }
}
