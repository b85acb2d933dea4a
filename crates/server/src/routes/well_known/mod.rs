//! `/.well-known/…`: well-known addresses (RFC 8615).

pub(crate) mod openid_configuration;
