/* Every vector of verdicts.json: secrets, policy, limits, clock, and the whole of the answer. */
#include "vector_file.h"

#define MOST_SECRETS 8

static unsigned genuine, refused;

struct clock {
    int given;
    json_int_t now;
};

/* A limit of the vector's own; -1 is none, for which the default holds. */
static void limit(countersign_status (*set)(countersign_policy *, size_t),
                  countersign_policy *policy, json_int_t bound, const char *id)
{
    CHECK(bound >= -1, id);
    if (bound >= 0) CHECK_STATUS(COUNTERSIGN_STATUS_OK, set(policy, (size_t)bound), id);
}

static countersign_policy *policy_of(const json_t *value, const json_t *bounds,
                                     struct clock *clock, const char *id)
{
    json_t *accept, *age = NULL;
    const char *kind;
    int all, strict;
    size_t i;
    uint32_t algorithms = 0;
    countersign_policy *policy = NULL;

    unpack(value, id, "{s:o, s:s, s:b, s:b, s?o!}", "accept", &accept, "kind", &kind, "require_all",
           &all, "strict", &strict, "max_age", &age);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_policy_new(&policy), id);
    for (i = 0; i < json_array_size(accept); i++) {
        algorithms |= algorithm_of(json_array_get(accept, i), id);
    }
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_policy_accept(policy, algorithms), id);
    if (strcmp(kind, "auto") != 0) {
        uint32_t number = strcmp(kind, "ipn") == 0 ? COUNTERSIGN_KIND_IPN : COUNTERSIGN_KIND_LCN;
        CHECK_TEXT(countersign_kind_name(number), kind, id);
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_policy_demand_kind(policy, number), id);
    }
    if (all) CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_policy_require_all(policy, 1), id);
    if (strict) CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_policy_strict(policy, 1), id);
    if (age != NULL) {
        json_int_t seconds;
        unpack(age, id, "{s:I, s:I!}", "seconds", &seconds, "now", &clock->now);
        CHECK(seconds >= 0, id);
        clock->given = 1;
        CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                     countersign_policy_max_age(policy, (uint64_t)seconds), id);
    }
    if (bounds != NULL) {
        json_int_t body = -1, fields = -1, name = -1, depth = -1;
        unpack(bounds, id, "{s?I, s?I, s?I, s?I!}", "body", &body, "fields", &fields, "name", &name,
               "depth", &depth);
        limit(countersign_policy_max_body, policy, body, id);
        limit(countersign_policy_max_fields, policy, fields, id);
        limit(countersign_policy_max_name, policy, name, id);
        limit(countersign_policy_max_depth, policy, depth, id);
    }
    return policy;
}

static json_t *refusal(countersign_status status)
{
    refused++;
    return json_pack("{s:b, s:s}", "valid", 0, "error", countersign_status_code(status));
}

static json_t *receipt_of(const countersign_notification *notification, const char *date,
                          const char *id)
{
    char text[COUNTERSIGN_RECEIPT_SIZE];
    struct countersign_error error = check_poisoned_error();
    countersign_status status = countersign_notification_receipt_with(
        notification, 0, date, strlen(date), text, sizeof text, &error);
    check_error(&error, status, id);
    if (status == COUNTERSIGN_STATUS_OK) {
        return json_pack("{s:s, s:s}", "date", date, "text", text);
    }
    return json_pack("{s:s, s:s, s:s*}", "date", date, "error", countersign_status_code(status),
                     "field", error.field[0] == '\0' ? NULL : error.field);
}

/* The answer in the shape of the vectors. */
static json_t *answer(const json_t *secrets, const countersign_policy *policy,
                      const struct clock *clock, const struct bytes *body, const json_t *expect,
                      const char *id)
{
    countersign_secret_key *keys[MOST_SECRETS] = {NULL};
    size_t count = json_array_size(secrets), i;
    countersign_verifier *verifier = NULL;
    countersign_notification *notification = NULL;
    struct countersign_error error = check_poisoned_error();
    countersign_status status = COUNTERSIGN_STATUS_OK;
    json_t *found;

    CHECK(json_is_array(secrets) && count <= MOST_SECRETS, id);
    for (i = 0; i < count && status == COUNTERSIGN_STATUS_OK; i++) {
        const json_t *secret = json_array_get(secrets, i);
        CHECK(json_is_string(secret), id);
        status = countersign_secret_key_new(json_string_value(secret), json_string_length(secret),
                                            &keys[i]);
    }
    if (status == COUNTERSIGN_STATUS_OK) {
        status = countersign_verifier_new(keys, count, policy, &verifier);
    }
    for (i = 0; i < count; i++) countersign_secret_key_free(keys[i]);
    if (status != COUNTERSIGN_STATUS_OK) {
        CHECK(verifier == NULL, id);
        return refusal(status);
    }

    if (clock->given) {
        countersign_status timeless =
            countersign_verify(verifier, body->data, body->length, &notification, &error);
        check_error(&error, timeless, id);
        CHECK(notification == NULL, id);
        status = countersign_verify_at(verifier, body->data, body->length, clock->now,
                                       &notification, &error);
        /* All but the age is looked at without a time of day too. */
        if (status == COUNTERSIGN_STATUS_OK || status == COUNTERSIGN_STATUS_STALE) {
            CHECK_STATUS(COUNTERSIGN_STATUS_CLOCK_MISSING, timeless, id);
        }
    } else {
        status = countersign_verify(verifier, body->data, body->length, &notification, &error);
    }
    check_error(&error, status, id);
    countersign_verifier_free(verifier);
    if (status != COUNTERSIGN_STATUS_OK) {
        CHECK(notification == NULL, id);
        return refusal(status);
    }

    genuine++;
    found = json_pack(
        "{s:b, s:s, s:s, s:I}", "valid", 1, "kind",
        countersign_kind_name(countersign_notification_kind(notification)), "algorithm",
        countersign_algorithm_name(countersign_notification_algorithm(notification)), "secret",
        (json_int_t)countersign_notification_secret_index(notification));
    if (json_object_get(expect, "receipt") != NULL) {
        const json_t *date = json_object_get(json_object_get(expect, "receipt"), "date");
        CHECK(json_is_string(date), id);
        json_object_set_new(found, "receipt", receipt_of(notification, json_string_value(date), id));
    }
    countersign_notification_free(notification);
    return found;
}

static void run(const json_t *vector)
{
    const char *id = "a verdict", *note;
    json_t *text = NULL, *hex = NULL, *rule = NULL, *secrets, *given, *bounds = NULL, *expect;
    json_t *found;
    struct bytes body;
    struct clock clock = {0, 0};
    countersign_policy *policy;

    unpack(vector, id, "{s:s, s:s, s?o, s?o, s?o, s:o, s:o, s?o, s:o!}", "id", &id, "note", &note,
           "body", &text, "body_hex", &hex, "body_rule", &rule, "secrets", &secrets, "policy",
           &given, "limits", &bounds, "expect", &expect);
    body = body_of(text, hex, rule, id);
    policy = policy_of(given, bounds, &clock, id);
    found = answer(secrets, policy, &clock, &body, expect, id);
    if (!json_equal(expect, found)) {
        char *wanted = json_dumps(expect, JSON_SORT_KEYS);
        char *got = json_dumps(found, JSON_SORT_KEYS);
        CHECK_TEXT(wanted, got, id);
        check_failed(__FILE__, __LINE__, "equal JSON values", id);
    }
    json_decref(found);
    countersign_policy_free(policy);
    free(body.data);
}

int main(int argc, char **argv)
{
    CHECK(argc == 2, "usage: verdicts DIRECTORY");
    each_vector(argv[1], "verdicts.json", run);
    CHECK(genuine > 0 && refused > 0, "both genuine and refused ones");
    printf("verdicts: %u genuine, %u refused\n", genuine, refused);
    return 0;
}
