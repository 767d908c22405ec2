//! Deliveries as their sender and their pullers meet them.

use bytes::Bytes;

use std::task::{Context, Poll, Waker};

use crate::domain::accounts::VodApp;
use crate::domain::accounts::vod_options::CallbackFormat;
use crate::domain::vod::deliveries::{Deliveries, DeliveryStatus, PulledEvent};
use crate::domain::vod::events::{Event, EventEffect, EventName, WayOut};
use crate::domain::vod::pulls::Unconfirmed;
use crate::primitives::memory::Meter;
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

fn event() -> Event {
    let cost = Meter::new(100).reserve(1).expect("there is room");
    let way_out = WayOut::Push { url: String::new(), format: CallbackFormat::V3, sign_key: None };
    let (app, name, at) = (VodApp::default_of(AppId(1)), EventName::NewFileUpload, UnixSeconds(0));
    Event { app, name, media: None, way_out, at, body: Bytes::new(), cost }
}

/// An event that is to be pulled, of this time.
fn pulled(at: i64) -> Event {
    Event { way_out: WayOut::Pull, at: UnixSeconds(at), ..event() }
}

/// Pulls as the app; returns the numbers in the handles, and the handles.
fn pull(all: &Deliveries, now: i64) -> Vec<PulledEvent> {
    let mut nonce = 0;
    all.pull(VodApp::default_of(AppId(1)), 16, UnixSeconds(now), || {
        nonce += 1;
        nonce + now as u64 * 1000
    })
}

fn next(deliveries: &Deliveries) -> Option<u64> {
    match deliveries.poll_next(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(due) => Some(due.id),
        Poll::Pending => None,
    }
}

#[test]
fn events_come_in_order_and_can_be_sent_again() {
    use DeliveryStatus::{Delivered, Failed, Pending};
    let all = Deliveries::default();
    (0..3).for_each(|_| all.push(event(), None));
    assert_eq!([next(&all), next(&all), next(&all), next(&all)], [Some(1), Some(2), Some(3), None]);
    all.attempted(2, Failed, Some("refused".into()));
    assert!(all.redeliver(2) && !all.redeliver(9));
    assert_eq!((next(&all), next(&all)), (Some(2), None));
    all.attempted(2, Delivered, None);
    let found: Vec<_> = all.list().into_iter().map(|it| (it.status, it.attempts)).collect();
    assert_eq!(found, [(Pending, 0), (Delivered, 2), (Pending, 0)]);
}

#[test]
fn final_deliveries_are_forgotten_in_their_turn_and_pending_ones_are_not() {
    let all = Deliveries::default();
    all.push(event(), None);
    for id in 2..=10_000_u64 + 10 {
        all.push(event(), None);
        all.attempted(id, DeliveryStatus::Delivered, None);
    }
    let known = all.list();
    assert_eq!((known.len(), known[0].id), (10_000, 1));
}

#[test]
fn an_event_that_is_held_behind_a_delayed_one_goes_out_after_it() {
    let all = Deliveries::default();
    all.push(event(), Some((EventEffect::Hold(1), "hold")));
    all.push(event(), Some((EventEffect::Delay(50), "later")));
    assert_eq!((next(&all), next(&all)), (Some(2), None));
    all.delay_over(2);
    assert_eq!((next(&all), next(&all)), (Some(1), None));
}

#[test]
fn an_event_that_is_held_goes_out_behind_later_ones_of_its_account() {
    let all = Deliveries::default();
    all.push(event(), Some((EventEffect::Hold(2), "hold")));
    all.push(Event { app: VodApp::default_of(AppId(9)), ..event() }, None);
    all.push(event(), Some((EventEffect::Drop, "drop")));
    all.push(event(), None);
    all.push(event(), Some((EventEffect::Duplicate(1), "twice")));
    let order: Vec<_> = std::iter::from_fn(|| next(&all)).collect();
    assert_eq!(order, [2, 4, 5, 5, 1]);
    let known = all.list();
    assert_eq!((known[0].rule.as_deref(), known[2].status), (Some("hold"), DeliveryStatus::Dropped));
    assert!(all.redeliver(3));
    assert_eq!(next(&all), Some(3));
}

#[test]
fn pulled_events_are_invisible_for_30_s_and_come_again_under_another_handle() {
    let all = Deliveries::default();
    let app = VodApp::default_of(AppId(1));
    (0..20).for_each(|_| all.push(pulled(0), None));
    let (first, rest) = (pull(&all, 0), pull(&all, 0));
    assert_eq!((first.len(), rest.len(), pull(&all, 29).len()), (16, 4, 0));
    let handles: Vec<_> = first.iter().take(3).map(|event| event.handle.clone()).collect();
    assert_eq!(all.confirm(app, handles.clone(), UnixSeconds(29)), []);
    let again = pull(&all, 30);
    assert_eq!((again.len(), all.waiting(app, UnixSeconds(30))), (16, 17));
    let late = first[3].handle.clone();
    assert_eq!(all.confirm(app, vec![late.clone()], UnixSeconds(30)), [(late, Unconfirmed::Replaced)]);
    let late = again[0].handle.clone();
    assert_eq!(all.confirm(app, vec![late.clone()], UnixSeconds(60)), [(late, Unconfirmed::Late)]);
    let unknown = [handles[0].clone(), "nothing".into(), "0-1-".into(), "0-1-2-3".into()];
    let refused = all.confirm(app, unknown.to_vec(), UnixSeconds(60));
    assert!(refused.iter().all(|(_, why)| *why == Unconfirmed::Unknown) && refused.len() == 4);
    let status: Vec<_> = all.list().into_iter().map(|delivery| delivery.status).collect();
    assert_eq!(
        status[..4],
        [DeliveryStatus::Delivered; 3].into_iter().chain([DeliveryStatus::Pulled]).collect::<Vec<_>>()
    );
}

#[test]
fn the_events_of_one_app_are_not_anothers() {
    let all = Deliveries::default();
    all.push(pulled(0), None);
    let sub_app = VodApp { owner: AppId(1), app: AppId(5) };
    assert!(all.pull(sub_app, 16, UnixSeconds(0), || 1).is_empty());
    let mine = pull(&all, 0);
    let handles = vec![mine[0].handle.clone()];
    assert_eq!(all.confirm(sub_app, handles, UnixSeconds(0)).len(), 1);
    assert_eq!((all.waiting(sub_app, UnixSeconds(0)), pull(&all, 30).len()), (0, 1));
}

#[test]
fn an_event_that_nobody_confirms_for_four_days_is_dropped() {
    const DAY: i64 = 86_400;
    let all = Deliveries::default();
    all.push(pulled(0), None);
    assert_eq!(pull(&all, 4 * DAY).len(), 1);
    assert_eq!(pull(&all, 4 * DAY + 30).len(), 0);
    assert_eq!(all.list()[0].status, DeliveryStatus::Failed);
}

#[test]
fn rules_act_on_pulled_events_too() {
    let all = Deliveries::default();
    all.push(pulled(0), Some((EventEffect::Hold(2), "hold")));
    all.push(pulled(0), Some((EventEffect::Drop, "drop")));
    all.push(pulled(0), Some((EventEffect::Delay(50), "later")));
    all.push(pulled(0), Some((EventEffect::Duplicate(1), "twice")));
    let ids = |events: &[PulledEvent]| -> Vec<String> {
        events.iter().map(|event| event.handle.as_ref()[17..].to_owned()).collect()
    };
    assert_eq!(ids(&pull(&all, 0)), ["4-0", "4-1"]);
    assert_eq!(next(&all), Some(3), "the sender waits for its delay");
    all.delay_over(3);
    assert_eq!(ids(&pull(&all, 0)), ["1-0", "3-0"]);
    assert!(all.redeliver(2) && all.redeliver(3));
    assert_eq!(ids(&pull(&all, 0)), ["2-0", "3-0"]);
    assert_eq!(next(&all), None);
}

#[test]
fn a_snapshot_brings_back_what_waited_with_its_handles() {
    let all = Deliveries::default();
    let app = VodApp::default_of(AppId(1));
    all.push(pulled(0), None);
    all.push(pulled(0), Some((EventEffect::Delay(50), "later")));
    let first = pull(&all, 0);
    let snapshot = all.snapshot();
    let handle = || vec![first[0].handle.clone()];
    assert_eq!(all.confirm(app, handle(), UnixSeconds(1)), []);
    all.restore(&snapshot, Some(AppId(9)));
    assert_eq!(all.list().len(), 2);
    all.restore(&snapshot, Some(AppId(1)));
    assert_eq!(all.waiting(app, UnixSeconds(1)), 2);
    assert_eq!(all.confirm(app, handle(), UnixSeconds(1)), []);
    all.delay_over(2);
    assert_eq!(pull(&all, 1).len(), 1, "the delayed one is there once");
}
