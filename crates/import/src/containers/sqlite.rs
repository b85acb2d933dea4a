//! Tables of SQLite databases, read and never written (the SQLite project's *Database File Format*): there is no library that reads them, builds for
//! browsers, and is no copy of SQLite. Journals and write-ahead logs are other files, and are not looked for. Knows no product.

mod record;

use std::collections::HashSet;

pub(crate) use record::Value;
use record::{record, varint};

use crate::bounds::{Bounds, Progress};
use crate::refusal::Refusal;

const ODD: Refusal = Refusal::Damaged("the database is not written as SQLite writes one");
const SHORT: Refusal = Refusal::Damaged("the database ends too early");

/// A page of either kind of table B-tree, by its first byte; the others are of indices.
const LEAF: u8 = 13;
const INTERIOR: u8 = 5;
/// The header before the first page's own.
const HEADER: usize = 100;

/// A table: the names of its columns, and its rows, which may have fewer values than there are columns.
#[derive(Debug)]
pub(crate) struct Table {
    columns: Vec<String>,
    pub(crate) rows: Vec<Vec<Value>>,
}

/// A row of a table, by the names of columns.
pub(crate) struct Row<'a> {
    columns: &'a [String],
    values: &'a [Value],
}

struct Database<'a> {
    bytes: &'a [u8],
    page_size: usize,
    /// Of each page, without what an extension reserved.
    usable: usize,
    /// 1 for UTF-8, 2 for UTF-16 with the low byte first, 3 with the high byte first.
    encoding: u8,
    limits: &'a Bounds,
}

/// The names of a table's columns.
///
/// # Errors
/// [`Refusal::Damaged`], also where there is no such table.
pub(crate) fn columns(bytes: &[u8], table: &str, limits: &Bounds) -> Result<Vec<String>, Refusal> {
    Ok(Database::of(bytes, limits)?.find(table)?.1)
}

/// A table.
///
/// # Errors
/// [`Refusal::Damaged`], and [`Refusal::TooMany`] for more rows than a file may have entries.
pub(crate) fn table(bytes: &[u8], table: &str, limits: &Bounds) -> Result<Table, Refusal> {
    let database = Database::of(bytes, limits)?;
    let (root, columns) = database.find(table)?;
    Ok(Table { columns, rows: database.rows(root)? })
}

impl Table {
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|values| Row { columns: &self.columns, values })
    }
}

impl Row<'_> {
    pub(crate) fn value(&self, column: &str) -> Option<&Value> {
        let index = self.columns.iter().position(|known| known.eq_ignore_ascii_case(column))?;
        self.values.get(index)
    }

    /// Text; empty if there is none.
    pub(crate) fn text(&self, column: &str) -> &str {
        match self.value(column) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    pub(crate) fn integer(&self, column: &str) -> Option<i64> {
        match self.value(column) {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        }
    }
}

impl<'a> Database<'a> {
    fn of(bytes: &'a [u8], limits: &'a Bounds) -> Result<Self, Refusal> {
        let header = bytes.get(..HEADER).ok_or(SHORT)?;
        let page_size = match u16::from_be_bytes([header[16], header[17]]) {
            1 => 65_536,
            size if size >= 512 && size.is_power_of_two() => usize::from(size),
            _ => return Err(ODD),
        };
        let usable = page_size - usize::from(header[20]);
        let encoding = header[59];
        if usable < 480 || !(1..=3).contains(&encoding) {
            return Err(ODD);
        }
        // The number of pages counts if the header was written by the last change.
        if header[24..28] == header[92..96] && pages(header) > bytes.len().div_ceil(page_size) {
            return Err(SHORT);
        }
        Ok(Self { bytes, page_size, usable, encoding, limits })
    }

    /// The first page of a table, and the names of its columns: rows of the first table of all say both.
    fn find(&self, table: &str) -> Result<(u32, Vec<String>), Refusal> {
        for row in self.rows(1)? {
            if let [Value::Text(kind), Value::Text(name), _, Value::Integer(root), Value::Text(sql), ..] =
                row.as_slice()
                && kind == "table"
                && name.eq_ignore_ascii_case(table)
            {
                return Ok((u32::try_from(*root).map_err(|_| ODD)?, column_names(sql)));
            }
        }
        Err(Refusal::Damaged("the database lacks a table"))
    }

    /// All rows below a page, in the order of their numbers. A page that is met twice is no tree's.
    fn rows(&self, root: u32) -> Result<Vec<Vec<Value>>, Refusal> {
        let mut rows = Vec::new();
        let mut seen = HashSet::new();
        let mut waiting = vec![root];
        // Cells of a damaged file may overlap; those of a sound one have no more bytes than the file.
        let mut budget = self.bytes.len();
        while let Some(number) = waiting.pop() {
            if !seen.insert(number) {
                return Err(ODD);
            }
            self.limits.tell(Progress::Entries { done: 0, of: None })?;
            let page = Page::of(self, number)?;
            match page.kind {
                INTERIOR => waiting.extend(page.children()?.into_iter().rev()),
                LEAF => {
                    for cell in page.cells()? {
                        if rows.len() >= self.limits.entries {
                            return Err(Refusal::TooMany { most: self.limits.entries });
                        }
                        let payload = self.payload(cell)?;
                        budget = budget.checked_sub(payload.len()).ok_or(ODD)?;
                        rows.push(record(&payload, self.encoding)?);
                    }
                }
                _ => return Err(ODD),
            }
        }
        Ok(rows)
    }

    fn page(&self, number: u32) -> Result<&'a [u8], Refusal> {
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1)).ok_or(ODD)?;
        let start = index.checked_mul(self.page_size).ok_or(ODD)?;
        self.bytes.get(start..).and_then(|rest| rest.get(..self.page_size)).ok_or(SHORT)
    }

    /// The bytes of a row, of which some may stand on further pages.
    fn payload(&self, mut cell: &[u8]) -> Result<Vec<u8>, Refusal> {
        let length = usize::try_from(varint(&mut cell)?).map_err(|_| ODD)?;
        varint(&mut cell)?;
        if length > self.bytes.len() {
            return Err(ODD);
        }
        let local = self.local(length);
        let mut payload = cell.get(..local).ok_or(ODD)?.to_vec();
        let mut rest = &cell[local..];
        let mut pages = HashSet::new();
        while payload.len() < length {
            let next = u32::from_be_bytes(*rest.first_chunk().ok_or(ODD)?);
            if !pages.insert(next) {
                return Err(ODD);
            }
            rest = self.page(next)?;
            let more = (length - payload.len()).min(self.usable - 4);
            payload.extend_from_slice(&rest[4..4 + more]);
        }
        Ok(payload)
    }

    /// How many bytes of a row stand in its cell (*B-tree Cell Format*).
    fn local(&self, length: usize) -> usize {
        let most = self.usable - 35;
        if length <= most {
            return length;
        }
        let least = (self.usable - 12) * 32 / 255 - 23;
        let fitting = least + (length - least) % (self.usable - 4);
        if fitting <= most { fitting } else { least }
    }
}

fn pages(header: &[u8]) -> usize {
    usize::try_from(u32::from_be_bytes([header[28], header[29], header[30], header[31]])).unwrap_or(usize::MAX)
}

struct Page<'a> {
    kind: u8,
    bytes: &'a [u8],
    /// Where its own header stands.
    header: usize,
    usable: usize,
}

impl<'a> Page<'a> {
    fn of(database: &Database<'a>, number: u32) -> Result<Self, Refusal> {
        let bytes = database.page(number)?;
        let header = if number == 1 { HEADER } else { 0 };
        Ok(Self { kind: bytes[header], bytes, header, usable: database.usable })
    }

    /// What each cell begins with, and everything behind it on the page.
    fn cells(&self) -> Result<Vec<&'a [u8]>, Refusal> {
        let count = usize::from(u16::from_be_bytes([self.bytes[self.header + 3], self.bytes[self.header + 4]]));
        let start = self.header + if self.kind == INTERIOR { 12 } else { 8 };
        let pointers = self.bytes.get(start..start + 2 * count).ok_or(ODD)?;
        let cell = |pointer: &[u8]| {
            let at = usize::from(u16::from_be_bytes([pointer[0], pointer[1]]));
            self.bytes.get(at..self.usable).ok_or(ODD)
        };
        pointers.chunks_exact(2).map(cell).collect()
    }

    /// The pages below, in the order of their rows.
    fn children(&self) -> Result<Vec<u32>, Refusal> {
        let number = |bytes: &[u8]| bytes.first_chunk().copied().map(u32::from_be_bytes).ok_or(ODD);
        let mut children: Vec<u32> = self.cells()?.into_iter().map(number).collect::<Result<_, _>>()?;
        children.push(number(&self.bytes[self.header + 8..])?);
        Ok(children)
    }
}

/// The names of the columns in `CREATE TABLE t (a TEXT, "b" INTEGER, …)`.
fn column_names(sql: &str) -> Vec<String> {
    let Some((_, inside)) = sql.split_once('(') else { return Vec::new() };
    let mut depth = 0_usize;
    let pieces = inside.split(|c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    let quotes = |c: char| matches!(c, '"' | '`' | '\'' | '[' | ']' | ')');
    let names = pieces.map(|piece| piece.split_whitespace().next().unwrap_or_default().trim_matches(quotes).to_owned());
    names
        .take_while(|name| {
            !["CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"].contains(&&*name.to_ascii_uppercase())
        })
        .collect()
}

#[cfg(test)]
mod tests;
