//! Classes of media: a tree of four levels in each app, beside the class 0 that is always there.
//!
//! <https://cloud.tencent.com/document/product/266/7812> (CreateClass)

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use dashmap::DashMap;

use crate::domain::accounts::VodApp;
use crate::primitives::memory::{MemoryFull, Meter, Reservation};
use crate::primitives::names::AppId;

/// Levels of classes, from 0.
const LEVELS: usize = 4;
/// Classes that a class, or an app at the top, may have.
const MOST_CHILDREN: usize = 500;
/// Bytes a class is charged with beside its name.
const COST: u64 = 256;
/// Name of class 0.
const OTHER: &str = "其他";

/// Number of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub i64);

impl ClassId {
    /// The parent of classes at the top.
    pub const TOP: Self = Self(-1);
    /// The class of media that have no other.
    pub const OTHER: Self = Self(0);
}

/// A class as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    pub id: ClassId,
    pub parent: ClassId,
    pub name: String,
    pub level: usize,
    pub children: Vec<ClassId>,
}

/// Why classes do not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ClassError {
    #[error(transparent)]
    MemoryFull(#[from] MemoryFull),
    #[error("there is no class {}", .0.0)]
    NotFound(ClassId),
    #[error("there is no class {} to be the parent", .0.0)]
    NoParent(ClassId),
    #[error("classes have {LEVELS} levels, from 0 to 3; the parent is on the last")]
    TooDeep,
    #[error("a class has at most {MOST_CHILDREN} subclasses")]
    TooMany,
    #[error("another class of the same parent has this name")]
    Duplicate,
    #[error("class 0 cannot have subclasses")]
    FixedParent,
    #[error("class 0 cannot be changed")]
    Fixed,
    #[error("the class has subclasses, or media; move or delete them first")]
    NotEmpty,
}

#[derive(Debug, Clone)]
struct Node {
    parent: ClassId,
    name: String,
    _cost: Arc<Reservation>,
}

/// The classes of one app, without class 0.
#[derive(Debug, Clone, Default)]
struct Tree {
    nodes: BTreeMap<ClassId, Node>,
    /// Each class behind its parent.
    by_parent: BTreeSet<(ClassId, ClassId)>,
    last: i64,
}

impl Tree {
    fn children(&self, of: ClassId) -> impl Iterator<Item = (ClassId, &Node)> {
        let ids = self.by_parent.range((of, ClassId(i64::MIN))..=(of, ClassId(i64::MAX)));
        ids.filter_map(|(_, id)| Some((*id, self.nodes.get(id)?)))
    }

    /// The names from the top down to the class; empty for one that does not exist.
    fn path(&self, id: ClassId) -> Vec<&str> {
        let mut path = Vec::new();
        let mut next = self.nodes.get(&id);
        while let Some(node) = next {
            path.push(&*node.name);
            next = self.nodes.get(&node.parent);
        }
        path.reverse();
        path
    }

    /// Whether another child of `parent` than `own` has this name.
    fn has_name(&self, parent: ClassId, name: &str, own: Option<ClassId>) -> bool {
        self.children(parent).any(|(id, node)| node.name == name && Some(id) != own)
    }

    fn create(&mut self, parent: ClassId, name: &str, meter: &Meter) -> Result<ClassId, ClassError> {
        match parent {
            ClassId::TOP => {}
            ClassId::OTHER => return Err(ClassError::FixedParent),
            _ if !self.nodes.contains_key(&parent) => return Err(ClassError::NoParent(parent)),
            _ if self.path(parent).len() == LEVELS => return Err(ClassError::TooDeep),
            _ => {}
        }
        if self.has_name(parent, name, None) || (parent == ClassId::TOP && name == OTHER) {
            return Err(ClassError::Duplicate);
        }
        if self.children(parent).count() == MOST_CHILDREN {
            return Err(ClassError::TooMany);
        }
        let cost = Arc::new(meter.reserve(COST + name.len() as u64)?);
        self.last += 1;
        let id = ClassId(self.last);
        self.nodes.insert(id, Node { parent, name: name.to_owned(), _cost: cost });
        self.by_parent.insert((parent, id));
        Ok(id)
    }

    fn rename(&mut self, id: ClassId, name: &str) -> Result<(), ClassError> {
        if id == ClassId::OTHER {
            return Err(ClassError::Fixed);
        }
        let parent = self.nodes.get(&id).ok_or(ClassError::NotFound(id))?.parent;
        if self.has_name(parent, name, Some(id)) {
            return Err(ClassError::Duplicate);
        }
        self.nodes.entry(id).and_modify(|node| name.clone_into(&mut node.name));
        Ok(())
    }

    fn delete(&mut self, id: ClassId, has_media: bool) -> Result<(), ClassError> {
        if id == ClassId::OTHER {
            return Err(ClassError::Fixed);
        }
        let parent = self.nodes.get(&id).ok_or(ClassError::NotFound(id))?.parent;
        if has_media || self.children(id).next().is_some() {
            return Err(ClassError::NotEmpty);
        }
        self.nodes.remove(&id);
        self.by_parent.remove(&(parent, id));
        Ok(())
    }

    fn list(&self) -> Vec<Class> {
        let class = |(id, node): (&ClassId, &Node)| Class {
            id: *id,
            parent: node.parent,
            name: node.name.clone(),
            level: self.path(*id).len() - 1,
            children: self.children(*id).map(|(id, _)| id).collect(),
        };
        let other = Class {
            id: ClassId::OTHER,
            parent: ClassId::TOP,
            name: OTHER.into(),
            level: 0,
            children: Vec::new(),
        };
        std::iter::once(other).chain(self.nodes.iter().map(class)).collect()
    }
}

/// The classes of all apps in a snapshot.
#[derive(Debug)]
pub struct ClassesSnapshot(Vec<(VodApp, Tree)>);

/// The classes of all apps.
#[derive(Debug)]
pub struct Classes {
    by_app: DashMap<VodApp, Tree>,
    meter: Meter,
}

impl Classes {
    /// Class 0 only; others count against `meter`.
    pub fn new(meter: Meter) -> Self {
        Self { by_app: DashMap::new(), meter }
    }

    /// Adds a class below `parent`.
    pub fn create(&self, app: VodApp, parent: ClassId, name: &str) -> Result<ClassId, ClassError> {
        self.by_app.entry(app).or_default().create(parent, name, &self.meter)
    }

    pub fn rename(&self, app: VodApp, id: ClassId, name: &str) -> Result<(), ClassError> {
        self.by_app.entry(app).or_default().rename(id, name)
    }

    /// Removes a class without subclasses. `has_media` tells whether media are in it.
    pub fn delete(&self, app: VodApp, id: ClassId, has_media: bool) -> Result<(), ClassError> {
        self.by_app.entry(app).or_default().delete(id, has_media)
    }

    /// All classes by number, class 0 among them.
    pub fn list(&self, app: VodApp) -> Vec<Class> {
        self.by_app.get(&app).map_or_else(|| Tree::default().list(), |tree| tree.list())
    }

    /// The names from the top down to the class; empty for one that does not exist.
    pub fn path(&self, app: VodApp, id: ClassId) -> Vec<String> {
        if id == ClassId::OTHER {
            return vec![OTHER.into()];
        }
        let path = |tree: &Tree| tree.path(id).into_iter().map(str::to_owned).collect();
        self.by_app.get(&app).map_or_else(Vec::new, |tree| path(&tree))
    }

    /// The class and all below it.
    pub fn with_subclasses(&self, app: VodApp, id: ClassId) -> Vec<ClassId> {
        let mut found = vec![id];
        if let Some(tree) = self.by_app.get(&app) {
            let mut at = 0;
            while let Some(parent) = found.get(at).copied() {
                found.extend(tree.children(parent).map(|(id, _)| id));
                at += 1;
            }
        }
        found
    }

    pub fn snapshot(&self) -> ClassesSnapshot {
        ClassesSnapshot(self.by_app.iter().map(|entry| (*entry.key(), entry.value().clone())).collect())
    }

    /// Restores the classes of all tenants, or of one.
    pub fn restore(&self, snapshot: &ClassesSnapshot, tenant: Option<AppId>) {
        let is_meant = |app: &VodApp| tenant.is_none_or(|tenant| app.owner == tenant);
        self.by_app.retain(|app, _| !is_meant(app));
        for (app, tree) in snapshot.0.iter().filter(|(app, _)| is_meant(app)) {
            self.by_app.insert(*app, tree.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const APP: VodApp = VodApp { owner: AppId(1), app: AppId(1) };

    #[test]
    fn classes_have_four_levels_and_names_that_differ_among_siblings() {
        let classes = Classes::new(Meter::new(u64::MAX));
        let create = |parent, name| classes.create(APP, parent, name);
        let mut parent = ClassId::TOP;
        for level in 0..LEVELS {
            parent = create(parent, "a").expect("there is room");
            assert_eq!((parent, classes.path(APP, parent).len()), (ClassId(level as i64 + 1), level + 1));
        }
        assert_eq!(create(parent, "a"), Err(ClassError::TooDeep));
        assert_eq!(create(ClassId::TOP, "a"), Err(ClassError::Duplicate));
        assert_eq!(create(ClassId(99), "a"), Err(ClassError::NoParent(ClassId(99))));
        assert_eq!(create(ClassId::OTHER, "a"), Err(ClassError::FixedParent));
        let b = create(ClassId(1), "b").expect("the name is free");
        assert_eq!(classes.rename(APP, b, "a"), Err(ClassError::Duplicate));
        assert_eq!(classes.rename(APP, b, "b"), Ok(()));
        assert_eq!(classes.path(APP, parent), ["a"; 4]);
        let all: Vec<_> = [1, 2, 5, 3, 4].map(ClassId).into();
        assert_eq!(classes.with_subclasses(APP, ClassId(1)), all);
    }

    #[test]
    fn a_class_is_deleted_only_when_it_is_empty() {
        let classes = Classes::new(Meter::new(u64::MAX));
        let top = classes.create(APP, ClassId::TOP, "a").expect("the name is free");
        let below = classes.create(APP, top, "b").expect("the name is free");
        assert_eq!(classes.delete(APP, top, false), Err(ClassError::NotEmpty));
        assert_eq!(classes.delete(APP, below, true), Err(ClassError::NotEmpty));
        assert_eq!(classes.delete(APP, below, false), Ok(()));
        assert_eq!(classes.delete(APP, top, false), Ok(()));
        assert_eq!(classes.delete(APP, top, false), Err(ClassError::NotFound(top)));
        assert_eq!(classes.create(APP, ClassId::TOP, "a"), Ok(ClassId(3)), "numbers are not used again");
        assert_eq!(classes.list(APP).len(), 2);
    }

    #[test]
    fn a_class_has_at_most_500_subclasses() {
        let classes = Classes::new(Meter::new(u64::MAX));
        for child in 0..MOST_CHILDREN {
            classes.create(APP, ClassId::TOP, &child.to_string()).expect("there is room");
        }
        assert_eq!(classes.create(APP, ClassId::TOP, "one more"), Err(ClassError::TooMany));
        let top = ClassId(1);
        assert!(classes.create(APP, top, "below").is_ok());
    }
}
