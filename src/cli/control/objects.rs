//! `cosplay objects`: the objects of a bucket of a running server, through its XML API.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Subcommand;
use http::Method;
use serde_json::{Value as Json, json};

use crate::cli::client::Server;
use crate::cli::control::values::{Format, read, text};
use crate::cli::control::xml_api::{Of, XmlApi, document};
use crate::cli::error::CliError;
use crate::cli::name::name;
use crate::cli::table;
use crate::config::ConfigError;

#[derive(Debug, clap::Args)]
pub(crate) struct ObjectsArgs {
    #[command(subcommand)]
    action: Action,
    #[command(flatten)]
    format: Format,
    #[command(flatten)]
    server: Server,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the objects of a bucket
    List {
        /// Bucket: NAME-APPID, or its short name
        #[arg(value_parser = name)]
        bucket: String,
        /// Prefix of the keys
        #[arg(default_value = "")]
        prefix: String,
    },
    /// Print the content of an object, or write it to a file
    Get {
        /// Bucket: NAME-APPID, or its short name
        #[arg(value_parser = name)]
        bucket: String,
        /// Key of the object
        #[arg(value_parser = name)]
        key: String,
        /// File to write [default: standard output]
        #[arg(value_parser = name)]
        file: Option<String>,
    },
    /// Store a file as an object
    Put {
        /// Bucket: NAME-APPID, or its short name
        #[arg(value_parser = name)]
        bucket: String,
        /// File with the content; - for standard input
        #[arg(value_parser = name)]
        file: String,
        /// Key of the object [default: the name of the file]
        #[arg(value_parser = name)]
        key: Option<String>,
    },
    /// Remove objects; one that does not exist is no error, as on the service
    Rm {
        /// Bucket: NAME-APPID, or its short name
        #[arg(value_parser = name)]
        bucket: String,
        /// Keys of the objects
        #[arg(required = true, value_parser = name)]
        keys: Vec<String>,
    },
}

pub(crate) fn run(args: &ObjectsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    if args.format.json && !matches!(args.action, Action::List { .. }) {
        return Err(ConfigError::Invalid("--json is for the list of objects; leave it out".into()).into());
    }
    match &args.action {
        Action::List { bucket, prefix } => {
            let objects = all(&XmlApi::of(&args.server, bucket)?, prefix)?;
            if args.format.json {
                writeln!(out, "{}", json!(objects))?;
            } else {
                let row = |object: &Json| ["key", "size", "etag", "modified"].map(|name| text(&object[name]));
                table::print("objects", &["KEY", "SIZE", "ETAG", "MODIFIED"], objects.iter().map(row), out)?;
            }
        }
        Action::Get { bucket, key, file } => {
            let response = XmlApi::of(&args.server, bucket)?.done(&Method::GET, Of::Object(key), &[], ())?;
            let mut content = response.into_body().into_reader();
            match file {
                Some(file) => {
                    let unwritten = |error| CliError::Failed(format!("{file}: cannot be written: {error}"));
                    let mut written = std::fs::File::create(file).map_err(unwritten)?;
                    io::copy(&mut content, &mut written).map_err(unwritten)?;
                }
                None => drop(io::copy(&mut content, out)?),
            }
        }
        Action::Put { bucket, file, key } => {
            let key = key.as_deref().map_or_else(|| key_of(file), |key| Ok(key.to_owned()))?;
            let content = read(file)?;
            XmlApi::of(&args.server, bucket)?.done(
                &Method::PUT,
                Of::Object(&key),
                &[],
                content.as_slice(),
            )?;
            writeln!(out, "{key}")?;
        }
        Action::Rm { bucket, keys } => {
            let bucket = XmlApi::of(&args.server, bucket)?;
            for key in keys {
                bucket.done(&Method::DELETE, Of::Object(key), &[], ())?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The last part of a path, as a key.
fn key_of(file: &str) -> Result<String, CliError> {
    let name = Path::new(file).file_name().and_then(|name| name.to_str()).filter(|_| file != "-");
    name.map(str::to_owned)
        .ok_or_else(|| ConfigError::Invalid(format!("{file} has no name: give a key")).into())
}

/// Every object whose key begins with `prefix`, page by page.
fn all(bucket: &XmlApi<'_>, prefix: &str) -> Result<Vec<Json>, CliError> {
    let (mut objects, mut marker) = (Vec::new(), String::new());
    loop {
        let mut parameters = vec![("prefix", prefix), ("marker", marker.as_str())];
        parameters.retain(|(_, value)| !value.is_empty());
        let page = document(bucket.done(&Method::GET, Of::Bucket, &parameters, ())?)?;
        objects.extend(page.children_named("Contents").map(|object| {
            let field = |name| object.text_of(name).unwrap_or_default();
            json!({
                "key": field("Key"),
                "size": field("Size").parse::<u64>().ok(),
                "etag": field("ETag").trim_matches('"'),
                "modified": field("LastModified"),
            })
        }));
        if page.word_of("IsTruncated") != Some("true") {
            return Ok(objects);
        }
        page.text_of("NextMarker").unwrap_or_default().clone_into(&mut marker);
    }
}
