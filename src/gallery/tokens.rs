//! The design tokens, as static/styles/tokens.css has them: their names and values are read there.

use yew::prelude::*;

use super::specimen::{Layout, Section, Specimen};

const SHEET: &str = include_str!("../../static/styles/tokens.css");

/// A token, and its value by day and by night.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) name: &'static str,
    light: &'static str,
    dark: Option<&'static str>,
}

impl Token {
    fn is_colour(&self) -> bool {
        self.light.starts_with('#')
    }

    /// One specimen of it.
    fn specimen(&self, shown: Html) -> Specimen {
        let dark = self.dark.map(|dark| html! { <p class="hint">{ format!("dark {dark}") }</p> });
        Specimen::new(self.name, "", html! { <>{ shown }<p class="hint">{ self.light }</p>{ for dark }</> })
    }
}

/// Every token of the sheet.
pub(super) fn tokens() -> Vec<Token> {
    let (day, night) = SHEET.split_once("@media").unwrap_or((SHEET, ""));
    let night = night.split("@media").next().unwrap_or_default();
    let all = |text: &'static str| text.lines().filter_map(token).collect::<Vec<_>>();
    let dark = all(night);
    let at_night = |name: &str| dark.iter().find(|(other, _)| *other == name).map(|(_, value)| *value);
    all(day).into_iter().map(|(name, light)| Token { name, light, dark: at_night(name) }).collect()
}

fn token(line: &'static str) -> Option<(&'static str, &'static str)> {
    let (name, value) = line.trim().strip_suffix(';')?.split_once(':')?;
    name.starts_with("--").then(|| (name, value.trim()))
}

pub(super) fn sections() -> Vec<Section> {
    let tokens = tokens();
    let of = |wanted: &dyn Fn(&Token) -> bool, shown: &dyn Fn(&Token) -> Html| {
        tokens.iter().filter(|token| wanted(token)).map(|token| token.specimen(shown(token))).collect::<Vec<_>>()
    };
    let named = |prefix: &'static str| move |token: &Token| token.name.starts_with(prefix) && !token.is_colour();
    let used = |property: &'static str| move |token: &Token| html! { <p style={format!("{property}: var({})", token.name)}>{ "Anna at the lock 0123" }</p> };
    let rest = |token: &Token| {
        !token.is_colour() && !["--space", "--text", "--font"].iter().any(|prefix| token.name.starts_with(prefix))
    };
    vec![
        Section {
            id: "colours",
            title: "Colours",
            rule: "Named by what they are for, never by what they look like. Words stand on a ground of their own name or on a surface. No colour says \
                   anything alone: words or a pictogram say it too.",
            layout: Layout::Tiles,
            specimens: of(&Token::is_colour, &|token| {
                html! { <div class="swatch" style={format!("background: var({})", token.name)}></div> }
            }),
        },
        Section {
            id: "space",
            title: "Space",
            rule: "Seven steps. Four between the parts of a screen, three between buttons, two between a pictogram and its words, one between a \
                   label and its field. Everything in a column begins on the same edge, quiet buttons too.",
            layout: Layout::Tiles,
            specimens: of(&named("--space"), &|token| {
                html! { <div class="measure" style={format!("width: var({})", token.name)}></div> }
            }),
        },
        Section {
            id: "type",
            title: "Type",
            rule: "One title on a screen, the size of text for what is read, the small one for help and facts beside it. The fixed-width font is for \
                   codes alone.",
            layout: Layout::Columns,
            specimens: [of(&named("--text"), &used("font-size")), of(&named("--font"), &used("font-family"))].concat(),
        },
        Section {
            id: "shape",
            title: "Shape and time",
            rule: "The small radius for what is pressed or filled in, the large one for what holds other things. Nothing that is pressed is lower than \
                   a finger is wide. Who asks for less motion gets none.",
            layout: Layout::Columns,
            specimens: of(&rest, &|token| match token.name {
                name if name.starts_with("--radius") => {
                    html! { <div class="swatch" style={format!("border-radius: var({name})")}></div> }
                }
                name if name.starts_with("--shadow") => {
                    html! { <div class="swatch" style={format!("box-shadow: var({name})")}></div> }
                }
                name if name.starts_with("--touch") => {
                    html! { <div class="measure" style={format!("height: var({name})")}></div> }
                }
                _ => Html::default(),
            }),
        },
    ]
}
