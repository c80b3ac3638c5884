/*
 * Makes one mistake on purpose, of the kinds that sanitizers and valgrind are there to find: a test
 * that runs under them and is silent says something only if this one is not.
 */
#include "check.h"

#include <limits.h>

int main(int argc, char **argv)
{
    countersign_secret_key *key = check_key(TEST_KEY, strlen(TEST_KEY));
    countersign_buffer *buffer = check_signed(key, COUNTERSIGN_ALGORITHM_SHA256, "A=1", 3, "alarm");
    const char *data = countersign_buffer_data(buffer);
    volatile int most = INT_MAX; /* or the compiler works the sum out beforehand */
    const char *mistake = argc == 2 ? argv[1] : "";
    countersign_secret_key_free(key);

    if (strcmp(mistake, "leak") == 0) {
        buffer = NULL;
        data = NULL;
    }
    countersign_buffer_free(buffer);
    if (strcmp(mistake, "use-after-free") == 0) return data[0] == 'B';
    if (strcmp(mistake, "overflow") == 0) most += argc;
    return most == 0;
}
