//! What is written in other programs' forms comes back through the importer as it was, and what a form cannot hold is said.

use crate::accounts::{
    FAR_COUNTER, FIVE_DIGITS_OF_STEAM, HOTP, LONG_PERIOD, LONG_YANDEX, MOTP, MOTP_WITH_ODD_PIN, MOTP_WITH_PIN,
    SEVEN_DIGITS, SHORT_YANDEX, STEAM, YANDEX, YANDEX_WITH_PIN, account, accounts, kept, losses, plain, read, taken,
    totp, with_counting_secrets,
};
use serde_json::Value;
use sluss_codes::account::{Account, Kind};
use sluss_codes::link;
use sluss_codes::parameters::Algorithm;
use sluss_codes::secret_text;
use sluss_export::{Lost, Reason, aegis, cxf, links, migration, sheet};
use sluss_import::{Format, Limits, Lock, Refusal, open, recognise};

const EXPORTER: cxf::Exporter<'_> = cxf::Exporter { rp_id: "codes.example.eu", name: "Sluss", written: 1_700_000_000 };

fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../import/tests/fixtures/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

fn whole(place: usize, why: Reason) -> (usize, Lost) {
    (place, Lost::Account(why))
}

/// What Aegis' vault loses of [`accounts`]; it counts milliseconds in 32 bits.
fn losses_of_aegis() -> Vec<(usize, Lost)> {
    vec![
        whole(LONG_PERIOD, Reason::Period),
        whole(FAR_COUNTER, Reason::Counter),
        (MOTP, Lost::PinAsked),
        (MOTP_WITH_ODD_PIN, Lost::Pin),
        (YANDEX, Lost::PinAsked),
        (LONG_YANDEX, Lost::PinAsked),
        whole(SHORT_YANDEX, Reason::Secret),
    ]
}

/// As they come out of a vault that cannot hold every PIN.
fn without_odd_pin(mut accounts: Vec<Account>) -> Vec<Account> {
    let odd = accounts.iter_mut().find(|account| account.name == "odd").unwrap();
    odd.kind = Kind::Motp { pin: None };
    accounts
}

#[test]
fn aegis_gets_every_kind_with_notes_and_tags() {
    let accounts = accounts();
    let written = aegis::plain(&accounts, [7; 32]);
    assert_eq!(losses(&written), losses_of_aegis());
    let findings = read(&written.content, None);
    assert_eq!(findings.format, Format::Aegis);
    assert_eq!(taken(&findings), without_odd_pin(with_counting_secrets(kept(&accounts, &written))));
}

#[test]
fn aegis_sealed_opens_by_its_password_alone_and_notices_what_was_altered() {
    let accounts = accounts();
    let random: [u8; aegis::RANDOM] = std::array::from_fn(|place| place as u8);
    let written = aegis::sealed(&accounts, "import-test-42", &random);
    assert_eq!(losses(&written), losses_of_aegis());
    assert!(
        matches!(recognise(&written.content, &Limits::default()).unwrap().lock, Lock::Password(cost) if cost.memory == 32 << 20)
    );
    let findings = read(&written.content, Some("import-test-42"));
    assert_eq!(taken(&findings), without_odd_pin(with_counting_secrets(kept(&accounts, &written))));
    let with = |password| open(&written.content, password, &Limits::default()).map(|findings| findings.entries.len());
    assert_eq!([with(None), with(Some("import-test-43"))], [Err(Refusal::PasswordNeeded), Err(Refusal::WrongPassword)]);
    let text = String::from_utf8(written.content.to_vec()).unwrap();
    for secret in ["anna@example.eu", "GEZDGNBV", "old phone", "1234567890"] {
        assert!(!text.contains(secret), "{secret}");
    }
    let file = json(&written.content);
    for path in ["/header/slots/0/key", "/header/slots/0/salt", "/header/params/tag", "/db"] {
        let mut altered = file.clone();
        let text = altered.pointer(path).unwrap().as_str().unwrap();
        let first = if text.starts_with('a') { 'b' } else { 'a' };
        *altered.pointer_mut(path).unwrap() = format!("{first}{}", &text[1..]).into();
        let opened = open(altered.to_string().as_bytes(), Some("import-test-42"), &Limits::default());
        assert!(matches!(opened, Err(Refusal::WrongPassword | Refusal::Damaged(_))), "{path}");
    }
}

/// The fixtures are what the products write, with other ids.
#[test]
fn what_is_read_from_aegis_and_cxf_is_written_as_it_was() {
    let without = |mut value: Value, names: &[&str]| {
        for name in names {
            value.as_object_mut().unwrap().remove(*name);
        }
        value
    };
    let aegis_file = fixture("aegis-plain.json");
    let written = aegis::plain(&taken(&read(&aegis_file, None)), [7; 32]);
    let entries = |file: &[u8]| -> Vec<Value> {
        let list = json(file)["db"]["entries"].as_array().unwrap().clone();
        list.into_iter().map(|entry| without(entry, &["uuid"])).collect()
    };
    assert_eq!(entries(&written.content), entries(&aegis_file));
    let (ours, theirs) = (json(&written.content), json(&aegis_file));
    assert_eq!(
        [&ours["version"], &ours["header"], &ours["db"]["version"]],
        [&theirs["version"], &theirs["header"], &theirs["db"]["version"]]
    );
    let cxf_file = fixture("cxf.json");
    let written = cxf::write(&taken(&read(&cxf_file, None)), EXPORTER, [7; 32]);
    let items = |file: &[u8]| -> Vec<Value> {
        let list = json(file)["accounts"][0]["items"].as_array().unwrap().clone();
        list.into_iter().map(|item| without(item, &["id", "creationAt", "modifiedAt"])).collect()
    };
    assert_eq!(items(&written.content), items(&cxf_file));
}

#[test]
fn ids_are_there_once_and_say_nothing() {
    let accounts = accounts();
    let file = json(&aegis::plain(&accounts, [7; 32]).content);
    let groups: Vec<&str> =
        file["db"]["groups"].as_array().unwrap().iter().map(|group| group["name"].as_str().unwrap()).collect();
    assert_eq!(groups, ["Work", "Öko, \"E\""], "a tag of two accounts is one group");
    let ids = file["db"]["entries"].as_array().unwrap().iter().chain(file["db"]["groups"].as_array().unwrap());
    let ids: std::collections::BTreeSet<String> = ids.map(|it| it["uuid"].to_string()).collect();
    assert_eq!(ids.len(), accounts.len() - 3 + groups.len());
    assert_ne!(aegis::plain(&accounts, [7; 32]), aegis::plain(&accounts, [8; 32]));
}

#[test]
fn a_tag_that_aegis_cannot_have_is_said_to_be_missing() {
    let mut account = account("Example", "anna", b"f", totp(Algorithm::Sha1, 6, 30));
    account.notes.tags = ["Work", " Work ", ""].map(str::to_owned).to_vec();
    let written = aegis::plain(std::slice::from_ref(&account), [7; 32]);
    assert_eq!(losses(&written), [(0, Lost::Tags), (0, Lost::Tags)]);
    assert_eq!(taken(&read(&written.content, None))[0].notes.tags, ["Work"]);
}

#[test]
fn a_list_of_links_has_everything_but_notes() {
    let accounts = accounts();
    let written = links::write(&accounts);
    let expected = [
        (0, Lost::Note),
        (0, Lost::Tags),
        (0, Lost::Pinned),
        (1, Lost::Tags),
        whole(FAR_COUNTER, Reason::Counter),
        whole(FIVE_DIGITS_OF_STEAM, Reason::Misread),
        whole(SHORT_YANDEX, Reason::Secret),
    ];
    assert_eq!(losses(&written), expected);
    let findings = read(written.content.as_bytes(), None);
    assert_eq!((findings.format, written.content.lines().count()), (Format::Links, accounts.len() - 3));
    assert_eq!(taken(&findings), plain(with_counting_secrets(kept(&accounts, &written))));
    let long = account("Example", &"x".repeat(70_000), b"f", totp(Algorithm::Sha1, 6, 30));
    assert_eq!(losses(&links::write(&[long])), [whole(0, Reason::TooLong)]);
}

#[test]
fn googles_codes_hold_ten_accounts_at_most_and_name_what_they_cannot() {
    let accounts = accounts();
    let written = migration::write(&accounts, -7);
    let expected = [
        (0, Lost::Note),
        (0, Lost::Tags),
        (0, Lost::Pinned),
        (1, Lost::Tags),
        whole(SEVEN_DIGITS, Reason::Period),
        whole(LONG_PERIOD, Reason::Period),
        whole(FAR_COUNTER, Reason::Counter),
        whole(STEAM, Reason::Kind),
        whole(MOTP, Reason::Kind),
        whole(MOTP_WITH_PIN, Reason::Kind),
        whole(MOTP_WITH_ODD_PIN, Reason::Kind),
        whole(YANDEX, Reason::Kind),
        whole(YANDEX_WITH_PIN, Reason::Kind),
        whole(LONG_YANDEX, Reason::Kind),
        whole(FIVE_DIGITS_OF_STEAM, Reason::Digits),
        whole(SHORT_YANDEX, Reason::Kind),
    ];
    assert_eq!(losses(&written), expected);
    let list = written.content.iter().map(|link| link.as_str()).collect::<Vec<_>>().join("\n");
    let findings = read(list.as_bytes(), None);
    assert_eq!(findings.format, Format::GoogleMigration);
    assert_eq!(findings.remarks, [], "no part is missing");
    assert_eq!(taken(&findings), plain(kept(&accounts, &written)));
    let many: Vec<Account> =
        (0..25).map(|n| account("E", &n.to_string(), b"f", totp(Algorithm::Sha1, 6, 30))).collect();
    let codes = migration::write(&many, 1).content;
    let sizes: Vec<usize> = codes.iter().map(|code| link::migration::read(code).unwrap().accounts.len()).collect();
    assert_eq!(sizes, [10, 10, 5]);
}

#[test]
fn cxf_gets_codes_by_the_time_with_notes_and_tags() {
    let accounts = accounts();
    let written = cxf::write(&accounts, EXPORTER, [7; 32]);
    let kinds = [
        HOTP,
        FAR_COUNTER,
        STEAM,
        MOTP,
        MOTP_WITH_PIN,
        MOTP_WITH_ODD_PIN,
        YANDEX,
        YANDEX_WITH_PIN,
        LONG_YANDEX,
        SHORT_YANDEX,
    ];
    let expected: Vec<_> = std::iter::once(whole(LONG_PERIOD, Reason::Period))
        .chain(kinds.map(|place| whole(place, Reason::Kind)))
        .collect();
    assert_eq!(losses(&written), expected);
    let findings = read(&written.content, None);
    assert_eq!((findings.format, findings.others, &*findings.remarks), (Format::Cxf, 0, &[][..]));
    assert_eq!(taken(&findings), kept(&accounts, &written));
    let header = json(&written.content);
    assert_eq!((&header["exporterRpId"], &header["timestamp"]), (&"codes.example.eu".into(), &1_700_000_000.into()));
}

/// The types of a library by those who wrote the format: what it does not know it keeps as unknown, or leaves out.
#[test]
fn another_program_understands_all_of_a_cxf_file() {
    use credential_exchange_format::{Credential, Header};
    let written = cxf::write(&accounts(), EXPORTER, [7; 32]);
    let header: Header = serde_json::from_slice(&written.content).unwrap();
    let credentials: Vec<&Credential> = header.accounts[0].items.iter().flat_map(|item| &item.credentials).collect();
    assert!(credentials.iter().all(|it| matches!(it, Credential::Totp(_) | Credential::Note(_))), "{credentials:?}");
    assert_eq!(serde_json::to_value(&header).unwrap(), json(&written.content));
}

#[test]
fn a_sheet_has_what_a_person_types() {
    let accounts = accounts();
    let sheet = sheet::rows(&accounts);
    let expected = [FAR_COUNTER, MOTP_WITH_ODD_PIN, FIVE_DIGITS_OF_STEAM, SHORT_YANDEX]
        .map(|place| (place, if place == MOTP_WITH_ODD_PIN { Lost::Pin } else { Lost::QrCode }));
    assert_eq!(losses(&sheet), expected);
    assert_eq!(sheet.content.len(), accounts.len());
    for (account, row) in accounts.iter().zip(&sheet.content) {
        assert_eq!((row.issuer, row.name, row.notes), (&*account.issuer, &*account.name, &account.notes));
        let typed = match account.kind {
            Kind::Motp { .. } => secret_text::hex(&row.secret),
            _ => secret_text::base32(&row.secret),
        };
        assert_eq!(typed.as_ref(), Ok(&account.secret));
        assert!(row.secret.split(' ').all(|group| (1..=4).contains(&group.len())), "{}", *row.secret);
        if let Some(link) = &row.link {
            assert_eq!(
                plain(vec![link::read(link).unwrap().account]),
                plain(with_counting_secrets(vec![account.clone()]))
            );
        }
    }
    let pins: Vec<&str> = sheet.content.iter().filter_map(|row| row.pin.as_ref().map(|pin| pin.as_str())).collect();
    assert_eq!(pins, ["1234", "5239"]);
    assert_eq!(
        sheet.content[HOTP].codes,
        sheet::Codes::Hotp(Algorithm::Sha512, sluss_codes::parameters::Digits::new(8).unwrap(), 7)
    );
}

#[test]
fn what_was_written_does_not_show_secrets_to_a_log() {
    let accounts = accounts();
    let shown = [
        format!("{:?}", aegis::plain(&accounts, [7; 32])),
        format!("{:?}", cxf::write(&accounts, EXPORTER, [7; 32])),
        format!("{:?} {:?}", links::write(&accounts), migration::write(&accounts, 1)),
        format!("{:?} {:?}", sheet::rows(&accounts), sheet::rows(&accounts).content),
    ];
    for secret in ["GEZD", "1234", "5239", "MTIz", "49, 50, 51"] {
        assert!(shown.iter().all(|shown| !shown.contains(secret)), "{secret} in {shown:?}");
    }
}

#[test]
fn nothing_is_written_of_nobody() {
    assert_eq!(taken(&read(&aegis::plain(&[], [7; 32]).content, None)), []);
    assert_eq!(taken(&read(&cxf::write(&[], EXPORTER, [7; 32]).content, None)), []);
    assert_eq!(
        (&**links::write(&[]).content, migration::write(&[], 1).content.len(), sheet::rows(&[]).content.len()),
        ("", 0, 0)
    );
}
