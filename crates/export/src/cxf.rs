//! FIDO Credential Exchange Format 1.0: JSON that password managers take in, in the clear. It has codes by the time and no others.

use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use sluss_codes::account::{Account, Kind};
use sluss_codes::parameters::Algorithm;
use zeroize::Zeroizing;

use crate::hidden::Hidden;
use crate::ids::Ids;
use crate::loss::{Reason, Written, each};

/// Who writes the file, and when.
#[derive(Clone, Copy, Debug)]
pub struct Exporter<'a> {
    /// The domain of the authenticator's own origin, such as `codes.example.eu`.
    pub rp_id: &'a str,
    /// What people call it.
    pub name: &'a str,
    /// The time, in seconds since 1970.
    pub written: u64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Header<'a> {
    version: Version,
    exporter_rp_id: &'a str,
    exporter_display_name: &'a str,
    timestamp: u64,
    accounts: [Owner<'a>; 1],
}

#[derive(Serialize)]
struct Version {
    major: u8,
    minor: u8,
}

/// Whose the items are. Here, nobody has a name.
#[derive(Serialize)]
struct Owner<'a> {
    id: String,
    username: &'static str,
    email: &'static str,
    collections: [(); 0],
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    title: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    favorite: bool,
    credentials: Vec<Credential<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Credential<'a> {
    Totp {
        secret: Hidden,
        period: u8,
        digits: u8,
        #[serde(skip_serializing_if = "str::is_empty")]
        username: &'a str,
        algorithm: &'static str,
        #[serde(skip_serializing_if = "str::is_empty")]
        issuer: &'a str,
    },
    Note {
        content: Field<'a>,
    },
}

/// A field that people can edit.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Field<'a> {
    field_type: &'static str,
    value: &'a str,
}

/// Writes the accounts as items of one owner, in their order. The seed gives them the ids that the format wants; it is used for nothing else. Whoever has
/// the file has the codes.
#[must_use]
pub fn write(accounts: &[Account], exporter: Exporter<'_>, seed: [u8; 32]) -> Written<Zeroizing<Vec<u8>>> {
    let mut ids = Ids::new(seed);
    let mut id = || BASE64URL_NOPAD.encode(&ids.bytes());
    let owner = id();
    let Written { content: items, losses } = each(accounts, |account, _| {
        let totp = totp(account)?;
        Ok(item(account, id(), totp))
    });
    let header = Header {
        version: Version { major: 1, minor: 0 },
        exporter_rp_id: exporter.rp_id,
        exporter_display_name: exporter.name,
        timestamp: exporter.written,
        accounts: [Owner { id: owner, username: "", email: "", collections: [], items }],
    };
    let mut content = Zeroizing::new(Vec::with_capacity(accounts.len() * 400));
    serde_json::to_writer(&mut *content, &header).expect("what it holds is text and numbers");
    Written { content, losses }
}

fn item<'a>(account: &'a Account, id: String, totp: Credential<'a>) -> Item<'a> {
    let (issuer, name) = (account.issuer.trim(), account.name.trim());
    let value = account.notes.text.as_str();
    let note = (!value.is_empty()).then_some(Credential::Note { content: Field { field_type: "string", value } });
    Item {
        id,
        title: if issuer.is_empty() { name } else { issuer },
        favorite: account.notes.pinned,
        credentials: std::iter::once(totp).chain(note).collect(),
        tags: &account.notes.tags,
    }
}

fn totp(account: &Account) -> Result<Credential<'_>, Reason> {
    let Kind::Totp { algorithm, digits, period } = &account.kind else { return Err(Reason::Kind) };
    Ok(Credential::Totp {
        secret: Hidden::base32(&account.secret),
        // The format has numbers of 8 bits.
        period: u8::try_from(period.get()).map_err(|_| Reason::Period)?,
        digits: digits.get(),
        username: account.name.trim(),
        algorithm: match algorithm {
            Algorithm::Sha1 => "sha1",
            Algorithm::Sha256 => "sha256",
            Algorithm::Sha512 => "sha512",
        },
        issuer: account.issuer.trim(),
    })
}
