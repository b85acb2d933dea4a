//! `sluss audit`: what happened, and whether anybody has changed the log of it.

use std::time::Duration;

use clap::Subcommand;
use serde::Serialize;
use sluss_domain::Timestamp;
use sluss_domain::model::audit::{Entry, Filter};
use sluss_domain::model::audit_chain::{Head, Verified};
use sluss_protocol::method::Method;

use super::output::{Output, Row};
use super::words::{about, address, failed};
use crate::Instance;
use crate::dates::rfc3339;

#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub(super) enum Command {
    /// List entries, newest first: time, event, account, site, method, network, country, browser
    List {
        /// Only entries about the account with this address
        #[arg(long, value_name = "EMAIL", value_parser = address)]
        account: Option<String>,
        /// Only entries of the last 90m, 24h, 7d or the like
        #[arg(long, value_name = "TIME", value_parser = span)]
        since: Option<Duration>,
        /// How many entries at most
        #[arg(long, default_value_t = 200)]
        limit: usize,
        #[command(flatten)]
        output: Output,
    },
    /// Check the chain over the log, and say where it first breaks
    Verify {
        /// A head that was noted earlier, as NUMBER:HASH; the log must still contain it
        #[arg(long)]
        head: Option<Head>,
    },
}

const EXAMPLES: &str = "Examples:
  sluss audit list --account anna@example.eu --since 7d
  sluss audit list --since 1h --json
  sluss audit verify";

impl Command {
    /// How to print an empty list, if the command lists entries.
    pub(super) fn list_nothing(&self) -> Option<Result<(), String>> {
        match self {
            Self::List { output, .. } => Some(output.list::<EntryRow>(&[])),
            Self::Verify { .. } => None,
        }
    }
}

/// An entry; what does not belong to its event is null.
#[derive(Serialize)]
struct EntryRow {
    at: String,
    event: &'static str,
    account: Option<String>,
    client: Option<String>,
    method: Option<&'static str>,
    network: Option<String>,
    country: Option<String>,
    browser: Option<String>,
}

impl EntryRow {
    fn of(entry: Entry) -> Self {
        let known = |text: String| Some(text).filter(|text| !text.is_empty());
        Self {
            at: rfc3339(entry.at),
            event: entry.event.name(),
            account: entry.account.map(Into::into),
            client: entry.client,
            method: entry.method.map(Method::name),
            network: known(entry.visitor.network),
            country: known(entry.visitor.country),
            browser: known(entry.visitor.browser),
        }
    }
}

impl Row for EntryRow {
    const HEADINGS: &'static [&'static str] =
        &["TIME", "EVENT", "ACCOUNT", "SITE", "METHOD", "NETWORK", "COUNTRY", "BROWSER"];

    fn cells(&self) -> Vec<String> {
        let or_nothing = |text: &Option<String>| text.clone().unwrap_or_default();
        vec![
            self.at.clone(),
            self.event.to_owned(),
            or_nothing(&self.account),
            or_nothing(&self.client),
            self.method.unwrap_or_default().to_owned(),
            or_nothing(&self.network),
            or_nothing(&self.country),
            or_nothing(&self.browser),
        ]
    }
}

pub(super) async fn run(instance: &Instance, command: Command) -> Result<(), String> {
    match command {
        Command::Verify { head } => verify(instance, head.as_ref()).await,
        Command::List { account, since, limit, output } => {
            let account = match account {
                None => None,
                Some(email) => Some(instance.sluss.accounts().by_address(&email).await.map_err(about(&email))?.id),
            };
            let now = instance.sluss.now();
            let ago = |span: Duration| i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
            let since = Timestamp(since.map_or(0, |span| now.0.saturating_sub(ago(span))));
            let filter = Filter { account, since, before: None, limit };
            let entries = instance.sluss.store.audit_entries(&filter).await.map_err(failed)?;
            output.list(&entries.into_iter().map(EntryRow::of).collect::<Vec<_>>())
        }
    }
}

async fn verify(instance: &Instance, expected: Option<&Head>) -> Result<(), String> {
    instance.sluss.audit_log().link().await.map_err(failed)?;
    let verdict = instance.sluss.audit_log().verify(expected).await.map_err(failed)?;
    let Verified { entries, first, head, waiting } = verdict.map_err(|broken| broken.to_string())?;
    println!("the audit log is unchanged: {entries} entries from number {first} on, {waiting} not linked yet");
    if let Some(head) = head {
        println!("head {head}");
    }
    Ok(())
}

fn span(typed: &str) -> Result<Duration, String> {
    humantime::parse_duration(typed).map_err(|_| "a time is a number and a unit, such as 90m, 24h or 7d".to_owned())
}
