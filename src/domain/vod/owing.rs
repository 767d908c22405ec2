//! Owing an app an event, as far as no fault rule has other plans for it.

use crate::domain::faults::Faults;
use crate::domain::faults::effect::{Effect, Place};
use crate::domain::faults::facts::Facts;
use crate::domain::vod::notices::{Notice, Notices};

/// Puts an event down. A rule that acts on it decides whether and when it goes out.
pub fn owe(faults: &Faults, notices: &Notices, notice: Notice) {
    let plan = faults.any().then(|| {
        let appid = notice.bucket.appid.to_string();
        faults.plan(&Facts {
            family: "vod",
            operation: None,
            event: Some(notice.event),
            tenant: Some(notice.owner),
            bucket: Some(&notice.bucket.name),
            bucket_appid: &appid,
            key: Some(&notice.key),
            host: "",
            secret_id: None,
            header: &|_| None,
            is_whole: true,
        })
    });
    let Some(mut plan) = plan.flatten() else { return notices.push(notice, None) };
    let acting = plan.at(Place::Event).map(|act| act.rule.clone());
    plan.strike(Place::Event, None);
    let meddling = acting.as_ref().and_then(|armed| match &armed.rule.effect {
        Effect::Event(effect) => Some((*effect, armed.rule.id.as_str())),
        _ => None,
    });
    notices.push(notice, meddling);
}
