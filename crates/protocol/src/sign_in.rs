//! One sign-in as the server shows it: which step it is at, what is open, and what to say. The page draws this and
//! decides nothing; the same value is the props of the rendered HTML, of the page that the script draws, and of every later answer.

mod action;
mod height;
mod packed;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::messages::Messages;
use crate::method::Method;
pub use action::FormAction;
pub use packed::{MEDIA_TYPE, PackedRequest};

/// Everything that the sign-in page needs in order to draw itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInPage {
    /// How often the sign-in has moved on; a page that waits says which version it has seen.
    pub version: u32,
    /// Where the page's form posts to: `/sign-in/<handle>`; with `?back=<height>` if the step shown is before the sign-in's current step, to which
    /// the sign-in then goes back first.
    pub action: String,
    /// Every form sends it back in the field `csrf`.
    pub csrf: String,
    /// Who asks the person to sign in.
    pub site: Site,
    /// How the result reaches the site.
    pub mode: Mode,
    /// The language of `messages`.
    pub language: Language,
    /// The texts in that language. A packed page leaves out those that its reader has.
    pub messages: Messages,
    /// What to tell the person about the last thing that they did.
    pub notice: Option<Notice>,
    /// Whether people may sign up by themselves.
    pub sign_up: bool,
    /// The step that the sign-in is at.
    pub step: Step,
}

/// The site that asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Site {
    /// A relying site, by the name that it is registered under.
    RelyingParty {
        /// As shown to people, and as signed into the QR code.
        name: String,
    },
    /// Our own account pages.
    Account,
}

/// How the page is shown and how its result travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// A page of its own; the result travels by redirect.
    Redirect,
    /// In a frame on the site's page; the result is posted to the site's origin.
    Frame,
}

/// The step that a sign-in is at, with what is true there.
///
/// It carries no tag among its fields: that would cost the page a sixth of its download, and postcard cannot read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Who are you? Form action `identify`, field `email`.
    Identify {
        /// What was typed before, or empty.
        email: String,
    },
    /// Method and password. Form action `password`, fields `method` and `password`; also `back`.
    Password {
        /// The address as the person typed it.
        email: String,
        /// The drop-down, in this order.
        methods: Vec<MethodOption>,
        /// Which of them is chosen.
        chosen: Method,
        /// What this browser remembers of the choice; `None` if nothing is worth telling. Form actions `ask-method` and `remember-method`.
        memory: Option<Memory>,
    },
    /// Approve on the phone; this page waits. Form actions `renew`, `other-method` and `back`.
    Approval {
        /// The address as the person typed it.
        email: String,
        /// The number to enter on the phone; empty if the operator uses none.
        number: String,
        /// When it stops working, in epoch seconds.
        expires_at: u64,
        /// Whether the request is over: then only `renew` or another method helps. The page does not say why (B13).
        over: bool,
        /// The address of the authenticator in this browser, with the account that it is needed for.
        app_url: String,
    },
    /// Scan and type the code. Form action `answer`, field `code`; also `renew` and `back`.
    QrCode {
        /// The address as the person typed it.
        email: String,
        /// The picture of the link, ready to draw.
        qr: QrPicture,
        /// The link itself, for a phone that is this very device, and for pasting.
        link: String,
        /// When it stops working, in epoch seconds.
        expires_at: u64,
        /// How many wrong codes are still allowed; 0: only `renew` helps.
        tries_left: u32,
    },
    /// Which registered number should the code go to? Form action `sms-number`, field `number`; also `other-method` and `back`.
    SmsNumber {
        /// The address as the person typed it.
        email: String,
        /// The number as it was last typed, or empty.
        typed: String,
        /// The number that was probably meant, in international format.
        meant: Option<String>,
        /// Seconds until another code may be sent; `None`: at once.
        wait: Option<u32>,
    },
    /// Enter the code that came by SMS if the number is registered; the page is the same if it is not (D05). Form action `answer`,
    /// field `code`; also `sms-again`, `other-method` and `back`.
    SmsCode {
        /// The address as the person typed it.
        email: String,
        /// The last two digits of the number that was typed.
        hint: String,
        /// When it stops working, in epoch seconds.
        expires_at: u64,
        /// How many wrong codes are still allowed; 0: only `sms-again` helps.
        tries_left: u32,
        /// Seconds until another code may be sent, once that has been asked for too early.
        wait: Option<u32>,
    },
    /// The password was right, and a second factor is to be chosen, because the first choice cannot be used or another is wanted. Form action
    /// `choose`, field `method`; also `back`.
    Choose {
        /// The address as the person typed it.
        email: String,
        /// Every method, and why one cannot be used by this person here.
        methods: Vec<MethodOption>,
        /// The one that was chosen before.
        tried: Method,
        /// The account pages, for anything that no method's own link leads to.
        account_url: String,
        /// Where a person who has lost everything starts over; empty if there is nothing to lose.
        lost_url: String,
    },
    /// Type a code that the person has at hand, which no challenge goes before. Form action `answer`, field `code`; also `other-method` and
    /// `back`.
    Code {
        /// The address as the person typed it.
        email: String,
        /// Whose code; its [`Facts::key`](crate::method::Facts::key) begins the ids of the screen's texts.
        method: Method,
    },
    /// Strangers fail at this address, so an unknown browser cannot try a password alone. Form actions `let-on-mail`, and
    /// `let-on-recovery` with the field `code`; also `back`.
    Extra {
        /// The address as the person typed it.
        email: String,
        /// Whether a link can be sent by mail.
        by_mail: bool,
        /// Whether one was requested, and the page waits for the button behind it to be pressed.
        mailed: bool,
    },
    /// It is over, and nobody was signed in.
    Ended {
        /// Why it is over.
        reason: EndReason,
        /// The way back to the site, if there is one.
        forward: Option<Forward>,
    },
    /// Signed in; on to the site.
    Passed {
        /// The address as the person typed it.
        email: String,
        /// How the browser gets back to the site with the result.
        forward: Forward,
    },
}

/// What a browser remembers of the choice of a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Memory {
    /// The chosen method was the last one used here.
    Remembered,
    /// The person wants to choose each time.
    Asks,
}

/// One line of the drop-down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodOption {
    /// The method that this entry of the list is about.
    pub method: Method,
    /// Why it cannot be used here; `None`: it can.
    #[serde(alias = "unfit")]
    pub unavailable: Option<UnavailableReason>,
    /// Where that can be remedied, if it can.
    pub remedy: Option<RemedyLink>,
}

/// A link to the very page where what is missing can be set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemedyLink {
    /// The address, on our own origin.
    pub url: String,
    /// What the link says.
    pub text: String,
}

/// Why a method cannot be chosen. Before the password only what does not depend on the account is told (H01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnavailableReason {
    /// The site asks for two steps, or the account does.
    NeedsTwoSteps,
    /// The account has nothing registered that it works with.
    #[serde(alias = "no-device", alias = "no-number", alias = "no-recovery-codes")]
    Missing,
    /// The operator has switched the method off.
    SwitchedOff,
    /// Too many wrong codes in a row, over all sign-ins: the factor is locked.
    FactorLocked,
    /// A factor was registered so recently that the site does not accept any yet.
    FactorTooNew,
    /// Too many requests to the devices went unanswered, or one was refused there: they get none for a while.
    Paused,
}

impl UnavailableReason {
    /// The name in the ids of its texts, which say of a method what is missing.
    #[must_use]
    pub const fn name(self, method: Method) -> &'static str {
        match self {
            Self::NeedsTwoSteps => "two-steps",
            Self::Missing => method.facts().missing,
            Self::SwitchedOff => "switched-off",
            Self::FactorLocked => "locked",
            Self::FactorTooNew => "too-new",
            Self::Paused => "paused",
        }
    }
}

/// Why a sign-in is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndReason {
    /// Its time ran out.
    Expired,
    /// The person gave up.
    Cancelled,
    /// The site has already been told; a copy of the page is worth nothing.
    Finished,
}

/// A QR code as one SVG path on a square grid, quiet zone included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrPicture {
    /// Side of the view box, in modules.
    pub size: u32,
    /// The `d` of the path, stroked or filled as sluss-qr says.
    pub path: String,
}

/// How the page goes on when the person is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forward {
    /// The browser opens this address.
    Redirect {
        /// The site's redirect address with the result, or our account pages.
        url: String,
    },
    /// By a message to the page around the frame, which is in the document for `frame.js` to post.
    Message,
}

/// Something to tell the person; the text's id is `notice-<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// The address is not an email address.
    EmailForm,
    /// Address or password is wrong; it never says which.
    WrongPassword,
    /// No password was typed.
    PasswordMissing,
    /// The method is not one that can be used here.
    MethodUnavailable,
    /// The code is malformed: it must have eight digits.
    CodeForm,
    /// The code is wrong.
    WrongCode,
    /// The QR code has expired or its tries are used up; a new one is shown.
    NewCode,
    /// The number is not a mobile phone number in international format.
    NumberForm,
    /// No SMS are sent to that country.
    NumberCountry,
    /// A code by SMS has six digits.
    SmsForm,
    /// The code that came by SMS has expired, or its tries are used up.
    SmsOver,
    /// Another code was sent.
    SmsAgain,
    /// So many codes were sent that the next one has to wait.
    SmsWait,
    /// The recovery code is malformed: it must have 24 letters and digits.
    RecoveryForm,
    /// It is none of the account's recovery codes, or it has been used.
    WrongRecovery,
    /// The server is busy; try again in a moment.
    Busy,
    /// The form was not the newest one (another tab, an old page); this is where the sign-in is now.
    MovedOn,
    /// Too many wrong passwords; the server fills in how long to wait. Nothing that was typed is lost.
    TooManyTries,
    /// The owner has let the sign-in continue: the next password is checked.
    LetOn,
}

impl Notice {
    /// Every notice, so that tests can ask for a text for each.
    pub const ALL: [Self; 19] = [
        Self::EmailForm,
        Self::WrongPassword,
        Self::PasswordMissing,
        Self::MethodUnavailable,
        Self::CodeForm,
        Self::WrongCode,
        Self::NewCode,
        Self::NumberForm,
        Self::NumberCountry,
        Self::SmsForm,
        Self::SmsOver,
        Self::SmsAgain,
        Self::SmsWait,
        Self::RecoveryForm,
        Self::WrongRecovery,
        Self::Busy,
        Self::MovedOn,
        Self::TooManyTries,
        Self::LetOn,
    ];

    /// The name in JSON and in the id of its text.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EmailForm => "email-form",
            Self::WrongPassword => "wrong-password",
            Self::PasswordMissing => "password-missing",
            Self::MethodUnavailable => "method-unavailable",
            Self::CodeForm => "code-form",
            Self::WrongCode => "wrong-code",
            Self::NewCode => "new-code",
            Self::NumberForm => "number-form",
            Self::NumberCountry => "number-country",
            Self::SmsForm => "sms-form",
            Self::SmsOver => "sms-over",
            Self::SmsAgain => "sms-again",
            Self::SmsWait => "sms-wait",
            Self::RecoveryForm => "recovery-form",
            Self::WrongRecovery => "wrong-recovery",
            Self::Busy => "busy",
            Self::MovedOn => "moved-on",
            Self::TooManyTries => "too-many-tries",
            Self::LetOn => "let-on",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Notice;

    #[test]
    fn notices_are_named_as_they_are_written() {
        for notice in Notice::ALL {
            assert_eq!(serde_json::to_value(notice).unwrap(), notice.name());
        }
    }
}
