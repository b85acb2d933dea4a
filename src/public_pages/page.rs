//! The pages, with what is true on each. Contains no component.

use sluss_protocol::language::Language;

use super::input::InputError;
use super::sign_out::{NextSite, SignedOut};

/// A page, with what is true on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicPage {
    /// Asks for the address of a new account. Field `email`.
    SignUp(FormInput),
    /// Says that a mail is on its way to the address of a new account.
    SignUpSent,
    /// Says that this service sends no mail, so that nobody can sign up or replace a forgotten password.
    NoMail,
    /// Asks for a name and a password once the address is confirmed. Fields `name` and `password`.
    Confirm(FormInput),
    /// Says that the account has been created.
    SignedUp,
    /// Asks for the address whose password is forgotten. Field `email`.
    Forgotten(FormInput),
    /// Says that a mail is on its way, if there is such an account.
    ForgottenSent,
    /// Asks for a new password. Field `password`.
    Reset(FormInput),
    /// Says that the password has been changed.
    ResetDone,
    /// Asks the mailbox of an account's address whether another may take its place.
    LeaveAddress {
        /// The address that the account has.
        email: String,
        /// The address that is to take its place.
        to: String,
    },
    /// Says that a mail is on its way to the other address.
    LeaveAddressDone,
    /// Asks for the password behind the link to the other address, which it names beside the input. Field `password`.
    TakeAddress(FormInput, String),
    /// Says that the account has the other address.
    TakeAddressDone,
    /// Asks whether it was somebody else; its form locks the account.
    NotMe {
        /// The address of the account.
        email: String,
    },
    /// Asks whether a waiting sign-in may continue.
    LetOn(WaitingSignIn),
    /// Says that the sign-in continues.
    LetOnDone,
    /// Says that the account is locked.
    NotMeDone,
    /// Deletes every second factor of somebody who has lost them. Field `password`.
    Lost(FormInput, Inventory),
    /// Says that every second factor is deleted.
    LostDone,
    /// Says that every second factor will be deleted.
    LostPlanned,
    /// Asks whether to call off a planned PANIC.
    Undo {
        /// The address of the account.
        email: String,
    },
    /// Says that the PANIC is called off.
    UndoDone,
    /// Asks who continues if an account other than the expected one is signed in. Form actions `go-on` and `stay`.
    AccountMismatch(AccountMismatch),
    /// Asks whether the session that this browser holds may be used for another site.
    ContinueAs(ContinueAs),
    /// Says that the authenticator is at another origin now. Its script hands over the accounts that the browser has at this one.
    Moved {
        /// The origin where the authenticator is now.
        to: String,
    },
    /// The page at the new origin that receives the accounts.
    Arrive {
        /// The origin that hands them over.
        from: String,
    },
    /// Asks whether to sign out in this browser.
    SignOut {
        /// The address of the account that is signed in.
        email: String,
        /// The site that asks for it, and gets the person back.
        next: Option<NextSite>,
    },
    /// Says that nobody is signed in any more, and which sites have heard.
    SignedOut(SignedOut),
    /// Asks for the code that a device without a browser shows. Field `code`.
    Device {
        /// What was typed.
        typed: String,
        /// No device shows that.
        wrong: bool,
    },
    /// Asks whether to sign in at such a device. Form action `deny`.
    DeviceConfirm {
        /// The name of the site that the device is for.
        site: String,
        /// The code that it shows.
        code: String,
    },
    /// Says that the device goes on by itself.
    DeviceDone,
    /// Says that nobody was signed in at the device.
    DeviceDenied,
    /// Says that a link was used, has expired, or never was one.
    LinkOver,
}

/// The input of a form, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormInput {
    /// The email address that was typed, or that the link belongs to.
    pub email: String,
    /// The name of the person.
    pub name: String,
    /// The fewest characters of a new password.
    pub least: usize,
    /// What is wrong with the input.
    pub wrong: Option<InputError>,
}

/// What is registered for an account and would be deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// The names of the devices.
    pub devices: Vec<String>,
    /// The phone numbers' last digits.
    pub numbers: Vec<String>,
    /// How many recovery codes are left.
    pub recovery_codes: u32,
    /// How many hours it can be undone; 0 means that it happens at once.
    pub cooling_off_hours: u64,
}

/// A sign-in that waits for its owner's approval, as the owner is shown it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaitingSignIn {
    /// Whose account it is for.
    pub email: String,
    /// The site; `None`: the account pages.
    pub site: Option<String>,
    /// When it was asked for.
    pub at: String,
    /// Where it comes from; empty if that is unknown.
    pub place: String,
    /// Browser and system; empty if they are unknown.
    pub browser: String,
}

/// A sign-in for an account other than the one that is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountMismatch {
    /// The address of the account that is signed in.
    pub signed_in: String,
    /// The address of the account that is asked for.
    pub wanted: String,
    /// The site that asks; `None`: our own account pages.
    pub site: Option<String>,
    /// Where the person who is signed in continues at once; `None` if that takes a further sign-in.
    pub stay: Option<String>,
}

/// A site that asks for somebody who is signed in and wants to be asked first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContinueAs {
    /// The address of the account that is signed in.
    pub signed_in: String,
    /// The name of the site.
    pub site: String,
    /// Where this person continues.
    pub stay: String,
    /// Where somebody else signs in.
    pub other: String,
}

/// What every page is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageContext {
    /// Where its forms post to.
    pub action: String,
    /// The language that the page speaks.
    pub language: Language,
    /// Whether the server sends mail; otherwise no page promises any.
    pub by_mail: bool,
    /// The address that this browser is signed in as, if the page is for another account.
    pub mismatch: Option<String>,
    /// The value by which its forms prove that they are ours (I08); empty for none.
    pub csrf: String,
}

impl PublicPage {
    /// The name in the ids of its texts, and that tests know it by.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::SignUp(_) => "sign-up",
            Self::SignUpSent => "sign-up-sent",
            Self::NoMail => "no-mail",
            Self::Confirm(_) => "confirm",
            Self::SignedUp => "signed-up",
            Self::Forgotten(_) => "forgotten",
            Self::ForgottenSent => "forgotten-sent",
            Self::Reset(_) => "reset",
            Self::ResetDone => "reset-done",
            Self::LeaveAddress { .. } => "leave-address",
            Self::LeaveAddressDone => "leave-address-done",
            Self::TakeAddress(..) => "take-address",
            Self::TakeAddressDone => "take-address-done",
            Self::NotMe { .. } => "not-me",
            Self::LetOn(_) => "let-on",
            Self::LetOnDone => "let-on-done",
            Self::NotMeDone => "not-me-done",
            Self::Lost(..) => "lost",
            Self::LostDone => "lost-done",
            Self::LostPlanned => "lost-planned",
            Self::Undo { .. } => "undo",
            Self::UndoDone => "undo-done",
            Self::AccountMismatch(_) => "mismatch",
            Self::ContinueAs(_) => "continue-as",
            Self::Moved { .. } => "moved",
            Self::Arrive { .. } => "arrive",
            Self::SignOut { .. } => "sign-out",
            Self::SignedOut(_) => "signed-out",
            Self::Device { .. } => "device",
            Self::DeviceConfirm { .. } => "device-confirm",
            Self::DeviceDone => "device-done",
            Self::DeviceDenied => "device-denied",
            Self::LinkOver => "link-over",
        }
    }

    /// The id of the text under its title.
    pub(super) fn text(&self, by_mail: bool) -> String {
        match self {
            Self::NotMe { .. } if !by_mail => "not-me-no-mail".to_owned(),
            Self::NotMeDone if !by_mail => "not-me-done-no-mail".to_owned(),
            Self::LostPlanned if !by_mail => "lost-planned-no-mail".to_owned(),
            _ => format!("{}-text", self.name()),
        }
    }

    /// The address of the account that it is about, if its link names one.
    pub(super) fn owner(&self) -> Option<&str> {
        match self {
            Self::NotMe { email } | Self::Undo { email } | Self::LeaveAddress { email, .. } => Some(email),
            Self::Reset(typed) | Self::Confirm(typed) | Self::TakeAddress(typed, _) => Some(&typed.email),
            _ => None,
        }
    }

    /// Whether the page asks for a password, which a script keeps in its field if it is refused.
    pub(super) const fn asks_for_a_password(&self) -> bool {
        matches!(self, Self::Confirm(_) | Self::Reset(_) | Self::Lost(..) | Self::TakeAddress(..))
    }

    /// Whether something went well here.
    pub(super) const fn is_good(&self) -> bool {
        matches!(
            self,
            Self::SignedUp
                | Self::ResetDone
                | Self::LetOnDone
                | Self::TakeAddressDone
                | Self::NotMeDone
                | Self::LostDone
                | Self::UndoDone
                | Self::DeviceDone
        )
    }

    /// Where to go from here: an address and the id of its text.
    pub(super) const fn onward(&self, by_mail: bool) -> Option<(&'static str, &'static str)> {
        match self {
            Self::SignedUp
            | Self::ResetDone
            | Self::TakeAddressDone
            | Self::LostDone
            | Self::LostPlanned
            | Self::UndoDone => Some(("/account/sign-in", "sign-in")),
            Self::NotMeDone if by_mail => Some(("/forgotten", "new-password")),
            Self::LinkOver => Some(("/account/", "my-account")),
            _ => None,
        }
    }

    /// Where somebody goes from here who has made a mistake, or has nothing to wait for: an address and the id of its text.
    pub(super) const fn back(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::SignUpSent => Some(("/sign-up", "other-address")),
            Self::ForgottenSent => Some(("/forgotten", "other-address")),
            Self::LeaveAddressDone => Some(("/account/", "my-account")),
            Self::NoMail => Some(("/account/sign-in", "sign-in")),
            _ => None,
        }
    }
}
