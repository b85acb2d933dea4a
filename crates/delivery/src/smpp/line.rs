//! The connection to a message centre: in the clear, or over TLS (`smpps://`).

use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::Peer;
use crate::dial::{EACH, dial};

/// The port if the URL has none.
const USUAL_PORT: u16 = 2775;

/// A connection that bytes go over, whichever kind it is.
pub(super) trait Line: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Line for T {}

/// The address of a message centre.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) host: String,
    port: u16,
    secured: bool,
}

/// Reads `smpp://host:port` or `smpps://host:port`.
pub(super) fn address(url: &str) -> Result<Address, String> {
    let (rest, secured) = match (url.strip_prefix("smpp://"), url.strip_prefix("smpps://")) {
        (Some(rest), _) => (rest, false),
        (_, Some(rest)) => (rest, true),
        _ => return Err("the message centre's url must begin with smpp:// or smpps://".to_owned()),
    };
    // Parse it like a web address, so that an internationalised name comes out in ASCII.
    let read = url::Url::parse(&format!("https://{rest}")).ok();
    let host = read.as_ref().and_then(url::Url::host_str).filter(|host| !host.is_empty());
    let (Some(read), Some(host)) = (&read, host) else {
        return Err("the message centre's url must name a host, such as smpp://smpp.example.eu:2775".to_owned());
    };
    // A web address leaves out port 443.
    let port = if rest.trim_end_matches('/').ends_with(":443") { 443 } else { read.port().unwrap_or(USUAL_PORT) };
    Ok(Address { host: host.to_owned(), port, secured })
}

/// Connects in the clear or over TLS, as the settings say.
pub(super) async fn connect(peer: &Peer) -> Result<Box<dyn Line>, String> {
    let place = address(&peer.url)?;
    let stream = dial(&place.host, place.port, EACH.min(peer.wait)).await?;
    if !place.secured {
        return Ok(Box::new(stream));
    }
    let host = place.host.trim_start_matches('[').trim_end_matches(']').to_owned();
    let name = ServerName::try_from(host).map_err(|_| "has a name that no certificate can be for")?;
    let secured = TlsConnector::from(Arc::new(tls(peer)?)).connect(name, stream).await;
    match secured {
        Ok(secured) => Ok(Box::new(secured)),
        Err(_) => Err("cannot be reached over TLS: check its certificate".to_owned()),
    }
}

fn tls(peer: &Peer) -> Result<ClientConfig, String> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(authority) = &peer.authority {
        let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(authority).collect();
        let (added, _) = roots.add_parsable_certificates(read.unwrap_or_default());
        if added == 0 {
            return Err("the authority's file contains no certificate".to_owned());
        }
    }
    Ok(ClientConfig::builder().with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::{Address, address};

    #[test]
    fn a_url_names_a_host_in_ascii_and_a_port() {
        let at = |host: &str, port, secured| Ok(Address { host: host.to_owned(), port, secured });
        assert_eq!(address("smpp://127.0.0.1:2776"), at("127.0.0.1", 2776, false));
        assert_eq!(address("smpps://smpp.example.eu"), at("smpp.example.eu", 2775, true));
        assert_eq!(address("smpps://smpp.göteborg.se:443"), at("smpp.xn--gteborg-90a.se", 443, true));
        assert_eq!(address("smpp://[::1]:2775"), at("[::1]", 2775, false));
        assert!(address("http://127.0.0.1").unwrap_err().contains("smpp://"));
        assert!(address("smpp://").unwrap_err().contains("name a host"));
    }
}
