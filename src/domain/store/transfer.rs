//! Moving and copying a file within its bucket, without copying a byte.

use crate::domain::store::bucket::{Bucket, NewObject};
use crate::domain::store::error::{ObjectError, PathError};
use crate::domain::store::files::{Placing, check_place, like};

/// Whether the source stays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Transfer {
    /// The source goes; its times and attributes move along.
    Move,
    /// The source stays; the copy's times are those of the request.
    Copy,
}

impl Bucket {
    pub fn transfer(
        &self,
        from: &str,
        to: &str,
        transfer: Transfer,
        placing: Placing<'_>,
    ) -> Result<(), PathError> {
        let mut objects = self.write()?;
        let source = objects.get(from).ok_or_else(|| ObjectError::NotFound { key: from.into() })?.clone();
        if from == to {
            return Err(PathError::SameSourceAndDestination { key: to.into() });
        }
        check_place(&objects, to, placing.overwrite)?;
        if transfer == Transfer::Move {
            self.check_writable(from, Some(&source), placing.now)?;
        }
        let mut attributes = source.attributes.clone();
        // Only the source was made by that upload.
        attributes.details.upload_id = None;
        let mut new = like(&source, attributes);
        if transfer == Transfer::Copy {
            new = NewObject { ctime: placing.now, mtime: placing.now, ..new };
        }
        self.insert(&mut objects, to, new, placing)?;
        if transfer == Transfer::Move {
            self.unlink(&mut objects, from, placing.now)?;
        }
        Ok(())
    }
}
