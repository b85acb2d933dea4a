//! A clock that goes back: nothing that has expired is good once more, and a clock that was wrong and was corrected shuts nobody out for good.

use std::sync::Arc;
use std::time::Duration;

use sluss_domain::{Clock, Timestamp};
use sluss_server::platform::{SteadyClock, SystemClock};
use sluss_testkit::{Person, Server};

use crate::drill::Drill;

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn s22_a_session_that_was_over_stays_over_when_the_clock_goes_back() {
    let server = Server::start().await;
    let steady = Arc::new(SteadyClock::over(server.clock.clone()));
    server.tell_time_by(steady);
    let account = server.account("anna@example.eu").await;
    let mut person = Person::new(&server);
    person.sign_in_to_account(&account, None).await;
    let then = server.clock.now();
    server.clock.advance(24 * 60 * MINUTE);
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");
    server.clock.set(then);
    assert_eq!(person.open("/api/account").await.problem(), "not-signed-in");
}

/// Writes into the mark that it was that much later when it was written.
fn write_later(drill: &Drill, later: Duration) {
    let path = drill.path("sluss.mark");
    let mut mark: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    mark["at"] = SystemClock.now().after(later).0.into();
    std::fs::write(path, mark.to_string()).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn s22_a_server_waits_for_a_clock_that_is_a_little_behind_and_refuses_one_that_is_far_behind() {
    let drill = Drill::on(None).await;
    drill.server.account("anna@example.eu").await;
    drill.close().await;
    assert!(drill.serve().end("-TERM"), "it writes its mark");
    write_later(&drill, 5 * MINUTE);
    let mut serving = drill.serve();
    serving.until("clock-went-back");
    assert!(serving.end("-TERM"));
    let kept: serde_json::Value = serde_json::from_slice(&std::fs::read(drill.path("sluss.mark")).unwrap()).unwrap();
    assert!(Timestamp(kept["at"].as_i64().unwrap()) > SystemClock.now().after(3 * MINUTE), "the kept time stays");

    write_later(&drill, 60 * MINUTE);
    for arguments in [&["serve"][..], &["doctor"]] {
        let said = drill.refused(arguments);
        assert!(said.contains("this machine's clock says") && said.contains("restore --clock"), "{said}");
    }
    // It was wrong, and is right now.
    drill.done(&["restore", "--clock"]);
    assert!(drill.serve().end("-TERM"), "nobody is shut out for good");
}

#[tokio::test(flavor = "multi_thread")]
async fn s22_after_a_corrected_clock_sessions_are_over_and_recovery_codes_stay() {
    let drill = Drill::on(None).await;
    let server = &drill.server;
    let account = server.account("anna@example.eu").await;
    let phone = Person::new(server).add_device(&account).await;
    let mut session = Person::new(server);
    let view = session.sign_in_to_account(&account, Some(&phone)).await;
    session.make_recovery_codes(&view).await;
    let copy = drill.path("copy.db");
    drill.done(&["backup", &copy.display().to_string()]);
    server.instance().sluss.audit_log().link().await.unwrap();
    server.deliver().await;
    let sent = server.mails_to(&account.email).len();
    drill.close().await;
    assert!(drill.serve().end("-TERM"), "it writes its mark");
    drill.done(&["restore", "--clock"]);
    assert!(drill.done(&["audit", "list"]).contains("clock-set-back"));

    drill.open().await;
    server.deliver().await;
    assert_eq!(server.mails_to(&account.email).len(), sent, "there is nothing to look after");
    assert_eq!(session.open("/api/account").await.problem(), "not-signed-in");
    let view = session.sign_in_to_account(&account, Some(&phone)).await;
    assert_eq!(view.safety.recovery_codes, 10);

    // With an older copy it is not the clock alone.
    server.instance().sluss.audit_log().link().await.unwrap();
    drill.close().await;
    assert!(drill.serve().end("-TERM"));
    drill.put_by_hand(&copy).await;
    assert!(drill.refused(&["restore", "--clock"]).contains("an older copy has taken its place"));
}
