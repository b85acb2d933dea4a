//! Pages around the account for people who are not signed in: signing up, a forgotten password, *It was not me*, and starting over
//! when everything is lost. The server renders them; they have no script at all, and every one of them is a form or the end of one.

mod forms;

use futures_executor::block_on;
use sluss_protocol::language::Language;
use sluss_protocol::password::Weakness;
use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::head::{Head, PageAssets};
use crate::i18n::{Messages, Texts, resolved};
use crate::ui::{Notice, Shell, Tone};

/// Which page, with what is true there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Which address shall it be? Field `email`.
    SignUp(Typed),
    /// A mail is on its way.
    SignUpSent,
    /// The address is confirmed. Fields `name` and `password`.
    Confirm(Typed),
    /// There is an account.
    SignedUp,
    /// Whose password is forgotten? Field `email`.
    Forgotten(Typed),
    /// A mail is on its way, if there is such an account.
    ForgottenSent,
    /// A new password. Field `password`.
    Reset(Typed),
    /// It holds.
    ResetDone,
    /// Was it somebody else? Locks the account.
    NotMe {
        /// Whose account it is.
        email: String,
    },
    /// It is locked.
    NotMeDone,
    /// Everything that opens the second gate is lost. Field `password`.
    Lost(Typed, Inventory),
    /// All of it is deleted.
    LostDone,
    /// All of it will be.
    LostPlanned,
    /// Shall it not be? Calls a planned PANIC off.
    Undo {
        /// Whose account it is.
        email: String,
    },
    /// It is called off.
    UndoDone,
    /// A link that was used, has expired, or never was one.
    LinkOver,
}

/// What was typed, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The address.
    pub email: String,
    /// The name.
    pub name: String,
    /// What is wrong.
    pub wrong: Option<Wrong>,
    /// The word that proves that the form is ours, where a browser is known already.
    pub csrf: Option<String>,
}

/// What is wrong with what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// That is no address.
    Email,
    /// A name is needed.
    Name,
    /// The password is not the account's.
    Password,
    /// The new password is too short.
    TooShort {
        /// The fewest characters.
        min: usize,
    },
    /// The new password is longer than anybody remembers.
    TooLong,
    /// Everybody tries the new password.
    Common,
    /// The new password is made of the address or of our name.
    Context {
        /// The word.
        word: String,
    },
    /// Programs that guess come to the new password early.
    Guessable(Weakness),
    /// Too many wrong passwords in a row; the same once more after that time.
    TooOften {
        /// How long.
        seconds: u64,
    },
    /// Too much to do; the same once more in a moment.
    Busy,
}

/// What is registered for an account, and would go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// The devices' names.
    pub devices: Vec<String>,
    /// The phone numbers' last digits.
    pub numbers: Vec<String>,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
    /// For how many hours it can be undone; 0: it happens at once.
    pub cooling_off_hours: u64,
}

/// The document of a page; its forms post to `action`.
#[must_use]
pub fn welcome_document(page: &Page, action: &str, language: Language, assets: &PageAssets) -> String {
    let texts = Messages::from(resolved(language, Texts::Welcome));
    let title = format!("{} · Sluss", texts.text(&format!("{}-title", page.name())));
    let head = Head::new(language, &title, assets);
    let props = WelcomeProps { page: page.clone(), action: action.to_owned().into(), language, texts };
    head.finish(&block_on(LocalServerRenderer::<Welcome>::with_props(props).hydratable(false).render()))
}

impl Page {
    /// The name in the ids of its texts, and that tests know it by.
    const fn name(&self) -> &'static str {
        match self {
            Self::SignUp(_) => "sign-up",
            Self::SignUpSent => "sign-up-sent",
            Self::Confirm(_) => "confirm",
            Self::SignedUp => "signed-up",
            Self::Forgotten(_) => "forgotten",
            Self::ForgottenSent => "forgotten-sent",
            Self::Reset(_) => "reset",
            Self::ResetDone => "reset-done",
            Self::NotMe { .. } => "not-me",
            Self::NotMeDone => "not-me-done",
            Self::Lost(..) => "lost",
            Self::LostDone => "lost-done",
            Self::LostPlanned => "lost-planned",
            Self::Undo { .. } => "undo",
            Self::UndoDone => "undo-done",
            Self::LinkOver => "link-over",
        }
    }

    /// Whether something went well here.
    const fn is_good(&self) -> bool {
        matches!(self, Self::SignedUp | Self::ResetDone | Self::NotMeDone | Self::LostDone | Self::UndoDone)
    }

    /// Where to go from here: an address and the id of its text.
    const fn onward(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::SignedUp | Self::ResetDone | Self::LostDone | Self::LostPlanned | Self::UndoDone => {
                Some(("/account/sign-in", "sign-in"))
            }
            Self::NotMeDone => Some(("/forgotten", "new-password")),
            Self::LinkOver => Some(("/account/", "my-account")),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct WelcomeProps {
    page: Page,
    action: AttrValue,
    language: Language,
    texts: Messages,
}

#[component]
fn Welcome(props: &WelcomeProps) -> Html {
    let (texts, name) = (&props.texts, props.page.name());
    let text = Html::from(texts.text(&format!("{name}-text")));
    let actions = languages(props.language, texts);
    html! {
        <Shell {actions}>
            <div class="screen" data-screen={name}>
                <h1>{ texts.text(&format!("{name}-title")) }</h1>
                if props.page.is_good() {
                    <Notice tone={Tone::Good}>{ text }</Notice>
                } else {
                    <p>{ text }</p>
                }
                { forms::view(&props.page, &props.action, texts) }
                if let Some((url, id)) = props.page.onward() {
                    <p class="actions"><a class="button button-primary" href={url}>{ texts.text(id) }</a></p>
                }
            </div>
        </Shell>
    }
}

/// A link for every other language.
fn languages(spoken: Language, texts: &Messages) -> Html {
    let others = Language::ALL.into_iter().filter(|language| *language != spoken);
    html! {
        <nav class="languages" aria-label={texts.text("language")}>
            { for others.map(|language| html! {
                <a class="button button-quiet" href={format!("?language={}", language.tag())} lang={language.tag()}>{ language.own_name() }</a>
            }) }
        </nav>
    }
}

#[cfg(test)]
mod tests;
