//! One connection: its requests go to the router as they come, and it ends when it takes too long for its current phase.

use std::convert::Infallible;
use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Request, Response, Version, header};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::watch::Receiver;
use tokio::time::{Instant, sleep};
use tower::ServiceExt;

use super::amiss::Amiss;
use super::limits::Limits;
use super::line::Line;
use super::slots::Slot;
use super::watch::{Read, Watch};
use crate::http::health_path;

/// The largest head that is read: twice the request line that proxies pass on.
const HEAD_MAX: usize = 64 * 1024;
/// How long the head of a request may take on a reserved connection, so that nobody holds one for long.
const HEAD_IN_RESERVE: Duration = Duration::from_secs(5);

/// Serves a connection until it ends by itself, takes too long, or has answered its last request when the server stops.
pub(super) async fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    slot: Slot,
    router: Router,
    limits: Limits,
    mut stop: Receiver<bool>,
) {
    let reserved = slot.reserved;
    let watch = Watch::new(&limits, if reserved { limits.head.min(HEAD_IN_RESERVE) } else { limits.head });
    let line = TokioIo::new(Line::new(stream, watch.clone()));
    let seen = watch.clone();
    let requests = service_fn(move |request| answer(request, peer, reserved, &seen, router.clone()));
    // The watch enforces all limits; the parser's own do not tell a slow head from silence before it.
    let mut http = http1::Builder::new();
    let mut connection = http.header_read_timeout(None).max_buf_size(HEAD_MAX).serve_connection(line, requests);
    let mut stopping = pin!(stop.wait_for(|stop| *stop));
    let mut told = false;
    let mut timer = pin!(sleep(limits.head));
    let (mut turn, mut limited) = (None, false);
    poll_fn(|cx| {
        if !told && stopping.as_mut().poll(cx).is_ready() {
            told = true;
            Pin::new(&mut connection).graceful_shutdown();
        }
        if Pin::new(&mut connection).poll(cx).is_ready() {
            return Poll::Ready(());
        }
        let (now, limit) = watch.limit();
        if turn.replace(now) != Some(now) {
            limited = limit.is_some();
            timer.as_mut().reset(Instant::now() + limit.unwrap_or_default());
        }
        if limited { timer.as_mut().poll(cx) } else { Poll::Pending }
    })
    .await;
}

/// Hands a request to the router, with what is wrong with its form; a malformed request is the connection's last.
fn answer(
    request: Request<Incoming>,
    peer: SocketAddr,
    reserved: bool,
    watch: &Watch,
    router: Router,
) -> impl Future<Output = Result<Response<Body>, Infallible>> + use<> {
    let (mut parts, body) = request.into_parts();
    let length = length(&parts.headers);
    let (read, answering) = watch.read(length);
    let amiss = amiss(&parts, read).or_else(|| (reserved && !asks_for_health(&parts, length)).then_some(Amiss::Full));
    parts.extensions.insert(ConnectInfo(peer));
    if let Some(amiss) = amiss {
        parts.extensions.insert(amiss);
    }
    let last = amiss.is_some() || reserved || !read.goes_on;
    async move {
        let answer = router.oneshot(Request::from_parts(parts, Body::new(body))).await;
        answer.map(|answer| {
            let (mut parts, body) = answer.into_parts();
            if last {
                parts.headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            // What the closure holds is dropped with the body, which is when the answer is complete.
            let body = body.map_err(move |error| {
                let _over = &answering;
                error
            });
            Response::from_parts(parts, Body::new(body))
        })
    }
}

fn amiss(parts: &Parts, read: Read) -> Option<Amiss> {
    if !read.well {
        return Some(Amiss::Lines);
    }
    (!has_one_host(parts)).then_some(Amiss::Host)
}

/// Whether it is a health check without a body, which would hold a reserved slot for as long as bodies may take.
fn asks_for_health(parts: &Parts, length: Option<u64>) -> bool {
    health_path::is(parts.uri.path()) && length == Some(0)
}

/// Whether the request names its host properly (RFC 9112, section 3.2). Before HTTP/1.1 requests could omit it.
fn has_one_host(parts: &Parts) -> bool {
    let mut hosts = parts.headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (Some(host), None) => Authority::try_from(host.as_bytes()).is_ok(),
        (None, _) => parts.version < Version::HTTP_11,
        (Some(_), Some(_)) => false,
    }
}

/// How long a body is, if its head says so.
fn length(headers: &HeaderMap) -> Option<u64> {
    if headers.contains_key(header::TRANSFER_ENCODING) {
        return None;
    }
    let Some(length) = headers.get(header::CONTENT_LENGTH) else { return Some(0) };
    length.to_str().ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;
    use std::sync::Arc;
    use std::time::Duration;

    use axum::Router;
    use axum::routing::get;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};
    use tokio::sync::watch::channel;
    use tokio::time::timeout;

    use super::super::slots::Slots;
    use super::{Limits, serve};

    #[tokio::test]
    async fn s06_an_answer_that_nobody_takes_is_given_up() {
        let large = Router::new().route("/", get(|| async { vec![0_u8; 64 << 20] }));
        let limits = Limits { body: Duration::from_secs(1), most: NonZeroU32::new(8), ..Limits::default() };
        let slots = Slots::new(&limits, 8, Arc::default());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (stream, peer) = listener.accept().await.unwrap();
        let slot = slots.free().await.take(peer.ip()).unwrap();
        client.write_all(b"GET / HTTP/1.1\r\nHost: sluss.test\r\n\r\n").await.unwrap();
        let (_stop, stopping) = channel(false);
        let served = serve(stream, peer, slot, large, limits, stopping);
        timeout(Duration::from_secs(60), served).await.expect("it was given up");
        let mut taken = Vec::new();
        _ = client.read_to_end(&mut taken).await;
        assert!(taken.len() < 64 << 20, "{}", taken.len());
    }
}
