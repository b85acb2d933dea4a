//! Phone numbers as people type them: nothing panics, and what was read as a number is read as the same number ever after.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sluss_domain::model::country::Country;
use sluss_domain::model::phone::{Home, ParsedNumber, PhoneNumber, calling_code, read};

fuzz_target!(|text: &str| {
    // A line with a country, or with `!` and a country that was chosen; and what was typed.
    let (country, typed) = text.split_once('\n').unwrap_or(("", text));
    let (chosen, country) = country.strip_prefix('!').map_or((false, country), |country| (true, country));
    let country = Country::parse(country);
    let home = match country {
        Some(country) if chosen => Home::Chosen(country),
        likely => Home::Likely(likely),
    };
    _ = country.map(calling_code);
    let (ParsedNumber::Number(number) | ParsedNumber::DidYouMean(number)) = read(typed, home) else { return };
    assert_eq!(PhoneNumber::e164(number.expose()).as_ref(), Some(&number));
    assert!(!format!("{number:?}").contains(number.expose()));
    // Whoever takes the suggestion, or copies what the account pages show, gets that very number.
    for again in [number.expose(), &number.written()] {
        for home in [home, Home::Likely(None)] {
            assert_eq!(read(again, home), ParsedNumber::Number(number.clone()), "{again:?} out of {typed:?}");
        }
    }
});
