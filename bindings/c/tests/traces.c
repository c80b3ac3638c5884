/*
 * A secret key leaves no traces: when the caller's copy is wiped, no eight bytes of it stand in a row
 * anywhere the process can write to, neither while a verifier lives nor when everything is freed. The
 * stack is left out: what ran there is written over by what runs next.
 *
 * Linux only, and native only: AddressSanitizer and valgrind keep copies of their own.
 */
#include "check.h"

#define LENGTH 24
#define RUN 8
#define MASK 0xA5
#define BODY "REFNO=1&ORDERSTATUS=COMPLETE&IPN_PID[]=7&IPN_PNAME[]=a&IPN_DATE=20240102030405"

/* The key, masked so that this is no trace. */
static const unsigned char MASKED[LENGTH] = {0xEE, 0xDB, 0xE8, 0x83, 0xE0, 0xC7, 0x93, 0xDC,
                                             0xFB, 0x8A, 0xCA, 0xF4, 0x9B, 0xC3, 0xD5, 0x88,
                                             0xF0, 0xE5, 0x85, 0xDF, 0x9E, 0xC8, 0xFF, 0x96};

/* As it is, and as HMAC puts it in front of the inner and the outer message. */
static const unsigned char FORMS[] = {0, 0x36, 0x5C};

/* In memory of its own, as a caller has it who read it from a file. */
static char *lent_key(void)
{
    char *key = malloc(LENGTH);
    size_t i;
    CHECK(key != NULL, "memory");
    for (i = 0; i < LENGTH; i++) key[i] = (char)(MASKED[i] ^ MASK);
    return key;
}

static void take_back(char *key)
{
    countersign_wipe(key, LENGTH);
    free(key);
}

static int is_trace(const unsigned char *bytes)
{
    size_t form, start, i;
    for (form = 0; form < sizeof FORMS; form++) {
        for (start = 0; start + RUN <= LENGTH; start++) {
            for (i = 0; i < RUN; i++) {
                if ((bytes[i] ^ MASK ^ FORMS[form]) != MASKED[start + i]) break;
            }
            if (i == RUN) return 1;
        }
    }
    return 0;
}

/* In all memory that can be written to but the stack. */
static size_t traces(void)
{
    char line[512];
    size_t found = 0, searched = 0;
    FILE *maps = fopen("/proc/self/maps", "r");
    CHECK(maps != NULL, "/proc/self/maps");
    while (fgets(line, sizeof line, maps) != NULL) {
        unsigned long from, to, at;
        char access[5];
        CHECK(sscanf(line, "%lx-%lx %4s", &from, &to, access) == 3, line);
        if (strncmp(access, "rw", 2) != 0 || strstr(line, "[stack]") != NULL) continue;
        for (at = from; at + RUN <= to; at++) found += (size_t)is_trace((const unsigned char *)at);
        searched += to - from;
    }
    fclose(maps);
    CHECK(searched > 64 * 1024, "memory was searched");
    return found;
}

/* A search that finds nothing says something only if it can find. */
static void self_test(void)
{
    char *key = lent_key();
    CHECK(traces() == LENGTH - RUN + 1, "a key is found");
    take_back(key);
    CHECK(traces() == 0, "a wiped key is not found");
}

/* All that takes a key, and what is made with it. */
static void use(const countersign_verifier *verifier)
{
    char receipt[COUNTERSIGN_RECEIPT_SIZE];
    char *text = lent_key();
    struct countersign_bytes secret;
    countersign_secret_key *key = check_key(text, LENGTH);
    countersign_buffer *body =
        check_signed(key, COUNTERSIGN_ALGORITHM_SHA3_256, BODY, strlen(BODY), "a body");
    countersign_notification *notification = NULL;
    countersign_diagnosis *diagnosis = NULL;
    countersign_secret_key_free(key);
    CHECK_STATUS(COUNTERSIGN_STATUS_OK, check_verify(verifier, body, &notification, "a body"), "");
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_notification_receipt(notification, 0, receipt, sizeof receipt, NULL),
                 "a receipt");
    secret.data = text;
    secret.len = LENGTH;
    CHECK_STATUS(COUNTERSIGN_STATUS_OK,
                 countersign_diagnose("A=1&SIGNATURE_SHA2_256=0", 24, &secret, 1, NULL, &diagnosis),
                 "a diagnosis");
    take_back(text);
    CHECK(traces() == 0, "notification and diagnosis");
    countersign_diagnosis_free(diagnosis);
    countersign_notification_free(notification);
    countersign_buffer_free(body);
}

int main(void)
{
    char *text;
    countersign_secret_key *key;
    countersign_verifier *verifier;
    self_test();

    text = lent_key();
    key = check_key(text, LENGTH);
    take_back(text);
    CHECK(traces() == 0, "a secret key");
    verifier = check_verifier(key, NULL);
    CHECK(traces() == 0, "a secret key and a verifier");
    countersign_secret_key_free(key);
    CHECK(traces() == 0, "a verifier");
    use(verifier);
    CHECK(traces() == 0, "after use");
    countersign_verifier_free(verifier);
    CHECK(traces() == 0, "all freed");
    puts("traces: none of the key");
    return 0;
}
