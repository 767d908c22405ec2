//! `docs/mistakes.md`: the mistakes in signatures that the server names, in both languages. Generated from
//! the table that words them.
//!
//! `COSPLAY_BLESS=1 cargo test --test it mistakes` rewrites the pages.

use std::fmt::Write as _;

use cosplay::internals::domain::auth::slips::generated::ALL;
use cosplay::internals::domain::auth::slips::kind::Kind;

use crate::support::golden::{compare, project};

/// Sections by the first words of the names, with their titles.
const SECTIONS: [(&[&str], &str, &str); 9] = [
    (&["KEY_"], "The SecretKey", "SecretKey"),
    (&["ID_"], "The SecretId", "SecretId"),
    (&["SIGN_KEY_", "AWS4_", "TC3_", "DERIVED_"], "The key that is derived from it", "派生密钥"),
    (&["ALGORITHM", "SIGNATURE_METHOD", "ENCODED_", "CODE_"], "The digest", "摘要"),
    (&["TEXT_"], "The text to sign", "待签名文本"),
    (
        &[
            "HTTP_",
            "METHOD_",
            "PATH_",
            "HOST_",
            "VALUE",
            "HEADER_",
            "NAME",
            "LIST_",
            "QUERY_",
            "WORDS_",
            "SUB",
            "PAYLOAD_",
            "BODY_",
            "HEADERS_",
            "PARAM_",
            "CANONICAL_",
            "SIGNED_",
            "SIGNATURE_",
            "V1_",
            "LINE_",
        ],
        "The canonical request",
        "规范请求",
    ),
    (&["POLICY_"], "The policy of a form", "表单的 policy"),
    (&["TRAVEL_"], "On its way", "传输途中"),
    (&["TIME_"], "Times", "时间"),
];

const HEAD: &str = "# Why was my signature refused?

[中文](mistakes.zh-CN.md)

When a signature is refused, the server tries these mistakes one at a time, until one yields the signature
that it received. It says so in the header `X-Cosplay-Reason`, in the log and in the journal. Where none fits,
it says that, too, and what it hashed. `…` stands for a name, a host or a method of the request.
";

const HEAD_ZH: &str = "# 签名为什么被拒绝？

[English](mistakes.md)

签名被拒绝时，服务器会逐一尝试下列错误，直到某一种恰好得出收到的签名，并写入响应头 `X-Cosplay-Reason`、日志和请求记录。
如果都不符合，也会如实说明，并给出服务器参与计算的文本。`…` 代表请求中的名称、域名或方法。
";

/// A line of `mistakes.csv`.
#[derive(serde::Deserialize)]
struct Line {
    name: String,
    page: String,
    english: String,
    chinese: String,
}

/// The module that `mistakes.csv` generates.
fn module() -> String {
    let mut module =
        "//! Generated from `mistakes.csv` by `COSPLAY_BLESS=1 cargo test --test it mistakes`.\n\n"
            .to_owned();
    module += "use crate::domain::auth::slips::kind::Kind;\n\n";
    let mut names = Vec::new();
    for line in
        csv::Reader::from_path(project("src/domain/auth/slips/mistakes.csv")).unwrap().into_deserialize()
    {
        let Line { name, page, english, chinese } = line.unwrap();
        let page = if page.is_empty() { "None".to_owned() } else { format!("Some({page:?})") };
        let _ = writeln!(
            module,
            "pub static {name}: Kind = Kind {{\n    name: {name:?},\n    page: {page},\n    english: \
             {english:?},\n    chinese: {chinese:?},\n}};"
        );
        names.push(format!("    &{name},\n"));
    }
    let _ = write!(
        module,
        "\n/// All of them, in the order of the documentation.\npub static ALL: &[&Kind] = &[\n{}];\n",
        names.concat()
    );
    module
}

fn section_of(kind: &Kind) -> usize {
    let longest = |starts: &[&str]| {
        starts.iter().filter(|start| kind.name.starts_with(*start)).map(|start| start.len()).max()
    };
    let found = (0..SECTIONS.len()).max_by_key(|at| longest(SECTIONS[*at].0)).unwrap();
    assert!(longest(SECTIONS[found].0).is_some(), "{} belongs to no section", kind.name);
    found
}

fn page(is_chinese: bool) -> String {
    let mut page = if is_chinese { HEAD_ZH } else { HEAD }.to_owned();
    for (at, (_, title, chinese)) in SECTIONS.iter().enumerate() {
        let _ = writeln!(page, "\n## {}\n", if is_chinese { chinese } else { title });
        for kind in ALL.iter().filter(|kind| section_of(kind) == at) {
            let text = if is_chinese { kind.chinese } else { kind.english };
            let text = text.replace("{}", "…").replace('<', "&lt;").replace('*', "\\*");
            let link = kind.page.map(|page| {
                if is_chinese { format!("（[文档]({page})）") } else { format!(" ([page]({page}))") }
            });
            let _ = writeln!(page, "- {text}{}", link.unwrap_or_default());
        }
    }
    page
}

#[test]
fn the_module_of_mistakes_follows_its_table() {
    if let Some(differs) = compare("src/domain/auth/slips/generated.rs", module().as_bytes()) {
        panic!("{differs}");
    }
}

#[test]
fn the_pages_about_mistakes_follow_the_table() {
    for (path, is_chinese) in [("docs/mistakes.md", false), ("docs/mistakes.zh-CN.md", true)] {
        if let Some(differs) = compare(path, page(is_chinese).as_bytes()) {
            panic!("{differs}");
        }
    }
}

#[test]
fn each_mistake_is_worded_in_both_languages_with_the_same_holes() {
    for kind in ALL {
        let holes = |text: &str| text.matches("{}").count();
        assert!(holes(kind.english) <= 1 && holes(kind.english) == holes(kind.chinese), "{}", kind.name);
        assert!(kind.english.is_ascii() && !kind.chinese.is_ascii(), "{}", kind.name);
    }
}
