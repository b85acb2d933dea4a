//! Whether messages would find their way out, and a trial of it; also where there is no database yet.

use std::sync::Arc;
use std::time::Duration;

use sluss_delivery::Outbox;
use sluss_delivery::settings::CourierParts;
use sluss_domain::Clock;
use sluss_domain::model::email::Email;
use sluss_domain::model::id::MessageId;
use sluss_domain::model::message::{Content, Message, Recipient, Way};
use sluss_domain::model::phone::{Home, ParsedNumber, read};
use sluss_domain::ports::courier::{Couriers, Mail, SendError, Sms, Wording};
use sluss_domain::ports::entropy::new_id;
use sluss_domain::ports::sealer::Sealer;
use sluss_protocol::language::Language;
use url::Url;

use crate::cli::words::uncommitted;
use crate::config::Config;
use crate::platform::{Keyring, MasterKey, SystemEntropy};
use crate::wording::FluentWording;
use crate::{Instance, Ports, delivering};

/// An operator does not wait longer.
const TRIAL_LIFETIME: Duration = Duration::from_secs(10 * 60);

/// Where a trial goes, as it is typed.
pub(super) fn recipient(to: &str, config: &Config) -> Result<Recipient, String> {
    if to.contains('@') {
        let email = Email::parse(to).ok_or_else(|| format!("{to} is not an e-mail address"))?;
        return Ok(Recipient::mail(&email));
    }
    match read(to, Home::Likely(config.sms_policy.home)) {
        ParsedNumber::Number(number) | ParsedNumber::DidYouMean(number) => Ok(Recipient::Phone(number)),
        ParsedNumber::NotMobile => Err(format!("{to} is no mobile phone's number")),
        ParsedNumber::Unreadable => Err("a trial goes to a phone number (+46…) or to a mail address".to_owned()),
    }
}

/// What messages go out with, also where there is no database yet: then nothing is sealed in the settings.
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

    /// Whether messages would find their way out.
    pub(super) async fn reach(&self) -> (Result<String, String>, Result<String, String>) {
        if self.config.demo {
            let kept = || Ok("kept in the outbox of the demonstration".to_owned());
            return (kept(), kept());
        }
        let parts = self.courier_parts();
        tokio::join!(self.config.delivery.reach_sms(&parts), self.config.delivery.reach_mail(&parts))
    }

    /// Sends a trial at once, and says what came of it. Where messages are only kept, it is left for the server that shows them.
    pub(super) async fn send(&self, instance: Option<&Instance>, to: Recipient) -> Result<String, String> {
        let message = Message { to, language: Language::default(), content: Content::Trial };
        let way = message.to.way();
        if self.config.demo || self.config.delivery.keeps(way) {
            return post(instance.ok_or("the trial was not sent: start the demonstration first")?, &message).await;
        }
        let couriers = self.config.delivery.couriers(&self.courier_parts())?;
        let what = match way {
            Way::Sms => "the SMS gateway",
            Way::Mail | Way::Push => "the mail server",
        };
        match self.hand_over(&couriers, message).await {
            Ok(()) => Ok(format!("{what} has taken it: see whether it arrives")),
            Err(error) => Err(format!("the trial was not sent: {what} says {error}")),
        }
    }

    async fn hand_over(&self, couriers: &Couriers, message: Message) -> Result<(), SendError> {
        let issuer = self.config.issuer.clone();
        let host = Url::parse(&issuer).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        let words = FluentWording { issuer }.words(&message, &host);
        let id = new_id::<MessageId>(&SystemEntropy);
        match message.to {
            Recipient::Phone(to) => couriers.sms.send(&Sms { id, to, text: words.text }).await,
            Recipient::Mail(to) => couriers.mail.send(&Mail { id, to, subject: words.subject, text: words.text }).await,
            Recipient::Device(_) => Err(SendError::Refused("a trial goes to no device".to_owned())),
        }
    }
}

/// Puts it among those that wait, as any other.
async fn post(instance: &Instance, message: &Message) -> Result<String, String> {
    let post = instance.sluss.messages().post(message, TRIAL_LIFETIME);
    instance.sluss.store.commit(vec![post]).await.map_err(uncommitted)?;
    Ok("left for the running demonstration, which shows it at /demo/outbox; nothing is sent".to_owned())
}
