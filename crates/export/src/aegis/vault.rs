//! What is in a vault of Aegis: entries, and groups for tags. Knows nothing of the file around it.

use std::collections::BTreeMap;

use serde::Serialize;
use sluss_codes::account::{Account, Kind, Notes, Secret};

use crate::hidden::Hidden;
use crate::ids::Ids;
use crate::loss::{Lost, Reason, Written, each};
use crate::{words, yandex};

/// Aegis counts milliseconds in 32 bits.
const LONGEST_PERIOD: u32 = i32::MAX as u32 / 1000;

/// The vault, of version 3.
#[derive(Serialize)]
pub(super) struct Vault<'a> {
    version: u8,
    entries: Vec<Entry<'a>>,
    groups: Vec<Group<'a>>,
}

#[derive(Serialize)]
struct Group<'a> {
    uuid: String,
    name: &'a str,
}

#[derive(Serialize)]
struct Entry<'a> {
    r#type: &'static str,
    uuid: String,
    name: &'a str,
    issuer: &'a str,
    note: &'a str,
    favorite: bool,
    /// Always none: ours are made of initials.
    icon: Option<&'static str>,
    info: Info,
    groups: Vec<String>,
}

#[derive(Serialize)]
struct Info {
    secret: Hidden,
    algo: &'static str,
    digits: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pin: Option<Hidden>,
}

/// The accounts as a vault, and what it cannot hold.
pub(super) fn of<'a>(accounts: &'a [Account], ids: &mut Ids) -> Written<Vault<'a>> {
    let mut groups: BTreeMap<&'a str, String> = BTreeMap::new();
    let mut named = Vec::new();
    let written = each(accounts, |account, lose| {
        let info = info(&yandex::counting(account), lose)?;
        let uuid = ids.uuid();
        let tags = tags(&account.notes, lose);
        let mut group = |tag: &'a str| {
            let known = groups.entry(tag).or_insert_with(|| {
                let uuid = ids.uuid();
                named.push(Group { uuid: uuid.clone(), name: tag });
                uuid
            });
            known.clone()
        };
        let groups = tags.into_iter().map(&mut group).collect();
        Ok(entry(account, uuid, info, groups))
    });
    Written { content: Vault { version: 3, entries: written.content, groups: named }, losses: written.losses }
}

fn entry<'a>(account: &'a Account, uuid: String, info: Info, groups: Vec<String>) -> Entry<'a> {
    Entry {
        r#type: words::kind(&account.kind),
        uuid,
        name: &account.name,
        issuer: &account.issuer,
        note: &account.notes.text,
        favorite: account.notes.pinned,
        icon: None,
        info,
        groups,
    }
}

/// Groups are sets of names: a tag that is there twice or empty is none.
fn tags<'a>(notes: &'a Notes, lose: &mut dyn FnMut(Lost)) -> Vec<&'a str> {
    let mut tags: Vec<&str> = Vec::with_capacity(notes.tags.len());
    for tag in notes.tags.iter().map(|tag| tag.trim()) {
        if tag.is_empty() || tags.contains(&tag) {
            lose(Lost::Tags);
        } else {
            tags.push(tag);
        }
    }
    tags
}

fn info(account: &Account, lose: &mut dyn FnMut(Lost)) -> Result<Info, Reason> {
    let by = |algo, digits, period, counter, pin| {
        Ok(Info { secret: Hidden::base32(&account.secret), algo, digits, period, counter, pin })
    };
    match &account.kind {
        Kind::Totp { period, .. } if period.get() > LONGEST_PERIOD => Err(Reason::Period),
        Kind::Totp { algorithm, digits, period } => by(algorithm.name(), digits.get(), Some(period.get()), None, None),
        Kind::Hotp { counter, .. } if i64::try_from(*counter).is_err() => Err(Reason::Counter),
        Kind::Hotp { algorithm, digits, counter } => by(algorithm.name(), digits.get(), None, Some(*counter), None),
        Kind::Steam => by("SHA1", 5, Some(30), None, None),
        Kind::Motp { pin } => by("MD5", 6, Some(10), None, Some(self::pin(pin.as_ref(), lose))),
        Kind::Yandex { .. } if account.secret.expose().len() != yandex::BYTES => Err(Reason::Secret),
        Kind::Yandex { pin } => by("SHA256", 8, Some(30), None, Some(self::pin(pin.as_ref(), lose))),
    }
}

/// Aegis refuses an entry without a PIN, so an empty one stands for one that is asked for.
fn pin(pin: Option<&Secret>, lose: &mut dyn FnMut(Lost)) -> Hidden {
    let Some(pin) = pin else {
        lose(Lost::PinAsked);
        return Hidden::nothing();
    };
    Hidden::typed(pin).unwrap_or_else(|| {
        lose(Lost::Pin);
        Hidden::nothing()
    })
}
