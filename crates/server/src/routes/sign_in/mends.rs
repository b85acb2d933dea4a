//! The one click that mends what a method lacks: beside every method that cannot be used stands a link to the very place where that can
//! be changed. Told between the gates only, like the reasons themselves (H01).

use sluss_app::i18n::Messages;
use sluss_protocol::account_page::AccountPage;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{Mend, MethodOption, UnfitReason};

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum To {
    /// A place on the account pages, by a sign-in to them.
    Place(AccountPage),
    /// Starting over with the password alone.
    Over,
}

/// The address that leads from between the gates to a place on the account pages.
pub(super) fn address(handle: &str, place: AccountPage) -> String {
    match place {
        AccountPage::Overview => format!("/sign-in/{handle}/mend"),
        place => format!("/sign-in/{handle}/mend?to={}", place.path()),
    }
}

/// The methods with their links.
pub(super) fn add(handle: &str, lost_url: &str, texts: &Messages, options: Vec<MethodOption>) -> Vec<MethodOption> {
    let has_device = options.iter().all(|option| option.unfit != Some(UnfitReason::NoDevice));
    let add = |option: MethodOption| {
        let mend = option.unfit.and_then(|why| find(option.method, why, has_device)).map(|(id, to)| {
            let url = match to {
                To::Place(place) => address(handle, place),
                To::Over => lost_url.to_owned(),
            };
            Mend { url, text: texts.text(id) }
        });
        MethodOption { mend, ..option }
    };
    options.into_iter().map(add).collect()
}

/// The text of the link and where it leads.
const fn find(method: Method, why: UnfitReason, has_device: bool) -> Option<(&'static str, To)> {
    Some(match (why, method) {
        (UnfitReason::NoDevice, _) => ("mend-add-device", To::Place(AccountPage::AddDevice)),
        (UnfitReason::SwitchedOff, _) if !has_device => ("mend-add-device", To::Place(AccountPage::AddDevice)),
        (UnfitReason::NoNumber, _) => ("mend-add-phone", To::Place(AccountPage::AddPhone)),
        (UnfitReason::NoRecoveryCodes, _) => ("mend-recovery", To::Place(AccountPage::Recovery)),
        // New codes are not locked, and neither is a device that is added anew.
        (UnfitReason::FactorLocked, Method::Recovery) => ("mend-recovery-again", To::Place(AccountPage::Recovery)),
        (UnfitReason::FactorLocked, Method::Pin) => ("mend-device-again", To::Place(AccountPage::Overview)),
        (UnfitReason::FactorLocked, _) => ("mend-start-over", To::Over),
        // It is as it should be, or passes with time: the reason says so.
        (
            UnfitReason::SwitchedOff | UnfitReason::NeedsTwoSteps | UnfitReason::FactorTooNew | UnfitReason::Paused,
            _,
        ) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{AccountPage, Method, MethodOption, UnfitReason, add};
    use sluss_app::i18n::{Texts, resolved};
    use sluss_protocol::language::Language;

    fn links(unfit: &[(Method, UnfitReason)]) -> Vec<(String, String)> {
        let options = unfit.iter().map(|(method, why)| MethodOption { method: *method, unfit: Some(*why), mend: None });
        let texts = resolved(Language::En, Texts::SignIn);
        let options = add("sin_x", "/sign-in/sin_x/lost", &texts, options.collect());
        options.into_iter().filter_map(|option| option.mend).map(|mend| (mend.url, mend.text)).collect()
    }

    #[test]
    fn every_reason_that_can_be_mended_leads_to_its_place() {
        let url = |place: AccountPage| super::address("sin_x", place);
        for (method, why, expected) in [
            (Method::Pin, UnfitReason::NoDevice, url(AccountPage::AddDevice)),
            (Method::Qr, UnfitReason::NoDevice, url(AccountPage::AddDevice)),
            (Method::Sms, UnfitReason::NoNumber, url(AccountPage::AddPhone)),
            (Method::Recovery, UnfitReason::NoRecoveryCodes, url(AccountPage::Recovery)),
            (Method::Recovery, UnfitReason::FactorLocked, url(AccountPage::Recovery)),
            (Method::Pin, UnfitReason::FactorLocked, url(AccountPage::Overview)),
            (Method::Qr, UnfitReason::FactorLocked, "/sign-in/sin_x/lost".to_owned()),
            (Method::Sms, UnfitReason::FactorLocked, "/sign-in/sin_x/lost".to_owned()),
        ] {
            let found = links(&[(method, why)]);
            assert_eq!(found.iter().map(|(url, _)| url).collect::<Vec<_>>(), [&expected], "{method:?} {why:?}");
            assert!(found.iter().all(|(_, text)| !text.starts_with("mend-")), "{found:?}");
        }
        assert_eq!(url(AccountPage::AddPhone), "/sign-in/sin_x/mend?to=/account/phones/add");
    }

    #[test]
    fn what_cannot_be_mended_has_no_link() {
        assert_eq!(links(&[(Method::Password, UnfitReason::NeedsTwoSteps), (Method::Pin, UnfitReason::Paused)]), []);
        assert_eq!(links(&[(Method::Sms, UnfitReason::SwitchedOff)]), [], "a device is there already");
        let without = links(&[(Method::Qr, UnfitReason::NoDevice), (Method::Sms, UnfitReason::SwitchedOff)]);
        assert_eq!(without[0], without[1], "a device instead");
    }
}
