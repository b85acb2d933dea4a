//! What the scanner does, by what happens to it.

use super::{CameraFault, CameraPhase, Choice, Foreign, Hint, ScannerCommand, ScannerMessage, ScannerState};
use crate::workers::scanner_answer::{SeenCode, Sight};

const OURS: &str = "https://sluss.example.eu/app/#SABC";
const OTHER: &str = "otpauth://totp/Example:anna?secret=GEZDGNBVGY3TQOJQ";
const WIFI: &str = "WIFI:T:WPA;S:guests;P:secret;;";

fn running(asks_each_time: bool) -> ScannerState {
    let mut scanner = ScannerState::default();
    assert_eq!(scanner.update(ScannerMessage::Again), Some(ScannerCommand::Start(1)));
    let started = ScannerMessage::Started { start: 1, asks_each_time };
    assert_eq!(scanner.update(started), Some(ScannerCommand::Run));
    scanner
}

fn sight(texts: &[&str]) -> Sight {
    let codes = texts.iter().map(|&text| SeenCode { text: text.to_owned(), corners: [(1.0, 2.0); 4] });
    Sight { size: (640.0, 480.0), codes: codes.collect() }
}

fn saw(texts: &[&str]) -> ScannerMessage {
    ScannerMessage::Saw(sight(texts))
}

fn open(text: &str) -> Option<ScannerCommand> {
    Some(ScannerCommand::Open(text.to_owned()))
}

#[test]
fn a_camera_that_is_allowed_for_good_is_off_while_nobody_looks() {
    let mut scanner = running(false);
    assert_eq!(scanner.update(ScannerMessage::Hidden), Some(ScannerCommand::Stop));
    assert_eq!(scanner.phase(), CameraPhase::Away);
    assert!(matches!(scanner.update(ScannerMessage::Seen), Some(ScannerCommand::Start(_))));
}

#[test]
fn a_camera_that_would_be_asked_for_anew_rests_for_a_while_first() {
    let mut scanner = running(true);
    assert_eq!(scanner.update(ScannerMessage::Hidden), Some(ScannerCommand::Rest));
    assert_eq!(scanner.update(saw(&[OURS])), None, "what was on its way while the page was hidden");
    assert_eq!(scanner.update(ScannerMessage::Seen), Some(ScannerCommand::Run), "a glance at another app");
    assert_eq!(scanner.update(ScannerMessage::Hidden), Some(ScannerCommand::Rest));
    assert_eq!(scanner.update(ScannerMessage::Rested), Some(ScannerCommand::Stop));
    assert_eq!(scanner.update(ScannerMessage::Seen), None, "the person is asked only when they want it");
    assert_eq!(scanner.phase(), CameraPhase::Stopped);
}

#[test]
fn a_camera_that_comes_up_too_late_is_not_wanted() {
    let mut scanner = running(false);
    assert_eq!(scanner.update(ScannerMessage::Again), Some(ScannerCommand::Start(2)));
    assert_eq!(scanner.update(ScannerMessage::Started { start: 1, asks_each_time: false }), None);
    assert_eq!(scanner.phase(), CameraPhase::Starting);
    assert_eq!(scanner.update(ScannerMessage::Failed { start: 1, fault: CameraFault::Busy }), None);
    assert_eq!(scanner.phase(), CameraPhase::Starting);
}

#[test]
fn the_browsers_question_hides_the_page_and_stops_nothing() {
    let mut scanner = ScannerState::default();
    scanner.update(ScannerMessage::Again);
    assert_eq!(scanner.update(ScannerMessage::Hidden), None);
    assert_eq!(scanner.update(ScannerMessage::Seen), None);
    assert_eq!(scanner.phase(), CameraPhase::Starting);
}

#[test]
fn without_a_camera_the_person_can_try_again() {
    let mut scanner = ScannerState::default();
    scanner.update(ScannerMessage::Again);
    assert_eq!(scanner.update(ScannerMessage::Failed { start: 1, fault: CameraFault::Denied }), None);
    assert_eq!(scanner.phase(), CameraPhase::Without(CameraFault::Denied));
    assert_eq!(scanner.update(ScannerMessage::Again), Some(ScannerCommand::Start(2)));
}

#[test]
fn the_camera_goes_on_after_a_code_that_is_for_something_else() {
    let mut scanner = running(false);
    assert_eq!(scanner.update(saw(&[WIFI])), None);
    assert_eq!((scanner.phase(), scanner.foreign()), (CameraPhase::Running, Some(Foreign::Wifi)));
    assert_eq!(scanner.sight().codes.len(), 1, "it is outlined");
    assert_eq!(scanner.update(saw(&[])), None);
    assert_eq!((scanner.sight().codes.len(), scanner.foreign()), (0, Some(Foreign::Wifi)));
    assert_eq!(scanner.update(saw(&[WIFI, OURS])), open(OURS));
    assert_eq!((scanner.phase(), scanner.sight()), (CameraPhase::Stopped, &Sight::default()));
    scanner.update(ScannerMessage::Again);
    assert_eq!(scanner.foreign(), None);
}

#[test]
fn of_several_codes_the_person_takes_one() {
    let mut scanner = running(false);
    assert_eq!(scanner.update(saw(&[OURS, WIFI, OTHER, OURS])), Some(ScannerCommand::Freeze));
    let expected = [Choice::Link("sluss.example.eu".to_owned()), Choice::Account("Example, anna".to_owned())];
    assert_eq!(scanner.choices(), expected);
    assert_eq!(scanner.update(saw(&[WIFI])), None, "a look that was under way");
    assert_eq!(scanner.update(ScannerMessage::Hidden), Some(ScannerCommand::Stop));
    assert_eq!(scanner.update(ScannerMessage::Seen), None);
    assert_eq!(scanner.update(ScannerMessage::Taken(2)), None);
    assert_eq!(scanner.update(ScannerMessage::Taken(1)), open(OTHER));
    assert_eq!(scanner.choices(), []);
}

#[test]
fn a_picture_may_hold_several_codes_or_one_for_something_else() {
    let mut scanner = running(false);
    let read = |texts: &[&str]| ScannerMessage::PictureRead(sight(texts));
    assert_eq!(scanner.update(read(&[])), None);
    assert_eq!(scanner.phase(), CameraPhase::Running);
    assert_eq!(scanner.clone().update(read(&[WIFI])), open(WIFI));
    assert_eq!(scanner.clone().update(read(&[WIFI, OTHER])), open(OTHER));
    assert_eq!(scanner.update(read(&[OURS, OTHER])), Some(ScannerCommand::Freeze));
    assert_eq!(scanner.update(ScannerMessage::Started { start: 1, asks_each_time: false }), None);
    assert_eq!(scanner.choices().len(), 2);
}

#[test]
fn after_a_while_without_a_code_there_are_hints_in_turn() {
    let mut scanner = running(false);
    for hint in [Hint::Nearer, Hint::Light, Hint::Lens, Hint::Nearer] {
        assert_eq!(scanner.update(ScannerMessage::NothingYet), None);
        assert_eq!(scanner.hint(), Some(hint));
    }
    scanner.update(saw(&[WIFI]));
    assert_eq!((scanner.hint(), scanner.foreign()), (None, Some(Foreign::Wifi)));
    scanner.update(ScannerMessage::NothingYet);
    assert_eq!((scanner.hint(), scanner.foreign()), (Some(Hint::Nearer), None));
}

#[test]
fn a_camera_without_a_reader_is_stopped() {
    let mut scanner = running(false);
    assert_eq!(scanner.update(ScannerMessage::NoReader), Some(ScannerCommand::Stop));
    assert_eq!(scanner.phase(), CameraPhase::Blind);
    assert_eq!(scanner.update(ScannerMessage::Again), Some(ScannerCommand::Start(3)));
}

#[test]
fn a_screen_is_read_while_the_page_is_behind_another_window() {
    let mut scanner = running(false);
    assert_eq!(scanner.update(ScannerMessage::Screen), Some(ScannerCommand::StartScreen(2)));
    let started = ScannerMessage::Started { start: 2, asks_each_time: true };
    assert_eq!(scanner.update(started), Some(ScannerCommand::Run));
    assert_eq!(scanner.update(ScannerMessage::Hidden), None);
    assert_eq!(scanner.update(saw(&[OURS])), open(OURS));
    assert_eq!(scanner.update(ScannerMessage::Again), Some(ScannerCommand::Start(4)));
    let started = ScannerMessage::Started { start: 4, asks_each_time: false };
    scanner.update(started);
    assert_eq!(scanner.update(ScannerMessage::Hidden), Some(ScannerCommand::Stop), "a camera again");
}

#[test]
fn whoever_chooses_no_window_has_the_camera_again() {
    let mut scanner = running(false);
    scanner.update(ScannerMessage::Screen);
    let failed = ScannerMessage::Failed { start: 2, fault: CameraFault::Denied };
    assert_eq!(scanner.update(failed), Some(ScannerCommand::Start(3)));
}
