//! Places in the catalogue's lists, typed by what stands there: the place of a skill is not that of a method.

use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;

use serde::{Deserialize, Serialize};
use typed_index_collections::TiVec;

/// The place of a `T` in its list.
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Place<T>(u32, PhantomData<fn() -> T>);

/// One value for each `T`, in the order of its list.
pub type Each<T, V> = TiVec<Place<T>, V>;

/// The list of all `T`.
pub type List<T> = Each<T, T>;

impl<T> From<usize> for Place<T> {
    fn from(at: usize) -> Self {
        Self(at as u32, PhantomData)
    }
}

impl<T> From<Place<T>> for usize {
    fn from(place: Place<T>) -> Self {
        place.0 as usize
    }
}

// Derived, these would ask the same of `T`.

impl<T> Clone for Place<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Place<T> {}

impl<T> PartialEq for Place<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Place<T> {}

impl<T> PartialOrd for Place<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Place<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> fmt::Debug for Place<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
