//! The one click that mends what a method lacks: beside every method that cannot be used stands a link to the very place where that can
//! be changed. Told between the gates only, like the reasons themselves (H01).

use std::collections::BTreeMap;

use sluss_protocol::method::Method;
use sluss_protocol::place::Place;
use sluss_protocol::sign_in::{Mend, MethodOption, UnfitReason};

/// The ids of the links' texts begin with it. The texts stay here: the page gets those that it shows.
const TEXTS: &str = "mend-";

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum To {
    /// A place on the account pages, by a sign-in to them.
    Place(Place),
    /// Starting over with the password alone.
    Over,
}

/// Takes the links' texts out of the page's.
pub(super) fn keep_texts(messages: &mut BTreeMap<String, String>) -> BTreeMap<String, String> {
    let kept =
        messages.iter().filter(|(id, _)| id.starts_with(TEXTS)).map(|(id, text)| (id.clone(), text.clone())).collect();
    messages.retain(|id, _| !id.starts_with(TEXTS));
    kept
}

/// The address that leads from between the gates to a place on the account pages.
pub(super) fn address(handle: &str, place: Place) -> String {
    match place {
        Place::Overview => format!("/sign-in/{handle}/mend"),
        place => format!("/sign-in/{handle}/mend?to={}", place.path()),
    }
}

/// The methods with their links.
pub(super) fn add(
    handle: &str,
    lost_url: &str,
    texts: &BTreeMap<String, String>,
    options: Vec<MethodOption>,
) -> Vec<MethodOption> {
    let has_device = options.iter().all(|option| option.unfit != Some(UnfitReason::NoDevice));
    let add = |option: MethodOption| {
        let mend = option.unfit.and_then(|why| find(option.method, why, has_device)).and_then(|(id, to)| {
            let url = match to {
                To::Place(place) => address(handle, place),
                To::Over => lost_url.to_owned(),
            };
            Some(Mend { url, text: texts.get(&format!("{TEXTS}{id}"))?.clone() })
        });
        MethodOption { mend, ..option }
    };
    options.into_iter().map(add).collect()
}

/// What the link says and where it leads.
const fn find(method: Method, why: UnfitReason, has_device: bool) -> Option<(&'static str, To)> {
    Some(match (why, method) {
        (UnfitReason::NoDevice, _) => ("add-device", To::Place(Place::AddDevice)),
        (UnfitReason::SwitchedOff, _) if !has_device => ("add-device", To::Place(Place::AddDevice)),
        (UnfitReason::NoNumber, _) => ("add-phone", To::Place(Place::AddPhone)),
        (UnfitReason::NoRecoveryCodes, _) => ("recovery", To::Place(Place::Recovery)),
        // New codes are not locked, and neither is a device that is added anew.
        (UnfitReason::FactorLocked, Method::Recovery) => ("recovery-again", To::Place(Place::Recovery)),
        (UnfitReason::FactorLocked, Method::Pin) => ("device-again", To::Place(Place::Overview)),
        (UnfitReason::FactorLocked, _) => ("start-over", To::Over),
        // It is as it should be, or passes with time: the reason says so.
        (UnfitReason::SwitchedOff | UnfitReason::NeedsTwoSteps | UnfitReason::Paused, _) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Method, MethodOption, Place, UnfitReason, add, keep_texts};
    use sluss_app::i18n::{Texts, resolved};
    use sluss_protocol::language::Language;

    fn links(unfit: &[(Method, UnfitReason)]) -> Vec<(String, String)> {
        let options = unfit.iter().map(|(method, why)| MethodOption { method: *method, unfit: Some(*why), mend: None });
        let mut messages = resolved(Language::En, Texts::SignIn);
        let texts = keep_texts(&mut messages);
        assert!(messages.keys().all(|id| !id.starts_with("mend-")) && messages.contains_key("method"));
        let options = add("sin_x", "/sign-in/sin_x/lost", &texts, options.collect());
        options.into_iter().filter_map(|option| option.mend).map(|mend| (mend.url, mend.text)).collect()
    }

    #[test]
    fn every_reason_that_can_be_mended_leads_to_its_place() {
        let url = |place: Place| super::address("sin_x", place);
        for (method, why, expected) in [
            (Method::Pin, UnfitReason::NoDevice, url(Place::AddDevice)),
            (Method::Qr, UnfitReason::NoDevice, url(Place::AddDevice)),
            (Method::Sms, UnfitReason::NoNumber, url(Place::AddPhone)),
            (Method::Recovery, UnfitReason::NoRecoveryCodes, url(Place::Recovery)),
            (Method::Recovery, UnfitReason::FactorLocked, url(Place::Recovery)),
            (Method::Pin, UnfitReason::FactorLocked, url(Place::Overview)),
            (Method::Qr, UnfitReason::FactorLocked, "/sign-in/sin_x/lost".to_owned()),
            (Method::Sms, UnfitReason::FactorLocked, "/sign-in/sin_x/lost".to_owned()),
        ] {
            let found = links(&[(method, why)]);
            assert_eq!(found.iter().map(|(url, _)| url).collect::<Vec<_>>(), [&expected], "{method:?} {why:?}");
        }
        assert_eq!(url(Place::AddPhone), "/sign-in/sin_x/mend?to=/account/phones/add");
    }

    #[test]
    fn what_cannot_be_mended_has_no_link() {
        assert_eq!(links(&[(Method::Password, UnfitReason::NeedsTwoSteps), (Method::Pin, UnfitReason::Paused)]), []);
        assert_eq!(links(&[(Method::Sms, UnfitReason::SwitchedOff)]), [], "a device is there already");
        let without = links(&[(Method::Qr, UnfitReason::NoDevice), (Method::Sms, UnfitReason::SwitchedOff)]);
        assert_eq!(without[0], without[1], "a device instead");
    }
}
