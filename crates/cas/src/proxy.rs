//! Proxying (CAS 3.0.3, section 2.7): a service asks for a ticket to another service for the same person, and hears where its
//! proxy-granting ticket is.

use serde::{Deserialize, Serialize};
use sluss_domain::model::stored_request::{Protocol, StoredRequest};
use sluss_protocol::form::Form;

use crate::error::Failure;
use crate::service::{ADDRESS_MAX, ServiceAddress};
use crate::validate::check;

/// The longest values of parameters, in bytes.
const LONGEST: [(&str, usize); 2] = [("pgt", 256), ("targetService", ADDRESS_MAX)];

/// A request for a proxy ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyRequest {
    /// The proxy-granting ticket as shown.
    pub pgt: String,
    /// The service that the ticket is wanted for.
    pub target: ServiceAddress,
}

impl ProxyRequest {
    /// Reads a request.
    ///
    /// # Errors
    /// [`Failure::InvalidRequest`] if one of the two parameters is missing, repeated or too long;
    /// [`Failure::UnauthorizedService`] if the target is no address of a service.
    pub fn read(form: &Form) -> Result<Self, Failure> {
        check(form, &LONGEST)?;
        let (Some(pgt), Some(target)) = (form.get("pgt"), form.get("targetService")) else {
            return Err(Failure::InvalidRequest("pgt and targetService are both needed".to_owned()));
        };
        let target = ServiceAddress::parse(target).ok_or(Failure::UnauthorizedService)?;
        Ok(Self { pgt: pgt.to_owned(), target })
    }
}

/// What a proxy ticket or a proxy-granting ticket is for, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProxyChain {
    /// The service that a proxy ticket is for, or the callback of a proxy-granting one.
    pub address: String,
    /// The callbacks of those who act for the person, nearest first.
    pub proxies: Vec<String>,
}

impl ProxyChain {
    /// What the next proxy-granting ticket is for: its callback comes before those that are there.
    #[must_use]
    pub fn behind(callback: &ServiceAddress, before: &[String]) -> Self {
        let address = callback.shown().to_owned();
        Self { proxies: [address.clone()].into_iter().chain(before.iter().cloned()).collect(), address }
    }

    /// The form in which it is stored.
    ///
    /// # Panics
    /// Never: it consists of plain text.
    #[must_use]
    pub fn stored(&self) -> StoredRequest {
        let text = serde_json::to_string(self).expect("a chain consists of plain text");
        StoredRequest { protocol: Protocol::Cas, text }
    }

    /// Reads what is stored; `None` if it is something else.
    #[must_use]
    pub fn of(request: &StoredRequest) -> Option<Self> {
        serde_json::from_str(request.of(Protocol::Cas)?).ok()
    }

    /// How many services may act one through another.
    pub const LONGEST: usize = 8;
}

/// The address at which a service is told its proxy-granting ticket by GET (section 2.5.4).
#[must_use]
pub fn callback(pgt_url: &ServiceAddress, iou: &str, pgt: &str) -> String {
    let with_iou = pgt_url.with("pgtIou", iou);
    ServiceAddress::parse(&with_iou).map_or(with_iou, |with_iou| with_iou.with("pgtId", pgt))
}

/// The fields that are posted there to services of the dialect.
#[must_use]
pub const fn callback_fields<'a>(iou: &'a str, pgt: &'a str) -> [(&'static str, &'a str); 2] {
    [("pgtIou", iou), ("pgtId", pgt)]
}

#[cfg(test)]
mod tests {
    use sluss_protocol::form::Form;

    use super::{ProxyChain, ProxyRequest, callback, callback_fields};
    use crate::error::{Failure, Words};
    use crate::service::ServiceAddress;

    #[test]
    fn k09_a_proxy_request_has_both_parameters_once() {
        let read = |query: &str| ProxyRequest::read(&Form::parse(query)).map_err(|error| error.code(Words::Cas));
        let request = read("targetService=https%3A%2F%2Firasff.test%2F&pgt=PGT-1").unwrap();
        assert_eq!((&*request.pgt, request.target.shown()), ("PGT-1", "https://irasff.test/"));
        let long = format!("pgt={}&targetService=https://irasff.test/", "a".repeat(300));
        for (query, code) in [
            ("", "INVALID_REQUEST"),
            ("pgt=PGT-1", "INVALID_REQUEST"),
            ("targetService=https://irasff.test/", "INVALID_REQUEST"),
            ("pgt=PGT-1&pgt=PGT-2&targetService=https://irasff.test/", "INVALID_REQUEST"),
            (&*long, "INVALID_REQUEST"),
            ("pgt=PGT-1&targetService=irasff", "UNAUTHORIZED_SERVICE"),
        ] {
            assert_eq!(read(query), Err(code), "{query}");
        }
        assert_eq!(Failure::UnauthorizedService.code(Words::Dialect), "ACCESSED_DENIED");
    }

    #[test]
    fn k09_a_chain_begins_with_the_nearest_and_reads_back() {
        let near = ServiceAddress::parse("https://near.test/p").unwrap();
        let chain = ProxyChain::behind(&near, &["https://far.test/p".to_owned()]);
        assert_eq!(chain.proxies, ["https://near.test/p", "https://far.test/p"]);
        assert_eq!(ProxyChain::of(&chain.stored()), Some(chain));
    }

    #[test]
    fn k09_a_callback_keeps_its_own_query() {
        let url = ServiceAddress::parse("https://rasff.test/proxy?a=1#x").unwrap();
        assert_eq!(callback(&url, "PGTIOU-1", "PGT-1"), "https://rasff.test/proxy?a=1&pgtIou=PGTIOU-1&pgtId=PGT-1#x");
        assert_eq!(callback_fields("PGTIOU-1", "PGT-1"), [("pgtIou", "PGTIOU-1"), ("pgtId", "PGT-1")]);
    }
}
