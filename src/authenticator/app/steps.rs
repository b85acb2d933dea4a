//! What leads from one screen to the next.

use yew::prelude::*;

use super::{Authenticator, HistoryPosition, Msg, offer_to_be_woken};
use crate::authenticator::commands::accounts::answered;
use crate::authenticator::commands::link::LinkResult;
use crate::authenticator::commands::watch::Watching;
use crate::authenticator::state::answer::{AnswerResult, FieldErrors};
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::first_screen::FirstScreen;
use crate::authenticator::state::screen::Screen;
use crate::authenticator::vault::record::ListedAccount;
use crate::authenticator::view::approve::{ApprovalRequest, answer as answer_request};
use crate::browser::notifications::{self, Permission, permission};
use crate::browser::{history, home_screen, page, worker};

impl Authenticator {
    pub(super) fn opened(&mut self, ctx: &Context<Self>, entries: Vec<ListedAccount>, initialised: bool) {
        self.entries = entries;
        self.screen = match initialised {
            true => Screen::Home,
            false => Screen::First(FirstScreen::of(home_screen::had_keys(), home_screen::is_tab_of_ios())),
        };
        self.watch(ctx);
        if !self.entries.is_empty() {
            offer_to_be_woken();
        }
        look_for_new_version(ctx);
        self.take_waiting(ctx);
    }

    pub(super) fn initialised(&mut self, ctx: &Context<Self>, done: Result<(), AuthenticatorError>) {
        self.screen = match done {
            // Whoever has said yes before is not asked, nor told that it is switched off.
            Ok(()) if permission() == Permission::Granted => Screen::Home,
            Ok(()) => Screen::Notifications,
            Err(trouble) => Screen::Error(trouble),
        };
        self.take_waiting(ctx);
    }

    /// Goes on at once: the browser's question may be left open.
    pub(super) fn notify(&mut self, ctx: &Context<Self>, allow: bool) {
        if allow {
            ctx.link().send_future(async {
                notifications::ask().await;
                Msg::Notified
            });
        }
        if matches!(self.screen, Screen::Notifications) {
            self.screen = Screen::Home;
        }
        self.take_waiting(ctx);
    }

    /// Watches for requests to the accounts that there are now, from the beginning.
    pub(super) fn watch(&mut self, ctx: &Context<Self>) {
        let found = ctx.link().callback(Msg::Watched);
        self.watching = (!self.entries.is_empty()).then(|| Watching::start(found));
    }

    /// Asks anew: a line that was open before may be dead without anybody having said so. So may this version of the app be old.
    pub(super) fn returned(&mut self, ctx: &Context<Self>) {
        self.watch(ctx);
        look_for_new_version(ctx);
    }

    /// Keeps a place in the browser's history for the first screen, so that *Back* leads to it from any other and not out of the app.
    pub(super) fn keep_place(&mut self) {
        let first = self.screen.is_first();
        if self.place == HistoryPosition::First && !first && history::push(&history::path()) {
            self.place = HistoryPosition::Beyond;
        } else if self.place == HistoryPosition::Beyond && first {
            history::back();
            self.place = HistoryPosition::GoingBack;
        }
    }

    /// The person went back or forward, or we did: then nothing is to be done but to keep the place for where one is by now.
    pub(super) fn moved(&mut self) {
        // A link that is opened here is a move for the browser, and leads nowhere before it is read.
        if page::has_fragment() {
            return;
        }
        if self.place == HistoryPosition::Beyond {
            self.screen = Screen::Home;
        }
        self.place = HistoryPosition::First;
    }

    /// Whoever is at home, and was not there for this request yet, is taken to it; whoever is at something else finds it at home.
    pub(super) fn requests_came(&mut self, requests: Vec<ApprovalRequest>) {
        let is_new = |request: &&ApprovalRequest| !self.requests.contains(request);
        if let (Screen::Home, Some(request)) = (&self.screen, requests.iter().find(is_new)) {
            self.screen = Screen::approve(request.clone());
        }
        let gone = matches!(&self.screen, Screen::Approve { request, busy: false, .. } if !requests.contains(request));
        if gone {
            self.screen = Screen::AnswerSent(AnswerResult::Over);
        }
        self.requests = requests;
    }

    pub(super) fn decide(&mut self, ctx: &Context<Self>, typed: Option<(String, String)>) {
        let Screen::Approve { request, busy, wrong } = &mut self.screen else { return };
        if std::mem::replace(busy, true) {
            return;
        }
        *wrong = FieldErrors::default();
        let pending = request.pending.clone();
        ctx.link().send_future(async move { Msg::Decided(answer_request(&pending, typed).await) });
    }

    pub(super) fn decided(&mut self, outcome: Result<AnswerResult, AuthenticatorError>) {
        // What is answered waits no more; the server need not say so.
        if let (
            Screen::Approve { request, .. },
            Ok(AnswerResult::Approved | AnswerResult::Denied | AnswerResult::Over),
        ) = (&self.screen, &outcome)
        {
            self.requests.retain(|waiting| waiting != request);
        }
        self.screen = match (outcome, &self.screen) {
            (Ok(AnswerResult::Again(wrong)), Screen::Approve { request, .. }) => {
                Screen::Approve { request: request.clone(), busy: false, wrong }
            }
            (Ok(outcome), _) => Screen::AnswerSent(outcome),
            (Err(trouble), _) => Screen::Error(trouble),
        };
    }

    /// Answers the link in the address once the app is ready for it. Before *Initialise* it waits.
    pub(super) fn take_waiting(&mut self, ctx: &Context<Self>) {
        if self.screen.is_before_all() {
            return;
        }
        if let Some(text) = self.waiting.take() {
            self.ask(ctx, text, false);
        }
    }

    pub(super) fn ask(&mut self, ctx: &Context<Self>, text: String, sure: bool) {
        let before = std::mem::replace(&mut self.screen, Screen::Working);
        self.before = before.account().is_some().then(|| Box::new(before));
        ctx.link().send_future(async move { Msg::LinkHandled(answered(&text, sure).await) });
    }

    /// What became of a text. Whoever was busy with another account is not carried off to this one.
    pub(super) fn answered(&mut self, answered: LinkResult) {
        let before = self.before.take();
        let from = before.as_ref().and_then(|before| before.account()).map(str::to_owned);
        self.screen = match (answered, before, from) {
            (LinkResult::Code(to), Some(before), Some(from)) if from != to.account => {
                Screen::SwitchAccount { from, before, to }
            }
            (LinkResult::Code(shown), ..) => Screen::Code(shown),
            (LinkResult::Enrolled(device), ..) => Screen::Enrolled { account: device.account_label },
            (LinkResult::AccountMismatch(other), ..) => Screen::Mismatch(other),
            (LinkResult::Here, Some(before), _) => *before,
            (LinkResult::Here, ..) => Screen::Home,
        };
    }

    /// Back to what the person was busy with, unless it is over by now.
    pub(super) fn stay(&mut self) {
        let Screen::SwitchAccount { before, .. } = &self.screen else { return };
        self.screen = match &**before {
            Screen::Approve { request, .. } if !self.requests.contains(request) => {
                Screen::AnswerSent(AnswerResult::Over)
            }
            before => before.clone(),
        };
    }
}

/// What is found is offered at home: a new version never interrupts anything.
fn look_for_new_version(ctx: &Context<Authenticator>) {
    ctx.link().send_future(async { Msg::NewVersion(worker::look_for_new_version().await) });
}
