//! The few pictograms, drawn with lines in the colour of the surrounding text. They are decoration: words say the same.

use yew::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    Alert,
    Info,
    Tick,
    Up,
    Down,
    Back,
    Forward,
    Person,
    Phone,
    Scan,
    Cog,
    Plus,
    Bin,
    Cross,
    Screen,
    Clock,
    Message,
    Shield,
    Key,
    Sheet,
    Download,
}

impl IconName {
    /// The drawing on a grid of 20.
    const fn path(self) -> &'static str {
        match self {
            Self::Alert => "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15M10 6v4.5M10 13.6v.1",
            Self::Info => "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15M10 9.2V14M10 6.3v.1",
            Self::Tick => "M4 10.5l4 4l8-9",
            Self::Up => "M5 12.5l5-5l5 5",
            Self::Down => "M5 7.5l5 5l5-5",
            Self::Back => "M12 4.5L6.5 10l5.5 5.5",
            Self::Forward => "M8 4.5l5.5 5.5L8 15.5",
            Self::Person => "M10 3a3.3 3.3 0 1 1 0 6.6a3.3 3.3 0 1 1 0-6.6M3.5 17c.6-3 3.2-4.8 6.5-4.8s5.9 1.8 6.5 4.8",
            Self::Phone => "M6.5 2.5h7a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1M9 15h2",
            Self::Scan => "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4M7 7h2.5v2.5H7zM11.5 11.5H13V13",
            Self::Cog => {
                "M10 7.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6M10 2v2.5M10 15.5V18M2 10h2.5M15.5 10H18M4.3 4.3l1.8 1.8M13.9 13.9l1.8 1.8M4.3 15.7l1.8-1.8M13.9 6.1l1.8-1.8"
            }
            Self::Plus => "M10 4v12M4 10h12",
            Self::Bin => "M3.5 5.5h13M8 5.5v-2h4v2M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5",
            Self::Cross => "M5 5l10 10M15 5L5 15",
            Self::Screen => {
                "M3.5 3.5h13a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V4.5a1 1 0 0 1 1-1M7 16.5h6M10 13v3.5"
            }
            Self::Message => {
                "M3.5 4h13a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H9l-4 3v-3H3.5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1M6.5 8h7M6.5 10.8h4.5"
            }
            Self::Shield => "M10 2.5l6 2.2v4.6c0 4-2.6 6.9-6 8.2c-3.4-1.3-6-4.2-6-8.2V4.7z",
            Self::Key => "M12.6 3.4a4 4 0 1 1-3.3 6.3L3.5 15.5v2h2.4l.8-.9v-1.6h1.6l1.5-1.6M13.6 6.4v.1",
            Self::Sheet => "M5 2.5h7l3 3v12H5zM8 8.5h4M8 11.5h4M8 14.5h2.5",
            Self::Download => "M10 3v9M6.5 8.7L10 12.2l3.5-3.5M4 16.5h12",
            Self::Clock => "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15M10 6v4.2l3 1.8",
        }
    }
}

/// A pictogram as high as the text beside it.
pub fn icon(name: IconName) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={name.path()} />
        </svg>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct IconProps {
    pub name: IconName,
}

/// [`icon`] as a component.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    icon(props.name)
}
