//! What few clients of OpenID Connect need, as options of the commands that register one and change one. Each is a change; an empty value takes
//! away what was there.

use std::ffi::OsString;
use std::path::Path;

use clap::builder::BoolishValueParser;
use clap::{Args, ValueEnum};
use sluss_domain::model::oidc_policy::{ClientAuth, Pkce};
use sluss_domain::model::relying_party::OidcSettings;

/// The largest file of keys that is read, in bytes.
const JWKS_MAX: u64 = 64 * 1024;

/// The options, of which each may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
#[command(
    next_help_heading = "Of OpenID Connect, for sites that need it (lists replace what is registered; empty: none)"
)]
pub(super) struct OidcOptions {
    /// What the requests of a site with a secret need against stolen codes
    #[arg(long, group = "changes", value_enum)]
    pkce: Option<AskedPkce>,
    /// How the site proves at the token endpoint that it is itself
    #[arg(long, group = "changes", value_enum)]
    client_auth: Option<AskedAuth>,
    /// The site's public keys, a JWK Set of 64 kB at most; they are never fetched
    #[arg(long, group = "changes", value_name = "FILE")]
    jwks: Option<OsString>,
    /// Leave `iss` out of answers (RFC 9207), for libraries that stop at an unknown parameter, such as mod_auth_openidc
    #[arg(long, group = "changes", value_name = "YES|NO", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = BoolishValueParser::new())]
    no_iss: Option<bool>,
    /// The site may have refresh tokens, if it asks for `offline_access`
    #[arg(long, group = "changes", value_name = "YES|NO", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = BoolishValueParser::new())]
    offline_access: Option<bool>,
    /// The site may have tokens of its own, without a person
    #[arg(long, group = "changes", value_name = "YES|NO", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = BoolishValueParser::new())]
    client_credentials: Option<bool>,
    /// The site may begin sign-ins for devices without a browser (RFC 8628)
    #[arg(long, group = "changes", value_name = "YES|NO", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = BoolishValueParser::new())]
    device_flow: Option<bool>,
    /// The site may read and set attributes of accounts, with a token of its own
    #[arg(long, group = "changes", value_name = "YES|NO", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = BoolishValueParser::new())]
    sets_attributes: Option<bool>,
    /// Userinfo is a signed JWT
    #[arg(long, group = "changes", value_name = "YES|NO", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = BoolishValueParser::new())]
    signed_userinfo: Option<bool>,
    /// Requests have to be pushed (RFC 9126)
    #[arg(long, group = "changes", value_name = "YES|NO", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = BoolishValueParser::new())]
    require_par: Option<bool>,
    /// Tokens have to be bound to a key (DPoP, RFC 9449)
    #[arg(long, group = "changes", value_name = "YES|NO", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = BoolishValueParser::new())]
    require_dpop: Option<bool>,
    /// The site follows the FAPI 2.0 Security Profile, and whatever does not is refused
    #[arg(long, group = "changes", value_name = "YES|NO", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = BoolishValueParser::new())]
    fapi: Option<bool>,
    /// An API that the site may ask tokens for (RFC 8707); repeat for more
    #[arg(long, group = "changes", value_name = "URI")]
    resource: Option<Vec<String>>,
    /// An API that the site itself is, whose tokens it may ask about; repeat for more
    #[arg(long, group = "changes", value_name = "URI")]
    api: Option<Vec<String>>,
    /// The site knows people by pseudonyms, which it shares only with sites of the same sector
    #[arg(long, group = "changes", value_name = "HOST")]
    pairwise_sector: Option<String>,
    /// An address that people may be sent to after they have signed out; repeat for more
    #[arg(long, group = "changes", value_name = "URL")]
    post_logout_redirect_uri: Option<Vec<String>>,
    /// Where the site is told that a session has ended, server to server
    #[arg(long, group = "changes", value_name = "URL")]
    backchannel_logout_uri: Option<String>,
    /// What a hidden frame opens when a session has ended
    #[arg(long, group = "changes", value_name = "URL")]
    frontchannel_logout_uri: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum AskedPkce {
    /// A challenge or a nonce (the default)
    OrNonce,
    /// A challenge
    Required,
    /// Nothing, as the certification plans want it
    Optional,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum AskedAuth {
    /// By its secret, or by nothing if it is public
    Secret,
    /// By an HMAC with its secret
    SecretJwt,
    /// By a signature with one of the keys in --jwks
    PrivateKeyJwt,
}

impl OidcOptions {
    /// Whether any of them was given.
    pub(super) fn are_given(&self) -> bool {
        *self != Self::default()
    }

    /// Changes what was named, and nothing else.
    ///
    /// # Errors
    /// Why the file of keys cannot be read.
    pub(super) fn change(self, settings: &mut OidcSettings) -> Result<(), String> {
        if let Some(file) = &self.jwks {
            settings.jwks = if file.is_empty() { None } else { Some(read(Path::new(file))?) };
        }
        settings.pkce = self.pkce.map_or(settings.pkce, Into::into);
        settings.client_auth = self.client_auth.map_or(settings.client_auth, Into::into);
        for (named, kept) in [
            (self.no_iss, &mut settings.no_iss),
            (self.offline_access, &mut settings.offline_access),
            (self.client_credentials, &mut settings.client_credentials),
            (self.device_flow, &mut settings.device_flow),
            (self.sets_attributes, &mut settings.sets_attributes),
            (self.signed_userinfo, &mut settings.signed_userinfo),
            (self.require_par, &mut settings.require_par),
            (self.require_dpop, &mut settings.require_dpop),
            (self.fapi, &mut settings.fapi),
        ] {
            *kept = named.unwrap_or(*kept);
        }
        for (named, kept) in [
            (self.resource, &mut settings.resources),
            (self.api, &mut settings.apis),
            (self.post_logout_redirect_uri, &mut settings.post_logout_redirect_uris),
        ] {
            if let Some(named) = named {
                *kept = named.into_iter().filter(|one| !one.is_empty()).collect();
            }
        }
        for (named, kept) in [
            (self.pairwise_sector, &mut settings.pairwise_sector),
            (self.backchannel_logout_uri, &mut settings.backchannel_logout_uri),
            (self.frontchannel_logout_uri, &mut settings.frontchannel_logout_uri),
        ] {
            if let Some(named) = named {
                *kept = Some(named).filter(|named| !named.is_empty());
            }
        }
        Ok(())
    }
}

fn read(file: &Path) -> Result<String, String> {
    let failed = |why: &dyn std::fmt::Display| format!("{}: {why}", file.display());
    if std::fs::metadata(file).map_err(|error| failed(&error))?.len() > JWKS_MAX {
        return Err(failed(&"a set of keys has 64 kB at most"));
    }
    std::fs::read_to_string(file).map_err(|error| failed(&error))
}

impl From<AskedPkce> for Pkce {
    fn from(asked: AskedPkce) -> Self {
        match asked {
            AskedPkce::OrNonce => Self::OrNonce,
            AskedPkce::Required => Self::Required,
            AskedPkce::Optional => Self::Optional,
        }
    }
}

impl From<AskedAuth> for ClientAuth {
    fn from(asked: AskedAuth) -> Self {
        match asked {
            AskedAuth::Secret => Self::Secret,
            AskedAuth::SecretJwt => Self::SecretJwt,
            AskedAuth::PrivateKeyJwt => Self::PrivateKeyJwt,
        }
    }
}
