/* Every vector of notifications.json: signatures, fields one by one, by path and packed, and the string that is hashed. */
#include "vector_file.h"

#define REFUSED 2 /* bodies that can be signed and must then be refused */

static unsigned read_out, refused;

static uint32_t packed_number(const struct bytes *packed, size_t *at, const char *id)
{
    uint32_t number = 0;
    int i;
    CHECK(packed->length - *at >= 4, id);
    for (i = 3; i >= 0; i--) number = number << 8 | (unsigned char)packed->data[*at + (size_t)i];
    *at += 4;
    return number;
}

/* The packed form says the same as the fields by number. */
static void same_packed(const countersign_notification *notification, const char *id)
{
    size_t count = countersign_notification_field_count(notification), lengths = 0, texts, i;
    countersign_buffer *buffer = NULL;
    struct bytes packed = {NULL, 0};
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_pack(notification, &buffer), id);
    packed = join(packed, countersign_buffer_data(buffer), countersign_buffer_length(buffer));
    countersign_buffer_free(buffer);

    CHECK(packed_number(&packed, &lengths, id) == count, id);
    texts = 4 + 8 * count;
    for (i = 0; i < count; i++) {
        struct countersign_field field;
        size_t path = packed_number(&packed, &lengths, id);
        size_t value = packed_number(&packed, &lengths, id);
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_field(notification, i, &field),
                     id);
        CHECK(path <= packed.length - texts && value <= packed.length - texts - path, id);
        CHECK_BYTES(field.path.data, field.path.len, packed.data + texts, path, id);
        CHECK_BYTES(field.value.data, field.value.len, packed.data + texts + path, value, id);
        texts += path + value;
    }
    CHECK(texts == packed.length, id);
    free(packed.data);
}

/* By number in signed order, and each by its path. Gives the string that goes into the MAC. */
static struct bytes same_fields(const countersign_notification *notification,
                                const json_t *expected, const char *id)
{
    size_t count = countersign_notification_field_count(notification), i;
    struct countersign_field field;
    struct countersign_bytes value;
    struct bytes source = {NULL, 0};
    char length[24];

    CHECK(expected == NULL || json_array_size(expected) == count, id);
    for (i = 0; i < count; i++) {
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_field(notification, i, &field),
                     id);
        CHECK(field.path.data[field.path.len] == '\0', id);
        CHECK(strlen(field.path.data) == field.path.len, id);
        if (expected != NULL) {
            json_t *path, *text;
            struct bytes wanted_path, wanted_value;
            unpack(json_array_get(expected, i), id, "[oo!]", &path, &text);
            wanted_path = bytes_of(path, id);
            wanted_value = bytes_of(text, id);
            CHECK_BYTES(wanted_path.data, wanted_path.length, field.path.data, field.path.len, id);
            CHECK_BYTES(wanted_value.data, wanted_value.length, field.value.data, field.value.len,
                        id);
            free(wanted_path.data);
            free(wanted_value.data);
        }
        CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                     countersign_notification_get(notification, field.path.data, field.path.len,
                                                  &value), id);
        CHECK_BYTES(field.value.data, field.value.len, value.data, value.len, id);
        sprintf(length, "%lu", (unsigned long)value.len);
        source = join(source, length, strlen(length));
        source = join(source, value.data, value.len);
    }
    memset(&field, POISON, sizeof field);
    CHECK_STATUS(COUNTERSIGN_STATUS_NOT_FOUND,
                 countersign_notification_field(notification, count, &field), id);
    CHECK(check_untouched(&field, sizeof field), id);
    return source;
}

/* One piece of the body is that signature. */
static void has_piece(const countersign_buffer *body, const char *name, const char *digest,
                      const char *id)
{
    char wanted[128];
    const char *piece = countersign_buffer_data(body);
    const char *end = piece + countersign_buffer_length(body);
    int length = snprintf(wanted, sizeof wanted, "%s=%s", name, digest);
    CHECK(length > 0 && (size_t)length < sizeof wanted, id);
    while (piece < end) {
        const char *next = memchr(piece, '&', (size_t)(end - piece));
        const char *stop = next == NULL ? end : next;
        if (stop - piece == length && memcmp(piece, wanted, (size_t)length) == 0) return;
        piece = stop + 1;
    }
    check_failed(__FILE__, __LINE__, wanted, id);
}

static void run(const json_t *vector)
{
    const char *id = "a notification", *note, *kind, *protocol, *origin, *secret;
    const char *md5, *sha256, *sha3;
    json_t *text = NULL, *hex = NULL, *rule = NULL, *fields = NULL;
    json_t *source = NULL, *source_hex = NULL;
    json_int_t source_length = -1;
    size_t secret_length;
    struct bytes body, found, wanted;
    countersign_secret_key *key;
    countersign_verifier *verifier;
    countersign_buffer *signed_body;
    countersign_notification *notification = NULL;
    countersign_status status;

    unpack(vector, id,
           "{s:s, s:s, s:s, s:s, s:s, s:s%, s?o, s?o, s?o, s?o, s?o, s?I, s?o, "
           "s:{s:s, s:s, s:s!}!}",
           "id", &id, "note", &note, "kind", &kind, "protocol", &protocol, "origin", &origin, "key",
           &secret, &secret_length, "body", &text, "body_hex", &hex, "body_rule", &rule, "source",
           &source, "source_hex", &source_hex, "source_len", &source_length, "fields", &fields,
           "expected", "md5", &md5, "sha256", &sha256, "sha3_256", &sha3);
    CHECK_TEXT("notification", kind, id);
    CHECK((source != NULL) + (source_hex != NULL) + (source_length >= 0) == 1, id);
    CHECK((fields == NULL) == (rule != NULL), id);

    body = body_of(text, hex, rule, id);
    key = check_key(secret, secret_length);
    verifier = check_verifier(key, NULL);
    signed_body = check_signed(key,
                               COUNTERSIGN_ALGORITHM_MD5 | COUNTERSIGN_ALGORITHM_SHA256 |
                                   COUNTERSIGN_ALGORITHM_SHA3_256,
                               body.data, body.length, id);
    has_piece(signed_body, "HASH", md5, id);
    has_piece(signed_body, "SIGNATURE_SHA2_256", sha256, id);
    has_piece(signed_body, "SIGNATURE_SHA3_256", sha3, id);

    status = check_verify(verifier, signed_body, &notification, id);
    if (status == COUNTERSIGN_STATUS_OK) {
        CHECK(countersign_notification_algorithm(notification) == COUNTERSIGN_ALGORITHM_SHA3_256,
              id);
        CHECK(countersign_notification_secret_index(notification) == 0, id);
        found = same_fields(notification, fields, id);
        if (source_length >= 0) {
            CHECK(found.length == (size_t)source_length, id);
        } else {
            wanted = source != NULL ? bytes_of(source, id) : bytes_of_hex(source_hex, id);
            CHECK_BYTES(wanted.data, wanted.length, found.data == NULL ? "" : found.data,
                        found.length, id);
            free(wanted.data);
        }
        free(found.data);
        same_packed(notification, id);
        countersign_notification_free(notification);
        read_out++;
    } else {
        /* Some bodies are about just that; verdicts.json says which must be refused. */
        CHECK(status == COUNTERSIGN_STATUS_DUPLICATE_FIELD ||
                  status == COUNTERSIGN_STATUS_INVALID_FIELD, id);
        CHECK(notification == NULL, id);
        refused++;
    }
    countersign_buffer_free(signed_body);
    countersign_verifier_free(verifier);
    countersign_secret_key_free(key);
    free(body.data);
}

int main(int argc, char **argv)
{
    CHECK(argc == 2, "usage: notifications DIRECTORY");
    each_vector(argv[1], "notifications.json", run);
    CHECK(refused == REFUSED, "bodies that must be refused");
    printf("notifications: %u read out, %u signed and then refused\n", read_out, refused);
    return 0;
}
