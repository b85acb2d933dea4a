//! The accounts elsewhere, with a field to search them.

use sluss_codes::search::Index;
use yew::prelude::*;

use super::row::Row;
use crate::authenticator::state::codes::{CodeList, CodesMessage, CodesPage, ListedCode, Look};
use crate::browser::clock::Every;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind};

/// From so many accounts on there is a field to search them.
const MANY: usize = 6;
/// So many rows are drawn at once; the person searches, or asks for the rest.
const AT_ONCE: usize = 100;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ListProps {
    pub(super) texts: Catalogue,
    pub(super) list: CodeList,
    pub(super) look: Look,
    /// The id of the account whose page is beside the list.
    pub(super) current: Option<String>,
    /// The time in epoch seconds.
    pub(super) now: Callback<(), u64>,
    pub(super) tell: Callback<CodesMessage>,
}

/// The list, drawn anew each second.
#[component]
pub(super) fn List(props: &ListProps) -> Html {
    let (texts, list) = (&props.texts, &props.list);
    let now = use_now(&props.now);
    let typed = use_state(String::new);
    let all = use_state(|| false);
    let index = use_memo(list.clone(), |list| Index::new(list.all().iter().map(|code| &code.account)));
    let found: Vec<&ListedCode> = index.find(&typed).into_iter().map(|place| &list.all()[place]).collect();
    let most = if *all { found.len() } else { AT_ONCE };
    let open = props.tell.reform(|id| CodesMessage::Show(CodesPage::Detail(id)));
    let copied = props.tell.reform(|()| CodesMessage::Copied);
    let search = Callback::from({
        let typed = typed.clone();
        move |event: InputEvent| {
            typed.set(page::typed_now(&event));
        }
    });
    let show_all = Callback::from({
        let all = all.clone();
        move |_: MouseEvent| all.set(true)
    });
    html! {
        <section class="code-section" aria-labelledby="codes-title">
            <h2 id="codes-title">{ texts.text("codes-title") }</h2>
            if list.all().len() >= MANY {
                <div class="field">
                    <label class="label" for="search">{ texts.text("codes-search") }</label>
                    <input id="search" class="input" type="search" autocomplete="off" autocapitalize="none" spellcheck="false" oninput={search} />
                </div>
            }
            <p class={if found.is_empty() { "hint" } else { "visually-hidden" }} role="status">
                { if typed.is_empty() { String::new() } else { texts.with("codes-found", &[("count", &found.len().to_string())]) } }
            </p>
            <ul class={classes!("list", "code-list", props.look.large.then_some("code-large"))}>
                { for found.iter().take(most).map(|code| html! {
                    <Row key={code.id.clone()} texts={texts.clone()} code={(*code).clone()} hidden={props.look.hidden} current={props.current.as_ref() == Some(&code.id)} {now} open={open.clone()}
                        copied={copied.clone()} />
                }) }
            </ul>
            if found.len() > most {
                <Button submit=false kind={ButtonKind::Secondary} onclick={show_all}>
                    { texts.with("codes-show-all", &[("count", &found.len().to_string())]) }
                </Button>
            }
        </section>
    }
}

/// The time in epoch seconds, which goes on.
#[hook]
pub(super) fn use_now(clock: &Callback<(), u64>) -> u64 {
    let now = use_state(|| clock.emit(()));
    {
        let (now, clock) = (now.clone(), clock.clone());
        use_effect_with((), move |()| {
            let ticker = Every::call(1_000, move || now.set(clock.emit(())));
            move || drop(ticker)
        });
    }
    *now
}
