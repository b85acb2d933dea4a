//! What the authenticator stores in the browser. Knows no screen.

pub(super) mod record;
