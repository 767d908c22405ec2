//! The settings as a table, read off the definition of the command line: what the reference in `docs` is made
//! of.

use clap::{Args, Command};

use crate::config::settings::Settings;

/// One setting, as the command line defines it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingSpec {
    /// Name in the configuration file.
    pub name: String,
    /// Flag, such as `--port`.
    pub flag: String,
    /// Its short form.
    pub short: Option<char>,
    /// Environment variable.
    pub env: String,
    /// Default value, if it is a constant.
    pub default: Option<String>,
    /// Help text.
    pub doc: String,
    /// Heading of the help that it stands under.
    pub heading: String,
}

/// Every setting, in the order of the help.
pub fn specs() -> Vec<SettingSpec> {
    let command = Settings::augment_args(Command::new("cosplay"));
    let text = |value: &std::ffi::OsStr| value.to_string_lossy().into_owned();
    let spec = |arg: &clap::Arg| SettingSpec {
        name: arg.get_id().to_string(),
        flag: format!("--{}", arg.get_long().unwrap_or_default()),
        short: arg.get_short(),
        env: arg.get_env().map(text).unwrap_or_default(),
        default: arg.get_default_values().first().map(|value| text(value)),
        heading: arg.get_help_heading().unwrap_or_default().to_owned(),
        doc: arg.get_help().map(ToString::to_string).unwrap_or_default(),
    };
    command.get_arguments().map(spec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_setting_has_a_flag_a_variable_a_key_and_a_help_text() {
        let unknown = toml::from_str::<Settings>("no_such_key = 1").unwrap_err().to_string();
        for spec in specs() {
            assert!(
                spec.flag.len() > 2 && spec.env.starts_with("COSPLAY_") && !spec.doc.is_empty(),
                "{spec:?}"
            );
            let is_key = unknown.contains(&format!("`{}`", spec.name));
            assert_eq!(is_key, !["config", "options"].contains(&spec.name.as_str()), "{spec:?}");
        }
        let port = specs().into_iter().find(|spec| spec.name == "port").unwrap();
        assert_eq!((port.flag.as_str(), port.default.as_deref()), ("--port", Some("8267")));
    }
}
