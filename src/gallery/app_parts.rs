//! What the authenticator and the account pages put together from pieces: parts, lists, cards and facts.

use yew::prelude::*;

use super::buttons::plain;
use super::specimen::{Layout, Section, Specimen};
use crate::ui::{ButtonKind, IconName, icon};

pub(super) fn sections() -> Vec<Section> {
    vec![
        Section {
            id: "standing",
            title: "Standing",
            rule: "At the top of My account: what protects it, at a glance, and the next step.",
            layout: Layout::Lines,
            specimens: vec![
                standing("weak", "notice-error", "Only a password protects your account"),
                standing("thin", "notice-warning", "You have one second step"),
                standing("strong", "notice-good", "Your account is well protected"),
            ],
        },
        Section {
            id: "parts",
            title: "Parts and lists",
            rule: "One subject of My account under its heading and picture, as high as what is in it. A list in a part has no border of its own; a list \
                   that stands alone has. What cannot be undone is a part of its own, at the end.",
            layout: Layout::Lines,
            specimens: vec![
                Specimen::new(
                    "part",
                    "with a list",
                    part("part", "part-one", IconName::Phone, "Mobile devices", list()),
                ),
                Specimen::new(
                    "part",
                    "dangerous",
                    part("part part-danger", "part-two", IconName::Alert, "PANIC", danger()),
                ),
                Specimen::new("list", "alone", list()),
            ],
        },
        Section {
            id: "cards",
            title: "Cards and facts",
            rule: "A card holds one thing that the screen is about. Facts are pairs that are compared, line by line.",
            layout: Layout::Lines,
            specimens: vec![Specimen::new("card", "", card()), Specimen::new("facts", "", facts())],
        },
    ]
}

fn standing(state: &'static str, tone: &'static str, title: &str) -> Specimen {
    let class = classes!("standing", tone);
    let shown = html! {
        <div {class}>
            { icon(IconName::Shield) }
            <div><h2>{ title.to_owned() }</h2><p>{ "Add a mobile device, so that a stolen password opens nothing." }</p></div>
        </div>
    };
    Specimen::new("standing", state, shown)
}

fn part(class: &'static str, id: &'static str, picture: IconName, title: &str, body: Html) -> Html {
    html! {
        <section {class} aria-labelledby={id}>
            <h2 {id} class="part-title">{ icon(picture) }{ title.to_owned() }</h2>
            { body }
        </section>
    }
}

fn danger() -> Html {
    html! {
        <>
            <p class="lead">{ "Deletes everything that you sign in with except the password." }</p>
            <div class="actions">{ plain(ButtonKind::Danger, "PANIC") }</div>
        </>
    }
}

fn list() -> Html {
    let item = |name: &'static str, used: &'static str| {
        html! {
            <li class="list-item">
                { icon(IconName::Phone) }
                <div class="list-text"><p class="list-title">{ name }</p><p class="hint">{ used }</p></div>
                { plain(ButtonKind::Quiet, "Remove") }
            </li>
        }
    };
    html! {
        <ul class="list">
            { item("Annas telefon", "Last used 27 November 2026, 14:05") }
            { item("A tablet with a name that is longer than the line on a phone", "Not used yet") }
        </ul>
    }
}

fn card() -> Html {
    html! {
        <div class="card">
            { icon(IconName::Person) }
            <div class="list-text"><p class="list-title">{ "Anna Andersson" }</p><p class="hint">{ "anna@example.eu" }</p></div>
            { plain(ButtonKind::Quiet, "Sign out") }
        </div>
    }
}

fn facts() -> Html {
    let fact =
        |name: &'static str, value: &'static str| html! { <div class="fact"><dt>{ name }</dt><dd>{ value }</dd></div> };
    html! {
        <dl class="facts">
            { fact("Site", "RASFF Window") }
            { fact("Account", "anna@example.eu") }
            { fact("Browser", "Firefox on Windows") }
        </dl>
    }
}
