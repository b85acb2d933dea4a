//! `/.well-known/…`: what is found at addresses that are the same everywhere (RFC 8615).

pub(crate) mod openid_configuration;
