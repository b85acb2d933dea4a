//! A person who signs in with a password, at a site and on the account pages, and what the site does with the code.

use super::house::{CALLBACK, EMAIL, PASSWORD, SITE};
use super::http::{Browser, encoded};

/// RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// What came of redeeming a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Redeemed {
    Yes,
    /// It was used, or never given.
    No,
    /// The server could not say.
    Unknown,
}

/// Signs in at the site; the code that it gets.
pub(super) fn code(port: u16) -> Result<String, String> {
    let mut browser = Browser::at(port);
    let asked = format!(
        "/oidc/authorize?client_id={SITE}&redirect_uri={}&response_type=code&scope=openid&state=s&nonce=n\
         &code_challenge={CHALLENGE}&code_challenge_method=S256",
        encoded(CALLBACK)
    );
    let page = pass(&mut browser, &asked)?;
    let code = page
        .split("code=")
        .nth(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect());
    code.filter(|code: &String| code.len() > 20).ok_or_else(|| format!("no code came: {}", start(&page)))
}

/// Signs in to the account pages; the browser with its session.
pub(super) fn session(port: u16) -> Result<Browser, String> {
    let mut browser = Browser::at(port);
    pass(&mut browser, "/account/sign-in")?;
    match browser.get("/api/account")?.status {
        200 => Ok(browser),
        status => Err(format!("no session: {status}")),
    }
}

/// Whether somebody is signed in by this browser; `None` if the server could not say.
pub(super) fn is_signed_in(browser: &mut Browser) -> Option<bool> {
    match browser.get("/api/account").ok()?.status {
        200 => Some(true),
        401 => Some(false),
        _ => None,
    }
}

/// Signs out; whether the server said that it is done.
pub(super) fn sign_out(browser: &mut Browser) -> Result<bool, String> {
    let csrf = browser.get("/api/account")?.json()["csrf"].as_str().unwrap_or_default().to_owned();
    let headers =
        [("sluss-csrf", csrf.as_str()), ("sec-fetch-site", "same-origin"), ("content-type", "application/json")];
    Ok(browser.send("POST", "/api/account/sign-out", &headers, "")?.status == 204)
}

/// The site redeems a code.
pub(super) fn redeem(port: u16, code: &str) -> Redeemed {
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("client_id", SITE),
        ("redirect_uri", CALLBACK),
        ("code_verifier", VERIFIER),
    ];
    match Browser::at(port).post("/oidc/token", &fields) {
        Ok(answer) if answer.status == 200 => Redeemed::Yes,
        Ok(answer) if answer.json()["error"] == "invalid_grant" => Redeemed::No,
        _ => Redeemed::Unknown,
    }
}

/// From the first page to the last, whose text it gives.
fn pass(browser: &mut Browser, address: &str) -> Result<String, String> {
    let begun = browser.get(address)?;
    let action = begun.header("location").ok_or_else(|| format!("status {} at the beginning", begun.status))?;
    let first = path(action).to_owned();
    let page = browser.get(&first)?;
    let action = first.split('?').next().unwrap_or_default().to_owned();
    let page = step(browser, &action, &page.body, &[("action", "identify"), ("email", EMAIL)])?;
    step(browser, &action, &page, &[("action", "password"), ("method", "PASSWORD"), ("password", PASSWORD)])
}

fn step(browser: &mut Browser, action: &str, page: &str, fields: &[(&str, &str)]) -> Result<String, String> {
    let csrf = csrf(page).ok_or_else(|| format!("a page without a form: {}", start(page)))?;
    let fields = [&[("csrf", csrf)], fields].concat();
    let answer = browser.post(action, &fields)?;
    match answer.header("location") {
        Some(next) => Ok(browser.get(path(next))?.body),
        None if answer.status == 200 => Ok(answer.body),
        None => Err(format!("status {} instead of a step", answer.status)),
    }
}

fn csrf(page: &str) -> Option<&str> {
    let tag = page.split('<').find(|tag| tag.contains("name=\"csrf\""))?;
    tag.split("value=\"").nth(1)?.split('"').next()
}

/// The path and query of an address, as a request line has them.
fn path(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]))
}

fn start(page: &str) -> String {
    page.chars().take(200).collect()
}
