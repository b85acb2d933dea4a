//! How the pages of the guide are drawn. It knows no language and no file.

use std::sync::Arc;

use yew::prelude::*;

use super::{Guide, GuideChapter, GuidePicture, GuideStep, HelpContext, HelpPage, Span, description, numbered, title};
use crate::i18n::Messages;
use crate::surface::{PageService, Shell, language_links};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct HelpViewProps {
    pub(super) guide: Arc<Guide>,
    pub(super) page: HelpPage,
    pub(super) around: HelpContext,
    pub(super) texts: Messages,
    pub(super) service: PageService,
}

/// A page of the guide.
#[component]
pub(super) fn HelpView(props: &HelpViewProps) -> Html {
    let (texts, service, language) = (&props.texts, &props.service, props.around.language);
    let actions = language_links(language, texts.text("language"));
    let (name, body) = match props.page {
        HelpPage::Chapter(at) if at < props.guide.chapters.len() => ("help-chapter", chapter_page(props, at)),
        HelpPage::Whole => ("help-whole", whole(props)),
        _ => ("help", contents(props)),
    };
    html! {
        <Shell class="shell shell-help" brand={service.brand()} foot={service.foot(language)} {actions}>
            <div class="screen" data-screen={name}>{ body }</div>
        </Shell>
    }
}

fn contents(props: &HelpViewProps) -> Html {
    let (guide, texts) = (&props.guide, &props.texts);
    let chapters = guide.chapters.iter().enumerate().map(|(at, chapter)| {
        html! { <li><a href={address(at)}>{ chapter.title.clone() }</a></li> }
    });
    html! {
        <>
            <h1>{ title(guide, props.page) }</h1>
            { for guide.lead.iter().map(|prose| paragraph(prose)) }
            { addresses(props) }
            <nav aria-labelledby="contents">
                <h2 id="contents">{ texts.text("help-contents") }</h2>
                <ol class="chapters">{ for chapters }</ol>
            </nav>
            <p><a class="button button-secondary" href="/help/print">{ texts.text("help-print") }</a></p>
        </>
    }
}

fn chapter_page(props: &HelpViewProps, at: usize) -> Html {
    let (guide, texts) = (&props.guide, &props.texts);
    let to = |other: Option<usize>, id: &str, rel: &'static str| {
        let other = other.filter(|other| *other < guide.chapters.len())?;
        let text = texts.with(id, &[("chapter", &numbered(guide, other))]);
        Some(html! { <a {rel} href={address(other)}>{ text }</a> })
    };
    html! {
        <>
            <p class="help-up"><a href="/help">{ texts.text("help-contents") }</a></p>
            <h1>{ title(guide, props.page) }</h1>
            { for guide.chapters.get(at).map(body) }
            { for guide.chapters.get(at).map(|chapter| steps(chapter, at, texts)) }
            { for guide.chapters.get(at).into_iter().flat_map(|chapter| &chapter.notes).map(|prose| paragraph(prose)) }
            { addresses(props) }
            <nav class="help-onward" aria-label={texts.text("help-chapters")}>
                { for to(at.checked_sub(1), "help-previous", "prev") }
                { for to(Some(at + 1), "help-next", "next") }
            </nav>
        </>
    }
}

fn whole(props: &HelpViewProps) -> Html {
    let (guide, texts) = (&props.guide, &props.texts);
    let chapters = guide.chapters.iter().enumerate().map(|(at, chapter)| {
        html! {
            <section class="chapter">
                <h2>{ numbered(guide, at) }</h2>
                { body(chapter) }
                { steps(chapter, at, texts) }
                { for chapter.notes.iter().map(|prose| paragraph(prose)) }
            </section>
        }
    });
    html! {
        <>
            <p class="help-up"><a href="/help">{ texts.text("help-contents") }</a></p>
            <h1>{ title(guide, props.page) }</h1>
            { for guide.lead.iter().map(|prose| paragraph(prose)) }
            { addresses(props) }
            { for chapters }
        </>
    }
}

/// The address of a chapter.
fn address(at: usize) -> String {
    format!("/help/{}", at + 1)
}

/// Where the guide's *My account* and its app are, written out, for paper too.
fn addresses(props: &HelpViewProps) -> Html {
    let texts = &props.texts;
    let line = |label: String, url: &str| {
        html! {
            <div class="fact"><dt>{ label }</dt><dd translate="no"><a href={url.to_owned()}>{ url.to_owned() }</a></dd></div>
        }
    };
    html! {
        <dl class="addresses">
            { line(texts.text("my-account"), &props.around.account_pages) }
            { line(texts.text("help-app"), &props.around.authenticator) }
        </dl>
    }
}

/// What stands before the steps.
fn body(chapter: &GuideChapter) -> Html {
    html! { <>{ for chapter.lead.iter().map(|prose| paragraph(prose)) }</> }
}

fn steps(chapter: &GuideChapter, at: usize, texts: &Messages) -> Html {
    html! {
        <ol class="steps">
            { for chapter.steps.iter().enumerate().map(|(number, step)| {
                let id = format!("step-{}-{}", at + 1, number + 1);
                let shot = step.picture.as_ref().map(|one| picture(one, texts));
                html! { <li {id}><div class={class(step)}>{ paragraph(&step.text) }{ for shot }</div></li> }
            }) }
        </ol>
    }
}

fn class(step: &GuideStep) -> Classes {
    let is_phone = step.picture.as_ref().is_some_and(|picture| picture.is_phone);
    classes!("step-of", is_phone.then_some("step-on-phone"))
}

fn picture(picture: &GuidePicture, texts: &Messages) -> Html {
    let GuidePicture { url, dark_url, width, height, .. } = picture;
    html! {
        <picture class="shot">
            if let Some(dark) = dark_url {
                // On paper it is never dark.
                <source media="screen and (prefers-color-scheme: dark)" srcset={dark.clone()} />
            }
            <img src={url.clone()} width={width.to_string()} height={height.to_string()} alt={description(picture, texts)} />
        </picture>
    }
}

fn paragraph(prose: &[Span]) -> Html {
    let spans = prose.iter().map(|span| match span {
        Span::Plain(text) => Html::from(text.clone()),
        Span::OnScreen(text) => html! { <em class="on-screen">{ text.clone() }</em> },
    });
    html! { <p>{ for spans }</p> }
}
