//! How the events of an app leave it: the settings that `ModifyEventConfig` writes.
//!
//! <https://cloud.tencent.com/document/product/266/55245>

use std::sync::Arc;

use dashmap::DashMap;

use crate::domain::accounts::VodApp;
use crate::domain::accounts::vod_options::VodOptions;
use crate::domain::vod::events::{EventName, WayOut};
use crate::primitives::names::AppId;

/// `Mode`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EventMode {
    /// Events are sent to the app's URL.
    #[default]
    Push,
    /// Events wait until they are pulled.
    Pull,
}

/// Event settings of an app.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventConfig {
    pub mode: EventMode,
    /// `NotificationUrl`; empty: nothing is sent.
    pub url: String,
    /// `UploadMediaCompleteEventSwitch`
    pub upload: bool,
    /// `DeleteMediaCompleteEventSwitch`
    pub delete: bool,
    /// `PersistenceCompleteEventSwitch`
    pub persistence: bool,
    /// `SignKey`; empty: callbacks are not signed.
    pub sign_key: String,
}

impl EventConfig {
    /// The settings of an app that has called ModifyEventConfig never: with `vod.callback_url`, events are
    /// sent there, those of uploads included.
    pub fn of_options(options: &VodOptions) -> Self {
        let url = options.callback_url.clone().unwrap_or_default();
        Self { upload: !url.is_empty(), url, ..Self::default() }
    }

    /// How an event leaves; none where its switch is off, or where there is no URL to send it to.
    pub fn way_out(&self, name: EventName, options: &VodOptions) -> Option<WayOut> {
        let is_wanted = match name {
            EventName::NewFileUpload => self.upload,
            EventName::FileDeleted => self.delete,
            EventName::ProcedureStateChanged | EventName::PullComplete | EventName::EditMediaComplete => true,
        };
        match self.mode {
            EventMode::Pull => is_wanted.then_some(WayOut::Pull),
            EventMode::Push => (is_wanted && !self.url.is_empty()).then(|| WayOut::Push {
                url: self.url.clone(),
                format: options.callback_format,
                sign_key: Some(self.sign_key.clone()).filter(|key| !key.is_empty()),
            }),
        }
    }
}

/// Settings of the apps that have called ModifyEventConfig.
#[derive(Debug, Default)]
pub struct EventConfigs {
    by_app: DashMap<VodApp, Arc<EventConfig>>,
}

impl EventConfigs {
    /// The settings of an app of an account with these options.
    pub fn of(&self, app: VodApp, options: &VodOptions) -> Arc<EventConfig> {
        let own = self.by_app.get(&app).map(|entry| entry.clone());
        own.unwrap_or_else(|| Arc::new(EventConfig::of_options(options)))
    }

    /// Changes the settings of an app of an account with these options, which decide nothing from now on.
    pub fn change(&self, app: VodApp, options: &VodOptions, how: impl FnOnce(&mut EventConfig)) {
        let mut entry = self.by_app.entry(app).or_insert_with(|| Arc::new(EventConfig::of_options(options)));
        how(Arc::make_mut(entry.value_mut()));
    }

    /// Sets all settings of an app; from now on the account's options decide nothing.
    pub fn set(&self, app: VodApp, config: EventConfig) {
        self.by_app.insert(app, Arc::new(config));
    }

    pub fn snapshot(&self) -> Vec<(VodApp, Arc<EventConfig>)> {
        self.by_app.iter().map(|entry| (*entry.key(), entry.value().clone())).collect()
    }

    /// Restores the settings of all tenants, or of one.
    pub fn restore(&self, snapshot: &[(VodApp, Arc<EventConfig>)], tenant: Option<AppId>) {
        let is_meant = |app: &VodApp| tenant.is_none_or(|tenant| app.owner == tenant);
        self.by_app.retain(|app, _| !is_meant(app));
        for (app, config) in snapshot.iter().filter(|(app, _)| is_meant(app)) {
            self.by_app.insert(*app, config.clone());
        }
    }
}
