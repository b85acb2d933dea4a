//! What the framed sign-in page tells the page around it. The other half is `embed/sluss-sign-in.js`; both are tested
//! on `tests/vectors/frame-messages.json`. A message is posted to exactly one origin, never to `*`.

use serde::{Deserialize, Serialize};

/// The only version of these messages so far.
pub const VERSION: u8 = 1;

/// One message, with the version that makes it recognisable as ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameMessage {
    /// Marks the message as ours; always [`VERSION`].
    pub sluss: Version,
    /// What has happened in the frame.
    #[serde(flatten)]
    pub event: FrameEvent,
}

/// A version number that can only be the one that this code knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Version;

impl From<Version> for u8 {
    fn from(Version: Version) -> Self {
        VERSION
    }
}

impl TryFrom<u8> for Version {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        if number == VERSION { Ok(Self) } else { Err("a frame message of another version") }
    }
}

/// What the frame has to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum FrameEvent {
    /// The page is on screen.
    Ready,
    /// The page wants this height.
    Resize {
        /// The height of the page in CSS pixels.
        height: u32,
    },
    /// The person is signed in.
    Success {
        /// The authorization code (RFC 6749, section 4.1.2).
        code: String,
        /// The value that the site gave.
        state: String,
        /// The issuer (RFC 9207).
        iss: String,
    },
    /// The sign-in ended without the person being signed in.
    Error {
        /// An OAuth error code.
        error: String,
        /// A sentence for the developer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        error_description: Option<String>,
        /// The value that the site gave.
        state: String,
    },
    /// The person gave up.
    Cancel {
        /// The value that the site gave.
        state: String,
    },
}

impl From<FrameEvent> for FrameMessage {
    fn from(event: FrameEvent) -> Self {
        Self { sluss: Version, event }
    }
}

#[cfg(test)]
mod tests {
    use super::FrameMessage;

    #[derive(serde::Deserialize)]
    struct Vectors {
        good: Vec<serde_json::Value>,
        bad: Vec<serde_json::Value>,
    }

    fn vectors() -> Vectors {
        serde_json::from_str(include_str!("../../../tests/vectors/frame-messages.json")).unwrap()
    }

    #[test]
    fn l04_good_messages_read_and_write_the_same() {
        for json in vectors().good {
            let message: FrameMessage = serde_json::from_value(json.clone()).unwrap();
            assert_eq!(serde_json::to_value(message).unwrap(), json);
        }
    }

    #[test]
    fn l04_bad_messages_are_refused() {
        for json in vectors().bad {
            assert!(serde_json::from_value::<FrameMessage>(json.clone()).is_err(), "{json}");
        }
    }
}
