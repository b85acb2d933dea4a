//! What an operator gives a site for its sign-in pages, in place of what the server has there. An empty value takes away what was given.

use std::ffi::OsString;
use std::path::Path;

use clap::Args;
use sluss_domain::model::branding::{Branding, SiteLogo};

use crate::config::{Colour, Logo, email_address, web_address};

/// The options about it, of the commands that register a site and change one. Each is a change.
#[derive(Debug, Args)]
#[command(next_help_heading = "On the site's sign-in pages, in place of the server's (empty: none)")]
pub(super) struct BrandingOptions {
    /// The colour of buttons and links; white must be readable on it
    #[arg(long, group = "changes", value_name = "#RRGGBB", value_parser = or_empty(accent))]
    accent: Option<String>,
    /// Where people can write for help
    #[arg(long, group = "changes", value_name = "EMAIL", value_parser = or_empty(email_address))]
    support_email: Option<String>,
    /// Where people can read about help
    #[arg(long, group = "changes", value_name = "URL", value_parser = or_empty(web_address))]
    support_url: Option<String>,
    /// Where it says what happens to people's data
    #[arg(long, group = "changes", value_name = "URL", value_parser = or_empty(web_address))]
    privacy_url: Option<String>,
    /// Where it says how accessible the site is
    #[arg(long, group = "changes", value_name = "URL", value_parser = or_empty(web_address))]
    accessibility_url: Option<String>,
    /// The picture at the top: a PNG, or an SVG without scripts and without references to elsewhere, of 64 kB at most
    #[arg(long, group = "changes", value_name = "FILE")]
    logo: Option<OsString>,
}

/// What is to become of a site's logo.
pub(super) enum LogoChange {
    /// It stays as it is.
    Stays,
    /// It becomes this one, or there is none any more.
    Becomes(Option<SiteLogo>),
}

impl BrandingOptions {
    /// Reads the file of the logo that was named, if one was.
    pub(super) fn logo(&self) -> Result<LogoChange, String> {
        let file = match &self.logo {
            None => return Ok(LogoChange::Stays),
            Some(none) if none.is_empty() => return Ok(LogoChange::Becomes(None)),
            Some(file) => Path::new(file),
        };
        let Logo { bytes, kind } = Logo::from_file(file)?;
        Ok(LogoChange::Becomes(Some(SiteLogo { kind: kind.to_owned(), bytes: bytes.to_vec() })))
    }

    /// Changes what was named, and nothing else. The logo is apart.
    pub(super) fn change(self, branding: &mut Branding) {
        for (named, kept) in [
            (self.accent, &mut branding.accent),
            (self.support_email, &mut branding.support_email),
            (self.support_url, &mut branding.support_url),
            (self.privacy_url, &mut branding.privacy_url),
            (self.accessibility_url, &mut branding.accessibility_url),
        ] {
            if let Some(named) = named {
                *kept = Some(named).filter(|named| !named.is_empty());
            }
        }
    }
}

/// Reads a value as `read` does, and an empty one as it is.
fn or_empty(
    read: fn(&str) -> Result<String, String>,
) -> impl Fn(&str) -> Result<String, String> + Clone + Send + Sync + 'static {
    move |text| if text.is_empty() { Ok(String::new()) } else { read(text) }
}

fn accent(text: &str) -> Result<String, String> {
    Colour::under_white(text).map(|colour| colour.to_string())
}
