#define PCRE2_CODE_UNIT_WIDTH 8
#include "CPattern.h"
#include <pcre2.h>
#include <stdlib.h>

struct assay_pattern {
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *context;
};

assay_pattern *assay_pattern_compile(const char *pattern, size_t length, char *message, size_t messageSize) {
    int error;
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, length, PCRE2_UTF | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C, &error, &offset, NULL);
    if (!code) {
        pcre2_get_error_message(error, (PCRE2_UCHAR *)message, messageSize);
        return NULL;
    }
    assay_pattern *result = malloc(sizeof *result);
    result->code = code;
    result->data = pcre2_match_data_create(1, NULL);
    result->context = pcre2_match_context_create(NULL);
    return result;
}

int assay_pattern_matches(const assay_pattern *pattern, const char *subject, size_t length, uint32_t limit) {
    pcre2_set_match_limit(pattern->context, limit);
    pcre2_set_depth_limit(pattern->context, limit);
    int result = pcre2_match(pattern->code, (PCRE2_SPTR)subject, length, 0, 0, pattern->data, pattern->context);
    if (result >= 0) return 1;
    return result == PCRE2_ERROR_NOMATCH ? 0 : -1;
}

void assay_pattern_free(assay_pattern *pattern) {
    if (!pattern) return;
    pcre2_match_context_free(pattern->context);
    pcre2_match_data_free(pattern->data);
    pcre2_code_free(pattern->code);
    free(pattern);
}
