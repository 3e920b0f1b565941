// Preloaded before a program, has its n-th call of one kind fail: ASSAY_FAIL=KIND:N, where KIND is write, fsync, rename, open, read,
// malloc (any) or lib-malloc (by libxml2, SQLite, libzip or zlib, which promise to survive it). N 0 fails none. ASSAY_COUNT names a
// file that gets how many there were. Standard output and error are left alone: that they may be full is tested elsewhere.
//     cc -shared -fPIC -O2 -o inject.so inject.c -ldl
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { NONE, WRITE, FSYNC, RENAME, OPEN, READ, MALLOC, LIB_MALLOC };
static const char *const names[] = {"", "write", "fsync", "rename", "open", "read", "malloc", "lib-malloc"};

static enum kind wanted;
static long failing;
static atomic_long seen;
static struct { char *from, *to; } libraries[64];
static int library_count;

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);

static void find_libraries(void) {
    static char maps[1 << 18];
    int file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    ssize_t count = 0, more;
    while (file >= 0 && (more = read(file, maps + count, sizeof maps - 1 - count)) > 0) count += more;
    if (file >= 0) close(file);
    for (char *line = strtok(maps, "\n"); line; line = strtok(NULL, "\n")) {
        if (!strstr(line, "libxml2") && !strstr(line, "libsqlite3") && !strstr(line, "libzip") && !strstr(line, "libz.so")) continue;
        char *end;
        if (library_count == 64) break;
        libraries[library_count].from = (char *)strtoul(line, &end, 16);
        libraries[library_count++].to = (char *)strtoul(end + 1, NULL, 16);
    }
}

static void __attribute__((constructor)) begin(void) {
    const char *order = getenv("ASSAY_FAIL");
    const char *colon = order ? strchr(order, ':') : NULL;
    if (!colon) return;
    find_libraries();
    for (size_t i = 1; i < sizeof names / sizeof names[0]; i++) {
        if (strlen(names[i]) == (size_t)(colon - order) && strncmp(order, names[i], colon - order) == 0) wanted = i;
    }
    failing = atol(colon + 1);
}

static void __attribute__((destructor)) end(void) {
    const char *path = getenv("ASSAY_COUNT");
    if (!path || wanted == NONE) return;
    wanted = NONE;
    FILE *file = fopen(path, "w");
    if (file) fprintf(file, "%ld\n", (long)seen), fclose(file);
}

static int fails(enum kind kind, int error) {
    if (wanted != kind || atomic_fetch_add(&seen, 1) + 1 != failing) return 0;
    errno = error;
    return 1;
}

#define NEXT(name) static __typeof__(&name) next; if (!next) next = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void *bytes, size_t count) {
    NEXT(write);
    return file > 2 && fails(WRITE, ENOSPC) ? -1 : next(file, bytes, count);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    NEXT(pwrite64);
    return fails(WRITE, ENOSPC) ? -1 : next(file, bytes, count, at);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) {
    NEXT(pwrite);
    return fails(WRITE, ENOSPC) ? -1 : next(file, bytes, count, at);
}
ssize_t writev(int file, const struct iovec *parts, int count) {
    NEXT(writev);
    return file > 2 && fails(WRITE, ENOSPC) ? -1 : next(file, parts, count);
}
int ftruncate64(int file, off64_t size) {
    NEXT(ftruncate64);
    return fails(WRITE, EIO) ? -1 : next(file, size);
}
int fsync(int file) {
    NEXT(fsync);
    return fails(FSYNC, EIO) ? -1 : next(file);
}
int fdatasync(int file) {
    NEXT(fdatasync);
    return fails(FSYNC, EIO) ? -1 : next(file);
}
int rename(const char *from, const char *to) {
    NEXT(rename);
    return fails(RENAME, EACCES) ? -1 : next(from, to);
}
int link(const char *from, const char *to) {
    NEXT(link);
    return fails(RENAME, EACCES) ? -1 : next(from, to);
}
ssize_t read(int file, void *bytes, size_t count) {
    NEXT(read);
    return file > 2 && fails(READ, EIO) ? -1 : next(file, bytes, count);
}
ssize_t pread64(int file, void *bytes, size_t count, off64_t at) {
    NEXT(pread64);
    return fails(READ, EIO) ? -1 : next(file, bytes, count, at);
}

#define OPENING(name) \
    int name(const char *path, int flags, ...) { \
        NEXT(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        return fails(OPEN, EMFILE) ? -1 : next(path, flags, mode); \
    }
OPENING(open)
OPENING(open64)

static int allocation_fails(char *caller) {
    if (wanted == MALLOC) return fails(MALLOC, ENOMEM);
    if (wanted != LIB_MALLOC) return 0;
    for (int i = 0; i < library_count; i++) {
        if (caller >= libraries[i].from && caller < libraries[i].to) return fails(LIB_MALLOC, ENOMEM);
    }
    return 0;
}
void *malloc(size_t size) { return allocation_fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) {
    return allocation_fails(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}
void *realloc(void *old, size_t size) {
    return allocation_fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}
