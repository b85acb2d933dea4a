//! `sluss doctor`: checks everything that a server needs, and says what is well and what is not.

mod authenticator;
mod marks;
mod running;
mod sending;
mod service;
mod visitors;

use std::time::Duration;

use super::words::NO_DATABASE;
use crate::config::Config;
use crate::http::{Assets, Room};
use crate::platform::try_out;
use crate::{Instance, Ports};
use sending::{Sending, recipient};

pub(super) async fn run(config: &Config, send_to: Option<&str>) -> Result<(), String> {
    println!("issuer        {}", config.issuer);
    println!("listens on    {}", config.listen);
    println!("data          {}", config.data.display());
    let to = send_to.map(|to| recipient(to, config)).transpose()?;
    let there = Instance::look(config, Ports::system()).await;
    let sending = Sending::of(config, &there);
    let web = Assets::open(config.web.clone()).map(|_| "well".to_owned());
    let unseen = || Err("not checked".to_owned());
    let none = || Ok("none yet".to_owned());
    let (keys, people, database, mark) = match &there {
        Ok(Some(instance)) => (
            count_keys(instance).await,
            count_people(instance).await,
            try_out(&instance.database).await.map(|()| "well: can be read and written".to_owned()),
            marks::look(config, instance).await,
        ),
        Ok(None) => (none(), none(), Ok(NO_DATABASE.to_owned()), none()),
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
        ("PANIC", Ok(factor_reset(config.factor_reset_cooling_off))),
    ];
    let all: Vec<_> = all.into_iter().chain(service::look(&config.service, Ports::system().clock.now())).collect();
    for (what, found) in &all {
        println!("{what:<13} {}", found.as_ref().unwrap_or_else(|why| why));
    }
    if let (Ok(instance), Some(to)) = (&there, to) {
        println!("trial         {}", sending.send(instance.as_ref(), to).await?);
    }
    if let Ok(Some(instance)) = &there {
        instance.database.close().await;
    }
    if all.iter().all(|(_, found)| found.is_ok()) { Ok(()) } else { Err("not everything is well".to_owned()) }
}

/// How long a PANIC waits.
fn factor_reset(wait: Duration) -> String {
    match wait.as_secs() / 3_600 {
        0 => "at once, with the password alone, and 24 hours after a reset by mail; panic_hours = 24 gives every owner a day to undo it"
            .to_owned(),
        hours => format!("after {hours} h, in which its owner can undo it"),
    }
}

/// How many connections the system has room for. A few are enough for a small server, unless more were asked for.
fn connections(config: &Config) -> Result<String, String> {
    let Room { most, scarce } = config.connections.room();
    match (scarce, config.connections.most) {
        (false, _) => Ok(format!("well: {most} at once")),
        (true, None) => Ok(format!("well: {most} at once; for more, {}", Room::ADVICE)),
        (true, Some(set)) => Err(format!("{most} at once and not {set}: {}", Room::ADVICE)),
    }
}

async fn count_keys(instance: &Instance) -> Result<String, String> {
    let keys = instance.sluss.upkeep().signing_keys().await.map_err(|error| error.to_string())?;
    Ok(format!("well: {}", keys.len()))
}

async fn count_people(instance: &Instance) -> Result<String, String> {
    let accounts = instance.sluss.store.accounts().await.map_err(|error| error.to_string())?;
    Ok(format!("well: {}", accounts.len()))
}
