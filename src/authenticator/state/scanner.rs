//! The scanner's camera: when it runs, rests and stops. Nobody is filmed while they are not looking at the page. Knows no camera and no clock.

/// Why there is no camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraFault {
    /// The person or the browser's settings said no.
    Denied,
    /// There is none, or no way for a page to see through it.
    Absent,
    /// Another program uses it.
    Busy,
}

/// How the camera is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraPhase {
    /// It was started, and is not running yet.
    Starting,
    /// It runs, and its pictures are read.
    Running,
    /// It runs and sees nothing while nobody looks at the page.
    Resting,
    /// It was stopped while nobody looks at the page, and starts again when somebody does: it is allowed for good.
    Away,
    /// It was stopped. The person has to start it again, and will be asked again.
    Stopped,
    /// There is none, for this reason.
    Without(CameraFault),
}

/// A code that is for something else, as many posters and packages have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// The name and the password of a network.
    Wifi,
    /// Somebody's address book entry.
    Contact,
    /// A page, or a message or a call that a phone could begin.
    Address,
}

impl Foreign {
    /// What a text is for, if that is surely nothing of ours: a link of any Sluss has its content behind `/app/#`, and is left to whoever reads links,
    /// as is everything that is not known here.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let begins = |starts: &[&str]| {
            starts.iter().any(|start| text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start)))
        };
        if begins(&["WIFI:"]) {
            Some(Self::Wifi)
        } else if begins(&["BEGIN:VCARD", "MECARD:", "BIZCARD:"]) {
            Some(Self::Contact)
        } else if begins(&["https://", "http://"]) {
            (!text.to_ascii_lowercase().contains("/app/#")).then_some(Self::Address)
        } else {
            begins(&["mailto:", "tel:", "sms:", "smsto:", "geo:"]).then_some(Self::Address)
        }
    }
}

/// What happens to the scanner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScannerMessage {
    /// The camera runs; the browser would ask the person anew if it were stopped and started again.
    Started {
        /// The start that this belongs to.
        start: u32,
        /// The browser asks each time.
        asks_each_time: bool,
    },
    /// The camera could not be started.
    Failed {
        /// The start that this belongs to.
        start: u32,
        /// Why there is no camera.
        fault: CameraFault,
    },
    /// A code was found.
    CodeFound,
    /// A code was found that is for something else.
    ForeignFound(Foreign),
    /// The person wants the camera started again, or another one.
    Again,
    /// Nobody looks at the page any more.
    Hidden,
    /// Somebody looks at the page again.
    Seen,
    /// It has rested long enough.
    Rested,
}

/// What is to be done with the camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScannerCommand {
    /// Start one, in place of any that runs. This is the number of the start.
    Start(u32),
    /// Show what it sees, and read it.
    Run,
    /// Let it see nothing for a while, then say that it has rested.
    Rest,
    /// Stop it, so that its light goes out.
    Stop,
}

/// The state of the scanner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScannerState {
    phase: CameraPhase,
    /// The number of the latest start. A camera that comes up from an earlier one is no longer wanted.
    start: u32,
    asks_each_time: bool,
    foreign: Option<Foreign>,
}

impl Default for ScannerState {
    fn default() -> Self {
        Self { phase: CameraPhase::Starting, start: 0, asks_each_time: false, foreign: None }
    }
}

impl ScannerState {
    /// How the camera is.
    #[must_use]
    pub const fn phase(&self) -> CameraPhase {
        self.phase
    }

    /// What the latest code was for, if that was something else: the camera goes on looking.
    #[must_use]
    pub const fn foreign(&self) -> Option<Foreign> {
        self.foreign
    }

    /// Whether a camera that came up by this start is still wanted.
    #[must_use]
    pub const fn wants(&self, start: u32) -> bool {
        self.start == start
    }

    /// Takes a message. The answer is what is to be done.
    pub fn update(&mut self, message: ScannerMessage) -> Option<ScannerCommand> {
        match message {
            ScannerMessage::Started { start, .. } | ScannerMessage::Failed { start, .. } if !self.wants(start) => None,
            ScannerMessage::Started { asks_each_time, .. } => {
                self.asks_each_time = asks_each_time;
                self.phase = CameraPhase::Running;
                Some(ScannerCommand::Run)
            }
            ScannerMessage::Failed { fault, .. } => {
                self.phase = CameraPhase::Without(fault);
                None
            }
            ScannerMessage::Again => Some(self.begin()),
            ScannerMessage::ForeignFound(foreign) => {
                self.foreign = Some(foreign);
                None
            }
            ScannerMessage::CodeFound | ScannerMessage::Rested => Some(self.stop(CameraPhase::Stopped)),
            ScannerMessage::Hidden => self.hidden(),
            ScannerMessage::Seen => self.seen(),
        }
    }

    const fn begin(&mut self) -> ScannerCommand {
        self.phase = CameraPhase::Starting;
        self.foreign = None;
        self.start += 1;
        ScannerCommand::Start(self.start)
    }

    /// Stops the camera, and any that is about to start.
    const fn stop(&mut self, phase: CameraPhase) -> ScannerCommand {
        self.phase = phase;
        self.start += 1;
        ScannerCommand::Stop
    }

    /// The browser's own question may have hidden the page, so a camera that is starting goes on, and rests as soon as it runs.
    const fn hidden(&mut self) -> Option<ScannerCommand> {
        match (self.phase, self.asks_each_time) {
            (CameraPhase::Running, true) => {
                self.phase = CameraPhase::Resting;
                Some(ScannerCommand::Rest)
            }
            (CameraPhase::Running, false) => Some(self.stop(CameraPhase::Away)),
            _ => None,
        }
    }

    const fn seen(&mut self) -> Option<ScannerCommand> {
        match self.phase {
            CameraPhase::Resting => {
                self.phase = CameraPhase::Running;
                Some(ScannerCommand::Run)
            }
            CameraPhase::Away => Some(self.begin()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CameraFault, CameraPhase, Foreign, ScannerCommand, ScannerMessage, ScannerState};

    fn running(asks_each_time: bool) -> ScannerState {
        let mut scanner = ScannerState::default();
        assert_eq!(scanner.update(ScannerMessage::Again), Some(ScannerCommand::Start(1)));
        let started = ScannerMessage::Started { start: 1, asks_each_time };
        assert_eq!(scanner.update(started), Some(ScannerCommand::Run));
        scanner
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
    fn codes_for_something_else_are_told_from_links_of_any_sluss() {
        for (text, kind) in [
            ("WIFI:T:WPA;S:guests;P:secret;;", Foreign::Wifi),
            ("begin:vcard\nVERSION:3.0\nFN:Anna\nEND:VCARD", Foreign::Contact),
            ("MECARD:N:Anna;;", Foreign::Contact),
            ("HTTPS://EXAMPLE.EU/MENU", Foreign::Address),
            ("mailto:anna@example.eu", Foreign::Address),
        ] {
            assert_eq!(Foreign::of(text), Some(kind), "{text}");
        }
        for text in [
            "https://sluss.example.eu/app/#SABC",
            "HTTPS://OTHER.EXAMPLE.EU/APP/#EABC",
            "otpauth://totp/a?secret=b",
            "hello",
            "é",
        ] {
            assert_eq!(Foreign::of(text), None, "{text}");
        }
    }

    #[test]
    fn the_camera_goes_on_after_a_code_that_is_for_something_else() {
        let mut scanner = running(false);
        assert_eq!(scanner.update(ScannerMessage::ForeignFound(Foreign::Wifi)), None);
        assert_eq!((scanner.phase(), scanner.foreign()), (CameraPhase::Running, Some(Foreign::Wifi)));
        assert_eq!(scanner.update(ScannerMessage::CodeFound), Some(ScannerCommand::Stop));
        scanner.update(ScannerMessage::Again);
        assert_eq!(scanner.foreign(), None);
    }

    #[test]
    fn without_a_camera_the_person_can_try_again() {
        let mut scanner = ScannerState::default();
        scanner.update(ScannerMessage::Again);
        assert_eq!(scanner.update(ScannerMessage::Failed { start: 1, fault: CameraFault::Denied }), None);
        assert_eq!(scanner.phase(), CameraPhase::Without(CameraFault::Denied));
        assert_eq!(scanner.update(ScannerMessage::Again), Some(ScannerCommand::Start(2)));
    }
}
