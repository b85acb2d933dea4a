//! Files with attributes of many people: CSV, with a column for each attribute, or JSON lines. Knows no account.

use std::collections::BTreeMap;

use serde::Deserialize;
use sluss_domain::model::attributes::is_attribute_name;
use sluss_domain::model::email::Email;
use sluss_protocol::api::AttributeValues;

/// What stands between several values in a cell of a CSV file.
const BETWEEN: char = ';';

/// What a file says of one person.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it stands in the file, from 1.
    pub(super) number: u64,
    /// The address of the account.
    pub(super) email: String,
    /// The attributes that are named, each with its values; one without values is removed.
    pub(super) named: Vec<(String, Vec<String>)>,
}

/// A line of JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    email: String,
    attributes: BTreeMap<String, AttributeValues>,
}

/// Reads a file: CSV if it is called so, or begins like one; otherwise JSON lines.
///
/// # Errors
/// Every line that cannot be understood, with its number.
pub(super) fn read(text: &str, called_csv: bool) -> Result<Vec<Line>, String> {
    // Spreadsheets put a byte order mark first, and the reader of CSV counts no line that ends with two characters.
    let text = &text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let read = if called_csv || !text.trim_start().starts_with('{') { csv(text)? } else { json_lines(text) };
    let (mut lines, mut wrong) = (Vec::<Line>::new(), Vec::new());
    for (number, result) in read {
        let result = result.and_then(|(email, named)| checked(number, email, named, &lines));
        match result {
            Ok(line) => lines.push(line),
            Err(why) => wrong.push(format!("line {number}: {why}")),
        }
    }
    if wrong.is_empty() { Ok(lines) } else { Err(format!("nothing was changed. {}", wrong.join("\n"))) }
}

type Named = Vec<(String, Vec<String>)>;
type Read = Vec<(u64, Result<(String, Named), String>)>;

fn checked(number: u64, email: String, named: Named, before: &[Line]) -> Result<Line, String> {
    let parsed = Email::parse(&email).ok_or_else(|| format!("{email} is not an email address"))?;
    let same = |line: &&Line| Email::parse(&line.email).is_some_and(|known| known.key() == parsed.key());
    match before.iter().find(same) {
        Some(line) => Err(format!("{email} stands in line {} too", line.number)),
        None => Ok(Line { number, email, named }),
    }
}

fn csv(text: &str) -> Result<Read, String> {
    let delimiter = if text.lines().next().is_some_and(|first| first.contains('\t')) { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|error| error.to_string())?.clone();
    let mut names = headings.iter();
    if !names.next().is_some_and(|first| first.eq_ignore_ascii_case("email")) {
        return Err("the first line has to name the columns: email first, then the attributes".to_owned());
    }
    if let Some(name) = names.find(|name| !is_attribute_name(name)) {
        return Err(format!("{name:?} cannot be the name of an attribute, and heads a column"));
    }
    let row = |record: Result<csv::StringRecord, csv::Error>| match record {
        Ok(record) => (record.position().map_or(0, csv::Position::line), Ok(named_in(&headings, &record))),
        Err(error) => (error.position().map_or(0, csv::Position::line), Err(error.to_string())),
    };
    Ok(reader.records().map(row).collect())
}

fn named_in(headings: &csv::StringRecord, record: &csv::StringRecord) -> (String, Named) {
    let values = |cell: &str| -> Vec<String> {
        cell.split(BETWEEN).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect()
    };
    let named = headings.iter().zip(record).skip(1).map(|(name, cell)| (name.to_owned(), values(cell))).collect();
    (record.get(0).unwrap_or_default().to_owned(), named)
}

fn json_lines(text: &str) -> Read {
    let lines = (1_u64..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let read = |line: &str| -> Result<(String, Named), String> {
        let said: Said = serde_json::from_str(line).map_err(|_| {
            "not of the form {\"email\": \"anna@example.eu\", \"attributes\": {\"groups\": [\"a\", \"b\"], \"unit\": \"E2\"}}".to_owned()
        })?;
        Ok((said.email, said.attributes.into_iter().map(|(name, of)| (name, of.into())).collect()))
    };
    lines.map(|(number, line)| (number, read(line))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Line, read};

    fn line(number: u64, email: &str, named: &[(&str, &[&str])]) -> Line {
        let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
        let named = named.iter().map(|(name, values)| ((*name).to_owned(), owned(values))).collect();
        Line { number, email: email.to_owned(), named }
    }

    #[test]
    fn a_table_from_a_spreadsheet_has_a_column_for_each_attribute() {
        let expected = [
            line(2, "anna@example.eu", &[("groups", &["RASFF_SE", "TRACES"]), ("unit", &["E 2, left"])]),
            line(3, "bo@example.eu", &[("groups", &[]), ("unit", &["E3"])]),
        ];
        let commas =
            "\u{feff}Email,groups,unit\r\nanna@example.eu,RASFF_SE; TRACES,\"E 2, left\"\r\nbo@example.eu,,E3\r\n";
        assert_eq!(read(commas, true).unwrap(), expected);
        let tabs = "email\tgroups\tunit\nanna@example.eu\tRASFF_SE;TRACES\tE 2, left\nbo@example.eu\t\tE3\n";
        assert_eq!(read(tabs, false).unwrap(), expected);
    }

    #[test]
    fn a_line_of_json_names_what_is_changed() {
        let text = "{\"email\":\"anna@example.eu\",\"attributes\":{\"groups\":[\"a\",\"b;c\"],\"old\":null,\"unit\":\"E2\"}}\n\n";
        let expected = line(1, "anna@example.eu", &[("groups", &["a", "b;c"]), ("old", &[]), ("unit", &["E2"])]);
        assert_eq!(read(text, false).unwrap(), [expected]);
    }

    #[test]
    fn whatever_is_wrong_is_said_with_its_line() {
        for (text, said) in [
            ("name,groups\nanna@example.eu,a", "email first"),
            ("email,sub\nanna@example.eu,a", "\"sub\" cannot be the name of an attribute"),
            ("email,groups\nanna,a", "line 2: anna is not an email address"),
            ("email,groups\nanna@example.eu,a\nAnna@example.eu,b", "line 3: Anna@example.eu stands in line 2 too"),
            ("email,groups\nanna@example.eu,a,b", "line 2"),
            ("{\"email\":\"anna@example.eu\",\"groups\":[\"a\"]}", "line 1: not of the form"),
            ("{\"email\":\"anna@example.eu\",\"attributes\":{\"groups\":[7]}}", "line 1: not of the form"),
        ] {
            let error = read(text, false).unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
