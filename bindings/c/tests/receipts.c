/* Every vector of receipts.json: the read receipt under all three algorithms. */
#include "vector_file.h"

#define UNSENDABLE 6 /* two vectors, three algorithms: dates of a shape that must never be sent */

static unsigned made, unsendable;

static void one(const char *id, countersign_secret_key *key, const struct bytes *body,
                const char *protocol, const char *date, uint32_t algorithm, const char *expected)
{
    char text[COUNTERSIGN_RECEIPT_SIZE];
    char other[COUNTERSIGN_RECEIPT_SIZE];
    countersign_policy *policy = NULL;
    countersign_verifier *verifier;
    countersign_buffer *signed_body;
    countersign_notification *notification = NULL;
    struct countersign_error error = check_poisoned_error();
    countersign_status status;

    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_policy_new(&policy), id);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_policy_accept(policy, algorithm), id);
    verifier = check_verifier(key, policy);
    countersign_policy_free(policy);
    signed_body = check_signed(key, algorithm, body->data, body->length, id);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, check_verify(verifier, signed_body, &notification, id), id);
    countersign_buffer_free(signed_body);
    countersign_verifier_free(verifier);
    CHECK_TEXT(protocol, countersign_kind_name(countersign_notification_kind(notification)), id);
    CHECK(countersign_notification_algorithm(notification) == algorithm, id);

    memset(text, POISON, sizeof text);
    status = countersign_notification_receipt_with(notification, 0, date, strlen(date), text,
                                                   sizeof text, &error);
    check_error(&error, status, id);
    if (status == COUNTERSIGN_STATUS_INVALID_DATE) {
        CHECK(check_untouched(text, sizeof text), id);
        unsendable++;
    } else {
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, status, id);
        CHECK_TEXT(expected, text, id);
        made++;
        /* Asking for the algorithm by its number is the same. */
        status = countersign_notification_receipt_with(notification, algorithm, date, strlen(date),
                                                       other, sizeof other, NULL);
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, status, id);
        CHECK_TEXT(expected, other, id);
        /* An array that fits to the byte, and one that is a byte too small. */
        memset(other, POISON, sizeof other);
        status = countersign_notification_receipt_with(notification, 0, date, strlen(date), other,
                                                       strlen(expected) + 1, &error);
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, status, id);
        CHECK_TEXT(expected, other, id);
        CHECK(check_untouched(other + strlen(expected) + 1, sizeof other - strlen(expected) - 1),
              id);
        memset(other, POISON, sizeof other);
        status = countersign_notification_receipt_with(notification, 0, date, strlen(date), other,
                                                       strlen(expected), &error);
        CHECK_STATUS(COUNTERSIGN_STATUS_BUFFER_TOO_SMALL, status, id);
        check_error(&error, status, id);
        CHECK(check_untouched(other, sizeof other), id);
    }
    countersign_notification_free(notification);
}

static void run(const json_t *vector)
{
    const char *id = "a receipt", *note, *kind, *protocol, *origin, *secret, *date, *place = NULL;
    const char *md5, *sha256, *sha3, *digests[3];
    json_t *text, *source = NULL, *source_hex = NULL, *published = NULL;
    size_t secret_length;
    struct bytes body;
    countersign_secret_key *key;

    unpack(vector, id,
           "{s:s, s:s, s:s, s:s, s:s, s:s%, s:o, s:s, s?o, s?o, s:{s:s, s:s, s:s!}, "
           "s:{s:s, s:s, s:s!}, s?o, s?s!}",
           "id", &id, "note", &note, "kind", &kind, "protocol", &protocol, "origin", &origin, "key",
           &secret, &secret_length, "body", &text, "date", &date, "source", &source, "source_hex",
           &source_hex, "text", "md5", &md5, "sha256", &sha256, "sha3_256", &sha3, "expected",
           "md5", &digests[0], "sha256", &digests[1], "sha3_256", &digests[2], "published",
           &published, "where", &place);
    CHECK_TEXT("receipt", kind, id);
    body = body_of(text, NULL, NULL, id);
    key = check_key(secret, secret_length);
    one(id, key, &body, protocol, date, COUNTERSIGN_ALGORITHM_MD5, md5);
    one(id, key, &body, protocol, date, COUNTERSIGN_ALGORITHM_SHA256, sha256);
    one(id, key, &body, protocol, date, COUNTERSIGN_ALGORITHM_SHA3_256, sha3);
    countersign_secret_key_free(key);
    free(body.data);
}

int main(int argc, char **argv)
{
    CHECK(argc == 2, "usage: receipts DIRECTORY");
    each_vector(argv[1], "receipts.json", run);
    CHECK(unsendable == UNSENDABLE, "dates that must never be sent");
    printf("receipts: %u made, %u refused for their date\n", made, unsendable);
    return 0;
}
