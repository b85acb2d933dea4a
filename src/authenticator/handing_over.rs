//! What is done in the browser for a handover from phone to phone, and about entries of the same phone from before: the commands, and the pauses between
//! the questions to the server. Decides nothing.

use super::commands::{self, Device};
use super::platform::Browser;
use super::state::alike::{AlikeCommand, AlikeMessage};
use super::state::handover::{HandoverCommand, HandoverMessage, Invited};
use super::writing;
use crate::browser::clock::pause;

/// How long after an answer the server is asked again.
const PAUSE_MS: u32 = 1_500;

/// Carries a command out.
pub(super) async fn result(device: &Device<Browser>, command: HandoverCommand) -> HandoverMessage {
    match command {
        HandoverCommand::Invite => HandoverMessage::Invited(match commands::invite(device).await {
            Ok(link) => Ok(Invited { picture: writing::draw(&link).await, link }),
            Err(error) => Err(error),
        }),
        HandoverCommand::Listen(of) => {
            pause(PAUSE_MS).await;
            HandoverMessage::Heard { news: commands::listen(device, &of).await, of }
        }
        HandoverCommand::Greet(of) => HandoverMessage::Greeted { news: commands::greet(device, &of).await, of },
        HandoverCommand::AskForNews(of) => {
            pause(PAUSE_MS).await;
            HandoverMessage::Greeted { news: commands::greet(device, &of).await, of }
        }
        HandoverCommand::Send { link, pins, codes } => {
            let sending = commands::hand_over(device, &link, &pins, &codes).await;
            HandoverMessage::Sent { of: link, sending }
        }
        HandoverCommand::Leave(vouched) => HandoverMessage::HasLeft(commands::leave(device, &vouched).await),
        HandoverCommand::DeleteCodes(ids) => HandoverMessage::CodesDeleted(commands::remove_codes(device, &ids).await),
    }
}

/// Asks for entries of the same phone from before, and removes one.
pub(super) async fn alike(device: &Device<Browser>, command: AlikeCommand) -> AlikeMessage {
    let (of, remove) = match command {
        AlikeCommand::Ask(record) => (record, None),
        AlikeCommand::Remove { record, device } => (record, Some(device)),
    };
    AlikeMessage::Heard { devices: commands::alike(device, &of, remove).await, of }
}
