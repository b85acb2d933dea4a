//! Entries of the same phone from before its app was installed again: asked about right after a registration, and removed by one press. Knows no server.

use sluss_protocol::alike::AlikeDevice;

use super::error::AuthenticatorError;

/// What is known of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alike {
    /// The record of the account that this device was just registered for.
    record: String,
    /// The entries that may be this very phone.
    pub devices: Vec<AlikeDevice>,
    /// The name of the entry that was just removed.
    pub removed: Option<String>,
    /// One is being removed.
    pub busy: bool,
    /// The last one could not be removed.
    pub failed: bool,
}

/// Something that happens to them.
#[derive(Clone, Debug, PartialEq)]
pub enum AlikeMessage {
    /// What the server knows of them, for the account with this record.
    Heard {
        /// The account's record.
        of: String,
        /// The entries.
        devices: Result<Vec<AlikeDevice>, AuthenticatorError>,
    },
    /// The person says that this entry is the same phone.
    Remove(AlikeDevice),
}

/// What is to be done about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AlikeCommand {
    /// Ask the server, for the account with this record.
    Ask(String),
    /// Remove an entry.
    Remove {
        /// The account's record.
        record: String,
        /// The entry's id.
        device: String,
    },
}

impl Alike {
    /// Before anything is known, of an account that this device was just registered for.
    #[must_use]
    pub fn of(record: &str) -> (Self, AlikeCommand) {
        (Self { record: record.to_owned(), ..Self::default() }, AlikeCommand::Ask(record.to_owned()))
    }

    /// Takes a message.
    pub fn update(&mut self, message: AlikeMessage) -> Option<AlikeCommand> {
        match message {
            AlikeMessage::Heard { of, devices } if of == self.record => {
                match devices {
                    Ok(devices) => self.devices = devices,
                    // Without an answer there is nothing to ask; the account pages ask too.
                    Err(_) if self.busy => (self.failed, self.removed) = (true, None),
                    Err(_) => {}
                }
                self.busy = false;
                None
            }
            AlikeMessage::Heard { .. } => None,
            AlikeMessage::Remove(device) => {
                if std::mem::replace(&mut self.busy, true) {
                    return None;
                }
                (self.failed, self.removed) = (false, Some(device.name));
                Some(AlikeCommand::Remove { record: self.record.clone(), device: device.id })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Alike, AlikeCommand, AlikeDevice, AlikeMessage, AuthenticatorError};

    fn entry() -> AlikeDevice {
        AlikeDevice { id: "dev_1".to_owned(), name: "Annas telefon".to_owned() }
    }

    fn heard(of: &str, devices: Result<Vec<AlikeDevice>, AuthenticatorError>) -> AlikeMessage {
        AlikeMessage::Heard { of: of.to_owned(), devices }
    }

    #[test]
    fn s34_nothing_is_removed_before_the_person_says_so_and_then_once() {
        let (mut alike, asked) = Alike::of("dev_2");
        assert_eq!(asked, AlikeCommand::Ask("dev_2".to_owned()));
        assert_eq!(alike.update(heard("dev_2", Ok(vec![entry()]))), None);
        assert_eq!(alike.devices, [entry()]);
        let remove = AlikeCommand::Remove { record: "dev_2".to_owned(), device: "dev_1".to_owned() };
        assert_eq!(alike.update(AlikeMessage::Remove(entry())), Some(remove));
        assert_eq!(alike.update(AlikeMessage::Remove(entry())), None, "pressed twice");
        alike.update(heard("dev_2", Ok(Vec::new())));
        assert_eq!((alike.removed.as_deref(), alike.devices.len(), alike.busy), (Some("Annas telefon"), 0, false));
    }

    #[test]
    fn an_entry_that_could_not_be_removed_is_there_still() {
        let (mut alike, _) = Alike::of("dev_2");
        alike.update(heard("dev_2", Ok(vec![entry()])));
        alike.update(AlikeMessage::Remove(entry()));
        alike.update(heard("dev_2", Err(AuthenticatorError::Unreachable)));
        assert_eq!((alike.failed, alike.removed, alike.devices), (true, None, vec![entry()]));
    }

    #[test]
    fn what_is_heard_of_another_account_is_not_mixed_up() {
        let (mut alike, _) = Alike::of("dev_2");
        alike.update(heard("dev_3", Ok(vec![entry()])));
        assert_eq!(alike, Alike::of("dev_2").0);
    }
}
