//! What shops ask of an order. Owns the answers that follow from documented fields; must never say yes where a field is odd.
//!
//! Protocol page: `ipn.md`, sections 6 and 8.

#[cfg(feature = "alloc")]
use super::Refund;
#[cfg(feature = "alloc")]
use crate::Decimal;
use crate::code::{ChargebackResolution, FraudStatus, OrderStatus};
use crate::{Error, Event, Ipn, Reading};

impl Ipn<'_> {
    /// Whether this is a test order. `None` if the account does not send `TEST_ORDER`, which is the default: absent does not mean real.
    ///
    /// # Errors
    /// As any [`Reading`].
    pub fn is_test(&self) -> Reading<bool> {
        self.message().is_test()
    }

    /// Whether the merchant has the money or the bank's word for it: authorised, received or complete, nothing about a chargeback, and not denied by
    /// the fraud check. Odd values are no. A field that is switched off says nothing: without CHARGEBACK_RESOLUTION and CHARGEBACK_REASON_CODE a chargeback looks
    /// like the COMPLETE before it. Whether it is a test, of which no money comes, is another question: [`is_test`](Self::is_test).
    #[must_use]
    pub fn is_money_secured(&self) -> bool {
        let secured = matches!(
            self.order().status(),
            Ok(Some(
                OrderStatus::PaymentAuthorised
                    | OrderStatus::PaymentReceived
                    | OrderStatus::Complete
            ))
        );
        let denied =
            !matches!(self.order().fraud_status(), Ok(fraud) if fraud != Some(FraudStatus::Denied));
        secured && !denied && self.has_chargeback() == Ok(false)
    }

    /// Whether goods may go out: complete, nothing about a chargeback, and no objection by the fraud check, as far as these fields are switched on.
    /// Odd values are no. Whether it is a test is another question: [`is_test`](Self::is_test).
    #[must_use]
    pub fn may_deliver(&self) -> bool {
        self.event() == Event::OrderFulfilled
    }

    /// Whether the order was taken back: refunded (in part or whole), reversed, cancelled, or charged back. Odd values are no.
    #[must_use]
    pub fn is_taken_back(&self) -> bool {
        let taken = matches!(
            self.order().status(),
            Ok(Some(OrderStatus::Refund | OrderStatus::Reversed | OrderStatus::Cancelled))
        );
        taken || self.event() == Event::OrderChargedBack
    }

    /// Whether the message says anything about a chargeback: `CHARGEBACK_RESOLUTION` something other than `NONE`, or, where that says nothing, any `CHARGEBACK_REASON_CODE`. Which
    /// resolutions there are is not known, so it may have been decided in the merchant's favour.
    ///
    /// # Errors
    /// [`Error::InvalidField`] if one of the fields is odd.
    pub fn has_chargeback(&self) -> Result<bool, Error> {
        let refund = self.refund();
        let resolution = refund.chargeback_resolution()?;
        let reason = refund.chargeback_reason()?;
        Ok(match resolution {
            Some(resolution) => resolution != ChargebackResolution::NoChargeback,
            None => reason.is_some(),
        })
    }

    /// Whether this order renews an earlier one: `Some(true)` if `ORIGINAL_REFNOEXT` or `IPN_ORIGINAL_LINK_SOURCE` names an original order. `None` if not, for that
    /// does not mean that it is new: the first order may have had neither.
    #[must_use]
    pub fn is_renewal(&self) -> Option<bool> {
        let names = ["ORIGINAL_REFNOEXT", "IPN_ORIGINAL_LINK_SOURCE"];
        let says =
            |name| self.reader.texts(name).any(|text| text.map_or(true, |text| !text.is_empty()));
        names.into_iter().any(says).then_some(true)
    }
}

#[cfg(feature = "alloc")]
impl Refund<'_> {
    /// The amount that was returned, as a positive number, if this is a refund ([`Event::OrderRefunded`]): the total of the message without its sign.
    ///
    /// # Errors
    /// As any [`Reading`]; [`Error::InvalidField`] also for a refund whose total is above zero, since refunds are negative.
    pub fn amount(&self) -> Reading<Decimal> {
        let ipn = Ipn { reader: self.0 };
        if ipn.order().status()? != Some(OrderStatus::Refund) {
            return Ok(None);
        }
        match ipn.totals().total()? {
            Some(total) if total > Decimal::ZERO => Err(Error::InvalidField("IPN_TOTALGENERAL")),
            total => Ok(total.map(|total| total.abs())),
        }
    }

    /// Whether this refund alone gives back all that was `paid` for the order, as the merchant's own books say: the message does not. Where partial refunds
    /// happen, add up their [`amount`](Self::amount)s instead. Of an order for which nothing was paid nothing can be given back: `false`.
    ///
    /// # Errors
    /// As any [`Reading`].
    pub fn is_full(&self, paid: Decimal) -> Reading<bool> {
        Ok(self.amount()?.map(|amount| paid > Decimal::ZERO && amount >= paid))
    }
}
