//! The guide for people: its contents, a page for each chapter, and all of it on one page for paper. The server reads it from Markdown; whatever it
//! holds is text here, so that no markup but ours gets into a page.

mod view;

use std::sync::Arc;

use futures_executor::block_on;
use sluss_protocol::language::Language;
use yew::LocalServerRenderer;

use crate::i18n::{Messages, Texts, resolved};
use crate::surface::{Head, PageAssets};
use view::{HelpView, HelpViewProps};

/// The guide in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guide {
    /// What it is called.
    pub title: String,
    /// The paragraphs before the first chapter.
    pub lead: Vec<Prose>,
    /// The chapters in their order; the first is number 1.
    pub chapters: Vec<GuideChapter>,
}

/// A chapter of the guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideChapter {
    /// What it is called, without its number.
    pub title: String,
    /// The paragraphs before its steps.
    pub lead: Vec<Prose>,
    /// What to do, in this order.
    pub steps: Vec<GuideStep>,
    /// The paragraphs after its steps.
    pub notes: Vec<Prose>,
}

/// One thing to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuideStep {
    /// What to do.
    pub text: Prose,
    /// What the screen looks like then.
    pub picture: Option<GuidePicture>,
}

/// A picture of a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuidePicture {
    /// The address of the picture.
    pub url: String,
    /// The address of the same in dark colours.
    pub dark_url: Option<String>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Whether the screen is a phone's.
    pub is_phone: bool,
    /// The title of the screen.
    pub screen: String,
}

/// A paragraph.
pub type Prose = Vec<Span>;

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Words of the guide's own.
    Plain(String),
    /// Words that are on a screen.
    OnScreen(String),
}

/// A page of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpPage {
    /// The list of chapters.
    Contents,
    /// A chapter, counted from 0.
    Chapter(usize),
    /// The whole guide, to be printed.
    Whole,
}

/// What a page of the guide is about, beside the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpContext {
    /// The language of page and guide.
    pub language: Language,
    /// The address of the account pages.
    pub account_pages: String,
    /// The address of the authenticator.
    pub authenticator: String,
}

/// The document of a page of the guide. A chapter that there is not is the contents.
#[must_use]
pub fn help_document(guide: &Arc<Guide>, page: HelpPage, around: &HelpContext, assets: &PageAssets) -> String {
    let texts = resolved(around.language, Texts::PublicPages);
    let mut head =
        Head::new(around.language, &format!("{} · {}", title(guide, page), assets.service.info.name), &assets.help());
    head.class("help");
    let props =
        HelpViewProps { guide: guide.clone(), page, around: around.clone(), texts, service: assets.service.clone() };
    head.finish(&block_on(LocalServerRenderer::<HelpView>::with_props(props).hydratable(false).render()))
}

/// The heading of a page.
fn title(guide: &Guide, page: HelpPage) -> String {
    match page {
        HelpPage::Chapter(at) if at < guide.chapters.len() => numbered(guide, at),
        _ => guide.title.clone(),
    }
}

/// The title of a chapter with its number.
fn numbered(guide: &Guide, at: usize) -> String {
    guide.chapters.get(at).map(|chapter| format!("{}. {}", at + 1, chapter.title)).unwrap_or_default()
}

/// What a screen reader says of a picture.
fn description(picture: &GuidePicture, texts: &Messages) -> String {
    let id = if picture.is_phone { "help-phone-shows" } else { "help-computer-shows" };
    texts.with(id, &[("screen", &picture.screen)])
}

#[cfg(test)]
mod tests;
