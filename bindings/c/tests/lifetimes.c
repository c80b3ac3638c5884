/*
 * Handles are freed in every order, and what outlives them goes on; what the caller passed in may
 * change or go as soon as the call is over. Mistakes show under a sanitizer or valgrind.
 */
#include "check.h"

#define BODY                                                                                       \
    "REFNO=1&ORDERSTATUS=COMPLETE&IPN_PID[]=7&IPN_PNAME[]=Caf%C3%A9&IPN_DATE=20240102030405"
#define DATE "20240102030405"

enum { KEY, POLICY, VERIFIER, BUFFER, NOTIFICATION, DIAGNOSIS, HANDLES };

struct handles {
    countersign_secret_key *key;
    countersign_policy *policy;
    countersign_verifier *verifier;
    countersign_buffer *buffer;
    countersign_notification *notification;
    countersign_diagnosis *diagnosis;
};

/* In memory of its own that is overwritten and freed as soon as it was lent. */
static char *lent(const char *bytes, size_t length)
{
    char *copy = malloc(length);
    CHECK(copy != NULL, "memory");
    memcpy(copy, bytes, length);
    return copy;
}

static void take_back(char *bytes, size_t length)
{
    memset(bytes, POISON, length);
    free(bytes);
}

static struct handles make(void)
{
    struct handles all = {NULL, NULL, NULL, NULL, NULL, NULL};
    countersign_secret_key **keys;
    struct countersign_bytes secret;
    size_t length = strlen(TEST_KEY);
    char *bytes = lent(TEST_KEY, length);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_secret_key_new(bytes, length, &all.key), "key");
    take_back(bytes, length);

    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_policy_new(&all.policy), "policy");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_policy_max_body(all.policy, 4096), "policy");

    keys = malloc(2 * sizeof *keys);
    CHECK(keys != NULL, "memory");
    keys[0] = keys[1] = all.key;
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_verifier_new(keys, 2, all.policy, &all.verifier), "verifier");
    take_back((char *)keys, 2 * sizeof *keys);

    bytes = lent(BODY, strlen(BODY));
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_sign(all.key, COUNTERSIGN_ALGORITHM_SHA3_256, bytes, strlen(BODY),
                                  &all.buffer, NULL), "signed");
    take_back(bytes, strlen(BODY));

    length = countersign_buffer_length(all.buffer);
    bytes = lent(countersign_buffer_data(all.buffer), length);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_verify(all.verifier, bytes, length, &all.notification, NULL),
                 "verified");
    secret.data = "wrong";
    secret.len = 5;
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_diagnose(bytes, length, &secret, 1, NULL, &all.diagnosis),
                 "diagnosed");
    take_back(bytes, length);
    return all;
}

/* What is still there does what it did. */
static void use(const struct handles *all)
{
    if (all->key != NULL) {
        countersign_buffer *buffer = check_signed(all->key, COUNTERSIGN_ALGORITHM_MD5, "A=1", 3, "");
        countersign_buffer_free(buffer);
    }
    if (all->policy != NULL) {
        CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                     countersign_policy_demand_kind(all->policy, COUNTERSIGN_KIND_IPN), "policy");
    }
    if (all->verifier != NULL && all->buffer != NULL) {
        countersign_notification *again = NULL;
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, check_verify(all->verifier, all->buffer, &again, ""),
                     "verifier");
        countersign_notification_free(again);
    }
    if (all->buffer != NULL) {
        CHECK(strlen(countersign_buffer_data(all->buffer)) ==
                  countersign_buffer_length(all->buffer), "buffer");
    }
    if (all->notification != NULL) {
        char text[COUNTERSIGN_RECEIPT_SIZE];
        struct countersign_bytes value;
        struct countersign_field field;
        countersign_buffer *json = NULL;
        CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                     countersign_notification_get(all->notification, "IPN_PNAME[0]", 12, &value),
                     "a value");
        CHECK_BYTES("Caf\303\251", 5, value.data, value.len, "a value");
        CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                     countersign_notification_field(all->notification, 3, &field), "a field");
        CHECK_TEXT("IPN_PNAME[0]", field.path.data, "a field");
        CHECK(field.value.data == value.data, "no copies");
        CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                     countersign_notification_receipt_with(all->notification, 0, DATE, 14, text,
                                                           sizeof text, NULL), "a receipt");
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_json(all->notification, &json),
                     "JSON");
        countersign_buffer_free(json);
    }
    if (all->diagnosis != NULL) {
        struct countersign_finding finding;
        CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                     countersign_diagnosis_finding(all->diagnosis, 0, &finding), "a finding");
        CHECK(strlen(finding.text) > 0, "a finding");
    }
}

static void drop(struct handles *all, int which)
{
    switch (which) {
    case KEY:
        countersign_secret_key_free(all->key);
        all->key = NULL;
        break;
    case POLICY:
        countersign_policy_free(all->policy);
        all->policy = NULL;
        break;
    case VERIFIER:
        countersign_verifier_free(all->verifier);
        all->verifier = NULL;
        break;
    case BUFFER:
        countersign_buffer_free(all->buffer);
        all->buffer = NULL;
        break;
    case NOTIFICATION:
        countersign_notification_free(all->notification);
        all->notification = NULL;
        break;
    default:
        countersign_diagnosis_free(all->diagnosis);
        all->diagnosis = NULL;
        break;
    }
}

static unsigned orders;

/* Every order there is: 720. */
static void permute(int order[HANDLES], int from)
{
    int i;
    if (from == HANDLES) {
        struct handles all = make();
        for (i = 0; i < HANDLES; i++) {
            drop(&all, order[i]);
            use(&all);
        }
        orders++;
        return;
    }
    for (i = from; i < HANDLES; i++) {
        int other = order[from];
        order[from] = order[i];
        order[i] = other;
        permute(order, from + 1);
        order[i] = order[from];
        order[from] = other;
    }
}

/* A refusal makes the place NULL, which can be freed, and takes nothing from what came before. */
static void after_failure(void)
{
    int which;
    struct handles all = make();
    struct handles other = all;
    CHECK_STATUS(COUNTERSIGN_STATUS_MISSING_SIGNATURE,
                 countersign_verify(all.verifier, "A=1", 3, &other.notification, NULL), "refused");
    CHECK_STATUS(COUNTERSIGN_STATUS_INVALID_ARGUMENT,
                 countersign_sign(all.key, 0, "A=1", 3, &other.buffer, NULL), "refused");
    CHECK_STATUS(COUNTERSIGN_STATUS_EMPTY_SECRET, countersign_secret_key_new(" ", 1, &other.key),
                 "refused");
    CHECK_STATUS(COUNTERSIGN_STATUS_EMPTY_SECRET,
                 countersign_verifier_new(NULL, 0, NULL, &other.verifier), "refused");
    CHECK_STATUS(COUNTERSIGN_STATUS_NULL_POINTER,
                 countersign_diagnose(NULL, 1, NULL, 0, NULL, &other.diagnosis), "refused");
    CHECK(other.notification == NULL && other.buffer == NULL && other.key == NULL, "NULL");
    CHECK(other.verifier == NULL && other.diagnosis == NULL, "NULL");
    use(&all);
    other.policy = NULL;
    for (which = 0; which < HANDLES; which++) {
        drop(&other, which);
        drop(&all, which);
    }
}

int main(void)
{
    int order[HANDLES] = {KEY, POLICY, VERIFIER, BUFFER, NOTIFICATION, DIAGNOSIS};
    permute(order, 0);
    CHECK(orders == 720, "every order");
    after_failure();
    printf("lifetimes: %u orders of freeing\n", orders);
    return 0;
}
