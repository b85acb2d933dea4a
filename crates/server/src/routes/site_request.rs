//! A relying site's stored request, by whichever protocol it came: what the pages of a sign-in need of it, and how the answer gets back.

use axum::http::HeaderMap;
use axum::response::Response;
use sluss_app::sign_in::FrameHost;
use sluss_cas::login::LoginRequest;
use sluss_domain::Error;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::requirement::Requirement;
use sluss_domain::model::secret::Bearer;
use sluss_domain::model::session::Session;
use sluss_domain::model::stored_request::{Protocol, StoredRequest};
use sluss_oidc::authorize::{AuthorizationRequest, ResponseMode};
use sluss_oidc::error::AuthorizeError;
use sluss_protocol::frame::FrameMessage;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{EndReason, Forward};

use super::{cas, oidc};
use crate::http::{App, Requester};

/// A request in the words of its protocol.
pub(crate) enum SiteRequest {
    Oidc(Box<AuthorizationRequest>),
    Cas(Box<LoginRequest>),
}

impl SiteRequest {
    /// Reads a request that a sign-in stored.
    pub(crate) fn read(stored: &StoredRequest) -> Result<Self, Error> {
        let read = match stored.protocol {
            Protocol::Oidc => AuthorizationRequest::kept(stored).map(|request| Self::Oidc(Box::new(request))),
            Protocol::Cas => LoginRequest::of(stored).map(|request| Self::Cas(Box::new(request))),
        };
        read.ok_or_else(|| Error::Store("a site's request cannot be read".to_owned()))
    }

    /// What it requires of a session, for a site whose minimum level is `least`.
    pub(crate) fn requirement(&self, least: Level) -> Requirement {
        match self {
            Self::Oidc(request) => request.requirement(least),
            Self::Cas(request) => request.requirement(least),
        }
    }

    /// Whether it takes somebody who signed in by this method, if they reach the level.
    pub(crate) fn accepts(&self, method: Method) -> bool {
        match self {
            Self::Oidc(_) => true,
            Self::Cas(request) => request.accepts(method),
        }
    }

    /// Whether people can want to be asked before a session is used for it, by its protocol.
    pub(crate) const fn may_warn(&self) -> bool {
        matches!(self, Self::Cas(_))
    }

    /// The site's front page.
    pub(crate) fn front_page(&self) -> String {
        match self {
            Self::Oidc(request) => format!("{}/", request.reply_to.origin()),
            Self::Cas(request) => format!("{}/", request.service.origin()),
        }
    }

    /// The way back with what the site redeems, for the account that signed in. `handle` is that of the sign-in, for an answer that has to be
    /// a form on a page of its own.
    pub(crate) fn onward(&self, app: &App, handle: &str, result: &Bearer, account: &AccountId) -> Forward {
        match self {
            Self::Oidc(request) => {
                oidc::answer::forward(&request.reply_to, handle, &oidc::answer::passed(app, request, result, account))
            }
            Self::Cas(request) => Forward::Redirect { url: cas::login::forward(request, handle, result) },
        }
    }

    /// The way back of somebody who did not sign in.
    pub(crate) fn refused(&self, app: &App, handle: &str) -> Forward {
        match self {
            Self::Oidc(request) => oidc::answer::forward(
                &request.reply_to,
                handle,
                &request.reply_to.fields_with_error(&AuthorizeError::AccessDenied, &app.instance.sluss.issuer),
            ),
            // CAS has no way to say so, and the service's own address would lead back here.
            Self::Cas(_) => Forward::Redirect { url: self.front_page() },
        }
    }

    /// The page whose form takes the answer to a site that wants it so: a result with the account that signed in, or that nobody did. `None` for
    /// all other sites.
    pub(crate) fn form(
        &self,
        app: &App,
        result: Option<(&Bearer, &AccountId)>,
        headers: &HeaderMap,
    ) -> Option<Response> {
        match self {
            Self::Oidc(request) if request.reply_to.mode() == ResponseMode::FormPost => {
                let (reply_to, denied) = (&request.reply_to, AuthorizeError::AccessDenied);
                let fields = match result {
                    Some((code, account)) => oidc::answer::passed(app, request, code, account),
                    None => reply_to.fields_with_error(&denied, &app.instance.sluss.issuer),
                };
                Some(oidc::answer::now(app, reply_to, &fields, headers))
            }
            Self::Oidc(_) => None,
            Self::Cas(request) => cas::login::apart(app, request, result?.0, headers),
        }
    }

    /// The page around a frame, and what it is told: of the result, of how else the sign-in ended, or nothing yet. `None` if the protocol
    /// knows no frames.
    pub(crate) fn host(&self, app: &App, said: Said<'_>) -> Option<FrameHost> {
        let Self::Oidc(request) = self else { return None };
        let (reply_to, issuer) = (&request.reply_to, &app.instance.sluss.issuer);
        let message: Option<FrameMessage> = match said {
            Said::Nothing | Said::Ended(EndReason::Finished) => None,
            Said::Passed(_, account) if !oidc::subject::may_be_about(app, request, account) => {
                Some(reply_to.message_with_error(&AuthorizeError::LoginRequired))
            }
            Said::Passed(result, _) => Some(reply_to.message_with_code(result.expose(), issuer)),
            Said::Ended(EndReason::Cancelled) => Some(reply_to.message_of_cancel()),
            Said::Ended(EndReason::Expired) => Some(reply_to.message_with_error(&AuthorizeError::AccessDenied)),
        };
        Some(FrameHost { origin: reply_to.origin(), theme: reply_to.theme(), message })
    }

    /// What the site redeems, for the person who is already signed in.
    pub(crate) async fn grant(&self, app: &App, client: &str, session: &Session, requester: &Requester) -> Response {
        match self {
            Self::Oidc(request) => oidc::authorize::grant(app, client, request, session, requester).await,
            Self::Cas(request) => cas::login::grant(app, client, request, session, requester).await,
        }
    }
}

/// What the page around a frame is told.
pub(crate) enum Said<'a> {
    Nothing,
    Passed(&'a Bearer, &'a AccountId),
    Ended(EndReason),
}

/// The same request again, for whoever uses this browser.
pub(crate) async fn again(app: &App, client: &str, request: &StoredRequest, requester: &Requester) -> Response {
    match request.protocol {
        Protocol::Oidc => oidc::authorize::again(app, client, request, requester).await,
        Protocol::Cas => cas::login::again(app, request, requester).await,
    }
}
