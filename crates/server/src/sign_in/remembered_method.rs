//! The last method in this browser: it is preselected the next time, and the page says so. A person can ask to choose each time, and an
//! operator can switch this off; a frame keeps nothing.

use axum::http::{HeaderMap, HeaderValue};
use sluss_domain::model::sign_in::{SignIn, SignInState};
use sluss_protocol::method::Method;
use sluss_protocol::sign_in::{Memory, Mode};

use crate::http::App;
use crate::http::cookies::Name;

/// The cookie's value for somebody who wants to choose each time.
const ASK: &str = "ask";

/// What the browser remembers.
pub(crate) fn remembered(app: &App, headers: &HeaderMap) -> Option<Method> {
    let kept = app.cookies().get(headers, Name::Method).filter(|_| app.instance.sluss.policy.remember_method)?;
    Method::from_name(&kept)
}

/// What the page says about it.
pub(crate) fn shown(app: &App, sign_in: &SignIn, headers: &HeaderMap, chosen: Method) -> Option<Memory> {
    if !app.instance.sluss.policy.remember_method || sign_in.target.mode() == Mode::Frame {
        return None;
    }
    match app.cookies().get(headers, Name::Method)? {
        kept if kept == ASK => Some(Memory::Asks),
        kept => (kept == chosen.name()).then_some(Memory::Remembered),
    }
}

/// What the browser is to remember once the sign-in has passed.
pub(crate) fn kept(app: &App, sign_in: &SignIn, headers: &HeaderMap) -> Option<HeaderValue> {
    let SignInState::Passed { evidence, .. } = &sign_in.state else { return None };
    let wanted = app.instance.sluss.policy.remember_method && sign_in.target.mode() != Mode::Frame;
    let asks = app.cookies().get(headers, Name::Method).is_some_and(|kept| kept == ASK);
    (wanted && !asks).then(|| app.cookies().set(Name::Method, evidence.method.name()))
}

/// From now on the person chooses each time.
pub(crate) fn ask(app: &App) -> HeaderValue {
    app.cookies().set(Name::Method, ASK)
}

/// From now on the method is remembered, beginning with the current one.
pub(crate) fn remember(app: &App, sign_in: &SignIn) -> HeaderValue {
    match &sign_in.state {
        SignInState::Password { method, .. } => app.cookies().set(Name::Method, method.name()),
        _ => app.cookies().clear(Name::Method),
    }
}
