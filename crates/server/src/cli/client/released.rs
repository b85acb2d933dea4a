//! Which attributes of accounts an operator lets a site be told, and by which names.

use std::collections::BTreeMap;

use clap::Args;
use sluss_domain::model::attributes::{Released, is_attribute_name};

/// The options about it, of the commands that register a site and change one. Each is a change.
#[derive(Debug, Args)]
#[command(next_help_heading = "What the site is told of accounts (lists replace what is registered; empty: none)")]
pub(super) struct ReleaseOptions {
    /// An attribute of accounts, such as `groups`, and what the site calls it; repeat for more
    #[arg(long, group = "changes", value_name = "NAME[=SITES NAME]", value_parser = attribute)]
    attribute: Vec<(String, String)>,
    /// How the groups begin that the site is told; repeat for more
    #[arg(long, group = "changes", value_name = "PREFIX")]
    group_prefix: Vec<String>,
}

impl ReleaseOptions {
    /// Changes what was named, and nothing else.
    pub(super) fn change(self, released: &mut Released) {
        if !self.attribute.is_empty() {
            let named = self.attribute.into_iter().filter(|(name, _)| !name.is_empty());
            released.names = named.collect::<BTreeMap<_, _>>();
        }
        if !self.group_prefix.is_empty() {
            released.group_prefixes = self.group_prefix.into_iter().filter(|prefix| !prefix.is_empty()).collect();
        }
    }
}

fn attribute(typed: &str) -> Result<(String, String), String> {
    let (name, shown) = typed.split_once('=').unwrap_or((typed, typed));
    let is_name = |name| is_attribute_name(name) || typed.is_empty();
    if is_name(name) && is_name(shown) {
        Ok((name.to_owned(), shown.to_owned()))
    } else {
        Err("a name has 1 to 64 letters, digits, hyphens, dots and underscores, begins with a letter, and is none that the protocols use".to_owned())
    }
}
