//! A sheet for paper: each account's QR code, and what is typed where nothing scans. Nothing of it is stored.

use yew::prelude::*;

use super::CodesDrawing;
use super::lost::not_in_it;
use crate::authenticator::state::codes::CodesMessage;
use crate::browser::page;
use crate::ui::{Button, ButtonKind, Notice, QrView, Tone};
use crate::workers::export_answer::{LostEntry, SheetRow};

/// The page, of which only the sheet is printed.
pub(super) fn sheet(drawing: &CodesDrawing<'_>, rows: &[SheetRow], lost: &[LostEntry]) -> Html {
    let texts = drawing.texts;
    let now = i64::try_from(drawing.now.emit(())).unwrap_or(0);
    let day = page::day(now * 1_000, texts.language());
    html! {
        <>
            <h1 tabindex="-1">{ texts.text("sheet-title") }</h1>
            <p class="print-only">{ texts.with("sheet-made", &[("day", &day)]) }</p>
            <div class="screen-only">
                <Notice tone={Tone::Warning}>{ texts.text("sheet-warning") }</Notice>
                { not_in_it(texts, lost) }
            </div>
            <ol class="sheet">{ for rows.iter().map(|row| self::row(drawing, row)) }</ol>
            <div class="actions screen-only">
                <Button submit=false onclick={|_: MouseEvent| page::print()}>{ texts.text("sheet-print") }</Button>
                <Button submit=false kind={ButtonKind::Quiet} onclick={drawing.press(CodesMessage::ShowHome)}>{ texts.text("done") }</Button>
            </div>
        </>
    }
}

fn row(drawing: &CodesDrawing<'_>, row: &SheetRow) -> Html {
    let texts = drawing.texts;
    let fact = |id: &str, value: &str| match value {
        "" => Html::default(),
        _ => html! { <><dt>{ texts.text(id) }</dt><dd translate="no">{ value.to_owned() }</dd></> },
    };
    html! {
        <li class="sheet-row">
            if let Some(picture) = &row.picture {
                <QrView size={picture.size} path={picture.path.clone()} label={texts.with("sheet-code", &[("account", &row.name)])} />
            }
            <div class="sheet-facts">
                <p class="list-title" translate="no">{ row.name.clone() }</p>
                <dl>
                    { fact("code-secret", &row.secret) }
                    { fact("code-kind", &row.kind) }
                    { fact("pin", &row.pin) }
                    { fact("code-note", &row.note) }
                </dl>
            </div>
        </li>
    }
}
