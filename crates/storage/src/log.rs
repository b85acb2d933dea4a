//! Copies entries of the audit log to the process's own log once they are committed, under the id of the request that
//! caused them (M01). The words of an entry are ours or were checked before; in any case JSON escapes them (M03).

use sluss_domain::model::audit::{Entry, Event};
use sluss_domain::ports::store::Change;
use sluss_protocol::method::Method;

pub(crate) fn entries(changes: &[Change]) -> Vec<Entry> {
    let entry = |change: &Change| match change {
        Change::Record(entry) => Some(entry.clone()),
        _ => None,
    };
    changes.iter().filter_map(entry).collect()
}

pub(crate) fn write(entries: &[Entry]) {
    for entry in entries {
        let (event, id, at) = (entry.event.name(), entry.id.as_str(), entry.at.0);
        let account = entry.account.as_ref().map(|account| account.as_str());
        let (client, method) = (entry.client.as_deref(), entry.method.map(Method::name));
        let (network, country) = (entry.visitor.network.as_str(), entry.visitor.country.as_str());
        let browser = entry.visitor.browser.as_str();
        if entry.event == Event::ManyFailures {
            tracing::warn!(event, id, at, "many wrong passwords within a minute: somebody is guessing");
        } else {
            tracing::info!(event, id, at, account, client, method, network, country, browser, "audit");
        }
    }
}
