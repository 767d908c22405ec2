//! Accounts, buckets and objects that exist before the first request, from flags, the configuration file, or
//! a directory.
//!
//! A seed directory holds any number of `*.toml` files with `[[accounts]]`, `[[buckets]]` and `[[objects]]`,
//! and under `objects/<bucket>-<appid>/` files that become objects with their relative paths as keys.
//! `faults.json` or `faults.toml` holds fault rules.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;

use crate::config::error::ConfigError;
use crate::config::file::read_toml;
use crate::config::seed_bucket::SeedBucket;
use crate::config::values::BucketName;
use crate::config::written::{DEMO_APPID, DEMO_BUCKET, demo_account};
use crate::domain::App;
use crate::domain::accounts::{Account, AccountOptions};
use crate::domain::faults::Refused;
use crate::domain::faults::rule::Rule;
use crate::domain::store::authority::Authority;
use crate::domain::store::bucket::{BucketSettings, NewObject};
use crate::domain::store::content::Content;
use crate::domain::store::files::Placing;
use crate::domain::store::object::Attributes;
use crate::domain::store::object::Overwrite;
use crate::primitives::blob::Blob;
use crate::primitives::names::{AppId, BucketId, is_bucket_name, long_region};

/// `[[objects]]` of a file: an object with its content, or with the file that holds it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedObject {
    /// `<bucket>-<appid>`, or the short name of a bucket of the first account.
    pub bucket: String,
    /// Key, without a leading slash.
    pub key: String,
    pub text: Option<String>,
    /// File with the content, relative to the file that names it.
    pub file: Option<PathBuf>,
    /// `biz_attr` of the JSON API.
    #[serde(default)]
    pub biz_attr: String,
    #[serde(default)]
    pub authority: Authority,
    /// File that names it.
    #[serde(skip)]
    pub named_in: Option<Arc<Path>>,
}

impl SeedObject {
    /// Notes the file that names it, and makes `file` relative to its directory.
    pub fn resolve(&mut self, named_in: &Arc<Path>) {
        if let (Some(file), Some(directory)) = (&mut self.file, named_in.parent()) {
            *file = directory.join(&*file);
        }
        self.named_in = Some(named_in.clone());
    }

    fn content(&self) -> Result<Vec<u8>, ConfigError> {
        match (&self.text, &self.file) {
            (Some(text), None) => Ok(text.clone().into()),
            (None, Some(file)) => std::fs::read(file).map_err(ConfigError::unreadable(file)),
            _ => Err(ConfigError::Invalid(format!("the object {:?} needs either text or file", self.key))),
        }
    }
}

/// A `*.toml` file of a seed directory.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct SeedFile {
    accounts: Vec<Account>,
    buckets: Vec<SeedBucket>,
    objects: Vec<SeedObject>,
}

/// Everything that exists from the start.
#[derive(Debug, Default)]
pub struct Seeds {
    /// The first account owns what names no owner.
    pub accounts: Vec<Account>,
    pub buckets: Vec<SeedBucket>,
    pub objects: Vec<SeedObject>,
    /// Bucket of paths that name none.
    pub default_bucket: Option<String>,
    pub faults: Vec<Rule>,
    /// File that has the rules.
    pub faults_in: Option<Arc<Path>>,
}

impl Seeds {
    /// Puts the accounts of flags and environment, with these options, in front of the rest.
    pub fn add_accounts(
        &mut self,
        accounts: &[Account],
        options: &Arc<AccountOptions>,
    ) -> Result<(), ConfigError> {
        let mut named = accounts.to_vec();
        named.iter_mut().for_each(|account| account.options = options.clone());
        // Each list may name an account once; one that both name is the flag's.
        named_once(&named)?;
        named_once(&self.accounts)?;
        self.accounts.splice(0..0, named);
        Ok(())
    }

    /// Adds the content of a seed directory.
    pub fn add_directory(&mut self, directory: &Path) -> Result<(), ConfigError> {
        let mut files = entries(directory)?;
        if let Some(rules) =
            files.extract_if(.., |path| path.file_stem().is_some_and(|stem| stem == "faults")).next()
        {
            self.faults = read_rules(&rules)?;
            self.faults_in = Some(rules.into());
        }
        files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        let mut written = Vec::new();
        for path in files {
            let SeedFile { accounts, mut buckets, mut objects } = read_toml(&path)?;
            let path: Arc<Path> = path.into();
            objects.iter_mut().for_each(|object| object.resolve(&path));
            buckets.iter_mut().for_each(|bucket| bucket.named_in = Some(path.clone()));
            accounts.iter().try_for_each(check).map_err(|error| located(Some(&path), &error))?;
            written.extend(accounts);
            named_once(&written).map_err(|error| located(Some(&path), &error))?;
            self.buckets.extend(buckets);
            self.objects.extend(objects);
        }
        // As a flag's beats a file's, so does a file's the directory's.
        self.accounts.extend(written);
        let objects = directory.join("objects");
        if objects.is_dir() {
            for bucket in entries(&objects)?.into_iter().filter(|bucket| !is_stray(bucket, true)) {
                let name = file_name(&bucket)?;
                self.add_tree(&name, &bucket, "")?;
            }
        }
        Ok(())
    }

    /// Adds the files below `path` as objects of `bucket`.
    fn add_tree(&mut self, bucket: &str, path: &Path, prefix: &str) -> Result<(), ConfigError> {
        for entry in entries(path)?.into_iter().filter(|entry| !is_stray(entry, false)) {
            let key = format!("{prefix}{}", file_name(&entry)?);
            if entry.is_dir() {
                self.add_tree(bucket, &entry, &format!("{key}/"))?;
                continue;
            }
            let (biz_attr, authority) = (String::new(), Authority::default());
            self.objects.push(SeedObject {
                bucket: bucket.into(),
                key,
                text: None,
                file: Some(entry),
                biz_attr,
                authority,
                named_in: None,
            });
        }
        Ok(())
    }

    /// Adds the demo account if there is none, then the buckets of flags and environment, which belong to the
    /// first account, and the demo bucket if there is none.
    pub fn complete(
        &mut self,
        buckets: &[BucketName],
        options: Arc<AccountOptions>,
    ) -> Result<(), ConfigError> {
        if self.accounts.is_empty() {
            self.accounts.push(demo_account(options));
        }
        let owner = self.accounts[0].appid;
        let demo = [DEMO_BUCKET.parse().map_err(ConfigError::Invalid)?];
        let named = if buckets.is_empty() && self.buckets.is_empty() { &demo[..] } else { buckets };
        let mut seen = HashSet::new();
        for BucketName { name, region } in named {
            let name = name.strip_suffix(&format!("-{owner}")).unwrap_or(name);
            if !seen.insert(name) {
                return Err(ConfigError::Invalid(format!("the bucket {name:?} is named twice")));
            }
            // A flag beats the file.
            self.buckets.retain(|there| there.name != name || there.appid.unwrap_or(owner) != owner);
            let settings = BucketSettings { region: long_region(region).into(), ..BucketSettings::default() };
            self.buckets.push(SeedBucket { name: name.into(), appid: Some(owner), settings, named_in: None });
        }
        Ok(())
    }

    /// The first account, and its first bucket with the region.
    pub fn first(&self) -> Option<(&Account, Option<(BucketId, &str)>)> {
        let account = self.accounts.first()?;
        let owned = |bucket: &&SeedBucket| bucket.appid.is_none_or(|appid| appid == account.appid);
        let bucket = self.buckets.iter().find(owned);
        let named = |bucket: &SeedBucket| BucketId::new(account.appid, &bucket.name);
        Some((account, bucket.map(|bucket| (named(bucket), bucket.settings.region.as_ref()))))
    }

    /// Creates everything in the world.
    ///
    /// # Errors
    /// Anything that cannot be: the message names it.
    pub fn load(self, app: &App) -> Result<(), ConfigError> {
        let owner = self.accounts.first().map_or(DEMO_APPID, |account| account.appid);
        if let Some(name) = &self.default_bucket {
            let id = BucketId::parse_full(name).unwrap_or_else(|| BucketId::new(owner, name));
            app.store.set_default_bucket(id);
        }
        self.accounts.into_iter().try_for_each(|account| add_account(app, account))?;
        for bucket in self.buckets {
            let named_in = bucket.named_in.clone();
            add_bucket(app, owner, bucket).map_err(|error| located(named_in.as_ref(), &error))?;
        }
        if let Some(id) = app.store.default_bucket().filter(|id| app.store.bucket(id).is_err()) {
            return Err(invalid(format!("the default bucket {id} is not among the buckets")));
        }
        for object in &self.objects {
            add_object(app, owner, object).map_err(|error| located(object.named_in.as_ref(), &error))?;
        }
        let added = app.faults.add(self.faults, None, &app.names);
        let wrong = |error: Refused| located(self.faults_in.as_ref(), &format!("fault rules: {error}"));
        added.map(drop).map_err(wrong)
    }
}

fn invalid(message: String) -> ConfigError {
    ConfigError::Invalid(message)
}

/// The error with the file that it stands in.
fn located(file: Option<&Arc<Path>>, error: &dyn std::fmt::Display) -> ConfigError {
    match file {
        Some(file) => invalid(format!("{}: {error}", file.display())),
        None => invalid(error.to_string()),
    }
}

/// Refuses an account that no server can have.
pub(super) fn check(account: &Account) -> Result<(), ConfigError> {
    let wrong = |error| invalid(format!("the account with AppId {}: {error}", account.appid));
    account.check().map_err(wrong)
}

/// Of two with one AppId the first counts: flags come before the file, and that before the seed directory.
fn add_account(app: &App, account: Account) -> Result<(), ConfigError> {
    let (appid, secret_id) = (account.appid, account.secret_id.clone());
    check(&account)?;
    if app.accounts.by_appid(appid).is_some() || app.accounts.add(account) {
        return Ok(());
    }
    Err(invalid(format!(
        "the SecretId {secret_id:?} of AppId {appid} is another account's as well; each needs its own"
    )))
}

fn add_bucket(app: &App, owner: AppId, bucket: SeedBucket) -> Result<(), ConfigError> {
    let SeedBucket { name, appid, settings, named_in: _ } = bucket;
    let appid = appid.unwrap_or(owner);
    if app.accounts.by_appid(appid).is_none() {
        return Err(invalid(format!("bucket {name:?} belongs to AppId {appid}, which is no account")));
    }
    if !is_bucket_name(&name) {
        return Err(invalid(format!("{name:?} is not a bucket name: letters, digits, - and _")));
    }
    let id = BucketId::new(appid, &name);
    settings.check(&id).map_err(|error| invalid(format!("bucket {id}: {error}")))?;
    let settings = BucketSettings { region: long_region(&settings.region).into(), ..settings };
    let created = app.store.create_bucket(id, settings, app.clock.now());
    created.map(drop).map_err(|error| invalid(error.to_string()))
}

/// Refuses a list that names an account twice.
fn named_once(accounts: &[Account]) -> Result<(), ConfigError> {
    let mut seen = HashSet::new();
    match accounts.iter().find(|account| !seen.insert(account.appid)) {
        Some(twice) => {
            Err(ConfigError::Invalid(format!("the account with AppId {} is named twice", twice.appid)))
        }
        None => Ok(()),
    }
}

fn add_object(app: &App, owner: AppId, seed: &SeedObject) -> Result<(), ConfigError> {
    let id = BucketId::parse_full(&seed.bucket).unwrap_or_else(|| BucketId::new(owner, &seed.bucket));
    let wrong = |error: &dyn std::fmt::Display| {
        ConfigError::Invalid(format!("object {:?} of {id}: {error}", seed.key))
    };
    let key = seed.key.trim_start_matches('/');
    if key.is_empty() {
        return Err(wrong(&"the key is empty; name the object"));
    }
    let bucket = app.store.bucket(&id).map_err(|error| wrong(&error))?;
    let (content, now) = (seed.content()?, app.clock.now());
    let held = app.meter.reserve(content.len() as u64).map_err(|error| wrong(&error))?;
    let blob = Blob::from(held.seal(content));
    let attributes =
        Attributes { biz_attr: seed.biz_attr.clone(), acl: seed.authority.into(), ..Attributes::default() };
    let new = NewObject::whole(Arc::new(Content::new(blob)), attributes, app.ids.vid(now), now);
    let placing = Placing { options: &AccountOptions::default(), overwrite: Overwrite::Forbid, now };
    bucket.put(key, new, placing).map(drop).map_err(|error| wrong(&error))
}

/// Reads fault rules: `faults.json` holds a list, `faults.toml` has `[[rules]]`.
fn read_rules(path: &Path) -> Result<Vec<Rule>, ConfigError> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        rules: Vec<Rule>,
    }
    if path.extension().is_some_and(|extension| extension == "toml") {
        return read_toml::<File>(path).map(|file| file.rules);
    }
    let wrong = |error: &dyn std::fmt::Display| ConfigError::Invalid(format!("{}: {error}", path.display()));
    let text = std::fs::read(path).map_err(|error| wrong(&error))?;
    serde_json::from_slice(&text).map_err(|error| wrong(&error))
}

/// The entries of a directory, sorted by name.
fn entries(directory: &Path) -> Result<Vec<PathBuf>, ConfigError> {
    let listed = std::fs::read_dir(directory).and_then(|entries| {
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()
    });
    let mut paths = listed.map_err(ConfigError::unreadable(directory))?;
    paths.sort();
    Ok(paths)
}

fn file_name(path: &Path) -> Result<String, ConfigError> {
    let name = path.file_name().and_then(|name| name.to_str());
    name.map(str::to_owned)
        .ok_or_else(|| ConfigError::Invalid(format!("{}: the name is not UTF-8", path.display())))
}

/// Whether a desktop or an editor left a file there, which is told and skipped; among the buckets'
/// directories every file is such a one.
fn is_stray(path: &Path, among_buckets: bool) -> bool {
    const NAMES: [&str; 4] = [".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"];
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let is_stray = NAMES.contains(&name) || name.starts_with("._") || among_buckets && !path.is_dir();
    if is_stray {
        tracing::warn!("{} is no object of the seed: it is skipped", path.display());
    }
    is_stray
}
