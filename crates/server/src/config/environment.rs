//! The settings of sections as environment variables: `SLUSS_`, the section and the name. Their list is read from the explained
//! example, so that there is only one; settings outside of sections are flags too, and clap reads those.

use toml::{Table, Value};

/// What `sluss config example` prints: every setting, explained.
pub const EXAMPLE: &str = include_str!("../config.example.toml");

/// Looks an environment variable up.
pub(super) type Lookup<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// A setting of a section, and the variable that sets it.
#[derive(Debug, PartialEq)]
pub(super) struct Variable {
    pub(super) name: String,
    /// The names of the tables that contain it, and its own.
    pub(super) path: Vec<String>,
    kind: Kind,
}

/// How a variable's text is read.
#[derive(Debug, PartialEq)]
enum Kind {
    /// The variable is the value.
    Text,
    /// As it would be written in the file.
    Written,
    /// Texts separated by commas.
    Texts,
    /// Values separated by commas, each as it would be written in the file.
    Values,
    /// A secret, by itself or in a file that a variable of its own names.
    Secret,
}

/// The ending of a variable that names the file with a secret.
const IN_FILE: &str = "_FILE";

/// Every setting of a section that the example names.
pub(super) fn variables() -> Vec<Variable> {
    let mut found: Vec<Variable> = Vec::new();
    for (section, value) in examples().into_iter().flatten() {
        if let Value::Table(table) = value {
            collect(&table, &[section], &mut found);
        }
    }
    found
}

/// The example with all its settings set; then each alternative that it shows, by itself.
pub(super) fn examples() -> Vec<Table> {
    let main: Vec<&str> = EXAMPLE.lines().map(|line| line.strip_prefix("#= ").unwrap_or(line)).collect();
    let more: Vec<&str> = EXAMPLE.lines().filter_map(|line| line.strip_prefix("#| ")).collect();
    let more = more.join("\n");
    let others = more.split("[sms]").skip(1).map(|section| format!("[sms]{section}"));
    let texts = [main.join("\n")].into_iter().chain(others);
    texts.map(|text| toml::from_str(&text).expect("a test reads the example")).collect()
}

fn collect(table: &Table, above: &[String], found: &mut Vec<Variable>) {
    for (name, value) in table {
        let path = [above, std::slice::from_ref(name)].concat();
        let kind = match value {
            _ if matches!(name.as_str(), "secret" | "password") => Kind::Secret,
            Value::Table(inside) if name != "headers" => {
                collect(inside, &path, found);
                continue;
            }
            Value::String(_) => Kind::Text,
            Value::Array(values) if values.iter().all(Value::is_str) => Kind::Texts,
            Value::Array(_) => Kind::Values,
            _ => Kind::Written,
        };
        let variable = Variable { name: format!("SLUSS_{}", path.join("_").to_uppercase()), path, kind };
        if !found.contains(&variable) {
            found.push(variable);
        }
    }
}

/// Sets what the environment says about sections in a table of settings; returns the variables that did.
///
/// # Errors
/// A sentence that names a variable that cannot be read.
pub(super) fn overlay(table: &mut Table, lookup: &Lookup<'_>) -> Result<Vec<String>, String> {
    let mut set = Vec::new();
    for variable in variables() {
        if let Some(value) = variable.value(lookup)? {
            insert(table, &variable.path, value);
            set.push(variable.name);
        }
    }
    Ok(set)
}

fn insert(table: &mut Table, path: &[String], value: Value) {
    match path {
        [] => {}
        [name] => _ = table.insert(name.clone(), value),
        [section, rest @ ..] => {
            let inside = table.entry(section.clone()).or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(inside) = inside {
                insert(inside, rest, value);
            }
        }
    }
}

impl Variable {
    /// What it says; `None` where it is not set, or to nothing.
    fn value(&self, lookup: &Lookup<'_>) -> Result<Option<Value>, String> {
        let said = |name: &str| lookup(name).filter(|text| !text.is_empty());
        let text = said(&self.name);
        if self.kind == Kind::Secret {
            let in_file = format!("{}{IN_FILE}", self.name);
            return match (text, said(&in_file)) {
                (Some(_), Some(_)) => Err(format!("set either {} or {in_file}", self.name)),
                // Where it is and not what it is, so that nothing that shows settings can show it.
                (Some(_), None) => Ok(Some(place("env", self.name.clone()))),
                (None, file) => Ok(file.map(|file| place("file", file))),
            };
        }
        let Some(text) = text else { return Ok(None) };
        let parts = || text.split(',').map(str::trim).filter(|part| !part.is_empty());
        Ok(Some(match self.kind {
            Kind::Text | Kind::Secret => Value::String(text),
            Kind::Written => self.read(&text)?,
            // As in the file, or shorter.
            Kind::Texts | Kind::Values if text.trim_start().starts_with('[') => self.read(&text)?,
            Kind::Texts => Value::Array(parts().map(|part| Value::String(part.to_owned())).collect()),
            Kind::Values => Value::Array(parts().map(|part| self.read(part)).collect::<Result<_, _>>()?),
        }))
    }

    fn read(&self, text: &str) -> Result<Value, String> {
        let read = toml::from_str::<Table>(&format!("value = {text}")).ok().and_then(|mut table| table.remove("value"));
        read.ok_or_else(|| format!("{} cannot be read: write it as in the file (sluss config example)", self.name))
    }
}

fn place(kind: &str, place: String) -> Value {
    Value::Table([(kind.to_owned(), Value::String(place))].into_iter().collect())
}
