//! What the rules need done but must not do themselves, as traits. The server decides who implements them, and how.

pub mod busy;
pub mod clock;
pub mod courier;
pub mod entropy;
pub mod farewell;
pub mod password;
pub mod pin;
pub mod sealer;
pub mod signer;
pub mod store;
