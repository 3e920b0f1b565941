#include "CZip.h"
#include <stdlib.h>
#include <zip.h>

uint8_t *assay_zip_replacing(const uint8_t *bytes, size_t count, const char *name, const uint8_t *content, size_t length, size_t *result) {
    // libzip writes into the source that it reads: a copy in memory, kept beyond the archive that is closed.
    zip_source_t *source = zip_source_buffer_create(bytes, count, 0, NULL);
    if (!source) return NULL;
    zip_source_keep(source);
    uint8_t *copy = NULL;
    zip_t *archive = zip_open_from_source(source, 0, NULL);
    if (archive) {
        zip_source_t *entry = zip_source_buffer(archive, content, length, 0);
        zip_int64_t place = entry ? zip_file_add(archive, name, entry, ZIP_FL_OVERWRITE) : -1;
        if (entry && place < 0) zip_source_free(entry);
        // A fixed date, so that the same content gives the same bytes.
        if (place >= 0) zip_file_set_dostime(archive, (zip_uint64_t)place, 0, 0x21, 0);
        zip_stat_t facts;
        if (place < 0 || zip_close(archive) != 0) {
            zip_discard(archive);
        } else if (zip_source_stat(source, &facts) == 0 && zip_source_open(source) == 0) {
            copy = malloc(facts.size > 0 ? facts.size : 1);
            if (copy && zip_source_read(source, copy, facts.size) != (zip_int64_t)facts.size) {
                free(copy);
                copy = NULL;
            }
            *result = facts.size;
            zip_source_close(source);
        }
    } else {
        zip_source_free(source);
    }
    zip_source_free(source);
    return copy;
}
