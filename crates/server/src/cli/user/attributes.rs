//! `sluss user attributes` and `sluss user load-attributes`: what relying parties may be told of a person besides name, address and language.

use std::io::Read;
use std::path::Path;

use serde::Serialize;
use sluss_delivery::io_error::in_words;
use sluss_domain::model::attributes::Attributes;

use super::attribute_file::{Line, read};
use crate::Instance;
use crate::cli::output::{Output, Row};
use crate::cli::words::about;

/// An attribute with its values.
#[derive(Serialize)]
struct AttributeRow {
    name: String,
    values: Vec<String>,
}

impl Row for AttributeRow {
    const HEADINGS: &'static [&'static str] = &["NAME", "VALUES"];

    fn cells(&self) -> Vec<String> {
        vec![self.name.clone(), self.values.join(", ")]
    }
}

/// Lists the attributes of an account.
pub(super) async fn list(instance: &Instance, email: &str, output: Output) -> Result<(), String> {
    let attributes = instance.sluss.accounts().attributes(email).await.map_err(about(email))?;
    let row = |(name, values): (&str, &[String])| AttributeRow { name: name.to_owned(), values: values.to_vec() };
    output.list(&attributes.iter().map(row).collect::<Vec<_>>())
}

/// Sets the attributes that are named, each to all the values that are given for it, and removes others.
pub(super) async fn change(
    instance: &Instance,
    email: &str,
    set: &[(String, String)],
    remove: Vec<String>,
) -> Result<(), String> {
    let mut named = remove.into_iter().map(|name| (name, Vec::new())).collect::<Vec<_>>();
    for (name, value) in set {
        match named.iter_mut().find(|(known, _)| known == name) {
            Some((_, values)) => values.push(value.clone()),
            None => named.push((name.clone(), vec![value.clone()])),
        }
    }
    let line = Line { number: 0, email: email.to_owned(), named };
    let changed = instance.sluss.accounts().set_attributes(email, wanted(instance, &line).await?, None).await;
    let said = if changed.map_err(about(email))? {
        "are changed; sites are told at the next sign-in"
    } else {
        "were so already"
    };
    println!("the attributes of {email} {said}");
    Ok(())
}

/// Sets the attributes that a file names, of everybody in it or of nobody.
pub(super) async fn load(instance: &Instance, file: &Path) -> Result<(), String> {
    let lines = read(&text(file)?, file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")))?;
    let (mut all, mut wrong) = (Vec::new(), Vec::new());
    for line in &lines {
        match wanted(instance, line).await {
            Ok(attributes) => all.push((&*line.email, attributes)),
            Err(why) => wrong.push(format!("line {}: {why}", line.number)),
        }
    }
    if !wrong.is_empty() {
        return Err(format!("nothing was changed. {}", wrong.join("\n")));
    }
    let (count, mut changed) = (all.len(), 0_usize);
    for (email, attributes) in all {
        let stopped =
            |why: String| format!("{why}. {changed} of {count} accounts were changed before it: load the file again");
        let accounts = instance.sluss.accounts();
        changed +=
            usize::from(accounts.set_attributes(email, attributes, None).await.map_err(about(email)).map_err(stopped)?);
    }
    println!("attributes changed: {changed} of {count} accounts; nothing was new for the others");
    Ok(())
}

/// What an account's attributes are to be: those that it has, with these changes.
async fn wanted(instance: &Instance, line: &Line) -> Result<Attributes, String> {
    let mut attributes = instance.sluss.accounts().attributes(&line.email).await.map_err(about(&line.email))?;
    for (name, values) in &line.named {
        attributes.set(name, values.iter().cloned()).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(attributes)
}

/// The text of a file, or of standard input.
fn text(file: &Path) -> Result<String, String> {
    let mut text = String::new();
    let result = if file == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(file)
    };
    result.map_err(|error| format!("{} cannot be read: {}", file.display(), in_words(&error)))
}

/// Reads `NAME=VALUE` as an argument.
pub(super) fn pair(typed: &str) -> Result<(String, String), String> {
    let (name, value) = typed.split_once('=').ok_or("an attribute is given as NAME=VALUE, like groups=inspectors")?;
    Ok((name.to_owned(), value.to_owned()))
}
