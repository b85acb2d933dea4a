//! What files call the kinds of codes and their parameters. Knows no form.

use sluss_codes::account::Kind;

/// The name that links and files have for a kind.
pub(crate) const fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Totp { .. } => "totp",
        Kind::Hotp { .. } => "hotp",
        Kind::Steam => "steam",
        Kind::Motp { .. } => "motp",
        Kind::Yandex { .. } => "yandex",
    }
}
