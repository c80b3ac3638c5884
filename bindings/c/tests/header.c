/* The header alone, in whatever language and standard it is compiled as, twice in one program. */
#include <countersign.h>
#include <countersign.h>

#ifndef UNIT
#define UNIT 1
#endif
#define JOIN(a, b) a##b
#define NAME(unit) JOIN(unit_, unit)

#ifdef __cplusplus
extern "C" {
#endif
int unit_1(void);
int unit_2(void);
#ifdef __cplusplus
}
#endif

/* Calls, structs and numbers, as a program would use them. */
int NAME(UNIT)(void)
{
    struct countersign_error error;
    struct countersign_bytes value = {"A=1", 3};
    countersign_secret_key *key = NULL;
    countersign_status status = countersign_secret_key_new(value.data, value.len, &key);
    countersign_buffer *result = NULL;
    if (status != COUNTERSIGN_STATUS_OK) return 1;
    status = countersign_sign(key, COUNTERSIGN_ALGORITHM_SHA256 | COUNTERSIGN_ALGORITHM_MD5,
                              value.data, value.len, &result, &error);
    {
        /* What is asked for has the type of its enumeration. */
        countersign_kind kind = countersign_notification_kind(NULL);
        countersign_algorithm algorithm = countersign_notification_algorithm(NULL);
        countersign_event event = countersign_notification_event(NULL);
        countersign_action action = countersign_notification_action(NULL);
        if (kind != COUNTERSIGN_KIND_UNKNOWN || algorithm != COUNTERSIGN_ALGORITHM_NONE) return 2;
        if (event != COUNTERSIGN_EVENT_UNCLASSIFIED || action != COUNTERSIGN_ACTION_REVIEW) return 3;
    }
    countersign_buffer_free(result);
    countersign_secret_key_free(key);
    return status == COUNTERSIGN_STATUS_OK && error.text[0] == '\0' ? 0 : 1;
}

#if UNIT == 1
int main(void)
{
    return unit_1() + unit_2();
}
#endif
