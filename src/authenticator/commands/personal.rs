//! What the person makes of the accounts on the list: a name, a colour, an order. Nobody but this device hears of it.

use super::accounts::list;
use super::device::{Device, Platform};
use crate::authenticator::state::account_page::{AccountCommand, AccountMessage};
use crate::authenticator::state::accounts::ListedAccount;
use crate::authenticator::state::error::AuthenticatorError;

/// Stores what the person wants.
pub async fn make_personal<P: Platform>(device: &Device<P>, command: AccountCommand) -> AccountMessage {
    match command {
        AccountCommand::Keep { id, name, hue } => AccountMessage::Kept(keep(device, &id, &name, hue).await),
        AccountCommand::Order(ids) => AccountMessage::Ordered(order(device, &ids).await),
    }
}

async fn keep<P: Platform>(
    device: &Device<P>,
    id: &str,
    name: &str,
    hue: Option<u16>,
) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    let vault = device.vault().await?;
    let kept = vault.change_accounts(|account| {
        let personal = &mut account.personal;
        let differs = account.id == id && (personal.name.as_str(), personal.hue) != (name, hue);
        if differs {
            (personal.name, personal.hue) = (name.to_owned(), hue);
        }
        differs
    });
    kept.await?;
    list(device).await
}

/// All places are written anew, so that two accounts never have the same.
async fn order<P: Platform>(device: &Device<P>, ids: &[String]) -> Result<Vec<ListedAccount>, AuthenticatorError> {
    let vault = device.vault().await?;
    let ordered = vault.change_accounts(|account| {
        let place = ids.iter().position(|id| *id == account.id).and_then(|place| u32::try_from(place).ok());
        let differs = account.personal.place != place;
        account.personal.place = place;
        differs
    });
    ordered.await?;
    list(device).await
}
