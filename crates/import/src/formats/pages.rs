//! XML and HTML that is no export of fields: Stratum's page of links, and what WinAuth seals for itself. Knows no other product.

use super::{Format, link_list};
use crate::containers::preferences;
use crate::content::Content;
use crate::cost::Lock;
use crate::findings::Report;
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::{Foreign, Refusal};

/// Stratum's backup for people to print: pictures, and the links that they show.
pub(super) const STRATUM: Reader = Reader { format: Format::Stratum, fits: fits_links, lock: unlocked, read };
/// WinAuth's own file.
pub(super) const WIN_AUTH: Reader =
    Reader { format: Format::WinAuth, fits: fits_win_auth, lock: refused_lock, read: refused };

fn fits_links(content: &Content<'_>) -> bool {
    content.xml().is_some_and(|page| page.contains("otpauth://") && page.to_ascii_lowercase().contains("<html"))
}

/// HTML is not always XML, so links are looked for as text: each ends where a tag, a quotation mark or a space begins.
fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let page = content.xml().ok_or(Refusal::Unknown)?;
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'');
    let mut links: Vec<String> = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find("otpauth://") {
        let (link, after) = rest[start..].split_at(rest[start..].find(ends).unwrap_or(rest.len() - start));
        rest = after;
        let link = unescaped(link);
        if links.last() != Some(&link) {
            links.push(link);
        }
        if links.len() > opening.limits.entries {
            return Err(Refusal::TooMany { most: opening.limits.entries });
        }
    }
    link_list::lines(&links.join("\n"), opening)
}

fn unescaped(text: &str) -> String {
    text.replace("&#39;", "'").replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn fits_win_auth(content: &Content<'_>) -> bool {
    content.xml().is_some_and(|xml| xml.contains("<WinAuth"))
}

fn refused_lock(_: &Content<'_>) -> Result<Lock, Refusal> {
    Err(Refusal::Foreign(Foreign::WinAuthInternal))
}

fn refused(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    preferences::parse(content.xml().ok_or(Refusal::Unknown)?, opening.limits)?;
    Err(Refusal::Foreign(Foreign::WinAuthInternal))
}
