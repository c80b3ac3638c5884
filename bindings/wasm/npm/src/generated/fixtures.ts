// The names of the made-up messages. Made by `cargo xtask npm --generated` from crates/fixtures; change that, not this.

/** A made-up message: what there is in `fixtures`. */
export type FixtureName =
  | 'ipn-complete'
  | 'ipn-complete-three-products'
  | 'ipn-pending'
  | 'ipn-payment-authorized'
  | 'ipn-payment-received'
  | 'ipn-refund-partial'
  | 'ipn-refund-full'
  | 'ipn-reversed'
  | 'ipn-canceled'
  | 'ipn-chargeback'
  | 'ipn-renewal'
  | 'ipn-test-order'
  | 'ipn-purchase-order'
  | 'ipn-non-ascii'
  | 'ipn-minimal'
  | 'ipn-fraud-denied'
  | 'ipn-large-cart'
  | 'lcn-change'
  | 'lcn-expiration'
  | 'lcn-past-due'
  | 'lcn-scheduled-cancellation'
  | 'lcn-paused'
  | 'lcn-trial'
  | 'lcn-minimal';
