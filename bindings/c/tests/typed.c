/* Every vector of typed.json: sign a body, verify it, compare its typed form and what else is asked of it. */
#include "vector_file.h"

static void same_member(const json_t *typed, const char *name, const char *found, const char *id)
{
    const json_t *member = json_object_get(typed, name);
    CHECK(json_is_string(member), id);
    CHECK_TEXT(json_string_value(member), found, id);
}

/* The key to tell repeats by is in the JSON if it can be made. */
static void same_dedupe_key(const countersign_notification *notification, const json_t *typed,
                            const char *id)
{
    char text[COUNTERSIGN_FINGERPRINT_SIZE];
    struct countersign_error error = check_poisoned_error();
    countersign_status status;
    memset(text, POISON, sizeof text);
    status = countersign_notification_dedupe_key(notification, text, sizeof text, &error);
    check_error(&error, status, id);
    if (json_object_get(typed, "dedupe_key") != NULL) {
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, status, id);
        same_member(typed, "dedupe_key", text, id);
    } else {
        CHECK(status == COUNTERSIGN_STATUS_MISSING_FIELD ||
                  status == COUNTERSIGN_STATUS_INVALID_FIELD, id);
        CHECK(error.field[0] != '\0', id);
        CHECK(check_untouched(text, sizeof text), id);
    }
}

static void run(const json_t *vector)
{
    const char *id = "a typed form", *note, *kind, *protocol;
    char delivery[COUNTERSIGN_FINGERPRINT_SIZE];
    json_t *text = NULL, *hex = NULL, *rule = NULL, *expected, *found;
    json_error_t broken;
    struct bytes body;
    countersign_secret_key *key;
    countersign_verifier *verifier;
    countersign_buffer *buffer;
    countersign_notification *notification = NULL;

    unpack(vector, id, "{s:s, s:s, s:s, s:s, s?o, s?o, s?o, s:o!}", "id", &id, "note", &note, "kind",
           &kind, "protocol", &protocol, "body", &text, "body_hex", &hex, "body_rule", &rule,
           "notification", &expected);
    CHECK_TEXT("typed", kind, id);
    body = body_of(text, hex, rule, id);
    key = check_key(TEST_KEY, strlen(TEST_KEY));
    verifier = check_verifier(key, NULL);
    buffer = check_signed(key, COUNTERSIGN_ALGORITHM_SHA256, body.data, body.length, id);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, check_verify(verifier, buffer, &notification, id), id);
    countersign_buffer_free(buffer);
    countersign_verifier_free(verifier);
    countersign_secret_key_free(key);
    free(body.data);

    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_json(notification, &buffer), id);
    found = json_loadb(countersign_buffer_data(buffer), countersign_buffer_length(buffer),
                       JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &broken);
    CHECK(found != NULL, broken.text);
    if (!json_equal(expected, found)) {
        char *wanted = json_dumps(expected, JSON_SORT_KEYS | JSON_INDENT(1));
        char *got = json_dumps(found, JSON_SORT_KEYS | JSON_INDENT(1));
        CHECK_TEXT(wanted, got, id);
        check_failed(__FILE__, __LINE__, "equal JSON values", id);
    }
    json_decref(found);
    countersign_buffer_free(buffer);

    CHECK_TEXT(protocol, countersign_kind_name(countersign_notification_kind(notification)), id);
    same_member(expected, "event",
                countersign_event_name(countersign_notification_event(notification)), id);
    same_member(expected, "action",
                countersign_action_name(countersign_notification_action(notification)), id);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_delivery_id(notification, delivery, sizeof delivery), id);
    same_member(expected, "delivery_id", delivery, id);
    same_dedupe_key(notification, expected, id);
    countersign_notification_free(notification);
}

int main(int argc, char **argv)
{
    CHECK(argc == 2, "usage: typed DIRECTORY");
    each_vector(argv[1], "typed.json", run);
    return 0;
}
