// PCRE2 behind three functions: regular expressions over UTF-8 with match limits.
#ifndef ASSAY_CPATTERN_H
#define ASSAY_CPATTERN_H
#include <stddef.h>
#include <stdint.h>

typedef struct assay_pattern assay_pattern;

// Compiles a pattern: UTF-8, letters of either case alike. Returns NULL and fills `message` when it is not a pattern.
assay_pattern *assay_pattern_compile(const char *pattern, size_t length, char *message, size_t messageSize);

// 1 when it matches somewhere, 0 when not, -1 when the match limit was reached. `limit` bounds the work of one match.
int assay_pattern_matches(const assay_pattern *pattern, const char *subject, size_t length, uint32_t limit);

void assay_pattern_free(assay_pattern *pattern);

#endif
