//! A page of the gallery as a whole document. Its style sheet is a surface's; what only the gallery needs is in the document.

use futures_executor::block_on;
use yew::LocalServerRenderer;
use yew::prelude::*;

use super::specimen::Section;

/// The layout of the gallery itself. Nothing in it touches a piece.
const STYLES: &str = include_str!("page.css");

/// The pages, for the way from each to the other.
const ALL: [(&str, &str); 2] = [("index.html", "Pieces"), ("sign-in.html", "Sign-in")];

/// A page of the gallery.
pub(super) struct Page {
    pub(super) title: &'static str,
    /// The name of its style sheet, which is a surface's with stand-ins.
    pub(super) sheet: &'static str,
    /// The class of its body.
    pub(super) body: &'static str,
    pub(super) sections: Vec<Section>,
}

impl Page {
    /// The document.
    pub(super) fn document(self) -> String {
        let Self { title, sheet, body, sections } = self;
        let props = ContentProps { title, sections };
        let content = block_on(LocalServerRenderer::<Content>::with_props(props).hydratable(false).render());
        // Only a script opens a question or shows a password, so without one the first is closed and the second's button is hidden. Here both are
        // seen.
        let content = content.replace("class=\"dialog\"", "class=\"dialog\" open");
        let content = content.replace("hidden=\"hidden\" class=\"password-toggle\"", "class=\"password-toggle\"");
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><link rel=\"icon\" href=\"data:,\">\
             <link rel=\"stylesheet\" href=\"{sheet}\"><style>\n{STYLES}</style></head>\
             <body class=\"{body}\">{content}</body></html>\n"
        )
    }
}

/// A piece as HTML.
pub(super) fn rendered(piece: Html) -> String {
    block_on(LocalServerRenderer::<Piece>::with_props(PieceProps { piece }).hydratable(false).render())
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct PieceProps {
    piece: Html,
}

#[component]
fn Piece(props: &PieceProps) -> Html {
    props.piece.clone()
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct ContentProps {
    title: &'static str,
    sections: Vec<Section>,
}

#[component]
fn Content(props: &ContentProps) -> Html {
    let link = |(file, name): &(&'static str, &'static str)| html! { <li><a href={*file}>{ *name }</a></li> };
    let section = |section: &Section| html! { <li><a href={format!("#{}", section.id)}>{ section.title }</a></li> };
    html! {
        <main class="gallery">
            <h1>{ props.title }</h1>
            <nav aria-label="Gallery">
                <ul class="gallery-links">{ for ALL.iter().map(link) }</ul>
                <ul class="gallery-links">{ for props.sections.iter().map(section) }</ul>
            </nav>
            { for props.sections.iter().map(Section::view) }
        </main>
    }
}
