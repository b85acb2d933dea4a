//! Moving in from another app: the file, its password, and the wait.

use yew::platform::spawn_local;
use yew::prelude::*;
use yew::props;
use zeroize::Zeroizing;

use super::CodesDrawing;
use crate::authenticator::state::codes::{ChosenFile, CodesMessage, Files, MoveIn, Passphrase, Refused};
use crate::browser::files::Chosen;
use crate::browser::page;
use crate::i18n::Catalogue;
use crate::surface::with_names;
use crate::ui::{Button, ButtonKind, Notice, PasswordField, ProgressBarProps, Tone, progress_bar};
use crate::workers::import_answer::Locked;
use crate::workers::import_progress::{ImportPart, ImportProgress};

/// From here on, in MiB, the page says how much memory opening takes.
const MUCH_MIB: u64 = 128;

/// The page.
pub(super) fn move_in(drawing: &CodesDrawing<'_>, page: &MoveIn) -> Html {
    let texts = drawing.texts;
    let body = match page {
        MoveIn::Choose(refused) => choose(drawing, refused.as_ref()),
        MoveIn::Reading { progress, .. } => html! {
            <>
                <p role="status">{ texts.text("move-in-reading") }</p>
                { bar(texts, *progress) }
                <div class="actions">
                    <Button submit=false kind={ButtonKind::Secondary} onclick={drawing.press(CodesMessage::StopReading)}>{ texts.text("cancel") }</Button>
                </div>
            </>
        },
        MoveIn::Locked { locked, wrong, .. } if locked.companion => beside(drawing, page, locked, *wrong),
        MoveIn::Locked { locked, wrong, .. } => html! {
            <Password texts={texts.clone()} locked={locked.clone()} wrong={*wrong} tell={drawing.tell.clone()} />
        },
    };
    html! { <><h1 tabindex="-1">{ texts.text("move-in") }</h1>{ body }</> }
}

/// How far it is.
fn bar(texts: &Catalogue, progress: Option<ImportProgress>) -> Html {
    let percent = progress.and_then(ImportProgress::percent);
    let words = progress.map_or_else(String::new, |progress| match (progress.part, progress.of, percent) {
        (ImportPart::Key, _, None) => texts.text("move-in-key"),
        (ImportPart::Entries, Some(of), _) => {
            texts.with("move-in-entries-of", &[("done", &progress.done.min(of).to_string()), ("of", &of.to_string())])
        }
        (ImportPart::Entries, None, _) => texts.with("move-in-entries", &[("done", &progress.done.to_string())]),
        (_, _, Some(percent)) => texts.with("move-in-percent", &[("percent", &percent.to_string())]),
        (_, _, None) => String::new(),
    });
    progress_bar(&props!(ProgressBarProps { label: texts.text("move-in-progress"), percent, words }))
}

fn choose(drawing: &CodesDrawing<'_>, refused: Option<&Refused>) -> Html {
    let texts = drawing.texts;
    html! {
        <>
            if let Some(Refused { why, number }) = refused {
                <Notice tone={Tone::Error}>{ texts.with(&format!("import-refused-{why}"), &[("number", &number.to_string())]) }</Notice>
            }
            <p>{ texts.text("move-in-text") }</p>
            <p class="hint">{ texts.text("move-in-apps") }</p>
            { field(drawing, "move-in-file", ChosenFile::default()) }
            <div class="actions">
                <Button submit=false kind={ButtonKind::Quiet} onclick={drawing.press(CodesMessage::ShowHome)}>{ texts.text("back") }</Button>
            </div>
        </>
    }
}

/// The field for a file; `before` is the one that was chosen before, to which this one belongs.
fn field(drawing: &CodesDrawing<'_>, label: &str, before: ChosenFile) -> Html {
    let tell = drawing.tell.clone();
    let onchange = Callback::from(move |event: Event| {
        let Some(chosen) = Chosen::of(&event) else { return };
        let (tell, before) = (tell.clone(), before.clone());
        spawn_local(async move {
            let mut bytes = chosen.read().await.into_iter().map(ChosenFile::new);
            let Some(first) = bytes.next() else { return };
            let files = if before.bytes().is_empty() {
                Files { file: first, beside: bytes.next().unwrap_or_default() }
            } else {
                Files { file: before, beside: first }
            };
            tell.emit(CodesMessage::FileChosen(files));
        });
    });
    html! {
        <div class="field">
            <label class="label" for="file">{ drawing.texts.text(label) }</label>
            <input id="file" class="input" type="file" multiple=true {onchange} />
        </div>
    }
}

/// The other file of the same product is needed.
fn beside(drawing: &CodesDrawing<'_>, page: &MoveIn, locked: &Locked, _wrong: bool) -> Html {
    let MoveIn::Locked { files, .. } = page else { return Html::default() };
    html! {
        <>
            <Notice>{ with_names(drawing.texts, "move-in-beside", &[("product", &locked.format)]) }</Notice>
            { field(drawing, "move-in-other-file", files.file.clone()) }
            <div class="actions">
                <Button submit=false kind={ButtonKind::Quiet} onclick={drawing.press(CodesMessage::ShowHome)}>{ drawing.texts.text("back") }</Button>
            </div>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct PasswordProps {
    texts: Catalogue,
    locked: Locked,
    wrong: bool,
    tell: Callback<CodesMessage>,
}

#[component]
fn Password(props: &PasswordProps) -> Html {
    let (texts, locked) = (&props.texts, &props.locked);
    let typed = use_node_ref();
    let onsubmit = Callback::from({
        let (typed, tell) = (typed.clone(), props.tell.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            tell.emit(CodesMessage::OpenFile(Passphrase(Zeroizing::new(page::typed(&typed)))));
        }
    });
    let memory = locked.memory >> 20;
    let error = props.wrong.then(|| AttrValue::from(texts.text("import-refused-wrong-password")));
    html! {
        <>
            <p>{ with_names(texts, "move-in-locked", &[("product", &locked.format)]) }</p>
            if memory >= MUCH_MIB {
                <Notice tone={Tone::Warning}>{ texts.with("move-in-memory", &[("number", &memory.to_string())]) }</Notice>
            }
            <form class="form" novalidate=true {onsubmit}>
                <PasswordField id="file-password" name="file-password" label={texts.text("move-in-password")} show={texts.text("show")} hide={texts.text("hide")}
                    autocomplete="off" {error} node_ref={typed} />
                <div class="actions">
                    <Button>{ texts.text("move-in-open") }</Button>
                    <Button submit=false kind={ButtonKind::Quiet} onclick={props.tell.reform(|_: MouseEvent| CodesMessage::ShowHome)}>{ texts.text("back") }</Button>
                </div>
            </form>
        </>
    }
}
