#include "CZip.h"
#include <stdlib.h>
#include <string.h>
#include <zip.h>

// All entries of one archive into another, one of them with other content; at the end when the archive has none of its name.
static int copy_entries(zip_t *from, zip_t *to, const char *name, const uint8_t *content, size_t length) {
    zip_int64_t count = zip_get_num_entries(from, 0);
    int is_new = zip_name_locate(from, name, 0) < 0;
    for (zip_int64_t i = 0; i < count + is_new; i++) {
        const char *entry = i < count ? zip_get_name(from, (zip_uint64_t)i, 0) : name;
        if (!entry) return 0;
        zip_source_t *source = i == count || strcmp(entry, name) == 0 ? zip_source_buffer(to, content, length, 0)
                                                                      : zip_source_zip(to, from, (zip_uint64_t)i, 0, 0, -1);
        if (!source) return 0;
        zip_int64_t place = zip_file_add(to, entry, source, 0);
        if (place < 0) {
            zip_source_free(source);
            return 0;
        }
        // One date for all, so that the same content gives the same bytes.
        zip_file_set_dostime(to, (zip_uint64_t)place, 0, 0x21, 0);
    }
    return 1;
}

// The bytes that were written to a source.
static uint8_t *written(zip_source_t *source, size_t *count) {
    zip_stat_t facts;
    if (zip_source_stat(source, &facts) != 0 || zip_source_open(source) != 0) return NULL;
    uint8_t *copy = malloc(facts.size > 0 ? facts.size : 1);
    if (copy && zip_source_read(source, copy, facts.size) != (zip_int64_t)facts.size) {
        free(copy);
        copy = NULL;
    }
    zip_source_close(source);
    *count = facts.size;
    return copy;
}

uint8_t *assay_zip_replacing(const uint8_t *bytes, size_t count, const char *name, const uint8_t *content, size_t length, size_t *result) {
    zip_t *from = assay_zip_open(bytes, count);
    if (!from) return NULL;
    uint8_t *copy = NULL;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
    if (target) {
        // Kept beyond the archive that is written to it.
        zip_source_keep(target);
        zip_t *to = zip_open_from_source(target, ZIP_TRUNCATE, NULL);
        if (!to) {
            zip_source_free(target);
        } else if (!copy_entries(from, to, name, content, length) || zip_close(to) != 0) {
            zip_discard(to);
        } else {
            copy = written(target, result);
        }
        zip_source_free(target);
    }
    assay_zip_close(from);
    return copy;
}
