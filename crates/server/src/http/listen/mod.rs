//! How connections are accepted, and how long each may take for its current phase. Slow, silent or too many connections cost those who open
//! them, and not everybody else (docs/decisions/0041).

pub(super) mod amiss;
mod connection;
mod ends;
pub(crate) mod limits;
mod line;
mod slots;
mod watch;

use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::io;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch::channel;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::app::App;
use limits::{Limits, Room};
use slots::{Slot, Slots};

/// How long to pause after the system could not accept a connection.
const OUT_OF_FILES: Duration = Duration::from_secs(1);

/// Serves with the router until told to stop; then lets requests in progress finish, as long as the limits say. The router is the app's
/// own.
pub async fn serve(listener: TcpListener, router: Router, app: &App, limits: &Limits, stop: impl Future<Output = ()>) {
    let room = limits.room();
    if room.scarce {
        tracing::warn!(
            event = "connections-few",
            most = room.most,
            "there is room for few connections: {}",
            Room::ADVICE
        );
    }
    let slots = Slots::new(limits, room.most, app.proxies.clone());
    let (end, ending) = channel(false);
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            (stream, peer, slot) = next(&listener, &slots) => {
                let (router, limits, ending) = (router.clone(), limits.clone(), ending.clone());
                connections.spawn(connection::serve(stream, peer, slot, router, limits, ending));
            }
            Some(_) = connections.join_next() => {}
            () = &mut stop => break,
        }
    }
    drop(listener);
    // Waiting requests are released, or the stop would last as long as they wait.
    app.wake_ups.close();
    end.send_replace(true);
    let all = async { while connections.join_next().await.is_some() {} };
    if timeout(limits.stop, all).await.is_err() {
        tracing::warn!(connections = connections.len(), "stopped while requests were in progress");
    }
}

/// The next connection that there is a slot for. Connections of a network that has its share are closed.
async fn next(listener: &TcpListener, slots: &Arc<Slots>) -> (TcpStream, SocketAddr, Slot) {
    loop {
        let free = slots.free().await;
        match listener.accept().await {
            Ok((stream, peer)) => {
                if let Some(slot) = free.take(peer.ip()) {
                    return (stream, peer, slot);
                }
            }
            // The client has already gone.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(error) => {
                tracing::warn!(%error, "no connection could be accepted");
                sleep(OUT_OF_FILES).await;
            }
        }
    }
}
