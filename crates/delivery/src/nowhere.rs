//! For ways that an operator has not set up: nothing goes out, and that is said.

use async_trait::async_trait;
use sluss_domain::courier::{Mail, Mailer, SendError, Sms, SmsSender};

/// Takes nothing.
#[derive(Clone, Copy, Debug)]
pub struct Nowhere;

#[async_trait]
impl SmsSender for Nowhere {
    async fn send(&self, _: &Sms) -> Result<(), SendError> {
        Err(SendError::Refused("no SMS gateway is set up".to_owned()))
    }
}

#[async_trait]
impl Mailer for Nowhere {
    async fn send(&self, _: &Mail) -> Result<(), SendError> {
        Err(SendError::Refused("no mail server is set up".to_owned()))
    }
}
