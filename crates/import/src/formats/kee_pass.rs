//! KeePass and KeePassXC: databases (KDBX 3 and 4) and XML. CSV is in `passwords_csv.rs`.
//!
//! `header.rs` reads what opening costs, `opened.rs` opens, `document.rs` reads the XML inside, and `fields.rs` knows where codes stand among the
//! texts of an entry. The library for this format (`keepass`) pays whatever a file asks and unpacks whatever comes out, so it is the second opinion
//! in tests instead.

mod document;
mod fields;
mod header;
mod opened;

use super::Format;
use crate::content::Content;
use crate::cost::Lock;
use crate::findings::Report;
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::KeePass, fits, lock, read };
pub(super) const XML: Reader = Reader { format: Format::KeePass, fits: fits_xml, lock: unlocked, read: read_xml };

fn fits(content: &Content<'_>) -> bool {
    content.bytes().is_some_and(header::is_database)
}

fn lock(content: &Content<'_>) -> Result<Lock, Refusal> {
    Ok(Lock::Password(header::read(content.bytes().ok_or(Refusal::Unknown)?)?.derivation.cost()))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let header = header::read(content.bytes().ok_or(Refusal::Unknown)?)?;
    let inside = opened::inside(&header, opening.password()?, opening.limits)?;
    let xml = std::str::from_utf8(&inside.xml).map_err(|_| Refusal::Damaged("the database is not UTF-8"))?;
    document::read(xml, inside.stream, opening)
}

fn fits_xml(content: &Content<'_>) -> bool {
    content.xml().is_some_and(|xml| xml.contains("<KeePassFile"))
}

fn read_xml(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    document::read(content.xml().ok_or(Refusal::Unknown)?, opened::Stream::None, opening)
}
