//! What this merchant sells. Stands for a table that somebody maintains; owns which messages are about our goods, and must never
//! guess what an unknown product might be.

/// A product of our own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Product {
    /// What our programs call it.
    pub(crate) name: &'static str,
    pub(crate) term: Term,
}

/// What a missing subscription reference means. The message does not tell: the product may be none, or its fields may be switched
/// off for this URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    /// Lives as long as its subscription; without a reference there is nothing to issue yet.
    Subscription,
    /// Bought once and for ever, though some accounts send a reference (and an expiry of "never") for it too.
    Once,
}

/// 2Checkout's product ids, and ours. Ids rather than product codes: those are ours to change, and are not always sent.
const PRODUCTS: &[(&str, Product)] = &[
    ("30100001", Product { name: "suite", term: Term::Subscription }),
    ("30100002", Product { name: "seat", term: Term::Once }),
    ("30100004", Product { name: "editor", term: Term::Subscription }),
];

/// The product of that id.
pub(crate) fn product(id: &str) -> Option<Product> {
    PRODUCTS.iter().find(|(known, _)| *known == id).map(|(_, product)| *product)
}
