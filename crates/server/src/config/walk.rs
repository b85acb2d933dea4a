//! A walk through all settings: each is in the explained example, and each can be set by a variable of its own.

use std::collections::{BTreeMap, BTreeSet};

use clap::{Args, Command};
use serde::de::value::Error;
use serde::de::{Deserialize, Deserializer, Error as _, Visitor};
use sluss_delivery::http::Answers;
use sluss_delivery::settings::{HttpSettings, PushSettings, SmppSettings, SmtpSettings};
use sluss_delivery::smtp::Patience;
use toml::{Table, Value};

use super::authenticator::AuthenticatorRules;
use super::connections::ConnectionRules;
use super::environment::{examples, variables};
use super::security_txt::SecurityTxtRules;
use super::service::ServiceRules;
use super::sms_policy::SmsRules;
use super::strangers::StrangerRules;
use super::{Config, Settings};

/// Reads the names of a structure's fields.
struct Asking<'a>(&'a mut BTreeSet<String>);

impl<'de> Deserializer<'de> for Asking<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("it is no structure"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        self.0.extend(fields.iter().map(|&name| name.to_owned()));
        Err(Error::custom("all is known"))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map enum identifier ignored_any
    }
}

fn fields<'de, T: Deserialize<'de>>() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    assert!(T::deserialize(Asking(&mut names)).is_err());
    assert!(!names.is_empty());
    names
}

/// What the examples name in a table.
fn named(path: &[&str], which: impl Fn(&Table) -> bool) -> BTreeSet<String> {
    let inside = |table: &Table| {
        path.iter().try_fold(table.clone(), |table, name| table.get(*name)?.as_table().cloned()).filter(&which)
    };
    let tables: Vec<Table> = examples().iter().filter_map(inside).collect();
    let names = tables.iter().flat_map(Table::keys).cloned();
    names.filter(|name| name != "transport").collect()
}

#[test]
fn the_example_names_every_setting_and_no_other() {
    let all = |_: &Table| true;
    let by = |transport: &'static str| move |table: &Table| table["transport"].as_str() == Some(transport);
    assert_eq!(named(&[], |table| table.contains_key("issuer")), fields::<Settings>());
    assert_eq!(named(&["service"], all), fields::<ServiceRules>());
    assert_eq!(named(&["security_txt"], all), fields::<SecurityTxtRules>());
    assert_eq!(named(&["authenticator"], all), fields::<AuthenticatorRules>());
    assert_eq!(named(&["connections"], all), fields::<ConnectionRules>());
    assert_eq!(named(&["sms_policy"], all), fields::<SmsRules>());
    assert_eq!(named(&["strangers"], all), fields::<StrangerRules>());
    assert_eq!(named(&["push"], all), fields::<PushSettings>());
    assert_eq!(named(&["sms"], by("http")), fields::<HttpSettings>());
    assert_eq!(named(&["sms"], by("smpp")), fields::<SmppSettings>());
    assert_eq!(named(&["sms", "answers"], all), fields::<Answers>());
    assert_eq!(named(&["mail"], by("smtp")), fields::<SmtpSettings>());
    assert_eq!(named(&["mail", "limits"], all), fields::<Patience>());
}

#[test]
fn every_setting_outside_of_sections_has_a_flag_and_a_variable_of_its_name() {
    let command = Settings::augment_args(Command::new("sluss"));
    let main = &examples()[0];
    for (name, _) in main.iter().filter(|(_, value)| !value.is_table()) {
        let flag = command.get_arguments().find(|flag| flag.get_long() == Some(&name.replace('_', "-")));
        let variable = flag.and_then(|flag| flag.get_env()).map(|variable| variable.to_string_lossy().into_owned());
        assert_eq!(variable, Some(format!("SLUSS_{}", name.to_uppercase())), "{name}");
    }
}

/// A value as somebody would write it into the environment.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(written).collect::<Vec<_>>().join(","),
        Value::Table(table) => {
            let pairs: Vec<_> = table.iter().map(|(name, value)| format!("{name} = {:?}", written(value))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        Value::Integer(number) => number.to_string(),
        Value::Boolean(is) => is.to_string(),
        other => panic!("{other:?} is of a kind that no setting has"),
    }
}

/// The sections of an example as variables. Secrets are where the example says, in the environment and in files.
fn environment(example: &Table) -> BTreeMap<String, String> {
    let mut set = BTreeMap::new();
    for variable in variables() {
        let (last, above) = variable.path.split_last().unwrap();
        let table = above.iter().try_fold(example, |table, name| table.get(name)?.as_table());
        match table.and_then(|table| table.get(last)) {
            None => {}
            Some(Value::Table(secret)) if secret.contains_key("file") => {
                _ = set.insert(format!("{}_FILE", variable.name), written(&secret["file"]));
            }
            Some(Value::Table(secret)) if secret.contains_key("env") => {
                assert_eq!(written(&secret["env"]), variable.name, "the example names the variable that it is anyway");
                set.insert(variable.name, "not shown".to_owned());
            }
            Some(value) => _ = set.insert(variable.name, written(value)),
        }
    }
    set
}

fn resolved(set: &BTreeMap<String, String>) -> Result<Config, String> {
    Config::resolve_in(Settings::default(), &|name| set.get(name).cloned())
}

/// Another value that can be as well.
fn other(name: &str, text: &str) -> String {
    let known = [
        ("SLUSS_SECURITY_TXT_EXPIRES", "2031-12-31"),
        ("SLUSS_SERVICE_ACCENT", "#7a1f5c"),
        ("SLUSS_SERVICE_TIME_ZONE", "Europe/Helsinki"),
        ("SLUSS_SMS_PRESET", "twilio"),
        ("SLUSS_SMS_PROXY", "http://other.example.eu:3128"),
        ("SLUSS_PUSH_PROXY", "http://other.example.eu:3128"),
        ("SLUSS_SMS_ALPHABET", "latin1"),
        ("SLUSS_SMS_BIND", "transmitter"),
        ("SLUSS_SMS_SYSTEM_TYPE", "other"),
        ("SLUSS_SMS_METHOD", "GET"),
        ("SLUSS_SMS_HEADERS", "{ Other = \"x\" }"),
        ("SLUSS_SMS_ANSWERS_ACCEPTED_WORDS", "taken"),
        ("SLUSS_SMS_ANSWERS_LATER_WORDS", "[\"wait\"]"),
        ("SLUSS_MAIL_SECURITY", "tls"),
        ("SLUSS_SMS_POLICY_ENDS_ON", "2031-12-31"),
        ("SLUSS_SMS_POLICY_COUNTRIES", "SE, FI"),
        ("SLUSS_SMS_POLICY_HOME", "FI"),
    ];
    match (known.iter().find(|(known, _)| *known == name), text) {
        (Some((_, other)), _) => (*other).to_owned(),
        (None, "true") => "false".to_owned(),
        (None, "false") => "true".to_owned(),
        (None, text) => format!("{text}1"),
    }
}

#[test]
fn every_setting_of_a_section_can_be_set_by_its_variable() {
    let mut walked = BTreeSet::new();
    for example in examples() {
        let sections = example.into_iter().filter(|(_, value)| value.is_table()).collect::<Table>();
        let set = environment(&sections);
        let expected = sections.try_into::<Settings>().unwrap();
        assert_eq!(resolved(&set).unwrap(), Config::resolve(expected).unwrap(), "all of them say what the file says");
        for (name, text) in &set {
            walked.insert(name.trim_end_matches("_FILE").to_owned());
            if name.ends_with("_TRANSPORT") || name.ends_with("_SECRET") {
                continue;
            }
            let mut changed = set.clone();
            changed.insert(name.clone(), other(name, text));
            let changed = resolved(&changed).unwrap_or_else(|why| panic!("{name}: {why}"));
            assert_ne!(changed, resolved(&set).unwrap(), "{name}");
        }
    }
    assert_eq!(walked, variables().into_iter().map(|variable| variable.name).collect());
}

#[test]
fn m02_a_secret_may_stand_in_the_environment_or_in_a_file_that_it_names_and_shows_in_no_error() {
    let mail = |more: &[(&str, &str)]| {
        let plain =
            [("SLUSS_MAIL_TRANSPORT", "smtp"), ("SLUSS_MAIL_HOST", "mail.test"), ("SLUSS_MAIL_FROM", "a@b.test")];
        plain.iter().chain(more).map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    };
    assert!(resolved(&mail(&[("SLUSS_MAIL_USER", "a"), ("SLUSS_MAIL_PASSWORD", "hunter2")])).is_ok());
    assert!(resolved(&mail(&[("SLUSS_MAIL_USER", "a"), ("SLUSS_MAIL_PASSWORD_FILE", "/run/password")])).is_ok());
    for more in [
        [("SLUSS_MAIL_PASSWORD", "hunter2"), ("SLUSS_MAIL_PASSWORD_FILE", "/run/password")],
        [("SLUSS_MAIL_PASSWORD", "hunter2"), ("SLUSS_MAIL_PORT", "many")],
        [("SLUSS_MAIL_PASSWORD", "hunter2"), ("SLUSS_MAIL_PORT", "70000")],
    ] {
        let why = resolved(&mail(&more)).unwrap_err();
        assert!(why.contains("SLUSS_MAIL_P") && !why.contains("hunter2"), "{why}");
    }
}

#[test]
fn the_environment_goes_before_the_file_and_leaves_the_rest_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sluss.toml");
    std::fs::write(&file, "panic_hours = 3\n[connections]\nmost = 7\nidle_seconds = 9\n").unwrap();
    let settings = Settings { config: Some(file), ..Settings::default() };
    let found =
        Config::resolve_in(settings, &|name| (name == "SLUSS_CONNECTIONS_MOST").then(|| "8".to_owned())).unwrap();
    assert_eq!(found.connections.most.map(std::num::NonZeroU32::get), Some(8));
    assert_eq!((found.connections.idle.as_secs(), found.factor_reset_cooling_off.as_secs()), (9, 3 * 60 * 60));
}
