//! What is typed or piped in at the command line: a line of standard input, or a password that is not shown.

use std::io::{BufRead, IsTerminal};

use sluss_delivery::io_error::in_words;
use sluss_domain::model::policy::PASSWORD_MIN_ALONE;
use zeroize::Zeroizing;

fn unread(error: &std::io::Error) -> String {
    format!("standard input cannot be read: {}", in_words(error))
}

pub(super) fn read_line() -> Result<Zeroizing<String>, String> {
    let mut line = Zeroizing::new(String::new());
    std::io::stdin().lock().read_line(&mut line).map_err(|error| unread(&error))?;
    let length = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(length);
    Ok(line)
}

/// Asks on the terminal without showing what is typed.
pub(super) fn ask_twice() -> Result<Zeroizing<String>, String> {
    if !std::io::stdin().is_terminal() {
        return Err("there is no terminal to ask for the password on: use --password-stdin".to_owned());
    }
    let ask = |question: &str| rpassword::prompt_password(question).map(Zeroizing::new).map_err(|error| unread(&error));
    let password = ask(&format!("Password, {PASSWORD_MIN_ALONE} characters or more: "))?;
    if ask("Again: ")? == password { Ok(password) } else { Err("the two passwords differ".to_owned()) }
}

/// Asks on the terminal whether to go on; anything but yes is a no.
pub(super) fn confirm(what: &str) -> Result<bool, String> {
    if !std::io::stdin().is_terminal() {
        return Err(format!("{what} There is no terminal to ask on: say --yes"));
    }
    eprint!("{what} Go on? [y/N] ");
    Ok(matches!(read_line()?.trim().to_lowercase().as_str(), "y" | "yes"))
}
