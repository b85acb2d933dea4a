//! `/api/device/requests`: sign-ins that wait to be approved on a device, as they come.

pub(crate) mod id;

use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::future::select_all;
use futures_util::stream::{Stream, unfold};
use serde::{Deserialize, Serialize};
use sluss_domain::model::device::Device;
use sluss_domain::model::wake_up::Topic;
use sluss_domain::{Error, Sluss};
use sluss_protocol::api::{OtherWays, PROOFS_MAX, PendingRequest, WatchRequests, Watched};

use super::dpop::{self, ProofTarget};
use super::remember_keys;
use crate::http::answer::Failure;
use crate::http::{App, Requester};
use crate::platform::{Closed, Waiting};

const PATH: &str = "/api/device/requests";

/// Something is sent at least this often, so that everything on the way knows that the line is alive.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// How long an answer is held back at most, which is less than proxies allow.
const WAIT_MAX: Duration = Duration::from_secs(25);

/// How long to hold an answer back while there is nothing to say.
#[derive(Deserialize)]
pub(crate) struct Patience {
    #[serde(default)]
    wait: u64,
}

/// What waits for these devices: a stream of server-sent events if the caller accepts one, else a single answer.
pub(crate) async fn post(
    State(app): State<App>,
    requester: Requester,
    Query(patience): Query<Patience>,
    body: Result<Json<WatchRequests>, JsonRejection>,
) -> Result<Response, Failure> {
    let Json(asked) = body?;
    let (devices, removed) = devices(&app, &requester, &asked).await?;
    let waits = devices.iter().map(|device| app.wake_ups.wait_for(&Topic::Account(device.account.clone()))).collect();
    let some = !devices.is_empty();
    let watch = Watch { sluss: app.instance.sluss.clone(), devices, waits, removed, whole: asked.whole };
    let streams = requester.headers.get(header::ACCEPT).is_some_and(|accept| accept == "text/event-stream");
    let mut response = if streams {
        Sse::new(watch.events()).keep_alive(KeepAlive::new().interval(HEARTBEAT)).into_response()
    } else {
        watch.first(Duration::from_secs(patience.wait).min(WAIT_MAX)).await?.into_response()
    };
    if some {
        remember_keys(&app, &mut response);
    }
    Ok(response)
}

/// The devices whose keys signed the proofs, and the proofs that no registered key has signed: those devices were removed meanwhile. An older
/// caller cannot be told about these, and learns only that none is left.
async fn devices(
    app: &App,
    requester: &Requester,
    asked: &WatchRequests,
) -> Result<(Vec<Device>, Vec<usize>), Failure> {
    if asked.proofs.is_empty() || asked.proofs.len() > PROOFS_MAX {
        return Err(Error::InvalidField("proofs").into());
    }
    let (mut devices, mut removed) = (Vec::with_capacity(asked.proofs.len()), Vec::new());
    for (place, proof) in asked.proofs.iter().enumerate() {
        match dpop::device(app, &requester.visitor, proof, ProofTarget { method: "POST", path: PATH, body: None })
            .await?
        {
            Some(device) => devices.push(device),
            None => removed.push(place),
        }
    }
    if devices.is_empty() && !asked.whole { Err(Error::InvalidProof.into()) } else { Ok((devices, removed)) }
}

/// Devices that wait for requests together, as one call of one phone.
struct Watch {
    sluss: Sluss,
    devices: Vec<Device>,
    waits: Vec<Waiting>,
    removed: Vec<usize>,
    whole: bool,
}

/// What is sent: everything, or the plain list for an older caller.
#[derive(Serialize)]
#[serde(untagged)]
enum WatchAnswer {
    Whole(Watched),
    List(Vec<PendingRequest>),
}

impl IntoResponse for WatchAnswer {
    fn into_response(self) -> Response {
        Json(self).into_response()
    }
}

impl Watch {
    async fn requests(&self) -> Result<Vec<PendingRequest>, Error> {
        let mut requests = Vec::new();
        for device in &self.devices {
            let Some(approval) = self.sluss.approvals().waiting_for(device).await? else { continue };
            requests.push(PendingRequest {
                id: approval.id.to_string(),
                device_id: device.id.to_string(),
                link: approval.link,
                browser: approval.visitor.browser.clone(),
                place: approval.visitor.place().to_owned(),
                begun_at: approval.begun_at.0,
                expires_at: approval.expires_at.0,
                digits: self.sluss.policy.approval_digits,
            });
        }
        Ok(requests)
    }

    /// What each owner has besides the device that asks; nothing for an older caller, who could not read it.
    async fn other_ways(&self) -> Result<Vec<OtherWays>, Error> {
        let mut ways = Vec::new();
        for device in self.devices.iter().filter(|_| self.whole) {
            ways.push(self.sluss.second_factors().besides(device).await?);
        }
        Ok(ways)
    }

    fn answer(&self, requests: Vec<PendingRequest>, other_ways: Vec<OtherWays>) -> WatchAnswer {
        if !self.whole {
            return WatchAnswer::List(requests);
        }
        let (removed, now) = (self.removed.clone(), self.sluss.now().0);
        WatchAnswer::Whole(Watched { requests, removed, now, other_ways })
    }

    /// Waits until one of the accounts has news; `Closed` at once if there is none to wait for.
    async fn woken(&mut self) -> Result<(), Closed> {
        if self.waits.is_empty() {
            return Err(Closed);
        }
        select_all(self.waits.iter_mut().map(|wait| Box::pin(wait.woken()))).await.0
    }

    /// What waits now; while nothing does, an answer is held back for a while.
    async fn first(mut self, patience: Duration) -> Result<WatchAnswer, Error> {
        let mut found = self.requests().await?;
        if found.is_empty() && tokio::time::timeout(patience, self.woken()).await.is_ok() {
            found = self.requests().await?;
        }
        let ways = self.other_ways().await?;
        Ok(self.answer(found, ways))
    }

    /// What waits now, and again whenever that changes.
    fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        unfold((self, true), |(mut watch, first)| async move {
            if !first {
                watch.woken().await.ok()?;
            }
            // The stream ends if the store fails; the device then comes back and asks again.
            let requests = watch.requests().await.ok()?;
            let ways = if first { watch.other_ways().await.ok()? } else { Vec::new() };
            let event = Event::default().event("requests").json_data(watch.answer(requests, ways)).ok()?;
            Some((Ok(event), (watch, false)))
        })
    }
}
