//! The server as it takes connections, and one of them, on which a test sends whatever bytes it likes.

use std::net::{Ipv4Addr, SocketAddr};

use sluss_server::http::{App, Limits, serve};
use sluss_server::router;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A server that listens. Dropping it tells it to stop.
#[derive(Debug)]
pub struct Listening {
    /// Where.
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    running: JoinHandle<()>,
}

impl Listening {
    pub(crate) async fn start(app: App, limits: Limits) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("there is a free port");
        let address = listener.local_addr().expect("it is bound");
        let (stop, told) = oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            serve(listener, router(app.clone()), &app, &limits, async { _ = told.await }).await;
        });
        Self { address, stop, running }
    }

    /// A new connection.
    pub async fn line(&self) -> Line {
        Line::to(self.address).await
    }

    /// Tells it to stop; what is given back ends when it has.
    pub fn stop(self) -> JoinHandle<()> {
        // If it has ended already, there is nobody to tell.
        _ = self.stop.send(());
        self.running
    }
}

/// A connection.
#[derive(Debug)]
pub struct Line(TcpStream);

impl Line {
    /// Connects.
    pub async fn to(address: SocketAddr) -> Self {
        Self(TcpStream::connect(address).await.expect("the server takes connections"))
    }

    /// Sends bytes as they are; tells whether the other side still takes any.
    pub async fn say(&mut self, bytes: &str) -> bool {
        self.0.write_all(bytes.as_bytes()).await.is_ok()
    }

    /// Sends a `GET` and reads the status and all of the answer.
    pub async fn get(&mut self, path: &str) -> (u16, String) {
        self.say(&format!("GET {path} HTTP/1.1\r\nHost: sluss.test\r\n\r\n")).await;
        self.answer().await
    }

    /// Reads the next answer, whose head says how long its body is: its status, and all of it.
    pub async fn answer(&mut self) -> (u16, String) {
        let mut all = Vec::new();
        let whole = |all: &[u8]| {
            let text = String::from_utf8_lossy(all).into_owned();
            let (head, body) = text.split_once("\r\n\r\n")?;
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok()).unwrap_or(0);
            (body.len() >= length).then(|| (status(head), text.clone()))
        };
        loop {
            let read = self.0.read_buf(&mut all).await;
            if let Some(answer) = whole(&all) {
                return answer;
            }
            assert!(read.is_ok_and(|read| read > 0), "no whole answer: {}", String::from_utf8_lossy(&all));
        }
    }

    /// Reads until this has come so many times; gives all that came.
    pub async fn until(&mut self, part: &str, times: usize) -> String {
        let mut all = Vec::new();
        loop {
            let text = String::from_utf8_lossy(&all).into_owned();
            if text.matches(part).count() >= times {
                return text;
            }
            let read = self.0.read_buf(&mut all).await;
            assert!(read.is_ok_and(|read| read > 0), "{part} did not come: {text}");
        }
    }

    /// Reads until the other side has hung up, as it should: systems may lose the last answer of one that resets the connection. Gives what
    /// it said before.
    pub async fn end(&mut self) -> String {
        let mut all = Vec::new();
        let read = self.0.read_to_end(&mut all).await;
        read.unwrap_or_else(|error| panic!("{error} after {}", String::from_utf8_lossy(&all)));
        String::from_utf8_lossy(&all).into_owned()
    }
}

fn status(head: &str) -> u16 {
    head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("an answer begins with its status")
}
