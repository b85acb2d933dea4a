//! The page as it is sent to its script, and how the script asks for it.

use data_encoding::BASE64;

use super::SignInPage;
use crate::language::Language;

/// The media type of a [packed](SignInPage::packed) page.
pub const MEDIA_TYPE: &str = "application/vnd.sluss.page";

/// The parameter that names the language whose texts need not come along.
const HOLDS: &str = ";holds=";

impl SignInPage {
    /// The page as it is sent to its script: postcard in base64. Parsing JSON instead would make the script a sixth larger.
    #[must_use]
    pub fn packed(&self) -> String {
        BASE64.encode(&postcard::to_allocvec(self).expect("every field has a length that is known in advance"))
    }

    /// Reads a packed page; `None` for anything else, or a page of another version.
    #[must_use]
    pub fn unpacked(text: &str) -> Option<Self> {
        Self::from_bytes(&BASE64.decode(text.as_bytes()).ok()?)
    }

    /// Reads the decoded bytes of a packed page. Browsers can decode base64 by themselves, so the page's script need not bring a decoder, which
    /// saves a kilobyte.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// What a script that shows this page sends as `Accept`: the next page, without the texts that this one brought.
    #[must_use]
    pub fn accept(&self) -> String {
        [MEDIA_TYPE, HOLDS, self.language.tag()].concat()
    }

    /// This page, replacing the one that [asked for it](Self::accept).
    #[must_use]
    pub fn after(self, before: &Self) -> Self {
        Self { messages: self.messages.over(&before.messages), ..self }
    }
}

/// A request for a packed page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackedRequest {
    /// The language whose texts need not come along.
    pub holds: Option<Language>,
}

impl PackedRequest {
    /// Reads an `Accept` header; `None` if it asks for something else.
    #[must_use]
    pub fn read(accept: &str) -> Option<Self> {
        let rest = accept.strip_prefix(MEDIA_TYPE)?;
        if rest.is_empty() {
            return Some(Self { holds: None });
        }
        Some(Self { holds: Language::from_tag(rest.strip_prefix(HOLDS)?) })
    }
}

#[cfg(test)]
mod tests {
    use super::{MEDIA_TYPE, PackedRequest};
    use crate::language::Language;
    use crate::sign_in::{Forward, Mode, Notice, SignInPage, Site, Step};

    fn page(language: Language, next: &str) -> SignInPage {
        SignInPage {
            version: 3,
            action: "/sign-in/sin_x".to_owned(),
            csrf: "token".to_owned(),
            site: Site::RelyingParty { name: "RASFF Window".to_owned() },
            mode: Mode::Frame,
            language,
            messages: [("next".to_owned(), next.to_owned())].into_iter().collect(),
            notice: Some(Notice::MovedOn),
            sign_up: true,
            step: Step::Passed { email: "anna@example.eu".to_owned(), forward: Forward::Message },
        }
    }

    #[test]
    fn the_address_of_a_height_is_the_same_wherever_the_form_goes() {
        let mut page = page(Language::En, "Next");
        assert_eq!(page.address_of(page.step.height()), "/sign-in/sin_x?step=4");
        page.action.push_str("?back=0");
        assert_eq!(page.address_of(1), "/sign-in/sin_x?step=1");
    }

    #[test]
    fn a_page_reads_back_and_anything_else_is_none() {
        let page = page(Language::Sv, "Nästa");
        assert_eq!(SignInPage::unpacked(&page.packed()), Some(page.clone()));
        let mut cut = page.packed();
        cut.truncate(cut.len() / 8 * 4);
        for other in ["", "{}", "AAAA", "////////", &cut] {
            assert_eq!(SignInPage::unpacked(other), None, "{other}");
        }
    }

    #[test]
    fn a_page_without_texts_is_shown_with_those_of_the_page_before() {
        let (swedish, english) = (page(Language::Sv, "Nästa"), page(Language::En, "Next"));
        let without = SignInPage { messages: swedish.messages.clone().own(), ..swedish.clone() };
        let travelled = SignInPage::unpacked(&without.packed()).unwrap();
        assert_eq!(travelled.after(&swedish), swedish);
        assert_eq!(english.clone().after(&swedish), english);
    }

    #[test]
    fn a_script_says_which_texts_it_holds() {
        assert_eq!(
            PackedRequest::read(&page(Language::Sv, "").accept()),
            Some(PackedRequest { holds: Some(Language::Sv) })
        );
        assert_eq!(PackedRequest::read(MEDIA_TYPE), Some(PackedRequest { holds: None }));
        let unknown = format!("{MEDIA_TYPE};holds=tlh");
        assert_eq!(PackedRequest::read(&unknown), Some(PackedRequest { holds: None }), "so they come along");
        for other in ["text/html", "*/*", "", "application/vnd.sluss.pages"] {
            assert_eq!(PackedRequest::read(other), None, "{other}");
        }
    }
}
