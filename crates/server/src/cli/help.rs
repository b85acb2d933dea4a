//! What `sluss --help` shows: the subcommands in groups, by what an operator is about to do, and the settings apart from a command's own
//! options.

use clap::{Arg, Command};
use sluss_domain::model::policy::PASSWORD_MIN_ALONE;

/// Every subcommand, under what it is for.
const GROUPS: [(&str, &[&str]); 4] = [
    ("Serve and check", &["serve", "doctor", "config", "migrate"]),
    ("People", &["user", "audit"]),
    ("Relying sites", &["client"]),
    ("Keys and copies", &["keys", "backup", "restore"]),
];

const EXAMPLES: &str = "Examples:
  sluss config example > sluss.toml
  sluss --config sluss.toml doctor
  sluss --config sluss.toml serve

Exit code: 0 done, 1 refused or not well, 2 arguments or settings that cannot be understood.";

/// Arranges the help. The subcommands stand in the groups, so clap is told not to list them once more.
pub(super) fn arranged(command: Command) -> Command {
    let groups = groups(&command);
    let names: Vec<String> = command.get_subcommands().map(|each| each.get_name().to_owned()).collect();
    let command = names.into_iter().fold(command, |command, name| command.mut_subcommand(name, |each| each.hide(true)));
    command
        .override_usage("sluss [OPTIONS] <COMMAND>")
        .help_template(format!(
            "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n\n{groups}{{all-args}}{{after-help}}"
        ))
        .after_help(EXAMPLES)
        .mut_args(briefly)
}

/// Settings are the same for every command: `-h` leaves them to `--help`.
fn briefly(arg: Arg) -> Arg {
    if arg.is_global_set() { arg.hide_short_help(true) } else { arg }
}

fn groups(command: &Command) -> String {
    let group = |(title, names): &(&str, &[&str])| {
        let lines = names.iter().map(|name| {
            let about = command.find_subcommand(name).and_then(Command::get_about).map(ToString::to_string);
            format!("  {name:<9} {}\n", about.unwrap_or_default())
        });
        format!("{title}:\n{}\n", lines.collect::<String>())
    };
    GROUPS.iter().map(group).collect()
}

/// What `sluss user add --help` says about passwords, by the rule that holds.
pub(super) fn add_account() -> String {
    format!(
        "Add an account. Its password, of {PASSWORD_MIN_ALONE} characters or more, is read from the terminal, or with --password-stdin from \
         standard input"
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::{Command, CommandFactory};

    use super::GROUPS;
    use crate::cli::Cli;

    #[test]
    fn every_subcommand_stands_in_one_group() {
        let listed: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let command = Cli::command();
        let there: BTreeSet<&str> = command.get_subcommands().map(Command::get_name).collect();
        assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), there);
        assert_eq!(listed.len(), there.len(), "none stands in two");
    }

    #[test]
    fn the_definitions_of_all_arguments_fit_together() {
        super::arranged(Cli::command()).debug_assert();
    }
}
