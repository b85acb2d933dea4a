//! As much of HTTP/1.1 as the measurement needs, on one connection. It keeps next to nothing for each, so that thousands fit, and what
//! it costs is not taken for what the server costs.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::net::{TcpSocket, TcpStream};

const BYTES: usize = 4_096;

/// How many lines there have been.
static COMERS: AtomicU32 = AtomicU32::new(0);

/// A connection, and what came over it and was not read yet.
pub(crate) struct Line {
    stream: TcpStream,
    came: Vec<u8>,
}

/// An answer's first part.
pub(crate) struct Head {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
}

impl Head {
    /// The values of a header; its name in small letters.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(named, _)| named == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(named, _)| named == name).map(|(_, value)| value.as_str())
    }

    fn read(text: &str) -> Self {
        let mut lines = text.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let headers = lines.filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
        Self { status: status.expect("an answer begins with its status"), headers }
    }
}

impl Line {
    /// Comes from a network of its own: how many sign-ins one network may begin is bounded, and thousands of people do not share one.
    pub(crate) async fn to(address: SocketAddr) -> Self {
        let [_, _, high, low] = COMERS.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        let socket = TcpSocket::new_v4().expect("there are sockets");
        socket.bind(SocketAddr::from(([127, high, low, 1], 0))).expect("all of 127.0.0.0/8 is this machine");
        let stream = socket.connect(address).await.expect("the server takes connections");
        stream.set_nodelay(true).expect("the connection is open");
        Self { stream, came: Vec::new() }
    }

    /// Asks, and reads the whole answer.
    pub(crate) async fn ask(&mut self, what: &str, headers: &[(&str, &str)], body: &str) -> (Head, String) {
        self.say(what, headers, body).await;
        let head = self.head().await;
        let body = if head.header("transfer-encoding").is_some() {
            let mut all = Vec::new();
            while let Some(chunk) = self.chunk().await {
                all.extend(chunk);
            }
            all
        } else {
            let length = head.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
            self.take(length).await
        };
        (head, String::from_utf8(body).expect("the server writes text"))
    }

    /// Sends a request; `what` is its method and its path.
    pub(crate) async fn say(&mut self, what: &str, headers: &[(&str, &str)], body: &str) {
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let length = body.len();
        let text =
            format!("{what} HTTP/1.1\r\nHost: localhost:8080\r\n{headers}Content-Length: {length}\r\n\r\n{body}");
        let mut left = text.as_bytes();
        while !left.is_empty() {
            self.stream.writable().await.expect("the connection is open");
            match self.stream.try_write(left) {
                Ok(written) => left = &left[written..],
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(error) => panic!("{error}"),
            }
        }
    }

    /// The first part of the next answer.
    pub(crate) async fn head(&mut self) -> Head {
        let text = self.take_to("\r\n\r\n").await;
        Head::read(&text)
    }

    /// The next piece of an answer that comes in pieces; `None`: that was the last.
    pub(crate) async fn chunk(&mut self) -> Option<Vec<u8>> {
        let length = self.take_to("\r\n").await;
        let length = usize::from_str_radix(length.trim(), 16).expect("a piece begins with its length");
        let mut chunk = self.take(length + 2).await;
        chunk.truncate(length);
        (length > 0).then_some(chunk)
    }

    /// Throws away whatever comes, until the other side hangs up.
    pub(crate) async fn ignore(self) {
        let Self { stream, came } = self;
        drop(came);
        while stream.readable().await.is_ok() {
            let mut bytes = [0; BYTES];
            match stream.try_read(&mut bytes) {
                Ok(0) => return,
                Err(error) if error.kind() != std::io::ErrorKind::WouldBlock => return,
                _ => {}
            }
        }
    }

    async fn take_to(&mut self, end: &str) -> String {
        loop {
            if let Some(at) = self.came.windows(end.len()).position(|bytes| bytes == end.as_bytes()) {
                let taken = self.came.drain(..at + end.len()).collect();
                return String::from_utf8(taken).expect("the server writes text");
            }
            self.more().await;
        }
    }

    async fn take(&mut self, length: usize) -> Vec<u8> {
        while self.came.len() < length {
            self.more().await;
        }
        self.came.drain(..length).collect()
    }

    async fn more(&mut self) {
        loop {
            self.stream.readable().await.expect("the connection is open");
            let mut bytes = [0; BYTES];
            match self.stream.try_read(&mut bytes) {
                Ok(0) => panic!("the server has hung up"),
                Ok(read) => return self.came.extend(&bytes[..read]),
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
}
