// libzip for archives in memory, one entry at a time; nothing is ever written to a file.
#ifndef ASSAY_CZIP_H
#define ASSAY_CZIP_H
#include <stddef.h>
#include <stdint.h>

// An archive over bytes that must outlive it, or NULL when they are no zip archive.
void *assay_zip_open(const uint8_t *bytes, size_t count);
void assay_zip_close(void *archive);

// How many entries, and of each its name and the size it says it inflates to; NULL and -1 when it does not say.
int64_t assay_zip_count(void *archive);
const char *assay_zip_name(void *archive, int64_t index);
int64_t assay_zip_size(void *archive, int64_t index);

// An entry ready to be read, or NULL when there is none of that name or it is encrypted.
void *assay_zip_entry(void *archive, const char *name);
// The next inflated bytes: how many, 0 at the end, -1 when the entry is damaged.
int assay_zip_read(void *entry, char *buffer, int capacity);
void assay_zip_close_entry(void *entry);

// The archive with other bytes under one name, which it need not have had, to be freed by the caller; NULL when it is no archive or memory is short.
uint8_t *assay_zip_replacing(const uint8_t *bytes, size_t count, const char *name, const uint8_t *content, size_t length, size_t *result);

#endif
