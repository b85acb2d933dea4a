//! What a running server says about itself, asked at one of its public addresses and so through the proxy in front.

use std::time::Duration;

use serde_json::Value;
use sluss_delivery::web;

/// How long the operator is made to wait for it.
const WAIT: Duration = Duration::from_secs(5);

/// The answer of `/health/live` at this origin; `None` if no Sluss server answers.
pub(super) async fn ask(origin: &str) -> Option<Value> {
    let client = web::client(WAIT, None).build().ok()?;
    let answer = client.get(format!("{origin}/health/live")).send().await.ok()?.text().await.ok()?;
    serde_json::from_str::<Value>(&answer).ok().filter(|said| said["visitors"].is_string())
}

/// A server with a single answer, for tests of what becomes of that.
#[cfg(test)]
pub(super) async fn answering(body: &'static str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (mut line, _) = listener.accept().await.unwrap();
        _ = line.read(&mut [0; 1024]).await.unwrap();
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
        line.write_all(answer.as_bytes()).await.unwrap();
    });
    format!("http://{address}")
}
