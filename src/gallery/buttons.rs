//! Buttons in every kind and state, and where they stand.

use yew::prelude::*;
use yew::props;

use super::specimen::{Layout, Section, Specimen};
use super::states::STATES;
use crate::ui::{ButtonKind, ButtonProps, IconName, button, icon};

const KINDS: [(ButtonKind, &str, &str); 4] = [
    (
        ButtonKind::Primary,
        "Sign in",
        "The one thing to do next: one on a screen, and none where nothing is to be done.",
    ),
    (
        ButtonKind::Secondary,
        "Copy the code",
        "Another thing that can be done here, and the way back beside a primary button.",
    ),
    (
        ButtonKind::Quiet,
        "Choose another method",
        "A way out, or something small about one thing in a list. Its words stand on the edge of the column.",
    ),
    (
        ButtonKind::Danger,
        "Delete the account",
        "A primary button's weight, for what cannot be undone. It never takes the focus by itself, and a safe answer stands beside it.",
    ),
];

/// A button that does nothing.
pub(super) fn plain(kind: ButtonKind, words: &str) -> Html {
    made(kind, words, false, false)
}

fn made(kind: ButtonKind, words: &str, busy: bool, disabled: bool) -> Html {
    let children = Html::from(words.to_owned());
    button(&props!(ButtonProps { kind, submit: false, busy, disabled, children }))
}

pub(super) fn sections() -> Vec<Section> {
    let of = |(kind, words, rule): (ButtonKind, &'static str, &'static str)| Section {
        id: id(kind),
        title: title(kind),
        rule,
        layout: Layout::Columns,
        specimens: in_all_states(kind, words),
    };
    KINDS.into_iter().map(of).chain([places()]).collect()
}

fn in_all_states(kind: ButtonKind, words: &str) -> Vec<Specimen> {
    let one = |state: &'static str, shown: Html| Specimen::variant("Button", "ButtonKind", kind, state, shown);
    let names = ["under a pointer", "pressed", "with the focus"];
    let stood_for = names.iter().zip(STATES);
    let stood_for = stood_for.map(|(state, (_, class))| one(state, plain(kind, words)).stand_in(class));
    let pictured = html! { <>{ icon(IconName::Plus) }{ words.to_owned() }</> };
    let pictured = button(&props!(ButtonProps { kind, submit: false, children: pictured }));
    [one("at rest", plain(kind, words))]
        .into_iter()
        .chain(stood_for)
        .chain([
            one("busy", made(kind, words, true, false)),
            one("disabled", made(kind, words, false, true)),
            one("with a pictogram", pictured),
            one("as a link", html! { <a class={class(kind)} href="#places">{ words.to_owned() }</a> }),
        ])
        .collect()
}

const fn id(kind: ButtonKind) -> &'static str {
    match kind {
        ButtonKind::Primary => "primary",
        ButtonKind::Secondary => "secondary",
        ButtonKind::Quiet => "quiet",
        ButtonKind::Danger => "danger",
    }
}

const fn title(kind: ButtonKind) -> &'static str {
    match kind {
        ButtonKind::Primary => "Primary button",
        ButtonKind::Secondary => "Secondary button",
        ButtonKind::Quiet => "Quiet button",
        ButtonKind::Danger => "Danger button",
    }
}

/// The classes of a link that looks like a button.
const fn class(kind: ButtonKind) -> &'static str {
    match kind {
        ButtonKind::Primary => "button button-primary",
        ButtonKind::Secondary => "button button-secondary",
        ButtonKind::Quiet => "button button-quiet",
        ButtonKind::Danger => "button button-danger",
    }
}

/// Where buttons stand, and in which order.
fn places() -> Section {
    let actions = |first: (ButtonKind, &str), others: &[(ButtonKind, &str)]| {
        html! { <div class="actions">{ plain(first.0, first.1) }{ for others.iter().map(|(kind, words)| plain(*kind, words)) }</div> }
    };
    let back = [(ButtonKind::Secondary, "Back")];
    Section {
        id: "places",
        title: "Places of buttons",
        rule: "Under what they are about, in one line where there is room: first what to do next, last Back or Cancel, which is a secondary button. \
               Other ways to go on are quiet and stand below. The way out of a whole sign-in is in the foot of its page. Back leads one screen back and \
               keeps what was typed; Cancel gives up.",
        layout: Layout::Lines,
        specimens: vec![
            Specimen::new("actions", "one thing to do", actions((ButtonKind::Primary, "Sign in"), &[])),
            Specimen::new("actions", "with the way back", actions((ButtonKind::Primary, "Change the password"), &back)),
            Specimen::new(
                "actions",
                "what cannot be undone",
                actions((ButtonKind::Danger, "PANIC"), &[(ButtonKind::Secondary, "Cancel")]),
            ),
            Specimen::new("actions", "only the way back", actions((ButtonKind::Secondary, "Back"), &[])),
            Specimen::new(
                "ways",
                "",
                html! {
                    <div class="screen">
                        { actions((ButtonKind::Primary, "Sign in"), &[]) }
                        <div class="ways">
                            { plain(ButtonKind::Quiet, "Choose another method") }
                            <a href="#places">{ "Forgotten your password?" }</a>
                        </div>
                    </div>
                },
            ),
        ],
    }
}
