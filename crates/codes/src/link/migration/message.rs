//! The message inside a migration link, as protobuf. Names and texts are bytes here, since one that is no UTF-8 should not cost the others.

use prost::Message;
use zeroize::Zeroize;

/// One link.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Payload {
    /// Each is an [`Entry`]; they are read one by one, so that a damaged one does not cost the others.
    #[prost(bytes = "vec", repeated, tag = "1")]
    pub(super) entries: Vec<Vec<u8>>,
    #[prost(int32, tag = "2")]
    pub(super) version: i32,
    #[prost(int32, tag = "3")]
    pub(super) batch_size: i32,
    /// From 0.
    #[prost(int32, tag = "4")]
    pub(super) batch_index: i32,
    /// The same in all links of a set; may be negative.
    #[prost(int32, tag = "5")]
    pub(super) batch_id: i32,
}

/// One account.
#[derive(Clone, PartialEq, Message)]
pub(super) struct Entry {
    #[prost(bytes = "vec", tag = "1")]
    pub(super) secret: Vec<u8>,
    #[prost(bytes = "vec", tag = "2")]
    pub(super) name: Vec<u8>,
    #[prost(bytes = "vec", tag = "3")]
    pub(super) issuer: Vec<u8>,
    /// 0 unspecified, 1 SHA-1, 2 SHA-256, 3 SHA-512, 4 MD5.
    #[prost(int32, tag = "4")]
    pub(super) algorithm: i32,
    /// 0 unspecified, 1 six, 2 eight.
    #[prost(int32, tag = "5")]
    pub(super) digits: i32,
    /// 0 unspecified, 1 HOTP, 2 TOTP.
    #[prost(int32, tag = "6")]
    pub(super) kind: i32,
    #[prost(int64, tag = "7")]
    pub(super) counter: i64,
}

impl Drop for Payload {
    fn drop(&mut self) {
        self.entries.zeroize();
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}
