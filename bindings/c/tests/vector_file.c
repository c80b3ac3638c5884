#include "vector_file.h"

#include <stdarg.h>

static json_t *load(const char *directory, const char *name)
{
    char path[4096];
    json_error_t error;
    json_t *vectors;
    int length = snprintf(path, sizeof path, "%s/%s", directory, name);
    CHECK(length > 0 && (size_t)length < sizeof path, name);
    vectors = json_load_file(path, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    if (vectors == NULL) {
        fprintf(stderr, "%s:%d: %s\n", path, error.line, error.text);
        exit(1);
    }
    return vectors;
}

void each_vector(const char *directory, const char *name, void (*run)(const json_t *vector))
{
    json_t *vectors = load(directory, name);
    size_t count = json_array_size(vectors), i;
    CHECK(json_is_array(vectors) && count > 0, name);
    for (i = 0; i < count; i++) run(json_array_get(vectors, i));
    printf("%s: %lu vectors\n", name, (unsigned long)count);
    json_decref(vectors);
}

void unpack(const json_t *value, const char *about, const char *format, ...)
{
    json_error_t error;
    va_list arguments;
    int failed;
    va_start(arguments, format);
    /* It takes no const, and changes nothing but counts of references, which 'o' leaves alone. */
    failed = json_vunpack_ex((json_t *)(uintptr_t)value, &error, JSON_STRICT, format, arguments);
    va_end(arguments);
    if (failed) {
        fprintf(stderr, "%s: %s\n", about, error.text);
        exit(1);
    }
}

struct bytes join(struct bytes front, const char *data, size_t length)
{
    front.data = realloc(front.data, front.length + length + 1);
    CHECK(front.data != NULL, "memory");
    if (length > 0) memcpy(front.data + front.length, data, length);
    front.length += length;
    front.data[front.length] = '\0';
    return front;
}

static struct bytes copy_of(const char *data, size_t length)
{
    struct bytes none = {NULL, 0};
    return join(none, data, length);
}

static int digit_of(char digit, const char *about)
{
    static const char DIGITS[] = "0123456789abcdef";
    const char *found = digit == '\0' ? NULL : strchr(DIGITS, digit);
    CHECK(found != NULL, about);
    return (int)(found - DIGITS);
}

struct bytes bytes_of_hex(const json_t *digits, const char *about)
{
    size_t length, i;
    const char *text = json_string_value(digits);
    struct bytes bytes;
    CHECK(text != NULL, about);
    length = json_string_length(digits);
    CHECK(length % 2 == 0, about);
    bytes = copy_of(text, length / 2);
    for (i = 0; i < bytes.length; i++) {
        bytes.data[i] = (char)(unsigned char)(digit_of(text[2 * i], about) * 16 +
                                              digit_of(text[2 * i + 1], about));
    }
    return bytes;
}

struct bytes bytes_of(const json_t *value, const char *about)
{
    json_t *hex;
    if (json_is_string(value)) return copy_of(json_string_value(value), json_string_length(value));
    unpack(value, about, "{s:o!}", "hex", &hex);
    return bytes_of_hex(hex, about);
}

/* The number in place of every {i}, the pieces joined. */
static struct bytes made_by(const json_t *rule, const char *about)
{
    const char *template, *between, *place, *rest;
    int from, to, number;
    char digits[16];
    size_t room, longest;
    struct bytes body = {NULL, 0};
    unpack(rule, about, "{s:s, s:i, s:i, s:s!}", "template", &template, "from", &from, "to", &to,
           "join", &between);
    CHECK(from <= to, about);
    longest = strlen(template) + strlen(between) + 1;
    for (place = template; (place = strstr(place, "{i}")) != NULL; place++) longest += sizeof digits;
    room = longest * (size_t)(to - from + 1);
    body.data = malloc(room);
    CHECK(body.data != NULL, "memory");
    for (number = from; number <= to; number++) {
        char *end = body.data + body.length;
        if (number > from) end += sprintf(end, "%s", between);
        sprintf(digits, "%d", number);
        for (rest = template; (place = strstr(rest, "{i}")) != NULL; rest = place + 3) {
            memcpy(end, rest, (size_t)(place - rest));
            end += place - rest;
            end += sprintf(end, "%s", digits);
        }
        end += sprintf(end, "%s", rest);
        body.length = (size_t)(end - body.data);
    }
    return body;
}

struct bytes body_of(const json_t *text, const json_t *hex, const json_t *rule, const char *about)
{
    CHECK((text != NULL) + (hex != NULL) + (rule != NULL) == 1, about);
    if (rule != NULL) return made_by(rule, about);
    if (hex != NULL) return bytes_of_hex(hex, about);
    CHECK(json_is_string(text), about);
    return bytes_of(text, about);
}

uint32_t algorithm_of(const json_t *name, const char *about)
{
    uint32_t number;
    CHECK(json_is_string(name), about);
    for (number = 1; number <= 4; number *= 2) {
        if (strcmp(countersign_algorithm_name(number), json_string_value(name)) == 0) return number;
    }
    check_failed(__FILE__, __LINE__, "a known algorithm", about);
    return 0;
}

