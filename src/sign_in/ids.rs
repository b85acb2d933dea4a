//! The ids of the elements that the server's document, its script and the page agree on.

/// The element that the page stands in.
pub const ROOT_ID: &str = "sign-in";

/// The element in which the script draws the page, until it takes the other's place.
pub const LIVE_ROOT_ID: &str = "sign-in-live";

/// The data block that holds the page's [`sluss_protocol::sign_in::SignInPage`].
pub const DATA_ID: &str = "sign-in-data";
