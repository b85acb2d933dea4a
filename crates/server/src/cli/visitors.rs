//! How a running server tells its visitors apart: asked at its own address, and so through the proxies in front of it.

use std::time::Duration;

use sluss_delivery::web;

use crate::config::Config;
use crate::http::{Doubt, doubt_of};

/// How long an operator waits for it.
const WAIT: Duration = Duration::from_secs(5);

/// A line for the operator; an error where many visitors count as one.
pub(super) async fn look(config: &Config) -> Result<String, String> {
    let how = if config.proxies.trusted.is_empty() {
        "by the connection; behind a proxy, set trusted_proxies".to_owned()
    } else {
        let trusted: Vec<String> = config.proxies.trusted.iter().map(ToString::to_string).collect();
        format!("by X-Forwarded-For or Forwarded from {}", trusted.join(", "))
    };
    match ask(&config.issuer).await {
        None if config.proxies.none_named().is_some() => Err(Doubt::NoneNamed.advice().to_owned()),
        None => Ok(format!("{how} (not tried: no server answers at {})", config.issuer)),
        Some(said) => match doubt_of(&said) {
            None => Ok(format!("well: {how}")),
            Some(advice) => Err(advice.to_owned()),
        },
    }
}

/// What the server at this address says about the address that it sees us at.
async fn ask(issuer: &str) -> Option<String> {
    let client = web::client(WAIT, None).build().ok()?;
    let answer = client.get(format!("{issuer}/health/live")).send().await.ok()?.text().await.ok()?;
    let answer: serde_json::Value = serde_json::from_str(&answer).ok()?;
    answer["visitors"].as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::look;
    use crate::config::{Config, Settings};

    fn config(issuer: &str, trusted: &str) -> Config {
        let trusted_proxies = Some(trusted.split_whitespace().map(|net| net.parse().unwrap()).collect());
        Config::resolve(Settings { issuer: Some(issuer.to_owned()), trusted_proxies, ..Settings::default() }).unwrap()
    }

    /// A server of one answer.
    async fn answering(body: &'static str) -> String {
        use tokio::io::{AsyncReadExt, AsyncWriteExt};
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut line, _) = listener.accept().await.unwrap();
            _ = line.read(&mut [0; 1024]).await.unwrap();
            let answer =
                format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
            line.write_all(answer.as_bytes()).await.unwrap();
        });
        format!("http://{address}")
    }

    #[tokio::test]
    async fn s12_a_public_server_that_names_no_proxy_is_not_well() {
        let nobody = look(&config("https://sluss.invalid", "")).await.unwrap_err();
        assert!(nobody.contains("set trusted_proxies") && nobody.contains("one network"), "{nobody}");
        assert!(look(&config("https://sluss.invalid", "10.0.0.0/8")).await.is_ok());
        let issuer = answering("{\"status\":\"ok\",\"visitors\":\"none-named\"}").await;
        assert_eq!(look(&config(&issuer, "")).await.unwrap_err(), nobody, "asked through its proxy");
    }

    #[tokio::test]
    async fn g05_an_operator_hears_how_visitors_are_told_apart() {
        let nobody = look(&config("http://127.0.0.1:1", "10.0.0.0/8")).await.unwrap();
        assert!(nobody.contains("10.0.0.0/8") && nobody.contains("not tried"), "{nobody}");
        let direct = look(&config("http://127.0.0.1:1", "")).await.unwrap();
        assert!(direct.contains("trusted_proxies"), "{direct}");
        let issuer = answering("{\"status\":\"ok\",\"visitors\":\"well\"}").await;
        assert!(look(&config(&issuer, "10.0.0.0/8")).await.unwrap().starts_with("well"));
        let issuer = answering("{\"status\":\"ok\",\"visitors\":\"unreadable\"}").await;
        let why = look(&config(&issuer, "10.0.0.0/8")).await.unwrap_err();
        assert!(why.contains("count as one network"), "{why}");
    }
}
