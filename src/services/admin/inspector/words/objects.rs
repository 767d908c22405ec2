//! Words of buckets, objects and media.

use crate::services::admin::inspector::words::table::words;

words! {
    /// Words of buckets, objects and media.
    ObjectsWords {
        buckets: "Buckets", "存储桶";
        bucket: "Bucket", "存储桶";
        region: "Region", "地域";
        no_buckets: "No bucket yet.", "尚无存储桶。";
        media: "VOD media", "VOD 媒体";
        no_media: "No media yet: a committed upload becomes one.", "尚无媒体：上传提交后即成为媒体。";
        name: "Name", "名称";
        kind: "Type", "类型";
        status: "Status", "状态";
        duration: "Seconds", "时长（秒）";
        picture: "Picture", "画面";
        file_id: "File id", "文件 ID";
        object: "Object", "对象";
        size: "Size", "大小";
        etag: "ETag", "ETag 校验值";
        class: "Class", "存储类型";
        acl: "ACL", "访问权限";
        modified: "Modified", "修改时间";
        created: "Created", "创建时间";
        version: "Version", "版本";
        versions: "Versions", "版本";
        latest: "newest", "最新";
        marker: "delete marker", "删除标记";
        folder: "folder", "文件夹";
        empty: "Nothing is stored here.", "此处没有对象。";
        next: "More", "更多";
        content_type: "Content type", "内容类型";
        headers: "Headers", "响应头";
        tags: "Tags", "标签";
        download: "Download", "下载";
        remove: "Delete", "删除";
        remove_question: "Delete this object?", "确定删除该对象？";
        change: "Change", "修改";
        upload: "Upload here", "上传到此处";
        file: "File", "文件";
        location: "Path", "路径";
    }
}
