/*
 * What the tests share: checks that end the program, bytes that are compared as bytes, and values
 * that stand in a place to show whether it was written to.
 */
#ifndef CHECK_H
#define CHECK_H

#include <countersign.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The key of the vectors and fixtures. */
#define TEST_KEY "AABBCCDDEEFF"

/* What stands in an out-parameter before a call that must not write to it. */
#define POISON 0xA5

/* Not assert(): that one vanishes under NDEBUG. `about` says which vector or case it is. */
#define CHECK(condition, about)                                                                    \
    do {                                                                                           \
        if (!(condition)) check_failed(__FILE__, __LINE__, #condition, (about));                   \
    } while (0)

#define CHECK_STATUS(expected, found, about)                                                       \
    check_status(__FILE__, __LINE__, (expected), (found), (about))

#define CHECK_TEXT(expected, found, about)                                                         \
    check_bytes(__FILE__, __LINE__, (expected), strlen(expected), (found), strlen(found), (about))

#define CHECK_BYTES(expected, expected_length, found, found_length, about)                         \
    check_bytes(__FILE__, __LINE__, (expected), (expected_length), (found), (found_length), (about))

static inline void check_failed(const char *file, int line, const char *what, const char *about)
{
    fprintf(stderr, "%s:%d: %s: not so: %s\n", file, line, about, what);
    exit(1);
}

static inline void check_status(const char *file, int line, countersign_status expected,
                                countersign_status found, const char *about)
{
    if (expected == found) return;
    fprintf(stderr, "%s:%d: %s: expected %s, found %s\n", file, line, about,
            countersign_status_code(expected), countersign_status_code(found));
    exit(1);
}

static inline void check_bytes(const char *file, int line, const char *expected,
                               size_t expected_length, const char *found, size_t found_length,
                               const char *about)
{
    if (expected_length == found_length && memcmp(expected, found, found_length) == 0) return;
    fprintf(stderr, "%s:%d: %s: expected %lu bytes:\n", file, line, about,
            (unsigned long)expected_length);
    fwrite(expected, 1, expected_length, stderr);
    fprintf(stderr, "\nfound %lu bytes:\n", (unsigned long)found_length);
    fwrite(found, 1, found_length, stderr);
    fputc('\n', stderr);
    exit(1);
}

/* Every byte of a place is still the poison. */
static inline int check_untouched(const void *place, size_t size)
{
    const unsigned char *bytes = place;
    size_t i;
    for (i = 0; i < size; i++) {
        if (bytes[i] != POISON) return 0;
    }
    return 1;
}

/* An error struct that the library did not fill, for one that it has to fill. */
static inline struct countersign_error check_poisoned_error(void)
{
    struct countersign_error error;
    memset(&error, POISON, sizeof error);
    return error;
}

/* Filled to the last byte, agrees with what was returned, and says something unless all is well. */
static inline void check_error(const struct countersign_error *error, countersign_status status,
                               const char *about)
{
    size_t field = 0, text = 0, i;
    while (field < sizeof error->field && error->field[field] != '\0') field++;
    while (text < sizeof error->text && error->text[text] != '\0') text++;
    CHECK(error->status == (uint32_t)status, about);
    CHECK(field < sizeof error->field, about);
    CHECK(text < sizeof error->text, about);
    CHECK((text == 0) == (status == COUNTERSIGN_STATUS_OK), about);
    CHECK(field == 0 || status != COUNTERSIGN_STATUS_OK, about);
    for (i = field; i < sizeof error->field; i++) CHECK(error->field[i] == '\0', about);
    for (i = 0; i < sizeof error->reserved / sizeof *error->reserved; i++) {
        CHECK(error->reserved[i] == 0, about);
    }
    for (i = text; i < sizeof error->text; i++) CHECK(error->text[i] == '\0', about);
}

static inline countersign_secret_key *check_key(const char *text, size_t length)
{
    countersign_secret_key *key = NULL;
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_secret_key_new(text, length, &key), "a key");
    return key;
}

/* With the policy, or the defaults for NULL. */
static inline countersign_verifier *check_verifier(countersign_secret_key *key,
                                                   const countersign_policy *policy)
{
    countersign_verifier *verifier = NULL;
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_verifier_new(&key, 1, policy, &verifier),
                 "a verifier");
    return verifier;
}

static inline countersign_buffer *check_signed(const countersign_secret_key *key,
                                               uint32_t algorithms, const char *body,
                                               size_t length, const char *about)
{
    countersign_buffer *signed_body = NULL;
    struct countersign_error error = check_poisoned_error();
    countersign_status status =
        countersign_sign(key, algorithms, body, length, &signed_body, &error);
    check_error(&error, status, about);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, status, about);
    CHECK(countersign_buffer_data(signed_body)[countersign_buffer_length(signed_body)] == '\0',
          about);
    return signed_body;
}

/* What verifying a signed body gives: OK and a notification, or why not. */
static inline countersign_status check_verify(const countersign_verifier *verifier,
                                              const countersign_buffer *body,
                                              countersign_notification **notification,
                                              const char *about)
{
    struct countersign_error error = check_poisoned_error();
    countersign_status status =
        countersign_verify(verifier, countersign_buffer_data(body), countersign_buffer_length(body),
                           notification, &error);
    check_error(&error, status, about);
    return status;
}

#endif
