//! Lists of links, one on each line, as most products can write them; with Google Authenticator's links to several accounts among them.

use sluss_codes::account::Notes;
use sluss_codes::link::migration::{self, EntryError, Set};
use sluss_codes::link::{self};

use super::Format;
use crate::content::Content;
use crate::findings::{Found, Remark, Report, Why};
use crate::links;
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const MIGRATION: Reader =
    Reader { format: Format::GoogleMigration, fits: fits_migration, lock: unlocked, read };
pub(super) const ENTE: Reader = Reader { format: Format::Ente, fits: fits_ente, lock: unlocked, read };
pub(super) const READER: Reader = Reader { format: Format::Links, fits, lock: unlocked, read };

const SCHEMES: [&str; 4] = ["otpauth://", "otpauth-migration://", "motp://", "steam://"];
/// Each part is compared with those before, and nobody has more exports than this in one list.
const MOST_SETS: usize = 100;
/// What every line of Ente's has, and no other product's.
const ENTE_PARAMETER: &str = "codedisplay=";

fn fits(content: &Content<'_>) -> bool {
    content.text().is_some_and(|text| link::lines(text).any(|(_, line)| is_link(line)))
}

fn fits_migration(content: &Content<'_>) -> bool {
    content.text().is_some_and(|text| link::lines(text).any(|(_, line)| migration::is_migration(line)))
}

fn fits_ente(content: &Content<'_>) -> bool {
    fits(content) && content.text().is_some_and(|text| text.to_ascii_lowercase().contains(ENTE_PARAMETER))
}

/// Whether a text begins as a link to an account or to several does.
pub(super) fn is_link(text: &str) -> bool {
    SCHEMES.iter().any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    lines(content.text().ok_or(Refusal::Unknown)?, opening)
}

/// Every line of a text: an account, several, or what is wrong with it.
pub(super) fn lines(text: &str, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let mut report = opening.report();
    report.expect(link::lines(text).count());
    let mut sets: Vec<Set> = Vec::new();
    for (number, line) in link::lines(text) {
        report.tick()?;
        if migration::is_migration(line) {
            match migration::read(line) {
                Ok(part) if sets.len() < MOST_SETS => gather(&mut sets, part),
                _ => report.left("", "", Why::Line(number))?,
            }
            continue;
        }
        match links::entry(line, "", "", Notes::default()) {
            _ if !is_link(line) => report.left("", "", Why::Line(number))?,
            Found::Left(left) if left.why == Why::Link => report.left("", &left.name, Why::Line(number))?,
            found => report.push(found)?,
        }
    }
    for set in sets {
        taken(set, &mut report)?;
    }
    Ok(report)
}

/// Parts of several exports may stand in one list, in any order.
fn gather(sets: &mut Vec<Set>, part: migration::Part) {
    let mut part = Some(part);
    for set in sets.iter_mut() {
        let Some(new) = part.take() else { return };
        if set.add(new.clone()).is_err() {
            part = Some(new);
        }
    }
    sets.extend(part.map(Set::begin));
}

fn taken(set: Set, report: &mut Report) -> Result<(), Refusal> {
    let missing: Vec<u32> = set.missing().map(|index| index + 1).collect();
    if !missing.is_empty() {
        report.remark(Remark::PartsMissing { missing, of: set.size() });
    }
    for account in set.accounts() {
        match account {
            Ok(account) => report.push(crate::draft::checked(account))?,
            Err(EntryError { issuer, name, why }) => report.left(&issuer, &name, links::why(why))?,
        }
    }
    Ok(())
}
