//! The gallery: every piece of `ui` in every state, and what screens put together from them, on pages that anybody can open, with a rule of use
//! for each. It is written by `cargo xtask gallery` and is no part of the product.

mod app_parts;
mod buttons;
mod fields;
mod page;
mod pieces;
mod sign_in_parts;
mod specimen;
mod states;
mod tokens;

use page::Page;

/// The style sheets of the product, as browsers get them.
#[derive(Clone, Debug)]
pub struct Sheets {
    /// `styles/app.css`.
    pub app: String,
    /// `styles/sign-in.css`.
    pub sign_in: String,
}

/// The gallery's files by their names: two pages, and the style sheet of each. A page within a page asks for the product's `sign-in.css`.
#[must_use]
pub fn files(sheets: &Sheets) -> [(&'static str, String); 4] {
    let pieces = Page {
        title: "Gallery: pieces",
        sheet: "pieces.css",
        body: "app",
        sections: [
            tokens::sections(),
            buttons::sections(),
            fields::sections(),
            pieces::sections(),
            app_parts::sections(),
        ]
        .concat(),
    };
    let sign_in = Page {
        title: "Gallery: sign-in",
        sheet: "sign-in-parts.css",
        body: "sign-in",
        sections: sign_in_parts::sections(),
    };
    [
        (pieces.sheet, states::with_stand_ins(&sheets.app)),
        (sign_in.sheet, states::with_stand_ins(&sheets.sign_in)),
        ("index.html", pieces.document()),
        ("sign-in.html", sign_in.document()),
    ]
}

#[cfg(test)]
mod tests;
