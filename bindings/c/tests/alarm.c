/*
 * Makes one mistake on purpose, of the kinds that sanitizers and valgrind are there to find: a test
 * that runs under them and is silent says something only if this one is not.
 */
#include "check.h"

#include <limits.h>

/* Many, because the last one may still be found in a register or on the stack. */
static void leak(const countersign_secret_key *key)
{
    int i;
    for (i = 0; i < 100; i++) {
        (void)check_signed(key, COUNTERSIGN_ALGORITHM_SHA256, "A=1", 3, "alarm");
    }
}

static int use_after_free(const countersign_secret_key *key)
{
    countersign_buffer *buffer = check_signed(key, COUNTERSIGN_ALGORITHM_SHA256, "A=1", 3, "alarm");
    const char *data = countersign_buffer_data(buffer);
    countersign_buffer_free(buffer);
    return data[0] == 'B';
}

/* volatile, or the compiler works the sum out beforehand. */
static int overflow(void)
{
    volatile int most = INT_MAX;
    most += 1;
    return most == 0;
}

int main(int argc, char **argv)
{
    countersign_secret_key *key = check_key(TEST_KEY, strlen(TEST_KEY));
    const char *mistake = argc == 2 ? argv[1] : "";
    int status = 0;
    if (strcmp(mistake, "leak") == 0) {
        leak(key);
    } else if (strcmp(mistake, "use-after-free") == 0) {
        status = use_after_free(key);
    } else if (strcmp(mistake, "overflow") == 0) {
        status = overflow();
    } else {
        CHECK(strcmp(mistake, "none") == 0, "usage: alarm none|leak|use-after-free|overflow");
    }
    countersign_secret_key_free(key);
    return status;
}
