/*
 * Reads the files of tests/vectors strictly: what is not understood ends the test, because a vector that
 * is skipped in silence tests nothing.
 */
#ifndef VECTOR_FILE_H
#define VECTOR_FILE_H

#include "check.h"

#include <jansson.h>

struct bytes {
    char *data; /* one more than counted, a NUL; free() it */
    size_t length;
};

/* Calls `run` with every vector of a file and prints how many there were. */
void each_vector(const char *directory, const char *name, void (*run)(const json_t *vector));

/* Members by the format of json_unpack_ex(), which with '!' refuses unknown ones. */
void unpack(const json_t *value, const char *about, const char *format, ...);

/* The bytes of a text, or of {"hex": "..."}. */
struct bytes bytes_of(const json_t *value, const char *about);
struct bytes bytes_of_hex(const json_t *digits, const char *about);

/* A body in exactly one of its three forms; the others are NULL. */
struct bytes body_of(const json_t *text, const json_t *hex, const json_t *rule, const char *about);

/* One of the names in every language, as its number. */
uint32_t algorithm_of(const json_t *name, const char *about);

struct bytes join(struct bytes front, const char *data, size_t length);

#endif
