//! CSV of password managers: a column with codes, a title, a user name. Everything else in it is forgotten, since it holds passwords.

use csv::{ReaderBuilder, StringRecord};
use sluss_codes::account::Notes;

use super::{Format, link_list};
use crate::content::Content;
use crate::draft::tag;
use crate::findings::{Remark, Report};
use crate::links;
use crate::reader::{Opening, Reader, unlocked};
use crate::refusal::Refusal;

pub(super) const READER: Reader = Reader { format: Format::PasswordsCsv, fits, lock: unlocked, read };

/// The columns that are looked at, by their names in lower case; the first that is there counts.
const TITLES: [&str; 4] = ["title", "name", "account", "issuer"];
const USERS: [&str; 6] = ["username", "login_username", "user name", "login", "user", "email"];
const GROUPS: [&str; 5] = ["folder", "group", "grouping", "category", "vault"];
const PASSWORDS: [&str; 2] = ["password", "login_password"];

struct Columns {
    code: usize,
    title: Option<usize>,
    user: Option<usize>,
    group: Option<usize>,
    password: Option<usize>,
}

impl Columns {
    fn of(header: &StringRecord) -> Option<Self> {
        let names: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
        let first = |wanted: &[&str]| wanted.iter().find_map(|wanted| names.iter().position(|name| name == wanted));
        Some(Self {
            code: names.iter().position(|name| name.contains("otp"))?,
            title: first(&TITLES),
            user: first(&USERS),
            group: first(&GROUPS),
            password: first(&PASSWORDS),
        })
    }
}

fn fits(content: &Content<'_>) -> bool {
    content.text().and_then(|text| text.lines().next()).is_some_and(|line| {
        line.contains([',', ';', '\t']) && !link_list::is_link(line) && columns(line, separator(line)).is_some()
    })
}

fn columns(text: &str, separator: u8) -> Option<Columns> {
    let mut reader = ReaderBuilder::new().flexible(true).delimiter(separator).from_reader(text.as_bytes());
    Columns::of(reader.headers().ok()?)
}

/// The one that the header has most of.
fn separator(header: &str) -> u8 {
    let count = |separator: &u8| header.bytes().filter(|byte| byte == separator).count();
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

fn read(content: &Content<'_>, opening: &Opening<'_>) -> Result<Report, Refusal> {
    let text = content.text().ok_or(Refusal::Unknown)?;
    let separator = separator(text.lines().next().unwrap_or_default());
    let columns = columns(text, separator).ok_or(Refusal::Unknown)?;
    let mut report = opening.report();
    let mut reader = ReaderBuilder::new().flexible(true).delimiter(separator).from_reader(text.as_bytes());
    for row in reader.records() {
        let row = row.map_err(|_| Refusal::Damaged("the table is not UTF-8"))?;
        // A cell may have lines of its own, so how many rows there are shows only at the end.
        if let Some(at) = row.position() {
            report.reach(usize::try_from(at.byte()).unwrap_or(usize::MAX), text.len());
        }
        taken(&row, &columns, &mut report)?;
    }
    Ok(report)
}

fn taken(row: &StringRecord, columns: &Columns, report: &mut Report) -> Result<(), Refusal> {
    let cell = |column: Option<usize>| column.and_then(|column| row.get(column)).unwrap_or_default().trim();
    if !cell(columns.password).is_empty() {
        report.remark(Remark::PasswordsInTheClear);
    }
    // Bitwarden Authenticator writes more cells than its header has, so a link counts wherever it stands.
    let link = row.iter().map(str::trim).find(|cell| link_list::is_link(cell));
    let code = link.unwrap_or_else(|| cell(Some(columns.code)));
    if code.is_empty() {
        report.other()?;
        return Ok(());
    }
    let tags = tag(cell(columns.group)).into_iter().collect();
    report.push(links::entry(code, cell(columns.title), cell(columns.user), Notes { tags, ..Notes::default() }))
}
