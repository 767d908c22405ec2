//! Options of VOD: behaviour that the documentation leaves open, and settings of the vendor's console.

use serde::{Deserialize, Serialize};

use crate::domain::accounts::procedure::Template;
use crate::domain::accounts::sub_app::SubApp;
use crate::primitives::names::{REGIONS, is_region, long_region};

/// Scope of a one-time signature.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OneTime {
    /// One upload: spent by a successful Apply; Prepare, Commit and resuming that very upload still take it.
    #[default]
    Upload,
    /// One upload, and nothing after its Apply.
    Strict,
}

/// The form of event notifications.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum CallbackFormat {
    /// Lower camel case, the form of before 2019.
    #[serde(rename = "2.0")]
    V2,
    /// Pascal case.
    #[default]
    #[serde(rename = "3.0")]
    V3,
}

/// Options of VOD; each has a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VodOptions {
    /// Region of uploads unless the signature or the request asks for another.
    pub region: String,
    /// Regions that may be asked for; empty: all that are known.
    pub regions: Vec<String>,
    /// Regions PrepareUploadUGC offers; empty: `region` alone, so that clients have nothing to race for.
    pub prepare_regions: Vec<String>,
    /// Further apps of the account, for `vodSubAppId` and `SubAppId`.
    pub sub_apps: Vec<SubApp>,
    pub one_time: OneTime,
    /// Commit fails with 19003 while an object is missing.
    pub commit_check_uploaded: bool,
    /// Commit fails with 19004 when an object has another size than was declared.
    pub commit_check_size: bool,
    /// `videoType` and `coverType` that are taken, others fail with 19009; empty: all.
    pub types: Vec<String>,
    /// Apply with a procedure that no template describes fails with 10001 instead of starting none.
    pub strict_procedure: bool,
    /// Answers name the region as `StorageRegionV5`, too, as since 2019.
    pub emit_storage_region_v5: bool,
    /// Host that Android and iOS clients shall send objects to, answered as `storageUploadDomain`.
    pub storage_upload_domain: Option<String>,
    /// Domain of `cosAcc`, which iOS clients take for their endpoint.
    pub cos_acc_domain: Option<String>,
    /// URL that receives events; absent: none are sent.
    pub callback_url: Option<String>,
    /// Form of events.
    pub callback_format: CallbackFormat,
    /// Seconds by the tenant's clock that a task waits before it begins.
    pub task_wait_seconds: u32,
    /// Seconds by the tenant's clock that a task then takes.
    pub task_seconds: u32,
    /// Hosts from which PullUpload may fetch, beside this server's own and loopback; `*` allows every host.
    pub pull_hosts: Vec<String>,
    /// Task flows that `procedure` can name.
    pub procedures: Vec<Template>,
}

impl Default for VodOptions {
    fn default() -> Self {
        Self {
            region: "ap-guangzhou-2".into(),
            regions: Vec::new(),
            prepare_regions: Vec::new(),
            sub_apps: Vec::new(),
            one_time: OneTime::default(),
            commit_check_uploaded: true,
            commit_check_size: true,
            types: Vec::new(),
            strict_procedure: false,
            emit_storage_region_v5: true,
            storage_upload_domain: None,
            cos_acc_domain: None,
            callback_url: None,
            callback_format: CallbackFormat::default(),
            task_wait_seconds: 0,
            task_seconds: 0,
            pull_hosts: Vec::new(),
            procedures: Vec::new(),
        }
    }
}

impl VodOptions {
    /// Whether uploads may be stored in `region`, given by its long name; the choices may have either name.
    pub fn stores_in(&self, region: &str) -> bool {
        let enabled = self.regions.iter().any(|known| long_region(known) == region);
        let known = self.regions.is_empty() && REGIONS.iter().any(|(_, long)| *long == region);
        enabled || known || long_region(&self.region) == region
    }

    /// Refuses what is the name of no region, long or short.
    pub fn check_regions(&self) -> Result<(), String> {
        let own = self.sub_apps.iter().filter_map(|app| app.region.as_ref());
        let all = std::iter::once(&self.region).chain(&self.regions).chain(&self.prepare_regions).chain(own);
        let mut wrong = all.filter(|region| !is_region(long_region(region)));
        match wrong.next() {
            Some(region) => Err(format!("vod: {region:?} is no region; write ap-guangzhou or gz")),
            None => Ok(()),
        }
    }

    /// The regions PrepareUploadUGC offers.
    pub fn offered(&self) -> &[String] {
        if self.prepare_regions.is_empty() {
            std::slice::from_ref(&self.region)
        } else {
            &self.prepare_regions
        }
    }

    /// Whether `host`, written without a port, is where clients are to send objects.
    pub fn hands_out(&self, host: &str) -> bool {
        self.storage_upload_domain.as_deref().is_some_and(|domain| {
            let before_port = domain.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix(':');
            before_port.unwrap_or(domain).eq_ignore_ascii_case(host)
        })
    }

    /// Whether files of this type are taken.
    pub fn takes(&self, file_type: &str) -> bool {
        self.types.is_empty() || self.types.iter().any(|known| known.eq_ignore_ascii_case(file_type))
    }
}
