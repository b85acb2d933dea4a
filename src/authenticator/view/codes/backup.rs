//! Moving out: a backup, files and QR codes for other apps, and the way to try a backup.

use yew::prelude::*;
use zeroize::Zeroizing;

use super::lost::not_in_it;
use super::new_passphrase::NewPassphrase;
use super::{CodesDrawing, sheet};
use crate::authenticator::state::codes::{
    BackupPage, Codes, CodesMessage, CodesPage, LastBackup, MoveIn, Passphrase, WrongPassphrase,
};
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::{AskFirst, Question};
use crate::ui::{Button, ButtonKind, Notice, PasswordField, QrView, Tone};
use crate::workers::export_answer::{Drawn, ExportForm, LostEntry};

/// The page.
pub(super) fn backup(drawing: &CodesDrawing<'_>, at: &BackupPage) -> Html {
    let texts = drawing.texts;
    let body = match at {
        BackupPage::Choose => choose(drawing, false),
        BackupPage::Failed => choose(drawing, true),
        BackupPage::Working => html! { <p role="status">{ texts.text("backup-working") }</p> },
        BackupPage::Saved { form, lost } => html! {
            <>
                <Notice tone={Tone::Good}>{ texts.text(&format!("backup-saved-{}", form.name())) }</Notice>
                { not_in_it(texts, lost) }
                { end(drawing) }
            </>
        },
        BackupPage::Sheet { rows, lost } => return sheet::sheet(drawing, rows, lost),
        BackupPage::Pictures { pictures, at, lost } => one_picture(drawing, pictures, *at, lost),
    };
    html! { <><h1 tabindex="-1">{ texts.text("backup") }</h1>{ body }</> }
}

/// How many accounts there are, and when they were last saved: in a sentence for the first screen, too.
pub(super) fn state(texts: &Catalogue, codes: &Codes) -> String {
    let count = codes.list.all().len().to_string();
    match codes.last_backup {
        None => texts.with("backup-never", &[("count", &count)]),
        Some(LastBackup { at, count: then }) => {
            let day = page::day(i64::try_from(at).unwrap_or(0) * 1_000, texts.language());
            let id = if then < codes.list.all().len() { "backup-last-fewer" } else { "backup-last" };
            texts.with(id, &[("count", &count), ("day", &day), ("then", &then.to_string())])
        }
    }
}

fn choose(drawing: &CodesDrawing<'_>, failed: bool) -> Html {
    let texts = drawing.texts;
    html! {
        <>
            if failed {
                <Notice tone={Tone::Error}>{ texts.text("backup-failed") }</Notice>
            }
            <p>{ state(texts, drawing.codes) }</p>
            <Sealed texts={texts.clone()} tell={drawing.tell.clone()} />
            <section class="form" aria-labelledby="drill-title">
                <h2 id="drill-title">{ texts.text("backup-try") }</h2>
                <p class="hint">{ texts.text("backup-try-text") }</p>
                <div class="actions">
                    <Button submit=false kind={ButtonKind::Secondary} onclick={drawing.press(CodesMessage::Show(CodesPage::MoveIn(MoveIn::Choose(None))))}>
                        { texts.text("backup-try-go") }
                    </Button>
                </div>
            </section>
            <section class="form" aria-labelledby="open-title">
                <h2 id="open-title">{ texts.text("backup-open") }</h2>
                <p class="hint">{ texts.text("backup-open-text") }</p>
                { for [ExportForm::Google, ExportForm::Links, ExportForm::Cxf, ExportForm::Sheet].map(|form| in_the_clear(drawing, form)) }
            </section>
            { end(drawing) }
        </>
    }
}

fn end(drawing: &CodesDrawing<'_>) -> Html {
    html! {
        <div class="actions">
            <Button submit=false kind={ButtonKind::Quiet} onclick={drawing.press(CodesMessage::ShowHome)}>{ drawing.texts.text("back") }</Button>
        </div>
    }
}

/// What anybody can read is asked about once more (P07).
fn in_the_clear(drawing: &CodesDrawing<'_>, form: ExportForm) -> Html {
    let texts = drawing.texts;
    let words = texts.text(&format!("backup-form-{}", form.name()));
    let question = Question {
        title: html! { texts.text("backup-clear-title") },
        text: texts.with("backup-clear-text", &[("count", &drawing.codes.list.all().len().to_string())]),
        yes: texts.text("backup-clear-yes"),
        no: texts.text("cancel"),
    };
    let yes = drawing.tell.reform(move |()| CodesMessage::Export { form, passphrase: Passphrase::default() });
    html! { <AskFirst id={format!("export-{}", form.name())} button={words} kind={ButtonKind::Secondary} {question} onyes={yes} /> }
}

fn one_picture(drawing: &CodesDrawing<'_>, pictures: &[Drawn], at: usize, lost: &[LostEntry]) -> Html {
    let texts = drawing.texts;
    let Some(picture) = pictures.get(at) else { return Html::default() };
    let (number, of) = ((at + 1).to_string(), pictures.len().to_string());
    let label = texts.with("backup-picture", &[("number", &number), ("of", &of)]);
    let to = |at: usize| {
        let page = BackupPage::Pictures { pictures: pictures.to_vec(), at, lost: lost.to_vec() };
        drawing.press(CodesMessage::Show(CodesPage::Backup(page)))
    };
    html! {
        <>
            <p>{ texts.text("backup-pictures-text") }</p>
            <QrView size={picture.size} path={picture.path.clone()} label={label.clone()} />
            <p class="lead" role="status">{ label }</p>
            { not_in_it(texts, lost) }
            <div class="actions">
                if at + 1 < pictures.len() {
                    <Button submit=false onclick={to(at + 1)}>{ texts.text("backup-picture-next") }</Button>
                }
                if at > 0 {
                    <Button submit=false kind={ButtonKind::Secondary} onclick={to(at - 1)}>{ texts.text("backup-picture-before") }</Button>
                }
                <Button submit=false kind={ButtonKind::Quiet} onclick={drawing.press(CodesMessage::ShowHome)}>{ texts.text("done") }</Button>
            </div>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SealedProps {
    texts: Catalogue,
    tell: Callback<CodesMessage>,
}

/// The forms that a passphrase seals.
#[component]
fn Sealed(props: &SealedProps) -> Html {
    let texts = &props.texts;
    let (one, again, form) = (use_node_ref(), use_node_ref(), use_node_ref());
    let wrong = use_state(|| None::<WrongPassphrase>);
    let onsubmit = Callback::from({
        let (one, again, form, wrong, tell) =
            (one.clone(), again.clone(), form.clone(), wrong.clone(), props.tell.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let [typed, repeated] = [&one, &again].map(|field| Passphrase(Zeroizing::new(page::typed(field))));
            let found = typed.as_new(&repeated).err();
            wrong.set(found);
            if found.is_none() {
                let form = if page::chosen(&form) == "aegis" { ExportForm::Aegis } else { ExportForm::Backup };
                tell.emit(CodesMessage::Export { form, passphrase: typed });
            }
        }
    });
    let said = |which: WrongPassphrase, id: &str| (*wrong == Some(which)).then(|| AttrValue::from(texts.text(id)));
    html! {
        <form class="form" novalidate=true {onsubmit}>
            <div class="field">
                <label class="label" for="form">{ texts.text("backup-form") }</label>
                <select class="input" id="form" ref={form}>
                    <option value="backup" selected=true>{ texts.text("backup-form-backup") }</option>
                    <option value="aegis" selected=false>{ texts.text("backup-form-aegis") }</option>
                </select>
            </div>
            <NewPassphrase texts={texts.clone()} id="backup-passphrase" label={texts.text("passphrase")} hint={texts.text("backup-passphrase-hint")}
                error={said(WrongPassphrase::Short, "passphrase-short")} node_ref={one} />
            <PasswordField id="backup-again" name="backup-again" label={texts.text("passphrase-again")} show={texts.text("show")} hide={texts.text("hide")}
                autocomplete="new-password" error={said(WrongPassphrase::Differs, "passphrase-differs")} node_ref={again} />
            <div class="actions"><Button>{ texts.text("backup-go") }</Button></div>
        </form>
    }
}
