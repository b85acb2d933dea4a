//! The phone numbers: tells `state` what happens, carries out its effects, and draws the list or the form for a new number.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::links::{end_the_rest, or_sign_in};
use super::messages::loading;
use super::phone_code::PhoneCode;
use super::phone_form::PhoneForm;
use super::phone_list::PhoneList;
use super::server;
use crate::account::state::{
    AccountError, NewPhone, PhoneStage, PhonesEffect, PhonesMessage, PhonesNotice, PhonesState, Request, wait_text,
};
use crate::i18n::Catalogue;
use crate::surface::focus_error;
use crate::ui::{Button, ButtonKind, Notice, Tone, verbatim};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PhonesPageProps {
    pub(super) texts: Catalogue,
    pub(super) csrf: String,
    /// The stage that the page's address says.
    pub(super) stage: PhoneStage,
    /// Called with the stage to show instead.
    pub(super) go: Callback<PhoneStage>,
    /// Leads back to *My account*.
    pub(super) leave: Callback<MouseEvent>,
    /// Called to ask again who is signed in and what they may do.
    pub(super) reload: Callback<()>,
}

/// The list of phone numbers, or the form for a new one.
pub(super) struct PhonesPage {
    phones: PhonesState,
    /// Moves the focus to what is wrong, once that is drawn.
    focus_error: bool,
}

impl Component for PhonesPage {
    type Message = PhonesMessage;
    type Properties = PhonesPageProps;

    fn create(ctx: &Context<Self>) -> Self {
        ctx.link().send_message(PhonesMessage::Load);
        Self { phones: PhonesState::default(), focus_error: false }
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &PhonesPageProps) -> bool {
        self.take(ctx, PhonesMessage::Moved { from: before.stage, to: ctx.props().stage });
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: PhonesMessage) -> bool {
        self.take(ctx, message);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PhonesPageProps { texts, stage, go, leave, .. } = ctx.props();
        let Some(view) = &self.phones.view else { return self.not_yet(ctx) };
        let link = ctx.link();
        if self.phones.shows_list(*stage) {
            return html! {
                <PhoneList texts={texts.clone()} view={view.clone()} notice={notice(texts, self.phones.notice.as_ref())}
                    add={go.reform(|_: MouseEvent| PhoneStage::Form)} leave={leave.clone()}
                    remove={link.callback(|(id, hint)| PhonesMessage::Remove { id, hint })} />
            };
        }
        let cancel = go.reform(|_: MouseEvent| PhoneStage::List);
        match &self.phones.step {
            NewPhone::Form(form) => html! {
                <PhoneForm texts={texts.clone()} view={view.clone()} form={form.clone()} error={error(texts, form.error.as_ref())}
                    submit={link.callback(|(number, country)| PhonesMessage::Submitted { number, country })} {cancel} />
            },
            NewPhone::Code(sent) => html! {
                <PhoneCode texts={texts.clone()} sent={sent.clone()} error={error(texts, sent.error.as_ref())}
                    prove={link.callback(PhonesMessage::CodeSubmitted)} correct={go.reform(|_: MouseEvent| PhoneStage::Form)} {cancel} />
            },
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        if std::mem::take(&mut self.focus_error) {
            focus_error();
        }
    }
}

impl PhonesPage {
    fn take(&mut self, ctx: &Context<Self>, message: PhonesMessage) {
        for effect in self.phones.update(message, ctx.props().stage) {
            self.carry_out(ctx, effect);
        }
    }

    fn carry_out(&mut self, ctx: &Context<Self>, effect: PhonesEffect) {
        let PhonesPageProps { csrf, reload, go, .. } = ctx.props().clone();
        let link = ctx.link();
        match effect {
            PhonesEffect::Load => {
                link.send_future(async { PhonesMessage::Loaded(server::ask("", Request::numbers()).await) });
            }
            PhonesEffect::Add(wanted) => {
                link.send_future(
                    async move { PhonesMessage::Added(server::ask(&csrf, Request::add_number(&wanted)).await) },
                )
            }
            PhonesEffect::Prove { id, code } => link.send_future(async move {
                PhonesMessage::Proven(server::ask(&csrf, Request::prove_number(&id, code)).await)
            }),
            PhonesEffect::Remove { id, hint } => link.send_future(async move {
                PhonesMessage::Removed(hint, server::order(&csrf, Request::remove_number(&id)).await)
            }),
            PhonesEffect::GiveUp(id) => spawn_local(async move {
                _ = server::order(&csrf, Request::remove_number(&id)).await;
            }),
            PhonesEffect::ReloadAccount => reload.emit(()),
            PhonesEffect::Go(stage) => go.emit(stage),
            PhonesEffect::FocusError => self.focus_error = true,
        }
    }

    /// Shown until the list is there: that it is loading, or why it is not and a button to try again.
    fn not_yet(&self, ctx: &Context<Self>) -> Html {
        let PhonesPageProps { texts, leave, .. } = ctx.props();
        let again = ctx.link().callback(|_: MouseEvent| PhonesMessage::Load);
        html! {
            <>
                <h1 tabindex="-1">{ texts.text("phones-title") }</h1>
                { loading(texts, self.phones.notice.is_none()) }
                { notice(texts, self.phones.notice.as_ref()) }
                <div class="actions">
                    if self.phones.notice.is_some() {
                        <Button submit=false onclick={again}>{ texts.text("again") }</Button>
                    }
                    <Button submit=false kind={ButtonKind::Secondary} onclick={leave.clone()}>{ texts.text("back") }</Button>
                </div>
            </>
        }
    }
}

fn notice(texts: &Catalogue, notice: Option<&PhonesNotice>) -> Html {
    let text = match notice {
        None => return Html::default(),
        Some(PhonesNotice::Added(hint)) => verbatim(|given| texts.with("phone-added", given), &[("number", hint)]),
        Some(PhonesNotice::Removed(hint)) => {
            let text = verbatim(|given| texts.with("phone-removed", given), &[("number", hint)]);
            html! { <>{ text }{ end_the_rest(texts) }</> }
        }
        Some(PhonesNotice::Error(why)) => return error(texts, Some(why)),
    };
    html! { <Notice tone={Tone::Good}>{ text }</Notice> }
}

fn error(texts: &Catalogue, error: Option<&AccountError>) -> Html {
    let Some(error) = error else { return Html::default() };
    let text = match error {
        AccountError::Wait(seconds) => wait_text(texts, "phone-wait", *seconds),
        _ => error.message(texts),
    };
    html! { <Notice tone={Tone::Error}>{ text }{ or_sign_in(texts, error) }</Notice> }
}
