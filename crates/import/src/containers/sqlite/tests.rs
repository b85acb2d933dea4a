//! Tables of more pages than one, and databases that no SQLite has written.

use super::{Table, column_names, columns, table};
use crate::bounds::Bounds;
use crate::limits::Limits;
use crate::refusal::Refusal;

/// Made by `sqlite3` with pages of 512 bytes: 300 rows, of which the one with number 150 has a text of 5,000 letters.
const MANY: &[u8] = include_bytes!("../../../tests/made/many-pages.sqlite");

fn read(bytes: &[u8]) -> Result<Table, Refusal> {
    table(bytes, "accounts", &Bounds::default())
}

#[test]
fn rows_come_from_all_pages_in_their_order_and_long_ones_whole() {
    let table = read(MANY).unwrap();
    let numbers: Vec<i64> = table.rows().filter_map(|row| row.integer("number")).collect();
    assert_eq!(numbers, (1..=300).collect::<Vec<_>>());
    let long = table.rows().nth(149).unwrap();
    assert_eq!(long.text("name"), "x".repeat(5000));
    assert_eq!(table.rows().next().unwrap().text("name"), "name 1");
    assert_eq!(table.rows().next().unwrap().value("no such column"), None);
}

#[test]
fn columns_are_named_however_they_are_declared() {
    let sql =
        "CREATE TABLE t (_id INTEGER PRIMARY KEY, \"a b\" DECIMAL(10, 2) DEFAULT (1), [c] TEXT, `d`, PRIMARY KEY (c))";
    assert_eq!(column_names(sql), ["_id", "a", "c", "d"]);
    assert_eq!(columns(MANY, "ACCOUNTS", &Bounds::default()).unwrap(), ["id", "number", "name"]);
    assert!(columns(MANY, "other", &Bounds::default()).is_err());
}

#[test]
fn a_database_that_is_cut_anywhere_is_damaged() {
    for end in (0..MANY.len()).step_by(97) {
        assert!(matches!(read(&MANY[..end]), Err(Refusal::Damaged(_))), "cut at {end}");
    }
}

#[test]
fn no_byte_can_be_changed_so_that_reading_fails_in_another_way() {
    for at in (0..MANY.len()).step_by(3) {
        for change in [0x01, 0xff] {
            let mut bytes = MANY.to_vec();
            bytes[at] ^= change;
            let read = read(&bytes).map(|table| table.rows().count());
            assert!(matches!(read, Ok(0..=10_000) | Err(Refusal::Damaged(_) | Refusal::TooMany { .. })), "at {at}");
        }
    }
}

#[test]
fn more_rows_than_entries_may_be_are_refused() {
    let limits = Bounds::unwatched(&Limits { entries: 299, ..Limits::default() });
    assert_eq!(table(MANY, "accounts", &limits).map(drop), Err(Refusal::TooMany { most: 299 }));
}
