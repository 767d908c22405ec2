//! `cosplay objects`: the objects of a bucket of a running server, through its XML API.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Subcommand;
use http::Method;
use serde_json::{Value as Json, json};

use crate::cli::client::Server;
use crate::cli::control::values::{Format, read, text};
use crate::cli::control::xml_api::{XmlApi, document};
use crate::cli::error::CliError;
use crate::cli::table;

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
        bucket: String,
        /// Prefix of the keys
        #[arg(default_value = "")]
        prefix: String,
    },
    /// Print the content of an object, or write it to a file
    Get {
        /// Bucket: NAME-APPID, or its short name
        bucket: String,
        /// Key of the object
        key: String,
        /// File to write [default: standard output]
        file: Option<String>,
    },
    /// Store a file as an object
    Put {
        /// Bucket: NAME-APPID, or its short name
        bucket: String,
        /// File with the content; - for standard input
        file: String,
        /// Key of the object [default: the name of the file]
        key: Option<String>,
    },
    /// Remove objects; one that does not exist is no error, as on the service
    Rm {
        /// Bucket: NAME-APPID, or its short name
        bucket: String,
        /// Keys of the objects
        #[arg(required = true)]
        keys: Vec<String>,
    },
}

pub(crate) fn run(args: &ObjectsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
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
            let response = XmlApi::of(&args.server, bucket)?.done(&Method::GET, key, &[], ())?;
            let mut content = response.into_body().into_reader();
            match file {
                Some(file) => drop(io::copy(&mut content, &mut std::fs::File::create(file)?)?),
                None => drop(io::copy(&mut content, out)?),
            }
        }
        Action::Put { bucket, file, key } => {
            let key = key.as_deref().map_or_else(|| name(file), |key| Ok(key.to_owned()))?;
            let content = read(file)?;
            XmlApi::of(&args.server, bucket)?.done(&Method::PUT, &key, &[], content.as_slice())?;
            writeln!(out, "{key}")?;
        }
        Action::Rm { bucket, keys } => {
            let bucket = XmlApi::of(&args.server, bucket)?;
            for key in keys {
                bucket.done(&Method::DELETE, key, &[], ())?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The last part of a path, as a key.
fn name(file: &str) -> Result<String, CliError> {
    let name = Path::new(file).file_name().and_then(|name| name.to_str()).filter(|_| file != "-");
    name.map(str::to_owned).ok_or_else(|| CliError::Failed("standard input has no name: give a key".into()))
}

/// Every object whose key begins with `prefix`, page by page.
fn all(bucket: &XmlApi<'_>, prefix: &str) -> Result<Vec<Json>, CliError> {
    let (mut objects, mut marker) = (Vec::new(), String::new());
    loop {
        let mut parameters = vec![("prefix", prefix), ("marker", marker.as_str())];
        parameters.retain(|(_, value)| !value.is_empty());
        let page = document(bucket.done(&Method::GET, "", &parameters, ())?)?;
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
