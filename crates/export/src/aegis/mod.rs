//! Aegis' vault, which Aegis and many others read: in the clear, or sealed under a password. Holds accounts of every kind, with notes and tags.

mod vault;

use data_encoding::{BASE64, HEXLOWER};
use scrypt::Params;
use serde::Serialize;
use sluss_codes::account::Account;
use zeroize::Zeroizing;

use crate::ids::Ids;
use crate::loss::Written;
use crate::seal;

/// How many random bytes a sealed vault takes: 32 for ids, 32 for a key, 32 for a salt, and two nonces.
pub const RANDOM: usize = 120;

/// The type of slot that a password opens.
const PASSWORD_SLOT: u8 = 1;
/// Aegis' own parameters for scrypt, 32 MiB: N is 2 to this.
const LOG_N: u8 = 15;
const R: u32 = 8;
const P: u32 = 1;

/// The file around the vault, of version 1.
#[derive(Serialize)]
struct File<'a, D> {
    version: u8,
    header: Header,
    db: &'a D,
}

/// Nothing in it means that nothing is sealed.
#[derive(Default, Serialize)]
struct Header {
    slots: Option<[Slot; 1]>,
    params: Option<Seal>,
}

#[derive(Serialize)]
struct Slot {
    r#type: u8,
    uuid: String,
    key: String,
    key_params: Seal,
    n: u32,
    r: u32,
    p: u32,
    salt: String,
    repaired: bool,
    is_backup: bool,
}

#[derive(Serialize)]
struct Seal {
    nonce: String,
    tag: String,
}

/// Writes a vault in the clear: whoever has the file has the codes. The seed gives entries and groups the ids that Aegis wants; it is used for nothing
/// else.
#[must_use]
pub fn plain(accounts: &[Account], seed: [u8; 32]) -> Written<Zeroizing<Vec<u8>>> {
    let Written { content, losses } = vault::of(accounts, &mut Ids::new(seed));
    let file = File { version: 1, header: Header::default(), db: &content };
    Written { content: json(&file, room(accounts)), losses }
}

/// Writes a vault that the password opens, which is not empty. scrypt takes 32 MiB and some tenths of a second, and cannot be interrupted.
#[must_use]
pub fn sealed(accounts: &[Account], password: &str, random: &[u8; RANDOM]) -> Written<Zeroizing<Vec<u8>>> {
    let (seed, random) = cut::<32>(random);
    let (master_key, random) = cut::<32>(random);
    let (salt, random) = cut::<32>(random);
    let (key_nonce, random) = cut::<12>(random);
    let (nonce, _) = cut::<12>(random);
    let master_key = Zeroizing::new(master_key);
    let mut ids = Ids::new(seed);
    let Written { content, losses } = vault::of(accounts, &mut ids);
    let inside = json(&content, room(accounts));
    let (vault, params) = apart(&master_key, &nonce, &inside);
    let (key, key_params) = apart(&password_key(password, &salt), &key_nonce, &*master_key);
    let slot = Slot {
        r#type: PASSWORD_SLOT,
        uuid: ids.uuid(),
        key: HEXLOWER.encode(&key),
        key_params,
        n: 1 << LOG_N,
        r: R,
        p: P,
        salt: HEXLOWER.encode(&salt),
        repaired: true,
        is_backup: false,
    };
    let header = Header { slots: Some([slot]), params: Some(params) };
    let vault = BASE64.encode(&vault);
    let room = vault.len() + 1024;
    Written { content: json(&File { version: 1, header, db: &vault }, room), losses }
}

fn cut<const N: usize>(random: &[u8]) -> ([u8; N], &[u8]) {
    let (piece, rest) = random.split_first_chunk().expect("the pieces are as many bytes as RANDOM");
    (*piece, rest)
}

fn password_key(password: &str, salt: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    let parameters = Params::new(LOG_N, R, P).expect("scrypt takes Aegis' parameters");
    let mut key = Zeroizing::new([0; 32]);
    scrypt::scrypt(password.as_bytes(), salt, &parameters, &mut *key).expect("a key of 32 bytes can be derived");
    key
}

/// The ciphertext, and apart from it what opens it.
fn apart(key: &[u8; 32], nonce: &[u8; 12], plain: &[u8]) -> (Vec<u8>, Seal) {
    let mut sealed = seal::gcm(key, nonce, plain, &[]);
    let tag = sealed.split_off(sealed.len() - seal::TAG);
    (sealed, Seal { nonce: HEXLOWER.encode(nonce), tag: HEXLOWER.encode(&tag) })
}

fn json(value: &impl Serialize, room: usize) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    serde_json::to_writer(&mut *bytes, value).expect("what it holds is text and numbers");
    bytes
}

/// About as many bytes as the vault takes, so that it seldom has to grow, which leaves copies behind.
fn room(accounts: &[Account]) -> usize {
    let texts = |account: &Account| account.issuer.len() + account.name.len() + account.notes.text.len();
    let size = |account: &Account| texts(account) * 2 + account.secret.expose().len() * 2 + 600;
    accounts.iter().map(size).sum::<usize>() + 1024
}
