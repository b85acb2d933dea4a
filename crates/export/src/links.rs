//! A list of links, one on each line: what nearly every program reads, in the clear and without notes.

use sluss_codes::account::{Account, Notes};
use sluss_codes::link::{self, LinkError};
use zeroize::Zeroizing;

use crate::loss::{Loss, Reason, Written, without_notes};
use crate::yandex;

/// Writes a link for each account, in their order, each with an end of line. Whoever has the list has the codes.
#[must_use]
pub fn write(accounts: &[Account]) -> Written<Zeroizing<String>> {
    let (mut links, mut losses) = (Vec::with_capacity(accounts.len()), Vec::new());
    for (place, account) in accounts.iter().enumerate() {
        match one(account) {
            Ok(link) => {
                links.push(link);
                losses.extend(without_notes(place, &account.notes));
            }
            Err(why) => losses.push(Loss::account(place, why)),
        }
    }
    let mut content = Zeroizing::new(String::with_capacity(links.iter().map(|link| link.len() + 1).sum()));
    for link in links {
        content.push_str(&link);
        content.push('\n');
    }
    Written { content, losses }
}

/// The link to one account, if whoever reads it gets the same account.
///
/// # Errors
/// What no link can say.
pub(crate) fn one(account: &Account) -> Result<Zeroizing<String>, Reason> {
    let account = yandex::counting(account);
    let link = link::write(&account);
    match link::read(&link) {
        Ok(read) if is_same(&read.account, &account) => Ok(link),
        Ok(_) => Err(Reason::Misread),
        Err(why) => Err(reason(&why)),
    }
}

/// But for spaces around the names.
fn is_same(read: &Account, account: &Account) -> bool {
    let account = Account {
        issuer: account.issuer.trim().to_owned(),
        name: account.name.trim().to_owned(),
        notes: Notes::default(),
        ..account.clone()
    };
    *read == account
}

const fn reason(why: &LinkError) -> Reason {
    match why {
        LinkError::TooLong => Reason::TooLong,
        LinkError::SecretLength(_) => Reason::Secret,
        LinkError::CounterOutOfRange => Reason::Counter,
        _ => Reason::Misread,
    }
}
