//! The phone numbers: asks the server, tells `phones` what it said, and draws the list or the way to a new number.

use sluss_protocol::numbers::{AddedNumber, NumbersView, ProvenNumber};
use yew::prelude::*;

use super::server as api;
use super::links::{end_the_rest, mended_by_sign_in};
use super::phone_code::PhoneCode;
use super::phone_form::PhoneForm;
use super::phone_list::PhoneList;
use crate::account::state::phones::{PhonesNotice, PhonesState, PhoneStage, NewPhone};
use super::sessions::waiting;
use crate::account::state::error::{AccountError, wait};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Notice, Tone, verbatim};

/// What [`PhonesPage`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PhonesPageProps {
    pub(super) texts: Catalogue,
    pub(super) csrf: String,
    /// Where among the numbers the person is.
    pub(super) stage: PhoneStage,
    /// To another stage.
    pub(super) go: Callback<PhoneStage>,
    /// Back to *My account*.
    pub(super) leave: Callback<MouseEvent>,
    /// Who is signed in, and what they may do, is to be asked anew.
    pub(super) reload: Callback<()>,
}

/// What happens.
pub(super) enum Msg {
    Load,
    Loaded(Result<NumbersView, AccountError>),
    Submit(String, String),
    Added(Result<AddedNumber, AccountError>),
    Prove(String),
    Proven(Result<ProvenNumber, AccountError>),
    Remove(String, String),
    Removed(String, Result<(), AccountError>),
    GivenUp,
}

impl Msg {
    /// Whether the server said that nobody is signed in any more.
    const fn is_over(&self) -> bool {
        matches!(
            self,
            Self::Loaded(Err(AccountError::SignedOut))
                | Self::Added(Err(AccountError::SignedOut))
                | Self::Proven(Err(AccountError::SignedOut))
                | Self::Removed(_, Err(AccountError::SignedOut))
        )
    }
}

/// The phone numbers.
pub(super) struct PhonesPage {
    phones: PhonesState,
    /// What was sent came back: the focus goes where it is wrong.
    answered: bool,
}

impl Component for PhonesPage {
    type Message = Msg;
    type Properties = PhonesPageProps;

    fn create(ctx: &Context<Self>) -> Self {
        load(ctx);
        Self { phones: PhonesState::default(), answered: false }
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &PhonesPageProps) -> bool {
        let unwanted = match (before.stage, ctx.props().stage) {
            (PhoneStage::List, PhoneStage::Form) => self.phones.begin(),
            (PhoneStage::Code, PhoneStage::List) => self.phones.put_down(),
            (PhoneStage::Code, PhoneStage::Form) => self.phones.correct(),
            _ => None,
        };
        give_up(ctx, unwanted);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        let PhonesPageProps { csrf, reload, .. } = ctx.props().clone();
        let link = ctx.link();
        if message.is_over() {
            reload.emit(());
        }
        self.answered = matches!(message, Msg::Added(_) | Msg::Proven(_) | Msg::Submit(..) | Msg::Prove(_));
        match message {
            Msg::Load => {
                self.phones.news = None;
                load(ctx);
            }
            Msg::Loaded(view) => self.phones.loaded(view),
            Msg::Submit(number, country) => {
                if let Some(wanted) = self.phones.submit(&number, &country) {
                    link.send_future(async move { Msg::Added(api::add_number(&csrf, &wanted).await) });
                }
            }
            Msg::Added(added) => {
                let unwanted = self.phones.added(added);
                give_up(ctx, unwanted);
            }
            Msg::Prove(code) => {
                if let Some(id) = self.phones.prove(&code) {
                    link.send_future(async move { Msg::Proven(api::prove_number(&csrf, &id, code).await) });
                }
            }
            Msg::Proven(proven) => {
                if self.phones.proven(proven) {
                    load(ctx);
                    reload.emit(());
                    ctx.props().go.emit(PhoneStage::List);
                    return true;
                }
            }
            Msg::Remove(id, hint) => {
                link.send_future(async move { Msg::Removed(hint, api::remove_number(&csrf, &id).await) });
            }
            Msg::Removed(hint, removed) => {
                self.phones.removed(hint, removed);
                load(ctx);
                reload.emit(());
            }
            Msg::GivenUp => {}
        }
        self.follow(ctx);
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PhonesPageProps { texts, stage, go, leave, .. } = ctx.props();
        let Some(view) = &self.phones.view else { return self.not_yet(ctx) };
        let link = ctx.link();
        if *stage == PhoneStage::List || !self.phones.may_add() && matches!(self.phones.step, NewPhone::Form(_)) {
            return html! {
                <PhoneList texts={texts.clone()} view={view.clone()} news={news(texts, self.phones.news.as_ref())}
                    add={go.reform(|_: MouseEvent| PhoneStage::Form)} leave={leave.clone()}
                    remove={link.callback(|(id, hint)| Msg::Remove(id, hint))} />
            };
        }
        let cancel = go.reform(|_: MouseEvent| PhoneStage::List);
        match &self.phones.step {
            NewPhone::Form(form) => html! {
                <PhoneForm texts={texts.clone()} view={view.clone()} form={form.clone()} error={error(texts, form.error.as_ref())}
                    submit={link.callback(|(number, country)| Msg::Submit(number, country))} {cancel} />
            },
            NewPhone::Code(sent) => html! {
                <PhoneCode texts={texts.clone()} sent={sent.clone()} error={error(texts, sent.error.as_ref())}
                    prove={link.callback(Msg::Prove)} correct={go.reform(|_: MouseEvent| PhoneStage::Form)} {cancel} />
            },
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        if std::mem::take(&mut self.answered) {
            page::focus("main [aria-invalid]");
        }
    }
}

impl PhonesPage {
    /// The address goes where the new number is.
    fn follow(&self, ctx: &Context<Self>) {
        let (here, stage) = (ctx.props().stage, self.phones.stage());
        if here != PhoneStage::List && here != stage {
            ctx.props().go.emit(stage);
        }
    }

    /// Until the list is there: that it is on its way, or why it is not and a next press.
    fn not_yet(&self, ctx: &Context<Self>) -> Html {
        let PhonesPageProps { texts, leave, .. } = ctx.props();
        let again = ctx.link().callback(|_: MouseEvent| Msg::Load);
        html! {
            <>
                <h1 tabindex="-1">{ texts.text("phones-title") }</h1>
                { waiting(texts, self.phones.news.is_none()) }
                { news(texts, self.phones.news.as_ref()) }
                <div class="actions">
                    if self.phones.news.is_some() {
                        <Button submit=false onclick={again}>{ texts.text("again") }</Button>
                    }
                    <Button submit=false kind={ButtonKind::Secondary} onclick={leave.clone()}>{ texts.text("back") }</Button>
                </div>
            </>
        }
    }
}

fn load(ctx: &Context<PhonesPage>) {
    ctx.link().send_future(async { Msg::Loaded(api::numbers().await) });
}

/// A number that waits for its code and is not wanted any more.
fn give_up(ctx: &Context<PhonesPage>, unwanted: Option<String>) {
    let Some(id) = unwanted else { return };
    let csrf = ctx.props().csrf.clone();
    ctx.link().send_future(async move {
        // One that cannot be given up now ends by itself in five minutes.
        _ = api::remove_number(&csrf, &id).await;
        Msg::GivenUp
    });
}

fn news(texts: &Catalogue, news: Option<&PhonesNotice>) -> Html {
    let text = match news {
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
    let message = match error {
        AccountError::Wait(seconds) => wait(texts, "phone-wait", *seconds),
        _ => error.message(texts),
    };
    html! { <Notice tone={Tone::Error}>{ message }{ mended_by_sign_in(texts, error) }</Notice> }
}
