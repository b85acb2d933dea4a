//! `sluss restore`: a copy takes the place of the database (docs/decisions/0046).

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use sluss_domain::Timestamp;
use sluss_domain::model::audit::Event;
use sluss_domain::model::epoch::{Epoch, WentBack};
use sluss_storage::copy::{self, Aside, CopyError, Location};

use super::output::{Output, Row};
use super::words::failed;
use crate::config::Config;
use crate::dates::minute;
use crate::platform::{Mark, MarkFile, Standing, older};
use crate::{Instance, Ports};

/// What an operator asks of `sluss restore`.
#[derive(Debug, Args)]
pub(super) struct Restore {
    /// A file that `sluss backup` has made
    #[arg(required_unless_present_any = ["in_place", "clock"], conflicts_with_all = ["in_place", "clock"])]
    file: Option<PathBuf>,
    /// Replace a database that has accounts; it is kept aside
    #[arg(long, conflicts_with_all = ["in_place", "clock"])]
    replace: bool,
    /// A copy is already in the database's place, put there by other means: only void what is open in it
    #[arg(long, conflicts_with = "clock")]
    in_place: bool,
    /// The database is the newest, but this machine's clock had been ahead and is right now: void what is open, and keep the rest
    #[arg(long)]
    clock: bool,
}

/// What people do so that something no longer opens anything.
const ENDS: [Event; 7] = [
    Event::DeviceRemoved,
    Event::NumberRemoved,
    Event::PasswordChanged,
    Event::FactorReset,
    Event::LockedByOwner,
    Event::AccountDisabled,
    Event::AccountDeleted,
];

pub(super) async fn restore(config: &Config, asked: Restore) -> Result<(), String> {
    let mark = MarkFile::open(config.mark_file())?;
    // Held until everything is done, so that nobody starts to use it meanwhile.
    let place = Location::hold(&config.database_url()).await.map_err(told)?;
    let (epoch, mark) = match asked.file {
        None if asked.clock => return after_the_clock(config, place, mark).await,
        None => begin(config, WentBack::Store, place, mark).await?,
        Some(file) => put_back(config, place, &file, asked.replace, mark).await?,
    };
    println!("everything that was open in the copy is void, and people are told by mail");
    println!("what happened after {} is not in it: {}", minute(epoch.copied_at), advice(mark.as_ref()));
    Ok(())
}

async fn after_the_clock(config: &Config, place: Location, mark: MarkFile) -> Result<(), String> {
    begin(config, WentBack::Clock, place, mark).await?;
    println!("everything that was open is void: everyone has to sign in again, and recovery codes stay valid");
    Ok(())
}

async fn put_back(
    config: &Config,
    mut place: Location,
    file: &Path,
    replace: bool,
    mark: MarkFile,
) -> Result<(Epoch, Option<Mark>), String> {
    if !replace && !place.is_empty().await.map_err(told)? {
        return Err(told(CopyError::NotEmpty));
    }
    // Everything is voided before the copy is where a server could find it.
    let prepared = place.beside(&config.data);
    copy::prepare(file, &prepared).await.map_err(told)?;
    let there = config.with_database(copy::at(&prepared));
    let (epoch, last) = begin_there(&there, WentBack::Store, &mark).await?;
    copy::finish(&prepared).await.map_err(told)?;
    let aside = place.put(&prepared, epoch.began_at.0).await.map_err(told)?;
    println!("{} is in its place", file.display());
    if let Some(aside) = &aside {
        println!("the previous database is kept: {aside}");
        tell_what_ended(config, aside, epoch.copied_at).await;
    }
    let instance = Instance::open(config, Ports::system()).await?;
    write_down(&instance, mark).await?;
    Ok((epoch, last))
}

/// In the database that is in place.
async fn begin(
    config: &Config,
    went_back: WentBack,
    place: Location,
    mark: MarkFile,
) -> Result<(Epoch, Option<Mark>), String> {
    drop(place);
    let (epoch, last) = begin_there(config, went_back, &mark).await?;
    let instance = Instance::open(config, Ports::system()).await?;
    write_down(&instance, mark).await?;
    Ok((epoch, last))
}

/// A key file that does not belong to the copy is noticed here, before anything has changed.
async fn begin_there(config: &Config, went_back: WentBack, mark: &MarkFile) -> Result<(Epoch, Option<Mark>), String> {
    let instance = Instance::open(config, Ports::system()).await?;
    // Recovery codes stay valid here, and an older copy would not know which of them have been used.
    if went_back == WentBack::Clock && mark.standing(&instance.sluss).await? == Standing::Older {
        return Err(older(&config.mark_file()));
    }
    let last = mark.last().cloned();
    // A server that has only the mark takes a later epoch for one that was begun properly.
    let after = Timestamp(last.as_ref().map_or(0, |mark| mark.epoch));
    let epoch = instance.sluss.upkeep().begin_epoch(went_back, after).await.map_err(failed)?;
    // The links in mails to people must be those of the new epoch.
    instance.database.close().await;
    let instance = Instance::open(config, Ports::system()).await?;
    instance.sluss.upkeep().tell_of_epoch().await.map_err(failed)?;
    instance.sluss.audit_log().link().await.map_err(failed)?;
    instance.database.close().await;
    Ok((epoch, last))
}

async fn write_down(instance: &Instance, mut mark: MarkFile) -> Result<(), String> {
    mark.keep(&instance.sluss).await?;
    instance.database.close().await;
    Ok(())
}

/// Something that ended an account's access after the copy was made.
#[derive(Serialize)]
struct Ended {
    account: String,
    event: String,
}

impl Row for Ended {
    const HEADINGS: &'static [&'static str] = &["ACCOUNT", "EVENT"];

    fn cells(&self) -> Vec<String> {
        vec![self.account.clone(), self.event.clone()]
    }
}

/// What only the operator can put right, because the copy does not know about it.
async fn tell_what_ended(config: &Config, aside: &Aside, since: Timestamp) {
    let names = ENDS.map(Event::name);
    let Ok(ended) = aside.ended_since(&config.database_url(), since.0, &names).await else {
        println!(
            "the previous database is too damaged to say which devices were removed and which accounts were closed since"
        );
        return;
    };
    if ended.is_empty() {
        return;
    }
    println!(
        "in the copy, these have not happened: look at each account, and close those that must be closed (sluss user disable)"
    );
    let rows: Vec<_> = ended.into_iter().map(|(account, event)| Ended { account, event }).collect();
    // Whoever closed standard output wants to know nothing.
    _ = Output::default().list(&rows);
}

fn advice(mark: Option<&Mark>) -> String {
    let until = mark.map_or_else(String::new, |mark| format!("until {}, ", minute(Timestamp(mark.at))));
    format!("{until}devices that were removed and accounts that were closed are back")
}

#[expect(clippy::needless_pass_by_value, reason = "this is handed to map_err")]
pub(super) fn told(error: CopyError) -> String {
    error.to_string()
}
