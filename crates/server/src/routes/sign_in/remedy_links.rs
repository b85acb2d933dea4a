//! The link that remedies what a method lacks: every unavailable method has one to the very account page where that can be changed. It is
//! shown only after the password, like the reasons themselves (H01).

use sluss_app::i18n::Messages;
use sluss_domain::factor::SecondFactors;
use sluss_domain::model::remedy::Remedy;
use sluss_protocol::account_page::AccountPage;
use sluss_protocol::sign_in::{MethodOption, RemedyLink};

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum To {
    /// One of the account pages, through a sign-in to them.
    Page(AccountPage),
    /// Starting over with the password alone.
    Over,
}

/// The address that leads from the choice of the second step to an account page.
pub(super) fn address(handle: &str, place: AccountPage) -> String {
    match place {
        AccountPage::Overview => format!("/sign-in/{handle}/remedy"),
        place => format!("/sign-in/{handle}/remedy?to={}", place.path()),
    }
}

/// The methods with their links.
pub(super) fn add(handle: &str, lost_url: &str, texts: &Messages, options: Vec<MethodOption>) -> Vec<MethodOption> {
    let link = |option: &MethodOption| {
        let (id, to) = SecondFactors::remedy(option, &options).and_then(way)?;
        let url = match to {
            To::Page(place) => address(handle, place),
            To::Over => lost_url.to_owned(),
        };
        Some(RemedyLink { url, text: texts.text(id) })
    };
    let links: Vec<_> = options.iter().map(link).collect();
    options.into_iter().zip(links).map(|(option, remedy)| MethodOption { remedy, ..option }).collect()
}

/// The text of the link and where it leads; `None` if the remedy is on this very page.
const fn way(remedy: Remedy) -> Option<(&'static str, To)> {
    Some(match remedy {
        Remedy::AddDevice => ("remedy-add-device", To::Page(AccountPage::AddDevice)),
        Remedy::AddPhoneNumber => ("remedy-add-phone", To::Page(AccountPage::AddPhone)),
        Remedy::MakeRecoveryCodes => ("remedy-recovery", To::Page(AccountPage::Recovery)),
        Remedy::StartOver => ("remedy-start-over", To::Over),
        Remedy::AnotherMethod => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{AccountPage, MethodOption, add};
    use sluss_app::i18n::{Texts, resolved};
    use sluss_protocol::language::Language;
    use sluss_protocol::method::Method;
    use sluss_protocol::sign_in::UnavailableReason;

    fn links(unavailable: &[(Method, UnavailableReason)]) -> Vec<(String, String)> {
        links_beside(unavailable, &[])
    }

    fn links_beside(unavailable: &[(Method, UnavailableReason)], open: &[Method]) -> Vec<(String, String)> {
        let unavailable = unavailable.iter().map(|(method, why)| (*method, Some(*why)));
        let all = unavailable.chain(open.iter().map(|method| (*method, None)));
        let options = all.map(|(method, unavailable)| MethodOption { method, unavailable, remedy: None });
        let texts = resolved(Language::En, Texts::SignIn);
        let options = add("sin_x", "/sign-in/sin_x/lost", &texts, options.collect());
        options.into_iter().filter_map(|option| option.remedy).map(|remedy| (remedy.url, remedy.text)).collect()
    }

    #[test]
    fn every_reason_that_has_a_remedy_leads_to_its_place() {
        let url = |place: AccountPage| super::address("sin_x", place);
        for (method, why, expected) in [
            (Method::Pin, UnavailableReason::Missing, url(AccountPage::AddDevice)),
            (Method::Qr, UnavailableReason::Missing, url(AccountPage::AddDevice)),
            (Method::Sms, UnavailableReason::Missing, url(AccountPage::AddPhone)),
            (Method::Recovery, UnavailableReason::Missing, url(AccountPage::Recovery)),
        ] {
            let found = links(&[(method, why)]);
            assert_eq!(found.iter().map(|(url, _)| url).collect::<Vec<_>>(), [&expected], "{method:?} {why:?}");
            assert!(found.iter().all(|(_, text)| !text.starts_with("remedy-")), "{found:?}");
        }
        assert_eq!(url(AccountPage::AddPhone), "/sign-in/sin_x/remedy?to=/account/phones/add");
    }

    #[test]
    fn a_locked_method_leads_to_starting_over_only_where_no_other_second_factor_is_left() {
        let second = [Method::Pin, Method::Qr, Method::Sms, Method::Recovery];
        for method in second {
            let locked = [(method, UnavailableReason::FactorLocked)];
            for other in second.into_iter().filter(|other| *other != method) {
                let links = links_beside(&locked, &[other]);
                // A code for QR may come from the device whose PIN is locked; that device has to be registered again.
                let own_device = (method, other) == (Method::Pin, Method::Qr);
                let expected = own_device.then(|| super::address("sin_x", AccountPage::AddDevice));
                assert_eq!(links.into_iter().map(|(url, _)| url).next(), expected, "{other:?} beside {method:?}");
            }
            let alone = links_beside(&locked, &[Method::Password]);
            assert_eq!(alone.iter().map(|(url, _)| &**url).collect::<Vec<_>>(), ["/sign-in/sin_x/lost"], "{method:?}");
        }
    }

    #[test]
    fn what_has_no_remedy_has_no_link() {
        assert_eq!(
            links(&[(Method::Password, UnavailableReason::NeedsTwoSteps), (Method::Pin, UnavailableReason::Paused)]),
            []
        );
        assert_eq!(links(&[(Method::Sms, UnavailableReason::SwitchedOff)]), [], "a device is there already");
        let without = links(&[(Method::Qr, UnavailableReason::Missing), (Method::Sms, UnavailableReason::SwitchedOff)]);
        assert_eq!(without[0], without[1], "a device instead");
    }
}
