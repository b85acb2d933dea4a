//! `sluss audit`: what happened, and whether anybody has changed the log of it.

use std::time::Duration;

use clap::Subcommand;
use sluss_domain::model::audit::{Entry, Filter};
use sluss_domain::model::audit_chain::{Head, Verified};
use sluss_domain::model::email::Email;
use sluss_domain::{Error, Timestamp};
use sluss_protocol::method::Method;

use crate::Instance;
use crate::dates::rfc3339;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check the chain over the log, and say where it first breaks
    Verify {
        /// A head that was noted earlier, as NUMBER:HASH; the log must still contain it
        #[arg(long)]
        head: Option<Head>,
    },
    /// List entries, newest first: time, event, account, site, method, network, country, browser
    List {
        /// Only entries about the account with this address
        #[arg(long, value_name = "EMAIL")]
        account: Option<String>,
        /// Only entries of the last 90m, 24h, 7d or the like
        #[arg(long, value_parser = humantime::parse_duration)]
        since: Option<Duration>,
        /// How many entries at most
        #[arg(long, default_value_t = 200)]
        limit: usize,
    },
}

pub(super) async fn run(instance: &Instance, command: Command) -> Result<(), String> {
    match command {
        Command::Verify { head } => verify(instance, head.as_ref()).await,
        Command::List { account, since, limit } => list(instance, account.as_deref(), since, limit).await,
    }
}

async fn verify(instance: &Instance, expected: Option<&Head>) -> Result<(), String> {
    instance.sluss.audit_log().link().await.map_err(|error| error.to_string())?;
    let verdict = instance.sluss.audit_log().verify(expected).await.map_err(|error| error.to_string())?;
    let Verified { entries, first, head, waiting } = verdict.map_err(|broken| broken.to_string())?;
    println!("the audit log is unchanged: {entries} entries from number {first} on, {waiting} not linked yet");
    if let Some(head) = head {
        println!("head {head}");
    }
    Ok(())
}

async fn list(instance: &Instance, email: Option<&str>, since: Option<Duration>, limit: usize) -> Result<(), String> {
    let store = &instance.sluss.store;
    let account = match email {
        None => None,
        Some(email) => {
            let address = Email::parse(email).ok_or_else(|| format!("{email} is not an email address"))?;
            let found = store.account_by_email(&address).await.map_err(|error| error.to_string())?;
            Some(found.ok_or_else(|| format!("no account has the address {email}"))?.id)
        }
    };
    let ago = since.map_or(0, |span| i64::try_from(span.as_millis()).unwrap_or(i64::MAX));
    let since = Timestamp(since.map_or(0, |_| instance.sluss.now().0.saturating_sub(ago)));
    let entries = store.audit_entries(&Filter { account, since, before: None, limit }).await;
    for entry in entries.map_err(|error: Error| error.to_string())? {
        println!("{}", line(&entry));
    }
    Ok(())
}

/// One entry as a line, with a hyphen for what is empty. Anything that could move a terminal's cursor is replaced (M03).
fn line(entry: &Entry) -> String {
    let or_hyphen = |text: &str| if text.is_empty() { "-".to_owned() } else { text.replace(char::is_control, "?") };
    let fields = [
        rfc3339(entry.at),
        entry.event.name().to_owned(),
        or_hyphen(entry.account.as_ref().map_or("", |account| account.as_str())),
        or_hyphen(entry.client.as_deref().unwrap_or_default()),
        or_hyphen(entry.method.map_or("", Method::name)),
        or_hyphen(&entry.visitor.network),
        or_hyphen(&entry.visitor.country),
        or_hyphen(&entry.visitor.browser),
    ];
    fields.join("\t")
}

#[cfg(test)]
mod tests {
    use super::{Entry, Timestamp, line};
    use sluss_domain::model::audit::Event;
    use sluss_domain::model::id::EntryId;
    use sluss_domain::model::visitor::Visitor;

    #[test]
    fn m03_an_entry_is_one_line_whatever_stands_in_it() {
        let visitor = Visitor { browser: "Fire\nfox\u{1b}[31m".to_owned(), ..Visitor::default() };
        let id = EntryId::parse("log_aaaaaaaaaaaaaaaaaaaaaaaaaa").unwrap();
        let at = Timestamp(1_800_000_000_000);
        let entry = Entry { id, at, event: Event::SignedIn, account: None, client: None, method: None, visitor };
        assert_eq!(line(&entry), "2027-01-15T08:00:00Z\tsigned-in\t-\t-\t-\t-\t-\tFire?fox?[31m");
    }
}
