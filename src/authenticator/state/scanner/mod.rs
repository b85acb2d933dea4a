//! The scanner: when its camera runs, rests and stops, and what becomes of what it sees. Nobody is filmed while they are not looking at the page. Knows no
//! camera and no clock.

mod choice;
mod foreign;
#[cfg(test)]
mod tests;

use crate::workers::scanner_answer::{SeenCode, Sight};

pub use choice::Choice;
pub use foreign::Foreign;

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
    /// It shows the picture in which there are several codes, of which the person takes one.
    Choosing,
    /// What reads its pictures does not start.
    Blind,
}

/// What may help when nothing has been read for a while, one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Nearer, or with more zoom.
    Nearer,
    /// More light, and nothing that mirrors.
    Light,
    /// A clean lens, or another camera.
    Lens,
}

impl Hint {
    /// Its name in texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nearer => "nearer",
            Self::Light => "light",
            Self::Lens => "lens",
        }
    }
}

/// What happens to the scanner.
#[derive(Clone, Debug, PartialEq)]
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
    /// The camera sees this now.
    Saw(Sight),
    /// A picture that the person chose shows this.
    PictureRead(Sight),
    /// What reads pictures does not start.
    NoReader,
    /// Some seconds have passed in which nothing was read.
    NothingYet,
    /// The person takes one of several codes, by its place.
    Taken(usize),
    /// The person wants the camera started again, or another one.
    Again,
    /// The person wants the screen read instead, on which another window shows a code.
    Screen,
    /// Nobody looks at the page any more.
    Hidden,
    /// Somebody looks at the page again.
    Seen,
    /// It has rested long enough.
    Rested,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScannerCommand {
    /// Start the camera, in place of any that runs. This is the number of the start.
    Start(u32),
    /// The same with a window or a screen, which the person chooses, in place of a camera.
    StartScreen(u32),
    /// Show what it sees, and read it.
    Run,
    /// Let it see nothing for a while, then say that it has rested.
    Rest,
    /// Stop it, so that its light goes out.
    Stop,
    /// Let it show its last picture, and read no others.
    Freeze,
    /// Stop it, and go on with this text.
    Open(String),
}

/// The state of the scanner.
#[derive(Clone, Debug, PartialEq)]
pub struct ScannerState {
    phase: CameraPhase,
    /// The number of the latest start. A camera that comes up from an earlier one is no longer wanted.
    start: u32,
    asks_each_time: bool,
    /// It is the screen that is read: the window with the code is in front of the page then.
    is_screen: bool,
    foreign: Option<Foreign>,
    hint: Option<Hint>,
    /// What is outlined, and may be chosen.
    sight: Sight,
}

impl Default for ScannerState {
    fn default() -> Self {
        let sight = Sight::default();
        Self {
            phase: CameraPhase::Starting,
            start: 0,
            asks_each_time: false,
            is_screen: false,
            foreign: None,
            hint: None,
            sight,
        }
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

    /// What may help.
    #[must_use]
    pub const fn hint(&self) -> Option<Hint> {
        self.hint
    }

    /// What is outlined now.
    #[must_use]
    pub const fn sight(&self) -> &Sight {
        &self.sight
    }

    /// What the person can choose from, in the order of the outlines; empty unless there are several.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        if self.phase != CameraPhase::Choosing {
            return Vec::new();
        }
        self.sight.codes.iter().map(|code| Choice::of(&code.text)).collect()
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
            // The person has chosen no window after all.
            ScannerMessage::Failed { .. } if self.is_screen => Some(ScannerCommand::Start(self.begin())),
            ScannerMessage::Failed { fault, .. } => {
                self.phase = CameraPhase::Without(fault);
                None
            }
            // What was on its way when the camera stopped is of no use any more.
            ScannerMessage::Saw(sight) => (self.phase == CameraPhase::Running).then(|| self.saw(sight))?,
            ScannerMessage::PictureRead(sight) => self.picture_read(sight),
            ScannerMessage::NoReader => Some(self.stop(CameraPhase::Blind)),
            ScannerMessage::NothingYet => {
                self.nothing_yet();
                None
            }
            ScannerMessage::Taken(place) => {
                let code = self.sight.codes.get(place)?;
                Some(self.open(code.text.clone()))
            }
            ScannerMessage::Again => Some(ScannerCommand::Start(self.begin())),
            ScannerMessage::Screen => {
                let start = self.begin();
                self.is_screen = true;
                Some(ScannerCommand::StartScreen(start))
            }
            ScannerMessage::Rested => Some(self.stop(CameraPhase::Stopped)),
            ScannerMessage::Hidden => self.hidden(),
            ScannerMessage::Seen => self.seen(),
        }
    }

    /// A text that may be ours ends the look. A code for something else is named, and the camera goes on.
    fn saw(&mut self, sight: Sight) -> Option<ScannerCommand> {
        let foreign = sight.codes.iter().find_map(|code| Foreign::of(&code.text));
        let ours = Sight { size: sight.size, codes: ours(&sight.codes) };
        if !ours.codes.is_empty() {
            return Some(self.choose(ours));
        }
        self.sight = sight;
        if foreign.is_some() {
            (self.foreign, self.hint) = (foreign, None);
        }
        None
    }

    /// The person knows what they have chosen, so a picture's only code is taken whatever it is for.
    fn picture_read(&mut self, sight: Sight) -> Option<ScannerCommand> {
        let ours = ours(&sight.codes);
        let codes = if ours.is_empty() { sight.codes } else { ours };
        (!codes.is_empty()).then(|| self.choose(Sight { size: sight.size, codes }))
    }

    fn choose(&mut self, sight: Sight) -> ScannerCommand {
        if let [code] = &sight.codes[..] {
            return self.open(code.text.clone());
        }
        (self.phase, self.sight, self.foreign, self.hint) = (CameraPhase::Choosing, sight, None, None);
        // A camera that is about to start is not wanted.
        self.start += 1;
        ScannerCommand::Freeze
    }

    fn open(&mut self, text: String) -> ScannerCommand {
        _ = self.stop(CameraPhase::Stopped);
        ScannerCommand::Open(text)
    }

    fn nothing_yet(&mut self) {
        self.foreign = None;
        self.hint = Some(match self.hint {
            None | Some(Hint::Lens) => Hint::Nearer,
            Some(Hint::Nearer) => Hint::Light,
            Some(Hint::Light) => Hint::Lens,
        });
    }

    /// Begins anew; the answer is the number of the start.
    fn begin(&mut self) -> u32 {
        *self = Self { start: self.start + 1, ..Self::default() };
        self.start
    }

    /// Stops the camera, and any that is about to start.
    fn stop(&mut self, phase: CameraPhase) -> ScannerCommand {
        (self.phase, self.sight) = (phase, Sight::default());
        self.start += 1;
        ScannerCommand::Stop
    }

    /// The browser's own question may have hidden the page, so a camera that is starting goes on, and rests as soon as it runs. A screen is read most often
    /// while something else is in front.
    fn hidden(&mut self) -> Option<ScannerCommand> {
        if self.is_screen {
            return None;
        }
        match (self.phase, self.asks_each_time) {
            (CameraPhase::Running, true) => {
                self.phase = CameraPhase::Resting;
                Some(ScannerCommand::Rest)
            }
            (CameraPhase::Running, false) => Some(self.stop(CameraPhase::Away)),
            // The choice stays; only the camera behind it goes.
            (CameraPhase::Choosing, _) => Some(ScannerCommand::Stop),
            _ => None,
        }
    }

    fn seen(&mut self) -> Option<ScannerCommand> {
        match self.phase {
            CameraPhase::Resting => {
                self.phase = CameraPhase::Running;
                Some(ScannerCommand::Run)
            }
            CameraPhase::Away => Some(ScannerCommand::Start(self.begin())),
            _ => None,
        }
    }
}

/// The codes that may be ours, each text once.
fn ours(codes: &[SeenCode]) -> Vec<SeenCode> {
    let mut ours: Vec<SeenCode> = Vec::new();
    for code in codes {
        if Foreign::of(&code.text).is_none() && ours.iter().all(|known| known.text != code.text) {
            ours.push(code.clone());
        }
    }
    ours
}
