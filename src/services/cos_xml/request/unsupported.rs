//! Names that the vendor documents, its SDKs send or S3 has, and that no operation reads. A row yields to an
//! operation that reads its name: [`OperationSpec`](crate::services::spec::OperationSpec) is asked first.

/// How a refusal ends that an account can switch off.
pub(crate) const OPTION: &str =
    "; the account option unsupported = \"ignore\" lets the request pass without it";

/// Where a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the query, up to the first `/`, `|` or `=`.
    Query,
    /// A request header, or the field of that name in a form; one that ends with `-` stands for all that
    /// begin so.
    Header,
    /// An element of a document, as a path from its root.
    Element,
}

/// How a request with the name is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// 501 NotImplemented.
    Refused,
    /// It is served, and the journal lists the name.
    Ignored,
}

/// A name that no operation reads.
#[derive(Debug)]
pub struct Name {
    pub place: Place,
    pub fate: Fate,
    pub name: &'static str,
    /// Methods and resources that have it.
    pub of: &'static str,
    /// Its meaning; of an ignored one, why nothing is missed without it.
    pub what: &'static str,
    pub source: &'static str,
}

impl Name {
    /// Whether the row is about a word: `of` has it.
    pub(crate) fn is_of(&self, word: &str) -> bool {
        self.of.split(' ').any(|one| one == word)
    }
}

/// The row of a query key.
pub(crate) fn query(name: &str) -> Option<&'static Name> {
    let wanted = folded(name);
    NAMES.iter().find(|row| row.place == Place::Query && folded(row.name) == wanted)
}

/// The row of a header or form field.
pub(crate) fn header(name: &str) -> Option<&'static Name> {
    NAMES.iter().find(|row| row.place == Place::Header && covers(row.name, name))
}

/// The ignored elements.
pub(crate) fn elements() -> impl Iterator<Item = &'static str> {
    NAMES.iter().filter(|row| row.place == Place::Element).map(|row| row.name)
}

/// Whether a name of a list means `name`: exactly, or as its beginning where it ends with `-`.
pub(crate) fn covers(listed: &str, name: &str) -> bool {
    let name = name.as_bytes();
    let name = if listed.ends_with('-') { name.get(..listed.len()) } else { Some(name) };
    name.is_some_and(|name| name.eq_ignore_ascii_case(listed.as_bytes()))
}

/// A query key without what clients spell differently: up to the first `/`, `|` or `=`, in lower case,
/// without `_` and `-`.
pub(crate) fn folded(name: &str) -> String {
    let stem = name.split(['/', '|', '=']).next().unwrap_or_default();
    stem.chars().filter(|c| !matches!(c, '_' | '-')).flat_map(char::to_lowercase).collect()
}

const GO: &str = "cos-go-sdk-v5";
const JAVA: &str = "cos-java-sdk-v5";
const PYTHON: &str = "cos-python-sdk-v5";
const S3: &str = "Amazon S3 API";
const S3_DIGEST: &str = "S3's digests: COS does not check them";
const CI: &str = "manual of data processing (CI)";

/// A query key that is refused.
const fn key(name: &'static str, of: &'static str, what: &'static str, source: &'static str) -> Name {
    Name { place: Place::Query, fate: Fate::Refused, name, of, what, source }
}

/// A sub-resource of data processing, which a bucket has on hosts of its own and some have on this one.
const fn process(name: &'static str) -> Name {
    key(name, "GET PUT POST DELETE bucket", "data processing", GO)
}

const fn image(name: &'static str) -> Name {
    key(name, "GET PUT POST object", "image or media processing", CI)
}

/// A header that is refused.
const fn header_of(name: &'static str, of: &'static str, what: &'static str, source: &'static str) -> Name {
    Name { place: Place::Header, fate: Fate::Refused, name, of, what, source }
}

/// A condition of a read on a request that writes or deletes.
const fn condition(name: &'static str) -> Name {
    let what = "conditional writes, which no page describes; x-cos-forbid-overwrite keeps what is there";
    header_of(name, "PUT POST DELETE bucket object", what, "RFC 9110")
}

const fn harmless(
    place: Place,
    name: &'static str,
    of: &'static str,
    what: &'static str,
    source: &'static str,
) -> Name {
    Name { place, fate: Fate::Ignored, name, of, what, source }
}

/// A digest of S3's in the element of a part.
const fn checksum(name: &'static str) -> Name {
    harmless(Place::Element, name, "POST object", S3_DIGEST, S3)
}

/// Every name.
pub static NAMES: &[Name] = &[
    key("domaincertificate", "GET PUT DELETE bucket", "certificates of own domains", PYTHON),
    key("live", "GET PUT POST DELETE bucket", "live channels", PYTHON),
    key("vod", "GET PUT bucket", "playback of live channels", PYTHON),
    key("meta", "GET bucket", "search in metadata", PYTHON),
    key("metadata", "GET bucket", "search in metadata", PYTHON),
    key("notification", "GET PUT bucket", "calls of cloud functions", "manual, PUT Bucket notification"),
    key("quota", "GET PUT DELETE bucket", "quotas", "436/7730, NoBucketQuotaPolicy"),
    key("fetch", "GET PUT POST bucket", "tasks that fetch from URLs", PYTHON),
    key("async", "GET PUT POST bucket", "tasks that fetch from URLs", PYTHON),
    key("listen", "GET bucket", "notices of changes", "MinIO client"),
    process("style"),
    process("image-slim"),
    process("guetzli"),
    process("hotlink"),
    process("origin-protect"),
    process("hdr-image-processing"),
    process("unbind"),
    process("asrbucket"),
    process("docbucket"),
    process("mediabucket"),
    process("ai_bucket"),
    process("file_bucket"),
    process("datapipeline"),
    process("picstyle"),
    process("imageauditing"),
    process("inventorys"),
    process("httptrigger"),
    key("analytics", "GET PUT DELETE bucket", "storage class analysis", S3),
    key("metrics", "GET PUT DELETE bucket", "metrics of requests", S3),
    key("requestPayment", "GET PUT bucket", "payment by the requester", S3),
    key("publicAccessBlock", "GET PUT DELETE bucket", "blocking of public access", S3),
    key("ownershipControls", "GET PUT DELETE bucket", "ownership of objects", S3),
    key("policyStatus", "GET bucket", "whether a policy is public", S3),
    key("bucketencryption", "GET PUT DELETE bucket", "another spelling of ?encryption", "436/33459"),
    key("abac", "GET PUT bucket", "access by attributes", S3),
    key("session", "GET bucket", "sessions of directory buckets", S3),
    key("metadataTable", "GET POST DELETE bucket", "metadata tables", S3),
    key("metadataConfiguration", "GET POST DELETE bucket", "metadata tables", S3),
    key("metadataInventoryTable", "PUT bucket", "metadata tables", S3),
    key("metadataJournalTable", "PUT bucket", "metadata tables", S3),
    key("legal-hold", "GET PUT object", "legal holds", S3),
    key("select", "POST object", "queries into CSV, JSON and Parquet (with select-type)", "436/32360"),
    key("select-type", "POST object", "queries into CSV, JSON and Parquet", "436/32360"),
    key("rename", "PUT object", "renaming in buckets of the file system kind", JAVA),
    key("renameObject", "PUT object", "renaming in directory buckets", S3),
    key("attributes", "GET object", "GetObjectAttributes", S3),
    key("torrent", "GET object", "torrent files", S3),
    key("encryptionContext", "PUT object", "change of an object's encryption", S3),
    key("preflight", "GET POST object", "trial of a request", JAVA),
    key("decompression", "POST object", "decompression of archives", JAVA),
    key("trimkey", "GET object", "keys without their blanks", JAVA),
    key("sortBy", "GET bucket", "order of lists", JAVA),
    image("imageMogr2"),
    image("imageView2"),
    image("imageInfo"),
    image("imageAve"),
    image("exif"),
    image("watermark"),
    image("ci-process"),
    image("imageInspect"),
    image("photoInfo"),
    image("sm2pf"),
    image("qrcode"),
    image("image_process"),
    image("avatar"),
    image("detecttype"),
    harmless(
        Place::Query,
        "recursive",
        "DELETE object",
        "directories of the file system kind; keys have none",
        JAVA,
    ),
    harmless(Place::Query, "partNumber", "GET HEAD object", "the service ignores it as well (assumed)", S3),
    harmless(Place::Query, "max-buckets", "GET service", "the service has no pages of buckets", S3),
    harmless(Place::Query, "continuation-token", "GET service", "the service has no pages of buckets", S3),
    harmless(Place::Query, "bucket-region", "GET service", "region is the service's own parameter", S3),
    condition("if-match"),
    condition("if-modified-since"),
    condition("if-none-match"),
    condition("if-unmodified-since"),
    header_of("content-range", "PUT POST object", "writes into a part of an object", "RFC 9110, 14.5"),
    header_of("pic-operations", "PUT POST object", "image processing with an upload", "436/40592"),
    header_of("x-cos-callback", "PUT POST object", "callbacks of uploads", "436/106770"),
    header_of("x-cos-callback-var", "PUT POST object", "callbacks of uploads", "436/106770"),
    header_of(
        "x-cos-object-lock-",
        "PUT POST object",
        "legal hold, which object lock does not offer",
        "436/40135",
    ),
    header_of("x-cos-bucket-object-lock-enabled", "PUT bucket", "object lock", S3),
    header_of("x-cos-website-redirect-location", "PUT POST object", "redirects of website hosts", JAVA),
    header_of("x-cos-rename-source", "PUT object", "renaming in buckets of the file system kind", JAVA),
    header_of("x-cos-bucket-arch", "PUT bucket", "buckets of the file system kind", GO),
    harmless(
        Place::Header,
        "x-cos-mime-limit",
        "any",
        "for policies; what is uploaded is not looked into",
        "436/71307",
    ),
    harmless(
        Place::Header,
        "x-cos-server-side-encryption",
        "any",
        "where no content is written nothing is encrypted",
        "436/7749",
    ),
    harmless(
        Place::Header,
        "x-cos-server-side-encryption-",
        "any",
        "where no content is written nothing is encrypted",
        "436/7749",
    ),
    harmless(
        Place::Header,
        "x-cos-traffic-limit",
        "any",
        "only the content of uploads and downloads is slowed down",
        "436/34072",
    ),
    harmless(Place::Header, "x-cos-symlink-target", "any", "without ?symlink it means nothing", GO),
    harmless(Place::Header, "x-cos-object-type", "any", "answers have it, requests of SDKs repeat it", JAVA),
    harmless(Place::Header, "x-cos-request-id", "any", "answers have it, requests of SDKs repeat it", JAVA),
    harmless(Place::Header, "x-cos-trace-id", "any", "answers have it, requests of SDKs repeat it", JAVA),
    harmless(Place::Header, "x-cos-sdk-retry", "any", "counts retries for the service's logs", GO),
    harmless(Place::Header, "x-cos-sdk-log-debug", "any", "a switch of the SDK itself", JAVA),
    harmless(Place::Header, "x-ci-", "any", "data processing has hosts of its own", CI),
    harmless(Place::Header, "x-cos-checksum-", "any", S3_DIGEST, S3),
    harmless(Place::Header, "x-cos-sdk-checksum-algorithm", "any", S3_DIGEST, S3),
    harmless(Place::Header, "x-cos-request-payer", "any", "the service knows no such payment", S3),
    harmless(Place::Header, "x-cos-expected-bucket-owner", "any", "the service does not compare it", S3),
    checksum("CompleteMultipartUpload/Part/ChecksumCRC32"),
    checksum("CompleteMultipartUpload/Part/ChecksumCRC32C"),
    checksum("CompleteMultipartUpload/Part/ChecksumCRC64NVME"),
    checksum("CompleteMultipartUpload/Part/ChecksumSHA1"),
    checksum("CompleteMultipartUpload/Part/ChecksumSHA256"),
    harmless(
        Place::Element,
        "AccessControlPolicy/Owner/ID",
        "PUT bucket object",
        "the owner cannot be changed",
        "436/7737",
    ),
    harmless(
        Place::Element,
        "AccessControlPolicy/Owner/DisplayName",
        "PUT bucket object",
        "the owner cannot be changed",
        "436/7737",
    ),
    harmless(
        Place::Element,
        "AccessControlPolicy/AccessControlList/Grant/Grantee/DisplayName",
        "PUT bucket object",
        "the id names the grantee",
        "436/7737",
    ),
    harmless(
        Place::Element,
        "AccessControlPolicy/AccessControlList/Grant/Grantee/Type",
        "PUT bucket object",
        "the id names the grantee; coscmd and the Python SDK send it",
        PYTHON,
    ),
    harmless(
        Place::Element,
        "CreateBucketConfiguration/LocationConstraint",
        "PUT bucket",
        "the host names the region",
        S3,
    ),
    harmless(
        Place::Element,
        "LifecycleConfiguration/Rule/Transation",
        "PUT bucket",
        "a misspelling in a suite, which passes against the service",
        PYTHON,
    ),
];
