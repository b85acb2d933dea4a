//! The authenticator's screens: props in, callbacks out. What is on and what follows from a press, `state` decides.

mod approve;
mod code;
mod first_steps;
mod home;
mod notices;
mod root;
mod scan;
mod screens;

pub(super) use root::{Drawing, page};
