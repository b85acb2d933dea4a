//! The texts of the pages that the server renders, read once for each language when first needed.

use std::sync::LazyLock;

use sluss_protocol::language::Language;
use sluss_protocol::messages::Messages;

/// The texts of one kind of page or message: one file in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// Those of the sign-in page, which travel with it.
    SignIn,
    /// Those of the error pages.
    ErrorPage,
    /// Those of SMS and mails.
    Messages,
    /// Those of the pages for people who are not signed in.
    PublicPages,
    /// Those of the foot of pages.
    Foot,
    /// Those of a demonstration's outbox.
    Outbox,
}

type Resolved = LazyLock<Messages>;

static SIGN_IN_EN: Resolved = LazyLock::new(|| read(include_str!("../../../locales/en/sign-in.ftl")));
static SIGN_IN_SV: Resolved = LazyLock::new(|| read(include_str!("../../../locales/sv/sign-in.ftl")));
static ERROR_PAGE_EN: Resolved = LazyLock::new(|| read(include_str!("../../../locales/en/error-page.ftl")));
static ERROR_PAGE_SV: Resolved = LazyLock::new(|| read(include_str!("../../../locales/sv/error-page.ftl")));
static MESSAGES_EN: Resolved = LazyLock::new(|| read(include_str!("../../../locales/en/messages.ftl")));
static MESSAGES_SV: Resolved = LazyLock::new(|| read(include_str!("../../../locales/sv/messages.ftl")));
static PUBLIC_PAGES_EN: Resolved = LazyLock::new(|| read(include_str!("../../../locales/en/public-pages.ftl")));
static PUBLIC_PAGES_SV: Resolved = LazyLock::new(|| read(include_str!("../../../locales/sv/public-pages.ftl")));
static FOOT_EN: Resolved = LazyLock::new(|| read(include_str!("../../../locales/en/foot.ftl")));
static FOOT_SV: Resolved = LazyLock::new(|| read(include_str!("../../../locales/sv/foot.ftl")));
static OUTBOX_EN: Resolved = LazyLock::new(|| read(include_str!("../../../locales/en/outbox.ftl")));
static OUTBOX_SV: Resolved = LazyLock::new(|| read(include_str!("../../../locales/sv/outbox.ftl")));

/// The texts in a language. An argument appears as `{$name}`.
#[must_use]
pub fn resolved(language: Language, texts: Texts) -> Messages {
    let resolved = match (texts, language) {
        (Texts::SignIn, Language::En) => &SIGN_IN_EN,
        (Texts::SignIn, Language::Sv) => &SIGN_IN_SV,
        (Texts::ErrorPage, Language::En) => &ERROR_PAGE_EN,
        (Texts::ErrorPage, Language::Sv) => &ERROR_PAGE_SV,
        (Texts::Messages, Language::En) => &MESSAGES_EN,
        (Texts::Messages, Language::Sv) => &MESSAGES_SV,
        (Texts::PublicPages, Language::En) => &PUBLIC_PAGES_EN,
        (Texts::PublicPages, Language::Sv) => &PUBLIC_PAGES_SV,
        (Texts::Foot, Language::En) => &FOOT_EN,
        (Texts::Foot, Language::Sv) => &FOOT_SV,
        (Texts::Outbox, Language::En) => &OUTBOX_EN,
        (Texts::Outbox, Language::Sv) => &OUTBOX_SV,
    };
    Messages::clone(resolved)
}

/// An argument stays in the text as `{$name}`, for the page to fill in.
fn read(source: &str) -> Messages {
    Messages::read(source).expect("the tests have read every file")
}

#[cfg(test)]
mod tests {
    use super::{Texts, resolved};
    use sluss_protocol::language::Language;
    use sluss_protocol::sign_in::Notice;

    #[test]
    fn every_language_has_the_same_texts() {
        for texts in [Texts::SignIn, Texts::ErrorPage, Texts::Messages, Texts::PublicPages, Texts::Foot, Texts::Outbox]
        {
            let english = resolved(Language::En, texts);
            for language in Language::ALL {
                let other = resolved(language, texts);
                assert_eq!(other.ids().collect::<Vec<_>>(), english.ids().collect::<Vec<_>>(), "{}", language.tag());
            }
        }
    }

    #[test]
    fn every_notice_has_a_text() {
        let texts = resolved(Language::En, Texts::SignIn);
        for notice in Notice::ALL {
            assert!(texts.ids().any(|id| id == format!("notice-{}", notice.name())), "{}", notice.name());
        }
    }

    #[test]
    fn whoever_is_told_of_the_qr_code_is_told_of_the_pin_too() {
        for language in Language::ALL {
            let texts = resolved(language, Texts::SignIn);
            let (pin, qr) = (texts.text("method-pin"), texts.text("method-qr"));
            // While the devices are left in peace no request goes there, so nothing but the QR code works.
            let alone = ["method-qr", "unavailable-paused", "paused-text"];
            for id in texts.ids().filter(|id| !alone.contains(id)) {
                let text = texts.text(id);
                assert_eq!(text.contains(&qr), text.contains(&pin) && id != "method-pin", "{id}: {text}");
            }
        }
    }

    #[test]
    fn nobody_is_promised_an_app_that_needs_no_network_without_the_qr_code() {
        const SOURCES: [&str; 6] = [
            include_str!("../../../locales/en/sign-in.ftl"),
            include_str!("../../../locales/en/account.ftl"),
            include_str!("../../../locales/en/authenticator.ftl"),
            include_str!("../../../locales/sv/sign-in.ftl"),
            include_str!("../../../locales/sv/account.ftl"),
            include_str!("../../../locales/sv/authenticator.ftl"),
        ];
        for line in SOURCES.iter().flat_map(|source| source.lines()) {
            let promises = ["no network", "inget nät", "saknar nät"].iter().any(|words| line.contains(words));
            assert!(!promises || line.contains("QR"), "{line}");
        }
    }

    #[test]
    fn arguments_stay_where_they_are() {
        assert!(resolved(Language::Sv, Texts::SignIn).text("to-site").contains("{$site}"));
    }
}
