//! From the state of a sign-in to the page that shows it.

use axum::http::HeaderMap;
use sluss_app::sign_in::FrameHost;
use sluss_domain::model::id::AccountId;
use sluss_domain::model::sign_in::{QrChallenge, SignIn, SignInState, SmsChallenge, Target};
use sluss_domain::{Error, Timestamp};
use sluss_protocol::account_page::AccountPage;
use sluss_protocol::link::app_for;
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{
    EndReason, Forward, MethodOption, Mode, Notice, QrPicture, SignInPage, Site, Step, UnavailableReason,
};

use super::address::Address;
use super::status::Status;
use super::{remedy_links, texts};
use crate::http::App;
use crate::routes::site_request::{Said, SiteRequest};
use crate::sign_in::{form_secret, remembered_method};

pub(super) fn page(
    app: &App,
    at: Address<'_>,
    sign_in: &SignIn,
    status: Status,
    headers: &HeaderMap,
) -> Result<SignInPage, Error> {
    let handle = at.handle;
    let action = format!("/sign-in/{handle}");
    let site = match &sign_in.target {
        Target::Account { .. } => Site::Account,
        Target::Site { name, .. } => Site::RelyingParty { name: name.clone() },
    };
    Ok(SignInPage {
        version: u32::try_from(sign_in.version).unwrap_or(u32::MAX),
        action: at.back.map_or(action.clone(), |height| format!("{action}?back={height}")),
        csrf: form_secret(app, handle),
        site,
        mode: sign_in.target.mode(),
        language: sign_in.language,
        messages: texts::of(app, sign_in, status, headers),
        notice: sign_in.notice,
        sign_up: app.instance.sluss.policy.sign_up,
        step: step(app, handle, sign_in, headers)?,
    })
}

/// The page around the frame, and what it is told when the sign-in is over.
pub(super) fn host(app: &App, sign_in: &SignIn) -> Result<Option<FrameHost>, Error> {
    let Target::Site { mode: Mode::Frame, request, .. } = &sign_in.target else {
        return Ok(None);
    };
    let result = app.instance.sluss.sign_ins().code_of(sign_in);
    let said = match &sign_in.state {
        SignInState::Passed { evidence, .. } => Said::Passed(&result, &evidence.account),
        SignInState::Ended { reason } => Said::Ended(*reason),
        _ => Said::Nothing,
    };
    Ok(SiteRequest::read(request)?.host(app, said))
}

fn step(app: &App, handle: &str, sign_in: &SignIn, headers: &HeaderMap) -> Result<Step, Error> {
    Ok(match sign_in.state.clone() {
        SignInState::Identify { email } => Step::Identify { email },
        SignInState::Password { email, method, .. } => {
            let memory = remembered_method::shown(app, sign_in, headers, method);
            Step::Password { email, methods: methods(app, &sign_in.target), chosen: method, memory }
        }
        SignInState::Extra { email, mailed, .. } => {
            Step::Extra { email, by_mail: app.instance.sluss.couriers.mail.is_set_up(), mailed }
        }
        SignInState::Approval { email, number, expires_at, reference, .. } => {
            let over = app.instance.sluss.now() >= expires_at;
            let app_url = app_for(&app.instance.sluss.app_origin, &reference);
            Step::Approval { email, number, expires_at: expires_at.seconds(), over, app_url }
        }
        SignInState::Challenge { email, challenge, .. } => qr_code(app, email, challenge)?,
        SignInState::SmsNumber { email, typed, again_at, .. } => {
            let (typed, meant) = app.instance.sluss.sms_steps().typed_number(sign_in, &typed)?;
            let meant = meant.filter(|_| sign_in.notice == Some(Notice::NumberForm));
            Step::SmsNumber { email, typed, meant, wait: wait(app, again_at) }
        }
        SignInState::SmsCode { email, challenge, .. } => sms_code(app, email, &challenge),
        SignInState::Code { email, method, .. } => Step::Code { email, method },
        SignInState::Choose { email, tried, options, .. } => {
            let lost_url = if has_factors(&options) { format!("/sign-in/{handle}/lost") } else { String::new() };
            let methods = remedy_links::add(handle, &lost_url, texts::kept(sign_in.language), options);
            Step::Choose {
                email,
                methods,
                tried,
                account_url: remedy_links::address(handle, AccountPage::Overview),
                lost_url,
            }
        }
        SignInState::Passed { email, evidence, .. } => {
            Step::Passed { email, forward: onward(app, handle, sign_in, &evidence.account)? }
        }
        SignInState::Ended { reason } => {
            Step::Ended { reason, forward: way_back(app, handle, &sign_in.target, reason)? }
        }
    })
}

/// Whether there is anything that could have been lost: a registered second factor, locked or not.
fn has_factors(options: &[MethodOption]) -> bool {
    let second = options.iter().filter(|option| option.method != Method::Password);
    second.into_iter().any(|option| matches!(option.unavailable, None | Some(UnavailableReason::FactorLocked)))
}

/// The drop-down: every method, and why it cannot be used here, if so. The account plays no part in it (H01).
fn methods(app: &App, target: &Target) -> Vec<MethodOption> {
    let unavailable = |method| app.instance.sluss.second_factors().unavailable(target, method);
    Method::ALL
        .into_iter()
        .map(|method| MethodOption { method, unavailable: unavailable(method), remedy: None })
        .collect()
}

fn sms_code(app: &App, email: String, challenge: &SmsChallenge) -> Step {
    let sluss = &app.instance.sluss;
    let expired = sluss.now() >= challenge.expires_at;
    Step::SmsCode {
        email,
        hint: challenge.hint.clone(),
        expires_at: challenge.expires_at.seconds(),
        tries_left: if expired { 0 } else { sluss.policy.sms.code_tries.saturating_sub(challenge.wrong) },
        wait: wait(app, challenge.again_at),
    }
}

/// The seconds until then, if any are left.
fn wait(app: &App, until: Option<Timestamp>) -> Option<u32> {
    let left = until?.0 - app.instance.sluss.now().0;
    u32::try_from(left).ok().filter(|left| *left > 0).map(|left| left.div_ceil(1_000))
}

fn qr_code(app: &App, email: String, challenge: QrChallenge) -> Result<Step, Error> {
    let policy = app.instance.sluss.policy;
    let expired = app.instance.sluss.now() >= challenge.expires_at;
    let picture = sluss_qr::draw(&challenge.link).map_err(|error| Error::Store(error.to_string()))?;
    Ok(Step::QrCode {
        email,
        qr: QrPicture { size: picture.size, path: picture.path },
        link: challenge.link,
        expires_at: challenge.expires_at.seconds(),
        tries_left: if expired { 0 } else { policy.challenge_tries.saturating_sub(challenge.wrong) },
    })
}

/// How a passed sign-in goes on.
fn onward(app: &App, handle: &str, sign_in: &SignIn, account: &AccountId) -> Result<Forward, Error> {
    Ok(match &sign_in.target {
        Target::Account { place } => Forward::Redirect { url: place.path().to_owned() },
        Target::Site { mode: Mode::Frame, .. } => Forward::Message,
        Target::Site { mode: Mode::Redirect, request, .. } => {
            let result = app.instance.sluss.sign_ins().code_of(sign_in);
            SiteRequest::read(request)?.onward(app, handle, &result, account)
        }
    })
}

/// How somebody who did not sign in gets back to the site.
fn way_back(app: &App, handle: &str, target: &Target, reason: EndReason) -> Result<Option<Forward>, Error> {
    Ok(match target {
        Target::Account { .. } => Some(Forward::Redirect { url: AccountPage::Overview.path().to_owned() }),
        Target::Site { mode: Mode::Frame, .. } if reason == EndReason::Finished => None,
        Target::Site { mode: Mode::Frame, .. } => Some(Forward::Message),
        // The site already has its result, so the link leads to its front page.
        Target::Site { request, .. } if reason == EndReason::Finished => {
            Some(Forward::Redirect { url: SiteRequest::read(request)?.front_page() })
        }
        Target::Site { mode: Mode::Redirect, request, .. } => Some(SiteRequest::read(request)?.refused(app, handle)),
    })
}
