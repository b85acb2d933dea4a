//! `/api/device/requests`: sign-ins that wait to be approved on a device, as they come, and the person's answer.

use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::future::select_all;
use futures_util::stream::{Stream, unfold};
use serde::{Deserialize, Serialize};
use sluss_domain::model::device::Device;
use sluss_domain::model::id::ApprovalId;
use sluss_domain::model::wake_up::Topic;
use sluss_domain::{Error, Sluss};
use sluss_protocol::api::{AnswerRequest, PROOFS_MAX, PendingRequest, WatchRequests, Watched};
use sluss_protocol::problem::ProblemCode;

use super::device::remember_keys;
use super::dpop::{self, Meant};
use crate::http::answer::Failure;
use crate::http::{App, Visit};
use crate::platform::{Closed, Waiting};

const PATH: &str = "/api/device/requests";

/// Something is said at least this often, so that everybody on the way knows that the line is alive.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// The longest that an answer is held back, below what proxies allow.
const WAIT_MAX: Duration = Duration::from_secs(25);

/// How long to hold an answer back while there is nothing to say.
#[derive(Deserialize)]
pub(crate) struct Patience {
    #[serde(default)]
    wait: u64,
}

/// What waits for these devices: a stream of server-sent events where the caller takes one, else one answer.
pub(crate) async fn watch(
    State(app): State<App>,
    visit: Visit,
    Query(patience): Query<Patience>,
    body: Result<Json<WatchRequests>, JsonRejection>,
) -> Result<Response, Failure> {
    let Json(asked) = body?;
    let (devices, removed) = devices(&app, &visit, &asked).await?;
    let waits = devices.iter().map(|device| app.bus.wait_for(&Topic::Account(device.account.clone()))).collect();
    let some = !devices.is_empty();
    let watch = Watch { sluss: app.house.sluss.clone(), devices, waits, removed, whole: asked.whole };
    let streams = visit.headers.get(header::ACCEPT).is_some_and(|accept| accept == "text/event-stream");
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

/// The devices whose keys signed the proofs, and which proofs no device's key has signed: those were removed meanwhile. A caller of before
/// cannot be told of these, and learns only that nobody is left.
async fn devices(app: &App, visit: &Visit, asked: &WatchRequests) -> Result<(Vec<Device>, Vec<usize>), Failure> {
    if asked.proofs.is_empty() || asked.proofs.len() > PROOFS_MAX {
        return Err(Error::InvalidField("proofs").into());
    }
    let (mut devices, mut removed) = (Vec::with_capacity(asked.proofs.len()), Vec::new());
    for (place, proof) in asked.proofs.iter().enumerate() {
        match dpop::device(app, &visit.visitor, proof, Meant { method: "POST", path: PATH, body: None }).await? {
            Some(device) => devices.push(device),
            None => removed.push(place),
        }
    }
    if devices.is_empty() && !asked.whole { Err(Error::InvalidProof.into()) } else { Ok((devices, removed)) }
}

/// Devices that wait.
struct Watch {
    sluss: Sluss,
    devices: Vec<Device>,
    waits: Vec<Waiting>,
    removed: Vec<usize>,
    whole: bool,
}

/// What is told: all of it, or the plain list for a caller of before.
#[derive(Serialize)]
#[serde(untagged)]
enum Told {
    Whole(Watched),
    List(Vec<PendingRequest>),
}

impl IntoResponse for Told {
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

    fn told(&self, requests: Vec<PendingRequest>) -> Told {
        if !self.whole {
            return Told::List(requests);
        }
        Told::Whole(Watched { requests, removed: self.removed.clone(), now: self.sluss.now().0 })
    }

    /// Until one of the accounts has news; at once `Closed` where there is none to wait for.
    async fn woken(&mut self) -> Result<(), Closed> {
        if self.waits.is_empty() {
            return Err(Closed);
        }
        select_all(self.waits.iter_mut().map(|wait| Box::pin(wait.woken()))).await.0
    }

    /// What waits now; while nothing does, an answer is held back for a while.
    async fn first(mut self, patience: Duration) -> Result<Told, Error> {
        let found = self.requests().await?;
        if !found.is_empty() || tokio::time::timeout(patience, self.woken()).await.is_err() {
            return Ok(self.told(found));
        }
        let found = self.requests().await?;
        Ok(self.told(found))
    }

    /// What waits now, and again whenever that changes.
    fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        unfold((self, true), |(mut watch, first)| async move {
            if !first {
                watch.woken().await.ok()?;
            }
            // The stream ends where the store fails: the device comes back and asks anew.
            let requests = watch.requests().await.ok()?;
            let event = Event::default().event("requests").json_data(watch.told(requests)).ok()?;
            Some((Ok(event), (watch, false)))
        })
    }
}

/// The person's answer.
pub(crate) async fn answer(
    State(app): State<App>,
    Path(id): Path<String>,
    visit: Visit,
    body: Bytes,
) -> Result<StatusCode, Failure> {
    let path = format!("{PATH}/{id}");
    let meant = Meant { method: "POST", path: &path, body: Some(&body) };
    let signed = dpop::signed(&app, &visit.headers, meant)?;
    let unreadable = |_| Failure::new(ProblemCode::BadRequest, "Send the answer as JSON.");
    let answer: AnswerRequest = serde_json::from_slice(&body).map_err(unreadable)?;
    let device = dpop::counted(&app, &visit.visitor, &signed).await?;
    if device.id.as_str() != answer.device_id {
        return Err(Error::InvalidProof.into());
    }
    let id = ApprovalId::parse(&id).ok_or(Error::NotFound)?;
    app.house.sluss.approvals().answer(&device, &id, &answer.decision, &signed.proof, &visit.visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
