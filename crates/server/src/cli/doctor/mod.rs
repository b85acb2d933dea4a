//! `sluss doctor`: checks everything that a server needs, and says what is well and what is not. It changes nothing.

mod authenticator;
mod marks;
mod running;
mod sending;
mod service;
mod visitors;

use std::time::Duration;

use serde::Serialize;

use super::output::Output;
use super::words::{NO_DATABASE, failed};
use crate::config::Config;
use crate::http::{Assets, Room};
use crate::platform::rehearse;
use crate::{Instance, Ports};
use sending::{Sending, recipient};

/// What was looked at, and how it is.
#[derive(Serialize)]
struct Check {
    name: &'static str,
    well: bool,
    says: String,
}

/// Everything that was found.
#[derive(Serialize)]
struct Findings {
    well: bool,
    issuer: String,
    listens_on: String,
    data: String,
    checks: Vec<Check>,
    trial: Option<String>,
}

impl Findings {
    /// The same for people, each part with a label.
    fn said(&self) -> Vec<(&'static str, String)> {
        let fixed = [("issuer", &self.issuer), ("listens on", &self.listens_on), ("data", &self.data)];
        let checks = self.checks.iter().map(|check| (check.name, check.says.clone()));
        let fixed = fixed.into_iter().map(|(label, text)| (label, text.clone()));
        fixed.chain(checks).chain(self.trial.iter().map(|trial| ("trial", trial.clone()))).collect()
    }
}

pub(super) async fn run(config: &Config, send_to: Option<&str>, output: Output) -> Result<(), String> {
    let to = send_to.map(|to| recipient(to, config)).transpose()?;
    let there = Instance::look(config, Ports::system()).await;
    let sending = Sending::of(config, &there);
    let checks = checks(config, &there, &sending).await;
    let trial = match (&there, to) {
        (Ok(instance), Some(to)) => Some(sending.send(instance.as_ref(), to).await),
        _ => None,
    };
    if let Ok(Some(instance)) = &there {
        instance.database.close().await;
    }
    let sent = !matches!(trial, Some(Err(_)));
    let findings = Findings {
        well: sent && checks.iter().all(|check| check.well),
        issuer: config.issuer.clone(),
        listens_on: config.listen.to_string(),
        data: config.data.display().to_string(),
        checks,
        trial: trial.map(|said| said.unwrap_or_else(|why| why)),
    };
    output.one(&findings, &findings.said())?;
    if findings.well { Ok(()) } else { Err("not everything is well".to_owned()) }
}

async fn checks(config: &Config, there: &Result<Option<Instance>, String>, sending: &Sending<'_>) -> Vec<Check> {
    let web = Assets::open(config.web.clone()).map(|_| "well".to_owned());
    let unseen = || Err("not checked".to_owned());
    let none = || Ok("none yet".to_owned());
    let (keys, people, database, mark) = match there {
        Ok(Some(instance)) => (
            count_keys(instance).await,
            count_people(instance).await,
            rehearse(&instance.database).await.map(|()| "well: can be read and written".to_owned()),
            marks::look(config, instance).await,
        ),
        Ok(None) => (none(), none(), Ok(NO_DATABASE.to_owned()), none()),
        Err(why) => (Err(why.clone()), unseen(), unseen(), unseen()),
    };
    let (sms, mail) = match there {
        Ok(_) => sending.reach().await,
        Err(_) => (unseen(), unseen()),
    };
    let (authenticator, visitors) = tokio::join!(authenticator::look(config), visitors::look(config));
    let all = [
        ("keys", keys),
        ("database", database),
        ("mark", mark),
        ("accounts", people),
        ("web app", web),
        ("authenticator", authenticator),
        ("SMS", sms),
        ("mail", mail),
        ("push", config.delivery.check_push(&config.issuer)),
        ("connections", connections(config)),
        ("visitors", visitors),
        ("PANIC", Ok(factor_reset(config.factor_reset_cooling_off))),
    ];
    let check = |(name, found): (_, Result<String, String>)| Check {
        name,
        well: found.is_ok(),
        says: found.unwrap_or_else(|why| why),
    };
    let all = all.into_iter().chain(service::look(&config.service, Ports::system().clock.now()));
    all.map(check).collect()
}

/// How long a PANIC waits.
fn factor_reset(wait: Duration) -> String {
    match wait.as_secs() / 3_600 {
        0 => "at once, with the password alone, and 24 hours after a reset by a link; panic_hours = 24 gives every owner a day to undo it"
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
    let keys = instance.sluss.upkeep().signing_keys().await.map_err(failed)?;
    Ok(format!("well: {}", keys.len()))
}

async fn count_people(instance: &Instance) -> Result<String, String> {
    let accounts = instance.sluss.store.accounts().await.map_err(failed)?;
    Ok(format!("well: {}", accounts.len()))
}
