#include "CBytes.h"
#include <sha2.h>
#include <zlib.h>

void assay_sha256(const uint8_t *bytes, size_t count, uint8_t digest[32]) {
    SHA2_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, count);
    SHA256Final(digest, &context);
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
