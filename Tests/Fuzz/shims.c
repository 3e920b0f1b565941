// libFuzzer's entry to the C shims: the first byte chooses which, the rest is its input. Built and run by Scripts/sanitize.
#include "CBytes.h"
#include "CHTML.h"
#include "CPattern.h"
#include "CZip.h"
#include <stdlib.h>
#include <string.h>

static volatile size_t seen;

static void see(const char *text) { seen += text ? strlen(text) : 0; }

static int html(void *context, int event, const char *name, const char *hint, const char *link, const void *element, long line) {
    (void)context, (void)event, (void)line;
    see(name), see(hint), see(link), see(assay_html_attribute(element, "colspan"));
    return 0;
}

struct bytes {
    const uint8_t *bytes;
    size_t count;
};

static int feed(void *context, char *buffer, int capacity) {
    struct bytes *rest = context;
    size_t count = rest->count < (size_t)capacity ? rest->count : (size_t)capacity;
    memcpy(buffer, rest->bytes, count);
    rest->bytes += count, rest->count -= count;
    return (int)count;
}

static int xml(void *context, int event, const char *name, const char *value) {
    (void)context, (void)event;
    see(name), see(value);
    return 0;
}

static void zip(const uint8_t *bytes, size_t count) {
    void *archive = assay_zip_open(bytes, count);
    if (!archive) return;
    char buffer[4096];
    for (int64_t index = 0; index < assay_zip_count(archive) && index < 64; index++) {
        const char *name = assay_zip_name(archive, index);
        seen += (size_t)assay_zip_size(archive, index);
        void *entry = name ? assay_zip_entry(archive, name) : NULL;
        if (!entry) continue;
        for (int round = 0; round < 64 && assay_zip_read(entry, buffer, sizeof buffer) > 0; round++) see("x");
        assay_zip_close_entry(entry);
    }
    assay_zip_close(archive);
    size_t length = 0;
    free(assay_zip_replacing(bytes, count, "word/document.xml", (const uint8_t *)"<a/>", 4, &length));
}

static void pattern(const uint8_t *bytes, size_t count) {
    char message[256];
    size_t split = count / 2;
    assay_pattern *made = assay_pattern_compile((const char *)bytes, split, message, sizeof message);
    if (!made) return;
    // The subject is text: bytes that are none are replaced, as Swift's strings replace them.
    char *subject = malloc(count - split + 1);
    for (size_t i = split; i < count; i++) subject[i - split] = (char)(bytes[i] < 0x80 ? bytes[i] : '?');
    seen += (size_t)assay_pattern_matches(made, subject, count - split, 20000);
    free(subject);
    assay_pattern_free(made);
}

static void packing(const uint8_t *bytes, size_t count) {
    uint8_t digest[32];
    assay_sha256(bytes, count, digest);
    size_t size = assay_deflate_bound(count);
    uint8_t *packed = malloc(size);
    if (assay_deflate(bytes, count, packed, &size) == 0) {
        size_t length = count;
        uint8_t *again = malloc(count + 1);
        if (assay_inflate(packed, size, again, &length) != 0 || length != count || memcmp(again, bytes, count) != 0) abort();
        length = count;
        assay_inflate(bytes, count, again, &length);
        free(again);
    }
    free(packed);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
    if (count == 0) return 0;
    uint8_t kind = bytes[0] % 6;
    bytes++, count--;
    struct bytes rest = {bytes, count};
    switch (kind) {
    case 0: assay_html_walk(bytes, count, NULL, html); break;
    case 1: assay_xml_walk(&rest, feed, xml, 0); break;
    case 2: assay_xml_walk(&rest, feed, xml, 1); break;
    case 3: zip(bytes, count); break;
    case 4: pattern(bytes, count); break;
    default: packing(bytes, count); break;
    }
    return 0;
}
