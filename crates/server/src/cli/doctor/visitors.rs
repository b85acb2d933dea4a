//! How a running server tells its visitors apart, asked at its public address and so through the proxies in front of it.

use super::running::ask;
use crate::config::Config;
use crate::http::{Doubt, doubt_of};

/// A line for the operator; an error if many visitors count as one.
pub(super) async fn look(config: &Config) -> Result<String, String> {
    let how = if config.proxies.trusted.is_empty() {
        "by the connection; behind a proxy, set trusted_proxies".to_owned()
    } else {
        let trusted: Vec<String> = config.proxies.trusted.iter().map(ToString::to_string).collect();
        format!("by X-Forwarded-For or Forwarded from {}", trusted.join(", "))
    };
    match ask(&config.issuer).await {
        None if config.proxies.none_named().is_some() => Err(Doubt::NoneNamed.advice().to_owned()),
        None => Ok(format!("{how} (not checked: no server answers at {})", config.issuer)),
        Some(said) => match doubt_of(said["visitors"].as_str().unwrap_or_default()) {
            None => Ok(format!("well: {how}")),
            Some(advice) => Err(advice.to_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::look;
    use crate::cli::doctor::running::answering;
    use crate::config::{Config, Settings};

    fn config(issuer: &str, trusted: &str) -> Config {
        let trusted_proxies = Some(trusted.split_whitespace().map(|net| net.parse().unwrap()).collect());
        Config::resolve(Settings { issuer: Some(issuer.to_owned()), trusted_proxies, ..Settings::default() }).unwrap()
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
        assert!(nobody.contains("10.0.0.0/8") && nobody.contains("not checked"), "{nobody}");
        let direct = look(&config("http://127.0.0.1:1", "")).await.unwrap();
        assert!(direct.contains("trusted_proxies"), "{direct}");
        let issuer = answering("{\"status\":\"ok\",\"visitors\":\"well\"}").await;
        assert!(look(&config(&issuer, "10.0.0.0/8")).await.unwrap().starts_with("well"));
        let issuer = answering("{\"status\":\"ok\",\"visitors\":\"unreadable\"}").await;
        let why = look(&config(&issuer, "10.0.0.0/8")).await.unwrap_err();
        assert!(why.contains("count as one network"), "{why}");
    }
}
