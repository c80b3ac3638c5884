/*
 * Many threads use one verifier and one notification at once, beginning at the same moment, so that
 * what is made when it is first asked for is asked for by all of them together. Each must see what a
 * single thread saw. One that did not make the notification frees it.
 *
 * `threads warm` asks for everything once before the threads begin: nothing may change behind that,
 * which is what helgrind can see. It does not know the atomics with which a first use is guarded.
 */
#include "check.h"

#include <pthread.h>

#define THREADS 16
#define ROUNDS 40
#define WARM_ROUNDS 10 /* nothing more comes of more of them */
#define DATE "20240102030405"
#define NOW 1704164645
#define BODY                                                                                       \
    "REFNO=1&ORDERNO=2&ORDERSTATUS=COMPLETE&IPN_PID[]=7&IPN_PID[]=8&IPN_PNAME[]=a&IPN_PNAME[]=b"     \
    "&FIRSTNAME=Ada&IPN_DATE=20240102030405&TIMEZONE_OFFSET=GMT%2B02:00"

/* All there is to ask, in one text. */
struct seen {
    char text[8192];
    size_t length;
};

static const countersign_verifier *verifier;
static const countersign_buffer *message;
static struct seen expected;

static void see(struct seen *seen, const char *bytes, size_t length)
{
    CHECK(length < sizeof seen->text - seen->length, "room for all that was seen");
    memcpy(seen->text + seen->length, bytes, length);
    seen->length += length;
}

static void see_buffer(struct seen *seen, countersign_status status, countersign_buffer *buffer)
{
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, status, "a text");
    see(seen, countersign_buffer_data(buffer), countersign_buffer_length(buffer));
    countersign_buffer_free(buffer);
}

static void ask_everything(const countersign_notification *notification, struct seen *seen)
{
    char text[COUNTERSIGN_RECEIPT_SIZE];
    int64_t age = 0;
    size_t i;
    countersign_status status;
    countersign_buffer *buffer = NULL;
    struct countersign_field field;
    struct countersign_bytes value;

    for (i = 0; i < countersign_notification_field_count(notification); i++) {
        CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_field(notification, i, &field),
                     "a field");
        see(seen, field.path.data, field.path.len);
        see(seen, field.value.data, field.value.len);
    }
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_get(notification, "IPN_PNAME[1]", 12, &value), "a value");
    see(seen, value.data, value.len);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_receipt(notification, NOW, text, sizeof text, NULL),
                 "a receipt");
    see(seen, text, strlen(text));
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_receipt_with(notification, COUNTERSIGN_ALGORITHM_SHA256,
                                                       DATE, 14, text, sizeof text, NULL),
                 "a receipt");
    see(seen, text, strlen(text));
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_dedupe_key(notification, text, sizeof text, NULL), "key");
    see(seen, text, strlen(text));
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_delivery_id(notification, text, sizeof text), "id");
    see(seen, text, strlen(text));
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, countersign_notification_age(notification, NOW, &age, NULL),
                 "an age");
    sprintf(text, "%ld %lu %lu %lu", (long)age,
            (unsigned long)countersign_notification_kind(notification),
            (unsigned long)countersign_notification_event(notification),
            (unsigned long)countersign_notification_action(notification));
    see(seen, text, strlen(text));
    status = countersign_notification_json(notification, &buffer);
    see_buffer(seen, status, buffer);
    status = countersign_notification_redacted(notification, &buffer);
    see_buffer(seen, status, buffer);
    status = countersign_notification_pack(notification, &buffer);
    see_buffer(seen, status, buffer);
}

static void same(const countersign_notification *notification, const char *about)
{
    struct seen seen;
    seen.length = 0;
    ask_everything(notification, &seen);
    CHECK_BYTES(expected.text, expected.length, seen.text, seen.length, about);
}

/* A round: threads gather at the gate, go together, and the last one out frees. */
struct round {
    pthread_mutex_t lock;
    pthread_cond_t open;
    int waiting, running;
    countersign_notification *notification;
};

static void *work(void *argument)
{
    struct round *round = argument;
    countersign_notification *own = NULL;
    struct countersign_error error = check_poisoned_error();
    countersign_status status;

    pthread_mutex_lock(&round->lock);
    round->waiting--;
    if (round->waiting == 0) pthread_cond_broadcast(&round->open);
    while (round->waiting > 0) pthread_cond_wait(&round->open, &round->lock);
    pthread_mutex_unlock(&round->lock);

    same(round->notification, "one notification for all");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, check_verify(verifier, message, &own, "one verifier"),
                 "one verifier for all");
    same(own, "a notification of its own");
    countersign_notification_free(own);
    status = countersign_verify(verifier, "REFNO=1", 7, &own, &error);
    check_error(&error, status, "refused");
    CHECK_STATUS(COUNTERSIGN_STATUS_MISSING_SIGNATURE, status, "refused");
    CHECK(own == NULL, "refused");

    pthread_mutex_lock(&round->lock);
    round->running--;
    if (round->running == 0) countersign_notification_free(round->notification);
    pthread_mutex_unlock(&round->lock);
    return NULL;
}

static void run(int warm)
{
    pthread_t threads[THREADS];
    struct round round;
    int i;
    CHECK(pthread_mutex_init(&round.lock, NULL) == 0, "a mutex");
    CHECK(pthread_cond_init(&round.open, NULL) == 0, "a condition");
    round.waiting = round.running = THREADS;
    round.notification = NULL;
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 check_verify(verifier, message, &round.notification, "a round"), "a round");
    if (warm) same(round.notification, "before the threads");
    for (i = 0; i < THREADS; i++) {
        CHECK(pthread_create(&threads[i], NULL, work, &round) == 0, "a thread");
    }
    for (i = 0; i < THREADS; i++) CHECK(pthread_join(threads[i], NULL) == 0, "a thread");
    pthread_cond_destroy(&round.open);
    pthread_mutex_destroy(&round.lock);
}

int main(int argc, char **argv)
{
    int warm = argc == 2 && strcmp(argv[1], "warm") == 0;
    int rounds = warm ? WARM_ROUNDS : ROUNDS, i;
    countersign_secret_key *key = check_key(TEST_KEY, strlen(TEST_KEY));
    countersign_verifier *made = check_verifier(key, NULL);
    countersign_buffer *signed_body =
        check_signed(key, COUNTERSIGN_ALGORITHM_SHA3_256, BODY, strlen(BODY), "a body");
    countersign_notification *notification = NULL;
    CHECK(argc == 1 || warm, "usage: threads [warm]");
    countersign_secret_key_free(key);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, check_verify(made, signed_body, &notification, "alone"),
                 "alone");
    ask_everything(notification, &expected);
    countersign_notification_free(notification);

    verifier = made;
    message = signed_body;
    for (i = 0; i < rounds; i++) run(warm);
    countersign_buffer_free(signed_body);
    countersign_verifier_free(made);
    printf("threads: %d rounds of %d threads%s\n", rounds, THREADS, warm ? ", warm" : "");
    return 0;
}
