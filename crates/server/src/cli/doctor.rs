//! `sluss doctor`: looks at everything that a server needs, and says of each whether it is well.

use std::sync::Arc;
use std::time::Duration;

use sluss_delivery::Outbox;
use sluss_delivery::settings::Means;
use sluss_domain::Clock;
use sluss_domain::model::email::Email;
use sluss_domain::model::id::MessageId;
use sluss_domain::model::message::{Content, Message, Recipient, Way};
use sluss_domain::model::phone::{Home, Typed, read};
use sluss_domain::ports::courier::{Couriers, Mail, SendError, Sms, Wording};
use sluss_domain::ports::entropy::new_id;
use sluss_domain::ports::sealer::Sealer;
use sluss_protocol::language::Language;
use url::Url;

use super::{authenticator, marks, visitors};
use crate::config::Config;
use crate::http::{Assets, Room};
use crate::platform::{Keyring, MasterKey, SystemEntropy, try_out};
use crate::wording::FluentWording;
use crate::{House, Ports, delivering};

/// An operator does not wait longer.
const TRIAL_LIFETIME: Duration = Duration::from_secs(10 * 60);

pub(super) async fn run(config: &Config, send_to: Option<&str>) -> Result<(), String> {
    println!("issuer        {}", config.issuer);
    println!("listens on    {}", config.listen);
    println!("data          {}", config.data.display());
    let to = send_to.map(|to| recipient(to, config)).transpose()?;
    let there = House::look(config, Ports::system()).await;
    let sending = Sending::of(config, &there);
    let web = Assets::open(config.web.clone()).map(|_| "well".to_owned());
    let unseen = || Err("not looked at".to_owned());
    let none = || Ok("none yet".to_owned());
    let (keys, people, database, mark) = match &there {
        Ok(Some(house)) => (
            count_keys(house).await,
            count_people(house).await,
            try_out(&house.database).await.map(|()| "well: can be read and written".to_owned()),
            marks::look(config, house).await,
        ),
        Ok(None) => (none(), none(), Ok(super::NO_DATABASE.to_owned()), none()),
        Err(why) => (Err(why.clone()), unseen(), unseen(), unseen()),
    };
    let (sms, mail) = match &there {
        Ok(_) => sending.reach().await,
        Err(_) => (unseen(), unseen()),
    };
    let connections = connections(config);
    let (authenticator, visitors) = tokio::join!(authenticator::look(config), visitors::look(config));
    let push = config.delivery.check_push(&config.issuer);
    let all = [
        ("keys", keys),
        ("database", database),
        ("mark", mark),
        ("accounts", people),
        ("web app", web),
        ("authenticator", authenticator),
        ("SMS", sms),
        ("mail", mail),
        ("push", push),
        ("connections", connections),
        ("visitors", visitors),
        ("PANIC", Ok(panic(config.panic_cooling_off))),
    ];
    for (what, found) in &all {
        println!("{what:<13} {}", found.as_ref().unwrap_or_else(|why| why));
    }
    if let (Ok(house), Some(to)) = (&there, to) {
        println!("trial         {}", sending.send(house.as_ref(), to).await?);
    }
    if let Ok(Some(house)) = &there {
        house.database.close().await;
    }
    if all.iter().all(|(_, found)| found.is_ok()) { Ok(()) } else { Err("not all is well".to_owned()) }
}

/// What the wait before a PANIC comes to.
fn panic(wait: Duration) -> String {
    match wait.as_secs() / 3_600 {
        0 => "at once, with the password alone, and 24 hours after a reset by mail; panic_hours = 24 gives every owner a day to undo it"
            .to_owned(),
        hours => format!("after {hours} h, in which its owner can undo it"),
    }
}

/// How many connections the system leaves room for. Few are enough for a small server, unless it was set to more.
fn connections(config: &Config) -> Result<String, String> {
    let Room { most, scarce } = config.connections.room();
    match (scarce, config.connections.most) {
        (false, _) => Ok(format!("well: {most} at once")),
        (true, None) => Ok(format!("well: {most} at once; for more, {}", Room::ADVICE)),
        (true, Some(set)) => Err(format!("{most} at once and not {set}: {}", Room::ADVICE)),
    }
}

async fn count_keys(house: &House) -> Result<String, String> {
    let keys = house.sluss.upkeep().signing_keys().await.map_err(|error| error.to_string())?;
    Ok(format!("well: {}", keys.len()))
}

async fn count_people(house: &House) -> Result<String, String> {
    let accounts = house.sluss.store.accounts().await.map_err(|error| error.to_string())?;
    Ok(format!("well: {}", accounts.len()))
}

/// Where a trial goes, as it is typed.
fn recipient(to: &str, config: &Config) -> Result<Recipient, String> {
    if to.contains('@') {
        let email = Email::parse(to).ok_or_else(|| format!("{to} is not an e-mail address"))?;
        return Ok(Recipient::mail(&email));
    }
    match read(to, Home::Likely(config.sms_policy.home)) {
        Typed::Number(number) | Typed::Meant(number) => Ok(Recipient::Phone(number)),
        Typed::NotMobile => Err(format!("{to} is no mobile phone's number")),
        Typed::Unreadable => Err("a trial goes to a phone number (+46…) or to a mail address".to_owned()),
    }
}

/// What messages go out with, also where there is no database yet: then nothing is sealed in the settings.
struct Sending<'a> {
    config: &'a Config,
    sealer: Arc<dyn Sealer>,
    keys: Arc<Keyring>,
    clock: Arc<dyn Clock>,
    outbox: Outbox,
}

impl<'a> Sending<'a> {
    fn of(config: &'a Config, there: &Result<Option<House>, String>) -> Self {
        let Ports { clock, entropy, .. } = Ports::system();
        let outbox = Outbox::new(clock.clone());
        let (sealer, keys) = match there {
            Ok(Some(house)) => (house.sluss.sealer.clone(), house.keys.clone()),
            _ => (Arc::new(MasterKey::passing(&*entropy)) as Arc<dyn Sealer>, Arc::default()),
        };
        Self { config, sealer, keys, clock, outbox }
    }

    fn means(&self) -> Means<'_> {
        Means {
            opener: delivering::opener(&*self.sealer),
            outbox: &self.outbox,
            vapid: self.keys.clone(),
            issuer: &self.config.issuer,
            clock: self.clock.clone(),
            entropy: Arc::new(SystemEntropy),
        }
    }

    /// Whether messages would find their way out.
    async fn reach(&self) -> (Result<String, String>, Result<String, String>) {
        if self.config.demo {
            let kept = || Ok("kept in the outbox of the demonstration".to_owned());
            return (kept(), kept());
        }
        let means = self.means();
        tokio::join!(self.config.delivery.reach_sms(&means), self.config.delivery.reach_mail(&means))
    }

    /// Sends a trial at once, and says what came of it. Where messages are only kept, it is left for the server that shows them.
    async fn send(&self, house: Option<&House>, to: Recipient) -> Result<String, String> {
        let message = Message { to, language: Language::default(), content: Content::Trial };
        let way = message.to.way();
        if self.config.demo || self.config.delivery.keeps(way) {
            return post(house.ok_or("the trial was not sent: start the demonstration first")?, &message).await;
        }
        let couriers = self.config.delivery.couriers(&self.means())?;
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
async fn post(house: &House, message: &Message) -> Result<String, String> {
    let post = house.sluss.messages().post(message, TRIAL_LIFETIME);
    house.sluss.store.commit(vec![post]).await.map_err(super::uncommitted)?;
    Ok("left for the running demonstration, which shows it at /demo/outbox; nothing is sent".to_owned())
}
