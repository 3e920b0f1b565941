#include "CZip.h"
#include <zip.h>

void *assay_zip_open(const uint8_t *bytes, size_t count) {
    zip_source_t *source = zip_source_buffer_create(bytes, count, 0, NULL);
    if (!source) return NULL;
    zip_t *archive = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (!archive) zip_source_free(source);
    return archive;
}

void assay_zip_close(void *archive) { zip_discard(archive); }

int64_t assay_zip_count(void *archive) { return zip_get_num_entries(archive, 0); }

const char *assay_zip_name(void *archive, int64_t index) { return zip_get_name(archive, (zip_uint64_t)index, 0); }

int64_t assay_zip_size(void *archive, int64_t index) {
    zip_stat_t facts;
    if (zip_stat_index(archive, (zip_uint64_t)index, 0, &facts) != 0 || !(facts.valid & ZIP_STAT_SIZE)) return -1;
    return facts.size > INT64_MAX ? INT64_MAX : (int64_t)facts.size;
}

void *assay_zip_entry(void *archive, const char *name) { return zip_fopen(archive, name, 0); }

int assay_zip_read(void *entry, char *buffer, int capacity) { return (int)zip_fread(entry, buffer, (zip_uint64_t)capacity); }

void assay_zip_close_entry(void *entry) { zip_fclose(entry); }
