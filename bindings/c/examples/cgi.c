/*
 * A CGI program for any web server. It takes the secret key from the file that COUNTERSIGN_KEY_FILE
 * names, and adds a line to the file that COUNTERSIGN_JOURNAL names for every genuine message:
 * dedupe key, event, action. Another program works through them, and acts once on each dedupe key.
 *
 * 2Checkout asks for the URL with GET or HEAD first, and posts to it only if the answer is 200.
 */
#define _POSIX_C_SOURCE 200809L

#include "common.h"

#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

static int answer(const char *status, const char *text)
{
    printf("Status: %s\r\nContent-Type: text/plain\r\n\r\n%s", status, text);
    return fflush(stdout) == 0 ? 0 : 1;
}

/* The body as it came; what CGI promises is exactly CONTENT_LENGTH bytes of it. */
static const char *read_body(struct bytes *body)
{
    const char *digits = getenv("CONTENT_LENGTH");
    char *end = NULL;
    unsigned long length;
    if (digits == NULL || digits[0] < '0' || digits[0] > '9') return "411 Length Required";
    errno = 0;
    length = strtoul(digits, &end, 10);
    if (*end != '\0') return "400 Bad Request";
    if (errno != 0 || length > LONGEST_BODY) return "413 Content Too Large";
    body->data = malloc(length + 1);
    if (body->data == NULL) return "500 Internal Server Error";
    body->len = fread(body->data, 1, length, stdin);
    return body->len == length ? NULL : "400 Bad Request";
}

/* True only when the line is on the disk. One write to a file opened for appending is not mixed
 * with that of another process. */
static int store(const countersign_notification *notification)
{
    char key[COUNTERSIGN_FINGERPRINT_SIZE], line[256];
    const char *path = getenv("COUNTERSIGN_JOURNAL");
    int file, length, stored;
    /* A message that lacks what the dedupe key is made of is still told apart from others. */
    if (countersign_notification_dedupe_key(notification, key, sizeof key, NULL) !=
            COUNTERSIGN_STATUS_OK &&
        countersign_notification_delivery_id(notification, key, sizeof key) !=
            COUNTERSIGN_STATUS_OK) {
        return 0;
    }
    length = snprintf(line, sizeof line, "%s %s %s\n", key,
                      countersign_event_name(countersign_notification_event(notification)),
                      countersign_action_name(countersign_notification_action(notification)));
    if (path == NULL || length < 0 || (size_t)length >= sizeof line) return 0;
    file = open(path, O_WRONLY | O_APPEND | O_CREAT, 0600);
    if (file < 0) return 0;
    stored = write(file, line, (size_t)length) == length && fsync(file) == 0;
    return close(file) == 0 && stored;
}

static int post(const countersign_verifier *verifier)
{
    struct bytes body = {NULL, 0};
    char receipt[COUNTERSIGN_RECEIPT_SIZE];
    struct countersign_error error;
    countersign_notification *notification = NULL;
    const char *problem = read_body(&body);
    if (problem != NULL) {
        free(body.data);
        return answer(problem, "");
    }
    if (countersign_verify(verifier, body.data, body.len, &notification, &error) !=
        COUNTERSIGN_STATUS_OK) {
        /* The reason is for the log; who sent this gets none. */
        fprintf(stderr, "refused: %s\n", error.text);
        problem = "400 Bad Request";
    } else if (!store(notification)) {
        /* Without a receipt 2Checkout sends it again, so that nothing is lost. */
        fprintf(stderr, "cannot store the message\n");
        problem = "500 Internal Server Error";
    } else if (countersign_notification_receipt(notification, (int64_t)time(NULL), receipt,
                                                sizeof receipt, &error) != COUNTERSIGN_STATUS_OK) {
        /* A field that the receipt signs is switched off in the Control Panel. */
        fprintf(stderr, "no receipt: %s\n", error.text);
        receipt[0] = '\0';
    }
    countersign_notification_free(notification);
    free(body.data);
    return problem != NULL ? answer(problem, "") : answer("200 OK", receipt);
}

int main(void)
{
    const char *method = getenv("REQUEST_METHOD");
    const char *key_file = getenv("COUNTERSIGN_KEY_FILE");
    countersign_verifier *verifier;
    int status;
    if (method == NULL) method = "";
    if (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0) return answer("200 OK", "");
    if (strcmp(method, "POST") != 0) return answer("405 Method Not Allowed", "");
    verifier = key_file == NULL ? NULL : verifier_from_file(key_file);
    if (verifier == NULL) return answer("500 Internal Server Error", "");
    status = post(verifier);
    countersign_verifier_free(verifier);
    return status;
}
