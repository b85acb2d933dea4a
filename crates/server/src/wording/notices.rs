//! What happened to an account, as the texts about it are called and filled in.

use jiff::tz::TimeZone;
use sluss_app::i18n::{Texts, resolved};
use sluss_domain::Timestamp;
use sluss_domain::model::message::Notice;
use sluss_protocol::language::Language;
use sluss_protocol::method::Method;

use super::one_line;
use crate::dates::moment;

/// A notice's name in the ids of its texts, and the arguments of those.
pub(super) fn name_and_arguments(
    notice: &Notice,
    language: Language,
    now: Timestamp,
    zone: &TimeZone,
) -> (&'static str, Vec<(&'static str, String)>) {
    let when = |at| moment(at, zone, language);
    match notice {
        Notice::DeviceAdded { device } => ("device-added", vec![("device", one_line(device))]),
        Notice::DeviceRemoved { device } => ("device-removed", vec![("device", one_line(device))]),
        Notice::DeviceDoubled { device } => ("device-doubled", vec![("device", one_line(device))]),
        Notice::FactorLocked { method } => ("factor-locked", vec![("method", method_name(language, *method))]),
        Notice::NumberAdded { number } => ("number-added", vec![("number", one_line(number))]),
        Notice::NumberRemoved { number } => ("number-removed", vec![("number", one_line(number))]),
        Notice::PasswordChanged => ("password-changed", vec![]),
        Notice::AddressChanged { from, to } => {
            ("address-changed", vec![("from", one_line(from)), ("to", one_line(to))])
        }
        Notice::RecoveryCodesMade => ("recovery-codes-made", vec![]),
        Notice::RecoveryCodeUsed { left } => ("recovery-code-used", vec![("left", left.to_string())]),
        Notice::RequestDenied => ("request-denied", vec![]),
        Notice::FactorReset { at, undo } if *at > now => {
            ("factor-reset-planned", vec![("at", when(*at)), ("undo", undo.clone())])
        }
        Notice::Locked { reset } => ("locked", vec![("reset", reset.clone())]),
        Notice::FactorReset { .. } => ("factor-reset", vec![]),
        Notice::NewBrowser => ("new-browser", vec![]),
        Notice::AccountDeleted => ("account-deleted", vec![]),
        Notice::CopyPutBack { copied_at } => ("copy-put-back", vec![("copied", when(*copied_at))]),
    }
}

/// What the drop-down calls a method.
fn method_name(language: Language, method: Method) -> String {
    resolved(language, Texts::SignIn).text(method.facts().text)
}

/// The same arguments, as texts take them.
pub(super) fn borrowed<'a>(arguments: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    arguments.iter().map(|(name, value)| (*name, &**value)).collect()
}
