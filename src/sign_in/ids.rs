//! The ids of the elements that the server's document, its script and the page agree on.

/// The element that contains the page.
pub const ROOT_ID: &str = "sign-in";

/// The element in which the script draws the page, until it replaces the server's.
pub const LIVE_ROOT_ID: &str = "sign-in-live";

/// The data block that holds the page's [`sluss_protocol::sign_in::SignInPage`].
pub const DATA_ID: &str = "sign-in-data";
