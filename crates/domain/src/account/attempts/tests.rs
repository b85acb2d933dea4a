//! Tests of how long attempts wait and how much memory the counts can take.

use std::sync::Arc;
use std::time::Duration;

use crate::account::attempts::{Lane, MOMENT};
use crate::model::attempts::{Failed, Pace, Paces, TryKey};
use crate::model::in_flight::AttemptsInFlight;
use crate::model::policy::Strangers;
use crate::model::timestamp::Timestamp;

const NOW: Timestamp = Timestamp(1_800_000_000_000);

fn lane() -> Lane {
    Lane { key: TryKey("k".to_owned()), pace: Paces::default().here, failed: 0 }
}

fn meet(count: u32, ago_ms: i64, ahead: u32) -> Duration {
    lane().meet(Failed { count, last_at: NOW.0 - ago_ms }, ahead, NOW, Paces::default().memory)
}

#[test]
fn g01_the_wait_doubles_from_the_fifth_failure_and_ends_at_fifteen_minutes() {
    let Pace { from, .. } = Paces::default().here;
    assert_eq!(from, 5);
    let waits: Vec<u64> = (0..16).map(|failures| Paces::default().here.wait(failures).as_secs()).collect();
    assert_eq!(waits, [0, 0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900]);
    assert_eq!(Paces::default().here.wait(u32::MAX), Duration::from_secs(900));
    assert!(Paces::default().overall.from <= 100, "NIST SP 800-63B, 5.2.2");
}

#[test]
fn g01_whoever_has_waited_may_try_once_more() {
    assert_eq!(meet(4, 0, 0), Duration::ZERO);
    assert_eq!(meet(5, 0, 0), Duration::from_secs(5));
    assert_eq!(meet(5, 4_999, 0), Duration::from_millis(1));
    assert_eq!(meet(5, 5_000, 0), Duration::ZERO);
    assert_eq!(meet(9, 25 * 60 * 60 * 1_000, 0), Duration::ZERO, "after a day it is forgotten");
}

#[test]
fn g03_tries_on_their_way_count_as_if_they_had_failed() {
    assert_eq!(meet(0, 0, 4), Duration::ZERO);
    assert_eq!(meet(0, 0, 5), MOMENT);
    assert_eq!(meet(3, 0, 2), MOMENT);
    assert_eq!(meet(7, 60_000, 1), MOMENT, "after the wait there is one try, not two at once");
}

#[test]
fn g08_a_million_names_take_no_more_memory_than_ten_thousand() {
    let (limits, paces) = (Arc::<AttemptsInFlight>::default(), Paces::default());
    for number in 0..1_000_000 {
        let (place, _) =
            AttemptsInFlight::take(&limits, vec![TryKey(format!("name {number}")), TryKey("everywhere".to_owned())]);
        limits.note_failure(&format!("2001:db8:{number:x}::/64"), NOW, &paces);
        drop(place);
    }
    let (on_their_way, networks) = limits.sizes();
    assert_eq!(on_their_way, 0);
    assert!(networks <= 20_000, "{networks} networks are remembered");
}

#[test]
fn g07_many_failures_in_a_minute_set_off_one_alarm_and_slow_their_networks() {
    let (limits, paces) = (AttemptsInFlight::default(), Paces::default());
    let later = |ms: i64| Timestamp(NOW.0 + ms);
    let alarms = (0..300).filter(|ms| limits.note_failure("192.0.2.0/24", later(*ms), &paces)).count();
    assert_eq!(alarms, 1);
    assert!(limits.network_wait("192.0.2.0/24", later(300), &paces) > Duration::from_secs(50));
    assert_eq!(limits.network_wait("198.51.100.0/24", later(300), &paces), Duration::ZERO, "others go on");
    assert_eq!(limits.network_wait("192.0.2.0/24", later(61_000), &paces), Duration::ZERO, "one try a minute");
}

#[test]
fn g07_slow_failures_set_off_nothing() {
    let (limits, paces) = (AttemptsInFlight::default(), Paces::default());
    let alarms = (0..1_000).filter(|n| limits.note_failure("192.0.2.0/24", Timestamp(NOW.0 + n * 1_000), &paces));
    assert_eq!(alarms.count(), 0, "sixty a minute");
    assert_eq!(limits.network_wait("192.0.2.0/24", Timestamp(NOW.0 + 1_000_000), &paces), Duration::ZERO);
}

#[test]
fn s05_what_is_full_is_looked_at_again_after_a_second_and_the_memory_of_it_has_an_end() {
    let limits = AttemptsInFlight::default();
    let (until, later) = (Timestamp(NOW.0 + 900_000), |ms| Timestamp(NOW.0 + ms));
    limits.note_full("a", NOW, until);
    assert_eq!(limits.full_until("a", later(999)), Some(until));
    assert_eq!((limits.full_until("a", later(1_000)), limits.full_until("b", NOW)), (None, None));
    for number in 0..25_000 {
        limits.note_full(&number.to_string(), NOW, until);
    }
    assert!(limits.full() <= 10_000, "{}", limits.full());
}

#[test]
fn s05_entries_about_nobody_have_a_bound_in_a_network_and_in_all() {
    let (limits, strangers) = (AttemptsInFlight::default(), Strangers::default());
    let noted = |network: usize, now| limits.may_note_nobody(&network.to_string(), now, &strangers);
    assert_eq!((0..50).filter(|_| noted(1, NOW)).count(), 10);
    assert_eq!((0..1_000).filter(|number| noted(*number, NOW)).count(), 90);
    assert!(!noted(5_000, Timestamp(NOW.0 + 3_599_999)) && noted(5_000, Timestamp(NOW.0 + 3_600_000)));
}
