//! What happens in the whole app when an account is renamed, coloured or moved; and which account is meant by what is on the screen.

use super::{Command, Model, Screen};
use crate::authenticator::state::account_page::{AccountCommand, AccountMessage};
use crate::authenticator::state::accounts::{ListedAccount, ShownAccount, called};
use crate::authenticator::state::order::moved;
use crate::authenticator::state::personal::tidy_name;

impl Model {
    pub(super) fn account_happens(&mut self, message: AccountMessage) -> Vec<Command> {
        match message {
            AccountMessage::Show(id) => self.screen = Screen::Account(id),
            AccountMessage::Keep { id, name, hue } => {
                // What the server calls it needs no name of one's own: it would hide another that the server gives it later.
                let name = tidy_name(&name);
                let is_label = self.account(&id).is_some_and(|account| account.device.account_label == name);
                let name = if is_label { String::new() } else { name };
                return vec![Command::Account(AccountCommand::Keep { id, name, hue })];
            }
            AccountMessage::Move { id, up } => {
                let all: Vec<(&str, ())> = self.accounts.iter().map(|account| (account.id.as_str(), ())).collect();
                return moved(&all, &id, up).map(AccountCommand::Order).map(Command::Account).into_iter().collect();
            }
            AccountMessage::Kept(Ok(accounts)) => {
                self.accounts = accounts;
                // Nobody is carried off from a request that has come meanwhile.
                if matches!(self.screen, Screen::Account(_)) {
                    self.screen = Screen::Home;
                }
            }
            AccountMessage::Ordered(Ok(accounts)) => self.accounts = accounts,
            AccountMessage::Kept(Err(error)) | AccountMessage::Ordered(Err(error)) => {
                self.screen = Screen::Error(error);
            }
        }
        Vec::new()
    }

    /// The servers that accounts here are at, each once; `None` is the app's own.
    #[must_use]
    pub fn servers(&self) -> Vec<Option<String>> {
        let mut servers: Vec<_> = self.accounts.iter().map(|account| account.other_server.clone()).collect();
        servers.sort();
        servers.dedup();
        servers
    }

    /// The account with this record.
    #[must_use]
    pub fn account(&self, id: &str) -> Option<&ListedAccount> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// How the account with this record is shown; `None` if it is gone from here.
    #[must_use]
    pub fn shown(&self, id: &str) -> Option<ShownAccount> {
        self.account(id).map(ListedAccount::shown)
    }

    /// What the account with this record is called in a sentence; `otherwise`, if it is gone from here.
    #[must_use]
    pub fn called(&self, id: &str, otherwise: &str) -> String {
        called(&self.accounts, id).unwrap_or_else(|| otherwise.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use sluss_protocol::api::OtherWays;

    use super::super::tests::{App, accounts, request};
    use super::{AccountCommand, AccountMessage, Command, Screen};
    use crate::authenticator::state::accounts::lost_with_device;
    use crate::authenticator::state::approval::WatchUpdate;
    use crate::authenticator::state::forecast::KnownWays;
    use crate::authenticator::state::message::Message;

    const ANNA: &str = "anna@example.eu";
    const BO: &str = "bo@example.eu";

    fn id(label: &str) -> String {
        format!("dev_{label}")
    }

    fn tell(app: &mut App, message: AccountMessage) -> Vec<Command> {
        app.tell(Message::Account(message))
    }

    fn keep(name: &str, hue: Option<u16>) -> AccountMessage {
        AccountMessage::Keep { id: id(ANNA), name: name.to_owned(), hue }
    }

    #[test]
    fn a_name_and_a_colour_are_kept_and_the_list_shows_them() {
        let mut app = App::at_home(&[ANNA, BO]);
        tell(&mut app, AccountMessage::Show(id(ANNA)));
        assert_eq!(app.screen(), "account");
        let wanted = AccountCommand::Keep { id: id(ANNA), name: "Work".to_owned(), hue: Some(215) };
        assert_eq!(tell(&mut app, keep(" Work ", Some(215))), [Command::Account(wanted)]);
        let mut listed = accounts(&[ANNA, BO]);
        listed[0].personal.name = "Work".to_owned();
        tell(&mut app, AccountMessage::Kept(Ok(listed)));
        assert_eq!(app.screen(), "home");
        assert_eq!(app.model.called(&id(ANNA), "?"), "Work");
        assert_eq!(app.model.called("dev_gone", "?"), "?");
    }

    #[test]
    fn the_servers_own_name_is_no_name_of_ones_own() {
        let mut app = App::at_home(&[ANNA]);
        let wanted = AccountCommand::Keep { id: id(ANNA), name: String::new(), hue: None };
        assert_eq!(tell(&mut app, keep(ANNA, None)), [Command::Account(wanted)]);
    }

    #[test]
    fn accounts_move_by_one_place_and_not_beyond_the_end() {
        let mut app = App::at_home(&[ANNA, BO]);
        let up = |label: &str| AccountMessage::Move { id: id(label), up: true };
        assert_eq!(tell(&mut app, up(BO)), [Command::Account(AccountCommand::Order(vec![id(BO), id(ANNA)]))]);
        assert_eq!(tell(&mut app, up(ANNA)), []);
    }

    #[test]
    fn what_a_server_says_of_other_ways_in_is_kept_and_then_known() {
        let mut app = App::at_home(&[ANNA]);
        let said = vec![OtherWays { device_id: id(ANNA), devices: 0, numbers: 0, recovery_codes: 0 }];
        let update = WatchUpdate { other_ways: said.clone(), ..WatchUpdate::default() };
        assert!(app.tell(Message::WatchUpdate(update)).contains(&Command::KeepOtherWays(said)));
        let mut listed = accounts(&[ANNA]);
        listed[0].ways = Some(KnownWays { devices: 0, numbers: 0, recovery_codes: 0, at: 1 });
        app.tell(Message::OtherWaysKept(Ok(listed)));
        assert_eq!(lost_with_device(&app.model.accounts).count(), 1);
        app.model.accounts[0].removed = true;
        assert_eq!(lost_with_device(&app.model.accounts).count(), 0, "it is lost already");
    }

    #[test]
    fn nobody_is_carried_off_from_a_request_because_a_name_was_stored() {
        let mut app = App::at_home(&[ANNA]);
        tell(&mut app, AccountMessage::Show(id(ANNA)));
        app.tell(Message::OpenRequest(request(ANNA)));
        tell(&mut app, AccountMessage::Kept(Ok(accounts(&[ANNA]))));
        assert!(matches!(app.model.screen, Screen::Approve { .. }));
    }
}
