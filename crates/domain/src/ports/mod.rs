//! What the rules need done and must not do themselves, as traits. Who implements them, and how, is the server's to say.

pub mod busy;
pub mod clock;
pub mod courier;
pub mod entropy;
pub mod password;
pub mod pin;
pub mod sealer;
pub mod signer;
pub mod store;
