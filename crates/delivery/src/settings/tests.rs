//! Tests of settings: those that are not valid are named, and the others make carriers.

use sluss_domain::ports::sealer::{Opened, Sealer, Unsealable};

use super::{MailSettings, Opener, SmsSettings};

/// A sealer without a key, so that no sealed secret can be opened.
struct Shut;
impl Sealer for Shut {
    fn seal(&self, _: &str, _: &str, _: &[u8]) -> Vec<u8> {
        Vec::new()
    }
    fn open(&self, _: &str, _: &str, _: &[u8]) -> Result<Opened, Unsealable> {
        Err(Unsealable)
    }
    fn tag(&self, _: &str, _: &str) -> [u8; 32] {
        [0; 32]
    }
}

/// What is wrong with the settings for SMS or mail; `None` if a carrier can be made from them.
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
        Ok(MailSettings::Smtp(smtp)) => smtp.server(&opener, u32::MAX).err(),
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
        ("transport = 'http'\nurl = 'https://gateway.test/'", "must have placeholders for"),
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
    assert_eq!(
        wrong_with_mail(&format!("{plain}\nsecurity = 'unprotected'\nlimits = {{ connect_seconds = 2 }}")),
        None
    );
    for (more, expected) in [
        ("user = 'sluss'", "both user and password"),
        ("security = 'plain'", "must not go in the clear"),
        ("limits = { greeting_seconds = 0 }", "greeting_seconds"),
        ("limits = { greeting = 10 }", "unknown field"),
        ("user = 'sluss'\npassword = { sealed = 'AAAA' }", "seal it again"),
        ("authority = '/nonexistent.pem'", "/nonexistent.pem"),
    ] {
        let why = wrong_with_mail(&format!("{plain}\n{more}")).unwrap_or_default();
        assert!(why.contains(expected), "{more}: {why}");
    }
}
