//! `/new-address/{token}`: the links in the two mails about another address. The one to the present address is answered by a button, the one to
//! the new address by the password.

pub(crate) mod done;
pub(crate) mod sent;

use axum::extract::Path;
use axum::response::Response;
use sluss_app::public_pages::{FormInput, PublicPage};
use sluss_domain::Error;
use sluss_domain::account::NewAddress;

use crate::http::form::FormBody;
use crate::http::redirect::see_other;
use crate::public_pages::Guest;

/// The link of one of the two mails.
enum Link {
    ToThePresent(NewAddress),
    ToTheNew(NewAddress),
}

pub(crate) async fn get(Path(token): Path<String>, guest: Guest) -> Response {
    match link(&guest, &token).await {
        Ok(link) => guest.show_to(link.owner(), &link.page()).await,
        Err(error) => guest.over(&error),
    }
}

pub(crate) async fn post(Path(token): Path<String>, guest: Guest, FormBody(form): FormBody) -> Response {
    let link = match link(&guest, &token).await {
        Ok(link) => link,
        Err(error) => return guest.over(&error),
    };
    if let Some(left) = guest.left(&form, link.owner()).await {
        return left;
    }
    let accounts = guest.app.instance.sluss.accounts();
    match link {
        Link::ToThePresent(_) => match accounts.leave_address(&token, &guest.visitor).await {
            Ok(()) => see_other("/new-address/sent"),
            Err(error) => guest.over(&error),
        },
        Link::ToTheNew(new) => {
            let password = form.get("password").unwrap_or_default();
            match accounts.take_address(&token, password, &guest.caller()).await {
                Ok(()) => see_other("/new-address/done"),
                Err(error) => guest.again(&error, typed(&new), |typed| asking(typed, &new)),
            }
        }
    }
}

async fn link(guest: &Guest, token: &str) -> Result<Link, Error> {
    let accounts = guest.app.instance.sluss.accounts();
    match accounts.leaving_address(token).await {
        Err(Error::NotFound) => accounts.taking_address(token).await.map(Link::ToTheNew),
        other => other.map(Link::ToThePresent),
    }
}

impl Link {
    /// The address that the account has so far.
    fn owner(&self) -> &str {
        let (Self::ToThePresent(new) | Self::ToTheNew(new)) = self;
        new.account.email.as_str()
    }

    fn page(&self) -> PublicPage {
        match self {
            Self::ToThePresent(NewAddress { account, to }) => {
                PublicPage::LeaveAddress { email: account.email.to_string(), to: to.to_string() }
            }
            Self::ToTheNew(new) => asking(typed(new), new),
        }
    }
}

/// What the form for the password begins with.
fn typed(new: &NewAddress) -> FormInput {
    FormInput { email: new.account.email.to_string(), ..FormInput::default() }
}

fn asking(typed: FormInput, new: &NewAddress) -> PublicPage {
    PublicPage::TakeAddress(typed, new.to.to_string())
}
