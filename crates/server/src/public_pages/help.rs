//! How a page of the guide is shown: in the person's language, with this server's addresses in it.

use axum::response::Response;
use sluss_app::public_pages::{HelpContext, HelpPage};
use sluss_app::sign_in::ErrorKind;

use super::Guest;
use super::guide::guide;
use crate::http::cookies::Name;
use crate::http::redirect::with_cookies;

impl Guest {
    /// A page of the guide.
    pub(crate) fn show_help(&self, page: HelpPage) -> Response {
        let guide = guide(self.language);
        if matches!(page, HelpPage::Chapter(at) if at >= guide.chapters.len()) {
            return self.app.error_page(ErrorKind::NotFound, self.language);
        }
        let sluss = &self.app.instance.sluss;
        let around = HelpContext {
            language: self.language,
            account_pages: format!("{}/account/", sluss.issuer),
            authenticator: format!("{}/app/", sluss.app_origin),
        };
        let language = self.chosen.then(|| self.app.cookies().set(Name::Language, self.language.tag()));
        with_cookies(self.app.help_page(&guide, page, &around), language)
    }
}
