//! The phone numbers: asks the server, tells `phones` what it said, and draws the list or the way to a new number.

use sluss_protocol::numbers::{AddedNumber, NumbersView, ProvenNumber};
use yew::prelude::*;

use super::api;
use super::phone_code::PhoneCode;
use super::phone_form::PhoneForm;
use super::phone_list::PhoneList;
use super::phones::{News, Phones, Step};
use super::trouble::{Trouble, wait};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Notice, Tone};

/// What [`PhonesPage`] needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct PhonesPageProps {
    pub(super) texts: Catalogue,
    pub(super) csrf: String,
    /// Not the list, but the way to a new number.
    pub(super) adding: bool,
    /// To that way, or back to the list.
    pub(super) go: Callback<bool>,
    /// Back to the overview.
    pub(super) leave: Callback<MouseEvent>,
    /// Who is signed in, and what they may do, is to be asked anew.
    pub(super) reload: Callback<()>,
}

/// What happens.
pub(super) enum Msg {
    Loaded(Result<NumbersView, Trouble>),
    Submit(String, String),
    Added(Result<AddedNumber, Trouble>),
    Prove(String),
    Proven(Result<ProvenNumber, Trouble>),
    Correct,
    Remove(String, String),
    Removed(String, Result<(), Trouble>),
    GivenUp,
}

/// The phone numbers.
pub(super) struct PhonesPage {
    phones: Phones,
    /// The step, or its fault, is new: the focus goes there.
    moved: bool,
}

impl Component for PhonesPage {
    type Message = Msg;
    type Properties = PhonesPageProps;

    fn create(ctx: &Context<Self>) -> Self {
        load(ctx);
        Self { phones: Phones::default(), moved: false }
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &PhonesPageProps) -> bool {
        if ctx.props().adding && !before.adding {
            let unwanted = self.phones.begin();
            give_up(ctx, unwanted);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Msg) -> bool {
        let csrf = ctx.props().csrf.clone();
        let link = ctx.link();
        self.moved = matches!(message, Msg::Added(_) | Msg::Proven(_) | Msg::Correct | Msg::Submit(..) | Msg::Prove(_));
        match message {
            Msg::Loaded(Err(Trouble::SignedOut)) => ctx.props().reload.emit(()),
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
                    ctx.props().reload.emit(());
                    ctx.props().go.emit(false);
                }
            }
            Msg::Correct => {
                let unwanted = self.phones.correct();
                give_up(ctx, unwanted);
            }
            Msg::Remove(id, hint) => {
                link.send_future(async move { Msg::Removed(hint, api::remove_number(&csrf, &id).await) });
            }
            Msg::Removed(hint, removed) => {
                self.phones.removed(hint, removed);
                load(ctx);
                ctx.props().reload.emit(());
            }
            Msg::GivenUp => {}
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PhonesPageProps { texts, adding, go, leave, .. } = ctx.props();
        let Some(view) = &self.phones.view else {
            return html! { <><h1 tabindex="-1">{ texts.text("phones-title") }</h1>{ news(texts, self.phones.news.as_ref()) }</> };
        };
        let link = ctx.link();
        if !adding || !self.phones.may_add() && matches!(self.phones.step, Step::Form(_)) {
            return html! {
                <PhoneList texts={texts.clone()} view={view.clone()} news={news(texts, self.phones.news.as_ref())}
                    add={go.reform(|_: MouseEvent| true)} leave={leave.clone()}
                    remove={link.callback(|(id, hint)| Msg::Remove(id, hint))} />
            };
        }
        let cancel = go.reform(|_: MouseEvent| false);
        match &self.phones.step {
            Step::Form(form) => html! {
                <PhoneForm texts={texts.clone()} view={view.clone()} form={form.clone()} trouble={trouble(texts, form.trouble.as_ref())}
                    submit={link.callback(|(number, country)| Msg::Submit(number, country))} {cancel} />
            },
            Step::Code(sent) => html! {
                <PhoneCode texts={texts.clone()} sent={sent.clone()} trouble={trouble(texts, sent.trouble.as_ref())}
                    prove={link.callback(Msg::Prove)} correct={link.callback(|_| Msg::Correct)} {cancel} />
            },
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _first: bool) {
        if std::mem::take(&mut self.moved)
            && !page::focus("main [aria-invalid]")
            && matches!(self.phones.step, Step::Code(_))
        {
            page::focus("main .form input");
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

fn news(texts: &Catalogue, news: Option<&News>) -> Html {
    let (tone, text) = match news {
        None => return Html::default(),
        Some(News::Added(hint)) => (Tone::Good, texts.with("phone-added", &[("number", hint)])),
        Some(News::Removed(hint)) => (Tone::Good, texts.with("phone-removed", &[("number", hint)])),
        Some(News::Trouble(trouble)) => (Tone::Error, told(texts, trouble)),
    };
    html! { <Notice {tone}>{ text }</Notice> }
}

fn trouble(texts: &Catalogue, trouble: Option<&Trouble>) -> Html {
    trouble.map_or_else(Html::default, |trouble| html! { <Notice tone={Tone::Error}>{ told(texts, trouble) }</Notice> })
}

fn told(texts: &Catalogue, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Wait(seconds) => wait(texts, "phone-wait", *seconds),
        _ => trouble.told(texts),
    }
}
