//! How connections are taken, and how long each may take for what it is at. What is slow, silent or too much costs those who do it, and
//! not everybody else (docs/decisions/0041).

pub(super) mod amiss;
mod connection;
mod ends;
pub(crate) mod limits;
mod line;
mod places;
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
use places::{Place, Places};

/// How long nothing is taken after the system could not give a connection.
const OUT_OF_FILES: Duration = Duration::from_secs(1);

/// Has the router answer whoever comes until told to stop; then lets those on their way arrive, as long as the limits say. The router is the
/// app's own.
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
    let places = Places::new(limits, room.most, app.proxies.clone());
    let (end, ending) = channel(false);
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            (stream, peer, place) = next(&listener, &places) => {
                let (router, limits, ending) = (router.clone(), limits.clone(), ending.clone());
                connections.spawn(connection::serve(stream, peer, place, router, limits, ending));
            }
            Some(_) = connections.join_next() => {}
            () = &mut stop => break,
        }
    }
    drop(listener);
    // Whoever waits for something is let go, or the wait would last as long as they do.
    app.bus.close();
    end.send_replace(true);
    let all = async { while connections.join_next().await.is_some() {} };
    if timeout(limits.stop, all).await.is_err() {
        tracing::warn!(connections = connections.len(), "stopped while requests were on their way");
    }
}

/// The next connection that there is a place for. Those of a network that has its share are closed.
async fn next(listener: &TcpListener, places: &Arc<Places>) -> (TcpStream, SocketAddr, Place) {
    loop {
        let free = places.free().await;
        match listener.accept().await {
            Ok((stream, peer)) => {
                if let Some(place) = free.take(peer.ip()) {
                    return (stream, peer, place);
                }
            }
            // Whoever it was has gone again.
            Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
            Err(error) => {
                tracing::warn!(%error, "no connection could be taken");
                sleep(OUT_OF_FILES).await;
            }
        }
    }
}
