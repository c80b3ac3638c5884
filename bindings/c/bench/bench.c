/*
 * bench BODY [SECONDS]: what verifying and freeing a message costs through the C interface.
 *
 * The body is signed with SHA-256 first, as 2Checkout would. Prints nanoseconds a message: the fastest
 * of many short runs, which other work on the machine disturbs least, and their median.
 */
#define _POSIX_C_SOURCE 200809L

#include "../examples/common.h"

#include <time.h>

#define MESSAGES 200
#define MOST_RUNS 100000

static double runs[MOST_RUNS];

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static int once(const countersign_verifier *verifier, const countersign_buffer *body)
{
    countersign_notification *notification = NULL;
    if (countersign_verify(verifier, countersign_buffer_data(body), countersign_buffer_length(body),
                           &notification, NULL) != COUNTERSIGN_STATUS_OK) {
        return 0;
    }
    countersign_notification_free(notification);
    return 1;
}

int main(int argc, char **argv)
{
    double seconds = argc == 3 ? strtod(argv[2], NULL) : 2, end;
    size_t count = 0;
    struct bytes plain;
    countersign_secret_key *key = NULL;
    countersign_verifier *verifier = NULL;
    countersign_buffer *body = NULL;
    if (argc < 2 || argc > 3 || !read_file(argv[1], LONGEST_BODY, &plain)) {
        fprintf(stderr, "usage: bench BODY [SECONDS]\n");
        return 2;
    }
    if (countersign_secret_key_new("AABBCCDDEEFF", 12, &key) != COUNTERSIGN_STATUS_OK ||
        countersign_verifier_new(&key, 1, NULL, &verifier) != COUNTERSIGN_STATUS_OK ||
        countersign_sign(key, COUNTERSIGN_ALGORITHM_SHA256, plain.data, plain.len, &body, NULL) !=
            COUNTERSIGN_STATUS_OK ||
        !once(verifier, body)) {
        fprintf(stderr, "%s cannot be signed and verified\n", argv[1]);
        return 1;
    }
    end = now() + seconds * 1e9;
    while (count < MOST_RUNS && now() < end) {
        double start = now();
        int i;
        for (i = 0; i < MESSAGES; i++) (void)once(verifier, body);
        runs[count++] = (now() - start) / MESSAGES;
    }
    qsort(runs, count, sizeof *runs, compare);
    printf("%lu bytes: %.0f ns at best, %.0f ns in the middle of %lu runs\n",
           (unsigned long)countersign_buffer_length(body), runs[0], runs[count / 2],
           (unsigned long)count);
    countersign_buffer_free(body);
    countersign_verifier_free(verifier);
    countersign_secret_key_free(key);
    free(plain.data);
    return 0;
}
