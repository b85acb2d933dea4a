//! Accounts that were found in what was scanned, pasted or opened: which they are, which are here already, and the way to add them.

use sluss_codes::duplicate::Likeness;
use yew::prelude::*;

use super::CodesDrawing;
use super::initials::icon;
use super::row::Names;
use super::unlock::Unlock;
use crate::authenticator::state::codes::{CodesMessage, Found, LockView};
use crate::browser::page;
use crate::surface::with_names;
use crate::ui::{Button, ButtonKind, Notice, Tone};

/// The page.
pub(super) fn found(drawing: &CodesDrawing<'_>, found: &Found) -> Html {
    let texts = drawing.texts;
    let new = found.to_add(&drawing.codes.list).len();
    let count = |id: &str, count: usize| texts.with(id, &[("count", &count.to_string())]);
    html! {
        <>
            <h1 tabindex="-1">{ count(title(found), found.accounts.len()) }</h1>
            if let Some(format) = &found.format {
                <p class="lead">{ with_names(texts, "import-from", &[("product", format)]) }</p>
            }
            { drill(drawing, found) }
            if found.more > 0 {
                <Notice>
                    <p>{ count(if found.more == 1 { "codes-more-one" } else { "codes-more" }, found.more) }</p>
                    <div class="actions"><Button submit=false onclick={drawing.scan.clone()}>{ texts.text("codes-scan-next") }</Button></div>
                </Notice>
            }
            <ul class="list code-list">
                { for found.accounts.iter().zip(found.likenesses(&drawing.codes.list)).map(|(account, likeness)| {
                    let names = Names::of(account, texts);
                    html! {
                        <li class="code-row code-main">
                            { icon(account) }{ names.html() }
                            if let Some(said) = said(likeness) { <span class="hint">{ texts.text(said) }</span> }
                        </li>
                    }
                }) }
            </ul>
            if !found.left_out.is_empty() {
                <Notice tone={Tone::Warning}>
                    <p>{ texts.text("codes-left-out") }</p>
                    <ul class="held">{ for found.left_out.iter().map(|left| html! {
                        <li><span translate="no">{ left.name.clone() }</span>{ " " }{ texts.with(&format!("import-left-{}", left.why), &[("word", &left.word)]) }</li>
                    }) }</ul>
                </Notice>
            }
            { for found.remarks.iter().map(|remark| html! { <Notice>{ texts.text(&format!("import-remark-{remark}")) }</Notice> }) }
            if found.others > 0 {
                <p class="hint">{ count("import-others", found.others) }</p>
            }
            { ways(drawing, new) }
        </>
    }
}

/// The id of the heading. A backup of ours may be here only to be tried, so nobody is asked anything in big letters.
fn title(found: &Found) -> &'static str {
    match (found.backed_up.is_some(), found.accounts.len()) {
        (true, 1) => "backup-one-title",
        (true, _) => "backup-many-title",
        (false, 1) => "codes-one-title",
        (false, _) => "codes-many-title",
    }
}

/// What a backup of ours would restore, and what it lacks.
fn drill(drawing: &CodesDrawing<'_>, found: &Found) -> Html {
    let Some(at) = found.backed_up else { return Html::default() };
    let texts = drawing.texts;
    let day = page::day(i64::try_from(at).unwrap_or(0) * 1_000, texts.language());
    let missing = found.missing(&drawing.codes.list);
    if missing.is_empty() {
        return html! { <Notice tone={Tone::Good}>{ texts.with("backup-whole", &[("day", &day)]) }</Notice> };
    }
    html! {
        <Notice tone={Tone::Warning}>
            <p>{ texts.with("backup-lacks", &[("day", &day)]) }</p>
            <ul class="held" translate="no">{ for missing.into_iter().map(|account| html! { <li>{ Names::of(account, texts).whole() }</li> }) }</ul>
        </Notice>
    }
}

const fn said(likeness: Likeness) -> Option<&'static str> {
    match likeness {
        Likeness::New => None,
        Likeness::There(_) => Some("code-there"),
        Likeness::OtherParameters(_) => Some("code-other-parameters"),
        Likeness::OtherSecret(_) => Some("code-other-secret"),
    }
}

fn ways(drawing: &CodesDrawing<'_>, new: usize) -> Html {
    let texts = drawing.texts;
    if let LockView::Locked { ways, busy, wrong } = &drawing.codes.lock {
        return html! {
            <Unlock texts={texts.clone()} ways={ways.clone()} busy={*busy} wrong={*wrong} tell={drawing.tell.clone()} />
        };
    }
    let add = match new {
        0 => texts.text("codes-none-new"),
        1 => texts.text("code-add"),
        _ => texts.with("codes-add", &[("count", &new.to_string())]),
    };
    html! {
        <div class="actions">
            <Button submit=false id="codes-add" onclick={drawing.press(CodesMessage::AddFound)}>{ add }</Button>
            if new > 0 {
                <Button submit=false kind={ButtonKind::Quiet} onclick={drawing.press(CodesMessage::ShowHome)}>{ texts.text("back") }</Button>
            }
        </div>
    }
}
