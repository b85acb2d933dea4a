//! The pages of the accounts elsewhere, behind the list of them.

use yew::prelude::*;

use super::arrange::Arrange;
use super::by_hand::ByHandForm;
use super::detail::Detail;
use super::edit::Edit;
use super::lock::LockSettings;
use super::{CodesDrawing, backup, found, move_in};
use crate::authenticator::state::codes::{CodesMessage, CodesPage};
use crate::ui::Button;

impl CodesDrawing<'_> {
    /// A page of theirs; the page of one account has the list beside it where there is room.
    pub(in crate::authenticator::view) fn page(&self, page: &CodesPage) -> Html {
        match page {
            CodesPage::Detail(id) | CodesPage::Edit(id) => html! {
                <div class="panes">
                    <div class="pane-list">{ self.list(Some(id)) }</div>
                    <div class="pane-page">{ self.alone(page) }</div>
                </div>
            },
            _ => self.alone(page),
        }
    }

    fn alone(&self, page: &CodesPage) -> Html {
        let (texts, codes, tell) = (self.texts.clone(), self.codes, self.tell.clone());
        match page {
            CodesPage::Detail(id) => match codes.list.find(id) {
                Some(code) => html! {
                    <Detail key={id.clone()} {texts} code={code.clone()} now={self.now.clone()} {tell} />
                },
                None => self.gone(),
            },
            CodesPage::Edit(id) => match codes.list.find(id) {
                Some(code) => html! { <Edit key={id.clone()} {texts} code={code.clone()} {tell} /> },
                None => self.gone(),
            },
            CodesPage::ByHand(form) => html! { <ByHandForm {texts} form={form.clone()} {tell} /> },
            CodesPage::Found(found) => found::found(self, found),
            CodesPage::Backup(page) => backup::backup(self, page),
            CodesPage::MoveIn(page) => move_in::move_in(self, page),
            CodesPage::Arrange => html! { <Arrange {texts} list={codes.list.clone()} look={codes.look} {tell} /> },
            CodesPage::Lock(page) => html! {
                <LockSettings {texts} page={*page} lock={codes.lock.clone()} auto_lock={codes.auto_lock} {tell} />
            },
        }
    }

    /// Another tab has removed it.
    fn gone(&self) -> Html {
        html! {
            <>
                <h1 tabindex="-1">{ self.texts.text("code-gone") }</h1>
                <div class="actions">
                    <Button submit=false onclick={self.press(CodesMessage::ShowHome)}>{ self.texts.text("back") }</Button>
                </div>
            </>
        }
    }
}
