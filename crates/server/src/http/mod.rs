//! HTTP as every route of ours speaks it: headers, cookies, guards, answers, connections. It knows no route.

pub(crate) mod answer;
mod apart;
mod app;
mod assets;
pub(crate) mod branding;
mod coding;
pub(crate) mod cookies;
pub(crate) mod csrf;
pub(crate) mod form;
mod forwarded;
mod guard;
mod headers;
mod health_path;
mod layers;
pub(crate) mod listen;
pub(crate) mod page;
mod peers;
pub(crate) mod proxies;
pub(crate) mod redirect;
mod refusal;
mod requester;
mod trace;

pub(crate) use apart::{AtAuthenticator, by_host, host_of_authenticator};
pub use app::App;
pub use assets::Assets;
pub(crate) use forwarded::{Doubt, doubt_of};
pub(crate) use headers::{FrameSources, Surface};
pub(crate) use layers::around;
pub use listen::limits::Limits;
pub(crate) use listen::limits::Room;
pub use listen::serve;
pub(crate) use peers::ConnectSources;
pub use proxies::{LoggedDoubts, Proxies};
pub(crate) use requester::Requester;
