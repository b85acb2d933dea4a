//! Reads the guide's Markdown: a title, chapters, numbered steps, paragraphs, and words in italics. Anything else is refused, HTML above all.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use sluss_app::public_pages::{Guide, GuideChapter, GuideStep, Prose, Span};

/// The guide without pictures.
///
/// # Errors
/// What stands in the text that a guide has no place for.
pub(super) fn read(text: &str) -> Result<Guide, String> {
    let mut reader = Reader::default();
    for event in Parser::new(text) {
        reader.take(event)?;
    }
    Ok(reader.guide)
}

#[derive(Default)]
struct Reader {
    guide: Guide,
    prose: Prose,
    /// Whether what comes is in italics.
    is_marked: bool,
    /// Whether what comes is a step.
    in_list: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Text(text) => self.add(&text),
            Event::SoftBreak => self.add(" "),
            Event::Start(Tag::Emphasis) => self.is_marked = true,
            Event::End(TagEnd::Emphasis) => self.is_marked = false,
            Event::Start(Tag::List(Some(1))) => self.in_list = true,
            Event::End(TagEnd::List(true)) => self.in_list = false,
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::Item) => self.prose.clear(),
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => self.guide.title = self.words(),
            Event::End(TagEnd::Heading(HeadingLevel::H2)) => self.begin_chapter()?,
            Event::End(TagEnd::Paragraph) if !self.in_list => self.end_paragraph(),
            Event::End(TagEnd::Item) => self.end_step()?,
            other => return Err(format!("a guide has no place for {other:?}")),
        }
        Ok(())
    }

    /// Words go on from those before them if both are of one kind.
    fn add(&mut self, text: &str) {
        match (self.prose.last_mut(), self.is_marked) {
            (Some(Span::Plain(before)), false) | (Some(Span::OnScreen(before)), true) => before.push_str(text),
            (_, true) => self.prose.push(Span::OnScreen(text.to_owned())),
            (_, false) => self.prose.push(Span::Plain(text.to_owned())),
        }
    }

    /// What was read since, as plain words.
    fn words(&mut self) -> String {
        let spans = std::mem::take(&mut self.prose).into_iter();
        spans.map(|(Span::Plain(text) | Span::OnScreen(text))| text).collect()
    }

    /// Chapters are counted up from 1 in the text; here their place is their number.
    fn begin_chapter(&mut self) -> Result<(), String> {
        let (heading, number) = (self.words(), self.guide.chapters.len() + 1);
        let title = heading.strip_prefix(&format!("{number}. ")).ok_or(format!("{heading} is not chapter {number}"))?;
        self.guide.chapters.push(GuideChapter { title: title.to_owned(), ..GuideChapter::default() });
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let prose = std::mem::take(&mut self.prose);
        match self.guide.chapters.last_mut() {
            None => self.guide.lead.push(prose),
            Some(chapter) if chapter.steps.is_empty() => chapter.lead.push(prose),
            Some(chapter) => chapter.notes.push(prose),
        }
    }

    fn end_step(&mut self) -> Result<(), String> {
        let text = std::mem::take(&mut self.prose);
        let chapter = self.guide.chapters.last_mut().ok_or("a step before the first chapter")?;
        chapter.steps.push(GuideStep { text, picture: None });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use sluss_app::public_pages::Span;

    use super::read;

    const GUIDE: &str = "# How to\n\nYou need\na phone.\n\n## 1. Begin\n\nFirst *My account*.\n\n1. Choose *Sign in*, then\n   *Next*.\n2. Wait.\n\n\
                         Or not.\n\n## 2. End\n\n1. Stop.\n";

    #[test]
    fn paragraphs_steps_and_words_on_the_screen_are_told_apart() {
        let guide = read(GUIDE).unwrap();
        let plain = |text: &str| Span::Plain(text.to_owned());
        let shown = |text: &str| Span::OnScreen(text.to_owned());
        assert_eq!((guide.title.as_str(), guide.lead), ("How to", vec![vec![plain("You need a phone.")]]));
        let [begin, end] = &guide.chapters[..] else { panic!("{:?}", guide.chapters) };
        assert_eq!((begin.title.as_str(), end.title.as_str()), ("Begin", "End"));
        assert_eq!(begin.lead, [vec![plain("First "), shown("My account"), plain(".")]]);
        assert_eq!(begin.notes, [vec![plain("Or not.")]]);
        let steps: Vec<_> = begin.steps.iter().map(|step| step.text.clone()).collect();
        let first = vec![plain("Choose "), shown("Sign in"), plain(", then "), shown("Next"), plain(".")];
        assert_eq!(steps, [first, vec![plain("Wait.")]]);
    }

    #[test]
    fn what_is_no_guide_is_refused() {
        for text in [
            "# A\n\n<script>alert(1)</script>\n",
            "# A\n\nSome <b>bold</b> words.\n",
            "# A\n\n## 2. Second\n",
            "# A\n\n1. Step\n",
            "# A\n\n![a picture](https://elsewhere.example.eu/a.png)\n",
            "# A\n\n[a link](javascript:alert)\n",
            "# A\n\n- a list\n",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
