//! Derived from `schema.tsv` and `actions.tsv`: facts of the vendor's interface description, as
//! the Apache-2.0 package `tccli` publishes it.
//!
//! Do not edit: `tests/it/cloud_api/schema.rs` writes this file and compares it
//! (`COSPLAY_BLESS=1 cargo test --test it cloud_api::schema`).

use crate::services::cloud_api::schema::structure::Structure;

/// Structures of `vod`.
pub mod vod {
    use crate::services::cloud_api::schema::structure::{Kind, Member, Structure};

    /// `AdaptiveDynamicStreamingTaskInput`.
    pub static ADAPTIVE_DYNAMIC_STREAMING_TASK_INPUT: Structure = Structure {
        name: "AdaptiveDynamicStreamingTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "WatermarkSet", kind: Kind::Object(&WATERMARK_INPUT), is_list: true, is_required: false },
            Member { name: "TraceWatermark", kind: Kind::Object(&TRACE_WATERMARK_INPUT), is_list: false, is_required: false },
            Member { name: "CopyRightWatermark", kind: Kind::Object(&COPY_RIGHT_WATERMARK_INPUT), is_list: false, is_required: false },
            Member { name: "BlindWatermark", kind: Kind::Object(&BLIND_WATERMARK_INPUT), is_list: false, is_required: false },
            Member { name: "SubtitleSet", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "SubtitleInfoSet", kind: Kind::Object(&SUBTITLE_INFO_INPUT), is_list: true, is_required: false },
            Member { name: "DrmInfo", kind: Kind::Object(&THIRD_PARTY_DRM_INFO), is_list: false, is_required: false },
        ],
    };

    /// `AiAnalysisTaskInput`.
    pub static AI_ANALYSIS_TASK_INPUT: Structure = Structure {
        name: "AiAnalysisTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
        ],
    };

    /// `AiContentReviewTaskInput`.
    pub static AI_CONTENT_REVIEW_TASK_INPUT: Structure = Structure {
        name: "AiContentReviewTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
        ],
    };

    /// `AiRecognitionTaskInput`.
    pub static AI_RECOGNITION_TASK_INPUT: Structure = Structure {
        name: "AiRecognitionTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
        ],
    };

    /// `AigcImageOutputConfig`.
    pub static AIGC_IMAGE_OUTPUT_CONFIG: Structure = Structure {
        name: "AigcImageOutputConfig",
        members: &[
            Member { name: "StorageMode", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "MediaName", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ClassId", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "ExpireTime", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Resolution", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "AspectRatio", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "PersonGeneration", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "InputComplianceCheck", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "OutputComplianceCheck", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "OutputImageCount", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "OutputFormat", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "LogoAdd", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `AigcImageTaskInputFileInfo`.
    pub static AIGC_IMAGE_TASK_INPUT_FILE_INFO: Structure = Structure {
        name: "AigcImageTaskInputFileInfo",
        members: &[
            Member { name: "Type", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "FileId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Url", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Base64", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Text", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ReferenceType", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `AigcVideoOutputConfig`.
    pub static AIGC_VIDEO_OUTPUT_CONFIG: Structure = Structure {
        name: "AigcVideoOutputConfig",
        members: &[
            Member { name: "StorageMode", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "MediaName", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ClassId", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "ExpireTime", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Duration", kind: Kind::Float, is_list: false, is_required: false },
            Member { name: "Resolution", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "AspectRatio", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "AudioGeneration", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "PersonGeneration", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "InputComplianceCheck", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "OutputComplianceCheck", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "EnhanceSwitch", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "OffPeak", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "FrameInterpolate", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "LogoAdd", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "EnableBGM", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `AigcVideoTaskInputFileInfo`.
    pub static AIGC_VIDEO_TASK_INPUT_FILE_INFO: Structure = Structure {
        name: "AigcVideoTaskInputFileInfo",
        members: &[
            Member { name: "Type", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Category", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "FileId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Url", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Base64", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ReferenceType", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ObjectId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "VoiceId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "KeepOriginalSound", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Usage", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Text", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `AigcVideoTaskInputSubjectInfo`.
    pub static AIGC_VIDEO_TASK_INPUT_SUBJECT_INFO: Structure = Structure {
        name: "AigcVideoTaskInputSubjectInfo",
        members: &[
            Member { name: "Id", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Name", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "VoiceId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ImageUrls", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "VideoUrls", kind: Kind::Text, is_list: true, is_required: false },
        ],
    };

    /// `AnimatedGraphicTaskInput`.
    pub static ANIMATED_GRAPHIC_TASK_INPUT: Structure = Structure {
        name: "AnimatedGraphicTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "StartTimeOffset", kind: Kind::Float, is_list: false, is_required: true },
            Member { name: "EndTimeOffset", kind: Kind::Float, is_list: false, is_required: true },
        ],
    };

    /// `ApplyUploadRequest`.
    pub static APPLY_UPLOAD_REQUEST: Structure = Structure {
        name: "ApplyUploadRequest",
        members: &[
            Member { name: "MediaType", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "MediaName", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "CoverType", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Procedure", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ExpireTime", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "StorageRegion", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ClassId", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "SourceContext", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SessionContext", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ExtInfo", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "MediaStoragePath", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `BlindWatermarkInput`.
    pub static BLIND_WATERMARK_INPUT: Structure = Structure {
        name: "BlindWatermarkInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
        ],
    };

    /// `CommitUploadRequest`.
    pub static COMMIT_UPLOAD_REQUEST: Structure = Structure {
        name: "CommitUploadRequest",
        members: &[
            Member { name: "VodSessionKey", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `ConfirmEventsRequest`.
    pub static CONFIRM_EVENTS_REQUEST: Structure = Structure {
        name: "ConfirmEventsRequest",
        members: &[
            Member { name: "EventHandles", kind: Kind::Text, is_list: true, is_required: true },
            Member { name: "ExtInfo", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `CopyRightWatermarkInput`.
    pub static COPY_RIGHT_WATERMARK_INPUT: Structure = Structure {
        name: "CopyRightWatermarkInput",
        members: &[
            Member { name: "Text", kind: Kind::Text, is_list: false, is_required: true },
        ],
    };

    /// `CoverBySnapshotTaskInput`.
    pub static COVER_BY_SNAPSHOT_TASK_INPUT: Structure = Structure {
        name: "CoverBySnapshotTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "PositionType", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "PositionValue", kind: Kind::Float, is_list: false, is_required: true },
            Member { name: "WatermarkSet", kind: Kind::Object(&WATERMARK_INPUT), is_list: true, is_required: false },
        ],
    };

    /// `CreateAigcImageTaskRequest`.
    pub static CREATE_AIGC_IMAGE_TASK_REQUEST: Structure = Structure {
        name: "CreateAigcImageTaskRequest",
        members: &[
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "ModelName", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "ModelVersion", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "FileInfos", kind: Kind::Object(&AIGC_IMAGE_TASK_INPUT_FILE_INFO), is_list: true, is_required: false },
            Member { name: "Prompt", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "NegativePrompt", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "EnhancePrompt", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "OutputConfig", kind: Kind::Object(&AIGC_IMAGE_OUTPUT_CONFIG), is_list: false, is_required: false },
            Member { name: "InputRegion", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SceneType", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Seed", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "SessionId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SessionContext", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "TasksPriority", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "ExtInfo", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `CreateAigcVideoTaskRequest`.
    pub static CREATE_AIGC_VIDEO_TASK_REQUEST: Structure = Structure {
        name: "CreateAigcVideoTaskRequest",
        members: &[
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "ModelName", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "ModelVersion", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "FileInfos", kind: Kind::Object(&AIGC_VIDEO_TASK_INPUT_FILE_INFO), is_list: true, is_required: false },
            Member { name: "SubjectInfos", kind: Kind::Object(&AIGC_VIDEO_TASK_INPUT_SUBJECT_INFO), is_list: true, is_required: false },
            Member { name: "LastFrameFileId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "LastFrameUrl", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Prompt", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "NegativePrompt", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "EnhancePrompt", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "OutputConfig", kind: Kind::Object(&AIGC_VIDEO_OUTPUT_CONFIG), is_list: false, is_required: false },
            Member { name: "InputRegion", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SceneType", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Procedure", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Seed", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "SessionId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SessionContext", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "TasksPriority", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "ExtInfo", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `CreateClassRequest`.
    pub static CREATE_CLASS_REQUEST: Structure = Structure {
        name: "CreateClassRequest",
        members: &[
            Member { name: "ParentId", kind: Kind::Int, is_list: false, is_required: true },
            Member { name: "ClassName", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `CreateProcedureTemplateRequest`.
    pub static CREATE_PROCEDURE_TEMPLATE_REQUEST: Structure = Structure {
        name: "CreateProcedureTemplateRequest",
        members: &[
            Member { name: "Name", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "Comment", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "MediaProcessTask", kind: Kind::Object(&MEDIA_PROCESS_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "AiContentReviewTask", kind: Kind::Object(&AI_CONTENT_REVIEW_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "AiAnalysisTask", kind: Kind::Object(&AI_ANALYSIS_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "AiRecognitionTaskSet", kind: Kind::Object(&AI_RECOGNITION_TASK_INPUT), is_list: true, is_required: false },
            Member { name: "AiRecognitionTask", kind: Kind::Object(&AI_RECOGNITION_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "ReviewAudioVideoTask", kind: Kind::Object(&PROCEDURE_REVIEW_AUDIO_VIDEO_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "ImportMediaKnowledgeTaskSet", kind: Kind::Object(&IMPORT_MEDIA_KNOWLEDGE_TASK_INPUT), is_list: true, is_required: false },
        ],
    };

    /// `CreateSubAppIdRequest`.
    pub static CREATE_SUB_APP_ID_REQUEST: Structure = Structure {
        name: "CreateSubAppIdRequest",
        members: &[
            Member { name: "Name", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "Description", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Type", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Mode", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "StorageRegion", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Tags", kind: Kind::Object(&RESOURCE_TAG), is_list: true, is_required: false },
        ],
    };

    /// `DeleteClassRequest`.
    pub static DELETE_CLASS_REQUEST: Structure = Structure {
        name: "DeleteClassRequest",
        members: &[
            Member { name: "ClassId", kind: Kind::Int, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `DeleteMediaRequest`.
    pub static DELETE_MEDIA_REQUEST: Structure = Structure {
        name: "DeleteMediaRequest",
        members: &[
            Member { name: "FileId", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "DeleteParts", kind: Kind::Object(&MEDIA_DELETE_ITEM), is_list: true, is_required: false },
        ],
    };

    /// `DeleteProcedureTemplateRequest`.
    pub static DELETE_PROCEDURE_TEMPLATE_REQUEST: Structure = Structure {
        name: "DeleteProcedureTemplateRequest",
        members: &[
            Member { name: "Name", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `DescribeAllClassRequest`.
    pub static DESCRIBE_ALL_CLASS_REQUEST: Structure = Structure {
        name: "DescribeAllClassRequest",
        members: &[
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `DescribeEventConfigRequest`.
    pub static DESCRIBE_EVENT_CONFIG_REQUEST: Structure = Structure {
        name: "DescribeEventConfigRequest",
        members: &[
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `DescribeEventsStateRequest`.
    pub static DESCRIBE_EVENTS_STATE_REQUEST: Structure = Structure {
        name: "DescribeEventsStateRequest",
        members: &[
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `DescribeMediaInfosRequest`.
    pub static DESCRIBE_MEDIA_INFOS_REQUEST: Structure = Structure {
        name: "DescribeMediaInfosRequest",
        members: &[
            Member { name: "FileIds", kind: Kind::Text, is_list: true, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "Filters", kind: Kind::Text, is_list: true, is_required: false },
        ],
    };

    /// `DescribeProcedureTemplatesRequest`.
    pub static DESCRIBE_PROCEDURE_TEMPLATES_REQUEST: Structure = Structure {
        name: "DescribeProcedureTemplatesRequest",
        members: &[
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "Names", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "Type", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Offset", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "Limit", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "SortBy", kind: Kind::Object(&SORT_BY), is_list: true, is_required: false },
        ],
    };

    /// `DescribeStorageRegionsRequest`.
    pub static DESCRIBE_STORAGE_REGIONS_REQUEST: Structure = Structure {
        name: "DescribeStorageRegionsRequest",
        members: &[
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `DescribeSubAppIdsRequest`.
    pub static DESCRIBE_SUB_APP_IDS_REQUEST: Structure = Structure {
        name: "DescribeSubAppIdsRequest",
        members: &[
            Member { name: "Name", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Tags", kind: Kind::Object(&RESOURCE_TAG), is_list: true, is_required: false },
            Member { name: "Offset", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "Limit", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `DescribeTaskDetailRequest`.
    pub static DESCRIBE_TASK_DETAIL_REQUEST: Structure = Structure {
        name: "DescribeTaskDetailRequest",
        members: &[
            Member { name: "TaskId", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `DescribeTasksRequest`.
    pub static DESCRIBE_TASKS_REQUEST: Structure = Structure {
        name: "DescribeTasksRequest",
        members: &[
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "Status", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "FileId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "CreateTime", kind: Kind::Object(&TIME_RANGE), is_list: false, is_required: false },
            Member { name: "FinishTime", kind: Kind::Object(&TIME_RANGE), is_list: false, is_required: false },
            Member { name: "Sort", kind: Kind::Object(&SORT_BY), is_list: false, is_required: false },
            Member { name: "Limit", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "ScrollToken", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `ForbidMediaDistributionRequest`.
    pub static FORBID_MEDIA_DISTRIBUTION_REQUEST: Structure = Structure {
        name: "ForbidMediaDistributionRequest",
        members: &[
            Member { name: "FileIds", kind: Kind::Text, is_list: true, is_required: true },
            Member { name: "Operation", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `HeadTailTaskInput`.
    pub static HEAD_TAIL_TASK_INPUT: Structure = Structure {
        name: "HeadTailTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Int, is_list: false, is_required: true },
        ],
    };

    /// `ImageSpriteTaskInput`.
    pub static IMAGE_SPRITE_TASK_INPUT: Structure = Structure {
        name: "ImageSpriteTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
        ],
    };

    /// `ImportMediaKnowledgeTaskInput`.
    pub static IMPORT_MEDIA_KNOWLEDGE_TASK_INPUT: Structure = Structure {
        name: "ImportMediaKnowledgeTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "KnowledgeBaseIds", kind: Kind::Text, is_list: true, is_required: false },
        ],
    };

    /// `ManageTaskRequest`.
    pub static MANAGE_TASK_REQUEST: Structure = Structure {
        name: "ManageTaskRequest",
        members: &[
            Member { name: "TaskId", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "OperationType", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `MediaDeleteItem`.
    pub static MEDIA_DELETE_ITEM: Structure = Structure {
        name: "MediaDeleteItem",
        members: &[
            Member { name: "Type", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "Definition", kind: Kind::Int, is_list: false, is_required: false },
        ],
    };

    /// `MediaKeyFrameDescItem`.
    pub static MEDIA_KEY_FRAME_DESC_ITEM: Structure = Structure {
        name: "MediaKeyFrameDescItem",
        members: &[
            Member { name: "TimeOffset", kind: Kind::Float, is_list: false, is_required: true },
            Member { name: "Content", kind: Kind::Text, is_list: false, is_required: true },
        ],
    };

    /// `MediaProcessTaskInput`.
    pub static MEDIA_PROCESS_TASK_INPUT: Structure = Structure {
        name: "MediaProcessTaskInput",
        members: &[
            Member { name: "TranscodeTaskSet", kind: Kind::Object(&TRANSCODE_TASK_INPUT), is_list: true, is_required: false },
            Member { name: "AnimatedGraphicTaskSet", kind: Kind::Object(&ANIMATED_GRAPHIC_TASK_INPUT), is_list: true, is_required: false },
            Member { name: "SnapshotByTimeOffsetTaskSet", kind: Kind::Object(&SNAPSHOT_BY_TIME_OFFSET_TASK_INPUT), is_list: true, is_required: false },
            Member { name: "SampleSnapshotTaskSet", kind: Kind::Object(&SAMPLE_SNAPSHOT_TASK_INPUT), is_list: true, is_required: false },
            Member { name: "ImageSpriteTaskSet", kind: Kind::Object(&IMAGE_SPRITE_TASK_INPUT), is_list: true, is_required: false },
            Member { name: "CoverBySnapshotTaskSet", kind: Kind::Object(&COVER_BY_SNAPSHOT_TASK_INPUT), is_list: true, is_required: false },
            Member { name: "AdaptiveDynamicStreamingTaskSet", kind: Kind::Object(&ADAPTIVE_DYNAMIC_STREAMING_TASK_INPUT), is_list: true, is_required: false },
        ],
    };

    /// `MediaSubtitleInput`.
    pub static MEDIA_SUBTITLE_INPUT: Structure = Structure {
        name: "MediaSubtitleInput",
        members: &[
            Member { name: "Name", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "Language", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "Format", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "Content", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "Id", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `ModifyClassRequest`.
    pub static MODIFY_CLASS_REQUEST: Structure = Structure {
        name: "ModifyClassRequest",
        members: &[
            Member { name: "ClassId", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "ClassName", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `ModifyEventConfigRequest`.
    pub static MODIFY_EVENT_CONFIG_REQUEST: Structure = Structure {
        name: "ModifyEventConfigRequest",
        members: &[
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "Mode", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "NotificationUrl", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "UploadMediaCompleteEventSwitch", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "DeleteMediaCompleteEventSwitch", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "PersistenceCompleteEventSwitch", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SignKey", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `ModifyMediaInfoRequest`.
    pub static MODIFY_MEDIA_INFO_REQUEST: Structure = Structure {
        name: "ModifyMediaInfoRequest",
        members: &[
            Member { name: "FileId", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "Name", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Description", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ClassId", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "ExpireTime", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "CoverData", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "AddKeyFrameDescs", kind: Kind::Object(&MEDIA_KEY_FRAME_DESC_ITEM), is_list: true, is_required: false },
            Member { name: "DeleteKeyFrameDescs", kind: Kind::Float, is_list: true, is_required: false },
            Member { name: "ClearKeyFrameDescs", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "AddTags", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "DeleteTags", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "ClearTags", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "AddSubtitles", kind: Kind::Object(&MEDIA_SUBTITLE_INPUT), is_list: true, is_required: false },
            Member { name: "DeleteSubtitleIds", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "ClearSubtitles", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "DeleteKnowledgeBases", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "ClearKnowledgeBases", kind: Kind::Int, is_list: false, is_required: false },
        ],
    };

    /// `ModifySubAppIdInfoRequest`.
    pub static MODIFY_SUB_APP_ID_INFO_REQUEST: Structure = Structure {
        name: "ModifySubAppIdInfoRequest",
        members: &[
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "Name", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Description", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `ModifySubAppIdStatusRequest`.
    pub static MODIFY_SUB_APP_ID_STATUS_REQUEST: Structure = Structure {
        name: "ModifySubAppIdStatusRequest",
        members: &[
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "Status", kind: Kind::Text, is_list: false, is_required: true },
        ],
    };

    /// `MosaicInput`.
    pub static MOSAIC_INPUT: Structure = Structure {
        name: "MosaicInput",
        members: &[
            Member { name: "CoordinateOrigin", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "XPos", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "YPos", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Width", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Height", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "StartTimeOffset", kind: Kind::Float, is_list: false, is_required: false },
            Member { name: "EndTimeOffset", kind: Kind::Float, is_list: false, is_required: false },
        ],
    };

    /// `OverrideTranscodeParameter`.
    pub static OVERRIDE_TRANSCODE_PARAMETER: Structure = Structure {
        name: "OverrideTranscodeParameter",
        members: &[
            Member { name: "Container", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "RemoveVideo", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "RemoveAudio", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "VideoTemplate", kind: Kind::Any, is_list: false, is_required: false },
            Member { name: "AudioTemplate", kind: Kind::Any, is_list: false, is_required: false },
            Member { name: "TEHDConfig", kind: Kind::Any, is_list: false, is_required: false },
            Member { name: "StdExtInfo", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `ParseStreamingManifestRequest`.
    pub static PARSE_STREAMING_MANIFEST_REQUEST: Structure = Structure {
        name: "ParseStreamingManifestRequest",
        members: &[
            Member { name: "MediaManifestContent", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "ManifestType", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `ProcedureReviewAudioVideoTaskInput`.
    pub static PROCEDURE_REVIEW_AUDIO_VIDEO_TASK_INPUT: Structure = Structure {
        name: "ProcedureReviewAudioVideoTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "ReviewContents", kind: Kind::Text, is_list: true, is_required: false },
        ],
    };

    /// `ProcessMediaByProcedureRequest`.
    pub static PROCESS_MEDIA_BY_PROCEDURE_REQUEST: Structure = Structure {
        name: "ProcessMediaByProcedureRequest",
        members: &[
            Member { name: "ProcedureName", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "FileId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "MediaStoragePath", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "TasksPriority", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "TasksNotifyMode", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SessionContext", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SessionId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ExtInfo", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `ProcessMediaRequest`.
    pub static PROCESS_MEDIA_REQUEST: Structure = Structure {
        name: "ProcessMediaRequest",
        members: &[
            Member { name: "FileId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "MediaStoragePath", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "MediaProcessTask", kind: Kind::Object(&MEDIA_PROCESS_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "AiContentReviewTask", kind: Kind::Object(&AI_CONTENT_REVIEW_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "AiAnalysisTask", kind: Kind::Object(&AI_ANALYSIS_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "AiRecognitionTask", kind: Kind::Object(&AI_RECOGNITION_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "TasksPriority", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "TasksNotifyMode", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SessionContext", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SessionId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ExtInfo", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Url", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "OutputAsIndependentMedia", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `PullEventsRequest`.
    pub static PULL_EVENTS_REQUEST: Structure = Structure {
        name: "PullEventsRequest",
        members: &[
            Member { name: "ExtInfo", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `PullUploadRequest`.
    pub static PULL_UPLOAD_REQUEST: Structure = Structure {
        name: "PullUploadRequest",
        members: &[
            Member { name: "MediaUrl", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "MediaType", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "MediaName", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "CoverUrl", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Procedure", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ExpireTime", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "StorageRegion", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ClassId", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "TasksPriority", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "SessionContext", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SessionId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ExtInfo", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SourceContext", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "MediaStoragePath", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `ResetProcedureTemplateRequest`.
    pub static RESET_PROCEDURE_TEMPLATE_REQUEST: Structure = Structure {
        name: "ResetProcedureTemplateRequest",
        members: &[
            Member { name: "Name", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "Comment", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "MediaProcessTask", kind: Kind::Object(&MEDIA_PROCESS_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "AiContentReviewTask", kind: Kind::Object(&AI_CONTENT_REVIEW_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "AiAnalysisTask", kind: Kind::Object(&AI_ANALYSIS_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "AiRecognitionTaskSet", kind: Kind::Object(&AI_RECOGNITION_TASK_INPUT), is_list: true, is_required: false },
            Member { name: "AiRecognitionTask", kind: Kind::Object(&AI_RECOGNITION_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "ReviewAudioVideoTask", kind: Kind::Object(&PROCEDURE_REVIEW_AUDIO_VIDEO_TASK_INPUT), is_list: false, is_required: false },
            Member { name: "ImportMediaKnowledgeTaskSet", kind: Kind::Object(&IMPORT_MEDIA_KNOWLEDGE_TASK_INPUT), is_list: true, is_required: false },
        ],
    };

    /// `ResourceTag`.
    pub static RESOURCE_TAG: Structure = Structure {
        name: "ResourceTag",
        members: &[
            Member { name: "TagKey", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "TagValue", kind: Kind::Text, is_list: false, is_required: true },
        ],
    };

    /// `SampleSnapshotTaskInput`.
    pub static SAMPLE_SNAPSHOT_TASK_INPUT: Structure = Structure {
        name: "SampleSnapshotTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "WatermarkSet", kind: Kind::Object(&WATERMARK_INPUT), is_list: true, is_required: false },
        ],
    };

    /// `SearchMediaRequest`.
    pub static SEARCH_MEDIA_REQUEST: Structure = Structure {
        name: "SearchMediaRequest",
        members: &[
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "FileIds", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "Names", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "NamePrefixes", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "Descriptions", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "ClassIds", kind: Kind::Int, is_list: true, is_required: false },
            Member { name: "Tags", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "Categories", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "SourceTypes", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "StreamIds", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "CreateTime", kind: Kind::Object(&TIME_RANGE), is_list: false, is_required: false },
            Member { name: "ExpireTime", kind: Kind::Object(&TIME_RANGE), is_list: false, is_required: false },
            Member { name: "StorageRegions", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "StorageClasses", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "MediaTypes", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "Status", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "ReviewResults", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "TrtcSdkAppIds", kind: Kind::Uint, is_list: true, is_required: false },
            Member { name: "TrtcRoomIds", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "Filters", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "Sort", kind: Kind::Object(&SORT_BY), is_list: false, is_required: false },
            Member { name: "Offset", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "Limit", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "Text", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SourceType", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "StreamId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "StartTime", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "EndTime", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Vids", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "Vid", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "StreamDomains", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "StreamPaths", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "KnowledgeBases", kind: Kind::Text, is_list: true, is_required: false },
        ],
    };

    /// `SimpleHlsClipRequest`.
    pub static SIMPLE_HLS_CLIP_REQUEST: Structure = Structure {
        name: "SimpleHlsClipRequest",
        members: &[
            Member { name: "Url", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "SubAppId", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "StartTimeOffset", kind: Kind::Float, is_list: false, is_required: false },
            Member { name: "EndTimeOffset", kind: Kind::Float, is_list: false, is_required: false },
            Member { name: "IsPersistence", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "ExpireTime", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Procedure", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ClassId", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "SourceContext", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SessionContext", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Precision", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "OutputMediaType", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ExtInfo", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `SnapshotByTimeOffsetTaskInput`.
    pub static SNAPSHOT_BY_TIME_OFFSET_TASK_INPUT: Structure = Structure {
        name: "SnapshotByTimeOffsetTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "ExtTimeOffsetSet", kind: Kind::Text, is_list: true, is_required: false },
            Member { name: "TimeOffsetSet", kind: Kind::Float, is_list: true, is_required: false },
            Member { name: "WatermarkSet", kind: Kind::Object(&WATERMARK_INPUT), is_list: true, is_required: false },
        ],
    };

    /// `SortBy`.
    pub static SORT_BY: Structure = Structure {
        name: "SortBy",
        members: &[
            Member { name: "Field", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "Order", kind: Kind::Text, is_list: false, is_required: true },
        ],
    };

    /// `SubtitleInfoInput`.
    pub static SUBTITLE_INFO_INPUT: Structure = Structure {
        name: "SubtitleInfoInput",
        members: &[
            Member { name: "Id", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "StreamIndex", kind: Kind::Int, is_list: false, is_required: false },
            Member { name: "FontType", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "FontSize", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "FontColor", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "FontAlpha", kind: Kind::Float, is_list: false, is_required: false },
            Member { name: "YPos", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "BoardY", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "BoardWidth", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "BoardHeight", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "BoardColor", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "BoardAlpha", kind: Kind::Float, is_list: false, is_required: false },
            Member { name: "Alignment", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "OutlineWidth", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "OutlineColor", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "OutlineAlpha", kind: Kind::Float, is_list: false, is_required: false },
            Member { name: "ShadowWidth", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ShadowColor", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ShadowAlpha", kind: Kind::Float, is_list: false, is_required: false },
            Member { name: "LineSpacing", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `ThirdPartyDrmInfo`.
    pub static THIRD_PARTY_DRM_INFO: Structure = Structure {
        name: "ThirdPartyDrmInfo",
        members: &[
            Member { name: "DrmTypes", kind: Kind::Text, is_list: true, is_required: true },
            Member { name: "SPEKEDrm", kind: Kind::Any, is_list: false, is_required: false },
        ],
    };

    /// `TimeRange`.
    pub static TIME_RANGE: Structure = Structure {
        name: "TimeRange",
        members: &[
            Member { name: "After", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Before", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `TraceWatermarkInput`.
    pub static TRACE_WATERMARK_INPUT: Structure = Structure {
        name: "TraceWatermarkInput",
        members: &[
            Member { name: "Switch", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `TranscodeTaskInput`.
    pub static TRANSCODE_TASK_INPUT: Structure = Structure {
        name: "TranscodeTaskInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "WatermarkSet", kind: Kind::Object(&WATERMARK_INPUT), is_list: true, is_required: false },
            Member { name: "TraceWatermark", kind: Kind::Object(&TRACE_WATERMARK_INPUT), is_list: false, is_required: false },
            Member { name: "CopyRightWatermark", kind: Kind::Object(&COPY_RIGHT_WATERMARK_INPUT), is_list: false, is_required: false },
            Member { name: "BlindWatermark", kind: Kind::Object(&BLIND_WATERMARK_INPUT), is_list: false, is_required: false },
            Member { name: "MosaicSet", kind: Kind::Object(&MOSAIC_INPUT), is_list: true, is_required: false },
            Member { name: "HeadTailSet", kind: Kind::Object(&HEAD_TAIL_TASK_INPUT), is_list: true, is_required: false },
            Member { name: "StartTimeOffset", kind: Kind::Float, is_list: false, is_required: false },
            Member { name: "EndTimeOffset", kind: Kind::Float, is_list: false, is_required: false },
            Member { name: "OverrideParameter", kind: Kind::Object(&OVERRIDE_TRANSCODE_PARAMETER), is_list: false, is_required: false },
            Member { name: "SubtitleInfoSet", kind: Kind::Object(&SUBTITLE_INFO_INPUT), is_list: true, is_required: false },
        ],
    };

    /// `WatermarkInput`.
    pub static WATERMARK_INPUT: Structure = Structure {
        name: "WatermarkInput",
        members: &[
            Member { name: "Definition", kind: Kind::Uint, is_list: false, is_required: true },
            Member { name: "TextContent", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SvgContent", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "StartTimeOffset", kind: Kind::Float, is_list: false, is_required: false },
            Member { name: "EndTimeOffset", kind: Kind::Float, is_list: false, is_required: false },
        ],
    };
}

/// Names of the parameters of each action of `vod`.
pub mod vod_fields {
    /// Of `ApplyUpload`.
    pub const APPLY_UPLOAD: &[&str] = &["MediaType", "SubAppId", "MediaName", "CoverType", "Procedure", "ExpireTime", "StorageRegion", "ClassId", "SourceContext", "SessionContext", "ExtInfo", "MediaStoragePath"];
    /// Of `CommitUpload`.
    pub const COMMIT_UPLOAD: &[&str] = &["VodSessionKey", "SubAppId"];
    /// Of `ConfirmEvents`.
    pub const CONFIRM_EVENTS: &[&str] = &["EventHandles", "ExtInfo", "SubAppId"];
    /// Of `CreateAigcImageTask`.
    pub const CREATE_AIGC_IMAGE_TASK: &[&str] = &["SubAppId", "ModelName", "ModelVersion", "FileInfos", "Prompt", "NegativePrompt", "EnhancePrompt", "OutputConfig", "InputRegion", "SceneType", "Seed", "SessionId", "SessionContext", "TasksPriority", "ExtInfo"];
    /// Of `CreateAigcVideoTask`.
    pub const CREATE_AIGC_VIDEO_TASK: &[&str] = &["SubAppId", "ModelName", "ModelVersion", "FileInfos", "SubjectInfos", "LastFrameFileId", "LastFrameUrl", "Prompt", "NegativePrompt", "EnhancePrompt", "OutputConfig", "InputRegion", "SceneType", "Procedure", "Seed", "SessionId", "SessionContext", "TasksPriority", "ExtInfo"];
    /// Of `CreateClass`.
    pub const CREATE_CLASS: &[&str] = &["ParentId", "ClassName", "SubAppId"];
    /// Of `CreateProcedureTemplate`.
    pub const CREATE_PROCEDURE_TEMPLATE: &[&str] = &["Name", "SubAppId", "Comment", "MediaProcessTask", "AiContentReviewTask", "AiAnalysisTask", "AiRecognitionTaskSet", "AiRecognitionTask", "ReviewAudioVideoTask", "ImportMediaKnowledgeTaskSet"];
    /// Of `CreateSubAppId`.
    pub const CREATE_SUB_APP_ID: &[&str] = &["Name", "Description", "Type", "Mode", "StorageRegion", "Tags"];
    /// Of `DeleteClass`.
    pub const DELETE_CLASS: &[&str] = &["ClassId", "SubAppId"];
    /// Of `DeleteMedia`.
    pub const DELETE_MEDIA: &[&str] = &["FileId", "SubAppId", "DeleteParts"];
    /// Of `DeleteProcedureTemplate`.
    pub const DELETE_PROCEDURE_TEMPLATE: &[&str] = &["Name", "SubAppId"];
    /// Of `DescribeAllClass`.
    pub const DESCRIBE_ALL_CLASS: &[&str] = &["SubAppId"];
    /// Of `DescribeEventConfig`.
    pub const DESCRIBE_EVENT_CONFIG: &[&str] = &["SubAppId"];
    /// Of `DescribeEventsState`.
    pub const DESCRIBE_EVENTS_STATE: &[&str] = &["SubAppId"];
    /// Of `DescribeMediaInfos`.
    pub const DESCRIBE_MEDIA_INFOS: &[&str] = &["FileIds", "SubAppId", "Filters"];
    /// Of `DescribeProcedureTemplates`.
    pub const DESCRIBE_PROCEDURE_TEMPLATES: &[&str] = &["SubAppId", "Names", "Type", "Offset", "Limit", "SortBy"];
    /// Of `DescribeStorageRegions`.
    pub const DESCRIBE_STORAGE_REGIONS: &[&str] = &["SubAppId"];
    /// Of `DescribeSubAppIds`.
    pub const DESCRIBE_SUB_APP_IDS: &[&str] = &["Name", "Tags", "Offset", "Limit"];
    /// Of `DescribeTaskDetail`.
    pub const DESCRIBE_TASK_DETAIL: &[&str] = &["TaskId", "SubAppId"];
    /// Of `DescribeTasks`.
    pub const DESCRIBE_TASKS: &[&str] = &["SubAppId", "Status", "FileId", "CreateTime", "FinishTime", "Sort", "Limit", "ScrollToken"];
    /// Of `ForbidMediaDistribution`.
    pub const FORBID_MEDIA_DISTRIBUTION: &[&str] = &["FileIds", "Operation", "SubAppId"];
    /// Of `ManageTask`.
    pub const MANAGE_TASK: &[&str] = &["TaskId", "OperationType", "SubAppId"];
    /// Of `ModifyClass`.
    pub const MODIFY_CLASS: &[&str] = &["ClassId", "ClassName", "SubAppId"];
    /// Of `ModifyEventConfig`.
    pub const MODIFY_EVENT_CONFIG: &[&str] = &["SubAppId", "Mode", "NotificationUrl", "UploadMediaCompleteEventSwitch", "DeleteMediaCompleteEventSwitch", "PersistenceCompleteEventSwitch", "SignKey"];
    /// Of `ModifyMediaInfo`.
    pub const MODIFY_MEDIA_INFO: &[&str] = &["FileId", "SubAppId", "Name", "Description", "ClassId", "ExpireTime", "CoverData", "AddKeyFrameDescs", "DeleteKeyFrameDescs", "ClearKeyFrameDescs", "AddTags", "DeleteTags", "ClearTags", "AddSubtitles", "DeleteSubtitleIds", "ClearSubtitles", "DeleteKnowledgeBases", "ClearKnowledgeBases"];
    /// Of `ModifySubAppIdInfo`.
    pub const MODIFY_SUB_APP_ID_INFO: &[&str] = &["SubAppId", "Name", "Description"];
    /// Of `ModifySubAppIdStatus`.
    pub const MODIFY_SUB_APP_ID_STATUS: &[&str] = &["SubAppId", "Status"];
    /// Of `ParseStreamingManifest`.
    pub const PARSE_STREAMING_MANIFEST: &[&str] = &["MediaManifestContent", "ManifestType"];
    /// Of `ProcessMediaByProcedure`.
    pub const PROCESS_MEDIA_BY_PROCEDURE: &[&str] = &["ProcedureName", "FileId", "MediaStoragePath", "SubAppId", "TasksPriority", "TasksNotifyMode", "SessionContext", "SessionId", "ExtInfo"];
    /// Of `ProcessMedia`.
    pub const PROCESS_MEDIA: &[&str] = &["FileId", "MediaStoragePath", "SubAppId", "MediaProcessTask", "AiContentReviewTask", "AiAnalysisTask", "AiRecognitionTask", "TasksPriority", "TasksNotifyMode", "SessionContext", "SessionId", "ExtInfo", "Url", "OutputAsIndependentMedia"];
    /// Of `PullEvents`.
    pub const PULL_EVENTS: &[&str] = &["ExtInfo", "SubAppId"];
    /// Of `PullUpload`.
    pub const PULL_UPLOAD: &[&str] = &["MediaUrl", "MediaType", "SubAppId", "MediaName", "CoverUrl", "Procedure", "ExpireTime", "StorageRegion", "ClassId", "TasksPriority", "SessionContext", "SessionId", "ExtInfo", "SourceContext", "MediaStoragePath"];
    /// Of `ResetProcedureTemplate`.
    pub const RESET_PROCEDURE_TEMPLATE: &[&str] = &["Name", "SubAppId", "Comment", "MediaProcessTask", "AiContentReviewTask", "AiAnalysisTask", "AiRecognitionTaskSet", "AiRecognitionTask", "ReviewAudioVideoTask", "ImportMediaKnowledgeTaskSet"];
    /// Of `SearchMedia`.
    pub const SEARCH_MEDIA: &[&str] = &["SubAppId", "FileIds", "Names", "NamePrefixes", "Descriptions", "ClassIds", "Tags", "Categories", "SourceTypes", "StreamIds", "CreateTime", "ExpireTime", "StorageRegions", "StorageClasses", "MediaTypes", "Status", "ReviewResults", "TrtcSdkAppIds", "TrtcRoomIds", "Filters", "Sort", "Offset", "Limit", "Text", "SourceType", "StreamId", "StartTime", "EndTime", "Vids", "Vid", "StreamDomains", "StreamPaths", "KnowledgeBases"];
    /// Of `SimpleHlsClip`.
    pub const SIMPLE_HLS_CLIP: &[&str] = &["Url", "SubAppId", "StartTimeOffset", "EndTimeOffset", "IsPersistence", "ExpireTime", "Procedure", "ClassId", "SourceContext", "SessionContext", "Precision", "OutputMediaType", "ExtInfo"];
}

/// Parameters of the actions of `vod`.
pub static VOD_REQUESTS: &[(&str, &Structure)] = &[
    ("ApplyUpload", &vod::APPLY_UPLOAD_REQUEST),
    ("CommitUpload", &vod::COMMIT_UPLOAD_REQUEST),
    ("ConfirmEvents", &vod::CONFIRM_EVENTS_REQUEST),
    ("CreateAigcImageTask", &vod::CREATE_AIGC_IMAGE_TASK_REQUEST),
    ("CreateAigcVideoTask", &vod::CREATE_AIGC_VIDEO_TASK_REQUEST),
    ("CreateClass", &vod::CREATE_CLASS_REQUEST),
    ("CreateProcedureTemplate", &vod::CREATE_PROCEDURE_TEMPLATE_REQUEST),
    ("CreateSubAppId", &vod::CREATE_SUB_APP_ID_REQUEST),
    ("DeleteClass", &vod::DELETE_CLASS_REQUEST),
    ("DeleteMedia", &vod::DELETE_MEDIA_REQUEST),
    ("DeleteProcedureTemplate", &vod::DELETE_PROCEDURE_TEMPLATE_REQUEST),
    ("DescribeAllClass", &vod::DESCRIBE_ALL_CLASS_REQUEST),
    ("DescribeEventConfig", &vod::DESCRIBE_EVENT_CONFIG_REQUEST),
    ("DescribeEventsState", &vod::DESCRIBE_EVENTS_STATE_REQUEST),
    ("DescribeMediaInfos", &vod::DESCRIBE_MEDIA_INFOS_REQUEST),
    ("DescribeProcedureTemplates", &vod::DESCRIBE_PROCEDURE_TEMPLATES_REQUEST),
    ("DescribeStorageRegions", &vod::DESCRIBE_STORAGE_REGIONS_REQUEST),
    ("DescribeSubAppIds", &vod::DESCRIBE_SUB_APP_IDS_REQUEST),
    ("DescribeTaskDetail", &vod::DESCRIBE_TASK_DETAIL_REQUEST),
    ("DescribeTasks", &vod::DESCRIBE_TASKS_REQUEST),
    ("ForbidMediaDistribution", &vod::FORBID_MEDIA_DISTRIBUTION_REQUEST),
    ("ManageTask", &vod::MANAGE_TASK_REQUEST),
    ("ModifyClass", &vod::MODIFY_CLASS_REQUEST),
    ("ModifyEventConfig", &vod::MODIFY_EVENT_CONFIG_REQUEST),
    ("ModifyMediaInfo", &vod::MODIFY_MEDIA_INFO_REQUEST),
    ("ModifySubAppIdInfo", &vod::MODIFY_SUB_APP_ID_INFO_REQUEST),
    ("ModifySubAppIdStatus", &vod::MODIFY_SUB_APP_ID_STATUS_REQUEST),
    ("ParseStreamingManifest", &vod::PARSE_STREAMING_MANIFEST_REQUEST),
    ("ProcessMediaByProcedure", &vod::PROCESS_MEDIA_BY_PROCEDURE_REQUEST),
    ("ProcessMedia", &vod::PROCESS_MEDIA_REQUEST),
    ("PullEvents", &vod::PULL_EVENTS_REQUEST),
    ("PullUpload", &vod::PULL_UPLOAD_REQUEST),
    ("ResetProcedureTemplate", &vod::RESET_PROCEDURE_TEMPLATE_REQUEST),
    ("SearchMedia", &vod::SEARCH_MEDIA_REQUEST),
    ("SimpleHlsClip", &vod::SIMPLE_HLS_CLIP_REQUEST),
];

/// All actions of `vod`.
pub static VOD_ACTIONS: &[&str] = &[
    "ApplyUpload",
    "AttachMediaSubtitles",
    "CloneVoiceAsync",
    "CloneVoiceSync",
    "CommitUpload",
    "ComposeMedia",
    "ConfirmEvents",
    "CreateAIAnalysisTemplate",
    "CreateAIRecognitionTemplate",
    "CreateAdaptiveDynamicStreamingTemplate",
    "CreateAigcAdvancedCustomElement",
    "CreateAigcApiToken",
    "CreateAigcAudioClone",
    "CreateAigcAudioTask",
    "CreateAigcCustomElement",
    "CreateAigcCustomVoice",
    "CreateAigcHunyuan3DTask",
    "CreateAigcImageTask",
    "CreateAigcQuota",
    "CreateAigcSubject",
    "CreateAigcVideoRedrawTask",
    "CreateAigcVideoTask",
    "CreateAnimatedGraphicsTemplate",
    "CreateBlindWatermarkTemplate",
    "CreateCLSLogset",
    "CreateCLSTopic",
    "CreateClass",
    "CreateComplexAdaptiveDynamicStreamingTask",
    "CreateContentReviewTemplate",
    "CreateDomainVerifyRecord",
    "CreateEnhanceMediaTemplate",
    "CreateHeadTailTemplate",
    "CreateImageProcessingTemplate",
    "CreateImageSpriteTemplate",
    "CreateJustInTimeTranscodeTemplate",
    "CreateKnowledgeBase",
    "CreateLLMComprehendTemplate",
    "CreateMPSTemplate",
    "CreatePersonSample",
    "CreateProcedureTemplate",
    "CreateProcessImageAsyncTemplate",
    "CreateQualityInspectTemplate",
    "CreateRebuildMediaTemplate",
    "CreateReviewTemplate",
    "CreateRoundPlay",
    "CreateSampleSnapshotTemplate",
    "CreateSceneAigcImageTask",
    "CreateSceneAigcVideoTask",
    "CreateSnapshotByTimeOffsetTemplate",
    "CreateStorageRegion",
    "CreateSubAppId",
    "CreateSuperPlayerConfig",
    "CreateTranscodeTemplate",
    "CreateVodDomain",
    "CreateWatermarkTemplate",
    "CreateWordSamples",
    "DeleteAIAnalysisTemplate",
    "DeleteAIRecognitionTemplate",
    "DeleteAdaptiveDynamicStreamingTemplate",
    "DeleteAigcAdvancedCustomElement",
    "DeleteAigcApiToken",
    "DeleteAigcQuota",
    "DeleteAnimatedGraphicsTemplate",
    "DeleteBlindWatermarkTemplate",
    "DeleteCLSTopic",
    "DeleteClass",
    "DeleteContentReviewTemplate",
    "DeleteEnhanceMediaTemplate",
    "DeleteHeadTailTemplate",
    "DeleteImageProcessingTemplate",
    "DeleteImageSpriteTemplate",
    "DeleteJustInTimeTranscodeTemplate",
    "DeleteKnowledgeBase",
    "DeleteLLMComprehendTemplate",
    "DeleteMPSTemplate",
    "DeleteMedia",
    "DeletePersonSample",
    "DeleteProcedureTemplate",
    "DeleteProcessImageAsyncTemplate",
    "DeleteQualityInspectTemplate",
    "DeleteRebuildMediaTemplate",
    "DeleteReviewTemplate",
    "DeleteRoundPlay",
    "DeleteSampleSnapshotTemplate",
    "DeleteSnapshotByTimeOffsetTemplate",
    "DeleteSuperPlayerConfig",
    "DeleteTranscodeTemplate",
    "DeleteVodDomain",
    "DeleteVoice",
    "DeleteWatermarkTemplate",
    "DeleteWordSamples",
    "DescribeAIAnalysisTemplates",
    "DescribeAIRecognitionTemplates",
    "DescribeAdaptiveDynamicStreamingTemplates",
    "DescribeAigcAdvancedCustomElements",
    "DescribeAigcApiTokens",
    "DescribeAigcFaceInfo",
    "DescribeAigcFaceInfoAsync",
    "DescribeAigcQuotas",
    "DescribeAigcUsageData",
    "DescribeAllClass",
    "DescribeAnimatedGraphicsTemplates",
    "DescribeBlindWatermarkTemplates",
    "DescribeCDNStatDetails",
    "DescribeCDNUsageData",
    "DescribeCLSLogsets",
    "DescribeCLSPushTargets",
    "DescribeCLSTopics",
    "DescribeCdnLogs",
    "DescribeClientUploadAccelerationUsageData",
    "DescribeContentReviewTemplates",
    "DescribeCurrentPlaylist",
    "DescribeDailyMediaPlayStat",
    "DescribeDailyMostPlayedStat",
    "DescribeDailyPlayStatFileList",
    "DescribeDefaultDistributionConfig",
    "DescribeDrmDataKey",
    "DescribeDrmKeyProviderInfo",
    "DescribeEnhanceMediaTemplates",
    "DescribeEventConfig",
    "DescribeEventsState",
    "DescribeFileAttributes",
    "DescribeHeadTailTemplates",
    "DescribeImageProcessingTemplates",
    "DescribeImageReviewUsageData",
    "DescribeImageSpriteTemplates",
    "DescribeJustInTimeTranscodeTemplates",
    "DescribeKnowledgeBases",
    "DescribeLLMComprehendTemplates",
    "DescribeLicenseUsageData",
    "DescribeMPSTemplates",
    "DescribeMediaInfos",
    "DescribeMediaPlayStatDetails",
    "DescribeMediaProcessUsageData",
    "DescribePersonSamples",
    "DescribePrepaidProducts",
    "DescribeProcedureTemplates",
    "DescribeProcessImageAsyncTemplates",
    "DescribeQualityInspectTemplates",
    "DescribeRebuildMediaTemplates",
    "DescribeReviewDetails",
    "DescribeReviewTemplates",
    "DescribeRoundPlays",
    "DescribeSampleSnapshotTemplates",
    "DescribeSnapshotByTimeOffsetTemplates",
    "DescribeStorageData",
    "DescribeStorageDetails",
    "DescribeStorageRegions",
    "DescribeSubAppIds",
    "DescribeSuperPlayerConfigs",
    "DescribeTaskDetail",
    "DescribeTasks",
    "DescribeTranscodeTemplates",
    "DescribeVodDomains",
    "DescribeVoices",
    "DescribeWatermarkTemplates",
    "DescribeWordSamples",
    "DesignVoiceAsync",
    "EditMedia",
    "EnhanceMediaByTemplate",
    "EnhanceMediaQuality",
    "ExecuteFunction",
    "ExtractBlindWatermark",
    "ExtractCopyRightWatermark",
    "ExtractTraceWatermark",
    "FastEditMedia",
    "ForbidMediaDistribution",
    "HandleCurrentPlaylist",
    "ImportMediaKnowledge",
    "InspectMediaQuality",
    "ListFiles",
    "LiveRealTimeClip",
    "ManageTask",
    "ModifyAIAnalysisTemplate",
    "ModifyAIRecognitionTemplate",
    "ModifyAdaptiveDynamicStreamingTemplate",
    "ModifyAigcQuota",
    "ModifyAnimatedGraphicsTemplate",
    "ModifyBlindWatermarkTemplate",
    "ModifyClass",
    "ModifyContentReviewTemplate",
    "ModifyDefaultDistributionConfig",
    "ModifyDefaultStorageRegion",
    "ModifyEnhanceMediaTemplate",
    "ModifyEventConfig",
    "ModifyHeadTailTemplate",
    "ModifyImageSpriteTemplate",
    "ModifyJustInTimeTranscodeTemplate",
    "ModifyKnowledgeBase",
    "ModifyLLMComprehendTemplate",
    "ModifyMPSTemplate",
    "ModifyMediaInfo",
    "ModifyMediaStorageClass",
    "ModifyPersonSample",
    "ModifyProcessImageAsyncTemplate",
    "ModifyQualityInspectTemplate",
    "ModifyRebuildMediaTemplate",
    "ModifyReviewTemplate",
    "ModifyRoundPlay",
    "ModifySampleSnapshotTemplate",
    "ModifySnapshotByTimeOffsetTemplate",
    "ModifySubAppIdInfo",
    "ModifySubAppIdStatus",
    "ModifySuperPlayerConfig",
    "ModifyTranscodeTemplate",
    "ModifyVodDomainAccelerateConfig",
    "ModifyVodDomainConfig",
    "ModifyWatermarkTemplate",
    "ModifyWordSample",
    "ParseStreamingManifest",
    "ProcessImage",
    "ProcessImageAsync",
    "ProcessMedia",
    "ProcessMediaByMPS",
    "ProcessMediaByProcedure",
    "ProcessMediaByUrl",
    "PullEvents",
    "PullUpload",
    "PushUrlCache",
    "RebuildMedia",
    "RebuildMediaByTemplate",
    "RefreshUrlCache",
    "RemoveWatermark",
    "ResetProcedureTemplate",
    "RestoreMedia",
    "ReviewAudioVideo",
    "ReviewImage",
    "SearchMedia",
    "SearchMediaBySemantics",
    "SetCLSPushTarget",
    "SetDrmKeyProviderInfo",
    "SetVodDomainCertificate",
    "SimpleHlsClip",
    "SplitMedia",
    "TextToSpeechAsync",
    "TextToSpeechSync",
    "UpdateAigcApiToken",
    "UpdateVoice",
    "VerifyDomainRecord",
    "VideoDepthEstimation",
    "WeChatMiniProgramPublish",
];

/// Structures of `sts`.
pub mod sts {
    use crate::services::cloud_api::schema::structure::{Kind, Member, Structure};

    /// `AssumeRoleRequest`.
    pub static ASSUME_ROLE_REQUEST: Structure = Structure {
        name: "AssumeRoleRequest",
        members: &[
            Member { name: "RoleArn", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "RoleSessionName", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "DurationSeconds", kind: Kind::Uint, is_list: false, is_required: false },
            Member { name: "Policy", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "ExternalId", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "Tags", kind: Kind::Object(&TAG), is_list: true, is_required: false },
            Member { name: "SourceIdentity", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "SerialNumber", kind: Kind::Text, is_list: false, is_required: false },
            Member { name: "TokenCode", kind: Kind::Text, is_list: false, is_required: false },
        ],
    };

    /// `AssumeRoleWithSAMLRequest`.
    pub static ASSUME_ROLE_WITH_SAMLREQUEST: Structure = Structure {
        name: "AssumeRoleWithSAMLRequest",
        members: &[
            Member { name: "SAMLAssertion", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "PrincipalArn", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "RoleArn", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "RoleSessionName", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "DurationSeconds", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `AssumeRoleWithWebIdentityRequest`.
    pub static ASSUME_ROLE_WITH_WEB_IDENTITY_REQUEST: Structure = Structure {
        name: "AssumeRoleWithWebIdentityRequest",
        members: &[
            Member { name: "ProviderId", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "WebIdentityToken", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "RoleArn", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "RoleSessionName", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "DurationSeconds", kind: Kind::Int, is_list: false, is_required: false },
        ],
    };

    /// `GetFederationTokenRequest`.
    pub static GET_FEDERATION_TOKEN_REQUEST: Structure = Structure {
        name: "GetFederationTokenRequest",
        members: &[
            Member { name: "Name", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "Policy", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "DurationSeconds", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `GetSessionTokenRequest`.
    pub static GET_SESSION_TOKEN_REQUEST: Structure = Structure {
        name: "GetSessionTokenRequest",
        members: &[
            Member { name: "SerialNumber", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "TokenCode", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "DurationSeconds", kind: Kind::Int, is_list: false, is_required: false },
        ],
    };

    /// `QueryApiKeyRequest`.
    pub static QUERY_API_KEY_REQUEST: Structure = Structure {
        name: "QueryApiKeyRequest",
        members: &[
            Member { name: "TargetUin", kind: Kind::Uint, is_list: false, is_required: false },
        ],
    };

    /// `Tag`.
    pub static TAG: Structure = Structure {
        name: "Tag",
        members: &[
            Member { name: "Key", kind: Kind::Text, is_list: false, is_required: true },
            Member { name: "Value", kind: Kind::Text, is_list: false, is_required: true },
        ],
    };
}

/// Names of the parameters of each action of `sts`.
pub mod sts_fields {
    /// Of `AssumeRole`.
    pub const ASSUME_ROLE: &[&str] = &["RoleArn", "RoleSessionName", "DurationSeconds", "Policy", "ExternalId", "Tags", "SourceIdentity", "SerialNumber", "TokenCode"];
    /// Of `AssumeRoleWithSAML`.
    pub const ASSUME_ROLE_WITH_SAML: &[&str] = &["SAMLAssertion", "PrincipalArn", "RoleArn", "RoleSessionName", "DurationSeconds"];
    /// Of `AssumeRoleWithWebIdentity`.
    pub const ASSUME_ROLE_WITH_WEB_IDENTITY: &[&str] = &["ProviderId", "WebIdentityToken", "RoleArn", "RoleSessionName", "DurationSeconds"];
    /// Of `GetFederationToken`.
    pub const GET_FEDERATION_TOKEN: &[&str] = &["Name", "Policy", "DurationSeconds"];
    /// Of `GetSessionToken`.
    pub const GET_SESSION_TOKEN: &[&str] = &["SerialNumber", "TokenCode", "DurationSeconds"];
    /// Of `QueryApiKey`.
    pub const QUERY_API_KEY: &[&str] = &["TargetUin"];
}

/// Parameters of the actions of `sts`.
pub static STS_REQUESTS: &[(&str, &Structure)] = &[
    ("AssumeRole", &sts::ASSUME_ROLE_REQUEST),
    ("AssumeRoleWithSAML", &sts::ASSUME_ROLE_WITH_SAMLREQUEST),
    ("AssumeRoleWithWebIdentity", &sts::ASSUME_ROLE_WITH_WEB_IDENTITY_REQUEST),
    ("GetFederationToken", &sts::GET_FEDERATION_TOKEN_REQUEST),
    ("GetSessionToken", &sts::GET_SESSION_TOKEN_REQUEST),
    ("QueryApiKey", &sts::QUERY_API_KEY_REQUEST),
];

/// All actions of `sts`.
pub static STS_ACTIONS: &[&str] = &[
    "AssumeRole",
    "AssumeRoleWithSAML",
    "AssumeRoleWithWebIdentity",
    "GetCallerIdentity",
    "GetFederationToken",
    "GetSessionToken",
    "QueryApiKey",
];
