//! What a phone does with links, requests and its server: every command, on a machine in memory.

mod alike;
mod approval;
mod biometrics;
mod codes;
mod elsewhere;
mod enrolment;
mod fake;
mod fake_agreement;
mod handover;
mod other_servers;
mod other_ways;
mod passkeys;
mod personal;
mod service;
mod watching;

use super::*;
