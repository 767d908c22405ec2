//! Words that stand on every page.

use crate::services::admin::inspector::words::table::words;

words! {
    /// Words that stand on every page.
    FrameWords {
        skip: "Skip to the content", "跳到正文";
        menu: "Pages", "页面";
        language: "Language", "语言";
        theme: "Colours", "配色";
        theme_auto: "Auto", "跟随系统";
        theme_light: "Light", "浅色";
        theme_dark: "Dark", "深色";
        no_script: "Without JavaScript these pages can be read, but they neither update themselves \
            nor change anything.",
            "未启用 JavaScript：页面可以查看，但不会自动更新，也不能修改任何内容。";
        keys: "Keys: / filter · j k move · Enter open · g then a letter for a page",
            "快捷键：/ 筛选 · j k 移动 · Enter 打开 · g 加字母切换页面";
        copy: "Copy", "复制";
        copied: "Copied", "已复制";
        refused: "There is no such page", "无法显示该页面";
        back: "Back to the overview", "返回概览";
        overview: "Overview", "概览";
        requests: "Requests", "请求记录";
        uploads: "Uploads", "上传";
        objects: "Objects", "对象";
        faults: "Faults", "故障";
        events: "Events", "事件";
        errors: "Errors", "错误码";
        explain: "Explain", "签名解析";
        world: "World", "环境";
    }
}
