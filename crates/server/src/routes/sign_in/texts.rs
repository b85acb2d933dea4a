//! The texts of an answer: all those of the sign-in's language, unless the page's script has them; and those that only this answer needs.

use std::sync::LazyLock;

use axum::http::HeaderMap;
use sluss_app::i18n::{Messages, Texts, resolved};
use sluss_domain::model::sign_in::SignIn;
use sluss_protocol::language::Language;

use super::status::Status;
use crate::dates::day;
use crate::http::App;
use crate::sign_in::asked;

/// The texts that stay on the server, of which a page gets those that it shows; and the texts that every page carries.
type Split = LazyLock<(Messages, Messages)>;

static EN: Split = LazyLock::new(|| resolved(Language::En, Texts::SignIn).split(stays));
static SV: Split = LazyLock::new(|| resolved(Language::Sv, Texts::SignIn).split(stays));

fn stays(id: &str) -> bool {
    id.starts_with("remedy-") || id.starts_with("wait-") || id == "method-sms-note-ends"
}

fn split(language: Language) -> &'static (Messages, Messages) {
    match language {
        Language::En => &EN,
        Language::Sv => &SV,
    }
}

/// Those that no page carries as a whole.
pub(super) fn kept(language: Language) -> &'static Messages {
    &split(language).0
}

/// The page's texts. If codes by SMS end soon, the method's text says so, and with it every list of methods.
pub(super) fn of(app: &App, sign_in: &SignIn, status: Status, headers: &HeaderMap) -> Messages {
    let sluss = &app.instance.sluss;
    let (kept, all) = split(sign_in.language);
    let mut messages = all.clone();
    if let Some(end) = sluss.policy.sms.end_to_tell(sluss.now()) {
        messages.say("method-sms-note", kept.with("method-sms-note-ends", &[("date", &day(end))]));
    }
    status.fill_in(&mut messages, kept);
    let holds = asked(headers).and_then(|asked| asked.holds);
    if holds == Some(sign_in.language) { messages.own() } else { messages }
}

#[cfg(test)]
mod tests {
    use super::{Language, kept, split};

    #[test]
    fn a_page_carries_no_text_that_stays_here() {
        for language in Language::ALL {
            let ids = |messages: &super::Messages| messages.ids().map(str::to_owned).collect::<Vec<_>>();
            let (kept, carried) = (ids(kept(language)), ids(&split(language).1));
            assert!(
                kept.contains(&"remedy-add-phone".to_owned()) && kept.contains(&"wait-second".to_owned()),
                "{kept:?}"
            );
            assert!(carried.contains(&"method".to_owned()), "{carried:?}");
            assert!(!carried.iter().any(|id| kept.contains(id)), "{carried:?}");
        }
    }
}
