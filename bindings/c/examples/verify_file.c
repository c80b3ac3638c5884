/*
 * verify_file KEYFILE BODYFILE: is a captured body genuine, what does it say, and if it is not, why?
 *
 * Exit status: 0 genuine, 1 not, 2 a file or the key cannot be used.
 */
#include "common.h"

/* Bytes of a stranger's, shown so that a terminal takes no orders from them. */
static void show(struct countersign_bytes bytes)
{
    size_t i;
    for (i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        if (byte >= ' ' && byte <= '~' && byte != '\\') {
            putchar(byte);
        } else {
            printf("\\x%02x", byte);
        }
    }
}

static void describe(const countersign_notification *notification)
{
    char key[COUNTERSIGN_FINGERPRINT_SIZE];
    struct countersign_error error;
    struct countersign_field field;
    size_t i;
    printf("kind        %s\n",
           countersign_kind_name(countersign_notification_kind(notification)));
    printf("signed with %s\n",
           countersign_algorithm_name(countersign_notification_algorithm(notification)));
    printf("event       %s\n",
           countersign_event_name(countersign_notification_event(notification)));
    printf("action      %s\n",
           countersign_action_name(countersign_notification_action(notification)));
    if (countersign_notification_dedupe_key(notification, key, sizeof key, &error) ==
        COUNTERSIGN_STATUS_OK) {
        printf("dedupe key  %s\n", key);
    } else {
        printf("dedupe key  none: %s\n", error.text);
    }
    for (i = 0; countersign_notification_field(notification, i, &field) == COUNTERSIGN_STATUS_OK;
         i++) {
        show(field.path);
        fputs(" = ", stdout);
        show(field.value);
        putchar('\n');
    }
}

/* For a developer's desk only: never put this behind a URL. */
static void explain(struct bytes body, const char *key_file)
{
    struct bytes key;
    struct countersign_bytes secret;
    struct countersign_finding finding;
    countersign_diagnosis *diagnosis = NULL;
    countersign_status status;
    size_t i;
    if (!read_key(key_file, &key)) return;
    secret.data = key.data;
    secret.len = key.len;
    status = countersign_diagnose(body.data, body.len, &secret, 1, NULL, &diagnosis);
    wipe_and_free(&key);
    if (status != COUNTERSIGN_STATUS_OK) return;
    for (i = 0; countersign_diagnosis_finding(diagnosis, i, &finding) == COUNTERSIGN_STATUS_OK;
         i++) {
        printf("%s %s: %s\n", finding.certain ? "proved  " : "possible", finding.code,
               finding.text);
    }
    countersign_diagnosis_free(diagnosis);
}

int main(int argc, char **argv)
{
    struct bytes body;
    struct countersign_error error;
    countersign_verifier *verifier;
    countersign_notification *notification = NULL;
    countersign_status status;

    if (argc != 3) {
        fprintf(stderr, "usage: verify_file KEYFILE BODYFILE\n");
        return 2;
    }
    verifier = verifier_from_file(argv[1]);
    if (verifier == NULL) return 2;
    if (!read_file(argv[2], LONGEST_BODY, &body)) {
        fprintf(stderr, "cannot read %s, or it is longer than 1 MiB\n", argv[2]);
        countersign_verifier_free(verifier);
        return 2;
    }
    status = countersign_verify(verifier, body.data, body.len, &notification, &error);
    countersign_verifier_free(verifier);
    if (status == COUNTERSIGN_STATUS_OK) {
        describe(notification);
        countersign_notification_free(notification);
    } else {
        printf("refused     %s: %s\n", countersign_status_code(status), error.text);
        explain(body, argv[1]);
    }
    free(body.data);
    return status == COUNTERSIGN_STATUS_OK ? 0 : 1;
}
