//! Code lists. Made from crates/core/fields.toml by `cargo xtask fields`; change that, not this.
//!
//! Each enum is used with `&str` by the views and with `String` by the owned types.

use crate::value::open_codes;

open_codes! {
    /// `ORDERSTATUS`: where an order stands.
    OrderStatus(crate::value::exactly) {
        /// `PENDING`: Placed; no authorisation by the bank yet. (D)
        Pending = "PENDING",
        /// `PURCHASE_PENDING`: Purchase order approved, not paid. (D)
        PurchasePending = "PURCHASE_PENDING",
        /// `PENDING_APPROVAL`: Being processed, or reviewed against fraud. (D)
        PendingApproval = "PENDING_APPROVAL",
        /// `PAYMENT_AUTHORIZED`: Authorised by the bank. (D)
        PaymentAuthorised = "PAYMENT_AUTHORIZED",
        /// `PAYMENT_RECEIVED`: An offline payment arrived; not fulfilled yet. (D)
        PaymentReceived = "PAYMENT_RECEIVED",
        /// `PENDING_ORDER_APPROVAL`: The product needs a delivery confirmation. (D)
        PendingOrderApproval = "PENDING_ORDER_APPROVAL",
        /// `COMPLETE`: Paid and fulfilled. Comes again at invoicing, and for chargebacks. (D S)
        Complete = "COMPLETE",
        /// `REFUND`: Money was returned, in part or whole. (D)
        Refund = "REFUND",
        /// `REVERSED`: The authorisation was released. (D)
        Reversed = "REVERSED",
        /// `CANCELED`: Cancelled. (D)
        Cancelled = "CANCELED",
        /// `INVALID`: On hold because of bad data. (S)
        Invalid = "INVALID",
        /// `SUSPECT`: Seen where the fraud check had denied the order. (S)
        Suspect = "SUSPECT",
    }

    /// `MESSAGE_TYPE`. Others exist.
    MessageType(crate::value::exactly) {
        /// `PENDING`: With a pending order. (S)
        Pending = "PENDING",
        /// `COMPLETE`: With a complete order. (S)
        Complete = "COMPLETE",
        /// `APPROVED`: With `PAYMENT_RECEIVED`, cards. (D)
        Approved = "APPROVED",
        /// `PROCESSING`: With `PAYMENT_RECEIVED`, SEPA direct debit. (D)
        Processing = "PROCESSING",
    }

    /// `FRAUD_STATUS`: what the fraud check says.
    FraudStatus(crate::value::exactly) {
        /// `PENDING`: Not decided. (S)
        Pending = "PENDING",
        /// `APPROVED`: No objection. (S)
        Approved = "APPROVED",
        /// `DENIED`: Refused. (S)
        Denied = "DENIED",
        /// `UNDER REVIEW`: Looked at by people. (S)
        UnderReview = "UNDER REVIEW",
    }

    /// `CHARGEBACK_RESOLUTION`. All values but one are unconfirmed: a value that is not `NONE` means that there is, or was, a chargeback. Not sent says nothing.
    ChargebackResolution(crate::value::exactly) {
        /// `NONE`: No chargeback. (S)
        NoChargeback = "NONE",
    }

    /// `CHARGEBACK_REASON_CODE`: why the buyer's bank took the money back.
    ChargebackReason(crate::value::exactly) {
        /// `UNKNOWN`: Not known. (S)
        Unknown = "UNKNOWN",
        /// `MERCHANDISE_NOT_RECEIVED`: The goods did not arrive. (S)
        MerchandiseNotReceived = "MERCHANDISE_NOT_RECEIVED",
        /// `DUPLICATE_TRANSACTION`: Charged twice. (S)
        DuplicateTransaction = "DUPLICATE_TRANSACTION",
        /// `FRAUD / NOT_RECOGNIZED`: Fraud, or not recognised. (S)
        FraudOrNotRecognised = "FRAUD / NOT_RECOGNIZED",
        /// `FRAUD`: Fraud. (S)
        Fraud = "FRAUD",
        /// `CREDIT_NOT_PROCESSED`: A promised credit did not come. (S)
        CreditNotProcessed = "CREDIT_NOT_PROCESSED",
        /// `NOT_RECOGNIZED`: The buyer does not know the charge. (S)
        NotRecognised = "NOT_RECOGNIZED",
        /// `AUTHORIZATION_PROBLEM`: Something was wrong with the authorisation. (S)
        AuthorisationProblem = "AUTHORIZATION_PROBLEM",
        /// `INFO_REQUEST`: The bank asks for information. (S)
        InfoRequest = "INFO_REQUEST",
        /// `CANCELED_RECURRING`: The subscription had been cancelled. (S)
        CancelledRecurring = "CANCELED_RECURRING",
        /// `NOT_AS_DESCRIBED`: The goods are not what was described. (S)
        NotAsDescribed = "NOT_AS_DESCRIBED",
    }

    /// `IPN_PURCHASE_ORDER_INFO`: where a purchase order stands.
    PurchaseOrderStatus(crate::value::exactly) {
        /// `NEW_PURCHASE_ORDER`: New. (D)
        New = "NEW_PURCHASE_ORDER",
        /// `PENDING_PAYMENT`: Waits for payment. (D)
        PendingPayment = "PENDING_PAYMENT",
        /// `COMPLETE`: Paid. (D)
        Complete = "COMPLETE",
        /// `EXPIRED_NO_PAYMENT`: Expired without payment. (D)
        ExpiredNoPayment = "EXPIRED_NO_PAYMENT",
        /// `EXPIRED_NO_DOCUMENT`: Expired without a document. (D)
        ExpiredNoDocument = "EXPIRED_NO_DOCUMENT",
        /// `EXPIRED_NO_CONFIRMATION`: Expired without confirmation. (D)
        ExpiredNoConfirmation = "EXPIRED_NO_CONFIRMATION",
        /// `REJECTED`: Rejected. (D)
        Rejected = "REJECTED",
        /// `CANCELED`: Cancelled. (D)
        Cancelled = "CANCELED",
        /// `CANCELED_API`: Cancelled through the API. (D)
        CancelledByApi = "CANCELED_API",
    }

    /// `PAYMETHOD_CODE` and `NEXT_RENEWAL_PAYMETHOD_CODE`.
    PaymentMethod(crate::value::exactly) {
        /// `CCVISAMC`: Visa or MasterCard. (S)
        VisaMastercard = "CCVISAMC",
    }

    /// `IPN_LICENSE_TYPE` and `LICENSE_TYPE`.
    LicenceType(crate::value::exactly) {
        /// `REGULAR`: Regular. (D S)
        Regular = "REGULAR",
        /// `TRIAL`: Trial; seen in LCN. (D)
        Trial = "TRIAL",
    }

    /// `ORDERFLOW`.
    OrderFlow(crate::value::exactly) {
        /// `REGULAR`: Regular. (S)
        Regular = "REGULAR",
    }

    /// `IPN_ORDER_ORIGIN`.
    OrderOrigin(crate::value::exactly) {
        /// `Web`: In a cart. (S)
        Web = "Web",
        /// `API`: Through the API. (S)
        Api = "API",
    }

    /// `IPN_PRODUCT_OPTIONS_…_OPERATOR`.
    OptionOperator(crate::value::exactly) {
        /// `ADD`: The surcharge is added. (S)
        Add = "ADD",
    }

    /// `IPN_PRODUCT_OPTIONS_…_USAGE`.
    OptionUsage(crate::value::exactly) {
        /// `PREPAID`: Paid beforehand. (S)
        Prepaid = "PREPAID",
    }

    /// `CARD_TYPE` and `NEXT_RENEWAL_CARD_TYPE`, in any case.
    CardType(crate::value::in_any_case) {
        /// `visa`: Visa. (S)
        Visa = "visa",
        /// `mastercard`: Mastercard. (S)
        Mastercard = "mastercard",
    }

    /// `STATUS`: where a subscription stands.
    LicenceStatus(crate::value::exactly) {
        /// `ACTIVE`: Active. (T)
        Active = "ACTIVE",
        /// `CANCELED`: Cancelled. (T)
        Cancelled = "CANCELED",
        /// `DISABLED`: Disabled. (D)
        Disabled = "DISABLED",
    }

    /// `DISPATCH_REASON`: why an LCN was sent.
    DispatchReason(crate::value::exactly) {
        /// `LICENCE_CHANGE`: Something was changed: dates, renewal, end user, payment method; cancelled or reactivated. (D)
        Change = "LICENCE_CHANGE",
        /// `LICENCE_GP_CHANGE`: The grace period was changed. (D)
        GracePeriodChange = "LICENCE_GP_CHANGE" | "LICENCE_GRACE_PERIOD_CHANGE",
        /// `LICENCE_PENDING_ACTIVATION`: Waits for activation. (D)
        PendingActivation = "LICENCE_PENDING_ACTIVATION",
        /// `LICENCE_EXPIRATION`: Expired; also when an expired or past-due one was extended. (D)
        Expiration = "LICENCE_EXPIRATION",
        /// `LICENCE_PASTDUE`: Past due. (D)
        PastDue = "LICENCE_PASTDUE" | "LICENCE_PAST_DUE",
        /// `LICENCE_CPC_ACCEPTED`: A churn-prevention offer was accepted; the message carries the new renewal price. (D)
        ChurnOfferAccepted = "LICENCE_CPC_ACCEPTED",
        /// `SCHEDULED_FOR_CANCELATION_ON_DEMAND`: A cancellation was scheduled. (D)
        CancellationScheduled = "SCHEDULED_FOR_CANCELATION_ON_DEMAND",
        /// `REVERT_CANCELATION_ON_DEMAND`: A scheduled cancellation was taken back. (D)
        CancellationReverted = "REVERT_CANCELATION_ON_DEMAND",
    }

    /// `CHANGED_BY`: who made the change.
    ChangedBy(crate::value::exactly) {
        /// `CUSTOMER`: The customer. (D)
        Customer = "CUSTOMER",
        /// `VENDOR`: The merchant. (D)
        Vendor = "VENDOR",
        /// `SYSTEM`: 2Checkout. (D)
        System = "SYSTEM",
    }

    /// `message_type` of an INS.
    InsMessageType(crate::value::exactly) {
        /// `ORDER_CREATED`: A sale was made. Not for renewals. (D)
        OrderCreated = "ORDER_CREATED",
        /// `FRAUD_STATUS_CHANGED`: The fraud review began, or came to an answer. (D)
        FraudStatusChanged = "FRAUD_STATUS_CHANGED",
        /// `SHIP_STATUS_CHANGED`: The shipping status changed. (D)
        ShipStatusChanged = "SHIP_STATUS_CHANGED",
        /// `INVOICE_STATUS_CHANGED`: The invoice status changed. (D)
        InvoiceStatusChanged = "INVOICE_STATUS_CHANGED",
        /// `REFUND_ISSUED`: Money was given back, for the item concerned. (D)
        RefundIssued = "REFUND_ISSUED",
        /// `RECURRING_INSTALLMENT_SUCCESS`: A renewal was paid. (D)
        RecurringInstallmentSuccess = "RECURRING_INSTALLMENT_SUCCESS",
        /// `RECURRING_INSTALLMENT_FAILED`: A renewal was not paid. (D)
        RecurringInstallmentFailed = "RECURRING_INSTALLMENT_FAILED",
        /// `RECURRING_STOPPED`: A subscription was stopped. (D)
        RecurringStopped = "RECURRING_STOPPED",
        /// `RECURRING_COMPLETE`: A subscription came to its end. (D)
        RecurringComplete = "RECURRING_COMPLETE",
        /// `RECURRING_RESTARTED`: A subscription goes on again. (D)
        RecurringRestarted = "RECURRING_RESTARTED",
        /// `CATALOGUE_PRODUCT_CREATED`: A product was made. (D)
        CatalogueProductCreated = "CATALOGUE_PRODUCT_CREATED",
        /// `CATALOGUE_PRODUCT_UPDATED`: A product was changed. (D)
        CatalogueProductUpdated = "CATALOGUE_PRODUCT_UPDATED",
        /// `PROPOSAL_CREATED`: A proposal was made. (D)
        ProposalCreated = "PROPOSAL_CREATED",
        /// `PROPOSAL_UPDATED`: A proposal was changed. (D)
        ProposalUpdated = "PROPOSAL_UPDATED",
    }

    /// `invoice_status` of an INS.
    InsInvoiceStatus(crate::value::exactly) {
        /// `approved`: Approved. (D)
        Approved = "approved",
        /// `pending`: Pending. (D)
        Pending = "pending",
        /// `deposited`: The money is there. (D)
        Deposited = "deposited",
        /// `declined`: Declined. (D)
        Declined = "declined",
    }

    /// `fraud_status` of an INS.
    InsFraudStatus(crate::value::exactly) {
        /// `pass`: No objection. (D)
        Pass = "pass",
        /// `fail`: Refused. (D)
        Fail = "fail",
        /// `wait`: Not decided. (D)
        Wait = "wait",
    }

    /// `item_type_…` of an INS.
    InsItemType(crate::value::exactly) {
        /// `bill`: Money comes. (D)
        Bill = "bill",
        /// `refund`: Money goes back. (D)
        Refund = "refund",
    }

    /// `item_rec_status_…` of an INS.
    InsRenewalStatus(crate::value::exactly) {
        /// `live`: Renewed. (D)
        Live = "live",
        /// `cancelled`: Not renewed any more. (D)
        Cancelled = "cancelled",
    }

}
