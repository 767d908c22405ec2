//! VOD's upload signature: `Base64(HMAC-SHA1(SecretKey, text) ‖ text)`, where `text` is a query string that
//! names the SecretId, the times, and what is to happen with the upload.
//!
//! Documented at <https://cloud.tencent.com/document/product/266/9221>. Keys come in any order and escaping
//! differs between languages, so the received bytes are verified, never a text made anew. The order of checks
//! is assumed, but for one thing: the code is compared before the times, so that a forged signature does not
//! learn whether it would have expired.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::catalog::limits::{
    SESSION_CONTEXT_MAX, SIGNATURE_VALIDITY_MAX, SOURCE_CONTEXT_MAX, TASK_PRIORITY, VOD_RANDOM_MAX,
};
use crate::domain::accounts::{Account, Accounts, SubAppError, VodApp};
use crate::domain::auth::hmac_token;
use crate::domain::auth::slips::generated;
use crate::domain::auth::slips::times;
pub use crate::domain::auth::vod_refusal::Refusal;
use crate::primitives::digest::HmacKey;
use crate::primitives::escape;
use crate::primitives::names::{AppId, long_region};
use crate::primitives::time::UnixSeconds;

/// `taskNotifyMode`: when `ProcedureStateChanged` is sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum NotifyMode {
    /// When the task flow ends.
    #[default]
    Finish,
    /// When one of its tasks changes.
    Change,
    /// Never.
    None,
}

/// A decoded signature, not yet verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The HMAC.
    pub code: [u8; 20],
    /// The signed text, exactly as received.
    pub plaintext: String,
    /// `secretId`.
    pub secret_id: String,
    /// `currentTimeStamp`, Unix seconds.
    pub issued: UnixSeconds,
    /// `expireTime`, Unix seconds.
    pub expires: UnixSeconds,
}

/// A verified signature.
#[derive(Debug, Clone)]
pub struct Verified {
    pub account: Arc<Account>,
    /// The HMAC, which identifies the signature.
    pub code: [u8; 20],
    /// `expireTime`, Unix seconds.
    pub expires: UnixSeconds,
    pub parameters: UploadParameters,
}

/// Optional parameters of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadParameters {
    /// The app that gets the media: the account's own, or one of its sub-apps.
    pub app: AppId,
    /// `classId`; 0 is "other".
    pub class_id: i64,
    /// `procedure`: the task flow that starts after the upload.
    pub procedure: String,
    /// `taskPriority`, -10 … 10.
    pub task_priority: i64,
    /// `taskNotifyMode`.
    pub task_notify_mode: NotifyMode,
    /// `sourceContext`, given back with the upload's event.
    pub source_context: String,
    /// `sessionContext`, given back with the task flow's events.
    pub session_context: String,
    /// `oneTimeValid`: good for one upload.
    pub one_time: bool,
    /// `storageRegion`, in its long form.
    pub storage_region: Option<String>,
}

/// The decoded pairs of the signed text. An empty value counts as not given.
struct Pairs(Vec<(Vec<u8>, Vec<u8>)>);

impl Pairs {
    fn read(plaintext: &str) -> Self {
        Self(escape::form_pairs(plaintext.as_bytes()).collect())
    }

    /// The first value called `name`.
    fn bytes(&self, name: &str) -> Option<&[u8]> {
        let named = |(found, value): &&(Vec<u8>, Vec<u8>)| found == name.as_bytes() && !value.is_empty();
        self.0.iter().find(named).map(|(_, value)| value.as_slice())
    }

    /// The name of a value that is there twice.
    fn repeated(&self) -> Option<String> {
        let is_first = |at: usize, name: &[u8]| self.0[..at].iter().all(|(other, _)| other != name);
        let found = self.0.iter().enumerate().find(|(at, (name, _))| !is_first(*at, name));
        found.map(|(_, (name, _))| String::from_utf8_lossy(name).into_owned())
    }

    /// The value as text; invalid UTF-8 becomes U+FFFD, which no name or number contains.
    fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        self.bytes(name).map(String::from_utf8_lossy)
    }

    /// A whole number without decimals.
    fn whole(&self, name: &'static str) -> Result<Option<i64>, Refusal> {
        let Some(text) = self.get(name) else { return Ok(None) };
        let not_whole = |_| Refusal::NotWhole { name, value: text.clone().into_owned() };
        text.parse().map(Some).map_err(not_whole)
    }

    fn required(&self, name: &'static str) -> Result<i64, Refusal> {
        self.whole(name)?.ok_or(Refusal::FieldMissing(name))
    }

    fn time(&self, name: &'static str) -> Result<UnixSeconds, Refusal> {
        self.required(name).map(UnixSeconds)
    }

    /// A text of at most `most` characters, whole or refused, never cut.
    fn text(&self, name: &'static str, most: usize) -> Result<String, Refusal> {
        let refused = |rule| Refusal::Parameter { name, rule };
        let text = std::str::from_utf8(self.bytes(name).unwrap_or_default())
            .map_err(|_| refused("the decoded text is not UTF-8".into()))?;
        match text.chars().count() {
            long if long > most => Err(refused(format!("{long} characters, at most {most} are allowed"))),
            _ => Ok(text.to_owned()),
        }
    }

    /// An optional whole number within bounds.
    fn bounded(&self, name: &'static str, bounds: std::ops::RangeInclusive<i64>) -> Result<i64, Refusal> {
        let rule = |rule| Refusal::Parameter { name, rule };
        let number = self.whole(name).map_err(|_| rule("not a whole number".into()))?.unwrap_or(0);
        if bounds.contains(&number) {
            Ok(number)
        } else {
            Err(rule(format!("{number} is outside {} to {}", bounds.start(), bounds.end())))
        }
    }
}

impl Signature {
    /// Decodes what a request carries and reads the fields that every signature has.
    pub fn decode(carried: &str) -> Result<Self, Refusal> {
        let (code, plaintext) = hmac_token::open_whole(carried).map_err(Refusal::Malformed)?;
        let pairs = Pairs::read(&plaintext);
        if let Some(name) = pairs.repeated() {
            return Err(Refusal::Duplicated(name));
        }
        let secret_id = pairs.get("secretId").ok_or(Refusal::FieldMissing("secretId"))?.into_owned();
        let (issued, expires) = (pairs.time("currentTimeStamp")?, pairs.time("expireTime")?);
        let random = pairs.required("random")?;
        if !(0..=VOD_RANDOM_MAX).contains(&random) {
            return Err(Refusal::Random(random));
        }
        Ok(Self { code, plaintext, secret_id, issued, expires })
    }
}

/// Checks a signature in the order its faults are reported. `is_reused` is asked about one-time signatures
/// alone.
pub fn verify(
    carried: &str,
    accounts: &Accounts,
    is_reused: impl FnOnce(&Signature, &Account) -> bool,
    now: UnixSeconds,
) -> Result<Verified, Refusal> {
    let signature = Signature::decode(carried)?;
    let secret_id = signature.secret_id.as_str();
    let known = accounts.by_secret_id(secret_id).filter(|account| account.owner() == account.appid);
    let account = known.ok_or_else(|| Refusal::UnknownSecretId(secret_id.into()))?;
    if !account.key().matches(signature.plaintext.as_bytes(), &signature.code) {
        return Err(Refusal::CodeMismatch { len: signature.plaintext.len() });
    }
    check_times(&signature, now)?;
    let pairs = Pairs::read(&signature.plaintext);
    if pairs.get("oneTimeValid").as_deref() == Some("1") && is_reused(&signature, &account) {
        return Err(Refusal::Replayed);
    }
    let parameters = upload_parameters(&pairs, &account)?;
    Ok(Verified { account, code: signature.code, expires: signature.expires, parameters })
}

fn check_times(signature: &Signature, now: UnixSeconds) -> Result<(), Refusal> {
    let expires = signature.expires;
    if now > expires {
        return Err(Refusal::Expired { expires, now, ago: now.since(expires) });
    }
    // That the service takes no milliseconds is assumed.
    for (name, value) in [("currentTimeStamp", signature.issued), ("expireTime", expires)] {
        if times::of_number(name, value).is_some_and(|slip| *slip.kind == generated::TIME_MILLISECONDS) {
            return Err(Refusal::Impossible { name, value });
        }
    }
    match expires.since(signature.issued) {
        1..=SIGNATURE_VALIDITY_MAX => Ok(()),
        seconds => Err(Refusal::Validity { seconds }),
    }
}

/// Reads the optional parameters.
fn upload_parameters(pairs: &Pairs, account: &Account) -> Result<UploadParameters, Refusal> {
    Ok(UploadParameters {
        class_id: pairs.bounded("classId", i64::MIN..=i64::MAX)?,
        procedure: pairs.text("procedure", usize::MAX)?,
        task_priority: pairs.bounded("taskPriority", TASK_PRIORITY)?,
        task_notify_mode: notify_mode(pairs)?,
        source_context: pairs.text("sourceContext", SOURCE_CONTEXT_MAX)?,
        session_context: pairs.text("sessionContext", SESSION_CONTEXT_MAX)?,
        one_time: pairs.bounded("oneTimeValid", 0..=1)? == 1,
        app: app(pairs, account)?,
        storage_region: storage_region(pairs, account)?,
    })
}

fn notify_mode(pairs: &Pairs) -> Result<NotifyMode, Refusal> {
    let Some(word) = pairs.get("taskNotifyMode") else { return Ok(NotifyMode::default()) };
    let word = serde::de::value::CowStrDeserializer::<serde::de::value::Error>::new(word);
    let rule = "Finish, Change or None is allowed".into();
    NotifyMode::deserialize(word).map_err(|_| Refusal::Parameter { name: "taskNotifyMode", rule })
}

fn app(pairs: &Pairs, account: &Account) -> Result<AppId, Refusal> {
    let name = "vodSubAppId";
    let Some(text) = pairs.get(name) else { return Ok(account.appid) };
    let wrong = |error: SubAppError| Refusal::Parameter { name, rule: error.to_string() };
    let id = text.parse().map_err(|_| wrong(SubAppError::Unknown(format!("{text:?}"), account.appid)))?;
    VodApp::resolve(account, Some(id)).map(|app| app.app).map_err(wrong)
}

fn storage_region(pairs: &Pairs, account: &Account) -> Result<Option<String>, Refusal> {
    let Some(asked) = pairs.get("storageRegion") else { return Ok(None) };
    let region = long_region(&asked);
    if account.options.vod.stores_in(region) {
        return Ok(Some(region.into()));
    }
    let rule = format!("{asked:?} is not an enabled storage region (the account's vod.regions)");
    Err(Refusal::Parameter { name: "storageRegion", rule })
}

/// Signs a text: what a signature service answers.
pub fn sign(plaintext: &str, secret_key: &str) -> String {
    hmac_token::seal(plaintext, &HmacKey::new(secret_key.as_bytes()))
}

/// Parameters of a new signature.
#[derive(Debug, Clone)]
pub struct Grant<'a> {
    /// Whose key signs.
    pub secret_id: &'a str,
    /// `currentTimeStamp`, Unix seconds.
    pub issued: UnixSeconds,
    /// `expireTime`, Unix seconds.
    pub expires: UnixSeconds,
    /// `random`.
    pub random: u32,
    /// `procedure`, which the captured service writes before `random`.
    pub procedure: Option<&'a str>,
    /// Further parameters by name.
    pub more: &'a [(&'a str, String)],
}

impl Grant<'_> {
    /// The text to sign, in the order of the captured signature service.
    pub fn plaintext(&self) -> String {
        let Self { secret_id, issued, expires, random, .. } = self;
        let secret_id = escape::encode_component(secret_id);
        let mut text = format!("secretId={secret_id}&currentTimeStamp={issued}&expireTime={expires}");
        let procedure = self.procedure.map(|name| ("procedure", name.to_owned()));
        let random = ("random", random.to_string());
        for (name, value) in procedure.iter().chain([&random]).chain(self.more) {
            text.push_str(&format!("&{name}={}", escape::encode_component(value)));
        }
        text
    }
}
