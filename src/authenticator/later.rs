//! What the program does and draws behind its first screens. It is compiled into a file of its own, which is fetched as soon as the first
//! program runs (docs/decisions/0084): everything in it is reached through the functions of [`Later`] and by no other name, or it would be
//! in the first file again.

use std::any::Any;
use std::rc::Rc;

use yew::{Callback, Html};

use super::commands::Device;
use super::platform::{Browser, Watching};
use super::reading::Reading;
use super::state::approval::WatchUpdate;
use super::state::codes::{CodesMessage, Files, Passphrase};
use super::state::command::Command;
use super::state::environment::Environment;
use super::state::message::Message;
use super::state::model::Model;
use super::view::{self, Drawing};
use super::work;

/// What begins to watch a server, with the device, the server's origin if it is another, and whom to tell.
type Watch = fn(Rc<Device<Browser>>, Option<String>, Callback<WatchUpdate>) -> Running;

/// The ways into the rest of the program.
#[derive(Clone, Copy, Debug)]
pub(super) struct Later {
    /// Lets the state take a message; the answer is what is to be done.
    pub(super) update: fn(&mut Model, Message, Environment) -> Vec<Command>,
    /// Draws a screen that is none of the first.
    pub(super) draw: fn(&Drawing<'_>) -> Html,
    /// Carries out a command that takes time.
    pub(super) work: fn(Rc<Device<Browser>>, Command, Callback<Message>),
    /// Watches for requests at a server, the app's own or another, until the result is dropped.
    pub(super) watch: Watch,
    /// Reads another app's file, and tells how far it is and the answer, unless the result is dropped before.
    pub(super) read: fn(Files, Passphrase, Callback<CodesMessage>) -> Running,
}

/// Something that ends when this is dropped.
pub(super) type Running = Box<dyn Any>;

/// The file with the rest of the program could not be fetched, or is not of this program: there is no network, or a new version is there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unfetched;

/// Fetches the rest of the program; it is fetched once.
///
/// # Errors
/// [`Unfetched`]; the next call tries again.
#[cfg(feature = "parts")]
pub(super) async fn fetch() -> Result<Later, Unfetched> {
    later().await
}

/// The rest of the program, which this build has not taken apart.
///
/// # Errors
/// None.
#[cfg(not(feature = "parts"))]
pub(super) async fn fetch() -> Result<Later, Unfetched> {
    later()
}

#[cfg_attr(feature = "parts", wasm_split_helpers::wasm_split(later, fallible))]
fn later() -> Result<Later, Unfetched> {
    Ok(Later {
        update: Model::update,
        draw: view::rest,
        work: work::work,
        watch: |device, server, tell| Box::new(Watching::start(device, server, tell)),
        read: |files, password, tell| Box::new(Reading::start(files, password, tell)),
    })
}

#[cfg(feature = "parts")]
impl From<wasm_split_helpers::SplitLoaderError> for Unfetched {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}
