//! Words of the overview.

use crate::services::admin::inspector::words::table::words;

words! {
    /// Words of the overview.
    OverviewWords {
        server: "This server", "本服务";
    }
}
