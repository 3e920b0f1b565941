// memmem is an extension of glibc's.
#define _GNU_SOURCE
#include <sys/xattr.h>
#include "CBytes.h"
#include <string.h>
#include <sha2.h>
#include <zlib.h>

void assay_sha256(const uint8_t *bytes, size_t count, uint8_t digest[32]) {
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, count);
    SHA256Final(digest, &context);
}

ptrdiff_t assay_find(const uint8_t *text, size_t textCount, const uint8_t *words, size_t count) {
    const uint8_t *found = memmem(text, textCount, words, count);
    return found ? found - text : -1;
}

size_t assay_deflate_bound(size_t count) { return compressBound(count); }

int assay_deflate(const uint8_t *bytes, size_t count, uint8_t *out, size_t *outCount) {
    uLongf size = *outCount;
    int result = compress2(out, &size, bytes, count, 6);
    *outCount = size;
    return result;
}

int assay_inflate(const uint8_t *bytes, size_t count, uint8_t *out, size_t *outCount) {
    uLongf size = *outCount;
    int result = uncompress(out, &size, bytes, count);
    *outCount = size;
    return result;
}

int assay_mark_file(int descriptor, const char *mark, size_t count) {
    return fsetxattr(descriptor, "user.assay.written", mark, count, 0);
}

ptrdiff_t assay_file_mark(const char *path, char *mark, size_t capacity) {
    return lgetxattr(path, "user.assay.written", mark, capacity);
}
