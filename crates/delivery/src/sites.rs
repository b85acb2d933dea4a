//! Requests to the servers of relying parties, at addresses that an operator has registered. It does not know why they
//! are called.

use std::fmt;
use std::sync::OnceLock;
use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, RequestBuilder, Url};
use url::{Host, form_urlencoded};

use crate::web;

/// Calls the servers of relying parties. Whatever they answer beyond a status is not read, redirects are not followed,
/// and plain HTTP goes to this machine only.
pub struct SiteClient {
    wait: Duration,
    /// Created when first needed, because reading the machine's certificate authorities takes a while.
    client: OnceLock<Option<Client>>,
}

impl fmt::Debug for SiteClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SiteClient(..)")
    }
}

impl SiteClient {
    /// Waits this long for an answer, connecting included.
    #[must_use]
    pub const fn new(wait: Duration) -> Self {
        Self { wait, client: OnceLock::new() }
    }

    /// Posts a form, and returns the status of the answer.
    ///
    /// # Errors
    /// A few words on why there is none.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Result<u16, String> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.client()?.post(permitted(address)?);
        send(request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body)).await
    }

    /// Gets an address, and returns the status of the answer.
    ///
    /// # Errors
    /// A few words on why there is none.
    pub async fn get(&self, address: &str) -> Result<u16, String> {
        send(self.client()?.get(permitted(address)?)).await
    }

    fn client(&self) -> Result<&Client, String> {
        let client = self.client.get_or_init(|| web::client(self.wait, None).build().ok());
        client.as_ref().ok_or_else(|| "HTTP cannot be used".to_owned())
    }
}

async fn send(request: RequestBuilder) -> Result<u16, String> {
    let answer = request.send().await.map_err(|error| web::failure(&error).to_string())?;
    Ok(answer.status().as_u16())
}

fn permitted(address: &str) -> Result<Url, String> {
    let url = Url::parse(address).map_err(|_| "its address cannot be read".to_owned())?;
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    let permitted = url.scheme() == "https" || url.scheme() == "http" && here;
    if permitted { Ok(url) } else { Err("its address is not https".to_owned()) }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::SiteClient;

    /// A server that answers one request like this, and what it was sent.
    async fn heard(
        answer: &'static str,
        call: impl AsyncFnOnce(String) -> Result<u16, String>,
    ) -> (Result<u16, String>, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/logout?a=%20", listener.local_addr().unwrap());
        let served = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut heard = vec![0; 4_096];
            let length = stream.read(&mut heard).await.unwrap();
            stream.write_all(answer.as_bytes()).await.unwrap();
            String::from_utf8_lossy(&heard[..length]).into_owned()
        });
        (call(address).await, served.await.unwrap())
    }

    #[tokio::test]
    async fn a_site_hears_a_form_at_its_own_address_and_its_redirect_is_not_followed() {
        let client = SiteClient::new(Duration::from_secs(5));
        let answer = "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
        let (status, said) =
            heard(answer, async |address| client.post(&address, &[("logout_token", "a b&c")]).await).await;
        assert_eq!(status, Ok(302));
        assert!(said.starts_with("POST /logout?a=%20 HTTP/1.1\r\n"), "{said}");
        assert!(said.contains("application/x-www-form-urlencoded") && said.ends_with("logout_token=a+b%26c"), "{said}");
    }

    #[tokio::test]
    async fn j11_nothing_but_https_and_this_machine_is_called() {
        let client = SiteClient::new(Duration::from_secs(5));
        for address in
            ["http://site.test/", "file:///etc/hosts", "gopher://127.0.0.1/", "", "http://127.0.0.1.site.test/"]
        {
            let refused = client.get(address).await.unwrap_err();
            assert!(refused.starts_with("its address"), "{address}: {refused}");
        }
    }
}
