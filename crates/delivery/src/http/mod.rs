//! SMS through any gateway's HTTP interface: a template says what is requested and what the answers mean.

mod fill;
mod template;

use std::fmt;

use async_trait::async_trait;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method, Request, Url};
use sluss_domain::ports::courier::{SendError, Sms, SmsSender};
use template::Verdict;
pub use template::{Answers, PRESETS, Template, Verb};

use crate::dial::{EACH, dial};
use crate::text::is_gsm7;
use crate::web::{self, Proxy};

/// How much of an answer is read, in bytes.
const ANSWER_MAX: usize = 16 * 1024;

/// A gateway that accepts SMS by HTTP, as its template says.
pub struct Gateway {
    client: Client,
    proxy: Option<Proxy>,
    template: Template,
    account: Account,
}

/// The identity that SMS are sent under.
#[derive(Clone, Default)]
pub struct Account {
    /// The user name at the gateway.
    pub user: String,
    /// The password or token that goes with it.
    pub secret: String,
    /// The sender that people see.
    pub sender: String,
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Account(..)")
    }
}

impl fmt::Debug for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gateway(..)")
    }
}

impl Gateway {
    /// A gateway that is used according to its template.
    ///
    /// # Errors
    /// A sentence about what is wrong with the template.
    pub fn new(template: Template, account: Account) -> Result<Self, String> {
        Self::patient(template, account, web::ANSWER)
    }

    /// The same as [`Gateway::new`], with the time to wait for an answer.
    ///
    /// # Errors
    /// The same as for [`Gateway::new`].
    pub fn patient(template: Template, account: Account, wait: std::time::Duration) -> Result<Self, String> {
        template.check()?;
        let client = Self::client(wait, None)?;
        Ok(Self { client, proxy: None, template, account })
    }

    /// Sends through a proxy from now on.
    ///
    /// # Errors
    /// A sentence about why HTTP cannot be used.
    pub fn through(self, proxy: Proxy) -> Result<Self, String> {
        Ok(Self { client: Self::client(web::ANSWER, Some(&proxy))?, proxy: Some(proxy), ..self })
    }

    fn client(wait: std::time::Duration, proxy: Option<&Proxy>) -> Result<Client, String> {
        web::client(wait, proxy).build().map_err(|error| format!("HTTP cannot be used: {error}"))
    }

    /// Tests whether the gateway, or the proxy in front of it, accepts connections; nothing is requested.
    ///
    /// # Errors
    /// A sentence about why not.
    pub async fn reach(&self) -> Result<(), String> {
        let own = || self.url(&|_| Some("0".to_owned())).ok_or("its address cannot be read");
        let url = self.proxy.as_ref().map_or_else(own, |proxy| Ok(proxy.url().clone()))?;
        let (host, port) = (url.host_str().unwrap_or_default().to_owned(), url.port_or_known_default().unwrap_or(443));
        dial(&host, port, EACH).await.map(|_| ()).map_err(|why| format!("{host}:{port} {why}"))
    }

    fn url(&self, value: &dyn Fn(&str) -> Option<String>) -> Option<Url> {
        Url::parse(&fill::fill(&self.template.url, value, fill::Escape::Url)).ok()
    }

    fn request(&self, sms: &Sms) -> Option<Request> {
        let value = |name: &str| self.value(name, sms);
        let method = match self.template.method {
            Verb::Get => Method::GET,
            Verb::Post => Method::POST,
        };
        let mut request = self.client.request(method, self.url(&value)?).headers(self.headers(&value)?);
        if self.template.basic {
            request = request.basic_auth(&self.account.user, Some(&self.account.secret));
        }
        if !self.template.body.is_empty() {
            let (escape, kind) = self.template.body_form();
            request = request.header(CONTENT_TYPE, kind).body(fill::fill(&self.template.body, &value, escape));
        }
        request.build().ok()
    }

    fn headers(&self, value: &dyn Fn(&str) -> Option<String>) -> Option<HeaderMap> {
        let headers = self.template.headers.iter().map(|(name, template)| {
            let mut filled = HeaderValue::from_str(&fill::fill(template, value, fill::Escape::Nothing)).ok()?;
            filled.set_sensitive(true);
            Some((HeaderName::from_bytes(name.as_bytes()).ok()?, filled))
        });
        headers.collect()
    }

    fn value(&self, name: &str, sms: &Sms) -> Option<String> {
        let value = match name {
            "to" => sms.to.expose(),
            "digits" => sms.to.expose().trim_start_matches('+'),
            "text" => &sms.text,
            "id" => sms.id.as_str(),
            "coding" if is_gsm7(&sms.text) => "0",
            "coding" => "2",
            "sender" => &self.account.sender,
            "user" => &self.account.user,
            "secret" => &self.account.secret,
            _ => return None,
        };
        Some(value.to_owned())
    }
}

#[async_trait]
impl SmsSender for Gateway {
    async fn send(&self, sms: &Sms) -> Result<(), SendError> {
        let unwritable = || SendError::Refused("the request cannot be written".to_owned());
        let request = self.request(sms).ok_or_else(unwritable)?;
        let mut answer = self.client.execute(request).await.map_err(|error| web::failure(&error))?;
        let status = answer.status().as_u16();
        let mut body = Vec::new();
        // The status has been read; an interrupted body matters only if words are searched for in it.
        while let Ok(Some(chunk)) = answer.chunk().await {
            body.extend_from_slice(&chunk);
            if body.len() > ANSWER_MAX {
                break;
            }
        }
        match self.template.answers.verdict(status, &String::from_utf8_lossy(&body)) {
            Verdict::Accepted => Ok(()),
            Verdict::Later => Err(SendError::Unavailable(format!("status {status}"))),
            Verdict::Refused => Err(SendError::Refused(format!("status {status}"))),
            Verdict::Unclear => Err(SendError::Unclear(format!("status {status}"))),
        }
    }
}
