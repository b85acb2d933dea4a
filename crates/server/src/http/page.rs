//! Pages: the sign-in page as its components render it, and plain pages that say what went wrong.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sluss_app::public_pages::{
    Guide, HelpContext, HelpPage, PageContext, PublicPage, help_document, public_page_document,
};
use sluss_app::sign_in::{ErrorExtras, ErrorKind, FrameHost, PageAssets, document, error_document, form_post_document};
use sluss_app::surface::PageService;
use sluss_domain::Error;
use sluss_domain::model::relying_party::RelyingParty;
use sluss_protocol::language::Language;
use sluss_protocol::sign_in::SignInPage;

use super::answer::{TROUBLE, seconds};
use super::app::App;
use super::branding::permit_styles;
use super::headers::Surface;

impl App {
    fn page_assets(&self) -> PageAssets {
        self.page_assets_of(None)
    }

    fn page_assets_of(&self, site: Option<&RelyingParty>) -> PageAssets {
        let url = |name: &str| self.assets.url(name);
        PageAssets {
            script: url("sign_in.js"),
            wasm: url("sign_in.wasm"),
            frame: url("frame.js"),
            public_pages: url("public-pages.js"),
            moved: url("moved.js"),
            arrive: url("arrive.js"),
            styles: url("styles/sign-in.css"),
            help_styles: url("styles/help.css"),
            service: self.page_service_of(site),
        }
    }

    /// The sign-in page, with what its site has in place of ours; `host` is the page around it in frame mode.
    pub(crate) fn sign_in_page(
        &self,
        status: StatusCode,
        page: &SignInPage,
        site: Option<&RelyingParty>,
        host: Option<&FrameHost>,
        surface: Surface,
    ) -> Response {
        let assets = self.page_assets_of(site);
        html(status, document(page, &assets, host), surface, &assets.service)
    }

    /// A page that says what went wrong and what to do.
    pub(crate) fn error_page(&self, kind: ErrorKind, language: Language) -> Response {
        self.error_page_with(kind, language, ErrorExtras::default(), Surface::Own)
    }

    /// The same, with a link onwards or a line for developers.
    pub(crate) fn error_page_with(
        &self,
        kind: ErrorKind,
        language: Language,
        extras: ErrorExtras<'_>,
        surface: Surface,
    ) -> Response {
        let assets = self.page_assets();
        let document = error_document(kind, extras, language, &assets);
        let mut page = html(status(kind), document, surface, &assets.service);
        if kind == ErrorKind::Unavailable {
            page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(TROUBLE));
        }
        page
    }

    /// A page for people who are not signed in.
    pub(crate) fn public_page(&self, status: StatusCode, page: &PublicPage, around: PageContext) -> Response {
        let assets = self.page_assets();
        html(status, public_page_document(page, around, &assets), Surface::Own, &assets.service)
    }

    /// The page whose form takes these fields to a registered address of a relying site.
    pub(crate) fn form_post_page(&self, action: &str, fields: &[(&str, String)], language: Language) -> Response {
        let assets = self.page_assets();
        let document = form_post_document(action, fields, language, &assets);
        html(StatusCode::OK, document, Surface::FormPost(action.to_owned()), &assets.service)
    }

    /// A page of the guide.
    pub(crate) fn help_page(&self, guide: &Arc<Guide>, page: HelpPage, around: &HelpContext) -> Response {
        let assets = self.page_assets();
        html(StatusCode::OK, help_document(guide, page, around, &assets), Surface::Own, &assets.service)
    }

    /// The page for an error of the site's: it tells the site's developers, and the page around a frame.
    pub(crate) fn framed_error(
        &self,
        detail: &str,
        language: Language,
        host: &FrameHost,
        surface: Surface,
    ) -> Response {
        let kind = ErrorKind::BadRequest;
        let extras = ErrorExtras { detail: Some(detail), host: Some(host), ..ErrorExtras::default() };
        let assets = self.page_assets();
        html(StatusCode::OK, error_document(kind, extras, language, &assets), surface, &assets.service)
    }

    /// The page for a use case that failed while a person waits for a page.
    pub(crate) fn failed_page(&self, error: &Error, language: Language) -> Response {
        let kind = match error {
            Error::NotFound => ErrorKind::NotFound,
            Error::InvalidField(_) => ErrorKind::BadRequest,
            Error::Busy => ErrorKind::Busy,
            Error::Crowded { here, wait } => return self.crowded_page(*here, *wait, language, None, Surface::Own),
            Error::Unavailable(_) => return self.database_error_page(error, language, None, Surface::Own),
            other => {
                tracing::error!(error = %other, "a page could not be shown");
                ErrorKind::Internal
            }
        };
        self.error_page(kind, language)
    }
}

impl App {
    /// The page for when the database is in trouble; the page around a frame is told.
    pub(crate) fn database_error_page(
        &self,
        error: &Error,
        language: Language,
        host: Option<&FrameHost>,
        surface: Surface,
    ) -> Response {
        tracing::error!(event = "store-error", %error, "the database cannot be read or written");
        let extras = ErrorExtras { host, ..ErrorExtras::default() };
        self.error_page_with(ErrorKind::Unavailable, language, extras, surface)
    }

    /// The page for when too many sign-ins have begun; the page around a frame is told.
    pub(crate) fn crowded_page(
        &self,
        here: bool,
        wait: Duration,
        language: Language,
        host: Option<&FrameHost>,
        surface: Surface,
    ) -> Response {
        let kind = if here { ErrorKind::CrowdedHere } else { ErrorKind::Crowded };
        let extras = ErrorExtras { host, ..ErrorExtras::default() };
        let mut page = self.error_page_with(kind, language, extras, surface);
        page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds(wait)));
        page
    }
}

const fn status(kind: ErrorKind) -> StatusCode {
    match kind {
        ErrorKind::UnknownSite | ErrorKind::ReturnAddress | ErrorKind::BadRequest => StatusCode::BAD_REQUEST,
        ErrorKind::SignedOut => StatusCode::UNAUTHORIZED,
        ErrorKind::OtherBrowser | ErrorKind::NoCookies | ErrorKind::NotFramed | ErrorKind::CrossSite => {
            StatusCode::FORBIDDEN
        }
        ErrorKind::NotFound | ErrorKind::NoPage => StatusCode::NOT_FOUND,
        ErrorKind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorKind::TooOften | ErrorKind::CrowdedHere => StatusCode::TOO_MANY_REQUESTS,
        ErrorKind::Busy | ErrorKind::Crowded | ErrorKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ErrorKind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

fn html(status: StatusCode, document: String, surface: Surface, service: &PageService) -> Response {
    let mut response = (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], document).into_response();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    }
    response.extensions_mut().insert(surface);
    permit_styles(&mut response, service);
    response
}
