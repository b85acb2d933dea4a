//! `sluss client add`: registers a relying site.

use clap::{ArgGroup, Args};
use sluss_domain::model::attributes::Released;
use sluss_domain::model::branding::Branding;
use sluss_domain::model::oidc_policy::ClientAuth;
use sluss_domain::model::relying_party::{CasService, OidcClient, OidcSettings, Registration, RelyingParty};

use super::branding::{BrandingOptions, LogoChange};
use super::cas::CasOptions;
use super::oidc_options::OidcOptions;
use super::released::ReleaseOptions;
use super::secret::Secret;
use super::{AskedLevel, Signing, hours, put};
use crate::Instance;
use crate::registration::admit;

/// A relying site, as an operator registers it.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("changes").multiple(true))]
pub(in crate::cli) struct Add {
    /// The client_id of the site
    id: String,
    /// The name that people see
    #[arg(long)]
    name: String,
    /// An address that results may be sent to, compared letter by letter; repeat for more
    #[arg(long, required_unless_present = "cas_service", conflicts_with = "cas_service")]
    redirect_uri: Vec<String>,
    /// An origin that may frame the sign-in page, besides those of the redirect addresses
    #[arg(long)]
    origin: Vec<String>,
    /// Let the site show the sign-in in a frame of its own page, as `<sluss-sign-in>` does; otherwise people are sent to the sign-in page
    #[arg(long)]
    web_message: bool,
    /// The least level that the site asks for
    #[arg(long, value_enum, default_value_t = AskedLevel::Medium)]
    level: AskedLevel,
    /// How the site's ID tokens are signed
    #[arg(long, value_enum, default_value_t = Signing::Rs256)]
    signing: Signing,
    /// The site has no back end that could keep a secret
    #[arg(long, conflicts_with = "secret_stdin")]
    public: bool,
    /// Put name and address into the site's ID tokens too, for client libraries that do not call userinfo
    #[arg(long)]
    id_token_claims: bool,
    /// How many hours an account's newest device, number or recovery codes must have been registered before the site accepts two
    /// steps by any of them; by default it accepts them at once
    #[arg(long, value_name = "HOURS", default_value_t = 0, value_parser = hours)]
    factor_age_hours: u32,
    /// Read the secret from standard input instead of making one
    #[arg(long)]
    secret_stdin: bool,
    /// Register the site even if people could take its name for another site's
    #[arg(long)]
    alike: bool,
    /// Replace the site that has this id; `client update` changes only what you name
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    cas: CasOptions,
    #[command(flatten)]
    oidc: OidcOptions,
    #[command(flatten)]
    released: ReleaseOptions,
    #[command(flatten)]
    branding: BrandingOptions,
}

impl Add {
    /// Whether the site speaks CAS.
    const fn is_cas(&self) -> bool {
        !self.cas.cas_service.is_empty()
    }
}

pub(super) async fn add(instance: &Instance, asked: Add) -> Result<(), String> {
    let is_cas = asked.is_cas();
    if if is_cas { asked.oidc.are_given() } else { asked.cas.are_given() } {
        return Err(
            "a site speaks CAS (--cas-service) or OpenID Connect (--redirect-uri), and takes the options of that alone"
                .to_owned(),
        );
    }
    let mut settings = OidcSettings::default();
    asked.oidc.change(&mut settings)?;
    let auth = settings.client_auth;
    let secret = match (asked.public || is_cas, asked.secret_stdin) {
        (true, _) => None,
        (false, true) => Some(Secret::read()?),
        (false, false) if auth == ClientAuth::PrivateKeyJwt => None,
        (false, false) => Some(Secret::make(instance)),
    };
    let protocol = if is_cas {
        let mut service = CasService::default();
        asked.cas.change(&mut service);
        Registration::Cas(service)
    } else {
        Registration::Oidc(OidcClient {
            redirect_uris: asked.redirect_uri,
            origins: asked.origin,
            web_message: asked.web_message,
            secret_hash: secret.as_ref().map(Secret::hash),
            signing: asked.signing.into(),
            id_token_claims: asked.id_token_claims,
            settings,
        })
    };
    // One that takes another's place takes its logo away too.
    let logo = match asked.branding.logo()? {
        LogoChange::Stays => LogoChange::Becomes(None),
        change => change,
    };
    let mut branding = Branding::default();
    asked.branding.change(&mut branding);
    let mut released = Released::default();
    asked.released.change(&mut released);
    let client = RelyingParty {
        id: asked.id,
        name: asked.name,
        level: asked.level.into(),
        factor_age_hours: asked.factor_age_hours,
        branding,
        released,
        created_at: instance.sluss.now(),
        protocol,
    };
    admit(instance, &client, asked.replace, asked.alike).await?;
    let sealed = Secret::to_seal(secret.as_ref(), auth, None)?;
    let id = client.id.clone();
    put(instance, client, logo, "is registered").await?;
    sealed.seal(instance, &id).await?;
    if let Some(secret) = secret {
        secret.show();
    }
    Ok(())
}
