/*
 * countersign.h: the C interface of Countersign.
 *
 * Made by `cargo xtask header`; change bindings/c/src and bindings/c/README.md, not this.
 *
 * Status. What can fail returns a countersign_status, 0 for success. Results go to the last
 * arguments. On failure nothing is written, with two exceptions: a place for a handle becomes
 * NULL, so that nobody goes on with the handle of another message, and the struct
 * countersign_error is filled in either case where it is taken; NULL is taken too, from who does
 * not want it.
 *
 * Bytes. Data comes and goes as const char * and a length. It is bytes, not text: any value
 * may hold NUL or be no UTF-8. NULL is fine where the length is 0, and nowhere else, except for
 * arguments said to take it. Texts said to be ended by NUL are.
 *
 * Numbers. Algorithms, kinds and statuses come in as uint32_t and are looked at: a number
 * that stands for nothing is COUNTERSIGN_STATUS_INVALID_ARGUMENT. Numbers never change their
 * meaning.
 *
 * Owning. Each handle from a countersign_*_new, countersign_verify, countersign_sign or any
 * other function that writes a handle is yours until you give it to the countersign_*_free of its
 * type, once. Freeing NULL does nothing. No handle needs another one to stay alive. What a
 * function lends, such as the bytes of a field, lives as long as the handle it was asked of. What
 * you pass in is only read, or copied, during the call.
 *
 * Threads. A verifier, a secret key, a notification, a diagnosis and a buffer do not change:
 * any number of threads may use one at once. Freeing, and setting a policy, is for one thread
 * while no other uses that handle. There are no globals and nothing is kept per thread.
 *
 * Never. No function prints, exits, calls back, opens a file or asks for the time. No panic
 * crosses the border: a mistake in this library becomes COUNTERSIGN_STATUS_INTERNAL_ERROR (Rust's
 * own panic message goes to standard error then). Running out of memory ends the process.
 *
 * Questions with an answer always, such as countersign_notification_kind, return it, and what
 * is said at each for a NULL handle.
 *
 * Wrong calls. A handle used after it was freed, freed twice, or of another type, and a
 * length longer than its bytes, cannot be seen from here. They are undefined behaviour, as
 * everywhere in C.
 */

#ifndef COUNTERSIGN_H
#define COUNTERSIGN_H

#include <stddef.h>
#include <stdint.h>

/* The version of this header. */
#define COUNTERSIGN_VERSION_MAJOR 0
#define COUNTERSIGN_VERSION_MINOR 1
#define COUNTERSIGN_VERSION_PATCH 0

/* Results that must be looked at. Define it as nothing before the include if your compiler knows better. */
#ifndef COUNTERSIGN_MUST_USE
#if defined(__GNUC__)
#define COUNTERSIGN_MUST_USE __attribute__((warn_unused_result))
#elif defined(_MSC_VER)
#define COUNTERSIGN_MUST_USE _Check_return_
#else
#define COUNTERSIGN_MUST_USE
#endif
#endif


// Raised when a program that was built with an older header would go wrong with this library.
#define COUNTERSIGN_ABI_VERSION 1

// Bytes for a field's name in `countersign_error`, with the NUL.
#define COUNTERSIGN_ERROR_FIELD_SIZE 64

// Bytes for a sentence in `countersign_error`, with the NUL.
#define COUNTERSIGN_ERROR_TEXT_SIZE 256

// As seconds of `countersign_policy_max_age`: no limit.
#define COUNTERSIGN_NO_AGE_LIMIT UINT64_MAX

// Bytes for a read receipt, with the NUL.
#define COUNTERSIGN_RECEIPT_SIZE 128

// Bytes for a fingerprint, with the NUL: 64 hexadecimal digits.
#define COUNTERSIGN_FINGERPRINT_SIZE 65

// What every function that can fail returns: 0 if it did not. Numbers are never given to another
// meaning, and new ones are added behind.
//
// `countersign_status_code` gives the code in words, which is the same in every language,
// `countersign_status_text` a sentence for people.
enum countersign_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    // Done.
    COUNTERSIGN_STATUS_OK = 0,
    // NULL where something has to be: a handle, a place for the result, or bytes whose length is
    // not 0.
    COUNTERSIGN_STATUS_NULL_POINTER = 1,
    // A number that stands for nothing, or a length that no object can have.
    COUNTERSIGN_STATUS_INVALID_ARGUMENT = 2,
    // The caller's array is too small for the text; its size is in the header.
    COUNTERSIGN_STATUS_BUFFER_TOO_SMALL = 3,
    // Nothing under that path or number, or an array where one value is asked for.
    COUNTERSIGN_STATUS_NOT_FOUND = 4,
    // A mistake in this library. The handles can still be freed.
    COUNTERSIGN_STATUS_INTERNAL_ERROR = 5,
    // The secret is empty or holds only white space and NUL, or none was given at all.
    COUNTERSIGN_STATUS_EMPTY_SECRET = 10,
    // A secret word is longer than the limit.
    COUNTERSIGN_STATUS_SECRET_TOO_LONG = 11,
    // The body is longer than the limit.
    COUNTERSIGN_STATUS_BODY_TOO_LARGE = 12,
    // The body has more fields than the limit.
    COUNTERSIGN_STATUS_TOO_MANY_FIELDS = 13,
    // A field name is longer than the limit.
    COUNTERSIGN_STATUS_NAME_TOO_LONG = 14,
    // A field name has more bracket levels than the limit.
    COUNTERSIGN_STATUS_NESTING_TOO_DEEP = 15,
    // The body is JSON or multipart.
    COUNTERSIGN_STATUS_NOT_FORM = 16,
    // The message carries no signature.
    COUNTERSIGN_STATUS_MISSING_SIGNATURE = 17,
    // The body is signed, but with no algorithm that the policy accepts.
    COUNTERSIGN_STATUS_ALGORITHM_NOT_ACCEPTED = 18,
    // A signature field is an array, or not the right number of hexadecimal digits.
    COUNTERSIGN_STATUS_MALFORMED_SIGNATURE = 19,
    // The signature is well-formed and wrong under every secret.
    COUNTERSIGN_STATUS_SIGNATURE_MISMATCH = 20,
    // A field that must come once came twice.
    COUNTERSIGN_STATUS_DUPLICATE_FIELD = 21,
    // A field has a shape or a value it must not have.
    COUNTERSIGN_STATUS_INVALID_FIELD = 22,
    // A field that is needed was not sent.
    COUNTERSIGN_STATUS_MISSING_FIELD = 23,
    // A text was asked for, and the value is not UTF-8.
    COUNTERSIGN_STATUS_NOT_UTF8 = 24,
    // The signed date is too far from the clock.
    COUNTERSIGN_STATUS_STALE = 25,
    // The policy has an age limit and no time was given.
    COUNTERSIGN_STATUS_CLOCK_MISSING = 26,
    // The message is not of the kind that was demanded, or has none where one is needed.
    COUNTERSIGN_STATUS_WRONG_KIND = 27,
    // The date for the receipt is not 14 digits of a real date and time.
    COUNTERSIGN_STATUS_INVALID_DATE = 28,
    // How 2Checkout signs this is not known.
    COUNTERSIGN_STATUS_UNDOCUMENTED = 29,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum countersign_status countersign_status;
#else
typedef uint32_t countersign_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// What a notification is about.
enum countersign_kind
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    // Neither; as something to demand: either.
    COUNTERSIGN_KIND_UNKNOWN = 0,
    // Instant Payment Notification: an order.
    COUNTERSIGN_KIND_IPN = 1,
    // License Change Notification: a subscription.
    COUNTERSIGN_KIND_LCN = 2,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum countersign_kind countersign_kind;
#else
typedef uint32_t countersign_kind;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// A signature algorithm. Each is one bit, so that they can be added up where several are meant.
enum countersign_algorithm
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    // None; of a NULL handle.
    COUNTERSIGN_ALGORITHM_NONE = 0,
    // HMAC-MD5 in the field HASH. Weak, and on its way out; accepted only by explicit choice.
    COUNTERSIGN_ALGORITHM_MD5 = 1,
    // HMAC-SHA-256 in SIGNATURE_SHA2_256.
    COUNTERSIGN_ALGORITHM_SHA256 = 2,
    // HMAC-SHA3-256 in SIGNATURE_SHA3_256.
    COUNTERSIGN_ALGORITHM_SHA3_256 = 4,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum countersign_algorithm countersign_algorithm;
#else
typedef uint32_t countersign_algorithm;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// What a message reports, in one word. `docs/typed.md` says when.
enum countersign_event
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    // None of these, or not to be told. New events are this to old programs.
    COUNTERSIGN_EVENT_UNCLASSIFIED = 0,
    // IPN: placed; the bank has not authorised the payment yet.
    COUNTERSIGN_EVENT_ORDER_PLACED = 1,
    // IPN: being processed, or reviewed against fraud.
    COUNTERSIGN_EVENT_ORDER_UNDER_REVIEW = 2,
    // IPN: a purchase order was approved and is not paid yet.
    COUNTERSIGN_EVENT_PURCHASE_ORDER_APPROVED = 3,
    // IPN: the bank authorised the payment.
    COUNTERSIGN_EVENT_PAYMENT_AUTHORISED = 4,
    // IPN: an offline payment arrived; not fulfilled yet.
    COUNTERSIGN_EVENT_PAYMENT_RECEIVED = 5,
    // IPN: the product needs a confirmation that it was delivered.
    COUNTERSIGN_EVENT_DELIVERY_CONFIRMATION_AWAITED = 6,
    // IPN: paid and fulfilled, as far as the message says. Comes again at invoicing.
    COUNTERSIGN_EVENT_ORDER_FULFILLED = 7,
    // IPN: money was returned, in part or whole; which of the two is not in the message.
    COUNTERSIGN_EVENT_ORDER_REFUNDED = 8,
    // IPN: the authorisation was released; no money was taken.
    COUNTERSIGN_EVENT_ORDER_REVERSED = 9,
    // IPN: cancelled.
    COUNTERSIGN_EVENT_ORDER_CANCELLED = 10,
    // IPN: there is a chargeback.
    COUNTERSIGN_EVENT_ORDER_CHARGED_BACK = 11,
    // IPN: on hold because of bad data.
    COUNTERSIGN_EVENT_ORDER_ON_HOLD = 12,
    // IPN: the fraud check denied the order.
    COUNTERSIGN_EVENT_ORDER_DENIED = 13,
    // LCN: something was changed: dates, renewal, end user, payment method; extended or
    // reactivated.
    COUNTERSIGN_EVENT_LICENCE_CHANGED = 14,
    // LCN: disabled or cancelled.
    COUNTERSIGN_EVENT_LICENCE_DISABLED = 15,
    // LCN: the grace period was changed.
    COUNTERSIGN_EVENT_LICENCE_GRACE_PERIOD_CHANGED = 16,
    // LCN: waits for activation.
    COUNTERSIGN_EVENT_LICENCE_PENDING_ACTIVATION = 17,
    // LCN: expired.
    COUNTERSIGN_EVENT_LICENCE_EXPIRED = 18,
    // LCN: a renewal was not paid; past due.
    COUNTERSIGN_EVENT_LICENCE_PAST_DUE = 19,
    // LCN: the customer accepted a churn-prevention offer.
    COUNTERSIGN_EVENT_LICENCE_OFFER_ACCEPTED = 20,
    // LCN: a cancellation was scheduled; the licence goes on until then.
    COUNTERSIGN_EVENT_LICENCE_CANCELLATION_SCHEDULED = 21,
    // LCN: a scheduled cancellation was taken back.
    COUNTERSIGN_EVENT_LICENCE_CANCELLATION_REVERTED = 22,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum countersign_event countersign_event;
#else
typedef uint32_t countersign_event;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// What to do about licence keys. `docs/typed.md`, section "Entitlements".
enum countersign_action
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : uint32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
    // Something a person, or the API, has to decide. New actions are this to old programs.
    COUNTERSIGN_ACTION_REVIEW = 0,
    // Hand it out, or let it go on.
    COUNTERSIGN_ACTION_GRANT = 1,
    // The same, but it is a test: nothing was paid.
    COUNTERSIGN_ACTION_TEST = 2,
    // It came to its end by itself.
    COUNTERSIGN_ACTION_EXPIRE = 3,
    // Subscription disabled or cancelled: take the key back.
    COUNTERSIGN_ACTION_REVOKE = 4,
    // Take back what this order gave, found by its REFNO.
    COUNTERSIGN_ACTION_WITHDRAW = 5,
    // Money was returned, in part or whole.
    COUNTERSIGN_ACTION_REFUND = 6,
    // Nothing yet.
    COUNTERSIGN_ACTION_WAIT = 7,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum countersign_action countersign_action;
#else
typedef uint32_t countersign_action;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// A text that was made on demand, of any length. Free it with `countersign_buffer_free`.
typedef struct countersign_buffer countersign_buffer;

// What was found out about a message. Nothing in it changes.
typedef struct countersign_diagnosis countersign_diagnosis;

// A genuine message. Everything read from it was signed. Nothing in it changes: any number of
// threads may read it at once, and one of them may free it when the others are done.
typedef struct countersign_notification countersign_notification;

// What is accepted. Begins with the defaults: SHA3-256 and SHA-256, either kind, the strongest
// accepted signature decides, no age limit; at most 8 MiB, 100,000 fields, names of 64 KiB and 64
// levels of brackets. Not for several threads at once while it is being set.
typedef struct countersign_policy countersign_policy;

// The account's secret key, ready for use. The key's own bytes are not kept; what is made from
// them is wiped when it is freed.
typedef struct countersign_secret_key countersign_secret_key;

// Secrets and a policy, made once and used for every message, from any number of threads at once:
// nothing changes in it.
typedef struct countersign_verifier countersign_verifier;

// Why a call failed, in full. Lent by the caller, for example on the stack; functions that take
// one fill it on success and on failure, and take NULL from who does not want it. Holds no values,
// digests or secrets: fit for logs.
typedef struct countersign_error {
    // The status that was returned.
    uint32_t status;
    // The field it is about, ended by NUL; empty if it is about none.
    char field[COUNTERSIGN_ERROR_FIELD_SIZE];
    // For later versions; 0.
    uint32_t reserved[7];
    // A sentence that says what happened and what to do, ended by NUL; empty on success.
    char text[COUNTERSIGN_ERROR_TEXT_SIZE];
} countersign_error;

// Bytes that live as long as the handle they belong to, or for ever. Not ended by a NUL unless
// said.
typedef struct countersign_bytes {
    // The first byte; not NULL where this library writes it.
    const char *data;
    // How many bytes.
    size_t len;
} countersign_bytes;

// A signed field. Both texts live as long as the notification.
typedef struct countersign_field {
    // Where the value stands, as PHP would write it: `REFNO`, `IPN_PID[0]`. A NUL that does not
    // count stands behind it; there is none in it.
    struct countersign_bytes path;
    // The decoded value, byte for byte as it is signed: not necessarily UTF-8, possibly with NUL
    // in it, not ended by one.
    struct countersign_bytes value;
} countersign_field;

// Something that explains why a message does not verify. Its texts live as long as the diagnosis
// and are ended by NUL; none of them holds a value, a digest or a key.
typedef struct countersign_finding {
    // The group of mistakes, `E1` to `E24`.
    const char *id;
    // The stable code of the mistake: `lengths_in_characters`.
    const char *code;
    // What happened and what to do.
    const char *text;
    // The path of the field it is about; NULL if it is about none.
    const char *field;
    // Which of the secrets, counted from 0; `SIZE_MAX` if it is about none.
    size_t secret;
    // The algorithm it is about; 0 if it is about none.
    uint32_t algorithm;
    // 1 if it is proved, 0 if it only looks that way.
    uint32_t certain;
    // For later versions; 0.
    size_t reserved[4];
} countersign_finding;

// A signature field of the message.
typedef struct countersign_signature {
    // The first secret under which it is right, counted from 0; `SIZE_MAX` for none.
    size_t secret;
    // Its algorithm.
    uint32_t algorithm;
    // 1 if it is a single value of the right number of hexadecimal digits, else 0.
    uint32_t well_formed;
    // For later versions; 0.
    size_t reserved[4];
} countersign_signature;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// The version of the library, `0.1.0`. Never NULL, never freed.
const char *countersign_version(void);

// `COUNTERSIGN_ABI_VERSION` of the library that is loaded. Compare it with that of the header.
uint32_t countersign_abi_version(void);

// The stable code of a status in words: `signature_mismatch`. For a number that is no status
// `unknown_status`. Never NULL, never freed.
const char *countersign_status_code(uint32_t status);

// A status in a sentence. `countersign_error` has a better one, with the name of the field. Never
// NULL, never freed.
const char *countersign_status_text(uint32_t status);

// What to answer to a message that `countersign_verify` gave this status for: 1 if the message is
// refused, status 400 and nothing else; 0 if the fault is on our side (a wrong call, no clock, a
// mistake in this library), status 500, so that 2Checkout comes again. `docs/errors.md` tells them
// apart.
uint32_t countersign_status_is_refusal(uint32_t status);

// The name of an algorithm in every language: `md5`, `sha256`, `sha3-256`. NULL for a number that
// stands for none. Never freed.
const char *countersign_algorithm_name(uint32_t algorithm);

// The name of a kind in every language: `ipn`, `lcn`, `unknown`. NULL for a number that stands for
// none. Never freed.
const char *countersign_kind_name(uint32_t kind);

// The name of an event in every language: `order_fulfilled`. NULL for a number that stands for
// none. Never freed.
const char *countersign_event_name(uint32_t event);

// The name of an action in every language: `grant`. NULL for a number that stands for none. Never
// freed.
const char *countersign_action_name(uint32_t action);

// Takes the secret key (Control Panel, Integrations, Webhooks & API) as raw bytes: nothing is
// trimmed, so drop the line end of a file before.
//
// `COUNTERSIGN_STATUS_EMPTY_SECRET` if it is empty, or only white space and NUL. Your own copy stays
// yours: `countersign_wipe` it. The stack may keep traces until it is used again.
COUNTERSIGN_MUST_USE
countersign_status countersign_secret_key_new(const char *key,
                                              size_t key_length,
                                              struct countersign_secret_key **result);

// Frees and wipes a secret key. Verifiers made with it go on. NULL is nothing.
void countersign_secret_key_free(struct countersign_secret_key *key);

// Makes a policy with the defaults.
COUNTERSIGN_MUST_USE
countersign_status countersign_policy_new(struct countersign_policy **result);

// Frees a policy. Verifiers made with it go on. NULL is nothing.
void countersign_policy_free(struct countersign_policy *policy);

// Accepts these algorithms and no others: `COUNTERSIGN_ALGORITHM_SHA256 |
// COUNTERSIGN_ALGORITHM_MD5`. The strongest of them that a message is signed with decides.
// `COUNTERSIGN_STATUS_INVALID_ARGUMENT` for 0 and for bits that stand for nothing.
COUNTERSIGN_MUST_USE
countersign_status countersign_policy_accept(struct countersign_policy *policy,
                                             uint32_t algorithms);

// Demands a kind: an endpoint for orders should demand `COUNTERSIGN_KIND_IPN`.
// `COUNTERSIGN_KIND_UNKNOWN` takes every kind again, the default.
COUNTERSIGN_MUST_USE
countersign_status countersign_policy_demand_kind(struct countersign_policy *policy,
                                                  uint32_t kind);

// Demands (1) or not (0) that every signature in a message is right under one secret, and not only
// the strongest accepted one.
COUNTERSIGN_MUST_USE
countersign_status countersign_policy_require_all(struct countersign_policy *policy,
                                                  uint32_t on);

// Refuses (1) or not (0) repeated fields and documented fields of the wrong shape, which genuine
// messages do not have.
COUNTERSIGN_MUST_USE
countersign_status countersign_policy_strict(struct countersign_policy *policy,
                                             uint32_t on);

// Refuses messages whose signed date is further than that from the clock, into the past or the
// future; `COUNTERSIGN_NO_AGE_LIMIT` takes every age again. With a limit messages have to be
// verified with `countersign_verify_at`. Genuine repeats come for two days, and can be sent by hand
// much later.
COUNTERSIGN_MUST_USE
countersign_status countersign_policy_max_age(struct countersign_policy *policy,
                                              uint64_t seconds);

// The longest body, in bytes as sent; never more than 2 GiB less 1 KiB, whatever is said here. A
// body that passes a limit is refused whole, never cut.
COUNTERSIGN_MUST_USE
countersign_status countersign_policy_max_body(struct countersign_policy *policy,
                                               size_t bytes);

// The most pairs in a body, and separately the most arrays.
COUNTERSIGN_MUST_USE
countersign_status countersign_policy_max_fields(struct countersign_policy *policy,
                                                 size_t count);

// The longest name of a field, in bytes as sent.
COUNTERSIGN_MUST_USE
countersign_status countersign_policy_max_name(struct countersign_policy *policy,
                                               size_t bytes);

// The most bracket levels of a name; never more than 64, whatever is said here.
COUNTERSIGN_MUST_USE
countersign_status countersign_policy_max_depth(struct countersign_policy *policy,
                                                size_t levels);

// Makes a verifier from one secret key, or several while a key is being changed; they are tried in
// that order. `policy` may be NULL: the defaults. Keys and policy are copied and can be freed
// afterwards.
//
// `COUNTERSIGN_STATUS_EMPTY_SECRET` if there are no keys, `COUNTERSIGN_STATUS_NULL_POINTER` if one
// of them is NULL.
COUNTERSIGN_MUST_USE
countersign_status countersign_verifier_new(struct countersign_secret_key *const *keys,
                                            size_t key_count,
                                            const struct countersign_policy *policy,
                                            struct countersign_verifier **result);

// Frees a verifier and wipes its secrets. Notifications verified with it go on, and keep what
// their receipts take. NULL is nothing.
void countersign_verifier_free(struct countersign_verifier *verifier);

// Parses and verifies the raw body of a POST, the bytes as they came, before anything else has
// parsed them. The body is copied, and may go afterwards.
//
// Only a genuine message gives `*result`; free it with `countersign_notification_free`. Anything else
// makes it NULL, and `error` (may be NULL) says why, for the log:
// `countersign_status_is_refusal` tells whether to answer with status 400 or 500, and nothing else.
COUNTERSIGN_MUST_USE
countersign_status countersign_verify(const struct countersign_verifier *verifier,
                                      const char *body,
                                      size_t body_length,
                                      struct countersign_notification **result,
                                      struct countersign_error *error);

// The same at a time of day, in seconds since 1970-01-01 00:00:00 UTC, which a policy with an age
// limit needs.
COUNTERSIGN_MUST_USE
countersign_status countersign_verify_at(const struct countersign_verifier *verifier,
                                         const char *body,
                                         size_t body_length,
                                         int64_t now,
                                         struct countersign_notification **result,
                                         struct countersign_error *error);

// Frees a notification. NULL is nothing.
void countersign_notification_free(struct countersign_notification *notification);

// `COUNTERSIGN_KIND_IPN` or `COUNTERSIGN_KIND_LCN`; `COUNTERSIGN_KIND_UNKNOWN` only if the policy
// demanded none, and for NULL.
countersign_kind countersign_notification_kind(const struct countersign_notification *notification);

// The algorithm of the signature that was checked. 0 for NULL.
countersign_algorithm countersign_notification_algorithm(const struct countersign_notification *notification);

// Which of the verifier's keys matched, counted from 0. `SIZE_MAX` for NULL.
size_t countersign_notification_secret_index(const struct countersign_notification *notification);

// 1 if a value was lost because its field came again, which genuine messages do not do; else 0.
// `countersign_policy_strict` refuses such messages.
uint32_t countersign_notification_has_repeated_fields(const struct countersign_notification *notification);

// What the message reports: one of `countersign_event`. `COUNTERSIGN_EVENT_UNCLASSIFIED` for NULL.
countersign_event countersign_notification_event(const struct countersign_notification *notification);

// What to do about licence keys: one of `countersign_action`. `COUNTERSIGN_ACTION_REVIEW` for
// NULL.
countersign_action countersign_notification_action(const struct countersign_notification *notification);

// The value at a PHP path: `REFNO`, `IPN_PID[0]`. It lives as long as the notification.
//
// `COUNTERSIGN_STATUS_NOT_FOUND` if nothing was sent there, or an array, or a signature. An empty
// value is found, with length 0.
COUNTERSIGN_MUST_USE
countersign_status countersign_notification_get(const struct countersign_notification *notification,
                                                const char *path,
                                                size_t path_length,
                                                struct countersign_bytes *result);

// How many signed values there are, the members of arrays counted one by one. 0 for NULL.
size_t countersign_notification_field_count(const struct countersign_notification *notification);

// The field of that number, counted from 0 in signed order. `COUNTERSIGN_STATUS_NOT_FOUND` behind
// the last one.
COUNTERSIGN_MUST_USE
countersign_status countersign_notification_field(const struct countersign_notification *notification,
                                                  size_t index,
                                                  struct countersign_field *result);

// All fields in one piece, for languages in which a call is dear. Everything is unsigned, 32 bits,
// least byte first: the number of fields; for each field the length of its path and of its value;
// behind them all paths and values, in the same order, with nothing between.
COUNTERSIGN_MUST_USE
countersign_status countersign_notification_pack(const struct countersign_notification *notification,
                                                 struct countersign_buffer **result);

// Writes the read receipt to answer with, ended by NUL, as the body of a 200 with `Content-Type:
// text/plain`, as it is. Without it 2Checkout sends the message again, for two days. It is made
// with the key and the algorithm that verified the message.
//
// `now` is the time of day in seconds since 1970, `text` an array of `COUNTERSIGN_RECEIPT_SIZE`.
// Store what the message says before you answer.
//
// `COUNTERSIGN_STATUS_MISSING_FIELD` or `COUNTERSIGN_STATUS_INVALID_FIELD` if a field that the
// receipt signs was not sent or has the wrong shape: the message is genuine all the same, and only
// the Control Panel can switch the field on. `COUNTERSIGN_STATUS_WRONG_KIND` if the message is
// neither IPN nor LCN; who demands a kind never has such a one.
COUNTERSIGN_MUST_USE
countersign_status countersign_notification_receipt(const struct countersign_notification *notification,
                                                    int64_t now,
                                                    char *text,
                                                    size_t text_size,
                                                    struct countersign_error *error);

// The same with a date of 14 digits `YYYYMMDDHHMMSS`, and with an algorithm other than the
// message's; 0 is the message's.
COUNTERSIGN_MUST_USE
countersign_status countersign_notification_receipt_with(const struct countersign_notification *notification,
                                                         uint32_t algorithm,
                                                         const char *date,
                                                         size_t date_length,
                                                         char *text,
                                                         size_t text_size,
                                                         struct countersign_error *error);

// The typed notification as JSON: amounts as exact decimal text, dates with the account's zone,
// lines with their licences, event and action. Its shape is `docs/notification.schema.json`.
// `COUNTERSIGN_STATUS_WRONG_KIND` if the message is neither IPN nor LCN.
COUNTERSIGN_MUST_USE
countersign_status countersign_notification_json(const struct countersign_notification *notification,
                                                 struct countersign_buffer **result);

// The signed fields in one line without personal data, for logs: names, addresses, card digits,
// licence keys and unknown fields are left out.
COUNTERSIGN_MUST_USE
countersign_status countersign_notification_redacted(const struct countersign_notification *notification,
                                                     struct countersign_buffer **result);

// Writes 64 hexadecimal digits and a NUL that are the same for all messages about one business
// event, across repeats and URLs: what to look up before acting on a message. Not a secret. `text`
// is an array of `COUNTERSIGN_FINGERPRINT_SIZE`. Its limits are told in `docs/typed.md`, section
// "Keys".
//
// `COUNTERSIGN_STATUS_MISSING_FIELD` or `COUNTERSIGN_STATUS_INVALID_FIELD` if a field it is made
// of was not sent or is an array, `COUNTERSIGN_STATUS_WRONG_KIND` if the message is neither IPN
// nor LCN.
COUNTERSIGN_MUST_USE
countersign_status countersign_notification_dedupe_key(const struct countersign_notification *notification,
                                                       char *text,
                                                       size_t text_size,
                                                       struct countersign_error *error);

// Writes 64 hexadecimal digits and a NUL that are the same for exact repeats of this message only.
COUNTERSIGN_MUST_USE
countersign_status countersign_notification_delivery_id(const struct countersign_notification *notification,
                                                        char *text,
                                                        size_t text_size);

// Seconds between the message's signed date and `now` (seconds since 1970); negative if it is in
// the future.
//
// `COUNTERSIGN_STATUS_MISSING_FIELD` or `COUNTERSIGN_STATUS_INVALID_FIELD` if IPN_DATE,
// DATE_UPDATED or TIMEZONE_OFFSET was not sent or cannot be read, `COUNTERSIGN_STATUS_WRONG_KIND`
// if the message is neither IPN nor LCN.
COUNTERSIGN_MUST_USE
countersign_status countersign_notification_age(const struct countersign_notification *notification,
                                                int64_t now,
                                                int64_t *result,
                                                struct countersign_error *error);

// Signs a body as 2Checkout would, for tests: appends the signature fields of these algorithms,
// `COUNTERSIGN_ALGORITHM_SHA256 | COUNTERSIGN_ALGORITHM_SHA3_256`, in place of those that are
// there. Who signs bodies that a stranger chose makes forgeries.
//
// The default limits hold.
COUNTERSIGN_MUST_USE
countersign_status countersign_sign(const struct countersign_secret_key *key,
                                    uint32_t algorithms,
                                    const char *body,
                                    size_t body_length,
                                    struct countersign_buffer **result,
                                    struct countersign_error *error);

// Looks for the reason why a message does not verify: which mistake, made by whoever built the
// message or configured the secret, would make its signature right.
//
// For a developer's desk. It costs a few hundred digests of the body; never put it behind a public
// URL, where its answers would help a forger. Secrets are given as raw bytes, because some mistakes
// are about their text; every copy is wiped. Of `policy` the limits are taken; it may be NULL: the
// defaults.
COUNTERSIGN_MUST_USE
countersign_status countersign_diagnose(const char *body,
                                        size_t body_length,
                                        const struct countersign_bytes *secrets,
                                        size_t secret_count,
                                        const struct countersign_policy *policy,
                                        struct countersign_diagnosis **result);

// Frees a diagnosis. NULL is nothing.
void countersign_diagnosis_free(struct countersign_diagnosis *diagnosis);

// How many findings there are; 0 only if the message verifies, and for NULL.
size_t countersign_diagnosis_finding_count(const struct countersign_diagnosis *diagnosis);

// The finding of that number, counted from 0, the one that fits best first.
// `COUNTERSIGN_STATUS_NOT_FOUND` behind the last one.
COUNTERSIGN_MUST_USE
countersign_status countersign_diagnosis_finding(const struct countersign_diagnosis *diagnosis,
                                                 size_t index,
                                                 struct countersign_finding *result);

// How many signature fields the message has. 0 for NULL.
size_t countersign_diagnosis_signature_count(const struct countersign_diagnosis *diagnosis);

// The signature field of that number, counted from 0, strongest first.
// `COUNTERSIGN_STATUS_NOT_FOUND` behind the last one.
COUNTERSIGN_MUST_USE
countersign_status countersign_diagnosis_signature(const struct countersign_diagnosis *diagnosis,
                                                   size_t index,
                                                   struct countersign_signature *result);

// The secret under which the message verifies, counted from 0, whatever a policy says of its
// algorithm. `SIZE_MAX` if there is none, and for NULL.
size_t countersign_diagnosis_secret(const struct countersign_diagnosis *diagnosis);

// Why the body could not be read: one of the limits. `COUNTERSIGN_STATUS_OK` if it could,
// `COUNTERSIGN_STATUS_NULL_POINTER` for NULL.
countersign_status countersign_diagnosis_error(const struct countersign_diagnosis *diagnosis);

// 1 if everything was tried, 0 if a cap on work kept something from being tried, and for NULL.
uint32_t countersign_diagnosis_is_complete(const struct countersign_diagnosis *diagnosis);

// The bytes of a buffer, as long as the buffer lives. A NUL that does not count stands behind
// them. NULL for NULL.
const char *countersign_buffer_data(const struct countersign_buffer *buffer);

// How many bytes are in a buffer, without the NUL. 0 for NULL.
size_t countersign_buffer_length(const struct countersign_buffer *buffer);

// Frees a buffer. NULL is nothing.
void countersign_buffer_free(struct countersign_buffer *buffer);

// Writes zeros over memory of yours in a way that no compiler leaves out: for the secret key that you
// read from a file. NULL is nothing.
void countersign_wipe(void *data,
                      size_t length);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* COUNTERSIGN_H */
