//! The authenticator's screens: props in, callbacks out. Which screen is on, and what a press leads to, is decided in `state`.

mod account;
mod approve;
mod approve_form;
mod biometrics;
mod code;
mod codes;
mod first_steps;
mod forecast;
mod home;
mod initials;
mod notices;
mod order;
mod rest;
mod root;
mod scan;
mod screens;
mod settings;
mod who;

pub(super) use rest::rest;
pub(super) use root::{Drawing, Rest, page, shell};
