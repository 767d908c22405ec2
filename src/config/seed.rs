//! What exists before the first request: accounts, buckets and objects, from flags, the configuration file, or a
//! directory.
//!
//! A seed directory holds any number of `*.toml` files with `[[accounts]]`, `[[buckets]]` and `[[objects]]`, and under
//! `objects/<bucket>-<appid>/` files that become objects by their relative paths. Fault rules stand in `faults.json` or
//! `faults.toml`.

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
use crate::domain::faults::rule::Rule;
use crate::domain::store::bucket::{BucketSettings, NewObject};
use crate::domain::store::content::Content;
use crate::domain::store::files::Placing;
use crate::domain::store::object::Overwrite;
use crate::domain::store::object::{Attributes, Authority};
use crate::primitives::blob::Blob;
use crate::primitives::names::{AppId, BucketId, is_bucket_name, long_region};

/// An object as it is written down: with its text, or with the file that holds its bytes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedObject {
    /// `<bucket>-<appid>`, or the short name of a bucket of the first account.
    pub bucket: String,
    /// The key, without a leading slash.
    pub key: String,
    /// The content as text.
    pub text: Option<String>,
    /// A file with the content, relative to the file that names it.
    pub file: Option<PathBuf>,
    /// Business text.
    #[serde(default)]
    pub biz_attr: String,
    /// Who may read.
    #[serde(default)]
    pub authority: Authority,
}

impl SeedObject {
    /// Makes the file's path relative to where it was written down.
    pub fn resolve(&mut self, directory: Option<&Path>) {
        if let (Some(file), Some(directory)) = (&mut self.file, directory) {
            *file = directory.join(&*file);
        }
    }

    fn content(&self) -> Result<Vec<u8>, ConfigError> {
        match (&self.text, &self.file) {
            (Some(text), None) => Ok(text.clone().into()),
            (None, Some(file)) => std::fs::read(file).map_err(ConfigError::unreadable(file)),
            _ => Err(ConfigError::Invalid(format!("the object {:?} needs either text or file", self.key))),
        }
    }
}

/// A `*.toml` of a seed directory.
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
    /// Accounts; the first owns what names no owner.
    pub accounts: Vec<Account>,
    /// Buckets.
    pub buckets: Vec<SeedBucket>,
    /// Objects.
    pub objects: Vec<SeedObject>,
    /// The bucket meant by paths that name none.
    pub default_bucket: Option<String>,
    /// Fault rules.
    pub faults: Vec<Rule>,
}

impl Seeds {
    /// Puts the accounts that flags and environment name in front of the rest.
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

    /// Adds what a directory holds.
    pub fn add_directory(&mut self, directory: &Path) -> Result<(), ConfigError> {
        let mut files = entries(directory)?;
        if let Some(rules) =
            files.extract_if(.., |path| path.file_stem().is_some_and(|stem| stem == "faults")).next()
        {
            self.faults = read_rules(&rules)?;
        }
        files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        let mut written = Vec::new();
        for path in files {
            let SeedFile { accounts, buckets, mut objects } = read_toml(&path)?;
            objects.iter_mut().for_each(|object| object.resolve(path.parent()));
            written.extend(accounts);
            let wrong = |error: ConfigError| ConfigError::Invalid(format!("{}: {error}", path.display()));
            named_once(&written).map_err(wrong)?;
            self.buckets.extend(buckets);
            self.objects.extend(objects);
        }
        // As a flag's beats a file's, so does a file's the directory's.
        self.accounts.extend(written);
        let objects = directory.join("objects");
        if objects.is_dir() {
            for bucket in entries(&objects)? {
                let name = file_name(&bucket)?;
                self.add_tree(&name, &bucket, "")?;
            }
        }
        Ok(())
    }

    /// Files below `path` become objects of `bucket`.
    fn add_tree(&mut self, bucket: &str, path: &Path, prefix: &str) -> Result<(), ConfigError> {
        for entry in entries(path)? {
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
            });
        }
        Ok(())
    }

    /// Adds the demo account where no account is named, then the buckets that flags and environment name, which belong
    /// to the first account, and the demo bucket where no bucket is named.
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
            self.buckets.push(SeedBucket { name: name.into(), appid: Some(owner), settings });
        }
        Ok(())
    }

    /// Whom a test signs as unless it says otherwise, and its first bucket with the region.
    pub fn first(&self) -> Option<(&Account, Option<(BucketId, &str)>)> {
        let account = self.accounts.first()?;
        let owned = |bucket: &&SeedBucket| bucket.appid.is_none_or(|appid| appid == account.appid);
        let bucket = self.buckets.iter().find(owned);
        let named = |bucket: &SeedBucket| BucketId::new(account.appid, &bucket.name);
        Some((account, bucket.map(|bucket| (named(bucket), bucket.settings.region.as_ref()))))
    }

    /// Puts everything into the world.
    pub fn load(self, app: &App) -> Result<(), ConfigError> {
        let owner = self.accounts.first().map_or(DEMO_APPID, |account| account.appid);
        let now = app.clock.now();
        if let Some(name) = &self.default_bucket {
            let id = BucketId::parse_full(name).unwrap_or_else(|| BucketId::new(owner, name));
            app.store.set_default_bucket(id);
        }
        // Of two with one AppId the first counts: named ones come before written ones.
        for account in self.accounts {
            let unsound =
                |error| ConfigError::Invalid(format!("the account with AppId {}: {error}", account.appid));
            account.check().map_err(unsound)?;
            if app.accounts.by_appid(account.appid).is_some() {
                continue;
            }
            let (appid, secret_id) = (account.appid, account.secret_id.clone());
            if !app.accounts.add(account) {
                return Err(ConfigError::Invalid(format!(
                    "the SecretId {secret_id:?} of AppId {appid} is another account's as well; each needs its own"
                )));
            }
        }
        for bucket in self.buckets {
            let appid = bucket.appid.unwrap_or(owner);
            if app.accounts.by_appid(appid).is_none() {
                return Err(ConfigError::Invalid(format!(
                    "bucket {:?} belongs to AppId {appid}, which is no account",
                    bucket.name
                )));
            }
            if !is_bucket_name(&bucket.name) {
                return Err(ConfigError::Invalid(format!(
                    "{:?} is not a bucket name: letters, digits, - and _",
                    bucket.name
                )));
            }
            let id = BucketId::new(appid, &bucket.name);
            bucket
                .settings
                .check(&id)
                .map_err(|sentence| ConfigError::Invalid(format!("bucket {id}: {sentence}")))?;
            let settings =
                BucketSettings { region: long_region(&bucket.settings.region).into(), ..bucket.settings };
            let made = app.store.create_bucket(id, settings, now);
            made.map_err(|error| ConfigError::Invalid(error.to_string()))?;
        }
        match app.store.default_bucket() {
            Some(id) if app.store.bucket(id).is_err() => {
                return Err(ConfigError::Invalid(format!(
                    "the default bucket {id} is not among the buckets"
                )));
            }
            _ => {}
        }
        self.objects.iter().try_for_each(|object| put(app, owner, object))?;
        let added = app.faults.add(self.faults, None, &app.names);
        added.map(drop).map_err(|error| ConfigError::Invalid(format!("fault rules: {error}")))
    }
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

fn put(app: &App, owner: AppId, seed: &SeedObject) -> Result<(), ConfigError> {
    let id = BucketId::parse_full(&seed.bucket).unwrap_or_else(|| BucketId::new(owner, &seed.bucket));
    let wrong = |error: &dyn std::fmt::Display| {
        ConfigError::Invalid(format!("object {:?} of {id}: {error}", seed.key))
    };
    let bucket = app.store.bucket(&id).map_err(|error| wrong(&error))?;
    let (content, now) = (seed.content()?, app.clock.now());
    let held = app.meter.reserve(content.len() as u64).map_err(|error| wrong(&error))?;
    let blob = Blob::from(held.seal(content));
    let attributes =
        Attributes { biz_attr: seed.biz_attr.clone(), authority: seed.authority, ..Attributes::default() };
    let new = NewObject::whole(Arc::new(Content::new(blob)), attributes, app.ids.vid(now), now);
    let placing = Placing { options: &AccountOptions::default(), overwrite: Overwrite::Forbid, now };
    bucket.put(seed.key.trim_start_matches('/'), new, placing).map(drop).map_err(|error| wrong(&error))
}

/// `faults.json` holds a list of rules, `faults.toml` the same as `[[rules]]`.
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

/// What a directory holds, by name.
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
