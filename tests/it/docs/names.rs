//! The tables of names in `docs/fidelity.md`: each sub-resource, query key, header, form field and host of
//! the XML API, and what happens to it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use cosplay::internals::services::ServiceName;
use cosplay::internals::services::spec::{OperationSpec, Resource, Route};
use cosplay::internals::services::unsupported::{Fate, NAMES, Name, Place};

use crate::support::World;
use crate::support::http::Request;

const HEAD: &str = "
## Names of the XML API · XML API 的各种名称

*Played* names are read by the operations named. *Ignored* names are harmless for the reason given; the
journal lists them. *Refused* names get 501 NotImplemented. An unknown query key is refused too, except on GET
and HEAD of an object; an unknown header or form field is ignored and listed in the journal.
「played」由所列操作读取；「ignored」可安全忽略（附原因），并记入请求日志；「refused」返回 501 NotImplemented。未知的查询参数同样会被拒绝
（对象的 GET 和 HEAD 除外）；未知的请求头和表单字段会被忽略，并记入请求日志。
";

/// Forms of the vendor's hosts, with an example.
const HOSTS: [(&str, &str); 11] = [
    ("`service.cos.myqcloud.com`", "service.cos.myqcloud.com"),
    ("`cos.<region>.myqcloud.com`", "cos.ap-guangzhou.myqcloud.com"),
    ("`<bucket>.cos.<region>.myqcloud.com`", "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com"),
    ("`<bucket>.cos.<region>.tencentcos.cn`", "examplebucket-1250000000.cos.ap-guangzhou.tencentcos.cn"),
    (
        "`<bucket>.cos-internal.<region>.tencentcos.cn`",
        "examplebucket-1250000000.cos-internal.ap-guangzhou.tencentcos.cn",
    ),
    ("`<bucket>.cos.accelerate.myqcloud.com`", "examplebucket-1250000000.cos.accelerate.myqcloud.com"),
    (
        "`<bucket>.cos-website.<region>.myqcloud.com`",
        "examplebucket-1250000000.cos-website.ap-guangzhou.myqcloud.com",
    ),
    ("`<bucket>.ci.<region>.myqcloud.com`", "examplebucket-1250000000.ci.ap-guangzhou.myqcloud.com"),
    ("`<bucket>.pic.<region>.myqcloud.com`", "examplebucket-1250000000.pic.ap-guangzhou.myqcloud.com"),
    ("`<bucket>.picgz.myqcloud.com`", "examplebucket-1250000000.picgz.myqcloud.com"),
    ("`<bucket>.image.myqcloud.com`", "examplebucket-1250000000.image.myqcloud.com"),
];

/// Names of one table, as they stand in it, and the operations that read each.
type Read = BTreeMap<String, Vec<&'static str>>;

fn collected(names: impl Fn(&'static OperationSpec) -> Vec<String>) -> Read {
    let mut read = Read::new();
    for spec in ServiceName::CosXml.operations() {
        for name in names(spec) {
            read.entry(name).or_default().push(spec.name);
        }
    }
    read
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// The sub-resource that an operation serves.
fn sub_resource(spec: &OperationSpec) -> Vec<String> {
    let Route::Resource { resource, keys, .. } = spec.route else { return Vec::new() };
    let of = match resource {
        Resource::Service => "service",
        Resource::Bucket => "bucket",
        Resource::Object => "object",
    };
    keys.first().map(|key| format!("{key}` of {of}")).into_iter().collect()
}

/// Query keys of an operation that are not its sub-resource.
fn parameters(spec: &OperationSpec) -> Vec<String> {
    let Route::Resource { keys, .. } = spec.route else { return Vec::new() };
    owned(&[keys.get(1..).unwrap_or_default(), spec.query].concat())
}

fn by(operations: &[&str]) -> String {
    const MOST: usize = 4;
    match operations.len() {
        0..=MOST => operations.join(", "),
        all => format!("{} and {} more", operations[..MOST].join(", "), all - MOST),
    }
}

fn fate(row: &Name) -> String {
    match row.fate {
        Fate::Refused => format!("refused: {}", row.what),
        Fate::Ignored => format!("ignored: {}", row.what),
    }
}

/// A table of the names that are read, and of the rows of `place` for names that are not.
fn table(page: &mut String, title: &str, read: &Read, place: Option<Place>) {
    let opened = |name: &str| if name.contains('`') { format!("`{name}") } else { format!("`{name}`") };
    let played = |name: &str| read.keys().find(|key| key.split('`').next() == Some(name));
    let rows = NAMES.iter().filter(|row| Some(row.place) == place);
    write!(page, "\n### {title}\n\n| Name | Outcome | Source |\n|---|---|---|\n").unwrap();
    for (name, operations) in read {
        let else_refused = rows.clone().find(|row| row.place == Place::Header && row.name == name);
        let more = else_refused.map(|row| format!("; elsewhere {}", fate(row))).unwrap_or_default();
        writeln!(page, "| {} | played by {}{more} | – |", opened(name), by(operations)).unwrap();
    }
    for row in rows.filter(|row| played(row.name).is_none()) {
        let name = if place == Some(Place::Query) {
            format!("`{}` of {}", row.name, row.of)
        } else {
            opened(row.name)
        };
        writeln!(page, "| {name} | {} | {} |", fate(row), row.source).unwrap();
    }
}

fn hosts(page: &mut String) {
    page.push_str("\n### Hosts · 域名\n\n| Host | Outcome |\n|---|---|\n");
    let world = World::new();
    for (form, example) in HOSTS {
        let answer = world.send(Request::get("/").header("Host", example));
        let outcome = if answer.status == 501 { "refused: data processing" } else { "played" };
        writeln!(page, "| {form} | {outcome} |").unwrap();
    }
}

/// All tables.
pub(super) fn tables() -> String {
    let mut page = HEAD.to_owned();
    table(
        &mut page,
        "Sub-resources and image instructions · 子资源与图片处理参数",
        &collected(sub_resource),
        Some(Place::Query),
    );
    table(&mut page, "Query keys · 查询参数", &collected(parameters), None);
    table(&mut page, "Headers · 请求头", &collected(|spec| owned(spec.headers)), Some(Place::Header));
    table(
        &mut page,
        "Form fields of POST Object · POST Object 的表单字段",
        &collected(|spec| owned(spec.fields)),
        None,
    );
    table(&mut page, "Elements of documents · XML 元素", &collected(|_| Vec::new()), Some(Place::Element));
    hosts(&mut page);
    page
}

#[test]
fn every_row_of_a_name_says_of_what_it_is_and_where_it_stands() {
    for row in NAMES {
        assert!(!row.of.is_empty() && !row.what.is_empty() && !row.source.is_empty(), "{}", row.name);
    }
}
