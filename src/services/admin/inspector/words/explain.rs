//! Words of the page that explains.

use crate::services::admin::inspector::words::table::words;

words! {
    /// Words of the page that explains.
    ExplainWords {
        paste: "A signature, a request, a curl command or a HAR entry", "签名、请求、curl 命令或 HAR 条目";
        hint: "Authorization: q-sign-algorithm=sha1&…", "Authorization: q-sign-algorithm=sha1&…";
        tenant: "By the clock of", "按此租户的时钟";
        common: "everybody", "公共时钟";
        explain: "Explain", "解析";
        answer: "Answer", "结果";
        nothing: "Paste what a client sent. The answer says which scheme it is, what each field \
            means, and why it would be refused. Nothing is spent and nothing is sent.",
            "粘贴客户端发出的内容，这里会说明签名算法、各字段含义以及会被拒绝的原因。解析不会消耗单次签名，也不会发送任何请求。";
    }
}
