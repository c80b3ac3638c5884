/*
 * Bodies that a stranger may send: long, odd, broken, in other formats, with every byte there is.
 * None may do harm, each gets the answer it has to get, and no error text holds anything of them.
 */
#include "check.h"

#define MIB (1024UL * 1024UL)
#define LONGEST (8 * MIB)
/* Stands in bodies and keys; must never stand in an error. */
#define CONFIDENTIAL "Tr0ub4dor"

/* Of the 8 * 141 bits of `every_bit`: those in names, and in the case of digits. */
#define ACCEPTED_BITS 289

static countersign_secret_key *key;
static countersign_verifier *verifier;

static char *room(size_t size)
{
    char *bytes = malloc(size);
    CHECK(bytes != NULL, "memory");
    return bytes;
}

static void keeps_secrets(const char *text, const char *about)
{
    size_t run = 0;
    CHECK(strstr(text, CONFIDENTIAL) == NULL && strstr(text, TEST_KEY) == NULL, about);
    /* Nothing as long as a digest of the weakest algorithm. */
    for (; *text != '\0'; text++) {
        run = strchr("0123456789abcdefABCDEF", *text) != NULL ? run + 1 : 0;
        CHECK(run < 32, about);
    }
}

/* Refused with that status, about that field, and no handle. */
static void refused(countersign_status expected, const char *field, const char *body, size_t length,
                    const char *about)
{
    struct countersign_error error = check_poisoned_error();
    countersign_notification *result = (countersign_notification *)(void *)&error;
    countersign_status status = countersign_verify(verifier, body, length, &result, &error);
    CHECK_STATUS(expected, status, about);
    CHECK(result == NULL, about);
    check_error(&error, status, about);
    CHECK_TEXT(field, error.field, about);
    keeps_secrets(error.text, about);
}

static countersign_notification *verified(const countersign_buffer *body, const char *about)
{
    countersign_notification *notification = NULL;
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, check_verify(verifier, body, &notification, about), about);
    return notification;
}

static countersign_buffer *sign(const char *body, size_t length, const char *about)
{
    return check_signed(key, COUNTERSIGN_ALGORITHM_SHA256, body, length, about);
}

/* Asks a notification everything there is to ask, whatever comes. */
static void ask_everything(const countersign_notification *notification)
{
    char text[COUNTERSIGN_RECEIPT_SIZE];
    int64_t age;
    size_t i, total = 0;
    struct countersign_field field;
    struct countersign_error error;
    countersign_buffer *buffer;
    for (i = 0; i < countersign_notification_field_count(notification); i++) {
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_field(notification, i, &field),
                     "a field");
        total += field.path.len + field.value.len;
    }
    error = check_poisoned_error();
    check_error(&error, countersign_notification_receipt(notification, 0, text, sizeof text, &error),
                "receipt");
    keeps_secrets(error.text, "receipt");
    error = check_poisoned_error();
    check_error(&error,
                countersign_notification_dedupe_key(notification, text, sizeof text, &error),
                "dedupe key");
    keeps_secrets(error.text, "dedupe key");
    error = check_poisoned_error();
    check_error(&error, countersign_notification_age(notification, 0, &age, &error), "age");
    keeps_secrets(error.text, "age");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_delivery_id(notification, text, sizeof text), "id");
    buffer = NULL;
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_pack(notification, &buffer),
                 "packed");
    CHECK(countersign_buffer_length(buffer) == 4 + 8 * i + total, "packed");
    countersign_buffer_free(buffer);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_redacted(notification, &buffer),
                 "redacted");
    countersign_buffer_free(buffer);
    buffer = NULL;
    CHECK((countersign_notification_json(notification, &buffer) == COUNTERSIGN_STATUS_OK) ==
              (buffer != NULL), "JSON");
    countersign_buffer_free(buffer);
    (void)countersign_notification_event(notification);
    (void)countersign_notification_action(notification);
}

static void long_ones(void)
{
    char *body = room(LONGEST + 1);
    countersign_buffer *signed_body;
    countersign_notification *notification;
    memset(body, 'a', LONGEST + 1);
    memcpy(body, "REFNO=", 6);
    refused(COUNTERSIGN_STATUS_MISSING_SIGNATURE, "", body, LONGEST, "8 MiB");
    refused(COUNTERSIGN_STATUS_BODY_TOO_LARGE, "", body, LONGEST + 1, "8 MiB and a byte");

    /* With the signature it may not be longer either. */
    signed_body = sign(body, LONGEST - 1024, "nearly 8 MiB");
    notification = verified(signed_body, "nearly 8 MiB");
    ask_everything(notification);
    countersign_notification_free(notification);
    countersign_buffer_free(signed_body);
    free(body);
}

static void many_fields(void)
{
    const size_t count = 100000;
    char *body = room(count * 16);
    size_t length = 0, i;
    countersign_buffer *signed_body;
    countersign_notification *notification;
    struct countersign_field field;
    for (i = 0; i < count; i++) length += (size_t)sprintf(body + length, "F%lu=&", (unsigned long)i);
    refused(COUNTERSIGN_STATUS_MISSING_SIGNATURE, "", body, length, "100,000 fields");
    memcpy(body + length, "G=", 2);
    refused(COUNTERSIGN_STATUS_TOO_MANY_FIELDS, "", body, length + 2, "100,001 fields");

    /* One goes to the signature. */
    length = (size_t)(strstr(body, "F99999=") - body);
    signed_body = sign(body, length, "99,999 fields");
    notification = verified(signed_body, "99,999 fields");
    CHECK(countersign_notification_field_count(notification) == count - 1, "99,999 fields");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_field(notification, count - 2, &field), "the last one");
    CHECK_TEXT("F99998", field.path.data, "the last one");
    ask_everything(notification);
    countersign_notification_free(notification);
    countersign_buffer_free(signed_body);
    free(body);
}

/* NUL and every other byte, in a value, as it is and escaped. */
static void every_byte(void)
{
    static const char HEAD[] = "REFNO=";
    char raw[sizeof HEAD + 256], escaped[sizeof HEAD + 3 * 256], expected[256];
    size_t raw_length, escaped_length, i;
    int round;
    memcpy(raw, HEAD, sizeof HEAD - 1);
    memcpy(escaped, HEAD, sizeof HEAD - 1);
    raw_length = escaped_length = sizeof HEAD - 1;
    for (i = 0; i < 256; i++) {
        expected[i] = (char)(unsigned char)i;
        escaped_length += (size_t)sprintf(escaped + escaped_length, "%%%02x", (unsigned)i);
        raw[raw_length++] = expected[i];
    }
    for (round = 0; round < 2; round++) {
        const char *body = round == 0 ? raw : escaped;
        countersign_buffer *signed_body =
            sign(body, round == 0 ? raw_length : escaped_length, "every byte");
        countersign_notification *notification = verified(signed_body, "every byte");
        struct countersign_bytes value;
        CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                     countersign_notification_get(notification, "REFNO", 5, &value), "every byte");
        if (round == 1) {
            CHECK_BYTES(expected, sizeof expected, value.data, value.len, "every byte, escaped");
        } else {
            /* Raw, `&` ends the value; `%` before it escapes nothing, `+` comes behind it. */
            CHECK(value.len == '&' && memcmp(value.data, expected, value.len) == 0,
                  "every byte up to the next field");
        }
        ask_everything(notification);
        countersign_notification_free(notification);
        countersign_buffer_free(signed_body);
    }
}

static void other_formats(void)
{
    static const char JSON[] = "{\"REFNO\":\"" CONFIDENTIAL "\"}";
    static const char JSON_LATER[] = " \r\n\t[1,2]";
    static const char MULTIPART[] = "--x\r\nContent-Disposition: form-data; name=\"REFNO\"\r\n\r\n1";
    static const char NULS[] = "\0\0\0&\0=\0";
    refused(COUNTERSIGN_STATUS_NOT_FORM, "", JSON, sizeof JSON - 1, "JSON");
    refused(COUNTERSIGN_STATUS_NOT_FORM, "", JSON_LATER, sizeof JSON_LATER - 1, "JSON");
    refused(COUNTERSIGN_STATUS_NOT_FORM, "", MULTIPART, sizeof MULTIPART - 1, "multipart");
    refused(COUNTERSIGN_STATUS_MISSING_SIGNATURE, "", NULS, sizeof NULS - 1, "NULs");
    refused(COUNTERSIGN_STATUS_MISSING_SIGNATURE, "", "", 0, "nothing");
    refused(COUNTERSIGN_STATUS_MISSING_SIGNATURE, "", "%", 1, "half an escape");
    refused(COUNTERSIGN_STATUS_MISSING_SIGNATURE, "", "%4", 2, "half an escape");
    refused(COUNTERSIGN_STATUS_MISSING_SIGNATURE, "", "&&&===&[]=&[=&]=", 16, "punctuation");
}

static void forgeries(void)
{
#define ORDER "REFNO=1&IPN_PNAME[]=" CONFIDENTIAL "&"
#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    static const struct {
        countersign_status status;
        const char *field, *body;
    } CASES[] = {
        {COUNTERSIGN_STATUS_SIGNATURE_MISMATCH, "",
         ORDER "SIGNATURE_SHA2_256=" DIGEST},
        {COUNTERSIGN_STATUS_SIGNATURE_MISMATCH, "",
         ORDER "SIGNATURE_SHA3_256=" DIGEST "&SIGNATURE_SHA2_256=" CONFIDENTIAL},
        {COUNTERSIGN_STATUS_MALFORMED_SIGNATURE, "SIGNATURE_SHA2_256",
         ORDER "SIGNATURE_SHA2_256=" CONFIDENTIAL},
        {COUNTERSIGN_STATUS_MALFORMED_SIGNATURE, "SIGNATURE_SHA2_256",
         ORDER "SIGNATURE_SHA2_256=" DIGEST "%00"},
        {COUNTERSIGN_STATUS_MALFORMED_SIGNATURE, "SIGNATURE_SHA2_256",
         ORDER "SIGNATURE_SHA2_256[]=" DIGEST},
        {COUNTERSIGN_STATUS_DUPLICATE_FIELD, "SIGNATURE_SHA2_256",
         ORDER "SIGNATURE_SHA2_256=" DIGEST "&SIGNATURE_SHA2_256=" DIGEST},
        {COUNTERSIGN_STATUS_ALGORITHM_NOT_ACCEPTED, "",
         ORDER "HASH=0123456789abcdef0123456789abcdef"},
        {COUNTERSIGN_STATUS_DUPLICATE_FIELD, "REFNO",
         ORDER "REFNO=2&SIGNATURE_SHA2_256=" DIGEST},
        {COUNTERSIGN_STATUS_INVALID_FIELD, "REFNO",
         "REFNO[]=" CONFIDENTIAL "&IPN_PID[]=1&SIGNATURE_SHA2_256=" DIGEST},
    };
    size_t i;
    for (i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        refused(CASES[i].status, CASES[i].field, CASES[i].body, strlen(CASES[i].body),
                CASES[i].body);
    }
}

/* The same values in the same order, which is what a signature is about. */
static void same_values(const countersign_notification *one, const countersign_notification *other)
{
    size_t count = countersign_notification_field_count(one), i;
    CHECK(countersign_notification_field_count(other) == count, "a flipped bit");
    for (i = 0; i < count; i++) {
        struct countersign_field a, b;
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_field(one, i, &a), "a field");
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_field(other, i, &b), "a field");
        CHECK_BYTES(a.value.data, a.value.len, b.value.data, b.value.len, "a flipped bit");
    }
}

/*
 * One bit of a genuine body anywhere: refused, or a bit that does not count. Names are not signed, and
 * the case of digits in a digest means nothing; no value may ever differ.
 */
static void every_bit(void)
{
    static const char BODY[] = "REFNO=1&IPN_PID[]=7&IPN_PNAME[]=a&IPN_DATE=20240102030405";
    countersign_buffer *signed_body = sign(BODY, sizeof BODY - 1, "a body");
    size_t length = countersign_buffer_length(signed_body), bit, accepted = 0;
    countersign_notification *original = verified(signed_body, "a body");
    char *copy = room(length);
    for (bit = 0; bit < 8 * length; bit++) {
        countersign_notification *notification = NULL;
        struct countersign_error error = check_poisoned_error();
        countersign_status status;
        memcpy(copy, countersign_buffer_data(signed_body), length);
        copy[bit / 8] = (char)(copy[bit / 8] ^ (1 << bit % 8));
        status = countersign_verify(verifier, copy, length, &notification, &error);
        check_error(&error, status, "a flipped bit");
        keeps_secrets(error.text, "a flipped bit");
        CHECK((notification != NULL) == (status == COUNTERSIGN_STATUS_OK), "a flipped bit");
        if (notification != NULL) {
            same_values(original, notification);
            ask_everything(notification);
            countersign_notification_free(notification);
            accepted++;
        }
    }
    CHECK(length == 141 && accepted == ACCEPTED_BITS, "as many bits as do not count");
    countersign_notification_free(original);
    free(copy);
    countersign_buffer_free(signed_body);
}

static void same_twice(void)
{
    static const char BODY[] = "REFNO=1&ORDERSTATUS=COMPLETE&IPN_PID[]=7&IPN_DATE=20240102030405";
    char first[COUNTERSIGN_FINGERPRINT_SIZE], second[COUNTERSIGN_FINGERPRINT_SIZE];
    countersign_buffer *signed_body = sign(BODY, sizeof BODY - 1, "a body");
    countersign_notification *one = verified(signed_body, "once");
    countersign_notification *two = verified(signed_body, "twice");
    countersign_buffer_free(signed_body);
    CHECK(one != two, "two handles");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_delivery_id(one, first, sizeof first), "once");
    countersign_notification_free(one);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_delivery_id(two, second, sizeof second), "twice");
    countersign_notification_free(two);
    CHECK_TEXT(first, second, "the same message");
}

/* Dates are UTC; the message's own is in its account's zone. */
static void times(void)
{
    static const char BODY[] = "REFNO=1&ORDERSTATUS=COMPLETE&IPN_PID[]=7&IPN_PNAME[]=a"
                               "&IPN_DATE=20240102030405&TIMEZONE_OFFSET=GMT%2B02:00";
    const int64_t now = 1704164645; /* 2024-01-02 03:04:05 */
    char at[COUNTERSIGN_RECEIPT_SIZE], with[COUNTERSIGN_RECEIPT_SIZE];
    int64_t age = 0;
    countersign_buffer *signed_body = sign(BODY, sizeof BODY - 1, "a body");
    countersign_notification *notification = verified(signed_body, "a body");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_receipt(notification, now, at, sizeof at, NULL), "now");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_receipt_with(notification, 0, "20240102030405", 14, with,
                                                       sizeof with, NULL), "a date");
    CHECK_TEXT(with, at, "the same moment");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_age(notification, now, &age, NULL), "age");
    CHECK(age == 7200, "two hours of the zone");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_age(notification, now - 7201, &age, NULL), "age");
    CHECK(age == -1, "a second too early");
    countersign_notification_free(notification);
    countersign_buffer_free(signed_body);
}

/* What may be logged holds what it should, and nothing of the customer. */
static void redacted(void)
{
    static const char BODY[] = "REFNO=90001&IPN_PID[]=7&FIRSTNAME=" CONFIDENTIAL "1&CUSTOMEREMAIL="
                               CONFIDENTIAL "2&UNKNOWN=" CONFIDENTIAL "3&IPN_DATE=20240102030405";
    countersign_buffer *line = NULL;
    countersign_buffer *signed_body = sign(BODY, sizeof BODY - 1, "a body");
    countersign_notification *notification = verified(signed_body, "a body");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_redacted(notification, &line),
                 "a line");
    CHECK(strstr(countersign_buffer_data(line), "90001") != NULL, "a line");
    CHECK(strchr(countersign_buffer_data(line), '\n') == NULL, "a line");
    keeps_secrets(countersign_buffer_data(line), "a line");
    countersign_buffer_free(line);
    countersign_notification_free(notification);
    countersign_buffer_free(signed_body);
}

/* A value lost to a second one of its name. */
static void repeated(void)
{
    static const char BODY[] = "REFNO=1&IPN_PID[]=7&A=1&A=2";
    countersign_buffer *signed_body = sign(BODY, sizeof BODY - 1, "a body");
    countersign_notification *notification = verified(signed_body, "repeated");
    CHECK(countersign_notification_has_repeated_fields(notification) == 1, "repeated");
    countersign_notification_free(notification);
    countersign_buffer_free(signed_body);
}

static void diagnosed(const char *body, size_t length, const struct countersign_bytes *secrets,
                      size_t count)
{
    static const size_t NOTHING[4] = {0};
    countersign_diagnosis *diagnosis = NULL;
    size_t i;
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_diagnose(body, length, secrets, count, NULL, &diagnosis), "diagnosis");
    for (i = 0; i < countersign_diagnosis_finding_count(diagnosis); i++) {
        struct countersign_finding finding;
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_diagnosis_finding(diagnosis, i, &finding),
                     "a finding");
        CHECK(finding.id[0] == 'E' && finding.code[0] != '\0', "a finding");
        CHECK(finding.certain <= 1, "a finding");
        CHECK(memcmp(finding.reserved, NOTHING, sizeof finding.reserved) == 0, "a finding");
        CHECK(finding.secret == SIZE_MAX || finding.secret < count, "a finding");
        CHECK(finding.field == NULL || finding.field[0] != '\0', "a finding");
        keeps_secrets(finding.text, "a finding");
    }
    for (i = 0; i < countersign_diagnosis_signature_count(diagnosis); i++) {
        struct countersign_signature signature;
        CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                     countersign_diagnosis_signature(diagnosis, i, &signature), "a signature");
        CHECK(countersign_algorithm_name(signature.algorithm) != NULL, "a signature");
        CHECK(signature.well_formed <= 1, "a signature");
        CHECK(memcmp(signature.reserved, NOTHING, sizeof signature.reserved) == 0, "a signature");
    }
    /* Something is always found, unless the message verifies. */
    CHECK((countersign_diagnosis_secret(diagnosis) == SIZE_MAX) ==
              (countersign_diagnosis_finding_count(diagnosis) > 0), "findings");
    countersign_diagnosis_free(diagnosis);
}

static void diagnoses(void)
{
    static const char *const BODIES[] = {
        "",
        "&",
        "A=1",
        "{\"A\":1}",
        "--x",
        "%%%",
        "HASH=",
        "HASH[]=1&HASH=2",
        (ORDER "SIGNATURE_SHA2_256=" DIGEST),
        (ORDER "SIGNATURE_SHA2_256=" CONFIDENTIAL),
        (ORDER "HASH=0123456789abcdef0123456789abcdef"),
        ("\377\376=\377&SIGNATURE_SHA3_256=" DIGEST),
    };
    struct countersign_bytes secrets[3];
    countersign_buffer *signed_body;
    countersign_diagnosis *diagnosis = NULL;
    struct countersign_finding finding;
    struct countersign_signature signature;
    countersign_policy *policy = NULL;
    size_t i, count;
    char *body;
    secrets[0].data = TEST_KEY;
    secrets[0].len = strlen(TEST_KEY);
    secrets[1].data = NULL;
    secrets[1].len = 0;
    secrets[2].data = CONFIDENTIAL "\0\377 \n";
    secrets[2].len = strlen(CONFIDENTIAL) + 4;
    for (i = 0; i < sizeof BODIES / sizeof *BODIES; i++) {
        for (count = 0; count <= 3; count++) {
            diagnosed(BODIES[i], strlen(BODIES[i]), secrets, count);
        }
        diagnosed(BODIES[i], strlen(BODIES[i]), NULL, 0);
    }

    /* A genuine one, and one whose secret came with the line end of its file. */
    signed_body = sign("REFNO=1&IPN_PID[]=7", 19, "a body");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_diagnose(countersign_buffer_data(signed_body),
                                      countersign_buffer_length(signed_body), secrets, 1, NULL,
                                      &diagnosis), "genuine");
    CHECK(countersign_diagnosis_secret(diagnosis) == 0, "genuine");
    CHECK(countersign_diagnosis_finding_count(diagnosis) == 0, "genuine");
    CHECK(countersign_diagnosis_signature_count(diagnosis) == 1, "genuine");
    CHECK(countersign_diagnosis_error(diagnosis) == COUNTERSIGN_STATUS_OK, "genuine");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_diagnosis_signature(diagnosis, 0, &signature),
                 "genuine");
    CHECK(signature.secret == 0 && signature.well_formed == 1, "genuine");
    CHECK(signature.algorithm == COUNTERSIGN_ALGORITHM_SHA256, "genuine");
    countersign_diagnosis_free(diagnosis);
    secrets[0].data = TEST_KEY "\n";
    secrets[0].len++;
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_diagnose(countersign_buffer_data(signed_body),
                                      countersign_buffer_length(signed_body), secrets, 1, NULL,
                                      &diagnosis), "a line end");
    CHECK(countersign_diagnosis_secret(diagnosis) == SIZE_MAX, "a line end");
    CHECK(countersign_diagnosis_is_complete(diagnosis) == 1, "a line end");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_diagnosis_signature(diagnosis, 0, &signature),
                 "a line end");
    CHECK(signature.secret == SIZE_MAX && signature.well_formed == 1, "a line end");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_diagnosis_finding(diagnosis, 0, &finding),
                 "a line end");
    CHECK(finding.certain == 1 && finding.secret == 0, "a line end");
    keeps_secrets(finding.text, "a line end");
    countersign_diagnosis_free(diagnosis);

    /* Over a limit of the caller's own. */
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_policy_new(&policy), "limits");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_policy_max_body(policy, 4), "limits");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_diagnose(countersign_buffer_data(signed_body),
                                      countersign_buffer_length(signed_body), secrets, 1, policy,
                                      &diagnosis), "too long");
    CHECK(countersign_diagnosis_error(diagnosis) == COUNTERSIGN_STATUS_BODY_TOO_LARGE, "too long");
    countersign_diagnosis_free(diagnosis);
    countersign_policy_free(policy);
    countersign_buffer_free(signed_body);

    body = room(LONGEST + 1);
    memset(body, 'a', LONGEST + 1);
    diagnosed(body, LONGEST + 1, secrets, 1);
    free(body);
}

int main(void)
{
    key = check_key(TEST_KEY, strlen(TEST_KEY));
    verifier = check_verifier(key, NULL);
    long_ones();
    many_fields();
    every_byte();
    other_formats();
    forgeries();
    every_bit();
    same_twice();
    times();
    redacted();
    repeated();
    diagnoses();
    countersign_verifier_free(verifier);
    countersign_secret_key_free(key);
    puts("bodies: none did harm");
    return 0;
}
