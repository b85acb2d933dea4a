//! The screens of the accounts elsewhere. They draw what the state says and report what the person does.

mod arrange;
mod auto_lock;
mod backup;
mod by_hand;
mod detail;
mod edit;
mod found;
mod initials;
mod list;
mod lock;
mod lost;
mod move_in;
mod new_passphrase;
mod pages;
mod ring;
mod row;
mod sheet;
mod unlock;

use yew::prelude::*;

use crate::authenticator::state::codes::{Codes, CodesMessage, CodesPage, LockView, MoveIn};
use crate::i18n::Catalogue;
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, Tone};

use list::List;
use unlock::Unlock;

/// What these screens are drawn from.
pub(super) struct CodesDrawing<'a> {
    pub(super) texts: &'a Catalogue,
    pub(super) codes: &'a Codes,
    /// The time in epoch seconds: the server's, where that is known.
    pub(super) now: &'a Callback<(), u64>,
    /// Called with what the person does.
    pub(super) tell: Callback<CodesMessage>,
    /// The way to the scanner.
    pub(super) scan: Callback<MouseEvent>,
}

impl CodesDrawing<'_> {
    fn press(&self, message: CodesMessage) -> Callback<MouseEvent> {
        self.tell.reform(move |_: MouseEvent| message.clone())
    }

    /// The part of the first screen that shows them, or the way to unlock them.
    pub(super) fn part_of_home(&self) -> Html {
        let (texts, codes) = (self.texts, self.codes);
        match &codes.lock {
            LockView::Unknown => Html::default(),
            LockView::Locked { ways, busy, wrong } => html! {
                <Unlock texts={texts.clone()} ways={ways.clone()} busy={*busy} wrong={*wrong} tell={self.tell.clone()} />
            },
            LockView::Open | LockView::Unlocked(_) => html! {
                <>
                    if !codes.list.is_empty() {
                        { self.list(None) }
                    }
                    if !codes.list.is_empty() {
                        { self.backup_state() }
                    }
                    { self.ways_on() }
                </>
            },
        }
    }

    /// How many there are, and when they were last saved: louder if the person wants to be reminded and a backup is missed.
    fn backup_state(&self) -> Html {
        let (texts, codes) = (self.texts, self.codes);
        let said = backup::state(texts, codes);
        if !codes.look.reminder.is_due(codes.last_backup, codes.list.all().len(), self.now.emit(())) {
            return html! { <p class="hint" data-notice="backup">{ said }</p> };
        }
        let go = self.press(CodesMessage::Show(CodesPage::Backup(Default::default())));
        html! {
            <div data-notice="backup">
                <Notice tone={Tone::Warning}>
                    <p>{ said }</p>
                    <div class="actions">
                        <Button submit=false kind={ButtonKind::Secondary} onclick={go}>{ texts.text("backup-now") }</Button>
                    </div>
                </Notice>
            </div>
        }
    }

    /// What can be done with all of them.
    fn ways_on(&self) -> Html {
        let texts = self.texts;
        let quiet = |id: &'static str, name, message| {
            html! {
                <Button submit=false {id} kind={ButtonKind::Quiet} onclick={self.press(message)}>
                    <Icon {name} />{ texts.text(id) }
                </Button>
            }
        };
        html! {
            <div class="code-ways">
                { quiet("code-by-hand", IconName::Plus, CodesMessage::Show(CodesPage::ByHand(Default::default()))) }
                { quiet("move-in", IconName::Download, CodesMessage::Show(CodesPage::MoveIn(MoveIn::Choose(None)))) }
                if !self.codes.list.is_empty() {
                    { quiet("backup", IconName::Sheet, CodesMessage::Show(CodesPage::Backup(Default::default()))) }
                    { quiet("codes-arrange", IconName::Cog, CodesMessage::Show(CodesPage::Arrange)) }
                    { quiet("codes-lock", IconName::Shield, CodesMessage::Show(CodesPage::Lock(Default::default()))) }
                }
                if matches!(self.codes.lock, LockView::Unlocked(_)) {
                    { quiet("codes-lock-now", IconName::Key, CodesMessage::Lock) }
                }
            </div>
        }
    }

    /// The list, with the account whose page is beside it.
    fn list(&self, current: Option<&str>) -> Html {
        let Codes { list, look, .. } = self.codes;
        html! {
            <List texts={self.texts.clone()} list={list.clone()} look={*look} current={current.map(str::to_owned)} now={self.now.clone()}
                tell={self.tell.clone()} />
        }
    }
}
