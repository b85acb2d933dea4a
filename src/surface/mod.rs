//! What all surfaces share beyond single pieces of `ui`: their texts and language, the shell around each page, the focus that follows the
//! screen, and the question before something that cannot be undone. Knows no particular surface.

#[cfg(all(target_arch = "wasm32", feature = "catalogue"))]
mod ask_first;
mod brand;
#[cfg(all(target_arch = "wasm32", feature = "catalogue"))]
mod copy;
#[cfg(feature = "ssr")]
mod document;
#[cfg(feature = "ssr")]
mod escape;
#[cfg(target_arch = "wasm32")]
mod focus;
#[cfg(any(feature = "ssr", all(target_arch = "wasm32", feature = "authenticator")))]
mod foot;
pub mod i18n;
mod languages;
mod mark;
#[cfg(feature = "catalogue")]
mod names;
#[cfg(feature = "ssr")]
mod page_service;
mod shell;
#[cfg(all(target_arch = "wasm32", feature = "catalogue"))]
mod waiting;

#[cfg(all(target_arch = "wasm32", feature = "catalogue"))]
pub use ask_first::{AskFirst, Question};
pub use brand::Brand;
#[cfg(all(target_arch = "wasm32", feature = "catalogue"))]
pub use copy::CopyButton;
#[cfg(feature = "ssr")]
pub(crate) use document::Head;
#[cfg(feature = "ssr")]
pub use document::PageAssets;
#[cfg(feature = "ssr")]
pub use escape::escape;
#[cfg(all(target_arch = "wasm32", feature = "catalogue"))]
pub use focus::Focus;
#[cfg(all(target_arch = "wasm32", feature = "sign-in"))]
pub use focus::focus_after_answer;
#[cfg(target_arch = "wasm32")]
pub use focus::focus_error;
#[cfg(all(target_arch = "wasm32", feature = "authenticator"))]
pub(crate) use foot::foot;
#[cfg(feature = "catalogue")]
pub use languages::Languages;
#[cfg(any(feature = "sign-in", feature = "ssr"))]
pub use languages::language_form;
#[cfg(feature = "ssr")]
pub use languages::language_links;
#[cfg(feature = "catalogue")]
pub use names::with_names;
#[cfg(feature = "ssr")]
pub use page_service::PageService;
pub use shell::{Shell, ShellProps, shell};
#[cfg(all(target_arch = "wasm32", feature = "catalogue"))]
pub use waiting::{no_texts, without_texts};
