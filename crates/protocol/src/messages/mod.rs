//! Texts by id, in which an argument appears as `{ $name }`. Only `fluent` knows how people write them.

#[cfg(feature = "fluent")]
mod fluent;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::names::isolated;

/// An id and its text.
type Entry = (String, String);

/// The texts of one page in one language; cheap to clone. They are a sorted list, because a browser would have to download the code of a
/// map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Messages {
    /// The texts of every page in the language, in the order of their ids.
    common: Arc<[Entry]>,
    /// The texts of this page alone, which take precedence.
    own: Vec<Entry>,
}

impl FromIterator<Entry> for Messages {
    fn from_iter<T: IntoIterator<Item = Entry>>(texts: T) -> Self {
        let mut common: Vec<_> = texts.into_iter().collect();
        common.sort();
        Self { common: common.into(), own: Vec::new() }
    }
}

impl Messages {
    /// The text with this id. A missing text shows its id, so that somebody notices.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.find(id).to_owned()
    }

    /// The text with this id and its arguments filled in. Arguments are words, never markup and never expanded again, and right-to-left text in
    /// them does not affect the text around them.
    #[must_use]
    pub fn with(&self, id: &str, arguments: &[(&str, &str)]) -> String {
        fill(self.find(id), arguments)
    }

    /// The ids of the texts of every page in the language.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.common.iter().map(|(id, _)| id.as_str())
    }

    /// Replaces a text on this page alone.
    pub fn say(&mut self, id: &str, text: String) {
        self.own.push((id.to_owned(), text));
    }

    /// Splits the texts into those with such ids and the others.
    #[must_use]
    pub fn split(&self, such: impl Fn(&str) -> bool) -> (Self, Self) {
        let some = |wanted: bool| self.common.iter().filter(|(id, _)| such(id) == wanted).cloned().collect();
        (some(true), some(false))
    }

    /// Only the texts of this page alone, for a client that has the others.
    #[must_use]
    pub fn own(self) -> Self {
        Self { common: Arc::default(), own: self.own }
    }

    /// Takes the texts of every page from elsewhere, if they did not come along.
    #[must_use]
    pub fn over(self, held: &Self) -> Self {
        if self.common.is_empty() { Self { common: Arc::clone(&held.common), own: self.own } } else { self }
    }

    fn find<'a>(&'a self, id: &'a str) -> &'a str {
        let own = self.own.iter().find(|(known, _)| known == id);
        let common = || self.common.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok();
        own.or_else(|| self.common.get(common()?)).map_or(id, |(_, text)| text)
    }
}

/// One pass over the text, so that an argument that looks like a placeholder stays as it is.
fn fill(text: &str, arguments: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((place, tail)) = after.split_once('}') else {
            break;
        };
        let name = place.trim().trim_start_matches('$');
        out.push_str(before);
        if let Some((_, value)) = arguments.iter().find(|(known, _)| *known == name) {
            out.push_str(&isolated(value));
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{Messages, fill};

    fn messages(texts: &[(&str, &str)]) -> Messages {
        texts.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn arguments_stand_where_the_text_wants_them() {
        assert_eq!(fill("Sign in to { $site }", &[("site", "RASFF")]), "Sign in to RASFF");
        assert_eq!(fill("{$a}-{$b}-{$a}", &[("a", "1"), ("b", "2")]), "1-2-1");
    }

    #[test]
    fn l05_an_argument_is_not_read_as_a_text() {
        assert_eq!(fill("to { $site }!", &[("site", "{ $site }<img onerror>")]), "to { $site }<img onerror>!");
    }

    #[test]
    fn s17_an_argument_turns_nothing_around_it() {
        assert_eq!(fill("{ $device } at 12:30", &[("device", "עומר")]), "\u{2068}עומר\u{2069} at 12:30");
    }

    #[test]
    fn a_missing_text_shows_its_id() {
        assert_eq!(messages(&[("next", "Next")]).text("no-such-text"), "no-such-text");
    }

    #[test]
    fn a_brace_without_an_end_is_left_alone() {
        assert_eq!(fill("a { b", &[]), "a { b");
    }

    #[test]
    fn texts_are_found_whatever_order_they_came_in() {
        let texts = messages(&[("next", "Next"), ("back", "Back"), ("wait", "Wait { $time }")]);
        assert_eq!([texts.text("back"), texts.text("next")], ["Back", "Next"]);
        assert_eq!(texts.with("wait", &[("time", "a minute")]), "Wait a minute");
    }

    #[test]
    fn what_a_page_alone_says_goes_before_and_is_gone_with_it() {
        let held = messages(&[("next", "Next"), ("wait", "Wait")]);
        let mut page = held.clone();
        page.say("wait", "Wait a minute".to_owned());
        let shown = page.clone().own().over(&held);
        assert_eq!(shown, page);
        assert_eq!([shown.text("next"), shown.text("wait")], ["Next", "Wait a minute"]);
        assert_eq!(held.clone().own().over(&shown), held, "the next page says it no more");
    }

    #[test]
    fn texts_that_came_along_take_the_place_of_those_that_were_held() {
        let swedish = messages(&[("next", "Nästa")]);
        assert_eq!(swedish.clone().over(&messages(&[("back", "Back"), ("next", "Next")])), swedish);
    }
}
