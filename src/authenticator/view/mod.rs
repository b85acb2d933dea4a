//! The authenticator's screens: props in, callbacks out.

pub(super) mod approve;
pub(super) mod code;
pub(super) mod first_steps;
pub(super) mod home;
pub(super) mod notices;
pub(super) mod scan;
pub(super) mod screens;
