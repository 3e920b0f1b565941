// SHA-256 through libmd, zlib streams through libz and memmem, marks of files: the byte-level services Assay borrows from the system.
#ifndef ASSAY_CBYTES_H
#define ASSAY_CBYTES_H
#include <stddef.h>
#include <stdint.h>

// Writes the 32 bytes of the SHA-256 digest of `count` bytes to `digest`.
void assay_sha256(const uint8_t *bytes, size_t count, uint8_t digest[32]);

// Where the `count` bytes of `words` first stand in `text`; -1 when nowhere.
ptrdiff_t assay_find(const uint8_t *text, size_t textCount, const uint8_t *words, size_t count);

// Largest size `assay_deflate` can need for `count` bytes.
size_t assay_deflate_bound(size_t count);

// Compresses to `out` (capacity `*outCount`), sets `*outCount` to what was written. Returns 0, or zlib's error number.
int assay_deflate(const uint8_t *bytes, size_t count, uint8_t *out, size_t *outCount);

// Decompresses to `out` (capacity `*outCount`), sets `*outCount` to what was written. Returns 0, or zlib's error number.
int assay_inflate(const uint8_t *bytes, size_t count, uint8_t *out, size_t *outCount);

// Gives a file a mark of its own beside its bytes, which a program that writes a file anew does not copy (an extended
// attribute, user.assay.written). Returns 0, or -1 where the file system keeps none.
int assay_mark_file(int descriptor, const char *mark, size_t count);

// Reads the mark of a file to `mark`. Returns its length, or -1 when it has none, or a longer one.
ptrdiff_t assay_file_mark(const char *path, char *mark, size_t capacity);

#endif
