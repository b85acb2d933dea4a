//! The authenticator's screens: props in, callbacks out. Which screen is on, and what a press leads to, is decided in `state`.

mod alike;
mod approve;
mod approve_form;
mod biometrics;
mod code;
mod codes;
mod first_steps;
mod handover;
mod home;
mod notices;
mod root;
mod scan;
mod screens;

pub(super) use root::{Drawing, page, shell};
