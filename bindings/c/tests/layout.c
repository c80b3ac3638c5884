/*
 * C11: what programs compiled today take for granted about structs and numbers. A change here is a
 * change of COUNTERSIGN_ABI_VERSION. Offsets with sizes are those of a 64-bit machine (LP64).
 */
#include <countersign.h>

#define SIZE(type, size) _Static_assert(sizeof(type) == (size), #type)
#define OFFSET(type, member, offset)                                                               \
    _Static_assert(offsetof(type, member) == (offset), #type "." #member)

_Static_assert(COUNTERSIGN_ABI_VERSION == 1, "this file is about ABI 1");
_Static_assert(COUNTERSIGN_ERROR_FIELD_SIZE == 64, "part of countersign_error");
_Static_assert(COUNTERSIGN_ERROR_TEXT_SIZE == 256, "part of countersign_error");
_Static_assert(COUNTERSIGN_RECEIPT_SIZE == 128, "callers lend arrays of that size");
_Static_assert(COUNTERSIGN_FINGERPRINT_SIZE == 65, "callers lend arrays of that size");
_Static_assert(COUNTERSIGN_NO_AGE_LIMIT == UINT64_MAX, "part of programs");

SIZE(countersign_status, 4);
SIZE(countersign_kind, 4);
SIZE(countersign_algorithm, 4);
SIZE(countersign_event, 4);
SIZE(countersign_action, 4);
SIZE(struct countersign_error, 352);
OFFSET(struct countersign_error, status, 0);
OFFSET(struct countersign_error, field, 4);
OFFSET(struct countersign_error, reserved, 68);
OFFSET(struct countersign_error, text, 96);
_Static_assert(_Alignof(struct countersign_error) == 4, "countersign_error");

#if SIZE_MAX == UINT64_MAX
SIZE(struct countersign_bytes, 16);
OFFSET(struct countersign_bytes, data, 0);
OFFSET(struct countersign_bytes, len, 8);

SIZE(struct countersign_field, 32);
OFFSET(struct countersign_field, path, 0);
OFFSET(struct countersign_field, value, 16);

SIZE(struct countersign_finding, 80);
OFFSET(struct countersign_finding, id, 0);
OFFSET(struct countersign_finding, code, 8);
OFFSET(struct countersign_finding, text, 16);
OFFSET(struct countersign_finding, field, 24);
OFFSET(struct countersign_finding, secret, 32);
OFFSET(struct countersign_finding, algorithm, 40);
OFFSET(struct countersign_finding, certain, 44);
OFFSET(struct countersign_finding, reserved, 48);

SIZE(struct countersign_signature, 48);
OFFSET(struct countersign_signature, secret, 0);
OFFSET(struct countersign_signature, algorithm, 8);
OFFSET(struct countersign_signature, well_formed, 12);
OFFSET(struct countersign_signature, reserved, 16);
#endif

/* Numbers never change their meaning. */
#define NUMBER(name, number) _Static_assert(COUNTERSIGN_##name == (number), #name)
NUMBER(STATUS_OK, 0);
NUMBER(STATUS_NULL_POINTER, 1);
NUMBER(STATUS_INVALID_ARGUMENT, 2);
NUMBER(STATUS_BUFFER_TOO_SMALL, 3);
NUMBER(STATUS_NOT_FOUND, 4);
NUMBER(STATUS_INTERNAL_ERROR, 5);
NUMBER(STATUS_EMPTY_SECRET, 10);
NUMBER(STATUS_SECRET_TOO_LONG, 11);
NUMBER(STATUS_BODY_TOO_LARGE, 12);
NUMBER(STATUS_TOO_MANY_FIELDS, 13);
NUMBER(STATUS_NAME_TOO_LONG, 14);
NUMBER(STATUS_NESTING_TOO_DEEP, 15);
NUMBER(STATUS_NOT_FORM, 16);
NUMBER(STATUS_MISSING_SIGNATURE, 17);
NUMBER(STATUS_ALGORITHM_NOT_ACCEPTED, 18);
NUMBER(STATUS_MALFORMED_SIGNATURE, 19);
NUMBER(STATUS_SIGNATURE_MISMATCH, 20);
NUMBER(STATUS_DUPLICATE_FIELD, 21);
NUMBER(STATUS_INVALID_FIELD, 22);
NUMBER(STATUS_MISSING_FIELD, 23);
NUMBER(STATUS_NOT_UTF8, 24);
NUMBER(STATUS_STALE, 25);
NUMBER(STATUS_CLOCK_MISSING, 26);
NUMBER(STATUS_WRONG_KIND, 27);
NUMBER(STATUS_INVALID_DATE, 28);
NUMBER(STATUS_UNDOCUMENTED, 29);
NUMBER(KIND_UNKNOWN, 0);
NUMBER(KIND_IPN, 1);
NUMBER(KIND_LCN, 2);
NUMBER(ALGORITHM_NONE, 0);
NUMBER(ALGORITHM_MD5, 1);
NUMBER(ALGORITHM_SHA256, 2);
NUMBER(ALGORITHM_SHA3_256, 4);
NUMBER(EVENT_UNCLASSIFIED, 0);
NUMBER(EVENT_ORDER_PLACED, 1);
NUMBER(EVENT_ORDER_UNDER_REVIEW, 2);
NUMBER(EVENT_PURCHASE_ORDER_APPROVED, 3);
NUMBER(EVENT_PAYMENT_AUTHORISED, 4);
NUMBER(EVENT_PAYMENT_RECEIVED, 5);
NUMBER(EVENT_DELIVERY_CONFIRMATION_AWAITED, 6);
NUMBER(EVENT_ORDER_FULFILLED, 7);
NUMBER(EVENT_ORDER_REFUNDED, 8);
NUMBER(EVENT_ORDER_REVERSED, 9);
NUMBER(EVENT_ORDER_CANCELLED, 10);
NUMBER(EVENT_ORDER_CHARGED_BACK, 11);
NUMBER(EVENT_ORDER_ON_HOLD, 12);
NUMBER(EVENT_ORDER_DENIED, 13);
NUMBER(EVENT_LICENCE_CHANGED, 14);
NUMBER(EVENT_LICENCE_DISABLED, 15);
NUMBER(EVENT_LICENCE_GRACE_PERIOD_CHANGED, 16);
NUMBER(EVENT_LICENCE_PENDING_ACTIVATION, 17);
NUMBER(EVENT_LICENCE_EXPIRED, 18);
NUMBER(EVENT_LICENCE_PAST_DUE, 19);
NUMBER(EVENT_LICENCE_OFFER_ACCEPTED, 20);
NUMBER(EVENT_LICENCE_CANCELLATION_SCHEDULED, 21);
NUMBER(EVENT_LICENCE_CANCELLATION_REVERTED, 22);
NUMBER(ACTION_REVIEW, 0);
NUMBER(ACTION_GRANT, 1);
NUMBER(ACTION_TEST, 2);
NUMBER(ACTION_EXPIRE, 3);
NUMBER(ACTION_REVOKE, 4);
NUMBER(ACTION_WITHDRAW, 5);
NUMBER(ACTION_REFUND, 6);
NUMBER(ACTION_WAIT, 7);

typedef int something; /* a file with nothing but assertions is not C */
