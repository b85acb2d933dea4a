//! Carries out what the state wants done and takes time. Decides nothing.

use std::rc::Rc;

use yew::Callback;
use yew::platform::spawn_local;

use super::commands::{self, Device};
use super::platform::Browser;
use super::state::biometrics::{BiometricsCommand, BiometricsMessage};
use super::state::codes::{CodesCommand, CodesMessage, CodesPage, LastBackup};
use super::state::command::Command;
use super::state::message::Message;
use super::writing;
use crate::browser::{clock, notifications, page, storage, worker};
use crate::workers::export_answer::ExportForm;

/// Carries out a command, and tells the result where somebody needs to know it.
pub(super) fn work(device: Rc<Device<Browser>>, command: Command, tell: Callback<Message>) {
    spawn_local(async move {
        if let Some(message) = result(&device, command).await {
            tell.emit(message);
        }
    });
}

/// Carries out a command that takes time; `None` where nobody needs to know the result.
async fn result(device: &Device<Browser>, command: Command) -> Option<Message> {
    Some(match command {
        Command::Initialise => Message::Initialised(commands::initialise(device).await),
        Command::AskToKeepStorage => Message::StorageIsKept(storage::ask_to_keep().await),
        Command::AskForNotifications => {
            notifications::ask().await;
            Message::NotificationsAnswered
        }
        Command::OfferPushSubscription => {
            // If this fails, all that is lost is that the app can be reached while it is closed.
            _ = commands::offer_push_subscription(device).await;
            return None;
        }
        Command::LookForNewVersion => Message::NewVersionWaits(worker::look_for_new_version().await),
        Command::FinishRegistrations => Message::RegistrationsFinished(commands::finish_registrations(device).await),
        Command::AskAboutService => Message::ServiceHeard(commands::ask_about_service(device).await),
        Command::HandleLink { text, sure } => Message::LinkHandled(commands::handle_link(device, &text, sure).await),
        Command::CheckRequests(server, pending) => {
            let requests = commands::check_requests(device, server.as_deref(), pending).await;
            Message::RequestsChecked(server, requests)
        }
        Command::NoteRemovals { asked, removed } => {
            Message::RemovalsNoted(commands::note_removals(device, &asked, &removed).await)
        }
        Command::KeepOtherWays(ways) => Message::OtherWaysKept(commands::keep_other_ways(device, ways).await),
        Command::Answer(pending, answer) => Message::AnswerSent(commands::answer(device, &pending, answer).await),
        Command::AnswerByBiometrics(pending, number) => {
            let (result, accounts) = commands::answer_by_biometrics(device, &pending, number).await;
            Message::AnsweredByBiometrics { result, accounts }
        }
        Command::Biometrics(command) => Message::Biometrics(biometrics_result(device, command).await),
        Command::Account(command) => Message::Account(commands::make_personal(device, command).await),
        Command::Codes(command) => Message::Codes(codes_result(device, command).await?),
        Command::Forget(id) => Message::Forgotten(commands::forget(device, &id).await),
        Command::Watch
        | Command::StopWatching
        | Command::PushHistory
        | Command::GoBack
        | Command::Badge(_)
        | Command::Feel(_)
        | Command::KeepHaptics(_)
        | Command::FocusSearch
        | Command::Install(_)
        | Command::LoadNewVersion => {
            return None;
        }
    })
}

/// Carries out a command about fingerprint or face in place of the PIN.
async fn biometrics_result(device: &Device<Browser>, command: BiometricsCommand) -> BiometricsMessage {
    match command {
        BiometricsCommand::AskWhetherPossible => {
            BiometricsMessage::CanVerify(commands::can_verify_person(device).await)
        }
        BiometricsCommand::SwitchOn { id, pin, anew } => {
            BiometricsMessage::SwitchedOn(commands::switch_on_biometrics(device, &id, &pin.0, anew).await)
        }
        BiometricsCommand::SwitchOff(id) => {
            BiometricsMessage::SwitchedOff(commands::switch_off_biometrics(device, &id).await)
        }
    }
}

/// Carries out a command about the accounts elsewhere.
async fn codes_result(device: &Device<Browser>, command: CodesCommand) -> Option<CodesMessage> {
    let changed = |result, to| CodesMessage::Changed { result, to };
    Some(match command {
        CodesCommand::ReadFile { .. } | CodesCommand::StopReading => return None,
        CodesCommand::Export { form, passphrase, accounts } => {
            let exported = writing::write(form, passphrase, accounts, device.now_seconds()).await;
            CodesMessage::Exported(form, exported)
        }
        CodesCommand::Save { form, content, count } => {
            let (name, ending) = form.file();
            page::save_text(&format!("{name}-{}.{ending}", clock::today()), &content.0);
            if form != ExportForm::Backup {
                return None;
            }
            CodesMessage::BackedUp(LastBackup { at: device.now_seconds(), count })
        }
        CodesCommand::KeepLastBackup(last) => {
            commands::keep_last_backup(device, last);
            return None;
        }
        CodesCommand::Lock => {
            commands::lock_codes(device);
            return None;
        }
        CodesCommand::KeepAutoLock(chosen) => {
            commands::keep_auto_lock(device, chosen);
            return None;
        }
        CodesCommand::KeepLook(look) => {
            commands::keep_look(device, look);
            return None;
        }
        CodesCommand::Order(ids) => changed(commands::order_codes(device, &ids).await, Some(CodesPage::Arrange)),
        CodesCommand::Unlock(shown) => CodesMessage::Unlocked(commands::unlock_codes(device, shown).await),
        CodesCommand::Add(accounts) => changed(commands::add_codes(device, accounts).await, None),
        CodesCommand::Change { id, names } => {
            changed(commands::change_code(device, &id, &names).await, Some(CodesPage::Detail(id)))
        }
        CodesCommand::Remove(id) => changed(commands::remove_code(device, &id).await, None),
        CodesCommand::NextCounter(id) => {
            changed(commands::next_counter(device, &id).await, Some(CodesPage::Detail(id)))
        }
        CodesCommand::Protect { shown, with } => {
            CodesMessage::Protected(commands::protect_codes(device, shown, with).await)
        }
        CodesCommand::RemoveWay { shown, way } => {
            CodesMessage::Protected(commands::remove_way(device, shown, &way).await)
        }
    })
}
