//! `sluss doctor`: looks at everything that a server needs, and says of each whether it is well.

use std::time::Duration;

use sluss_delivery::Outbox;
use sluss_domain::courier::{Couriers, Mail, SendError, Sms};
use sluss_domain::email::Email;
use sluss_domain::id::MessageId;
use sluss_domain::message::{Content, Message, Recipient, Way};
use sluss_domain::phone::{Home, Typed, read};
use sluss_protocol::language::Language;

use super::{authenticator, marks, visitors};
use crate::config::Config;
use crate::http::{Assets, Room};
use crate::platform::try_out;
use crate::{House, Ports, delivering};

/// An operator does not wait longer.
const TRIAL_LIFETIME: Duration = Duration::from_secs(10 * 60);

pub(super) async fn run(config: &Config, send_to: Option<&str>) -> Result<(), String> {
    println!("issuer        {}", config.issuer);
    println!("listens on    {}", config.listen);
    println!("data          {}", config.data.display());
    let to = send_to.map(|to| recipient(to, config)).transpose()?;
    let house = House::open(config, Ports::system()).await;
    let web = Assets::open(config.web.clone()).map(|_| "well".to_owned());
    let unseen = || Err("not looked at".to_owned());
    let (keys, people) = match &house {
        Ok(house) => (count_keys(house).await, count_people(house).await),
        Err(why) => (Err(why.clone()), unseen()),
    };
    let (sms, mail) = match &house {
        Ok(house) => reach(config, house).await,
        Err(_) => (unseen(), unseen()),
    };
    let database = match &house {
        Ok(house) => try_out(&house.database).await.map(|()| "well: can be read and written".to_owned()),
        Err(_) => unseen(),
    };
    let mark = match &house {
        Ok(house) => marks::look(config, house).await,
        Err(_) => unseen(),
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
    if let (Ok(house), Some(to)) = (&house, to) {
        println!("trial         {}", send(config, house, to).await?);
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
    let keys = house.sluss.signing_keys().await.map_err(|error| error.to_string())?;
    Ok(format!("well: {}", keys.len()))
}

async fn count_people(house: &House) -> Result<String, String> {
    let accounts = house.sluss.store.accounts().await.map_err(|error| error.to_string())?;
    Ok(format!("well: {}", accounts.len()))
}

/// Whether messages would find their way out.
async fn reach(config: &Config, house: &House) -> (Result<String, String>, Result<String, String>) {
    if config.demo {
        let kept = || Ok("kept in the outbox of the demonstration".to_owned());
        return (kept(), kept());
    }
    let outbox = Outbox::new(house.sluss.clock.clone());
    let means = delivering::means(house, &outbox);
    tokio::join!(config.delivery.reach_sms(&means), config.delivery.reach_mail(&means))
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

/// Sends a trial at once, and says what came of it. Where messages are only kept, it is left for the server that shows them.
async fn send(config: &Config, house: &House, to: Recipient) -> Result<String, String> {
    if config.demo || config.delivery.keeps(to.way()) {
        return post(house, to).await;
    }
    let outbox = Outbox::new(house.sluss.clock.clone());
    let couriers = config.delivery.couriers(&delivering::means(house, &outbox))?;
    let message = Message { to, language: Language::default(), content: Content::Trial };
    let way = message.to.way();
    let what = match way {
        Way::Sms => "the SMS gateway",
        Way::Mail | Way::Push => "the mail server",
    };
    match hand_over(house, &couriers, message).await {
        Ok(()) => Ok(format!("{what} has taken it: see whether it arrives")),
        Err(error) => Err(format!("the trial was not sent: {what} says {error}")),
    }
}

async fn hand_over(house: &House, couriers: &Couriers, message: Message) -> Result<(), SendError> {
    let sluss = &house.sluss;
    let words = sluss.wording.words(&message, sluss.host());
    let id = MessageId::new(&*sluss.entropy);
    match message.to {
        Recipient::Phone(to) => couriers.sms.send(&Sms { id, to, text: words.text }).await,
        Recipient::Mail(to) => couriers.mail.send(&Mail { id, to, subject: words.subject, text: words.text }).await,
        Recipient::Device(_) => Err(SendError::Refused("a trial goes to no device".to_owned())),
    }
}

/// Puts it among those that wait, as any other.
async fn post(house: &House, to: Recipient) -> Result<String, String> {
    let message = Message { to, language: Language::default(), content: Content::Trial };
    let post = house.sluss.post(&message, TRIAL_LIFETIME);
    house.sluss.store.commit(vec![post]).await.map_err(super::uncommitted)?;
    Ok("left for the running demonstration, which shows it at /demo/outbox; nothing is sent".to_owned())
}
