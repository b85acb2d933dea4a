//! `sluss doctor`: looks at everything that a server needs, and says of each whether it is well.

use std::time::Duration;

use sluss_delivery::Outbox;
use sluss_domain::email::Email;
use sluss_domain::message::{Content, Message, Recipient};
use sluss_domain::phone::PhoneNumber;
use sluss_protocol::language::Language;

use super::visitors;
use crate::config::Config;
use crate::http::Assets;
use crate::{House, Ports, delivering};

/// An operator does not wait longer.
const TRIAL_LIFETIME: Duration = Duration::from_secs(10 * 60);

pub(super) async fn run(config: &Config, send_to: Option<&str>) -> Result<(), String> {
    println!("issuer      {}", config.issuer);
    println!("listens on  {}", config.listen);
    println!("data        {}", config.data.display());
    let house = House::open(config, Ports::system()).await;
    let web = Assets::open(config.web.clone()).map(|_| "well".to_owned());
    let (keys, people) = match &house {
        Ok(house) => (count_keys(house).await, count_people(house).await),
        Err(why) => (Err(why.clone()), Err("not looked at".to_owned())),
    };
    let (sms, mail) = match &house {
        Ok(house) => reach(config, house).await,
        Err(_) => (Err("not looked at".to_owned()), Err("not looked at".to_owned())),
    };
    let visitors = visitors::look(config).await;
    let all =
        [("keys", keys), ("accounts", people), ("web app", web), ("SMS", sms), ("mail", mail), ("visitors", visitors)];
    for (what, found) in &all {
        println!("{what:<11} {}", found.as_ref().unwrap_or_else(|why| why));
    }
    if let (Ok(house), Some(to)) = (&house, send_to) {
        post(house, to).await?;
    }
    if all.iter().all(|(_, found)| found.is_ok()) { Ok(()) } else { Err("not all is well".to_owned()) }
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
    let outbox = Outbox::new(house.sluss.clock.clone());
    let means = delivering::means(house, &outbox);
    let (sms, mail) = tokio::join!(config.delivery.reach_sms(&means), config.delivery.reach_mail(&means));
    (sms.map(str::to_owned), mail.map(str::to_owned))
}

/// Puts a trial message among those that wait, as any other.
async fn post(house: &House, to: &str) -> Result<(), String> {
    let phone = PhoneNumber::e164(to).map(Recipient::Phone);
    let to = phone.or_else(|| Email::parse(to).as_ref().map(Recipient::mail));
    let to = to.ok_or("a trial goes to a phone number in international form (+46…) or to a mail address")?;
    let message = Message { to, language: Language::default(), content: Content::Trial };
    let post = house.sluss.post(&message, TRIAL_LIFETIME);
    house.sluss.store.commit(vec![post]).await.map_err(|error| format!("{error:?}"))?;
    println!("a trial was posted: a running server sends it within seconds, and its log says what came of it");
    Ok(())
}
