//! One account on the list: whose code it is, the code, and for how long it is good. A press copies the code.

use sluss_codes::account::Kind;
use sluss_codes::compute::{Codes, codes};
use yew::prelude::*;

use super::initials::icon;
use super::ring::ring;
use crate::authenticator::state::codes::ListedCode;
use crate::browser::clipboard;
use crate::browser::clock::After;
use crate::browser::moments::{Moments, on_hidden};
use crate::i18n::Catalogue;
use crate::ui::{Icon, IconName};

/// How long the row says that the code was copied.
const COPIED_MS: u32 = 2_500;

/// How long the digits are seen, where the person has hidden them: long enough to type them, once more if the first code ends.
const SEEN_MS: u32 = 20_000;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RowProps {
    pub(super) texts: Catalogue,
    pub(super) code: ListedCode,
    /// Its page is beside the list.
    pub(super) current: bool,
    /// The digits are shown only for a while after a press.
    pub(super) hidden: bool,
    /// The time in epoch seconds.
    pub(super) now: u64,
    /// Called with the id when the person wants to see the account by itself.
    pub(super) open: Callback<String>,
    /// Called once a code is in the clipboard.
    pub(super) copied: Callback<()>,
}

/// The row.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let (texts, account) = (&props.texts, &props.code.account);
    let copied = use_state(|| None::<bool>);
    let quiet = use_mut_ref(|| None::<After>);
    let (seen, see) = use_seen();
    let names = Names::of(account, texts);
    let timed = codes(account, props.now, None).ok().filter(|_| !matches!(account.kind, Kind::Hotp { .. }));
    let open = props.open.reform({
        let id = props.code.id.clone();
        move |_: MouseEvent| id.clone()
    });
    let Some(Codes::Timed { now, remaining, period, .. }) = timed else {
        // A code from a counter is made when the person wants it, and one with a PIN when the PIN is there.
        return html! {
            <li class={classes!("code-row", props.current.then_some("code-current"))}>
                <button class="code-main" type="button" onclick={open}>
                    { icon(account) }{ names.html() }
                    <span class="code-wanted">{ texts.text("code-show") }</span>
                </button>
            </li>
        };
    };
    let copy = Callback::from({
        let (copied, code, tell) = (copied.clone(), now.clone(), props.copied.clone());
        move |_: MouseEvent| {
            let (copied, quiet, code, tell) = (copied.clone(), quiet.clone(), code.clone(), tell.clone());
            yew::platform::spawn_local(async move {
                let done = clipboard::copy_for_a_while(code.as_str()).await;
                copied.set(Some(done));
                if done {
                    tell.emit(());
                }
                let again = move || copied.set(None);
                *quiet.borrow_mut() = Some(After::call(COPIED_MS, again));
            });
        }
    });
    let is_hidden = props.hidden && !seen;
    let (press, title) = if is_hidden { (see, "code-show") } else { (copy, "copy") };
    let digits = if is_hidden { spaced(&"•".repeat(now.as_str().chars().count())) } else { spaced(now.as_str()) };
    let read = if is_hidden { texts.text("code-show") } else { spelt(now.as_str()) };
    let said = match *copied {
        None => None,
        Some(true) => Some(texts.text("copied")),
        Some(false) => Some(texts.text("copy-failed")),
    };
    html! {
        <li class={classes!("code-row", props.current.then_some("code-current"))}>
            <button class="code-main" type="button" onclick={press} title={texts.text(title)}>
                { icon(account) }{ names.html() }
                <span class="code-now">
                    <span class={classes!("code-digits", (remaining <= 5).then_some("code-soon"))} translate="no" aria-label={read}>{ digits }</span>
                    { ring(remaining, period) }
                </span>
                <span class="code-said" aria-live="polite">{ said }</span>
            </button>
            <button class="code-more" type="button" aria-current={props.current.then_some("true")} onclick={open} aria-label={texts.with("code-more", &[("account", &names.whole())])}>
                <Icon name={IconName::Forward} />
            </button>
        </li>
    }
}

/// Whether the digits were asked for a moment ago, and what asks for them. Nobody sees them who turns to the page later.
#[hook]
fn use_seen() -> (bool, Callback<MouseEvent>) {
    let seen = use_state(|| false);
    let over = use_mut_ref(|| None::<(After, Moments)>);
    let see = Callback::from({
        let seen = seen.clone();
        move |_: MouseEvent| {
            let (later, away) = (seen.setter(), seen.setter());
            let hide = After::call(SEEN_MS, move || later.set(false));
            let leave = on_hidden(move |is_hidden| {
                if is_hidden {
                    away.set(false);
                }
            });
            *over.borrow_mut() = Some((hide, leave));
            seen.set(true);
        }
    });
    (*seen, see)
}

/// How an account is called, in one line or two.
pub(super) struct Names {
    pub(super) first: String,
    pub(super) second: String,
}

impl Names {
    pub(super) fn of(account: &sluss_codes::account::Account, texts: &Catalogue) -> Self {
        let (issuer, name) = (account.issuer.trim(), account.name.trim());
        match (issuer, name) {
            ("", "") => Self { first: texts.text("code-nameless"), second: String::new() },
            ("", only) | (only, "") => Self { first: only.to_owned(), second: String::new() },
            _ => Self { first: issuer.to_owned(), second: name.to_owned() },
        }
    }

    pub(super) fn whole(&self) -> String {
        if self.second.is_empty() { self.first.clone() } else { format!("{}, {}", self.first, self.second) }
    }

    pub(super) fn html(&self) -> Html {
        html! {
            <span class="code-names" translate="no">
                <span class="code-issuer">{ self.first.clone() }</span>
                <span class="code-name">{ self.second.clone() }</span>
            </span>
        }
    }
}

/// The characters in groups: of four if that comes out even, otherwise of three, and five in one.
pub(super) fn spaced(code: &str) -> String {
    let count = code.chars().count();
    let group = if count <= 5 {
        count.max(1)
    } else if count.is_multiple_of(4) {
        4
    } else {
        3
    };
    let characters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = characters.chunks(group).map(|chunk| chunk.iter().collect()).collect();
    groups.join("\u{2009}")
}

/// The characters one by one, so that a screen reader reads no number of hundreds of thousands.
pub(super) fn spelt(code: &str) -> String {
    code.chars().map(String::from).collect::<Vec<_>>().join(" ")
}
