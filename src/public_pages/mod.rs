//! Pages around the account for people who are not signed in, or as somebody else: signing up, a forgotten password, *It was not me*,
//! starting over when everything is lost, and going on as another person. The server renders them; every one of them is a form or the end
//! of one and works without script.

mod document;
mod forms;
mod input;
mod page;

pub use document::public_page_document;
pub use input::InputError;
pub use page::{AccountMismatch, FormInput, Inventory, PageContext, PublicPage, WaitingSignIn};
