//! A mail as HTML, in the form that mail programs understand: styles on the elements themselves, nothing from elsewhere, no script. What programs
//! with a dark mode need beyond that is in one block of styles, which the others may ignore (decision 60).

use std::fmt::Write as _;

use sluss_app::surface::escape;

use super::letter::{Letter, Line, Piece};
use crate::config::Colour;

/// The colours of the pages' tokens (`static/styles/tokens.css`), by day.
const GROUND: &str = "#f3f1ea";
const SURFACE: &str = "#ffffff";
const SUNK: &str = "#ebe8df";
const INK: &str = "#14282b";
const SOFT: &str = "#48595b";
const LINE: &str = "#6d7d7e";
const BRAND: &str = "#0b4a52";

/// The same by night. The ground of buttons stays: it was chosen for white text.
const DARK: &str = ":root{color-scheme:light dark;supported-color-schemes:light dark}\
@media (prefers-color-scheme:dark){.ground{background:#0a1719!important}.card{background:#12262a!important}\
.sunk{background:#0d1d20!important}.ink{color:#e9f1f0!important}.soft{color:#a9bcbb!important}\
.edge{border-color:#7f9796!important}}";

const FONT: &str = "system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif";

/// The mail as a document; `accent` is the ground of its button.
pub(super) fn document(letter: &Letter<'_>, accent: Option<Colour>) -> String {
    let accent = accent.map_or_else(|| BRAND.to_owned(), |accent| accent.to_string());
    let (tag, title, service) = (letter.language.tag(), escape(&letter.title), escape(letter.service));
    let pieces: String = letter.pieces.iter().map(|one| piece(one, &accent)).collect();
    let foot: String = letter.foot.iter().map(line).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"supported-color-schemes\" content=\"light dark\">\
         <title>{title}</title><style>{DARK}</style></head>\n\
         <body class=\"ground\" style=\"margin:0;background:{GROUND}\">\n\
         <div class=\"ground\" lang=\"{tag}\" style=\"padding:24px 12px;background:{GROUND};font:16px/1.5 {FONT};\
         overflow-wrap:anywhere;word-break:break-word\">\n\
         <div class=\"card ink\" style=\"box-sizing:border-box;max-width:560px;margin:0 auto;padding:24px 24px 8px;\
         border-top:4px solid {accent};border-radius:8px;background:{SURFACE};color:{INK}\">\n\
         <p class=\"soft\" style=\"margin:0 0 16px;font-weight:600;color:{SOFT}\">{service}</p>\n\
         <h1 style=\"margin:0 0 16px;font-size:22px;line-height:1.3\">{title}</h1>\n{pieces}</div>\n\
         <div class=\"soft\" style=\"box-sizing:border-box;max-width:560px;margin:16px auto 0;padding:0 24px;font-size:14px;\
         color:{SOFT}\">\n{foot}</div>\n</div>\n</body></html>\n"
    )
}

fn piece(piece: &Piece, accent: &str) -> String {
    match piece {
        Piece::Words(words) => {
            let words = escape(words).replace('\n', "<br>");
            format!("<p style=\"margin:0 0 16px\">{words}</p>\n")
        }
        Piece::Link { label, url, quiet } => button(label, url, *quiet, accent),
        Piece::Facts(facts) => {
            let lines = facts.iter().fold(String::new(), |mut lines, (label, value)| {
                let (label, value) = (escape(label), escape(value));
                let line = write!(
                    lines,
                    "<p style=\"margin:0\"><span class=\"soft\" style=\"color:{SOFT}\">{label}</span>{value}</p>"
                );
                line.expect("writing to a string never fails");
                lines
            });
            format!(
                "<div class=\"sunk\" style=\"margin:0 0 16px;padding:12px 16px;border-radius:8px;background:{SUNK}\">{lines}</div>\n"
            )
        }
    }
}

/// A button, and under it the address for programs that show no buttons and people who want to see where they go.
fn button(label: &str, url: &str, quiet: bool, accent: &str) -> String {
    let (label, url) = (escape(label), escape(url));
    let (class, look) = if quiet {
        ("button ink edge", format!("border:1px solid {LINE};color:{INK}"))
    } else {
        ("button edge", format!("border:1px solid {accent};background:{accent};color:#ffffff"))
    };
    format!(
        "<p style=\"margin:0 0 8px\"><a class=\"{class}\" href=\"{url}\" style=\"display:inline-block;padding:11px 24px;\
         border-radius:8px;font-weight:600;text-decoration:none;{look}\">{label}</a></p>\n\
         <p class=\"soft\" style=\"margin:0 0 16px;font-size:14px;word-break:break-all;color:{SOFT}\">\
         <a class=\"soft\" href=\"{url}\" style=\"color:{SOFT}\">{url}</a></p>\n"
    )
}

/// A line of the foot, with its addresses as links.
fn line(Line { text, links }: &Line) -> String {
    let (mut out, mut rest) = (String::new(), &**text);
    for (shown, to) in links {
        if let Some((before, after)) = rest.split_once(&**shown) {
            let (before, shown, to) = (escape(before), escape(shown), escape(to));
            let link = write!(out, "{before}<a class=\"soft\" href=\"{to}\" style=\"color:{SOFT}\">{shown}</a>");
            link.expect("writing to a string never fails");
            rest = after;
        }
    }
    format!("<p style=\"margin:0 0 8px\">{out}{}</p>\n", escape(rest))
}
