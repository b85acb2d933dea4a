//! `/.well-known/…`: well-known addresses (RFC 8615).

pub(crate) mod change_password;
pub(crate) mod openid_configuration;
pub(crate) mod security_txt;
