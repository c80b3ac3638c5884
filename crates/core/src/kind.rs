//! IPN or LCN. Owns how the two are told apart by the fields present; must never decide whether a
//! message is genuine.

/// What a notification is about.
///
/// Protocol page: `README.md`, "Telling the kinds apart". Names are not signed, so detection is a convenience;
/// an endpoint should demand the kind it expects with [`Policy::kind`](crate::Policy::kind).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Instant Payment Notification: an order. Has `REFNO`, `IPN_PID` or `IPN_DATE`.
    Ipn,
    /// License Change Notification: a subscription. Has `LICENSE_CODE` and none of the above.
    Lcn,
    /// Neither. Can be verified, but has no receipt.
    Unknown,
}

impl Kind {
    /// `ipn`, `lcn` or `unknown`.
    ///
    /// ```
    /// assert_eq!(countersign::Kind::Lcn.name(), "lcn");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ipn => "ipn",
            Self::Lcn => "lcn",
            Self::Unknown => "unknown",
        }
    }
}
