//! Pages around the account for people who are not signed in, or as somebody else: signing up, a forgotten password, *It was not me*,
//! starting over when everything is lost, and going on as another person. The server renders them; every one of them is a form or the end of one and
//! works without script.

mod forms;
mod wrong;

use futures_executor::block_on;
use sluss_protocol::language::Language;
use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::head::{Head, PageAssets};
use crate::i18n::{Messages, Texts, resolved};
use crate::ui::{Notice, Shell, Tone, verbatim};

pub use wrong::Wrong;

/// Which page, with what is true there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Which address shall it be? Field `email`.
    SignUp(Typed),
    /// A mail is on its way.
    SignUpSent,
    /// There is no mail here, and without one neither signing up nor a forgotten password.
    NoMail,
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
    /// Shall a sign-in that waits go on?
    LetOn(Request),
    /// It goes on.
    LetOnDone,
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
    /// Somebody else is signed in than who is asked for. Form actions `switch` and `stay`.
    Switch(Switching),
    /// The authenticator is at another origin now. Its script hands over what the browser keeps at this one.
    Moved {
        /// That origin.
        to: String,
    },
    /// The page there that takes it.
    Arrive {
        /// The origin that hands it over.
        from: String,
    },
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
    /// The fewest characters of a new password.
    pub least: usize,
    /// What is wrong.
    pub wrong: Option<Wrong>,
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
    /// Whether its owner is told by mail.
    pub by_mail: bool,
}

/// A sign-in that waits for its owner's word, as that has to know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Whose account it is for.
    pub email: String,
    /// The site; `None`: the account pages.
    pub site: Option<String>,
    /// When it was asked for.
    pub at: String,
    /// From where; empty where that is not known.
    pub place: String,
    /// Program and system; empty where they are not known.
    pub browser: String,
}

/// A sign-in that is for somebody else than whoever is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switching {
    /// Who is signed in.
    pub signed_in: String,
    /// Who is asked for.
    pub wanted: String,
    /// The site that asks; `None`: our own account pages.
    pub site: Option<String>,
    /// Where whoever is signed in goes on at once; `None`: by signing in with more.
    pub stay: Option<String>,
}

/// What is true around a page, whichever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// Where its forms post to.
    pub action: String,
    /// The language.
    pub language: Language,
    /// Whoever this browser is signed in as, where the page is for another account.
    pub somebody_else: Option<String>,
    /// What its forms carry to prove that they are ours (I08); empty: nothing.
    pub csrf: String,
}

/// The document of a page.
#[must_use]
pub fn welcome_document(page: &Page, around: Around, assets: &PageAssets) -> String {
    let language = around.language;
    let texts = resolved(language, Texts::Welcome);
    let title = format!("{} · Sluss", texts.text(&format!("{}-title", page.name())));
    let mut head = Head::new(language, &title, assets);
    if page.asks_for_a_password() {
        head.module(&assets.welcome);
    }
    if let Page::Moved { to: other } | Page::Arrive { from: other } = page {
        head.meta("sluss-other-origin", other);
        head.module(if matches!(page, Page::Moved { .. }) { &assets.moved } else { &assets.arrive });
    }
    let props = WelcomeProps { page: page.clone(), around, texts };
    head.finish(&block_on(LocalServerRenderer::<Welcome>::with_props(props).hydratable(false).render()))
}

impl Page {
    /// The name in the ids of its texts, and that tests know it by.
    const fn name(&self) -> &'static str {
        match self {
            Self::SignUp(_) => "sign-up",
            Self::SignUpSent => "sign-up-sent",
            Self::NoMail => "no-mail",
            Self::Confirm(_) => "confirm",
            Self::SignedUp => "signed-up",
            Self::Forgotten(_) => "forgotten",
            Self::ForgottenSent => "forgotten-sent",
            Self::Reset(_) => "reset",
            Self::ResetDone => "reset-done",
            Self::NotMe { .. } => "not-me",
            Self::LetOn(_) => "let-on",
            Self::LetOnDone => "let-on-done",
            Self::NotMeDone => "not-me-done",
            Self::Lost(..) => "lost",
            Self::LostDone => "lost-done",
            Self::LostPlanned => "lost-planned",
            Self::Undo { .. } => "undo",
            Self::UndoDone => "undo-done",
            Self::Switch(_) => "switch",
            Self::Moved { .. } => "moved",
            Self::Arrive { .. } => "arrive",
            Self::LinkOver => "link-over",
        }
    }

    /// What it says.
    fn text(&self, texts: &Messages) -> Html {
        let (signed_in, wanted, site) = match self {
            Self::Switch(Switching { signed_in, wanted, site, .. }) => (signed_in, wanted, site),
            Self::Moved { to: other } | Self::Arrive { from: other } => {
                let id = format!("{}-text", self.name());
                return verbatim(|given| texts.with(&id, given), &[("origin", other)]);
            }
            _ => return texts.text(&format!("{}-text", self.name())).into(),
        };
        let id = if site.is_some() { "switch-text" } else { "switch-text-account" };
        let site = site.as_deref().unwrap_or_default();
        verbatim(|given| texts.with(id, given), &[("signed", signed_in), ("wanted", wanted), ("site", site)])
    }

    /// Whose account it is about, where its link says so.
    fn owner(&self) -> Option<&str> {
        match self {
            Self::NotMe { email } | Self::Undo { email } => Some(email),
            Self::Reset(typed) | Self::Confirm(typed) => Some(&typed.email),
            _ => None,
        }
    }

    /// Whether somebody types a password here, which a script keeps in its field when it is refused.
    const fn asks_for_a_password(&self) -> bool {
        matches!(self, Self::Confirm(_) | Self::Reset(_) | Self::Lost(..))
    }

    /// Whether something went well here.
    const fn is_good(&self) -> bool {
        matches!(
            self,
            Self::SignedUp | Self::ResetDone | Self::LetOnDone | Self::NotMeDone | Self::LostDone | Self::UndoDone
        )
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
    around: Around,
    texts: Messages,
}

#[component]
fn Welcome(props: &WelcomeProps) -> Html {
    let (texts, name) = (&props.texts, props.page.name());
    let text = props.page.text(texts);
    let actions = languages(props.around.language, texts);
    html! {
        <Shell {actions}>
            <div class="screen" data-screen={name}>
                <h1>{ texts.text(&format!("{name}-title")) }</h1>
                if props.page.is_good() {
                    <Notice tone={Tone::Good}>{ text }</Notice>
                } else {
                    <p>{ text }</p>
                }
                { for props.around.somebody_else.iter().zip(props.page.owner()).map(|(signed, owner)| forms::elsewhere(&props.around, signed, owner, texts)) }
                { forms::view(&props.page, &props.around, texts) }
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
