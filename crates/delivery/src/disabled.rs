//! For channels that an operator has not set up: everything is refused, with the reason.

use std::sync::Arc;

use async_trait::async_trait;
use sluss_domain::ports::courier::{Couriers, Mail, Mailer, Push, Pusher, SendError, Sms, SmsSender};

/// Takes the place of a carrier that is not set up, and refuses every message.
#[derive(Clone, Copy, Debug)]
pub struct Disabled;

impl Disabled {
    /// Carriers that all refuse every message.
    #[must_use]
    pub fn couriers() -> Couriers {
        Couriers { sms: Arc::new(Self), mail: Arc::new(Self), push: Arc::new(Self) }
    }
}

#[async_trait]
impl SmsSender for Disabled {
    fn is_set_up(&self) -> bool {
        false
    }

    async fn send(&self, _: &Sms) -> Result<(), SendError> {
        Err(SendError::Refused("no SMS gateway is set up".to_owned()))
    }
}

#[async_trait]
impl Mailer for Disabled {
    fn is_set_up(&self) -> bool {
        false
    }

    async fn send(&self, _: &Mail) -> Result<(), SendError> {
        Err(SendError::Refused("no mail server is set up".to_owned()))
    }
}

#[async_trait]
impl Pusher for Disabled {
    async fn send(&self, _: &Push) -> Result<(), SendError> {
        Err(SendError::Refused("push is not set up".to_owned()))
    }
}
