//! Words of the overview.

use crate::services::admin::inspector::words::table::words;

words! {
    /// Words of the overview.
    OverviewWords {
        server: "This server", "本服务";
        addresses: "http and https on one port", "http 与 https 共用一个端口";
        authority: "Certificate of its authority", "CA 证书";
        version: "Version", "版本";
        figures: "Figures", "统计";
        requests: "requests", "请求数";
        rules: "fault rules · hits", "故障规则 · 命中次数";
        events: "events", "事件数";
        memory: "memory in use", "已用内存";
        memory_limit: "memory limit", "内存上限";
        accounts: "Accounts", "账号";
        key_is_public: "public: it opens nothing but this server", "公开密钥，只对本服务有效";
        key_is_hidden: "not shown", "不显示";
        buckets: "Buckets", "存储桶";
        bucket: "Bucket", "存储桶";
        region: "Region", "地域";
        acl: "Access", "访问权限";
        versioning: "Versions", "版本控制";
        more: "more; the interface lists all", "个未列出，可通过接口查看全部";
        no_buckets: "No bucket yet. Make one in the world, or with POST /_cosplay/buckets.",
            "还没有存储桶。可用 POST /_cosplay/buckets 创建。";
        refusals: "Last refusals", "最近被拒绝的请求";
        no_refusals: "Nothing was refused.", "没有被拒绝的请求。";
        all_refusals: "All refused requests", "全部被拒绝的请求";
        connect: "Connect a client", "接入客户端";
        docs: "More", "更多";
        docs_api: "This interface in OpenAPI", "管理接口（OpenAPI）";
        docs_operations: "Operations that are played", "支持的操作";
        docs_errors: "Errors", "错误码";
        docs_metrics: "Metrics", "监控指标";
        docs_pages: "The manual is the folder docs of the repository; options.md lists every \
            option, refused.zh-CN.md and refused.md every refusal.",
            "完整手册在仓库的 docs 目录：options.md 列出全部选项，refused.zh-CN.md 列出全部拒绝情形。";
    }
}
