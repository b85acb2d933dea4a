//! Whether what is registered of a client of OpenID Connect is valid and fits together. Fetches nothing.

use jsonwebtoken::jwk::JwkSet;
use sluss_domain::model::key::Algorithm;
use sluss_domain::model::oidc_policy::ClientAuth;
use sluss_domain::model::relying_party::{OidcClient, OidcSettings};
use sluss_oidc::{redirect_uri, resource};

use crate::platform::others_jwt;

/// Why a client cannot be registered, as a sentence.
pub(super) fn check(client: &OidcClient) -> Result<(), String> {
    addresses(client)?;
    settings(&client.settings)?;
    logout(client)?;
    let auth = client.settings.client_auth;
    match &client.settings.jwks {
        Some(text) => keys(text)?,
        None if auth == ClientAuth::PrivateKeyJwt => {
            return Err("a site that signs needs --jwks with its public keys".to_owned());
        }
        None => {}
    }
    if client.settings.client_credentials && client.is_public() {
        return Err("a public site can have no tokens of its own: nobody could say whose they are".to_owned());
    }
    let fapi = client.settings.fapi;
    if fapi && auth != ClientAuth::PrivateKeyJwt {
        return Err("FAPI 2.0 needs --client-auth private-key-jwt".to_owned());
    }
    if fapi && client.signing == Algorithm::Rs256 {
        return Err("FAPI 2.0 needs --signing ps256, es256 or eddsa".to_owned());
    }
    if fapi && client.settings.no_iss {
        return Err("FAPI 2.0 needs iss in answers: leave out --no-iss".to_owned());
    }
    if fapi && client.web_message {
        return Err("FAPI 2.0 knows no sign-in in a frame: leave out --web-message".to_owned());
    }
    Ok(())
}

fn addresses(client: &OidcClient) -> Result<(), String> {
    if let Some(bad) = client.redirect_uris.iter().find(|uri| !redirect_uri::can_be_registered(uri)) {
        return Err(format!(
            "{bad}: a redirect address begins with https:// (or http:// on this machine, or a program's own scheme such as eu.example.app:/) and has no #"
        ));
    }
    let private = client.redirect_uris.iter().find(|uri| redirect_uri::is_private_use(uri));
    if let Some(private) = private.filter(|_| !client.is_public()) {
        return Err(format!(
            "{private}: a program on people's own machines can keep no secret, so it has to be --public"
        ));
    }
    let is_origin = |origin: &&String| redirect_uri::origin(origin).as_ref() == Some(*origin);
    match client.origins.iter().find(|origin| !is_origin(origin)) {
        Some(bad) => {
            Err(format!("{bad}: an origin is a scheme, a host and perhaps a port, such as https://rasff.example.eu"))
        }
        None => Ok(()),
    }
}

fn settings(settings: &OidcSettings) -> Result<(), String> {
    let apis = settings.resources.iter().chain(&settings.apis);
    if let Some(bad) = apis.into_iter().find(|api| !resource::can_be_registered(api)) {
        return Err(format!("{bad}: an API is named by a whole address without #, such as https://api.example.eu/"));
    }
    let is_host = |sector: &String| {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-');
        (1..=253).contains(&sector.len()) && sector.bytes().all(plain)
    };
    match settings.pairwise_sector.iter().find(|sector| !is_host(sector)) {
        Some(bad) => Err(format!("{bad}: a sector is named by a host in small letters, such as example.eu")),
        None => Ok(()),
    }
}

/// Addresses around signing out. A frame is opened for the site's own pages only, so it has an origin of theirs (OpenID Connect Front-Channel
/// Logout 1.0, section 2).
fn logout(client: &OidcClient) -> Result<(), String> {
    let settings = &client.settings;
    let all = settings.post_logout_redirect_uris.iter().chain(&settings.backchannel_logout_uri);
    let all = all.chain(&settings.frontchannel_logout_uri);
    if let Some(bad) = all.into_iter().find(|uri| !redirect_uri::can_be_registered(uri)) {
        return Err(format!("{bad}: an address around signing out begins with https:// and has no #"));
    }
    let mut calls = settings.backchannel_logout_uri.iter().chain(&settings.frontchannel_logout_uri);
    if let Some(bad) = calls.find(|uri| redirect_uri::is_private_use(uri)) {
        return Err(format!("{bad}: nobody can be told at an address with a program's own scheme"));
    }
    let Some(frame) = &settings.frontchannel_logout_uri else { return Ok(()) };
    let origin = redirect_uri::origin(frame);
    if origin.is_some() && client.redirect_uris.iter().any(|uri| redirect_uri::origin(uri) == origin) {
        Ok(())
    } else {
        Err(format!("{frame}: a frame at sign-out has the origin of one of the redirect addresses"))
    }
}

fn keys(text: &str) -> Result<(), String> {
    let set: JwkSet = serde_json::from_str(text).map_err(|error| format!("--jwks is not a JWK Set: {error}"))?;
    if others_jwt::has_private(text) {
        return Err("--jwks has a private key, which only the site may know: give us the public ones".to_owned());
    }
    if set.keys.is_empty() || !set.keys.iter().all(others_jwt::is_known) {
        return Err("--jwks needs keys for RS256, PS256, ES256 or EdDSA, and no others".to_owned());
    }
    Ok(())
}
