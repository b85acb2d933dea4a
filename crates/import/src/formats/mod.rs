//! The formats, and the one table of them. Each is a file that knows no other.

mod aegis;
mod and_otp;
mod authy;
mod backup;
mod battle_net;
mod bitwarden;
mod cxf;
mod databases;
mod duo;
mod ente;
mod extension;
mod free_otp;
mod free_otp_2;
mod kee_pass;
mod last_pass;
mod link_list;
mod listed;
mod one_password;
mod pages;
mod passwords_csv;
mod proton;
mod proton_pass;
mod raivo;
mod steam;
mod stratum;
mod totp_authenticator;
mod two_f_auth;
mod two_fas;
mod zipped;
mod zipped_lists;

use crate::content::Content;
pub(crate) use crate::format::Format;
use crate::reader::Reader;
use crate::refusal::Refusal;

/// Every format, in the order in which they are asked: what has a mark of its own comes before what has none.
const TABLE: [Reader; 42] = [
    backup::READER,
    aegis::READER,
    two_fas::READER,
    ente::READER,
    steam::READER,
    steam::MANIFEST,
    bitwarden::AUTHENTICATOR,
    bitwarden::READER,
    free_otp::PLUS,
    stratum::READER,
    cxf::READER,
    last_pass::READER,
    two_f_auth::READER,
    proton::READER,
    extension::READER,
    duo::READER,
    raivo::READER,
    authy::READER,
    and_otp::READER,
    battle_net::READER,
    totp_authenticator::INTERNAL,
    kee_pass::XML,
    free_otp::FIRST,
    pages::STRATUM,
    pages::WIN_AUTH,
    stratum::SEALED,
    kee_pass::READER,
    free_otp_2::READER,
    databases::MICROSOFT,
    databases::GOOGLE,
    one_password::READER,
    proton_pass::READER,
    raivo::ZIPPED,
    zipped_lists::WIN_AUTH,
    zipped_lists::AUTHENTICATOR_PLUS,
    cxf::ZIPPED,
    link_list::MIGRATION,
    link_list::ENTE,
    link_list::READER,
    passwords_csv::READER,
    totp_authenticator::READER,
    and_otp::SEALED,
];

/// The format of some content.
///
/// # Errors
/// [`Refusal::Unknown`].
pub(crate) fn reader(content: &Content<'_>) -> Result<&'static Reader, Refusal> {
    static READERS: [Reader; TABLE.len()] = TABLE;
    READERS.iter().find(|reader| (reader.fits)(content)).ok_or(Refusal::Unknown)
}
