/*
 * A CGI program for any web server. It takes the secret key from the file that COUNTERSIGN_KEY_FILE
 * names, and puts every genuine message as a file of JSON (docs/notification.schema.json) into the folder
 * that COUNTERSIGN_FOLDER names. Another program works through the files that end in .json, acts once on
 * each dedupe_key in them, and removes them.
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

/* All of it, also if a signal comes between or only a part is taken at once. */
static int write_all(int file, const char *data, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, data, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return 0;
        data += written;
        length -= (size_t)written;
    }
    return 1;
}

static int sync_folder(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY), synced;
    if (folder < 0) return 0;
    synced = fsync(folder) == 0;
    close(folder);
    return synced;
}

/* True only when the file is on the disk, whole and under its name. Half a file never has a name that
 * is looked at, and an exact repeat of a message takes the place of the first. */
static int store(const countersign_notification *notification, const char *folder)
{
    char id[COUNTERSIGN_FINGERPRINT_SIZE], half[4096], whole[4096];
    countersign_buffer *json = NULL;
    int file, stored;
    if (countersign_notification_delivery_id(notification, id, sizeof id) != COUNTERSIGN_STATUS_OK ||
        (size_t)snprintf(half, sizeof half, "%s/.%s.XXXXXX", folder, id) >= sizeof half ||
        (size_t)snprintf(whole, sizeof whole, "%s/%s.json", folder, id) >= sizeof whole ||
        countersign_notification_json(notification, &json) != COUNTERSIGN_STATUS_OK) {
        return 0;
    }
    file = mkstemp(half); /* a new file, and only ours */
    stored = file >= 0 &&
             write_all(file, countersign_buffer_data(json), countersign_buffer_length(json)) &&
             fsync(file) == 0;
    if (file >= 0 && close(file) != 0) stored = 0;
    if (stored) stored = rename(half, whole) == 0;
    if (!stored && file >= 0) unlink(half);
    countersign_buffer_free(json);
    return stored && sync_folder(folder);
}

static int post(const countersign_verifier *verifier, const char *folder)
{
    struct bytes body = {NULL, 0};
    char receipt[COUNTERSIGN_RECEIPT_SIZE];
    struct countersign_error error;
    countersign_notification *notification = NULL;
    countersign_status status;
    const char *problem = read_body(&body);
    if (problem != NULL) {
        free(body.data);
        return answer(problem, "");
    }
    status = countersign_verify(verifier, body.data, body.len, &notification, &error);
    if (status != COUNTERSIGN_STATUS_OK) {
        /* The reason is for the log; who sent this gets none. */
        fprintf(stderr, "refused: %s\n", error.text);
        problem = countersign_status_is_refusal(status) ? "400 Bad Request"
                                                        : "500 Internal Server Error";
    } else if (countersign_notification_kind(notification) == COUNTERSIGN_KIND_UNKNOWN) {
        fprintf(stderr, "refused: neither IPN nor LCN\n");
        problem = "400 Bad Request";
    } else if (!store(notification, folder)) {
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
    const char *folder = getenv("COUNTERSIGN_FOLDER");
    countersign_verifier *verifier;
    int status;
    if (method == NULL) method = "";
    if (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0) return answer("200 OK", "");
    if (strcmp(method, "POST") != 0) return answer("405 Method Not Allowed", "");
    if (key_file == NULL || folder == NULL || folder[0] == '\0') {
        return answer("500 Internal Server Error", "");
    }
    verifier = verifier_from_file(key_file);
    if (verifier == NULL) return answer("500 Internal Server Error", "");
    status = post(verifier, folder);
    countersign_verifier_free(verifier);
    return status;
}
