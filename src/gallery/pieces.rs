//! The other pieces of `ui`: notices, questions, pictures, and words that stay as they are.

use yew::prelude::*;
use yew::props;

use super::buttons::plain;
use super::specimen::{Layout, Section, Specimen};
use crate::ui::{
    ButtonKind, Dialog, GatesProps, GatesState, IconName, NoticeProps, ProgressBarProps, QrViewProps, Tone, breakable,
    gates, grouped, icon, notice, progress_bar, qr_view, verbatim,
};

const TONES: [(Tone, &str); 4] = [
    (Tone::Info, "This is a new code. The old one is no longer valid."),
    (Tone::Good, "The device is registered for anna@example.eu."),
    (Tone::Warning, "Show this code to nobody, and enter it only at the site that you wanted to sign in at."),
    (Tone::Error, "The server could not be reached. Check your network and try again."),
];

const GATES: [(GatesState, &str); 3] = [
    (GatesState::Closed, "Both gates are closed"),
    (GatesState::First, "The first gate is open"),
    (GatesState::Both, "Both gates are open"),
];

pub(super) const ICONS: [IconName; 21] = [
    IconName::Alert,
    IconName::Info,
    IconName::Tick,
    IconName::Up,
    IconName::Down,
    IconName::Back,
    IconName::Forward,
    IconName::Person,
    IconName::Phone,
    IconName::Scan,
    IconName::Cog,
    IconName::Plus,
    IconName::Bin,
    IconName::Cross,
    IconName::Screen,
    IconName::Clock,
    IconName::Message,
    IconName::Shield,
    IconName::Key,
    IconName::Sheet,
    IconName::Download,
];

/// A link as the server puts into a code.
const LINK: &str = "https://sluss.example.eu/app/#A0123456789";
/// An address that no line of a phone holds.
const LONG: &str = "annabritta.karlsdotter-lindqvist-andersson@inloggning.livsmedelsverket.example.eu";

pub(super) fn sections() -> Vec<Section> {
    vec![
        Section {
            id: "notices",
            title: "Notices",
            rule: "A sentence or two about what has just happened, at the top of the screen, and beside the QR code where there is one. Never for what is \
                   wrong in one field: that stands under the field.",
            layout: Layout::Lines,
            specimens: notices(),
        },
        Section {
            id: "questions",
            title: "Questions",
            rule: "Before something that cannot be undone, and for nothing else. Both answers say what they do, and the safe one has the focus. Escape \
                   and the browser's Back answer no.",
            layout: Layout::Lines,
            specimens: vec![question()],
        },
        Section {
            id: "gates",
            title: "Gates",
            rule: "How far a sign-in is: one picture, at the top of the sign-in, and where a device has been registered or has answered.",
            layout: Layout::Lines,
            specimens: GATES
                .map(|(state, label)| {
                    Specimen::variant("Gates", "GatesState", state, "", gates(&props!(GatesProps { state, label })))
                })
                .to_vec(),
        },
        Section {
            id: "progress",
            title: "Progress",
            rule: "For work that takes more than a moment and says how far it is, with a button that ends it. The words beneath it are not read out: they change \
                   too often, and the bar says the same.",
            layout: Layout::Lines,
            specimens: progress(),
        },
        Section {
            id: "icons",
            title: "Pictograms",
            rule: "As high as the words beside them and of their colour. They are decoration: words say the same.",
            layout: Layout::Tiles,
            specimens: ICONS.map(|name| Specimen::variant("Icon", "IconName", name, "", icon(name))).to_vec(),
        },
        Section {
            id: "qr",
            title: "QR code",
            rule: "Dark on light by day and by night, since many cameras read nothing else. Nothing lies over it but the button for a new one, once it has \
                   expired.",
            layout: Layout::Columns,
            specimens: vec![Specimen::new("QrView", "", qr("The QR code to scan"))],
        },
        Section {
            id: "words",
            title: "Words that stay as they are",
            rule: "Codes in groups that can be read aloud. Names, numbers and addresses are marked, so that no translator in the browser touches them, and \
                   long addresses break after their separators.",
            layout: Layout::Lines,
            specimens: words(),
        },
    ]
}

/// A code that can be scanned.
pub(super) fn qr(label: &'static str) -> Html {
    let picture = sluss_qr::draw(LINK).expect("the link is short");
    qr_view(&props!(QrViewProps { size: picture.size, path: picture.path, label }))
}

fn notices() -> Vec<Specimen> {
    // In the gallery they have not just happened: nobody is to be told.
    let one = |(tone, words): (Tone, &'static str)| {
        Specimen::variant(
            "Notice",
            "Tone",
            tone,
            "",
            notice(&props!(NoticeProps { tone, children: Html::from(words) })),
        )
    };
    let asked = html! {
        <>
            <p>{ "Did you mean +46 70 123 45 67?" }</p>
            { plain(ButtonKind::Secondary, "Yes, use this number") }
        </>
    };
    let asked = Specimen::new("Notice", "with a question", notice(&props!(NoticeProps { children: asked })));
    TONES.into_iter().map(one).chain([asked]).collect()
}

fn progress() -> Vec<Specimen> {
    let one = |state, percent: Option<u64>, words: &'static str| {
        let shown = progress_bar(&props!(ProgressBarProps { label: "How far the file is read", percent, words }));
        Specimen::new("progress_bar", state, shown)
    };
    vec![
        one("nobody knows", None, ""),
        one("begun", Some(0), "0 of 100000 entries"),
        one("half", Some(47), "47000 of 100000 entries"),
        one("done", Some(100), "100000 of 100000 entries"),
    ]
}

fn question() -> Specimen {
    let shown = html! {
        <Dialog id="question" title={Html::from("Remove Annas telefon?")}>
            <p>{ "You can no longer sign in with this device. You can add it again later." }</p>
            <div class="actions">
                { plain(ButtonKind::Danger, "Remove the device") }
                { plain(ButtonKind::Secondary, "Keep it") }
            </div>
        </Dialog>
    };
    Specimen::new("Dialog", "", shown)
}

fn words() -> Vec<Specimen> {
    let sentence = |given: &[(&'static str, &str)]| format!("We have sent a code to {}.", given[0].1);
    vec![
        Specimen::new("grouped", "", html! { <output class="code">{ grouped("12345678", 8) }</output> }),
        Specimen::new("verbatim", "", html! { <p>{ verbatim(sentence, &[("number", "+46 70 ··· ·· 67")]) }</p> }),
        Specimen::new("breakable", "", html! { <p>{ breakable(LONG) }</p> }),
    ]
}
