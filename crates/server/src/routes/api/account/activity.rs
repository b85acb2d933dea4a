//! `/api/account/activity`: what happened to the account, page by page.

use std::collections::HashMap;

use axum::Json;
use axum::extract::{RawQuery, State};
use sluss_domain::model::audit::Entry;
use sluss_domain::model::id::EntryId;
use sluss_domain::{Error, Timestamp};
use sluss_protocol::api::{ActivityPage, ActivityView};
use sluss_protocol::form::Form;

use super::signed_in::SignedIn;
use super::views::site_names;
use crate::http::App;
use crate::http::answer::Failure;

/// Entries on a page.
const PAGE: usize = 20;

pub(crate) async fn get(
    State(app): State<App>,
    who: SignedIn,
    RawQuery(query): RawQuery,
) -> Result<Json<ActivityPage>, Failure> {
    let query = Form::parse(&query.unwrap_or_default());
    let before = query.get("before").map(|text| read(text).ok_or(Error::InvalidField("before"))).transpose()?;
    let (entries, more) = app.instance.sluss.audit_log().activity(&who.session.account, before, PAGE).await?;
    let names = site_names(&app).await?;
    let next = entries.last().filter(|_| more).map(|last| format!("{}.{}", last.at.0, last.id));
    Ok(Json(ActivityPage { entries: entries.into_iter().map(|entry| view(entry, &names)).collect(), next }))
}

/// Where a page begins: the moment and the name of the previous page's last entry.
fn read(text: &str) -> Option<(Timestamp, EntryId)> {
    let (at, id) = text.split_once('.')?;
    Some((Timestamp(at.parse().ok()?), EntryId::parse(id)?))
}

fn view(entry: Entry, names: &HashMap<String, String>) -> ActivityView {
    ActivityView {
        id: entry.id.to_string(),
        at: entry.at.0,
        event: entry.event.name().to_owned(),
        site: entry.client.map(|id| names.get(&id).cloned().unwrap_or(id)),
        method: entry.method,
        browser: entry.visitor.browser.clone(),
        place: entry.visitor.place().to_owned(),
    }
}
