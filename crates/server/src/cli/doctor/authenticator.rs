//! Whether people reach the authenticator where the configuration says that it is.

use super::running::ask;
use crate::config::Config;

/// A line for the operator; an error if the proxy in front hides from the server which origin was asked.
pub(super) async fn look(config: &Config) -> Result<String, String> {
    let origin = &config.app_origin;
    if *origin == config.issuer {
        return Ok("at the issuer; app_origin puts its keys out of reach of the other pages (recommended)".to_owned());
    }
    let Some(said) = ask(origin).await else {
        return Ok(format!("at {origin} (not checked: no server answers there)"));
    };
    match said["origin"].as_str() {
        Some("authenticator") => Ok(format!("well: at {origin}")),
        _ => Err(format!(
            "{origin} is answered as the issuer: have the proxy pass the header Host on unchanged (nginx: proxy_set_header Host $host)"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::look;
    use crate::cli::doctor::running::answering;
    use crate::config::{Config, Settings};

    fn config(app_origin: Option<String>) -> Config {
        let issuer = Some("http://localhost:1".to_owned());
        Config::resolve(Settings { issuer, app_origin, ..Settings::default() }).unwrap()
    }

    #[tokio::test]
    async fn s15_a_proxy_that_exchanges_the_host_is_found() {
        let origin = answering("{\"status\":\"ok\",\"visitors\":\"well\",\"origin\":\"issuer\"}").await;
        let why = look(&config(Some(origin.clone()))).await.unwrap_err();
        assert!(why.contains(&origin) && why.contains("Host"), "{why}");
    }

    #[tokio::test]
    async fn s15_an_authenticator_at_its_own_origin_is_well() {
        let origin = answering("{\"status\":\"ok\",\"visitors\":\"well\",\"origin\":\"authenticator\"}").await;
        assert!(look(&config(Some(origin))).await.unwrap().starts_with("well"));
        assert!(look(&config(None)).await.unwrap().contains("recommended"));
        let nobody = Some("http://127.0.0.1:1".to_owned());
        assert!(look(&config(nobody)).await.unwrap().contains("no server answers"));
    }
}
