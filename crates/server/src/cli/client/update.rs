//! `sluss client update`: changes what an operator names of a relying site, and nothing else.

use clap::builder::BoolishValueParser;
use clap::{ArgGroup, Args};
use sluss_domain::model::oidc_policy::ClientAuth;
use sluss_domain::model::relying_party::{OidcClient, Registration};

use super::branding::BrandingOptions;
use super::cas::CasOptions;
use super::oidc_options::OidcOptions;
use super::released::ReleaseOptions;
use super::secret::{Sealed, Secret};
use super::{AskedLevel, Signing, found, hours, put};
use crate::Instance;
use crate::registration::admit;

/// What is to change of a site.
#[derive(Debug, Args)]
#[command(override_usage = "sluss client update [OPTIONS] <ID>")]
#[command(group = ArgGroup::new("changes").required(true).multiple(true))]
#[command(group = ArgGroup::new("secret").multiple(false))]
pub(in crate::cli) struct Update {
    /// The client_id of the site
    id: String,
    /// The name that people see
    #[arg(long, group = "changes")]
    name: Option<String>,
    /// An address that results may be sent to; repeat for more. Together they replace those that are registered
    #[arg(long, group = "changes")]
    redirect_uri: Vec<String>,
    /// An origin that may frame the sign-in page; repeat for more. Together they replace those that are registered
    #[arg(long, group = "changes")]
    origin: Vec<String>,
    /// Only the origins of the redirect addresses may frame the sign-in page
    #[arg(long, group = "changes", conflicts_with = "origin")]
    no_origin: bool,
    /// Whether the site may show the sign-in in a frame of its own page
    #[arg(long, group = "changes", value_name = "YES|NO", value_parser = BoolishValueParser::new())]
    web_message: Option<bool>,
    /// The least level that the site asks for
    #[arg(long, group = "changes", value_enum)]
    level: Option<AskedLevel>,
    /// How the site's ID tokens are signed
    #[arg(long, group = "changes", value_enum)]
    signing: Option<Signing>,
    /// Whether the site's ID tokens contain name and address too
    #[arg(long, group = "changes", value_name = "YES|NO", value_parser = BoolishValueParser::new())]
    id_token_claims: Option<bool>,
    /// How many hours old an account's newest second factor must be before the site accepts two steps; 0 accepts it at once
    #[arg(long, group = "changes", value_name = "HOURS", value_parser = hours)]
    factor_age_hours: Option<u32>,
    /// The site has no back end that could keep a secret
    #[arg(long, groups = ["changes", "secret"])]
    public: bool,
    /// Make a new secret, which is shown once; the old one is worthless at once
    #[arg(long, groups = ["changes", "secret"])]
    new_secret: bool,
    /// Read a new secret from standard input
    #[arg(long, groups = ["changes", "secret"])]
    secret_stdin: bool,
    /// Take the new name even if people could take it for another site's
    #[arg(long, requires = "name")]
    alike: bool,
    #[command(flatten)]
    cas: CasOptions,
    #[command(flatten)]
    oidc: OidcOptions,
    #[command(flatten)]
    released: ReleaseOptions,
    #[command(flatten)]
    branding: BrandingOptions,
}

impl Update {
    /// Whether something was named that only OpenID Connect has.
    fn names_oidc(&self) -> bool {
        self.oidc.are_given()
            || !self.redirect_uri.is_empty()
            || !self.origin.is_empty()
            || self.no_origin
            || self.web_message.is_some()
            || self.signing.is_some()
            || self.id_token_claims.is_some()
            || self.public
            || self.new_secret
            || self.secret_stdin
    }
}

pub(super) async fn update(instance: &Instance, asked: Update) -> Result<(), String> {
    let mut party = found(instance, &asked.id).await?;
    // A name that stays was admitted when it was registered.
    let alike = asked.alike || asked.name.as_ref().is_none_or(|name| *name == party.name);
    party.name = asked.name.clone().unwrap_or(party.name);
    party.level = asked.level.map_or(party.level, Into::into);
    party.factor_age_hours = asked.factor_age_hours.unwrap_or(party.factor_age_hours);
    let logo = asked.branding.logo()?;
    let (secret, sealed) = match &mut party.protocol {
        Registration::Oidc(_) if asked.cas.are_given() => return Err(format!("{} does not speak CAS", asked.id)),
        Registration::Oidc(client) => change_client(instance, client, &asked)?,
        Registration::Cas(_) if asked.names_oidc() => {
            return Err(format!("{} does not speak OpenID Connect", asked.id));
        }
        Registration::Cas(service) => {
            asked.cas.change(service);
            (None, Sealed::Stays)
        }
    };
    asked.released.change(&mut party.released);
    asked.branding.change(&mut party.branding);
    admit(instance, &party, true, alike).await?;
    put(instance, party, logo, "is changed").await?;
    sealed.seal(instance, &asked.id).await?;
    if let Some(secret) = secret {
        secret.show();
    }
    Ok(())
}

/// Changes what was named of a client of OpenID Connect; a new secret is to be shown.
fn change_client(
    instance: &Instance,
    client: &mut OidcClient,
    asked: &Update,
) -> Result<(Option<Secret>, Sealed), String> {
    if !asked.redirect_uri.is_empty() {
        client.redirect_uris.clone_from(&asked.redirect_uri);
    }
    if asked.no_origin || !asked.origin.is_empty() {
        client.origins.clone_from(&asked.origin);
    }
    client.web_message = asked.web_message.unwrap_or(client.web_message);
    client.signing = asked.signing.map_or(client.signing, Into::into);
    client.id_token_claims = asked.id_token_claims.unwrap_or(client.id_token_claims);
    let before = client.settings.client_auth;
    asked.oidc.clone().change(&mut client.settings)?;
    let secret = match (asked.new_secret, asked.secret_stdin) {
        (true, _) => Some(Secret::make(instance)),
        (false, true) => Some(Secret::read()?),
        (false, false) => None,
    };
    if asked.public {
        client.secret_hash = None;
    }
    if let Some(secret) = &secret {
        client.secret_hash = Some(secret.hash());
    }
    let auth = client.settings.client_auth;
    if auth == ClientAuth::Secret && before != auth && secret.is_none() && !asked.public {
        return Err(
            "the site has no secret that could be compared: add --new-secret, --secret-stdin or --public".to_owned()
        );
    }
    let sealed = Secret::to_seal(secret.as_ref(), auth, Some(before))?;
    Ok((secret, sealed))
}
