//! Where the answer to an authorization request goes, and in which form. Knows only registered addresses.

use serde::{Deserialize, Serialize};
use sluss_domain::model::relying_party::OidcClient;
use sluss_protocol::form::Form;
use sluss_protocol::frame::{FrameEvent, FrameMessage};
use sluss_protocol::theme::Theme;
use url::{Url, form_urlencoded};

use crate::bounds;
use crate::error::{AuthorizeError, UntrustedRequest};
use crate::redirect_uri;

/// How the answer reaches the client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResponseMode {
    /// In the query of the redirect URI.
    #[default]
    Query,
    /// Behind the `#` of the redirect URI, which browsers send to no server (OAuth 2.0 Multiple Response Types, section
    /// 2.1).
    Fragment,
    /// As a form that the browser posts to the redirect URI (OAuth 2.0 Form Post Response Mode).
    FormPost,
    /// As a message to the page that frames ours, at the redirect URI's origin.
    WebMessage,
}

impl ResponseMode {
    /// The mode with this name on the wire.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "query" => Self::Query,
            "fragment" => Self::Fragment,
            "form_post" => Self::FormPost,
            "web_message" => Self::WebMessage,
            _ => return None,
        })
    }
}

/// Where an answer may go: a registered redirect URI, and what the client wants to get back with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyTo {
    redirect_uri: String,
    #[serde(with = "crate::kept")]
    state: Option<String>,
    mode: ResponseMode,
    #[serde(default)]
    theme: Theme,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    no_iss: bool,
}

impl ReplyTo {
    /// Reads where the answer goes, and requires that the client has registered it (J01). Messages are only sent for
    /// clients that are registered for them (S28). A mode that does not exist is refused in the query.
    ///
    /// # Errors
    /// [`UntrustedRequest`], to be shown to the person.
    pub fn read(form: &Form, client: &OidcClient) -> Result<Self, UntrustedRequest> {
        let shown = form.get("redirect_uri").filter(|_| !form.is_duplicated("redirect_uri"));
        let known = shown.filter(|shown| redirect_uri::is_registered(shown, &client.redirect_uris));
        let mode = form.get("response_mode").filter(|_| !form.is_duplicated("response_mode"));
        let mode = mode.and_then(ResponseMode::from_name).unwrap_or_default();
        let not_for_it = mode == ResponseMode::WebMessage && !client.web_message;
        let state = form.get("state").filter(|state| state.len() <= bounds::STATE_MAX && !form.is_duplicated("state"));
        Ok(Self {
            redirect_uri: known.ok_or(UntrustedRequest::UnknownRedirectUri)?.to_owned(),
            state: state.map(str::to_owned),
            mode: if not_for_it { ResponseMode::Query } else { mode },
            theme: form.get("theme").map(Theme::from_name).unwrap_or_default(),
            no_iss: client.settings.no_iss,
        })
    }

    /// An answer that goes to a page of ours.
    pub(super) fn to_ourselves(page: &str) -> Self {
        let (redirect_uri, mode, theme) = (page.to_owned(), ResponseMode::Query, Theme::default());
        Self { redirect_uri, state: None, mode, theme, no_iss: true }
    }

    /// The same without the client's state.
    pub(super) fn without_state(self) -> Self {
        Self { state: None, ..self }
    }

    /// Whether the redirect URI is still among these.
    #[must_use]
    pub fn is_registered(&self, registered: &[String]) -> bool {
        redirect_uri::is_registered(&self.redirect_uri, registered)
    }

    /// How the answer travels.
    #[must_use]
    pub const fn mode(&self) -> ResponseMode {
        self.mode
    }

    /// The colours that the page around a frame wants in it. They are known before the rest of the request is read, so that a refusal has them too.
    #[must_use]
    pub const fn theme(&self) -> Theme {
        self.theme
    }

    /// The redirect URI as the client gave it.
    #[must_use]
    pub fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    /// The origin that a message goes to. A program's own scheme has none, so it stands for itself.
    #[must_use]
    pub fn origin(&self) -> String {
        let scheme = || self.redirect_uri.split(':').next().unwrap_or_default();
        redirect_uri::origin(&self.redirect_uri).unwrap_or_else(|| format!("{}:", scheme()))
    }

    /// What a code is sent with (RFC 6749, section 4.1.2): the state, and who answers (RFC 9207).
    #[must_use]
    pub fn fields_with_code(&self, code: &str, issuer: &str) -> Vec<(&'static str, String)> {
        self.fields([("code", code.to_owned())].into(), issuer)
    }

    /// What an error is sent with (RFC 6749, section 4.1.2.1): the state, and who answers.
    #[must_use]
    pub fn fields_with_error(&self, error: &AuthorizeError, issuer: &str) -> Vec<(&'static str, String)> {
        self.fields(vec![("error", error.code().to_owned()), ("error_description", error.to_string())], issuer)
    }

    fn fields(&self, mut fields: Vec<(&'static str, String)>, issuer: &str) -> Vec<(&'static str, String)> {
        fields.extend(self.state.clone().map(|state| ("state", state)));
        if !self.no_iss {
            fields.push(("iss", issuer.to_owned()));
        }
        fields
    }

    /// The redirect URI with a code.
    #[must_use]
    pub fn url_with_code(&self, code: &str, issuer: &str) -> String {
        self.url_with(&self.fields_with_code(code, issuer))
    }

    /// The redirect URI with an error.
    #[must_use]
    pub fn url_with_error(&self, error: &AuthorizeError, issuer: &str) -> String {
        self.url_with(&self.fields_with_error(error, issuer))
    }

    /// The redirect URI with these fields, in its query or behind its `#`.
    ///
    /// # Panics
    /// Never: only valid addresses can be registered.
    #[must_use]
    pub fn url_with(&self, fields: &[(&'static str, String)]) -> String {
        let mut url = Url::parse(&self.redirect_uri).expect("only valid addresses can be registered");
        if self.mode == ResponseMode::Fragment {
            let fragment = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
            url.set_fragment(Some(&fragment));
        } else {
            url.query_pairs_mut().extend_pairs(fields);
        }
        url.into()
    }

    /// The message with a code, for a frame.
    #[must_use]
    pub fn message_with_code(&self, code: &str, issuer: &str) -> FrameMessage {
        FrameEvent::Success { code: code.to_owned(), state: self.state_text(), iss: issuer.to_owned() }.into()
    }

    /// The message with an error, for a frame.
    #[must_use]
    pub fn message_with_error(&self, error: &AuthorizeError) -> FrameMessage {
        let error_description = Some(error.to_string());
        FrameEvent::Error { error: error.code().to_owned(), error_description, state: self.state_text() }.into()
    }

    /// The message that the person cancelled, for a frame.
    #[must_use]
    pub fn message_of_cancel(&self) -> FrameMessage {
        FrameEvent::Cancel { state: self.state_text() }.into()
    }

    fn state_text(&self) -> String {
        self.state.clone().unwrap_or_default()
    }
}
