//! What the pages of the guide say, and what they never hold.

use std::sync::Arc;

use sluss_protocol::language::Language;

use super::{Guide, GuideChapter, GuidePicture, GuideStep, HelpContext, HelpPage, Span, help_document};
use crate::surface::PageAssets;

fn guide() -> Arc<Guide> {
    let chapter = |title: &str, picture: Option<GuidePicture>| GuideChapter {
        title: title.to_owned(),
        lead: vec![vec![Span::Plain("Before it.".to_owned())]],
        steps: vec![GuideStep {
            text: vec![Span::Plain("Choose ".to_owned()), Span::OnScreen("<script>".to_owned())],
            picture,
        }],
        notes: vec![vec![Span::Plain("After it.".to_owned())]],
    };
    let picture = GuidePicture {
        url: "/help/pictures/1/a.webp".to_owned(),
        dark_url: Some("/help/pictures/1/a-dark.webp".to_owned()),
        width: 360,
        height: 740,
        is_phone: true,
        screen: "Approve".to_owned(),
    };
    let chapters = vec![chapter("First", Some(picture)), chapter("Second", None), chapter("Third", None)];
    Arc::new(Guide { title: "How to".to_owned(), lead: vec![vec![Span::Plain("Hello.".to_owned())]], chapters })
}

fn page(page: HelpPage) -> String {
    let around = HelpContext {
        language: Language::En,
        account_pages: "https://sluss.example.eu/account/".to_owned(),
        authenticator: "https://app.sluss.example.eu/app/".to_owned(),
    };
    help_document(&guide(), page, &around, &PageAssets::default())
}

#[test]
fn the_contents_lead_to_every_chapter_and_a_chapter_to_its_neighbours() {
    let contents = page(HelpPage::Contents);
    for link in ["href=\"/help/1\"", "href=\"/help/2\"", "href=\"/help/3\"", "href=\"/help/print\""] {
        assert!(contents.contains(link), "{link} in {contents}");
    }
    let second = page(HelpPage::Chapter(1));
    for part in [
        "<h1>2. Second</h1>",
        "<a rel=\"prev\" href=\"/help/1\">Previous: 1. First</a>",
        "<a rel=\"next\" href=\"/help/3\">Next: 3. Third</a>",
        "<title>2. Second · Sluss</title>",
    ] {
        assert!(second.contains(part), "{part} in {second}");
    }
    assert!(
        !page(HelpPage::Chapter(0)).contains("rel=\"prev\"") && !page(HelpPage::Chapter(2)).contains("rel=\"next\"")
    );
    assert!(page(HelpPage::Chapter(9)).contains("<h1>How to</h1>"));
}

#[test]
fn the_page_for_paper_has_everything_in_its_order() {
    let whole = page(HelpPage::Whole);
    let places: Vec<_> =
        ["Hello.", "https://app.sluss.example.eu/app/<", "1. First", "After it.", "2. Second", "3. Third"]
            .map(|part| whole.find(part).unwrap_or_else(|| panic!("{part} in {whole}")))
            .into();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_picture_has_its_size_and_says_what_it_shows_and_words_stay_words() {
    let first = page(HelpPage::Chapter(0));
    for part in [
        "width=\"360\" height=\"740\" alt=\"On the phone: Approve\"",
        "<source media=\"screen and (prefers-color-scheme: dark)\" srcset=\"/help/pictures/1/a-dark.webp\"",
        "<em class=\"on-screen\">&lt;script&gt;</em>",
    ] {
        assert!(first.contains(part), "{part} in {first}");
    }
    assert!(!first.contains("<script"), "{first}");
}
