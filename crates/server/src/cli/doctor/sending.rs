//! Whether messages can go out, and a test message on request; works without a database too.

use std::sync::Arc;
use std::time::Duration;

use sluss_delivery::Outbox;
use sluss_delivery::settings::CourierParts;
use sluss_domain::Clock;
use sluss_domain::model::email::Email;
use sluss_domain::model::id::MessageId;
use sluss_domain::model::message::{Content, Message, Recipient, Way};
use sluss_domain::model::phone::{Home, ParsedNumber, read};
use sluss_domain::ports::courier::{Couriers, Mail, SendError, Sms, Wording, Words};
use sluss_domain::ports::entropy::new_id;
use sluss_domain::ports::sealer::Sealer;
use sluss_protocol::language::Language;
use url::Url;

use crate::cli::words::uncommitted;
use crate::config::Config;
use crate::platform::{Keyring, MasterKey, SystemEntropy};
use crate::wording::FluentWording;
use crate::{Instance, Ports, delivering};

/// No operator should have to wait longer.
const TRIAL_LIFETIME: Duration = Duration::from_secs(10 * 60);

/// Where a test message goes, as the operator typed it.
pub(super) fn recipient(to: &str, config: &Config) -> Result<Recipient, String> {
    if to.contains('@') {
        let email = Email::parse(to).ok_or_else(|| format!("{to} is not an email address"))?;
        return Ok(Recipient::mail(&email));
    }
    match read(to, Home::Likely(config.sms_policy.home)) {
        ParsedNumber::Number(number) | ParsedNumber::DidYouMean(number) => Ok(Recipient::Phone(number)),
        ParsedNumber::NotMobile => Err(format!("{to} is not a mobile phone number")),
        ParsedNumber::Unreadable => Err("a test message goes to a phone number (+46…) or an email address".to_owned()),
    }
}

/// The couriers that messages go out with. Works without a database too: then nothing in the settings is sealed.
pub(super) struct Sending<'a> {
    config: &'a Config,
    sealer: Arc<dyn Sealer>,
    keys: Arc<Keyring>,
    clock: Arc<dyn Clock>,
    outbox: Outbox,
}

impl<'a> Sending<'a> {
    pub(super) fn of(config: &'a Config, there: &Result<Option<Instance>, String>) -> Self {
        let Ports { clock, entropy, .. } = Ports::system();
        let outbox = Outbox::new(clock.clone());
        let (sealer, keys) = match there {
            Ok(Some(instance)) => (instance.sluss.sealer.clone(), instance.keys.clone()),
            _ => (Arc::new(MasterKey::passing(&*entropy)) as Arc<dyn Sealer>, Arc::default()),
        };
        Self { config, sealer, keys, clock, outbox }
    }

    fn courier_parts(&self) -> CourierParts<'_> {
        CourierParts {
            opener: delivering::opener(&*self.sealer),
            outbox: &self.outbox,
            vapid: self.keys.clone(),
            issuer: &self.config.issuer,
            clock: self.clock.clone(),
            entropy: Arc::new(SystemEntropy),
        }
    }

    /// Whether messages can go out.
    pub(super) async fn reach(&self) -> (Result<String, String>, Result<String, String>) {
        if self.config.demo {
            let kept = || Ok("kept in the demonstration's outbox".to_owned());
            return (kept(), kept());
        }
        let parts = self.courier_parts();
        tokio::join!(self.config.delivery.reach_sms(&parts), self.config.delivery.reach_mail(&parts))
    }

    /// Sends a test message at once, and says what came of it. In a demonstration, it is left for the server that shows it.
    pub(super) async fn send(&self, instance: Option<&Instance>, to: Recipient) -> Result<String, String> {
        let message = Message { to, language: Language::default(), content: Content::Trial };
        let way = message.to.way();
        if self.config.demo || self.config.delivery.keeps(way) {
            return post(instance.ok_or("the test message was not sent: start the demonstration first")?, &message)
                .await;
        }
        let couriers = self.config.delivery.couriers(&self.courier_parts())?;
        let what = match way {
            Way::Sms => "the SMS gateway",
            Way::Mail | Way::Push => "the mail server",
        };
        match self.hand_over(&couriers, message).await {
            Ok(()) => Ok(format!("{what} has accepted it: check whether it arrives")),
            Err(error) => Err(format!("the test message was not sent: {what} says {error}")),
        }
    }

    async fn hand_over(&self, couriers: &Couriers, message: Message) -> Result<(), SendError> {
        let host =
            Url::parse(&self.config.issuer).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        let words = FluentWording::of(self.config).words(&message, &host);
        let id = new_id::<MessageId>(&SystemEntropy);
        match message.to {
            Recipient::Phone(to) => couriers.sms.send(&Sms { id, to, text: words.text }).await,
            Recipient::Mail(to) => {
                let Words { subject, text, html } = words;
                couriers.mail.send(&Mail { id, to, subject, text, html }).await
            }
            Recipient::Device(_) => Err(SendError::Refused("a test message never goes to a device".to_owned())),
        }
    }
}

/// Queues it like any other message.
async fn post(instance: &Instance, message: &Message) -> Result<String, String> {
    let post = instance.sluss.messages().post(message, TRIAL_LIFETIME);
    instance.sluss.store.commit(vec![post]).await.map_err(uncommitted)?;
    Ok("left for the running demonstration, which shows it at /demo/outbox; nothing is sent".to_owned())
}
