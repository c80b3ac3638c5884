/* What the examples share: reading a file, and making a verifier from a key file. */
#ifndef COMMON_H
#define COMMON_H

#include <countersign.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A genuine message has some 25 kB at most; what strangers send should not fill the memory. */
#define LONGEST_BODY ((size_t)1024 * 1024)
#define LONGEST_KEY ((size_t)4096)

struct bytes {
    char *data;
    size_t len;
};

static inline void wipe_and_free(struct bytes *bytes)
{
    countersign_wipe(bytes->data, bytes->len);
    free(bytes->data);
    bytes->data = NULL;
    bytes->len = 0;
}

/* The whole file, free() it. Fails if it cannot be read, is longer, or there is no memory. */
static inline int read_file(const char *path, size_t longest, struct bytes *result)
{
    FILE *file = fopen(path, "rb");
    char *data = malloc(longest + 1);
    size_t length = 0;
    int whole = 0;
    if (file != NULL && data != NULL) {
        setvbuf(file, NULL, _IONBF, 0); /* or a copy of the key stays behind in the buffer */
        length = fread(data, 1, longest + 1, file);
        whole = !ferror(file) && length <= longest;
    }
    if (file != NULL) fclose(file);
    if (!whole) {
        countersign_wipe(data, length);
        free(data);
        return 0;
    }
    result->data = data;
    result->len = length;
    return 1;
}

/* The account's secret key as it stands in a file, without the line end that editors leave. */
static inline int read_key(const char *path, struct bytes *result)
{
    if (!read_file(path, LONGEST_KEY, result)) return 0;
    if (result->len > 0 && result->data[result->len - 1] == '\n') result->len--;
    if (result->len > 0 && result->data[result->len - 1] == '\r') result->len--;
    return 1;
}

/* A verifier with one key that takes no longer bodies than that, and is otherwise as the library has it.
 * Says on standard error what went wrong. */
static inline countersign_verifier *verifier_from_file(const char *path)
{
    struct bytes text;
    countersign_secret_key *key = NULL;
    countersign_policy *policy = NULL;
    countersign_verifier *verifier = NULL;
    countersign_status status;
    if (!read_key(path, &text)) {
        fprintf(stderr, "cannot read the secret key from %s\n", path);
        return NULL;
    }
    status = countersign_secret_key_new(text.data, text.len, &key);
    wipe_and_free(&text);
    if (status == COUNTERSIGN_STATUS_OK) status = countersign_policy_new(&policy);
    if (status == COUNTERSIGN_STATUS_OK) status = countersign_policy_max_body(policy, LONGEST_BODY);
    if (status == COUNTERSIGN_STATUS_OK) {
        status = countersign_verifier_new(&key, 1, policy, &verifier);
    }
    countersign_policy_free(policy);
    countersign_secret_key_free(key);
    if (status != COUNTERSIGN_STATUS_OK) {
        fprintf(stderr, "%s: %s\n", path, countersign_status_text(status));
    }
    return verifier;
}

#endif
