//! Recovery codes: a sheet of paper instead of the phone.

use sluss_domain::model::secret::{Bearer, Kind};
use sluss_domain::ports::store::{Change, OwnChange};
use sluss_protocol::api::AccountView;
use sluss_protocol::method::{Level, Method};
use sluss_protocol::sign_in::{FormAction, Notice, SignInPage, Step, UnavailableReason};
use sluss_testkit::{Account, Person, Server, Site};

struct Sheet {
    server: Server,
    site: Site,
    account: Account,
    codes: Vec<String>,
}

impl Sheet {
    async fn printed() -> Self {
        let server = Server::start().await;
        let account = server.account("anna@example.eu").await;
        let phone = Person::new(&server).add_device(&account).await;
        let mut person = Person::new(&server);
        let view = person.sign_in_to_account(&account, Some(&phone)).await;
        let codes = person.make_recovery_codes(&view).await;
        let site = server.site("rasff", Level::Medium).await;
        Self { server, site, account, codes }
    }

    /// How many mails have said that codes were made.
    async fn told_of_new_codes(&self) -> usize {
        let told = self.server.subjects_to(&self.account.email).await;
        told.iter().filter(|subject| *subject == "Recovery codes were made").count()
    }

    /// The owner on the account pages, who has used up the first code.
    async fn opened_by_first_code(&self) -> (Person, AccountView) {
        let mut person = Person::new(&self.server);
        let page = person.begin("/account/sign-in").await;
        let page = person.enter_password(&page, &self.account, Method::Recovery).await;
        person.act(&page, FormAction::Answer, &[("code", &self.codes[0])]).await;
        let view = person.account().await;
        (person, view)
    }

    async fn at_the_code(&self, person: &mut Person) -> SignInPage {
        let page = person.come_from(&self.site).await;
        let page = person.enter_password(&page, &self.account, Method::Recovery).await;
        assert!(matches!(page.step, Step::Code { .. }), "{page:?}");
        page
    }
}

#[tokio::test]
async fn f05_a_recovery_code_is_a_second_factor_once() {
    let sheet = Sheet::printed().await;
    assert_eq!(sheet.codes.len(), 10);
    let mut person = Person::new(&sheet.server);
    let page = sheet.at_the_code(&mut person).await;
    let typed = sheet.codes[3].to_lowercase().replace('-', " ");
    let page = person.act(&page, FormAction::Answer, &[("code", &typed)]).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    let tokens = sheet.site.redeem(&sheet.site.code(&page)).await.json();
    let claims = tokens["id_token"].as_str().unwrap().split('.').nth(1).unwrap().to_owned();
    let claims = data_encoding::BASE64URL_NOPAD.decode(claims.as_bytes()).unwrap();
    let claims: serde_json::Value = serde_json::from_slice(&claims).unwrap();
    assert_eq!(claims["acr"], "MEDIUM");
    assert_eq!(claims["amr"], serde_json::json!(["pwd", "otp", "mfa"]));

    let mut again = Person::new(&sheet.server);
    let page = sheet.at_the_code(&mut again).await;
    let page = again.act(&page, FormAction::Answer, &[("code", &sheet.codes[3])]).await;
    assert_eq!(page.notice, Some(Notice::WrongRecovery));
    let told = sheet.server.subjects_to(&sheet.account.email).await;
    assert_eq!(told, ["A device was registered", "A recovery code was used", "Recovery codes were made"]);
}

#[tokio::test]
async fn f05_c04_of_two_that_type_one_code_at_the_same_instant_one_passes() {
    let sheet = Sheet::printed().await;
    let (mut one, mut two) = (Person::new(&sheet.server), Person::new(&sheet.server));
    let (first, second) = (sheet.at_the_code(&mut one).await, sheet.at_the_code(&mut two).await);
    let fields = [("code", sheet.codes[0].as_str())];
    let (first, second) =
        tokio::join!(one.act(&first, FormAction::Answer, &fields), two.act(&second, FormAction::Answer, &fields));
    let passed = [first, second].iter().filter(|page| matches!(page.step, Step::Passed { .. })).count();
    assert_eq!(passed, 1);
}

#[tokio::test]
async fn f05_c06_ten_wrong_ones_lock_the_codes_and_new_ones_open_them_again() {
    let sheet = Sheet::printed().await;
    let mut person = Person::new(&sheet.server);
    let mut page = sheet.at_the_code(&mut person).await;
    page = person.act(&page, FormAction::Answer, &[("code", "1234")]).await;
    assert_eq!(page.notice, Some(Notice::RecoveryForm), "what is no code is not counted");
    for _ in 0..10 {
        page = person.act(&page, FormAction::Answer, &[("code", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")]).await;
    }
    let Step::Choose { methods, .. } = &page.step else { panic!("{page:?}") };
    let unavailable = |method| methods.iter().find(|option| option.method == method).unwrap().unavailable;
    assert_eq!(unavailable(Method::Recovery), Some(UnavailableReason::FactorLocked));
    assert_eq!(unavailable(Method::Qr), None);
    let page = person.act(&page, FormAction::Choose, &[("method", Method::Recovery.name())]).await;
    assert!(matches!(page.step, Step::Choose { .. }), "{page:?}");
}

#[tokio::test]
async fn f05_new_codes_replace_the_old_and_the_store_has_hashes_only() {
    let sheet = Sheet::printed().await;
    let (mut person, view) = sheet.opened_by_first_code().await;
    assert_eq!((view.level, view.safety.recovery_codes, view.safety.losses), (Level::Medium, 9, Some(2)));
    let fresh = person.make_recovery_codes(&view).await;
    assert_eq!(person.account().await.safety.recovery_codes, 10);
    let mut other = Person::new(&sheet.server);
    let page = sheet.at_the_code(&mut other).await;
    let page = other.act(&page, FormAction::Answer, &[("code", &sheet.codes[1])]).await;
    assert_eq!(page.notice, Some(Notice::WrongRecovery));
    let page = other.act(&page, FormAction::Answer, &[("code", &fresh[1])]).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    let database = sheet.server.database();
    for code in sheet.codes.iter().chain(&fresh) {
        for written in [code.clone(), code.replace('-', ""), code.replace('-', "").to_lowercase()] {
            assert!(!database.windows(written.len()).any(|window| window == written.as_bytes()));
        }
    }
}

#[tokio::test]
async fn f05_codes_that_were_only_shown_count_for_nothing_and_those_before_go_on_to() {
    let sheet = Sheet::printed().await;
    let (mut person, view) = sheet.opened_by_first_code().await;
    assert_eq!(sheet.told_of_new_codes().await, 1);
    let first = person.look_at_recovery_codes(&view).await;
    let second = person.look_at_recovery_codes(&view).await;
    assert_eq!(person.account().await.safety.recovery_codes, 9);
    assert_eq!(sheet.told_of_new_codes().await, 1, "nothing has changed yet");
    let mut other = Person::new(&sheet.server);
    let page = sheet.at_the_code(&mut other).await;
    let page = other.act(&page, FormAction::Answer, &[("code", &second.codes[0])]).await;
    assert_eq!(page.notice, Some(Notice::WrongRecovery));
    let page = other.act(&page, FormAction::Answer, &[("code", &sheet.codes[1])]).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");

    assert_eq!(
        person.keep_recovery_codes(&view, &first.proposal).await.problem(),
        "not-found",
        "others were shown since"
    );
    assert_eq!(person.keep_recovery_codes(&view, "rcp_guessed").await.problem(), "not-found");
    for time in ["once", "and again, since the answer may be lost"] {
        assert_eq!(person.keep_recovery_codes(&view, &second.proposal).await.status, 204, "{time}");
    }
    assert_eq!(person.account().await.safety.recovery_codes, 10);
    assert_eq!(sheet.told_of_new_codes().await, 2);
    let mut third = Person::new(&sheet.server);
    let page = sheet.at_the_code(&mut third).await;
    let page = third.act(&page, FormAction::Answer, &[("code", &second.codes[0])]).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
    // A used code does not come back by saying once more that it is kept.
    person.keep_recovery_codes(&view, &second.proposal).await;
    assert_eq!(person.account().await.safety.recovery_codes, 9);
}

#[tokio::test]
async fn f05_codes_are_kept_in_time_by_whoever_they_were_shown_to() {
    let sheet = Sheet::printed().await;
    let (mut person, view) = sheet.opened_by_first_code().await;
    let shown = person.look_at_recovery_codes(&view).await;
    let other = sheet.server.account("bo@example.eu").await;
    let phone = Person::new(&sheet.server).add_device(&other).await;
    let mut bo = Person::new(&sheet.server);
    let bos = bo.sign_in_to_account(&other, Some(&phone)).await;
    assert_eq!(bo.keep_recovery_codes(&bos, &shown.proposal).await.problem(), "not-found");
    assert_eq!(person.keep_recovery_codes(&view, &view.csrf).await.problem(), "not-found");
    sheet.server.clock.advance(std::time::Duration::from_secs(30 * 60));
    assert_eq!(person.keep_recovery_codes(&view, &shown.proposal).await.problem(), "expired");
    assert_eq!(person.account().await.safety.recovery_codes, 9);
}

#[tokio::test]
async fn f05_a_code_that_an_earlier_version_made_still_works() {
    let sheet = Sheet::printed().await;
    let bytes = [0x5a; 15];
    let (id, long) = (sheet.server.id_of(&sheet.account).await, Bearer::from_bytes(Kind::Recovery, &bytes).hash());
    let older = OwnChange::ReplaceCredentials(id, Method::Recovery, vec![long]);
    sheet.server.instance().sluss.store.commit(vec![Change::Own(older)]).await.unwrap();
    let mut person = Person::new(&sheet.server);
    let page = sheet.at_the_code(&mut person).await;
    let page = person.act(&page, FormAction::Answer, &[("code", &data_encoding::BASE32_NOPAD.encode(&bytes))]).await;
    assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
}

#[tokio::test]
async fn f05_a_code_that_is_wrong_takes_a_slow_hash() {
    let sheet = Sheet::printed().await;
    let hashes = || sheet.server.hasher.compared.load(std::sync::atomic::Ordering::SeqCst);
    let mut person = Person::new(&sheet.server);
    let page = sheet.at_the_code(&mut person).await;
    let before = hashes();
    let page = person.act(&page, FormAction::Answer, &[("code", "AAAA-AAAA-AAAA")]).await;
    assert_eq!((page.notice, hashes() - before), (Some(Notice::WrongRecovery), 1));
}

#[tokio::test]
async fn a_method_that_is_registered_otherwise_has_no_sheet_of_codes() {
    let sheet = Sheet::printed().await;
    let (mut person, view) = sheet.opened_by_first_code().await;
    for method in ["sms", "password", "nothing"] {
        let refused = person.api("POST", &format!("/api/account/codes/{method}"), &view.csrf, None).await;
        assert_eq!(refused.problem(), "not-found", "{method}");
    }
}

#[tokio::test]
async fn f03_f05_codes_are_made_behind_a_second_factor_only() {
    let server = Server::start().await;
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    let view = person.sign_in_to_account(&account, None).await;
    let refused = person.api("POST", "/api/account/codes/recovery", &view.csrf, None).await;
    assert_eq!(refused.problem(), "no-factor");
    person.add_device(&account).await;
    let view = person.account().await;
    let refused = person.api("POST", "/api/account/codes/recovery", &view.csrf, None).await;
    assert_eq!(refused.problem(), "step-up-required");
    let page = person.begin("/account/sign-in").await;
    let page = person.enter_password(&page, &account, Method::Recovery).await;
    let Step::Choose { methods, .. } = &page.step else { panic!("{page:?}") };
    let recovery = methods.iter().find(|option| option.method == Method::Recovery).unwrap();
    assert_eq!(recovery.unavailable, Some(UnavailableReason::Missing));
}
