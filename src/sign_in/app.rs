//! The page as a whole: name and language on top, the gates, the screen of the step, the way out.

use sluss_protocol::language::Language;
use sluss_protocol::sign_in::{FormAction, Notice as News, SignInPage, Step};
use yew::prelude::*;
use yew::props;

use super::approval::Waiting;
use super::choose::Choice;
use super::conduct::{Conduct, use_conduct};
use super::form::{csrf, side_button, side_form};
use super::password::Drop;
use super::qr_code::Challenge;
use super::scene::{Scene, notice_id};
use super::{approval, choose, ended, extra, identify, passed, password, qr_code, recovery, sms};
use crate::ui::{ButtonKind, GatesProps, GatesState, NoticeProps, ShellProps, Tone, gates, notice, shell};

/// What [`App`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct AppProps {
    /// The page as the server sent it first.
    pub page: SignInPage,
}

/// The sign-in page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let Conduct { scene, onsubmit } = use_conduct(&props.page);
    let foot = has_way_out(&scene.page.step).then(|| {
        html! { <div key={scene.turn}>{ side_button(&scene, ButtonKind::Quiet, FormAction::Cancel, "cancel") }</div> }
    });
    // Whoever puts something into the page, such as a translator, puts it into one drawing: the next answer is drawn from nothing.
    let children = html! {
        <div class="step" key={scene.turn}>
            if !shows_a_picture(&scene.page.step) {
                { notices(&scene) }
            }
            { screen(&scene) }
            { side_form(&scene) }
        </div>
    };
    let class = if shows_a_picture(&scene.page.step) { "shell shell-qr" } else { "shell" };
    let page = shell(&props!(ShellProps { actions: languages(&scene), banner: banner(&scene), foot, class, children }));
    html! { <div {onsubmit}>{ page }</div> }
}

/// The screen of the step.
fn screen(scene: &Scene) -> Html {
    match &scene.page.step {
        Step::Identify { email } => identify::view(scene, email),
        Step::Password { email, methods, chosen, memory } => {
            password::view(scene, email, &Drop { methods, chosen: *chosen, memory: *memory })
        }
        Step::QrCode { email, qr, link, expires_at, tries_left } => {
            let challenge = Challenge { email, qr, link, expires_at: *expires_at, tries_left: *tries_left };
            qr_code::view(scene, &challenge)
        }
        Step::Approval { email, number, expires_at, over, app_url } => {
            approval::view(scene, &Waiting { email, number, expires_at: *expires_at, over: *over, app_url })
        }
        Step::SmsNumber { email, typed, meant, wait } => {
            sms::number(scene, email, &sms::Asked { typed, meant: meant.as_deref(), wait: *wait })
        }
        Step::SmsCode { hint, expires_at, tries_left, wait, .. } => {
            sms::code(scene, &sms::Sent { hint, expires_at: *expires_at, tries_left: *tries_left, wait: *wait })
        }
        Step::Extra { email, by_mail, mailed } => extra::view(scene, email, *by_mail, *mailed),
        Step::Recovery { email } => recovery::view(scene, email),
        Step::Choose { email, methods, tried, account_url, lost_url } => {
            choose::view(scene, email, &Choice { methods, tried: *tried, account_url, lost_url })
        }
        Step::Ended { reason, forward } => ended::view(scene, *reason, forward.as_ref()),
        Step::Passed { email, forward } => passed::view(scene, email, forward),
    }
}

/// The picture of how far the sign-in is.
fn banner(scene: &Scene) -> Html {
    let (state, label) = match &scene.page.step {
        Step::Approval { .. }
        | Step::QrCode { .. }
        | Step::SmsNumber { .. }
        | Step::SmsCode { .. }
        | Step::Recovery { .. }
        | Step::Choose { .. } => (GatesState::First, "gates-first"),
        Step::Passed { .. } => (GatesState::Both, "gates-both"),
        Step::Identify { .. } | Step::Password { .. } | Step::Extra { .. } | Step::Ended { .. } => {
            (GatesState::Closed, "gates-closed")
        }
    };
    gates(&props!(GatesProps { state, label: scene.text(label) }))
}

/// News that belong to no single field. A text that changes in its place is a new element: the old one may have been translated.
pub(super) fn notices(scene: &Scene) -> Html {
    let news = match scene.page.notice {
        Some(notice @ (News::Busy | News::TooManyTries)) => Some((Tone::Warning, notice)),
        Some(notice @ (News::NewCode | News::SmsAgain | News::MovedOn | News::LetOn)) => Some((Tone::Info, notice)),
        _ => None,
    };
    let say = |tone: Tone, id: &str| {
        let children = html! { <span key={id}>{ scene.text(id) }</span> };
        notice(&props!(NoticeProps { tone, children }))
    };
    let news = news.map(|(tone, news)| say(tone, &notice_id(news)));
    let trouble = scene.trouble.map(|trouble| say(Tone::Error, trouble.text_id()));
    html! { <>{ for news }{ for trouble }</> }
}

/// A button for every other language.
fn languages(scene: &Scene) -> Html {
    let others = Language::ALL.into_iter().filter(|language| *language != scene.page.language);
    html! {
        <form key={scene.turn} class="languages" method="post" action={scene.page.action.clone()} aria-label={scene.text("language")}>
            { csrf(scene) }
            <input type="hidden" name={FormAction::FIELD} value={FormAction::Language.name()} />
            { for others.map(|language| html! {
                <button class="button button-quiet" name="language" value={language.tag()} lang={language.tag()} translate="no">{ language.own_name() }</button>
            }) }
        </form>
    }
}

/// Whether there is a QR code to scan, beside which news are told.
const fn shows_a_picture(step: &Step) -> bool {
    matches!(step, Step::QrCode { tries_left: 1.., .. })
}

/// Whether there is still something to cancel.
fn has_way_out(step: &Step) -> bool {
    !matches!(step, Step::Ended { .. } | Step::Passed { .. })
}
