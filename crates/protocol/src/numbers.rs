//! The bodies of `/api/account/numbers`: the phone numbers that codes go to (J2).

use serde::{Deserialize, Serialize};

use crate::secret::Secret;

/// The longest text that can be a number, in characters.
pub const NUMBER_MAX: usize = 40;

/// `GET /api/account/numbers`: the registered numbers, and what a new one may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumbersView {
    /// The registered numbers, oldest first.
    pub numbers: Vec<NumberView>,
    /// Whether this session may add and remove numbers.
    pub may_change: bool,
    /// Whether codes are sent by SMS at all.
    pub open: bool,
    /// The day on which that ends, if it is soon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<i64>,
    /// The countries that SMS are sent to, by their ISO codes.
    pub countries: Vec<CallingCode>,
    /// The country that the person is most likely in, if it is one of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likely: Option<String>,
}

/// How numbers of a country begin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallingCode {
    /// The country by ISO 3166-1 alpha-2, such as `SE`.
    pub country: String,
    /// The digits after the plus sign.
    pub code: u16,
}

/// A registered number. Only its last digits are told (D05), since whoever sees this may know no more than the password.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberView {
    /// The number's id, `num_…`, by which it is removed.
    pub id: String,
    /// The last two digits.
    pub hint: String,
    /// When it was registered.
    pub added_at: i64,
    /// When it was last used to sign in; `None` if never.
    pub last_used_at: Option<i64>,
}

/// `POST /api/account/numbers`: begin to add a number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewNumber {
    /// The number as the person typed it, spaces and all.
    pub number: String,
    /// The country that was chosen beside it: ISO 3166-1 alpha-2, or empty.
    #[serde(default)]
    pub country: String,
}

impl std::fmt::Debug for NewNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewNumber(..)")
    }
}

/// The answer to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum AddedNumber {
    /// Nothing was sent: this number was probably meant.
    #[serde(rename = "meant")]
    DidYouMean {
        /// In international format, as people write it: `+46 70 174 06 05`.
        number: String,
    },
    /// A code is on its way.
    Sent {
        /// `num_…`, the number's name once it is registered.
        id: String,
        /// In international format, as people write it.
        number: String,
        /// When the code stops working.
        expires_at: i64,
        /// How many wrong codes are allowed.
        tries_left: u32,
    },
}

/// `POST /api/account/numbers/{id}/code`: the code that came.
#[derive(Clone, Serialize, Deserialize)]
pub struct NumberCode {
    /// The code as the person typed it, spaces and all.
    pub code: Secret,
}

impl std::fmt::Debug for NumberCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NumberCode(..)")
    }
}

/// The answer to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum ProvenNumber {
    /// The code was right: the number is registered.
    Registered {
        /// The number as the list shows it from now on.
        number: NumberView,
    },
    /// The code was wrong.
    Wrong {
        /// How many more tries are allowed; at 0 the person has to start again.
        tries_left: u32,
    },
}
