//! Values as they are typed at the command line or stand in the environment: what is wrong with one is said in words.

use std::net::SocketAddr;

use ipnet::IpNet;

pub(super) fn address(typed: &str) -> Result<SocketAddr, String> {
    typed.parse().map_err(|_| "write an IP address and a port, such as 127.0.0.1:8080 or [::1]:8080".to_owned())
}

pub(super) fn network(typed: &str) -> Result<IpNet, String> {
    typed.trim().parse().map_err(|_| "write a network with its length, such as 10.0.0.0/8 or 2001:db8::/32".to_owned())
}

/// A whole number, such as a count of hours.
pub(crate) fn number(typed: &str) -> Result<u32, String> {
    typed.parse().map_err(|_| "write a whole number, such as 24".to_owned())
}
