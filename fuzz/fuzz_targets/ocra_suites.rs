//! OCRA suites and their inputs: nothing panics, a suite is written as it was read, and trying all PINs agrees with knowing the PIN.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sluss_otp::Code;
use sluss_otp::ocra::{AnyPin, Inputs, Suite, message, response};

fuzz_target!(|text: &str| {
    // Lines: the suite, the question, a number, the PIN, and the session, which may go on over further lines.
    let mut lines = text.splitn(5, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let (suite, question, number, pin, session) = (line(), line(), line(), line(), line());
    _ = Code::typed(question, number.len());
    let Ok(suite) = suite.parse::<Suite>().inspect(|read| assert_eq!(read.to_string(), suite)) else { return };
    let inputs = without_pin(question, number, session);
    let whole = if pin.is_empty() { inputs } else { inputs.pin(pin) };
    let made = response(&suite, session.as_bytes(), &whole);
    assert_eq!(made.as_ref().err(), message(&suite, &whole).as_ref().err());
    if let Some(hash) = suite.pin().filter(|_| !pin.is_empty()) {
        let any = AnyPin::new(&suite, session.as_bytes(), &inputs);
        let any = any.map(|any| any.response(&hash.digest(pin.as_bytes())));
        assert_eq!(any.as_ref().map(Code::as_str), made.as_ref().map(Code::as_str));
    }
    if let Ok(code) = made {
        let wanted = if suite.digits() == 0 { 2 * suite.algorithm().digest_len() } else { suite.digits() };
        assert_eq!(code.as_str().len(), wanted);
    }
});

/// The number is the counter unless it begins with `t`, and the time unless it begins with `c`.
fn without_pin<'a>(question: &'a str, number: &str, session: &'a str) -> Inputs<'a> {
    let value = number.trim_start_matches(['c', 't']).parse();
    let mut inputs = Inputs::question(question);
    if let Ok(value) = value {
        inputs = if number.starts_with('t') { inputs } else { inputs.counter(value) };
        inputs = if number.starts_with('c') { inputs } else { inputs.time(value) };
    }
    if session.is_empty() { inputs } else { inputs.session(session.as_bytes()) }
}
