//! What the fast core is measured against.
//!
//! Nothing here is fast, and nothing here is published. [`oracle`] answers the same questions as the core, slowly and
//! obviously; [`php`] asks a real PHP; [`bodies`] makes the form bodies both are asked about; [`differential`]
//! compares any number of parsers with PHP and, with the help of [`shrink`], reports the smallest body they disagree on.
//!
//! "Rule 8" and the like, anywhere in this package, are the numbered rules of `php-form.md`: how PHP turns a form body
//! into `$_POST`.

pub mod accessors;
pub mod bodies;
pub mod core;
pub mod differential;
pub mod oracle;
pub mod php;
pub mod shrink;
pub mod vectors;

/// The leaves of a form, depth first: the path `top[key][key]` made of final keys, and the value.
pub type Leaves = Vec<(Vec<u8>, Vec<u8>)>;

/// The examples of the project's README, as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
