//! Words of the catalogue of errors.

use crate::services::admin::inspector::words::table::words;

words! {
    /// Words of the catalogue of errors.
    ErrorsWords {
        search: "Search", "搜索";
        hint: "Code, name or word", "错误码、名称或文字";
        service: "Service", "服务";
        any: "any", "全部";
        apply: "Search", "搜索";
        found: "rows", "条";
        code: "Code", "错误码";
        status: "HTTP", "HTTP 状态码";
        meaning: "Meaning", "含义";
        trigger: "What causes it", "触发条件";
        source: "Source", "来源";
        certainty: "Certainty", "可信度";
        force: "Force this once", "强制触发一次";
        next: "More", "更多";
        none: "No row has that code or word.", "没有匹配的错误。";
    }
}
