//! The accounts in this app, as far as the state needs to know them: without their keys.

use sluss_codes::initials;
use sluss_protocol::api::EnrolledDevice;

use super::forecast::{KnownWays, Outlook};
use super::personal::Personal;

/// Whether something stands for the PIN of an account here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Biometrics {
    /// The PIN is typed.
    #[default]
    Off,
    /// Fingerprint or face will do.
    On,
    /// It has failed five times in a row: the PIN has to be given rightly before it counts again.
    PinFirst,
}

/// An account on the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedAccount {
    /// The record's name in the vault.
    pub id: String,
    /// What the server said when it registered this device.
    pub device: EnrolledDevice,
    /// The account no longer knows this device.
    pub removed: bool,
    /// Whether something stands for the PIN here.
    pub biometrics: Biometrics,
    /// What the person has made of it.
    pub personal: Personal,
    /// What else it can be signed in to with, as far as its server has said.
    pub ways: Option<KnownWays>,
    /// The origin of the other server that it is at; `None`: it is at the app's own.
    pub other_server: Option<String>,
}

/// How an account is shown wherever it is meant: on the list, at a request, beside a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownAccount {
    /// The person's own name for it, or what the server calls it.
    pub name: String,
    /// What the server calls it, where the person has a name of their own for it.
    pub label: Option<String>,
    /// The server, without the scheme.
    pub server: String,
    /// The letters in its icon.
    pub letters: String,
    /// The colour of its icon, as a hue.
    pub hue: u16,
}

impl ListedAccount {
    /// The person's own name for it, or what the server calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        if self.personal.name.is_empty() { &self.device.account_label } else { &self.personal.name }
    }

    /// The server's address. Another server is called by the address that its links have and its calls go to, not by what it says of itself.
    #[must_use]
    pub fn address(&self) -> &str {
        self.other_server.as_deref().unwrap_or(&self.device.issuer)
    }

    /// The server, without the scheme.
    #[must_use]
    pub fn server(&self) -> &str {
        let address = self.address();
        address.split_once("://").map_or(address, |(_, host)| host)
    }

    /// How it is shown. Without a colour of the person's it has one that its label and its server make, so that one address at two servers has two.
    #[must_use]
    pub fn shown(&self) -> ShownAccount {
        let label = &self.device.account_label;
        let own = || initials::of_text(&format!("{label} {}", self.server())).hue;
        let name = self.name();
        ShownAccount {
            name: name.to_owned(),
            label: (name != label).then(|| label.clone()),
            server: self.server().to_owned(),
            letters: initials::of_text(name.split('@').next().unwrap_or(name)).letters,
            hue: self.personal.hue.unwrap_or_else(own),
        }
    }
}

/// What an account is called in a sentence, told from all others: with its server where another has the same name. `None` if it is not here.
#[must_use]
pub fn called(accounts: &[ListedAccount], id: &str) -> Option<String> {
    let meant = accounts.iter().find(|account| account.id == id)?;
    let name = meant.name();
    let is_one_of_two = accounts.iter().any(|other| other.id != id && other.name() == name);
    Some(if is_one_of_two { format!("{name} ({})", meant.server()) } else { name.to_owned() })
}

/// The accounts that losing this device would lock their owner out of. One that has removed this device is lost already, whatever happens to it.
pub fn lost_with_device(accounts: &[ListedAccount]) -> impl Iterator<Item = &ListedAccount> {
    accounts.iter().filter(|account| !account.removed && Outlook::of(account.ways) == Outlook::LockedOut)
}

/// What the vault held when it was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The accounts in it.
    pub accounts: Vec<ListedAccount>,
    /// Whether the person has pressed *Initialise* here.
    pub initialised: bool,
    /// Whether registrations were begun whose end is not known here.
    pub unfinished: bool,
}

#[cfg(test)]
mod tests {
    use sluss_protocol::api::{EnrolledDevice, ServerKeys};

    use super::{Biometrics, ListedAccount, called};
    use crate::authenticator::state::personal::Personal;

    fn account(id: &str, issuer: &str, name: &str) -> ListedAccount {
        ListedAccount {
            id: id.to_owned(),
            device: EnrolledDevice {
                device_id: id.to_owned(),
                device_name: "Telefon".to_owned(),
                account_ref: String::new(),
                account_label: "anna@example.eu".to_owned(),
                issuer: issuer.to_owned(),
                keys: ServerKeys { keys: Vec::new() },
            },
            removed: false,
            biometrics: Biometrics::Off,
            personal: Personal { name: name.to_owned(), ..Personal::default() },
            ways: None,
            other_server: None,
        }
    }

    #[test]
    fn a_name_of_ones_own_hides_neither_the_address_nor_the_server() {
        let shown = account("dev_1", "https://sluss.example.eu", "Work").shown();
        assert_eq!((&*shown.name, shown.label.as_deref()), ("Work", Some("anna@example.eu")));
        assert_eq!((&*shown.server, &*shown.letters), ("sluss.example.eu", "W"));
        let plain = account("dev_1", "https://sluss.example.eu", "").shown();
        assert_eq!((&*plain.name, plain.label, &*plain.letters), ("anna@example.eu", None, "a"));
        assert_eq!(plain.hue, shown.hue, "a name changes no colour");
    }

    #[test]
    fn e08_another_server_cannot_call_itself_by_this_ones_name() {
        let mut other = account("dev_1", "https://sluss.example.eu", "");
        other.other_server = Some("https://b.example.eu".to_owned());
        assert_eq!(other.shown().server, "b.example.eu");
    }

    #[test]
    fn one_address_at_two_servers_is_two_colours_and_two_names() {
        let (one, other) = (account("dev_1", "https://a.example.eu", ""), account("dev_2", "https://b.example.eu", ""));
        assert_ne!(one.shown().hue, other.shown().hue);
        let both = [one, other];
        assert_eq!(called(&both, "dev_1").as_deref(), Some("anna@example.eu (a.example.eu)"));
        assert_eq!(called(&both[..1], "dev_1").as_deref(), Some("anna@example.eu"));
        assert_eq!(called(&both, "dev_3"), None);
    }
}
