//! What no fixture has: older and rarer forms of products' files, and what their entries become. All data is invented.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::io::{Cursor, Write as _};

use sluss_codes::account::{Account, Kind};
use sluss_codes::parameters::{Algorithm, Digits, Period};
use sluss_import::{Findings, Foreign, Format, Limits, Lock, Refusal, Remark, Why, open, open_beside, recognise};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SECRET: &[u8] = b"12345678901234567890";
const BASE32: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const HEX: &str = "3132333435363738393031323334353637383930";

fn read(bytes: impl AsRef<[u8]>) -> Findings {
    open(bytes.as_ref(), None, &Limits::default()).unwrap()
}

fn totp(digits: u8, period: u32) -> Kind {
    let (digits, period) = (Digits::new(digits).unwrap(), Period::seconds(period).unwrap());
    Kind::Totp { algorithm: Algorithm::Sha1, digits, period }
}

fn hotp(counter: u64) -> Kind {
    Kind::Hotp { algorithm: Algorithm::Sha1, digits: Digits::default(), counter }
}

/// Issuer, name and kind of each account.
fn told(findings: &Findings) -> Vec<(&str, &str, Kind)> {
    let told = |account: &'_ Account| assert_eq!(account.secret.expose(), SECRET, "{account:?}");
    findings.accounts().inspect(|account| told(account)).map(|it| (&*it.issuer, &*it.name, it.kind.clone())).collect()
}

fn left(findings: &Findings) -> Vec<(&str, &str, &Why)> {
    findings.left().map(|left| (&*left.issuer, &*left.name, &left.why)).collect()
}

fn zipped(name: &str, content: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, SimpleFileOptions::default()).unwrap();
    writer.write_all(content.as_bytes()).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn groups_of_aegis_become_tags_in_each_version() {
    let entry = |group: &str| {
        format!(
            r#"{{"type":"totp","name":"anna","issuer":"Example","note":"mine","favorite":true,"info":{{"secret":"{BASE32}"}},{group}}}"#
        )
    };
    let newer = format!(
        r#"{{"header":{{}},"db":{{"version":3,"groups":[{{"uuid":"g1","name":"Work"}}],"entries":[{}]}}}}"#,
        entry(r#""groups":["g1","gone"]"#)
    );
    let older = format!(r#"{{"header":{{}},"db":{{"version":1,"entries":[{}]}}}}"#, entry(r#""group":"Work""#));
    for vault in [newer, older] {
        let findings = read(vault);
        let notes = &findings.accounts().next().unwrap().notes;
        assert_eq!((notes.text.as_str(), notes.pinned), ("mine", true));
        assert_eq!(notes.tags, ["Work"]);
    }
}

#[test]
fn aegis_keeps_motp_and_yandex_with_their_pins() {
    let yandex = "GEZDGNBVGY3TQOJQGEZDGNBVGY"; // 16 bytes
    let entries = format!(
        r#"{{"type":"motp","name":"m","issuer":"E","info":{{"secret":"{BASE32}","algo":"MD5","pin":"1234"}}}},
           {{"type":"yandex","name":"y","issuer":"E","info":{{"secret":"{yandex}","pin":"5678"}}}}"#
    );
    let findings = read(format!(r#"{{"header":{{}},"db":{{"entries":[{entries}]}}}}"#));
    let pins: Vec<&[u8]> = findings
        .accounts()
        .map(|account| match &account.kind {
            Kind::Motp { pin: Some(pin) } | Kind::Yandex { pin: Some(pin) } => pin.expose(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(pins, [b"1234", b"5678"]);
}

#[test]
fn members_that_are_missing_in_2fas_have_the_usual_values() {
    let service = |rest: &str| format!(r#"{{"name":"Example","secret":"{BASE32}",{rest}}}"#);
    let services = [service(r#""otp":{"account":"anna"}"#), service(r#""otp":{}"#), service(r#""type":"x""#)].join(",");
    let findings = read(format!(r#"{{"schemaVersion":1,"services":[{services}]}}"#));
    assert_eq!(told(&findings), [("Example", "anna", totp(6, 30)), ("Example", "", totp(6, 30))]);
    assert_eq!(left(&findings), [("Example", "", &Why::Twice)]);
}

#[test]
fn old_and_otp_has_the_issuer_in_the_label() {
    let list = format!(r#"[{{"secret":"{BASE32}","label":"Example - anna","type":"TOTP","period":60}}]"#);
    assert_eq!(told(&read(list)), [("Example", "anna", totp(6, 60))]);
}

#[test]
fn passkeys_and_what_answers_requests_are_reported_and_not_taken() {
    let bitwarden = r#"{"encrypted":false,"folders":[],"items":[{"type":1,"name":"Bank","login":{"username":"anna","password":"invented","fido2Credentials":[{}]}}]}"#;
    let findings = read(bitwarden);
    assert_eq!(left(&findings), [("Bank", "anna", &Why::Passkey)]);
    assert_eq!((findings.others, findings.remarks), (1, vec![Remark::PasswordsInTheClear]));
    let duo = r#"[{"name":"Work","pkey":"DIX","accountType":"DuoAccount"}]"#;
    assert_eq!(left(&read(duo)), [("Work", "", &Why::Push)]);
    let cxf = r#"{"exporterRpId":"e.test","accounts":[{"items":[{"title":"Bank","credentials":[{"type":"passkey","username":"anna"},{"type":"note"}]}]}]}"#;
    let findings = read(cxf);
    assert_eq!((left(&findings), findings.others), (vec![("Bank", "anna", &Why::Passkey)], 1));
    let last_pass = r#"{"deviceName":"x","version":3,"accounts":[{"issuerName":"Work","userName":"anna","pushNotification":true}],"folders":[]}"#;
    assert_eq!(left(&read(last_pass)), [("Work", "anna", &Why::Push)]);
}

#[test]
fn every_type_of_the_browser_extension_is_known() {
    let entry = |index: u32, kind: &str, secret: &str, more: &str| {
        format!(
            r#""{index}":{{"index":{index},"hash":"h","type":{kind},"secret":"{secret}","issuer":"E","account":"{index}"{more}}}"#
        )
    };
    let entries = [
        entry(1, "\"hex\"", HEX, ""),
        entry(2, "\"hhex\"", HEX, r#","counter":7"#),
        entry(3, "\"battle\"", HEX, ""),
        entry(4, "1", BASE32, ""),
        entry(5, "2", BASE32, r#","counter":1"#),
        entry(6, "4", BASE32, ""),
        entry(7, "\"totp\"", &format!("blz-{HEX}"), ""),
        entry(8, "\"totp\"", &format!("stm-{BASE32}"), ""),
        entry(9, "\"totp\"", BASE32, r#","algorithm":"GOST3411_2012_256""#),
    ];
    let findings = read(format!("{{{}}}", entries.join(",")));
    let kinds: Vec<Kind> = told(&findings).into_iter().map(|(_, _, kind)| kind).collect();
    let expected = [totp(6, 30), hotp(7), totp(8, 30), totp(6, 30), hotp(1), Kind::Steam, totp(8, 30), Kind::Steam];
    assert_eq!(kinds, expected);
    assert_eq!(left(&findings), [("E", "9", &Why::Algorithm("GOST3411_2012_256".to_owned()))]);
}

#[test]
fn authys_own_tokens_have_seven_digits_and_ten_seconds() {
    let list = format!(r#"[{{"accountType":"authy","name":"Example: anna","secretSeed":"{HEX}"}}]"#);
    assert_eq!(told(&read(list)), [("Example", "anna", totp(7, 10))]);
    let script = format!(
        r#"[{{"name":"anna","secret":"{BASE32}","uri":"otpauth://totp/Example:anna?secret={BASE32}&digits=7&period=10"}}]"#
    );
    assert_eq!(told(&read(script)), [("Example", "anna", totp(7, 10))]);
}

#[test]
fn a_migration_of_which_a_part_is_missing_says_which() {
    let parts = include_str!("fixtures/google-migration-2of2.txt");
    let second = parts.lines().nth(1).unwrap();
    let findings = read(second);
    assert_eq!(findings.format, Format::GoogleMigration);
    assert_eq!(findings.remarks, [Remark::PartsMissing { missing: vec![1], of: 2 }]);
    assert_eq!(findings.accounts().count(), 2);
    let backwards = parts.lines().rev().collect::<Vec<_>>().join("\n");
    assert_eq!(read(backwards).entries, read(parts).entries);
}

#[test]
fn a_line_that_is_no_link_is_reported_by_its_number() {
    let list =
        format!("# from my old phone\notpauth://totp/Example:anna?secret={BASE32}\nhello\n\notpauth://nothing\n");
    let findings = read(list);
    assert_eq!(told(&findings), [("Example", "anna", totp(6, 30))]);
    let reasons: Vec<&Why> = left(&findings).into_iter().map(|(_, _, why)| why).collect();
    assert_eq!(reasons[0], &Why::Line(3));
    assert_eq!(reasons.len(), 2);
}

#[test]
fn tables_of_password_managers_are_read_by_the_names_of_their_columns() {
    let link = format!("otpauth://totp/anna?secret={BASE32}");
    let tables = [
        format!(
            "Group,Title,Username,Password,URL,Notes,TOTP,Icon,Last Modified,Created\nWork,Example,anna,invented,,,{link},0,,\n"
        ),
        format!("Title,URL,Username,Password,Notes,OTPAuth\nExample,https://e.test,anna,invented,\"a, b\nc\",{link}\n"),
        format!(
            "url,username,password,totp,extra,name,grouping,fav\nhttps://e.test,anna,invented,{BASE32},,Example,Work,0\n"
        ),
        format!("username;title;password;otpUrl\r\nanna;Example;invented;{link}\r\nbo;Other;invented;\r\n"),
        format!("folder,favorite,type,name,login_uri,login_totp\n,,1,Example,,{link},Example,30,6\n"),
    ];
    for table in &tables {
        let findings = read(table);
        assert_eq!(told(&findings), [("Example", "anna", totp(6, 30))], "{table}");
        assert!(findings.remarks.is_empty() != table.contains("invented"), "{table}");
    }
    assert_eq!(read(&tables[3]).others, 1);
}

#[test]
fn vaults_in_zips_are_read_wherever_codes_stand_in_them() {
    let link = |name: &str| format!("otpauth://totp/{name}?secret={BASE32}");
    let pass = format!(
        r#"{{"vaults":{{"v1":{{"name":"Work","items":[{{"data":{{"type":"login","metadata":{{"name":"Example"}},
            "content":{{"itemUsername":"anna","password":"invented","totpUri":"{}","passkeys":[{{}}]}},
            "extraFields":[{{"fieldName":"second","type":"totp","data":{{"totpUri":"{}"}}}}]}}}}]}}}}}}"#,
        link("anna"),
        link("bo")
    );
    let findings = read(zipped("Proton Pass/data.json", &pass));
    assert_eq!(findings.format, Format::ProtonPass);
    assert_eq!(told(&findings), [("Example", "anna", totp(6, 30)), ("Example", "bo", totp(6, 30))]);
    assert_eq!(left(&findings), [("Example", "anna", &Why::Passkey)]);
    let plus = zipped("Accounts.txt", &link("Example:anna"));
    assert_eq!(told(&read(plus)), [("Example", "anna", totp(6, 30))]);
    let cxf = format!(
        r#"{{"exporterRpId":"e.test","accounts":[{{"items":[{{"title":"Example","credentials":[
            {{"type":"basic-auth","username":{{"value":"anna"}}}},{{"type":"Totp","secret":{{"value":"{BASE32}"}}}}]}}]}}]}}"#
    );
    assert_eq!(told(&read(zipped("payload.json", &cxf))), [("Example", "anna", totp(6, 30))]);
}

#[test]
fn stratums_page_is_read_by_the_links_in_it() {
    let page = format!(
        "<!DOCTYPE html><html><body><code>otpauth://totp/Example:anna?secret={BASE32}&amp;digits=8</code><br></body></html>"
    );
    let findings = read(page);
    assert_eq!((findings.format, told(&findings)), (Format::Stratum, vec![("Example", "anna", totp(8, 30))]));
}

#[test]
fn stratum_has_kinds_by_number_and_motp_as_text() {
    let entry = |kind: u32, secret: &str| {
        format!(r#"{{"Type":{kind},"Issuer":"E","Username":"{kind}","Secret":"{secret}","Pin":"1234"}}"#)
    };
    let entries = [entry(1, BASE32), entry(3, HEX), entry(3, "DEADBEEF"), entry(9, BASE32)].join(",");
    let findings = read(format!(r#"{{"Authenticators":[{entries}]}}"#));
    assert_eq!(told(&findings)[0].2, hotp(0));
    assert!(matches!(told(&findings)[1].2, Kind::Motp { pin: Some(_) }));
    assert_eq!(left(&findings), [("E", "3", &Why::UnreadableSecret), ("E", "9", &Why::Kind("9".to_owned()))]);
}

#[test]
fn free_otp_prefers_what_the_person_wrote() {
    let bytes: Vec<String> = SECRET.iter().map(u8::to_string).collect();
    let token = format!(
        r#"{{"issuerExt":"E","issuerAlt":"Example","label":"a","labelAlt":"anna","secret":[{}],"type":"HOTP","counter":7}}"#,
        bytes.join(",")
    );
    assert_eq!(told(&read(format!(r#"{{"tokenOrder":[],"tokens":[{token}]}}"#))), [("Example", "anna", hotp(7))]);
    let xml = format!(
        "<map><string name=\"tokenOrder\">[]</string><string name=\"E:a\">{token}</string><string name=\"odd\">x</string></map>"
    );
    let findings = read(xml);
    assert_eq!(told(&findings), [("Example", "anna", hotp(7))]);
    assert_eq!(left(&findings), [("", "odd", &Why::Incomplete)]);
}

#[test]
fn an_app_without_a_password_is_opened_and_the_person_told() {
    let file = include_bytes!("fixtures/totp-authenticator-default.bin");
    assert!(matches!(recognise(file, &Limits::default()).unwrap().lock, Lock::MaybePassword(_)));
    let findings = read(file);
    assert_eq!(findings.remarks, [Remark::BuiltInPassword]);
    assert_eq!(findings.accounts().count(), 2);
}

#[test]
fn the_apps_own_storage_is_read_without_a_password() {
    let list = format!(r#"[{{"base":16,"key":"{HEX}","name":"anna","issuer":"Unknown","digits":"","period":"60"}}]"#);
    let list = list.replace('"', "&quot;");
    let xml = format!("<map><string name=\"STATIC_TOTP_CODES_LIST\">{list}</string></map>");
    assert_eq!(told(&read(xml)), [("", "anna", totp(6, 60))]);
}

#[test]
fn steams_revocation_code_is_mentioned_and_stays_in_the_file() {
    let findings = read(include_bytes!("fixtures/steam.maFile"));
    assert_eq!(findings.remarks, [Remark::SteamRevocationCode]);
    assert!(!format!("{findings:?}").contains("R00000"));
    let app = r#"{"accounts":{"1":{"shared_secret":"MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=","account_name":"anna"}}}"#;
    assert_eq!(told(&read(app)), [("Steam", "anna", Kind::Steam)]);
}

#[test]
fn files_that_only_their_product_can_read_are_refused_by_name() {
    let refused = |bytes: &[u8]| open(bytes, Some("x"), &Limits::default());
    assert_eq!(refused(b"<WinAuth version=\"3\"></WinAuth>"), Err(Refusal::Foreign(Foreign::WinAuthInternal)));
    assert_eq!(refused(b"-----BEGIN PGP MESSAGE-----\nx"), Err(Refusal::Foreign(Foreign::OpenPgp)));
    let restricted = include_bytes!("fixtures/bitwarden-account-restricted.json");
    assert_eq!(
        recognise(restricted, &Limits::default()).map(drop),
        Err(Refusal::Foreign(Foreign::BitwardenAccountRestricted))
    );
}

#[test]
fn steams_two_files_may_come_in_either_order() {
    let (sealed, manifest) =
        (include_bytes!("fixtures/steam-encrypted.maFile"), include_bytes!("fixtures/steam-manifest.json"));
    let both = |file: &[u8], beside: &[u8]| open_beside(file, beside, Some("import-test-42"), &Limits::default());
    let findings = both(sealed, manifest).unwrap();
    assert_eq!((findings.format, told(&findings)), (Format::Steam, vec![("Steam", "eve", Kind::Steam)]));
    assert_eq!(both(manifest, sealed), Ok(findings));
    assert!(matches!(recognise(manifest, &Limits::default()).unwrap().lock, Lock::Companion(_)));
    assert_eq!(both(manifest, b""), Err(Refusal::CompanionNeeded));
    assert_eq!(both(sealed, b"{}"), Err(Refusal::CompanionNeeded));
    assert!(matches!(both(manifest, b"?"), Err(Refusal::Damaged(_))));
    assert_eq!(open_beside(sealed, manifest, None, &Limits::default()), Err(Refusal::PasswordNeeded));
}

#[test]
fn an_entry_of_the_extension_that_is_damaged_costs_no_other() {
    let file = include_str!("fixtures/authenticator-extension-v2.json");
    let mut value: serde_json::Value = serde_json::from_str(file).unwrap();
    value["40000000-0000-4000-8000-000000000001"]["secret"] = "U2FsdGVkX1+odd".into();
    let bytes = serde_json::to_vec(&value).unwrap();
    let findings = open(&bytes, Some("import-test-42"), &Limits::default()).unwrap();
    assert_eq!(findings.accounts().count(), 4);
    assert_eq!(left(&findings), [("Öko & Söhne", "bob", &Why::EncryptedSecret)]);
    assert_eq!(open(&bytes, Some("import-test-43"), &Limits::default()), Err(Refusal::WrongPassword));
}

#[test]
fn passwords_and_notes_of_logins_are_not_in_the_report() {
    let item = format!(
        r#"{{"type":1,"name":"Bank","notes":"invented-note","login":{{"username":"anna","password":"invented","totp":"{BASE32}"}}}}"#
    );
    let findings = read(format!(r#"{{"encrypted":false,"folders":[],"items":[{item}]}}"#));
    assert_eq!(told(&findings), [("Bank", "anna", totp(6, 30))]);
    let all = format!("{findings:?}");
    assert!(!all.contains("invented") && !all.contains(BASE32), "{all}");
}
