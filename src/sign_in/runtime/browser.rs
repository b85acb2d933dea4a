//! How the page behaves in a browser: forms go by `fetch`, the answer replaces the page in place, and the focus follows.
//! If that fails, the browser sends the form in its own way. The other half is `server.rs`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use sluss_protocol::sign_in::SignInPage;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser::clock::{Every, now_ms, pause};
use crate::browser::form::{Submission, rewrite, submission};
use crate::browser::history::{self, Moves};
use crate::browser::http::{self, Answer, LIMIT_MS, Unreachable};
use crate::browser::one_time_code::{self, Listening};
use crate::browser::page;
use crate::sign_in::state::{
    CODE_FIELD, Departure, NoPage, SMS_DIGITS, SendError, ViewModel, can_be_right, read_answer, seconds_until,
};
use crate::surface::focus_after_answer;
use crate::ui::grouped;

/// The page's view model, and the handling of its forms.
pub(in crate::sign_in) struct Runtime {
    pub(in crate::sign_in) model: ViewModel,
    pub(in crate::sign_in) onsubmit: Option<Callback<SubmitEvent>>,
}

/// The page, and each page that the server answers with.
#[hook]
pub(in crate::sign_in) fn use_runtime(first: &SignInPage) -> Runtime {
    let model = use_state(|| ViewModel::new(first.clone(), 0));
    let sending = use_mut_ref(|| false);
    let onsubmit = {
        let model = model.clone();
        Callback::from(move |event: SubmitEvent| {
            if sending.replace(true) {
                event.prevent_default();
                return;
            }
            match submission(&event) {
                Some(form) if model.sends_by_script() => {
                    event.prevent_default();
                    send(model.clone(), form, Rc::clone(&sending));
                }
                // The browser sends the form itself and leaves this page.
                _ => {
                    sending.replace(false);
                }
            }
        })
    };
    use_effect_with((model.turn, model.error, model.pressed.is_some()), |(turn, error, busy)| {
        if !busy {
            page::settle(true);
            if *turn > 0 || error.is_some() {
                focus_after_answer();
            }
        }
    });
    {
        let model = model.clone();
        use_effect_with(model.turn, move |_| {
            let here = Rc::new(Cell::new(true));
            let listening = listen(&model);
            let moves = hear_moves(&model);
            if model.waits() {
                spawn_local(follow(model.clone(), here.clone()));
            }
            if model.turn > 0 {
                depart(&model);
            }
            move || {
                here.set(false);
                drop((listening, moves));
            }
        });
    }
    Runtime { model: (*model).clone(), onsubmit: Some(onsubmit) }
}

/// Reads a page in the form in which the document and the answers carry it.
pub(in crate::sign_in) fn unpacked(text: &str) -> Option<SignInPage> {
    SignInPage::from_bytes(&page::from_base64(text)?)
}

/// Sends the form and shows what comes back.
fn send(model: UseStateHandle<ViewModel>, form: Submission, sending: Rc<RefCell<bool>>) {
    model.set(model.sending(&form.pressed));
    spawn_local(async move {
        if let Some(page) = ask(&model, "POST", &model.page.action, Some(&form.body)).await {
            remember(&model, &page);
            arrive(&model, page);
        }
        sending.replace(false);
    });
}

/// The page that the server answers with; any other result is shown.
async fn ask(model: &UseStateHandle<ViewModel>, method: &str, url: &str, body: Option<&str>) -> Option<SignInPage> {
    page::settle(false);
    let accept = model.page.accept();
    let headers = [("Accept", accept.as_str()), ("Content-Type", "application/x-www-form-urlencoded")];
    let read = match http::send(method, url, &headers, body).await {
        Ok(Answer { status, body }) => read_answer(status, || unpacked(&body)),
        Err(Unreachable) => Err(NoPage::Error(SendError::Unreachable)),
    };
    match read {
        Ok(page) => return Some(page),
        Err(NoPage::Error(error)) => model.set(model.failed(error)),
        Err(NoPage::Reload) => page::reload(),
    }
    None
}

/// Puts the address of the next page into the browser's history, so that Back leads through the steps.
fn remember(model: &ViewModel, page: &SignInPage) {
    let address = page.address_of(page.step.height());
    if !ViewModel::is_climbed_to(&model.page.step, &page.step) || !history::push(&address) {
        history::replace(&address);
    }
}

/// Shows the step that the address names, when the person went back or forward to it.
fn hear_moves(model: &UseStateHandle<ViewModel>) -> Moves {
    let model = model.clone();
    Moves::hear(move || {
        if model.passed() {
            return depart(&model);
        }
        let model = model.clone();
        spawn_local(async move {
            if let Some(page) = ask(&model, "GET", &history::address(), None).await {
                arrive(&model, page);
            }
        });
    })
}

/// While the page waits for a code by SMS: puts the code into its field when it comes, if the browser reads it and the person allows it. It
/// sends nothing: the person presses the button.
fn listen(model: &ViewModel) -> Option<Listening> {
    if !model.takes_sms() {
        return None;
    }
    one_time_code::receive(|code| page::fill(CODE_FIELD, &grouped(&code, SMS_DIGITS as usize)))
}

/// Longer than the server holds an answer back.
const WAIT_LIMIT_MS: u32 = LIMIT_MS + 25_000;

/// How long to leave a server alone that did not answer properly.
const BREATH_MS: u32 = 3_000;

/// Asks the server until the sign-in has moved on, and shows its new step. The server holds its answers back until then.
async fn follow(model: UseStateHandle<ViewModel>, here: Rc<Cell<bool>>) {
    let url = format!("{}?seen={}", model.page.action, model.page.version);
    let accept = model.page.accept();
    while here.get() {
        match http::send_within(WAIT_LIMIT_MS, "GET", &url, &[("Accept", &accept)], None).await {
            Ok(Answer { status: 200, body }) => {
                if let Some(page) = unpacked(&body).filter(|_| here.get()) {
                    page::settle(false);
                    remember(&model, &page);
                    arrive(&model, page);
                }
                return;
            }
            Ok(Answer { status: 204, .. }) => {}
            _ => pause(BREATH_MS).await,
        }
    }
}

/// Shows a new page.
fn arrive(model: &UseStateHandle<ViewModel>, page: SignInPage) {
    let next = model.answered(page);
    page::describe(&next.title(), next.page.language.tag());
    model.set(next);
}

/// Leaves the page if there is nothing more to do here.
fn depart(model: &ViewModel) {
    match model.departure() {
        Some(Departure::Site(url)) => history::leave(&url),
        Some(Departure::Document(url)) => page::go_to(&url),
        None => {}
    }
}

/// Counts down. `None` while the time is unknown, or if the clock cannot be right.
#[hook]
pub(in crate::sign_in) fn use_seconds_left(expires_at: u64) -> Option<u64> {
    let left = use_state(|| None);
    {
        let left = left.clone();
        use_effect_with(expires_at, move |&expires_at| {
            let first = seconds_until(expires_at, now_ms());
            let ticker = can_be_right(first).then(|| {
                left.set(Some(first));
                let shown = Cell::new(first);
                Every::call(1_000, move || {
                    let now = seconds_until(expires_at, now_ms());
                    if shown.replace(now) != now {
                        left.set(Some(now));
                    }
                })
            });
            move || drop(ticker)
        });
    }
    *left
}

/// Groups the digits while they are typed or pasted.
pub(in crate::sign_in) fn group_digits(digits: u32) -> Option<Callback<InputEvent>> {
    Some(Callback::from(move |event: InputEvent| rewrite(&event, |typed| grouped(typed, digits as usize))))
}

/// Closes the drop-down once a method was picked by pointer.
pub(in crate::sign_in) fn close_on_press() -> Option<Callback<MouseEvent>> {
    Some(Callback::from(|event: MouseEvent| page::close_details(&event)))
}

/// Closes the drop-down at the Escape key, as lists of choices do everywhere.
pub(in crate::sign_in) fn close_on_escape() -> Option<Callback<KeyboardEvent>> {
    Some(Callback::from(|event: KeyboardEvent| page::close_at_escape(&event)))
}
