//! `/_cosplay/ui/objects`: buckets and media; the folders and objects of a bucket; one object; one medium.

use askama::Template;

use crate::domain::App;
use crate::domain::store::acl::{ObjectCanned, Word};
use crate::domain::store::details::StorageClass;
use crate::domain::store::keys::Query;
use crate::primitives::escape::encode_component;
use crate::services::admin::error::Error;
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::requests::{Choice, choices};
use crate::services::admin::inspector::row::size;
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::objects::ObjectsWords;
use crate::services::admin::media::{ShownMedia, listed as all_media};
use crate::services::admin::objects::{BucketName, Metadata, ObjectName, ShownObject, listed};
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::OperationSpec;
use crate::wire::response::Response;

/// Keys and folders of a page.
const PAGE: usize = 200;
/// Buckets and media that the first page shows; tests may have made thousands.
const SHOWN: usize = 200;

/// Shows what is stored.
pub(in crate::services::admin) struct Objects;

/// What of all that is stored is to be shown.
pub(in crate::services::admin) enum Wanted {
    Everything,
    Media(String),
    Folder { bucket: BucketName, prefix: String, after: String },
    Object(ObjectName),
}

impl Operation for Objects {
    type Service = Admin;
    type Input = (Wanted, Visit);

    const SPEC: OperationSpec = OperationSpec {
        query: &["lang", "theme", "bucket", "appid", "prefix", "after", "key", "version", "media"],
        statuses: &[200, 404],
        ..page("ui/objects", "ui_objects", "Shows buckets, folders, objects and VOD's media.")
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        let params = &request.params;
        let wanted = if let Some(id) = params.text("media")? {
            Wanted::Media(id)
        } else if params.text("bucket")?.is_none() {
            Wanted::Everything
        } else if params.text("key")?.is_some() {
            Wanted::Object(ObjectName::parse(params)?)
        } else {
            let (prefix, after) = (params.text("prefix")?, params.text("after")?);
            let bucket = BucketName::parse(params)?;
            Wanted::Folder { bucket, prefix: prefix.unwrap_or_default(), after: after.unwrap_or_default() }
        };
        Ok((wanted, Visit::of(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (wanted, visit): Self::Input) -> Result<Response, Error> {
        let words = ObjectsWords::of(visit.language);
        let app = &ctx.app;
        match wanted {
            Wanted::Everything => visit.page(&Everything::of(app, &visit, words)),
            Wanted::Media(id) => visit.page(&MediaView::of(app, &visit, words, &id)?),
            Wanted::Folder { bucket, prefix, after } => {
                visit.page(&Folder::of(app, &visit, words, &bucket, prefix, &after)?)
            }
            Wanted::Object(name) => visit.page(&ObjectView::of(app, &visit, words, &name)?),
        }
    }
}

#[derive(Template)]
#[template(path = "everything.html")]
struct Everything {
    frame: Frame,
    words: &'static ObjectsWords,
    /// Full name, region, versioning.
    buckets: Vec<(String, String)>,
    media: Vec<MediaRow>,
}

struct MediaRow {
    media: ShownMedia,
    size: String,
    moment: String,
}

impl Everything {
    fn of(app: &App, visit: &Visit, words: &'static ObjectsWords) -> Self {
        let buckets = app.store.buckets();
        let shown =
            buckets.iter().take(SHOWN).map(|bucket| (bucket.id.to_string(), bucket.settings.region.clone()));
        let media = all_media(app, None).into_iter().rev().take(SHOWN);
        Self {
            frame: Frame::at(visit, Place::Objects, "page"),
            words,
            buckets: shown.collect(),
            media: media.map(MediaRow::of).collect(),
        }
    }
}

impl MediaRow {
    fn of(media: ShownMedia) -> Self {
        Self { size: size(media.size), moment: media.created.to_iso(), media }
    }
}

#[derive(Template)]
#[template(path = "media.html")]
struct MediaView {
    frame: Frame,
    words: &'static ObjectsWords,
    row: MediaRow,
    is_video: bool,
    is_audio: bool,
    object: String,
}

impl MediaView {
    fn of(app: &App, visit: &Visit, words: &'static ObjectsWords, id: &str) -> Result<Self, Error> {
        let found = all_media(app, None).into_iter().find(|media| media.file_id == id);
        let media = found.ok_or_else(|| Error::NotFound(format!("there are no media {id}")))?;
        let kind = mime_guess::from_path(&media.key).first_or_octet_stream();
        let object = object_url(&media.bucket, &media.key);
        Ok(Self {
            frame: Frame::new(visit, Some(Place::Objects), media.name.clone(), "page"),
            words,
            is_video: kind.type_() == "video",
            is_audio: kind.type_() == "audio",
            object,
            row: MediaRow::of(media),
        })
    }
}

#[derive(Template)]
#[template(path = "folder.html")]
struct Folder {
    frame: Frame,
    words: &'static ObjectsWords,
    bucket: String,
    prefix: String,
    /// Names and URLs of the folders above, and of this one.
    crumbs: Vec<(String, String)>,
    folders: Vec<(String, String)>,
    objects: Vec<ObjectRow>,
    next: Option<String>,
}

struct ObjectRow {
    name: String,
    url: String,
    size: String,
    object: ShownObject,
    moment: String,
}

impl ObjectRow {
    fn of(bucket: &str, prefix: &str, object: ShownObject) -> Self {
        let name = object.key.strip_prefix(prefix).filter(|name| !name.is_empty()).unwrap_or(&object.key);
        let mut url = object_url(bucket, &object.key);
        if !object.latest {
            url = format!("{url}&version={}", encode_component(&object.version));
        }
        Self { name: name.to_owned(), url, size: size(object.size), moment: object.modified.to_iso(), object }
    }
}

impl Folder {
    fn of(
        app: &App,
        visit: &Visit,
        words: &'static ObjectsWords,
        bucket: &BucketName,
        prefix: String,
        after: &str,
    ) -> Result<Self, Error> {
        let bucket = bucket.find(app)?;
        let query = Query { prefix: &prefix, delimiter: "/", after, limit: PAGE };
        let page = listed(&bucket, query, false);
        let bucket = bucket.id.to_string();
        let folder = |full: &String| {
            let name = full.strip_prefix(&prefix).unwrap_or(full).to_owned();
            (name, folder_url(&bucket, full))
        };
        Ok(Self {
            frame: Frame::at(visit, Place::Objects, "objects"),
            words,
            crumbs: crumbs(&bucket, &prefix),
            folders: page.folders.iter().map(folder).collect(),
            next: page.next.map(|next| visit.with("after", &encode_component(&next))),
            objects: page.objects.into_iter().map(|object| ObjectRow::of(&bucket, &prefix, object)).collect(),
            bucket,
            prefix,
        })
    }
}

/// The bucket and the folders of a key or prefix, each with its URL.
fn crumbs(bucket: &str, key: &str) -> Vec<(String, String)> {
    let ends = key.match_indices('/').map(|(at, _)| at + 1);
    let mut before = 0;
    let mut crumbs = vec![(bucket.to_owned(), folder_url(bucket, ""))];
    for end in ends {
        crumbs.push((key[before..end].trim_end_matches('/').to_owned(), folder_url(bucket, &key[..end])));
        before = end;
    }
    crumbs
}

fn folder_url(bucket: &str, prefix: &str) -> String {
    let prefix =
        if prefix.is_empty() { String::new() } else { format!("&prefix={}", encode_component(prefix)) };
    format!("/_cosplay/ui/objects?bucket={}{prefix}", encode_component(bucket))
}

fn object_url(bucket: &str, key: &str) -> String {
    format!("/_cosplay/ui/objects?bucket={}&key={}", encode_component(bucket), encode_component(key))
}

#[derive(Template)]
#[template(path = "object.html")]
struct ObjectView {
    frame: Frame,
    words: &'static ObjectsWords,
    crumbs: Vec<(String, String)>,
    metadata: Metadata,
    size: String,
    created: String,
    modified: String,
    /// Parameters that name it in the JSON interface.
    named: String,
    classes: Vec<Choice>,
    acls: Vec<Choice>,
    versions: Vec<ObjectRow>,
    folder: String,
}

impl ObjectView {
    fn of(app: &App, visit: &Visit, words: &'static ObjectsWords, name: &ObjectName) -> Result<Self, Error> {
        let (bucket, object) = name.find(app)?;
        let mut metadata = Metadata::of(&bucket, &name.key, &object);
        let bucket = bucket.id.to_string();
        let mut named = format!("bucket={}&key={}", encode_component(&bucket), encode_component(&name.key));
        if let Some(id) = name.version.id() {
            let id = crate::domain::store::version::VersionId::text(Some(id));
            named = format!("{named}&version={}", encode_component(&id));
        }
        let versions = std::mem::take(&mut metadata.versions);
        let classes = StorageClass::words().map(str::to_owned);
        let acls = ObjectCanned::WORDS.iter().map(|(_, word)| (*word).to_owned());
        let crumbs = crumbs(&bucket, &name.key);
        Ok(Self {
            frame: Frame::new(visit, Some(Place::Objects), name.key.clone(), "page"),
            words,
            size: size(metadata.object.size),
            created: metadata.created.to_iso(),
            modified: metadata.object.modified.to_iso(),
            named,
            classes: choices(classes, Some(metadata.object.class)),
            acls: choices(acls, Some(metadata.acl)),
            versions: versions.into_iter().map(|version| ObjectRow::of(&bucket, "", version)).collect(),
            folder: crumbs.last().map(|(_, url)| url.clone()).unwrap_or_default(),
            crumbs,
            metadata,
        })
    }
}
