//! What files are made of, whichever product wrote them: encodings, archives, databases, ciphers, and keys from passwords. Knows no product.

pub(crate) mod cipher;
pub(crate) mod cryptojs;
pub(crate) mod derive;
pub(crate) mod encoded;
pub(crate) mod java;
pub(crate) mod json;
pub(crate) mod preferences;
pub(crate) mod secret_stream;
pub(crate) mod sqlite;
pub(crate) mod unpack;
pub(crate) mod zip;
