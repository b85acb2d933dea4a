//! `Accept-Language` and `ui_locales`: nothing panics, a language is chosen only where it is named, and weights say which.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sluss_protocol::language::Language;
use sluss_protocol::sign_in::PackedRequest;

fuzz_target!(|text: &str| {
    let chosen = Language::negotiate(text);
    let named = text.split(',').filter_map(|range| Language::from_tag(range.split(';').next()?));
    assert!(chosen == Language::En || named.into_iter().any(|language| language == chosen));
    if !text.contains([',', ';']) {
        assert_eq!(chosen, Language::from_tag(text).unwrap_or_default());
        let tag = text.trim();
        for weights in [["q=0.2", "q=0.9"], ["Q=0.2", "Q=0.9"], ["q=0", "q=1.000"]] {
            let [less, more] = weights;
            if Language::from_tag(tag).is_some() {
                assert_eq!(Language::negotiate(&format!("en;{less}, {tag};{more}")), chosen, "{weights:?}");
                assert_eq!(Language::negotiate(&format!("{tag};{less}, en ; {more}")), Language::En, "{weights:?}");
            }
        }
    }
    for tag in text.split(' ').map(str::trim) {
        if let Some(language) = Language::from_tag(tag) {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
            assert_eq!(Language::from_tag(&format!("{tag}-x")), Some(language), "a region changes nothing");
        }
    }
    _ = PackedRequest::read(text);
});
