//! The authenticator's screens: props in, callbacks out. Which screen is on, and what a press leads to, is decided in `state`.

mod approve;
mod approve_form;
mod biometrics;
mod code;
mod codes;
mod first_steps;
mod home;
mod notices;
mod rest;
mod root;
mod scan;
mod screens;

pub(super) use rest::rest;
pub(super) use root::{Drawing, Rest, page, shell};
