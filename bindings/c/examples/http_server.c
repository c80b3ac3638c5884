/*
 * http_server PORT KEYFILE: an endpoint of its own on 127.0.0.1, with libmicrohttpd. It prints what
 * it received, in one line without personal data, and ends on SIGTERM or SIGINT. Port 0 is a free one.
 *
 * TLS, and who may connect at all, is the business of the web server in front of it.
 */
#define _POSIX_C_SOURCE 200809L

#include "common.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <time.h>

struct request {
    struct bytes body;
    size_t room;
    int too_long;
};

static enum MHD_Result answer(struct MHD_Connection *connection, unsigned status, const char *text)
{
    enum MHD_Result result;
    struct MHD_Response *response = MHD_create_response_from_buffer(
        strlen(text), (void *)(uintptr_t)text, MHD_RESPMEM_MUST_COPY);
    if (response == NULL) return MHD_NO;
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "text/plain");
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED) {
        MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD, POST");
    }
    result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

/* The raw bytes as they come; no parser of the server's own may touch them. */
static int gather(struct request *request, const char *bytes, size_t length)
{
    if (length > LONGEST_BODY - request->body.len) {
        request->too_long = 1;
        return 1;
    }
    if (length > request->room - request->body.len) {
        size_t room = 2 * (request->body.len + length);
        char *data;
        if (room > LONGEST_BODY) room = LONGEST_BODY;
        data = realloc(request->body.data, room);
        if (data == NULL) return 0;
        request->body.data = data;
        request->room = room;
    }
    memcpy(request->body.data + request->body.len, bytes, length);
    request->body.len += length;
    return 1;
}

/* Stands for the merchant's own database. What it returns decides whether a receipt is sent. */
static int store(const countersign_notification *notification)
{
    countersign_buffer *line = NULL;
    int stored;
    if (countersign_notification_redacted(notification, &line) != COUNTERSIGN_STATUS_OK) return 0;
    stored = printf("%s %s\n",
                    countersign_event_name(countersign_notification_event(notification)),
                    countersign_buffer_data(line)) > 0 && fflush(stdout) == 0;
    countersign_buffer_free(line);
    return stored;
}

static enum MHD_Result received(const countersign_verifier *verifier,
                                struct MHD_Connection *connection, const struct request *request)
{
    char receipt[COUNTERSIGN_RECEIPT_SIZE];
    struct countersign_error error;
    countersign_notification *notification = NULL;
    countersign_status verdict;
    unsigned status = MHD_HTTP_OK;
    if (request->too_long) return answer(connection, MHD_HTTP_CONTENT_TOO_LARGE, "");
    verdict = countersign_verify(verifier, request->body.data, request->body.len, &notification,
                                 &error);
    if (verdict != COUNTERSIGN_STATUS_OK) {
        /* The reason is for the log; who sent this gets none. */
        fprintf(stderr, "refused: %s\n", error.text);
        status = countersign_status_is_refusal(verdict) ? MHD_HTTP_BAD_REQUEST
                                                        : MHD_HTTP_INTERNAL_SERVER_ERROR;
    } else if (!store(notification)) {
        /* Without a receipt 2Checkout sends it again, so that nothing is lost. */
        status = MHD_HTTP_INTERNAL_SERVER_ERROR;
    } else if (countersign_notification_receipt(notification, (int64_t)time(NULL), receipt,
                                                sizeof receipt, &error) != COUNTERSIGN_STATUS_OK) {
        /* A field that the receipt signs is switched off in the Control Panel. */
        fprintf(stderr, "no receipt: %s\n", error.text);
        receipt[0] = '\0';
    }
    countersign_notification_free(notification);
    return answer(connection, status, status == MHD_HTTP_OK ? receipt : "");
}

/* Called once when the headers are there, then for every piece of the body, then once at its end. */
static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_length, void **state)
{
    struct request *request = *state;
    (void)url;
    (void)version;
    if (request == NULL) {
        request = calloc(1, sizeof *request);
        *state = request;
        return request == NULL ? MHD_NO : MHD_YES;
    }
    if (*upload_length > 0) {
        if (!gather(request, upload, *upload_length)) return MHD_NO;
        *upload_length = 0;
        return MHD_YES;
    }
    if (strcmp(method, MHD_HTTP_METHOD_POST) == 0) return received(context, connection, request);
    if (strcmp(method, MHD_HTTP_METHOD_GET) == 0 || strcmp(method, MHD_HTTP_METHOD_HEAD) == 0) {
        return answer(connection, MHD_HTTP_OK, "");
    }
    return answer(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "");
}

static void completed(void *context, struct MHD_Connection *connection, void **state,
                      enum MHD_RequestTerminationCode code)
{
    struct request *request = *state;
    (void)context;
    (void)connection;
    (void)code;
    if (request != NULL) free(request->body.data);
    free(request);
    *state = NULL;
}

int main(int argc, char **argv)
{
    struct sockaddr_in address;
    struct MHD_Daemon *daemon;
    countersign_verifier *verifier;
    sigset_t ending;
    unsigned long port;
    char *end = NULL;
    int received_signal;

    port = argc == 3 ? strtoul(argv[1], &end, 10) : 0;
    if (argc != 3 || end == argv[1] || *end != '\0' || port > UINT16_MAX) {
        fprintf(stderr, "usage: http_server PORT KEYFILE\n");
        return 2;
    }
    verifier = verifier_from_file(argv[2]);
    if (verifier == NULL) return 2;

    /* Before any thread is there, so that all of them leave the signals to sigwait. */
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ending, NULL);

    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_port = htons((uint16_t)port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    /* Four threads share the one verifier. */
    daemon = MHD_start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD, 0, NULL, NULL, handle, verifier, MHD_OPTION_SOCK_ADDR,
        (struct sockaddr *)&address, MHD_OPTION_THREAD_POOL_SIZE, 4u,
        MHD_OPTION_CONNECTION_TIMEOUT, 30u, MHD_OPTION_CONNECTION_LIMIT, 16u,
        MHD_OPTION_NOTIFY_COMPLETED, completed, NULL, MHD_OPTION_END);
    if (daemon == NULL) {
        fprintf(stderr, "cannot listen on 127.0.0.1:%lu\n", port);
        countersign_verifier_free(verifier);
        return 1;
    }
    printf("http://127.0.0.1:%u/\n",
           (unsigned)MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
    fflush(stdout);
    sigwait(&ending, &received_signal);
    MHD_stop_daemon(daemon);
    countersign_verifier_free(verifier);
    return 0;
}
