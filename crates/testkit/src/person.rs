//! Somebody with a browser: it keeps cookies, sends forms from the server's own pages, and follows nothing by itself.

use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header, request};
use serde_json::Value;
use sluss_protocol::api::{AccountView, EnrolmentView};
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{FormAction, SignInPage, Step};
use url::form_urlencoded;

use crate::{Account, Answer, Phone, Server, Site};

/// Somebody with a browser.
#[derive(Clone, Debug)]
pub struct Person {
    server: Server,
    cookies: BTreeMap<String, String>,
    address: Option<IpAddr>,
    browser: String,
    script: bool,
}

impl Person {
    /// With a browser that has never been here.
    #[must_use]
    pub fn new(server: &Server) -> Self {
        Self { server: server.clone(), cookies: BTreeMap::new(), address: None, browser: String::new(), script: false }
    }

    /// At another place: whatever is sent from now on comes from this address.
    #[must_use]
    pub fn at(self, address: &str) -> Self {
        Self { address: Some(address.parse().expect("an IP address")), ..self }
    }

    /// With a browser that says this of itself.
    #[must_use]
    pub fn with_browser(self, agent: &str) -> Self {
        Self { browser: agent.to_owned(), ..self }
    }

    /// With a browser that runs scripts: the sign-in page's own takes the steps, and the page is not loaded anew after each.
    #[must_use]
    pub fn with_script(self) -> Self {
        Self { script: true, ..self }
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Puts a cookie into the browser.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Asks for an address with the cookies that the browser has, and follows no redirect.
    pub async fn open(&mut self, url: &str) -> Answer {
        self.send(Request::get(url), Body::empty()).await
    }

    /// Waits, as the script of a sign-in page does, until the sign-in has gone on from what the page shows.
    pub async fn wait_by_script(&mut self, page: &SignInPage) -> Answer {
        let url = format!("{}?seen={}", page.action, page.version);
        self.send(Request::get(url).header(header::ACCEPT, page.accept()), Body::empty()).await
    }

    /// Sends a form as a page of the server's does, and stays where it is.
    pub async fn post(&mut self, url: &str, fields: &[(&str, &str)]) -> Answer {
        self.send_form(Request::post(url), fields).await
    }

    /// The same by a script of ours, which leaves in the fields what was typed and asks for the reason only.
    pub async fn post_by_script(&mut self, url: &str, fields: &[(&str, &str)]) -> Answer {
        self.send_form(Request::post(url).header(header::ACCEPT, "application/json"), fields).await
    }

    async fn send_form(&mut self, request: request::Builder, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = request
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    /// Follows a link or a redirect from a page of another site, as browsers say so.
    pub async fn open_from_elsewhere(&mut self, url: &str) -> Answer {
        let request = Request::get(url).header("sec-fetch-site", "cross-site");
        let request = request.header("sec-fetch-mode", "navigate").header("sec-fetch-dest", "document");
        self.send(request, Body::empty()).await
    }

    /// Does something on the account pages, as their script does.
    pub async fn api(&mut self, method: &str, path: &str, csrf: &str, body: Option<&Value>) -> Answer {
        let request = Request::builder().method(method).uri(path);
        let request = request.header("sluss-csrf", csrf).header("sec-fetch-site", "same-origin");
        let request = request.header(header::CONTENT_TYPE, "application/json");
        self.send(request, body.map_or(Body::empty(), |body| Body::from(body.to_string()))).await
    }

    async fn send(&mut self, request: request::Builder, body: Body) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = if cookies.is_empty() { request } else { request.header(header::COOKIE, cookies.join("; ")) };
        let request = if self.browser.is_empty() { request } else { request.header(header::USER_AGENT, &self.browser) };
        let mut request = request.body(body).expect("tests build whole requests");
        if let Some(address) = self.address {
            request.extensions_mut().insert(ConnectInfo(SocketAddr::new(address, 40_000)));
        }
        let answer = self.server.send(request).await;
        for line in answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok()) {
            self.keep(line);
        }
        answer
    }

    fn keep(&mut self, line: &str) {
        let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) else { return };
        if line.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// Comes from a site and is shown the first page.
    pub async fn come_from(&mut self, site: &Site) -> SignInPage {
        self.begin(&site.authorize_url()).await
    }

    /// Begins a sign-in at an address and is shown the first page.
    pub async fn begin(&mut self, url: &str) -> SignInPage {
        let begun = self.open(url).await;
        assert_eq!(begun.status, 303, "{begun:?}");
        let page = begun.header("location").to_owned();
        self.open(&page).await.page()
    }

    /// Follows a link on a page of ours, which browsers say, and no redirect.
    pub async fn follow(&mut self, url: &str) -> Answer {
        self.send(Request::get(url).header("sec-fetch-site", "same-origin"), Body::empty()).await
    }

    /// Follows such a link to the sign-in and is shown the first page.
    pub async fn follow_to_sign_in(&mut self, url: &str) -> SignInPage {
        let begun = self.follow(url).await;
        assert_eq!(begun.status, 303, "{begun:?}");
        let page = begun.header("location").to_owned();
        self.open(&page).await.page()
    }

    /// Takes one step on a sign-in page and is shown where that leads.
    pub async fn act(&mut self, page: &SignInPage, action: FormAction, fields: &[(&str, &str)]) -> SignInPage {
        let answer = self.act_raw(page, action, fields).await;
        if answer.status == 303 { self.open(&page.action).await.page() } else { answer.page().after(page) }
    }

    /// The same, with the answer as it came.
    pub async fn act_raw(&mut self, page: &SignInPage, action: FormAction, fields: &[(&str, &str)]) -> Answer {
        let request = Request::post(&page.action);
        let request = if self.script { request.header(header::ACCEPT, page.accept()) } else { request };
        self.send_form(request, &filled(page, action, fields)).await
    }

    /// Takes one step as the page's own script does, which is shown where that leads in the same answer.
    pub async fn act_by_script(
        &mut self,
        page: &SignInPage,
        action: FormAction,
        fields: &[(&str, &str)],
    ) -> SignInPage {
        let request = Request::post(&page.action).header(header::ACCEPT, page.accept());
        self.send_form(request, &filled(page, action, fields)).await.page().after(page)
    }

    /// From the first page past the password.
    pub async fn enter_password(&mut self, page: &SignInPage, account: &Account, method: Method) -> SignInPage {
        let page = self.act(page, FormAction::Identify, &[("email", &account.email)]).await;
        assert!(matches!(page.step, Step::Password { .. }), "{page:?}");
        self.act(&page, FormAction::Password, &[("method", method.name()), ("password", &account.password)]).await
    }

    /// Tries a password for the account pages, from the first page on; whatever comes of it.
    pub async fn try_password(&mut self, email: &str, password: &str) -> Answer {
        let page = self.begin("/account/sign-in").await;
        let page = self.act(&page, FormAction::Identify, &[("email", email)]).await;
        let answer = self.act_raw(&page, FormAction::Password, &[("method", "PASSWORD"), ("password", password)]).await;
        // Without script a step that was taken is shown by the page itself.
        if answer.status == 303 { self.open(&page.action).await } else { answer }
    }

    /// Types the password for the QR method on the page that asks for it.
    pub async fn pass_password(&mut self, page: &SignInPage, account: &Account) -> SignInPage {
        self.act(page, FormAction::Password, &[("method", Method::Qr.name()), ("password", &account.password)]).await
    }

    /// Types the code that the phone shows for the QR code on the page.
    pub async fn answer_second_factor(&mut self, page: &SignInPage, phone: &Phone) -> SignInPage {
        let Step::QrCode { link, .. } = &page.step else { panic!("no QR code: {page:?}") };
        let code = phone.code(link).expect("the phone knows the account");
        self.act(page, FormAction::Answer, &[("code", &code)]).await
    }

    /// Signs in to the account pages, with the phone if there is one.
    pub async fn sign_in_to_account(&mut self, account: &Account, phone: Option<&Phone>) -> AccountView {
        let page = self.begin("/account/sign-in").await;
        let method = if phone.is_some() { Method::Qr } else { Method::Password };
        let mut page = self.enter_password(&page, account, method).await;
        if let Some(phone) = phone {
            page = self.answer_second_factor(&page, phone).await;
        }
        assert!(matches!(page.step, Step::Passed { .. }), "{page:?}");
        self.account().await
    }

    /// What the account pages show.
    pub async fn account(&mut self) -> AccountView {
        serde_json::from_value(self.open("/api/account").await.json()).expect("the account pages read it so")
    }

    /// Asks for a QR code to add a device with.
    pub async fn begin_enrolment(&mut self, view: &AccountView, name: &str) -> EnrolmentView {
        let body = serde_json::json!({ "device_name": name, "pin": "7391" });
        let answer = self.api("POST", "/api/account/enrolments", &view.csrf, Some(&body)).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        serde_json::from_value(answer.json()).expect("the account pages read it so")
    }

    /// Adds a device from beginning to end.
    pub async fn add_device(&mut self, account: &Account) -> Phone {
        let view = self.sign_in_to_account(account, None).await;
        let enrolment = self.begin_enrolment(&view, "Phone").await;
        let mut phone = Phone::new(&self.server);
        let answer = phone.enrol(&enrolment.link.expect("the first answer carries the link")).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        phone
    }
}

/// The fields of a page's form with what was typed.
fn filled<'a>(page: &'a SignInPage, action: FormAction, fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let whose = page.step.method().map(|method| ("method", method.name()));
    let hidden = [("csrf", page.csrf.as_str()), (FormAction::FIELD, action.name())];
    hidden.into_iter().chain(whose).chain(fields.iter().copied()).collect()
}
