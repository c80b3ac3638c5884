/*
 * Every export with what a caller can get wrong and the library can see: NULL in each place,
 * lengths no object has, numbers that stand for nothing, arrays that are too small. On failure a
 * place for a handle becomes NULL, nothing else may be written, and where an error struct is taken it
 * has to be filled. `arguments ERRORS.MD`: what to answer to a status is compared with that.
 */
#include "check.h"

#define BODY "REFNO=1&ORDERSTATUS=COMPLETE&IPN_PID[]=7&IPN_PNAME[]=a&IPN_DATE=20240102030405"
#define DATE "20240102030405"
#define NOW 1704164645

/* No object is as long as this. */
#define TOO_LONG (SIZE_MAX / 2 + 1)

static const uint32_t NO_ALGORITHM[] = {3, 5, 6, 7, 8, 16, UINT32_MAX / 2 + 1, UINT32_MAX};

static countersign_secret_key *key;
static countersign_verifier *verifier;
static countersign_notification *notification;

/* What is in a place before a call that has to write NULL there. */
static void *poisoned_handle(void)
{
    void *handle;
    memset(&handle, POISON, sizeof handle);
    return handle;
}

#define CALL(expected, call) CHECK_STATUS((expected), (call), #call)

/* Calls with an error struct, and without one. */
#define CALL_WITH_ERROR(expected, call)                                                            \
    do {                                                                                           \
        struct countersign_error filled = check_poisoned_error();                                  \
        struct countersign_error *error = &filled;                                                 \
        CHECK_STATUS((expected), (call), #call);                                                   \
        check_error(error, (expected), #call);                                                     \
        error = NULL;                                                                              \
        CHECK_STATUS((expected), (call), #call);                                                   \
    } while (0)

/* The same, after which `handle` has to be NULL. */
#define REFUSED(expected, call)                                                                    \
    do {                                                                                           \
        handle = poisoned_handle();                                                                \
        CALL((expected), call);                                                                    \
        CHECK(handle == NULL, #call);                                                              \
    } while (0)

#define REFUSED_WITH_ERROR(expected, call)                                                         \
    do {                                                                                           \
        struct countersign_error filled = check_poisoned_error();                                  \
        struct countersign_error *error = &filled;                                                 \
        REFUSED((expected), call);                                                                 \
        check_error(error, (expected), #call);                                                     \
        error = NULL;                                                                              \
        REFUSED((expected), call);                                                                 \
    } while (0)

#define NULL_POINTER COUNTERSIGN_STATUS_NULL_POINTER
#define INVALID COUNTERSIGN_STATUS_INVALID_ARGUMENT
#define TOO_SMALL COUNTERSIGN_STATUS_BUFFER_TOO_SMALL
#define NOT_FOUND COUNTERSIGN_STATUS_NOT_FOUND

static void names(void)
{
    uint32_t number;
    size_t i, known = 0;
    char version[64];
    sprintf(version, "%d.%d.%d", COUNTERSIGN_VERSION_MAJOR, COUNTERSIGN_VERSION_MINOR,
            COUNTERSIGN_VERSION_PATCH);
    CHECK_TEXT(version, countersign_version(), "header and library of one version");
    CHECK(countersign_abi_version() == COUNTERSIGN_ABI_VERSION, "header and library of one ABI");

    for (number = 0; number < 1000; number++) {
        const char *code = countersign_status_code(number);
        CHECK(code[0] != '\0' && countersign_status_text(number)[0] != '\0', "a status");
        known += strcmp(code, "unknown_status") != 0;
    }
    CHECK(known == 26, "as many as the header has");
    CHECK_TEXT("ok", countersign_status_code(COUNTERSIGN_STATUS_OK), "a code");
    CHECK_TEXT("undocumented", countersign_status_code(COUNTERSIGN_STATUS_UNDOCUMENTED), "the last");
    CHECK_TEXT("unknown_status", countersign_status_code(UINT32_MAX), "no status");
    CHECK(countersign_status_text(UINT32_MAX)[0] != '\0', "no status");

    CHECK_TEXT("md5", countersign_algorithm_name(COUNTERSIGN_ALGORITHM_MD5), "1");
    CHECK_TEXT("sha256", countersign_algorithm_name(COUNTERSIGN_ALGORITHM_SHA256), "2");
    CHECK_TEXT("sha3-256", countersign_algorithm_name(COUNTERSIGN_ALGORITHM_SHA3_256), "4");
    CHECK(countersign_algorithm_name(0) == NULL, "no algorithm");
    for (i = 0; i < sizeof NO_ALGORITHM / sizeof *NO_ALGORITHM; i++) {
        CHECK(countersign_algorithm_name(NO_ALGORITHM[i]) == NULL, "no algorithm");
    }
    for (number = 0; number <= COUNTERSIGN_KIND_LCN; number++) {
        CHECK(countersign_kind_name(number) != NULL, "a kind");
    }
    for (number = 0; number <= COUNTERSIGN_EVENT_LICENCE_CANCELLATION_REVERTED; number++) {
        CHECK(countersign_event_name(number) != NULL, "an event");
    }
    for (number = 0; number <= COUNTERSIGN_ACTION_WAIT; number++) {
        CHECK(countersign_action_name(number) != NULL, "an action");
    }
    CHECK(countersign_kind_name(COUNTERSIGN_KIND_LCN + 1) == NULL, "no kind");
    CHECK(countersign_kind_name(UINT32_MAX) == NULL, "no kind");
    CHECK(countersign_event_name(COUNTERSIGN_EVENT_LICENCE_CANCELLATION_REVERTED + 1) == NULL,
          "no event");
    CHECK(countersign_event_name(UINT32_MAX) == NULL, "no event");
    CHECK(countersign_action_name(COUNTERSIGN_ACTION_WAIT + 1) == NULL, "no action");
    CHECK(countersign_action_name(UINT32_MAX) == NULL, "no action");
}

/* The first table of errors.md is answered with 400, whatever else there is with 500. */
static void refusals(const char *path)
{
    unsigned refusal[1000] = {0}, known[1000] = {0}, table = 0, number, codes = 0;
    char line[1024], code[64];
    FILE *file = fopen(path, "r");
    CHECK(file != NULL, path);
    while (fgets(line, sizeof line, file) != NULL) {
        table += strncmp(line, "**", 2) == 0;
        if (sscanf(line, "| `%63[a-z0-9_]` | %u |", code, &number) != 2) continue;
        CHECK(number < 1000 && !known[number], line);
        CHECK_TEXT(code, countersign_status_code(number), line);
        known[number] = 1;
        refusal[number] = table == 1;
        codes++;
    }
    fclose(file);
    CHECK(table == 3 && codes == 26, "every status, in three tables");
    for (number = 0; number < 1000; number++) {
        CHECK(countersign_status_is_refusal(number) == refusal[number],
              countersign_status_code(number));
    }
    CHECK(countersign_status_is_refusal(UINT32_MAX) == 0, "no status");
}

static void wiping(void)
{
    char room[8] = "ABCDEFG";
    countersign_wipe(NULL, 0);
    countersign_wipe(NULL, SIZE_MAX);
    countersign_wipe(room, 0);
    CHECK_TEXT("ABCDEFG", room, "not wiped");
    countersign_wipe(room + 1, 5);
    CHECK(memcmp(room, "A\0\0\0\0\0G", 8) == 0, "wiped to the byte");
}

static void frees(void)
{
    countersign_secret_key_free(NULL);
    countersign_policy_free(NULL);
    countersign_verifier_free(NULL);
    countersign_notification_free(NULL);
    countersign_diagnosis_free(NULL);
    countersign_buffer_free(NULL);
}

static void keys(void)
{
    static const char BLANK[] = " \t\r\n\v\f\0";
    char room[4] = "AAAA";
    countersign_secret_key *handle = NULL;
    CALL(NULL_POINTER, countersign_secret_key_new("A", 1, NULL));
    REFUSED(NULL_POINTER, countersign_secret_key_new(NULL, 1, &handle));
    REFUSED(NULL_POINTER, countersign_secret_key_new(NULL, SIZE_MAX / 2, &handle));
    REFUSED(NULL_POINTER, countersign_secret_key_new(NULL, SIZE_MAX, &handle));
    REFUSED(INVALID, countersign_secret_key_new(room, TOO_LONG, &handle));
    REFUSED(INVALID, countersign_secret_key_new(room, SIZE_MAX, &handle));
    REFUSED(COUNTERSIGN_STATUS_EMPTY_SECRET, countersign_secret_key_new(NULL, 0, &handle));
    REFUSED(COUNTERSIGN_STATUS_EMPTY_SECRET, countersign_secret_key_new("A", 0, &handle));
    REFUSED(COUNTERSIGN_STATUS_EMPTY_SECRET,
         countersign_secret_key_new(BLANK, sizeof BLANK, &handle));
}

/* What a policy says of a body. */
static countersign_status verdict(const countersign_policy *policy, const char *body, int64_t now)
{
    countersign_verifier *made = check_verifier(key, policy);
    countersign_notification *result = NULL;
    struct countersign_error error = check_poisoned_error();
    countersign_status status =
        countersign_verify_at(made, body, strlen(body), now, &result, &error);
    check_error(&error, status, "a verdict");
    countersign_notification_free(result);
    countersign_verifier_free(made);
    return status;
}

/* Each setting refuses the body, and can be taken back. */
static void settings(countersign_policy *policy)
{
    /* Signed with the right SHA-256, a wrong weaker signature, and a name that comes twice. */
    static const char PLAIN[] = BODY "&TIMEZONE_OFFSET=GMT%2B00:00&A=1&A=2";
    static const char WRONG[] = "&HASH=00000000000000000000000000000000";
    countersign_buffer *made =
        check_signed(key, COUNTERSIGN_ALGORITHM_SHA256, PLAIN, strlen(PLAIN), "a body");
    size_t length = countersign_buffer_length(made);
    char *body = malloc(length + sizeof WRONG);
    CHECK(body != NULL, "memory");
    memcpy(body, countersign_buffer_data(made), length);
    memcpy(body + length, WRONG, sizeof WRONG);
    countersign_buffer_free(made);

#define SETTING(expected, set, undo)                                                               \
    do {                                                                                           \
        CALL(COUNTERSIGN_STATUS_OK, verdict(policy, body, NOW + 1));                               \
        CALL(COUNTERSIGN_STATUS_OK, set);                                                          \
        CHECK_STATUS((expected), verdict(policy, body, NOW + 1), #set);                            \
        CALL(COUNTERSIGN_STATUS_OK, undo);                                                         \
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, verdict(policy, body, NOW + 1), #undo);                \
    } while (0)
    SETTING(COUNTERSIGN_STATUS_ALGORITHM_NOT_ACCEPTED,
            countersign_policy_accept(policy, COUNTERSIGN_ALGORITHM_SHA3_256),
            countersign_policy_accept(policy, COUNTERSIGN_ALGORITHM_SHA256));
    SETTING(COUNTERSIGN_STATUS_WRONG_KIND,
            countersign_policy_demand_kind(policy, COUNTERSIGN_KIND_LCN),
            countersign_policy_demand_kind(policy, COUNTERSIGN_KIND_UNKNOWN));
    SETTING(COUNTERSIGN_STATUS_SIGNATURE_MISMATCH, countersign_policy_require_all(policy, 1),
            countersign_policy_require_all(policy, 0));
    SETTING(COUNTERSIGN_STATUS_DUPLICATE_FIELD, countersign_policy_strict(policy, 1),
            countersign_policy_strict(policy, 0));
    SETTING(COUNTERSIGN_STATUS_STALE, countersign_policy_max_age(policy, 0),
            countersign_policy_max_age(policy, COUNTERSIGN_NO_AGE_LIMIT));
    SETTING(COUNTERSIGN_STATUS_STALE, countersign_policy_max_age(policy, 0),
            countersign_policy_max_age(policy, COUNTERSIGN_NO_AGE_LIMIT - 1));
    SETTING(COUNTERSIGN_STATUS_BODY_TOO_LARGE, countersign_policy_max_body(policy, 0),
            countersign_policy_max_body(policy, SIZE_MAX));
    SETTING(COUNTERSIGN_STATUS_TOO_MANY_FIELDS, countersign_policy_max_fields(policy, 0),
            countersign_policy_max_fields(policy, SIZE_MAX));
    SETTING(COUNTERSIGN_STATUS_NAME_TOO_LONG, countersign_policy_max_name(policy, 0),
            countersign_policy_max_name(policy, SIZE_MAX));
    SETTING(COUNTERSIGN_STATUS_NESTING_TOO_DEEP, countersign_policy_max_depth(policy, 0),
            countersign_policy_max_depth(policy, SIZE_MAX));
    free(body);
}

static void policies(void)
{
    countersign_policy *policy = poisoned_handle();
    size_t i;
    CALL(NULL_POINTER, countersign_policy_new(NULL));
    CALL(NULL_POINTER, countersign_policy_accept(NULL, COUNTERSIGN_ALGORITHM_SHA256));
    CALL(NULL_POINTER, countersign_policy_accept(NULL, 0));
    CALL(NULL_POINTER, countersign_policy_demand_kind(NULL, COUNTERSIGN_KIND_IPN));
    CALL(NULL_POINTER, countersign_policy_require_all(NULL, 1));
    CALL(NULL_POINTER, countersign_policy_strict(NULL, 0));
    CALL(NULL_POINTER, countersign_policy_max_age(NULL, 1));
    CALL(NULL_POINTER, countersign_policy_max_body(NULL, 1));
    CALL(NULL_POINTER, countersign_policy_max_fields(NULL, 1));
    CALL(NULL_POINTER, countersign_policy_max_name(NULL, 1));
    CALL(NULL_POINTER, countersign_policy_max_depth(NULL, 1));

    CALL(COUNTERSIGN_STATUS_OK, countersign_policy_new(&policy));
    CALL(INVALID, countersign_policy_accept(policy, 0));
    /* 3, 5, 6 and 7 are sums of algorithms. */
    for (i = 4; i < sizeof NO_ALGORITHM / sizeof *NO_ALGORITHM; i++) {
        CALL(INVALID, countersign_policy_accept(policy, NO_ALGORITHM[i]));
        CALL(INVALID, countersign_policy_accept(policy, NO_ALGORITHM[i] | 1));
    }
    CALL(INVALID, countersign_policy_demand_kind(policy, 3));
    CALL(INVALID, countersign_policy_demand_kind(policy, UINT32_MAX));
    CALL(INVALID, countersign_policy_require_all(policy, 2));
    CALL(INVALID, countersign_policy_require_all(policy, UINT32_MAX));
    CALL(INVALID, countersign_policy_strict(policy, 2));
    CALL(INVALID, countersign_policy_strict(policy, UINT32_MAX));
    /* What was refused changed nothing: this begins with a body that the defaults take. */
    settings(policy);
    countersign_policy_free(policy);
}

static void verifiers(void)
{
    countersign_secret_key *two[2];
    countersign_verifier *handle = NULL;
    two[0] = key;
    two[1] = NULL;
    CALL(NULL_POINTER, countersign_verifier_new(two, 1, NULL, NULL));
    REFUSED(NULL_POINTER, countersign_verifier_new(NULL, 1, NULL, &handle));
    REFUSED(NULL_POINTER, countersign_verifier_new(NULL, SIZE_MAX, NULL, &handle));
    REFUSED(NULL_POINTER, countersign_verifier_new(two, 2, NULL, &handle));
    REFUSED(INVALID, countersign_verifier_new(two, SIZE_MAX, NULL, &handle));
    REFUSED(INVALID, countersign_verifier_new(two, SIZE_MAX / sizeof *two, NULL, &handle));
    REFUSED(INVALID, countersign_verifier_new(two, TOO_LONG / sizeof *two, NULL, &handle));
    REFUSED(COUNTERSIGN_STATUS_EMPTY_SECRET, countersign_verifier_new(two, 0, NULL, &handle));
    REFUSED(COUNTERSIGN_STATUS_EMPTY_SECRET, countersign_verifier_new(NULL, 0, NULL, &handle));
}

static void verifying(void)
{
    char room[4] = "A=1";
    countersign_notification *handle = NULL;
    CALL_WITH_ERROR(NULL_POINTER, countersign_verify(verifier, room, 3, NULL, error));
    REFUSED_WITH_ERROR(NULL_POINTER, countersign_verify(NULL, room, 3, &handle, error));
    REFUSED_WITH_ERROR(NULL_POINTER, countersign_verify(verifier, NULL, 3, &handle, error));
    REFUSED_WITH_ERROR(NULL_POINTER, countersign_verify(verifier, NULL, SIZE_MAX / 2, &handle, error));
    REFUSED_WITH_ERROR(NULL_POINTER, countersign_verify(verifier, NULL, SIZE_MAX, &handle, error));
    REFUSED_WITH_ERROR(INVALID, countersign_verify(verifier, room, TOO_LONG, &handle, error));
    REFUSED_WITH_ERROR(INVALID, countersign_verify(verifier, room, SIZE_MAX, &handle, error));
    REFUSED_WITH_ERROR(COUNTERSIGN_STATUS_MISSING_SIGNATURE,
                    countersign_verify(verifier, NULL, 0, &handle, error));
    REFUSED_WITH_ERROR(COUNTERSIGN_STATUS_MISSING_SIGNATURE,
                    countersign_verify(verifier, room, 0, &handle, error));
    CALL_WITH_ERROR(NULL_POINTER, countersign_verify_at(verifier, room, 3, 0, NULL, error));
    REFUSED_WITH_ERROR(NULL_POINTER, countersign_verify_at(NULL, room, 3, 0, &handle, error));
    REFUSED_WITH_ERROR(NULL_POINTER, countersign_verify_at(verifier, NULL, 3, 0, &handle, error));
    REFUSED_WITH_ERROR(INVALID, countersign_verify_at(verifier, room, SIZE_MAX, 0, &handle, error));
    REFUSED_WITH_ERROR(COUNTERSIGN_STATUS_MISSING_SIGNATURE,
                    countersign_verify_at(verifier, room, 3, INT64_MIN, &handle, error));
    REFUSED_WITH_ERROR(COUNTERSIGN_STATUS_MISSING_SIGNATURE,
                    countersign_verify_at(verifier, room, 3, INT64_MAX, &handle, error));
}

static void signing(void)
{
    char room[4] = "A=1";
    size_t i;
    countersign_buffer *handle = NULL;
    const uint32_t all = COUNTERSIGN_ALGORITHM_SHA256;
    CALL_WITH_ERROR(NULL_POINTER, countersign_sign(key, all, room, 3, NULL, error));
    REFUSED_WITH_ERROR(NULL_POINTER, countersign_sign(NULL, all, room, 3, &handle, error));
    REFUSED_WITH_ERROR(NULL_POINTER, countersign_sign(key, all, NULL, 3, &handle, error));
    REFUSED_WITH_ERROR(NULL_POINTER, countersign_sign(key, all, NULL, SIZE_MAX, &handle, error));
    REFUSED_WITH_ERROR(INVALID, countersign_sign(key, all, room, TOO_LONG, &handle, error));
    REFUSED_WITH_ERROR(INVALID, countersign_sign(key, all, room, SIZE_MAX, &handle, error));
    REFUSED_WITH_ERROR(INVALID, countersign_sign(key, 0, room, 3, &handle, error));
    for (i = 4; i < sizeof NO_ALGORITHM / sizeof *NO_ALGORITHM; i++) {
        REFUSED_WITH_ERROR(INVALID, countersign_sign(key, NO_ALGORITHM[i], room, 3, &handle, error));
    }

    handle = NULL;
    CALL(COUNTERSIGN_STATUS_OK, countersign_sign(key, all, NULL, 0, &handle, NULL));
    CHECK(countersign_buffer_length(handle) > 0, "a signature of nothing");
    countersign_buffer_free(handle);
    CHECK(countersign_buffer_data(NULL) == NULL, "no buffer");
    CHECK(countersign_buffer_length(NULL) == 0, "no buffer");
}

static void questions(void)
{
    CHECK(countersign_notification_kind(NULL) == COUNTERSIGN_KIND_UNKNOWN, "no handle");
    CHECK(countersign_notification_algorithm(NULL) == 0, "no handle");
    CHECK(countersign_notification_secret_index(NULL) == SIZE_MAX, "no handle");
    CHECK(countersign_notification_has_repeated_fields(NULL) == 0, "no handle");
    CHECK(countersign_notification_event(NULL) == COUNTERSIGN_EVENT_UNCLASSIFIED, "no handle");
    CHECK(countersign_notification_action(NULL) == COUNTERSIGN_ACTION_REVIEW, "no handle");
    CHECK(countersign_notification_field_count(NULL) == 0, "no handle");
    CHECK(countersign_notification_has_repeated_fields(notification) == 0, "a handle");
    CHECK(countersign_notification_field_count(notification) == 5, "a handle");
}

static void fields(void)
{
    struct countersign_bytes bytes;
    struct countersign_field field;
    memset(&bytes, POISON, sizeof bytes);
    memset(&field, POISON, sizeof field);
    CALL(NULL_POINTER, countersign_notification_get(notification, "REFNO", 5, NULL));
    CALL(NULL_POINTER, countersign_notification_get(NULL, "REFNO", 5, &bytes));
    CALL(NULL_POINTER, countersign_notification_get(notification, NULL, 5, &bytes));
    CALL(NULL_POINTER, countersign_notification_get(notification, NULL, SIZE_MAX, &bytes));
    CALL(INVALID, countersign_notification_get(notification, "REFNO", TOO_LONG, &bytes));
    CALL(INVALID, countersign_notification_get(notification, "REFNO", SIZE_MAX, &bytes));
    CALL(NOT_FOUND, countersign_notification_get(notification, NULL, 0, &bytes));
    CALL(NOT_FOUND, countersign_notification_get(notification, "REFNO", 0, &bytes));
    CALL(NOT_FOUND, countersign_notification_get(notification, "REFNO", 4, &bytes));
    CALL(NOT_FOUND, countersign_notification_get(notification, "REFNO", 6, &bytes));
    CALL(NOT_FOUND, countersign_notification_get(notification, "IPN_PID", 7, &bytes));
    CALL(NOT_FOUND, countersign_notification_get(notification, "IPN_PID[1]", 10, &bytes));
    CALL(NOT_FOUND, countersign_notification_get(notification, "IPN_PID[0][0]", 13, &bytes));
    CALL(NOT_FOUND, countersign_notification_get(notification, "[[[[[[", 6, &bytes));
    CALL(NOT_FOUND, countersign_notification_get(notification, "\377\0\377", 3, &bytes));
    CALL(NOT_FOUND, countersign_notification_get(notification, "SIGNATURE_SHA2_256", 18, &bytes));
    CHECK(check_untouched(&bytes, sizeof bytes), "nothing written");
    CALL(COUNTERSIGN_STATUS_OK,
         countersign_notification_get(notification, "IPN_PID[0]", 10, &bytes));
    CHECK_BYTES("7", 1, bytes.data, bytes.len, "IPN_PID[0]");

    CALL(NULL_POINTER, countersign_notification_field(notification, 0, NULL));
    CALL(NULL_POINTER, countersign_notification_field(NULL, 0, &field));
    CALL(NOT_FOUND, countersign_notification_field(notification, 5, &field));
    CALL(NOT_FOUND, countersign_notification_field(notification, SIZE_MAX, &field));
    CHECK(check_untouched(&field, sizeof field), "nothing written");
}

static void texts(void)
{
    countersign_buffer *handle = NULL;
    CALL(NULL_POINTER, countersign_notification_pack(notification, NULL));
    REFUSED(NULL_POINTER, countersign_notification_pack(NULL, &handle));
    CALL(NULL_POINTER, countersign_notification_json(notification, NULL));
    REFUSED(NULL_POINTER, countersign_notification_json(NULL, &handle));
    CALL(NULL_POINTER, countersign_notification_redacted(notification, NULL));
    REFUSED(NULL_POINTER, countersign_notification_redacted(NULL, &handle));
}

static void receipts(void)
{
    char text[COUNTERSIGN_RECEIPT_SIZE];
    const countersign_notification *of = notification;
    const size_t size = sizeof text;
    static const char *const DATES[] = {"",  "2024010203040", "202401020304055", "20240102030x05",
                                        "20241302030405", "20240230030405", "20240102240405",
                                        "20240102036005", "2024-01-02 03:0", "              "};
    static const size_t SIZES[] = {0, 1, 13, 64};
    size_t i;
    memset(text, POISON, size);
    CALL_WITH_ERROR(NULL_POINTER, countersign_notification_receipt(of, NOW, NULL, size, error));
    CALL_WITH_ERROR(NULL_POINTER, countersign_notification_receipt(of, NOW, NULL, 0, error));
    CALL_WITH_ERROR(NULL_POINTER, countersign_notification_receipt(NULL, NOW, text, size, error));
    CALL_WITH_ERROR(NULL_POINTER,
                    countersign_notification_receipt_with(of, 0, DATE, 14, NULL, size, error));
    CALL_WITH_ERROR(NULL_POINTER,
                    countersign_notification_receipt_with(NULL, 0, DATE, 14, text, size, error));
    CALL_WITH_ERROR(NULL_POINTER,
                    countersign_notification_receipt_with(of, 0, NULL, 14, text, size, error));
    CALL_WITH_ERROR(INVALID, countersign_notification_receipt_with(of, 0, DATE, SIZE_MAX, text,
                                                                   size, error));
    for (i = 0; i < sizeof NO_ALGORITHM / sizeof *NO_ALGORITHM; i++) {
        CALL_WITH_ERROR(INVALID, countersign_notification_receipt_with(of, NO_ALGORITHM[i], DATE,
                                                                       14, text, size, error));
    }
    for (i = 0; i < sizeof DATES / sizeof *DATES; i++) {
        CALL_WITH_ERROR(COUNTERSIGN_STATUS_INVALID_DATE,
                        countersign_notification_receipt_with(of, 0, DATES[i], strlen(DATES[i]),
                                                              text, size, error));
    }
    CALL_WITH_ERROR(COUNTERSIGN_STATUS_INVALID_DATE,
                    countersign_notification_receipt_with(of, 0, NULL, 0, text, size, error));
    CALL_WITH_ERROR(COUNTERSIGN_STATUS_INVALID_DATE,
                    countersign_notification_receipt(of, INT64_MAX, text, size, error));
    CALL_WITH_ERROR(COUNTERSIGN_STATUS_INVALID_DATE,
                    countersign_notification_receipt(of, INT64_MIN, text, size, error));
    for (i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        CALL_WITH_ERROR(TOO_SMALL,
                        countersign_notification_receipt(of, NOW, text, SIZES[i], error));
        CALL_WITH_ERROR(TOO_SMALL, countersign_notification_receipt_with(of, 0, DATE, 14, text,
                                                                         SIZES[i], error));
    }
    CHECK(check_untouched(text, size), "nothing written");
}

static void fingerprints(void)
{
    char text[COUNTERSIGN_FINGERPRINT_SIZE + 1];
    const countersign_notification *of = notification;
    static const size_t SIZES[] = {0, 1, COUNTERSIGN_FINGERPRINT_SIZE - 1};
    size_t i;
    memset(text, POISON, sizeof text);
    CALL_WITH_ERROR(NULL_POINTER, countersign_notification_dedupe_key(of, NULL, 65, error));
    CALL_WITH_ERROR(NULL_POINTER, countersign_notification_dedupe_key(NULL, text, 65, error));
    CALL(NULL_POINTER, countersign_notification_delivery_id(of, NULL, 65));
    CALL(NULL_POINTER, countersign_notification_delivery_id(NULL, text, 65));
    for (i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        CALL_WITH_ERROR(TOO_SMALL, countersign_notification_dedupe_key(of, text, SIZES[i], error));
        CALL(TOO_SMALL, countersign_notification_delivery_id(of, text, SIZES[i]));
    }
    CHECK(check_untouched(text, sizeof text), "nothing written");
    CALL_WITH_ERROR(COUNTERSIGN_STATUS_OK,
                    countersign_notification_dedupe_key(of, text, 65, error));
    CHECK(strlen(text) == 64 && check_untouched(text + 65, 1), "to the byte");
    CALL(COUNTERSIGN_STATUS_OK, countersign_notification_delivery_id(of, text, 65));
    CHECK(strlen(text) == 64 && check_untouched(text + 65, 1), "to the byte");
}

static void ages(void)
{
    int64_t age;
    memset(&age, POISON, sizeof age);
    CALL_WITH_ERROR(NULL_POINTER, countersign_notification_age(notification, NOW, NULL, error));
    CALL_WITH_ERROR(NULL_POINTER, countersign_notification_age(NULL, NOW, &age, error));
    /* The message has no TIMEZONE_OFFSET. */
    CALL_WITH_ERROR(COUNTERSIGN_STATUS_MISSING_FIELD,
                    countersign_notification_age(notification, NOW, &age, error));
    CHECK(check_untouched(&age, sizeof age), "nothing written");
}

static void diagnoses(void)
{
    struct countersign_bytes secrets[2];
    struct countersign_finding finding;
    struct countersign_signature signature;
    countersign_diagnosis *handle = NULL;
    char room[4] = "A=1";
    secrets[0].data = TEST_KEY;
    secrets[0].len = strlen(TEST_KEY);
    secrets[1].data = NULL;
    secrets[1].len = 1;
    CALL(NULL_POINTER, countersign_diagnose(room, 3, secrets, 1, NULL, NULL));
    REFUSED(NULL_POINTER, countersign_diagnose(NULL, 3, secrets, 1, NULL, &handle));
    REFUSED(NULL_POINTER, countersign_diagnose(room, 3, NULL, 1, NULL, &handle));
    REFUSED(NULL_POINTER, countersign_diagnose(room, 3, NULL, SIZE_MAX, NULL, &handle));
    REFUSED(NULL_POINTER, countersign_diagnose(room, 3, secrets, 2, NULL, &handle));
    REFUSED(INVALID, countersign_diagnose(room, SIZE_MAX, secrets, 1, NULL, &handle));
    REFUSED(INVALID, countersign_diagnose(room, 3, secrets, SIZE_MAX, NULL, &handle));
    secrets[1].data = TEST_KEY;
    secrets[1].len = SIZE_MAX;
    REFUSED(INVALID, countersign_diagnose(room, 3, secrets, 2, NULL, &handle));

    CHECK(countersign_diagnosis_finding_count(NULL) == 0, "no handle");
    CHECK(countersign_diagnosis_signature_count(NULL) == 0, "no handle");
    CHECK(countersign_diagnosis_secret(NULL) == SIZE_MAX, "no handle");
    CHECK(countersign_diagnosis_is_complete(NULL) == 0, "no handle");
    CHECK(countersign_diagnosis_error(NULL) == COUNTERSIGN_STATUS_NULL_POINTER, "no handle");

    CALL(COUNTERSIGN_STATUS_OK, countersign_diagnose(room, 3, secrets, 1, NULL, &handle));
    memset(&finding, POISON, sizeof finding);
    memset(&signature, POISON, sizeof signature);
    CALL(NULL_POINTER, countersign_diagnosis_finding(handle, 0, NULL));
    CALL(NULL_POINTER, countersign_diagnosis_finding(NULL, 0, &finding));
    CALL(NOT_FOUND, countersign_diagnosis_finding(
                        handle, countersign_diagnosis_finding_count(handle), &finding));
    CALL(NOT_FOUND, countersign_diagnosis_finding(handle, SIZE_MAX, &finding));
    CALL(NULL_POINTER, countersign_diagnosis_signature(handle, 0, NULL));
    CALL(NULL_POINTER, countersign_diagnosis_signature(NULL, 0, &signature));
    CALL(NOT_FOUND, countersign_diagnosis_signature(
                        handle, countersign_diagnosis_signature_count(handle), &signature));
    CALL(NOT_FOUND, countersign_diagnosis_signature(handle, SIZE_MAX, &signature));
    CHECK(check_untouched(&finding, sizeof finding), "nothing written");
    CHECK(check_untouched(&signature, sizeof signature), "nothing written");
    countersign_diagnosis_free(handle);
}

/* Neither order nor subscription: what cannot be made of it is said, and nothing is written. */
static void of_no_kind(void)
{
    char text[COUNTERSIGN_RECEIPT_SIZE];
    int64_t age;
    countersign_notification *other = NULL;
    countersign_buffer *handle = NULL;
    countersign_buffer *body = check_signed(key, COUNTERSIGN_ALGORITHM_SHA256, "A=1", 3, "A=1");
    CALL(COUNTERSIGN_STATUS_OK, check_verify(verifier, body, &other, "A=1"));
    countersign_buffer_free(body);
    memset(text, POISON, sizeof text);
    memset(&age, POISON, sizeof age);
    CALL_WITH_ERROR(COUNTERSIGN_STATUS_WRONG_KIND,
                    countersign_notification_receipt(other, NOW, text, sizeof text, error));
    CALL_WITH_ERROR(COUNTERSIGN_STATUS_WRONG_KIND,
                    countersign_notification_receipt_with(other, 0, DATE, 14, text, sizeof text,
                                                          error));
    CALL_WITH_ERROR(COUNTERSIGN_STATUS_WRONG_KIND,
                    countersign_notification_dedupe_key(other, text, sizeof text, error));
    CALL_WITH_ERROR(COUNTERSIGN_STATUS_WRONG_KIND,
                    countersign_notification_age(other, NOW, &age, error));
    REFUSED(COUNTERSIGN_STATUS_WRONG_KIND, countersign_notification_json(other, &handle));
    CHECK(check_untouched(text, sizeof text), "nothing written");
    CHECK(check_untouched(&age, sizeof age), "nothing written");
    CHECK(countersign_notification_kind(other) == COUNTERSIGN_KIND_UNKNOWN, "no kind");
    CHECK(countersign_notification_event(other) == COUNTERSIGN_EVENT_UNCLASSIFIED, "no kind");
    CHECK(countersign_notification_action(other) == COUNTERSIGN_ACTION_REVIEW, "no kind");

    /* What fits every message can still be asked. */
    CALL(COUNTERSIGN_STATUS_OK, countersign_notification_delivery_id(other, text, sizeof text));
    CALL(COUNTERSIGN_STATUS_OK, countersign_notification_redacted(other, &handle));
    countersign_buffer_free(handle);
    countersign_notification_free(other);
}

int main(int argc, char **argv)
{
    countersign_buffer *body;
    CHECK(argc == 2, "usage: arguments ERRORS.MD");
    key = check_key(TEST_KEY, strlen(TEST_KEY));
    verifier = check_verifier(key, NULL);
    body = check_signed(key, COUNTERSIGN_ALGORITHM_SHA256, BODY, strlen(BODY), "a body");
    CALL(COUNTERSIGN_STATUS_OK, check_verify(verifier, body, &notification, "a body"));
    countersign_buffer_free(body);

    names();
    refusals(argv[1]);
    wiping();
    frees();
    keys();
    policies();
    verifiers();
    verifying();
    signing();
    questions();
    fields();
    texts();
    receipts();
    fingerprints();
    ages();
    diagnoses();
    of_no_kind();

    countersign_notification_free(notification);
    countersign_verifier_free(verifier);
    countersign_secret_key_free(key);
    puts("arguments: all refused as they should be");
    return 0;
}
