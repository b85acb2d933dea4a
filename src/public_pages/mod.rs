//! Pages around the account for people who are not signed in, or are signed in as somebody else: signing up, a forgotten password, *It was not
//! me*, starting over when everything is lost, and continuing as another person. And the guide for everybody. The server renders them; each is a form or its result, and
//! works without script.

mod device;
mod document;
mod forms;
mod help;
mod input;
mod page;
mod sign_out;
mod strength;

pub use document::public_page_document;
pub use help::{Guide, GuideChapter, GuidePicture, GuideStep, HelpContext, HelpPage, Prose, Span, help_document};
pub use input::InputError;
pub use page::{AccountMismatch, ContinueAs, FormInput, Inventory, PageContext, PublicPage, WaitingSignIn};
pub use sign_out::{Heard, NextSite, SignedOut, SiteSignOut};
pub use strength::StrengthWords;
