//! Lists of links in zips with a password: WinAuth's and Authenticator Plus's. Knows no other product.

use super::{Format, link_list, zipped};
use crate::content::Content;
use crate::findings::Report;
use crate::reader::{Opening, Reader};
use crate::refusal::Refusal;

pub(super) const WIN_AUTH: Reader =
    Reader { format: Format::WinAuth, fits: |content| zipped::has(content, is_win_auth), lock: zipped::lock, read };
pub(super) const AUTHENTICATOR_PLUS: Reader = Reader {
    format: Format::AuthenticatorPlus,
    fits: |content| zipped::has(content, is_plus),
    lock: zipped::lock,
    read,
};

fn is_win_auth(name: &str) -> bool {
    name.strip_prefix("winauth-").is_some_and(|rest| rest.strip_suffix(".txt").is_some())
}

fn is_plus(name: &str) -> bool {
    name == "Accounts.txt"
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let plain = zipped::member(content, opening, |name| is_win_auth(name) || is_plus(name))?;
    let text = std::str::from_utf8(&plain).map_err(|_| Refusal::Damaged("the list is not UTF-8"))?;
    link_list::lines(text, opening)
}
