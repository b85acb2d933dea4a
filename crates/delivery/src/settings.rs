//! What an operator sets about messages, and the couriers that come of it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde::Deserialize;
use sluss_domain::courier::{Couriers, Mailer, SmsSender};
use sluss_domain::{Clock, Entropy};

use crate::http::{Account, Answers, Gateway, Template, Verb};
use crate::push::{LoopbackPush, Reach, VapidKey, WebPush};
use crate::smpp::{MessageCentre, Peer};
use crate::smtp::{MailServer, Security};
use crate::{Nowhere, Opener, Outbox, Secret};

/// How SMS go out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(tag = "transport", rename_all = "lowercase")]
pub enum SmsSettings {
    /// They do not.
    #[default]
    None,
    /// Into the outbox of a demonstration.
    Outbox,
    /// Through a gateway's HTTP interface.
    Http(HttpSettings),
    /// By SMPP.
    Smpp(SmppSettings),
}

/// A gateway: one that is known here, or a template, or both, where the template's parts go before the preset's.
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
}

/// A message centre.
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
}

/// How mails go out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(tag = "transport", rename_all = "lowercase")]
pub enum MailSettings {
    /// They do not.
    #[default]
    None,
    /// Into the outbox of a demonstration.
    Outbox,
    /// Through a mail server.
    Smtp(SmtpSettings),
}

/// A mail server.
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
}

/// How devices are woken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PushSettings {
    /// Whom push services can turn to; the server's own address where nobody is named.
    contact: Option<String>,
    /// Whether push services may be in networks that are not public.
    private_networks: bool,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// SMS.
    pub sms: SmsSettings,
    /// Mail.
    pub mail: MailSettings,
    /// Push.
    pub push: PushSettings,
}

/// What couriers need besides settings.
pub struct Means<'a> {
    /// Opens their secrets.
    pub opener: Opener<'a>,
    /// Where what is for the outbox goes.
    pub outbox: &'a Outbox,
    /// Signs for push services.
    pub vapid: Arc<dyn VapidKey>,
    /// The server's base URL.
    pub issuer: &'a str,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Random bytes.
    pub entropy: Arc<dyn Entropy>,
}

impl std::fmt::Debug for Means<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Means(..)")
    }
}

fn sluss() -> String {
    "Sluss".to_owned()
}

const fn half_a_minute() -> u32 {
    30
}

impl Settings {
    /// Whether anything goes into the outbox, which is for demonstrations only.
    #[must_use]
    pub fn use_outbox(&self) -> bool {
        self.sms == SmsSettings::Outbox || self.mail == MailSettings::Outbox
    }

    /// The couriers.
    ///
    /// # Errors
    /// A sentence that says which setting cannot be, or which secret cannot be had.
    pub fn couriers(&self, means: &Means<'_>) -> Result<Couriers, String> {
        let sms: Arc<dyn SmsSender> = match &self.sms {
            SmsSettings::None => Arc::new(Nowhere),
            SmsSettings::Outbox => Arc::new(means.outbox.clone()),
            SmsSettings::Http(http) => Arc::new(http.gateway(&means.opener)?),
            SmsSettings::Smpp(smpp) => Arc::new(smpp.centre(&means.opener, means.entropy.clone())?),
        };
        let mail: Arc<dyn Mailer> = match &self.mail {
            MailSettings::None => Arc::new(Nowhere),
            MailSettings::Outbox => Arc::new(means.outbox.clone()),
            MailSettings::Smtp(smtp) => Arc::new(smtp.server(&means.opener)?),
        };
        let contact = self.push.contact.clone().unwrap_or_else(|| means.issuer.to_owned());
        let push = WebPush::new(means.vapid.clone(), contact, means.clock.clone(), means.entropy.clone());
        let reach = if self.push.private_networks { Reach::Everywhere } else { Reach::Public };
        let push = Arc::new(WebPush { reach, ..push });
        Ok(Couriers { sms, mail, push })
    }

    /// Those of a demonstration: the outbox for everything, and for pushes besides a push service on this machine, if one is named.
    #[must_use]
    pub fn demonstration(means: &Means<'_>) -> Couriers {
        let contact = means.issuer.to_owned();
        let push = WebPush::new(means.vapid.clone(), contact, means.clock.clone(), means.entropy.clone());
        let push = WebPush { reach: Reach::Loopback, ..push };
        let push = Arc::new(LoopbackPush { outbox: means.outbox.clone(), push });
        Couriers { push, ..means.outbox.couriers() }
    }

    /// Whether the SMS gateway can be reached.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub async fn reach_sms(&self, means: &Means<'_>) -> Result<&'static str, String> {
        match &self.sms {
            SmsSettings::None => Ok("not set up"),
            SmsSettings::Outbox => Ok("kept in the outbox"),
            SmsSettings::Http(http) => http.gateway(&means.opener)?.reach().await.map(|()| "well"),
            SmsSettings::Smpp(smpp) => {
                smpp.centre(&means.opener, means.entropy.clone())?.reach().await.map(|()| "well")
            }
        }
    }

    /// Whether the mail server can be reached and lets us in.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub async fn reach_mail(&self, means: &Means<'_>) -> Result<&'static str, String> {
        match &self.mail {
            MailSettings::None => Ok("not set up"),
            MailSettings::Outbox => Ok("kept in the outbox"),
            MailSettings::Smtp(smtp) => smtp.server(&means.opener)?.reach().await.map(|()| "well"),
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
        Gateway::new(self.template()?, Account { user: self.user.clone(), secret, sender: self.sender.clone() })
    }
}

impl SmppSettings {
    fn centre(&self, opener: &Opener<'_>, entropy: Arc<dyn Entropy>) -> Result<MessageCentre, String> {
        let peer = Peer {
            url: self.url.clone(),
            user: self.user.clone(),
            secret: self.secret.open(opener)?,
            sender: self.sender.clone(),
            enquire: Duration::from_secs(u64::from(self.enquire_seconds.max(1))),
            wait: Duration::from_secs(10),
        };
        MessageCentre::new(peer, entropy)
    }
}

impl SmtpSettings {
    fn server(&self, opener: &Opener<'_>) -> Result<MailServer, String> {
        let mut server = MailServer::new(&self.host, self.port, self.security, &self.from)?;
        if let Some(authority) = &self.authority {
            let read = std::fs::read(authority).map_err(|error| format!("{}: {error}", authority.display()))?;
            server = server.trusting(read);
        }
        match (&self.user, &self.password) {
            (Some(user), Some(password)) => Ok(server.as_user(user, password.open(opener)?)),
            (None, None) => Ok(server),
            _ => Err("mail needs both user and password, or neither".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use sluss_domain::ports::{Sealer, Unsealable};

    use super::{MailSettings, Opener, SmsSettings};

    /// Opens nothing.
    struct Shut;
    impl Sealer for Shut {
        fn seal(&self, _: &str, _: &str, _: &[u8]) -> Vec<u8> {
            Vec::new()
        }
        fn open(&self, _: &str, _: &str, _: &[u8]) -> Result<Vec<u8>, Unsealable> {
            Err(Unsealable)
        }
        fn prove(&self, _: &str, _: &str) -> [u8; 32] {
            [0; 32]
        }
    }

    /// What is wrong with settings for SMS or mail; nothing where the courier can be made.
    fn wrong_with_sms(text: &str) -> Option<String> {
        let variable = |name: &str| (name == "GATEWAY").then(|| "secret".to_owned());
        let opener = Opener { sealer: &Shut, variable: &variable };
        match toml::from_str(text).map_err(|error| error.message().to_owned()) {
            Ok(SmsSettings::Http(http)) => http.gateway(&opener).err(),
            Ok(_) => None,
            Err(why) => Some(why),
        }
    }

    fn wrong_with_mail(text: &str) -> Option<String> {
        let opener = Opener { sealer: &Shut, variable: &|_| None };
        match toml::from_str(text).map_err(|error| error.message().to_owned()) {
            Ok(MailSettings::Smtp(smtp)) => smtp.server(&opener).err(),
            Ok(_) => None,
            Err(why) => Some(why),
        }
    }

    #[test]
    fn a_gateway_is_a_preset_or_a_template_or_both() {
        let preset = "transport = 'http'\npreset = '46elks'\nuser = 'u'\nsecret = { env = 'GATEWAY' }";
        assert_eq!(wrong_with_sms(preset), None);
        assert_eq!(wrong_with_sms(&format!("{preset}\nurl = 'https://gateway.test/sms'")), None);
        let template = "transport = 'http'\nurl = 'https://gateway.test/?to={to}&text={text}'\nmethod = 'GET'";
        assert_eq!(wrong_with_sms(template), None);
        for (text, expected) in [
            ("transport = 'http'", "needs a preset or a url"),
            ("transport = 'http'\npreset = 'pigeon'", "there is no preset"),
            ("transport = 'http'\nurl = 'https://gateway.test/'", "must have places for"),
            ("transport = 'pigeon'", "unknown variant"),
            ("transport = 'http'\npreset = 'kannel'\nsecrte = 1", "unknown field"),
            ("transport = 'http'\npreset = 'kannel'\nsecret = { env = 'OTHER' }", "OTHER is not set"),
        ] {
            let why = wrong_with_sms(text).unwrap_or_default();
            assert!(why.contains(expected), "{text}: {why}");
        }
    }

    #[test]
    fn a_mail_server_has_a_host_and_an_address_and_perhaps_a_user() {
        let plain = "transport = 'smtp'\nhost = 'mail.test'\nfrom = 'no-reply@example.eu'";
        assert_eq!(wrong_with_mail(plain), None);
        for (more, expected) in [
            ("user = 'sluss'", "both user and password"),
            ("security = 'plain'", "must not go in the clear"),
            ("user = 'sluss'\npassword = { sealed = 'AAAA' }", "seal it again"),
            ("authority = '/nonexistent.pem'", "/nonexistent.pem"),
        ] {
            let why = wrong_with_mail(&format!("{plain}\n{more}")).unwrap_or_default();
            assert!(why.contains(expected), "{more}: {why}");
        }
    }
}
