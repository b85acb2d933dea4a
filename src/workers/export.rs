//! Files for other apps, and backups: written in a worker, since deriving a key takes a second, and what is left in memory goes with it. Knows no vault.

use sluss_codes::account::Account;
use sluss_export::backup::{Argon2id, Sealing};
use sluss_export::sheet::Row;
use sluss_export::{Loss, Lost, Written, aegis, backup, cxf, links, migration, sheet};
use zeroize::Zeroizing;

use super::export_answer::{Drawn, ExportForm, Exported, LostEntry, RANDOM, SheetRow};
use super::passphrase;

/// What a backup's passphrase costs: the second choice of RFC 9106, section 4, but with one lane.
const COST: (u32, u32) = (64 * 1024, 3);
/// Aegis' vault takes the most.
const _: () = assert!(RANDOM == aegis::RANDOM);

/// What is to be written.
#[derive(Debug)]
pub struct Order<'a> {
    /// The accounts, in the person's order.
    pub accounts: &'a [Account],
    /// The form.
    pub form: ExportForm,
    /// The passphrase of a sealed form.
    pub passphrase: &'a str,
    /// Bytes that nobody can guess.
    pub random: &'a [u8; RANDOM],
    /// The time in seconds since 1970.
    pub now: u64,
    /// The domain of the page.
    pub domain: &'a str,
}

/// Writes it; `None` if there is too much of it for a file that can be read again.
#[must_use]
pub fn write(order: &Order<'_>) -> Option<Exported> {
    let Order { accounts, random, .. } = order;
    let seed: [u8; 32] = random[..32].try_into().ok()?;
    Some(match order.form {
        ExportForm::Backup => plain(order, sealed(order)?, Vec::new()),
        ExportForm::Aegis => text(order, aegis::sealed(accounts, order.passphrase, random))?,
        ExportForm::Links => {
            let Written { content, losses } = links::write(accounts);
            plain(order, content.to_string(), losses)
        }
        ExportForm::Cxf => text(
            order,
            cxf::write(accounts, cxf::Exporter { rp_id: order.domain, name: "Sluss", written: order.now }, seed),
        )?,
        ExportForm::Sheet => sheet(order)?,
        ExportForm::Google => google(order, i32::from_be_bytes(seed[..4].try_into().ok()?))?,
    })
}

fn sealed(order: &Order<'_>) -> Option<String> {
    let (memory, passes) = COST;
    let salt: [u8; 16] = order.random[..16].try_into().ok()?;
    let key = passphrase::key(order.passphrase.as_bytes(), &salt, memory, passes)?;
    let derived = Argon2id { memory, passes, lanes: 1, salt };
    let sealing = Sealing { key: &key, derived, nonce: order.random[16..28].try_into().ok()? };
    String::from_utf8(backup::write(order.accounts, order.now, &sealing).ok()?).ok()
}

fn google(order: &Order<'_>, set: i32) -> Option<Exported> {
    let Written { content, losses } = migration::write(order.accounts, set);
    let pictures = content.iter().map(|text| drawn(text)).collect::<Option<Vec<_>>>()?;
    Some(Exported { pictures, ..plain(order, String::new(), losses) })
}

fn sheet(order: &Order<'_>) -> Option<Exported> {
    let Written { content, losses } = sheet::rows(order.accounts);
    let row = |row: &Row<'_>| {
        let account = order.accounts.get(row.place)?;
        Some(SheetRow {
            name: account.label(),
            secret: row.secret.to_string(),
            kind: account.kind.summary(),
            pin: row.pin.as_ref().map(|pin| pin.to_string()).unwrap_or_default(),
            note: row.notes.text.clone(),
            picture: row.link.as_ref().and_then(|link| drawn(link)),
        })
    };
    let sheet = content.iter().map(row).collect::<Option<Vec<_>>>()?;
    Some(Exported { sheet, ..plain(order, String::new(), losses) })
}

/// A text as a QR code; `None` if none can hold it.
#[must_use]
pub fn drawn(text: &str) -> Option<Drawn> {
    sluss_qr::draw(text).ok().map(|picture| Drawn { size: picture.size, path: picture.path })
}

fn text(order: &Order<'_>, written: Written<Zeroizing<Vec<u8>>>) -> Option<Exported> {
    let content = String::from_utf8(written.content.to_vec()).ok()?;
    Some(plain(order, content, written.losses))
}

fn plain(order: &Order<'_>, content: String, losses: Vec<Loss>) -> Exported {
    let entry = |loss: Loss| {
        let account = order.accounts.get(loss.place)?;
        Some(LostEntry { name: account.label(), what: what(loss.what).to_owned() })
    };
    Exported { content, pictures: Vec::new(), sheet: Vec::new(), lost: losses.into_iter().filter_map(entry).collect() }
}

const fn what(lost: Lost) -> &'static str {
    match lost {
        Lost::Account(_) => "account",
        Lost::Note => "note",
        Lost::Tags => "tags",
        Lost::Pinned => "pinned",
        Lost::Pin | Lost::PinAsked => "pin",
        Lost::QrCode => "qr-code",
    }
}

/// Answers the page: an object with the bytes `accounts` (JSON), `passphrase`, `random` and `domain`, and the numbers `form` and `now` gets an [`Exported`]
/// as JSON, or nothing if there is too much. One with the bytes `link` alone gets a [`Drawn`].
#[cfg(target_arch = "wasm32")]
pub fn serve() {
    use sluss_codes::written::Written as Handed;

    use crate::browser::in_worker;

    in_worker::serve(|question| {
        let bytes = |name: &str| question.bytes(name).map(Zeroizing::new);
        if let Some(link) = bytes("link") {
            return serde_json::to_vec(&drawn(std::str::from_utf8(&link).ok()?)?).ok();
        }
        let handed: Vec<Handed> = serde_json::from_slice(&bytes("accounts")?).ok()?;
        let accounts: Vec<Account> = handed.into_iter().filter_map(Handed::account).collect();
        let (passphrase, domain, random) = (bytes("passphrase")?, bytes("domain")?, bytes("random")?);
        let order = Order {
            accounts: &accounts,
            form: ExportForm::numbered(question.number("form")?)?,
            passphrase: std::str::from_utf8(&passphrase).ok()?,
            random: random.first_chunk::<RANDOM>()?,
            now: u64::from(question.number("now")?),
            domain: std::str::from_utf8(&domain).ok()?,
        };
        serde_json::to_vec(&write(&order)?).ok()
    });
}

#[cfg(test)]
mod tests {
    use sluss_codes::link;

    use super::*;

    fn accounts() -> Vec<Account> {
        let links = [
            "otpauth://totp/Example:anna?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
            "motp://bo?secret=0123456789abcdef",
        ];
        links.iter().map(|text| link::read(text).unwrap().account).collect()
    }

    fn written(form: ExportForm) -> Exported {
        let (accounts, passphrase) = (accounts(), "four words are enough");
        let order = Order {
            accounts: &accounts,
            form,
            passphrase,
            random: &[7; RANDOM],
            now: 1_800_000_000,
            domain: "app.test",
        };
        write(&order).unwrap()
    }

    #[test]
    fn the_link_of_a_new_phone_fits_into_a_small_code() {
        let link = format!("https://authenticator.sluss.example.eu/app/#M{}", "A".repeat(79));
        assert!(drawn(&link).unwrap().size <= 50);
        assert_eq!(drawn(&"A".repeat(5_000)), None);
    }

    #[test]
    fn a_backup_is_opened_again_by_its_passphrase_and_says_when_it_was_written() {
        let Exported { content, lost, .. } = written(ExportForm::Backup);
        assert!(lost.is_empty());
        let limits = sluss_import::Limits::default();
        let found = sluss_import::open(content.as_bytes(), Some("four words are enough"), &limits).unwrap();
        assert_eq!(found.accounts().cloned().collect::<Vec<_>>(), accounts());
        assert!(found.remarks.contains(&sluss_import::Remark::BackedUp(1_800_000_000)));
    }

    #[test]
    fn what_a_form_cannot_hold_is_named() {
        for (form, lost) in [(ExportForm::Google, 1), (ExportForm::Links, 0)] {
            assert_eq!(written(form).lost.len(), lost, "{form:?}");
        }
        let google = written(ExportForm::Google);
        assert_eq!((google.pictures.len(), google.lost[0].what.as_str()), (1, "account"));
        assert_eq!(google.lost[0].name, "bo");
        assert!(!written(ExportForm::Aegis).content.contains("GEZDGNBV"));
        assert!(written(ExportForm::Cxf).content.contains("app.test"));
    }

    #[test]
    fn every_form_has_its_number() {
        for form in ExportForm::ALL {
            assert_eq!(ExportForm::numbered(form as u32), Some(form));
        }
        assert_eq!(ExportForm::numbered(6), None);
    }

    #[test]
    fn a_sheet_has_what_is_typed_and_what_is_scanned() {
        let Exported { sheet, lost, .. } = written(ExportForm::Sheet);
        let names: Vec<_> = sheet.iter().map(|row| (row.name.as_str(), row.kind.as_str())).collect();
        assert_eq!(names, [("Example, anna", "TOTP · SHA1 · 6 · 30 s"), ("bo", "mOTP")]);
        assert_eq!(sheet[0].secret, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(sheet[0].picture.is_some());
        assert!(lost.iter().all(|entry| entry.what == "qr-code"), "{lost:?}");
    }
}
