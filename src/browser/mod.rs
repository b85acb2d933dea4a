//! The only place that names the browser's interfaces. Everything above it speaks of requests, forms and time.

pub mod clock;
pub mod form;
pub mod http;
pub mod page;
