//! The old phone: it has scanned the new one's code, shows a number to compare and what goes along, takes the PINs, and may leave its accounts afterwards.

use sluss_protocol::problem::{Problem, ProblemCode};

use super::{HandoverCommand, passes};
use crate::authenticator::state::accounts::ListedAccount;
use crate::authenticator::state::codes::Codes;
use crate::authenticator::state::error::AuthenticatorError;
use crate::authenticator::state::pin::Pin;

/// What was heard of the new phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// The number that both show: six digits.
    pub number: String,
    /// Program and system of the new phone; empty if unknown.
    pub browser: String,
    /// Its country or network; empty if unknown.
    pub place: String,
}

/// An account that may go along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its record.
    pub id: String,
    /// The account, as the person knows it.
    pub label: String,
    /// Its PIN was right: it goes along, and is not asked for again.
    pub is_ready: bool,
    /// What is wrong with the PIN that was typed.
    pub wrong: Option<PinTrouble>,
}

/// What is wrong with a PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinTrouble {
    /// The id of the text that says so.
    pub text: &'static str,
    /// How many tries are left, if the server has counted one.
    pub left: Option<u32>,
}

impl PinTrouble {
    /// What cannot be a PIN.
    #[must_use]
    pub const fn form() -> Self {
        Self { text: "pin-form", left: None }
    }

    /// What a problem document says about a PIN; `None` where it says nothing about it.
    #[must_use]
    pub fn of(problem: &Problem) -> Option<Self> {
        let left = problem.reason.as_deref().and_then(|left| left.parse().ok());
        match problem.code {
            ProblemCode::WrongPin => Some(Self { text: "pin-wrong", left }),
            ProblemCode::FactorLocked => Some(Self { text: "old-phone-locked", left: None }),
            _ => None,
        }
    }
}

/// The codes for other sites, as far as they can go along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodesOffer {
    /// There are none.
    None,
    /// They are locked here.
    Locked,
    /// So many.
    Some(usize),
}

impl CodesOffer {
    /// What there is.
    #[must_use]
    pub fn of(codes: &Codes) -> Self {
        match codes.list.all().len() {
            _ if codes.are_locked() => Self::Locked,
            0 => Self::None,
            count => Self::Some(count),
        }
    }
}

/// What is asked before anything leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// What is known of the new phone.
    pub met: Met,
    /// The accounts.
    pub offers: Vec<Offer>,
    /// How many accounts at other servers stay behind.
    pub others: usize,
    /// The codes.
    pub codes: CodesOffer,
    /// It is on its way.
    pub busy: bool,
    /// How many codes are on their way with it.
    pub with: usize,
    /// The id of the text that says what is wrong with all of it.
    pub wrong: Option<&'static str>,
}

/// An account that the new phone was vouched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vouching {
    /// Its record here.
    pub record: String,
    /// The enrolment of the new phone.
    pub enrolment: String,
}

/// What came of sending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sending {
    /// Nothing was sent: some of the PINs were wrong.
    Refused {
        /// The accounts whose PINs were, and what is to be said of each.
        wrong: Vec<(String, PinTrouble)>,
        /// The accounts whose PINs were right.
        ready: Vec<String>,
    },
    /// Nothing was sent: there are more codes than one box holds.
    TooMany,
    /// It is on its way.
    Away(Vec<Vouching>),
}

/// What came of leaving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The accounts that are here still.
    pub accounts: Vec<ListedAccount>,
    /// The accounts that the new phone is not registered for yet, so this one stays.
    pub waiting: Vec<Vouching>,
}

/// How far the old phone is.
#[derive(Clone, Debug, PartialEq)]
pub enum LeavingStep {
    /// The new phone has not answered.
    Greeting,
    /// The person compares the number and types PINs.
    Asking(Asking),
    /// It is sent.
    Sent {
        /// The accounts that this phone may leave.
        vouched: Vec<Vouching>,
        /// How many codes went along.
        codes: usize,
        /// It is leaving them.
        busy: bool,
        /// The new phone is not registered yet.
        too_early: bool,
    },
    /// It has left its accounts.
    Left {
        /// How many codes are here still, and on the new phone too.
        codes: usize,
    },
    /// There is no account here that could vouch.
    NoAccount,
    /// It has failed.
    Failed(AuthenticatorError),
}

/// The old phone.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaving {
    /// The link in the new phone's code.
    pub link: String,
    /// How far it is.
    pub step: LeavingStep,
    /// The server could not be reached just now.
    pub offline: bool,
}

impl Leaving {
    /// A code was scanned on a phone with these accounts.
    #[must_use]
    pub fn new(link: String, accounts: &[ListedAccount]) -> (Self, Option<HandoverCommand>) {
        let can = accounts.iter().any(ListedAccount::can_vouch);
        let step = if can { LeavingStep::Greeting } else { LeavingStep::NoAccount };
        let greet = can.then(|| HandoverCommand::Greet(link.clone()));
        (Self { link, step, offline: false }, greet)
    }

    /// The name that tests know its screen by.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.step {
            LeavingStep::Greeting => "old-phone",
            LeavingStep::Asking(_) => "old-phone-ask",
            LeavingStep::Sent { .. } => "old-phone-sent",
            LeavingStep::Left { .. } => "old-phone-left",
            LeavingStep::NoAccount => "old-phone-empty",
            LeavingStep::Failed(_) => "old-phone-failed",
        }
    }

    /// The new phone has answered, or not yet.
    pub fn greeted(
        &mut self,
        of: &str,
        news: Result<Option<Met>, AuthenticatorError>,
        accounts: &[ListedAccount],
        codes: CodesOffer,
    ) -> Option<HandoverCommand> {
        if self.link != of || self.step != LeavingStep::Greeting {
            return None;
        }
        self.offline = matches!(&news, Err(AuthenticatorError::Unreachable));
        match news {
            Ok(Some(met)) => {
                let offer = |account: &ListedAccount| Offer {
                    id: account.id.clone(),
                    label: account.device.account_label.clone(),
                    is_ready: false,
                    wrong: None,
                };
                let offers = accounts.iter().filter(|account| account.can_vouch()).map(offer).collect();
                let others = accounts.iter().filter(|account| account.other_server.is_some()).count();
                self.step =
                    LeavingStep::Asking(Asking { met, offers, others, codes, busy: false, with: 0, wrong: None });
                return None;
            }
            Ok(None) => {}
            Err(error) if passes(&error) => {}
            Err(error) => {
                self.step = LeavingStep::Failed(error);
                return None;
            }
        }
        Some(HandoverCommand::AskForNews(of.to_owned()))
    }

    /// The person has typed PINs. Without one that is right, nothing leaves.
    pub fn vouch(
        &mut self,
        typed: Vec<(String, Option<Pin>)>,
        with_codes: bool,
        codes: &Codes,
    ) -> Option<HandoverCommand> {
        let LeavingStep::Asking(asking) = &mut self.step else { return None };
        if asking.busy {
            return None;
        }
        asking.wrong = None;
        for offer in &mut asking.offers {
            let malformed = typed.iter().any(|(id, pin)| *id == offer.id && pin.is_none());
            offer.wrong = malformed.then(PinTrouble::form);
        }
        if asking.offers.iter().any(|offer| offer.wrong.is_some()) {
            return None;
        }
        let pins: Vec<_> = typed.into_iter().filter_map(|(id, pin)| pin.map(|pin| (id, pin))).collect();
        if pins.is_empty() && !asking.offers.iter().any(|offer| offer.is_ready) {
            asking.wrong = Some("old-phone-nothing");
            return None;
        }
        asking.busy = true;
        let codes = if with_codes { codes.list.all() } else { &[] };
        asking.with = codes.len();
        let codes = codes.iter().map(|code| code.account.clone()).collect();
        Some(HandoverCommand::Send { link: self.link.clone(), pins, codes })
    }

    /// What came of it.
    pub fn sent(&mut self, of: &str, sending: Result<Sending, AuthenticatorError>) {
        let LeavingStep::Asking(asking) = &mut self.step else { return };
        if self.link != of {
            return;
        }
        asking.busy = false;
        match sending {
            Ok(Sending::Away(vouched)) => {
                self.step = LeavingStep::Sent { vouched, codes: asking.with, busy: false, too_early: false };
            }
            Ok(Sending::TooMany) => asking.wrong = Some("old-phone-too-many"),
            Ok(Sending::Refused { wrong, ready }) => {
                for offer in &mut asking.offers {
                    offer.is_ready |= ready.contains(&offer.id);
                    offer.wrong = wrong.iter().find(|(id, _)| *id == offer.id).map(|(_, trouble)| trouble.clone());
                }
            }
            Err(AuthenticatorError::Unreachable) => asking.wrong = Some("old-phone-offline"),
            Err(error) => self.step = LeavingStep::Failed(error),
        }
    }

    /// The person wants this phone out of the accounts.
    pub fn leave(&mut self) -> Option<HandoverCommand> {
        let LeavingStep::Sent { vouched, busy, too_early, .. } = &mut self.step else { return None };
        *too_early = false;
        (!std::mem::replace(busy, true)).then(|| HandoverCommand::Leave(vouched.clone()))
    }

    /// What came of that.
    pub fn has_left(&mut self, waiting: Result<Vec<Vouching>, AuthenticatorError>) {
        let LeavingStep::Sent { vouched, codes, busy, too_early } = &mut self.step else { return };
        *busy = false;
        match waiting {
            Ok(waiting) if waiting.is_empty() => self.step = LeavingStep::Left { codes: *codes },
            Ok(waiting) => (*vouched, *too_early) = (waiting, true),
            Err(error) => self.step = LeavingStep::Failed(error),
        }
    }
}
