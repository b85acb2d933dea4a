//! What operators configure about messages, and the carriers that result from it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use sluss_domain::model::message::Way;
use sluss_domain::ports::courier::{Couriers, Mailer, SmsSender};
use sluss_domain::{Clock, Entropy};

use crate::http::{Account, Answers, Gateway, Template, Verb};
use crate::io_error::in_words;
use crate::push::{LoopbackPush, Reach, VapidKey, WebPush, contact};
use crate::smpp::{Alphabet, Bind, Known, MessageCentre, Peer};
use crate::smtp::{MailServer, Patience, Security};
use crate::web::Proxy;
use crate::{Disabled, Opener, Outbox, Secret};

/// How many seconds `sluss doctor` waits at most for a mail server's answer.
const OPERATOR_WAITS: u32 = 60;
/// What happens to messages in a demonstration.
const KEPT: &str = "kept in the outbox";
/// What an operator who names a proxy becomes responsible for.
const ITS_TO_REFUSE: &str =
    "it looks up the names that browsers provide, so configure it to refuse addresses inside your own networks";

/// How SMS are sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(tag = "transport", rename_all = "lowercase")]
pub enum SmsSettings {
    /// SMS are not sent, and the method that needs them is not offered.
    #[default]
    None,
    /// SMS go into the outbox of a demonstration.
    Outbox,
    /// SMS go through a gateway's HTTP interface.
    Http(HttpSettings),
    /// SMS go to an operator's message centre by SMPP 3.4.
    Smpp(SmppSettings),
}

/// A gateway: a preset, a template, or both, where the template's parts override the preset's.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HttpSettings {
    preset: Option<String>,
    url: Option<String>,
    method: Option<Verb>,
    headers: Option<BTreeMap<String, String>>,
    basic: Option<bool>,
    body: Option<String>,
    answers: Option<Answers>,
    #[serde(default)]
    user: String,
    secret: Option<Secret>,
    #[serde(default = "sluss")]
    sender: String,
    proxy: Option<Proxy>,
}

/// `[sms]` with `transport = "smpp"`: which message centre to use, and how.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmppSettings {
    url: String,
    user: String,
    secret: Secret,
    #[serde(default = "sluss")]
    sender: String,
    #[serde(default = "half_a_minute")]
    enquire_seconds: u32,
    #[serde(default = "ten_seconds")]
    answer_seconds: u32,
    #[serde(default)]
    system_type: String,
    #[serde(default)]
    bind: Bind,
    #[serde(default)]
    alphabet: Alphabet,
    #[serde(default)]
    later: Vec<u32>,
    #[serde(default)]
    refused: Vec<u32>,
    authority: Option<PathBuf>,
}

/// How mails are sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(tag = "transport", rename_all = "lowercase")]
pub enum MailSettings {
    /// Mails are not sent, and what needs them is not offered.
    #[default]
    None,
    /// Mails go into the outbox of a demonstration.
    Outbox,
    /// Mails go through a mail server.
    Smtp(SmtpSettings),
}

/// `[mail]` with `transport = "smtp"`: which mail server to use, and how.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmtpSettings {
    host: String,
    port: Option<u16>,
    #[serde(default)]
    security: Security,
    from: String,
    user: Option<String>,
    password: Option<Secret>,
    authority: Option<PathBuf>,
    #[serde(default)]
    limits: Patience,
}

/// How devices are woken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PushSettings {
    /// The contact for push services; the server's own address if none is named.
    contact: Option<String>,
    /// Whether push services may be in networks that are not public.
    private_networks: bool,
    /// The proxy to reach them through.
    proxy: Option<Proxy>,
}

/// What an operator configures about messages: a table for each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// `[sms]`: how text messages are sent.
    pub sms: SmsSettings,
    /// `[mail]`: how mails are sent.
    pub mail: MailSettings,
    /// `[push]`: how devices are woken.
    pub push: PushSettings,
}

/// What carriers need besides settings.
pub struct CourierParts<'a> {
    /// Opens the secrets in the settings.
    pub opener: Opener<'a>,
    /// Receives what goes into the outbox.
    pub outbox: &'a Outbox,
    /// Signs for push services.
    pub vapid: Arc<dyn VapidKey>,
    /// The server's base URL, which is the contact if none is configured.
    pub issuer: &'a str,
    /// The source of time, for tokens that expire.
    pub clock: Arc<dyn Clock>,
    /// The source of keys and salts for encryption.
    pub entropy: Arc<dyn Entropy>,
}

impl std::fmt::Debug for CourierParts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CourierParts(..)")
    }
}

fn sluss() -> String {
    "Sluss".to_owned()
}

const fn half_a_minute() -> u32 {
    30
}

const fn ten_seconds() -> u32 {
    10
}

impl Settings {
    /// Whether anything goes into the outbox, which is only for demonstrations.
    #[must_use]
    pub fn use_outbox(&self) -> bool {
        self.sms == SmsSettings::Outbox || self.mail == MailSettings::Outbox
    }

    /// The carriers that these settings describe.
    ///
    /// # Errors
    /// A sentence about the setting that is not valid, or the secret that cannot be opened.
    pub fn couriers(&self, parts: &CourierParts<'_>) -> Result<Couriers, String> {
        let sms: Arc<dyn SmsSender> = match &self.sms {
            SmsSettings::None => Arc::new(Disabled),
            SmsSettings::Outbox => Arc::new(parts.outbox.clone()),
            SmsSettings::Http(http) => Arc::new(http.gateway(&parts.opener)?),
            SmsSettings::Smpp(smpp) => Arc::new(smpp.centre(&parts.opener, parts.entropy.clone())?),
        };
        let mail: Arc<dyn Mailer> = match &self.mail {
            MailSettings::None => Arc::new(Disabled),
            MailSettings::Outbox => Arc::new(parts.outbox.clone()),
            MailSettings::Smtp(smtp) => Arc::new(smtp.server(&parts.opener, u32::MAX)?),
        };
        let contact = self.push.contact(parts.issuer)?;
        let push = WebPush::new(parts.vapid.clone(), contact, parts.clock.clone(), parts.entropy.clone());
        let reach = if self.push.private_networks { Reach::Everywhere } else { Reach::Public };
        let proxy = self.push.proxy.clone();
        if let Some(proxy) = &proxy {
            tracing::warn!(%proxy, "pushes go through a proxy: {ITS_TO_REFUSE}");
        }
        let push = Arc::new(WebPush { reach, proxy, ..push });
        Ok(Couriers { sms, mail, push })
    }

    /// The carriers of a demonstration: the outbox for everything, and a push service on this machine if a device names
    /// one.
    #[must_use]
    pub fn demonstration(parts: &CourierParts<'_>) -> Couriers {
        let contact = parts.issuer.to_owned();
        let push = WebPush::new(parts.vapid.clone(), contact, parts.clock.clone(), parts.entropy.clone());
        let push = WebPush { reach: Reach::Loopback, ..push };
        let push = Arc::new(LoopbackPush { outbox: parts.outbox.clone(), push });
        Couriers { push, ..parts.outbox.couriers() }
    }

    /// Tests whether the SMS gateway can be reached.
    ///
    /// # Errors
    /// A sentence about why not.
    pub async fn reach_sms(&self, parts: &CourierParts<'_>) -> Result<String, String> {
        let well = |()| "well".to_owned();
        match &self.sms {
            SmsSettings::None => Ok("not set up: no codes by SMS".to_owned()),
            SmsSettings::Outbox => Ok(KEPT.to_owned()),
            SmsSettings::Http(http) => http.gateway(&parts.opener)?.reach().await.map(well),
            SmsSettings::Smpp(smpp) => smpp.centre(&parts.opener, parts.entropy.clone())?.reach().await.map(well),
        }
    }

    /// Tests whether the mail server can be reached and accepts our login. Without one nobody can confirm an address,
    /// choose a new password or learn what happened to an account, so that is an error.
    ///
    /// # Errors
    /// A sentence about why not.
    pub async fn reach_mail(&self, parts: &CourierParts<'_>) -> Result<String, String> {
        match &self.mail {
            MailSettings::None => {
                Err("not set up: nobody can sign up or choose a new password, and nobody is told what happens to an account. \
                     Add the section [mail] to the file (sluss config example)"
                    .to_owned())
            }
            MailSettings::Outbox => Ok(KEPT.to_owned()),
            MailSettings::Smtp(smtp) => {
                let lacking = smtp.server(&parts.opener, OPERATOR_WAITS)?.reach().await?;
                Ok(lacking.map_or_else(|| "well".to_owned(), |lacking| format!("well, {lacking}")))
            }
        }
    }

    /// Checks whether push services would accept our contact.
    ///
    /// # Errors
    /// A sentence about why not.
    pub fn check_push(&self, issuer: &str) -> Result<String, String> {
        let contact = self.push.contact(issuer)?;
        Ok(match &self.push.proxy {
            Some(proxy) => format!("well: {contact}, through the proxy {proxy}: {ITS_TO_REFUSE}"),
            None => format!("well: {contact}"),
        })
    }

    /// Whether messages of this channel are kept in the outbox.
    #[must_use]
    pub fn keeps(&self, way: Way) -> bool {
        match way {
            Way::Sms => self.sms == SmsSettings::Outbox,
            Way::Mail => self.mail == MailSettings::Outbox,
            Way::Push => false,
        }
    }
}

impl PushSettings {
    /// The contact for push services. A server that is only reached from this machine needs none.
    fn contact(&self, issuer: &str) -> Result<String, String> {
        match &self.contact {
            Some(set) => contact(set),
            None => Ok(issuer.to_owned()),
        }
    }
}

impl HttpSettings {
    fn template(&self) -> Result<Template, String> {
        let mut template = match (&self.preset, &self.url) {
            (Some(preset), _) => Template::preset(preset)?,
            (None, Some(url)) => Template {
                method: Verb::default(),
                url: url.clone(),
                headers: BTreeMap::new(),
                basic: false,
                body: String::new(),
                answers: Answers::default(),
            },
            (None, None) => return Err("sms needs a preset or a url".to_owned()),
        };
        template.url = self.url.clone().unwrap_or(template.url);
        template.method = self.method.unwrap_or(template.method);
        template.headers = self.headers.clone().unwrap_or(template.headers);
        template.basic = self.basic.unwrap_or(template.basic);
        template.body = self.body.clone().unwrap_or(template.body);
        template.answers = self.answers.clone().unwrap_or(template.answers);
        Ok(template)
    }

    fn gateway(&self, opener: &Opener<'_>) -> Result<Gateway, String> {
        let secret = self.secret.as_ref().map(|secret| secret.open(opener)).transpose()?.unwrap_or_default();
        let account = Account { user: self.user.clone(), secret, sender: self.sender.clone() };
        let gateway = Gateway::new(self.template()?, account)?;
        match &self.proxy {
            Some(proxy) => gateway.through(proxy.clone()),
            None => Ok(gateway),
        }
    }
}

impl SmppSettings {
    fn centre(&self, opener: &Opener<'_>, entropy: Arc<dyn Entropy>) -> Result<MessageCentre, String> {
        let peer = Peer {
            url: self.url.clone(),
            user: self.user.clone(),
            secret: self.secret.open(opener)?,
            system_type: self.system_type.clone(),
            bind: self.bind,
            alphabet: self.alphabet,
            known: Known { later: self.later.clone(), refused: self.refused.clone() },
            authority: self.authority.as_deref().map(read_authority).transpose()?,
            sender: self.sender.clone(),
            enquire: Duration::from_secs(u64::from(self.enquire_seconds.max(1))),
            wait: Duration::from_secs(u64::from(self.answer_seconds.clamp(1, 60))),
        };
        MessageCentre::new(peer, entropy)
    }
}

impl SmtpSettings {
    /// The mail server, with no time limit longer than `most` seconds.
    fn server(&self, opener: &Opener<'_>, most: u32) -> Result<MailServer, String> {
        let mut server = MailServer::new(&self.host, self.port, self.security, &self.from)?;
        server = server.patient(self.limits)?.patient(self.limits.at_most(most))?;
        if let Some(authority) = &self.authority {
            server = server.trusting(read_authority(authority)?);
        }
        match (&self.user, &self.password) {
            (Some(user), Some(password)) => Ok(server.as_user(user, password.open(opener)?)),
            (None, None) => Ok(server),
            _ => Err("mail needs both user and password, or neither".to_owned()),
        }
    }
}

fn read_authority(file: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(file).map_err(|error| format!("{}: {}", file.display(), in_words(&error)))
}

#[cfg(test)]
mod tests;
