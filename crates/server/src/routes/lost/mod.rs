//! `/lost/…`: where the pages of `/sign-in/{handle}/lost` end.

pub(crate) mod done;
pub(crate) mod planned;
