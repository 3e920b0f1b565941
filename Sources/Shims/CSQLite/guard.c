#include "CSQLite.h"
#include <sqlite3.h>
#include <sys/stat.h>
#include <time.h>
#include <zlib.h>

static sqlite3_vfs guard;
static sqlite3_vfs *system_files;

static int guarded_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *result) {
    struct stat facts;
    (void)vfs;
    // SQLite looks at this when the opening fails.
    file->pMethods = 0;
    if (flags & SQLITE_OPEN_SUPER_JOURNAL) return SQLITE_CANTOPEN;
    if (name && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL))) {
        if (lstat(name, &facts) == 0 && !S_ISREG(facts.st_mode)) return SQLITE_CANTOPEN;
    }
    return system_files->xOpen(system_files, name, file, flags, result);
}

int assay_sqlite_guard(int64_t heap) {
    int result = sqlite3_initialize();
    if (result != SQLITE_OK) return result;
    sqlite3_hard_heap_limit64(heap);
    system_files = sqlite3_vfs_find(0);
    if (!system_files) return SQLITE_ERROR;
    guard = *system_files;
    guard.zName = "assay";
    guard.pNext = 0;
    guard.xOpen = guarded_open;
    return sqlite3_vfs_register(&guard, 1);
}

int assay_sqlite_defend(void *connection) {
    int result = sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    if (result != SQLITE_OK) return result;
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
}

int assay_sqlite_lower_defence(void *connection, int is_lowered) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, !is_lowered, (int *)0);
}

double assay_sqlite_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int is_over(void *context) {
    double deadline;
    __atomic_load((double *)context, &deadline, __ATOMIC_SEQ_CST);
    return deadline > 0 && assay_sqlite_seconds() > deadline;
}

void assay_sqlite_set_deadline(double *deadline, double seconds) {
    __atomic_store(deadline, &seconds, __ATOMIC_SEQ_CST);
}

void assay_sqlite_limit_time(void *connection, const double *deadline) {
    sqlite3_progress_handler(connection, 20000, is_over, (void *)deadline);
}

static uint32_t add(uint32_t digest, const void *bytes, size_t count) {
    return count ? (uint32_t)crc32(digest, bytes, (uInt)count) : digest;
}

int assay_sqlite_digest(void *statement, uint32_t *digest) {
    int columns = sqlite3_column_count(statement);
    int code;
    *digest = 0;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < columns; i++) {
            int kind = sqlite3_column_type(statement, i);
            sqlite3_int64 whole = kind == SQLITE_INTEGER ? sqlite3_column_int64(statement, i) : 0;
            double number = kind == SQLITE_FLOAT ? sqlite3_column_double(statement, i) : 0;
            *digest = add(*digest, &kind, sizeof kind);
            if (kind == SQLITE_INTEGER) *digest = add(*digest, &whole, sizeof whole);
            if (kind == SQLITE_FLOAT) *digest = add(*digest, &number, sizeof number);
            if (kind == SQLITE_TEXT || kind == SQLITE_BLOB) {
                const void *bytes = sqlite3_column_blob(statement, i);
                int count = sqlite3_column_bytes(statement, i);
                *digest = add(*digest, &count, sizeof count);
                *digest = add(*digest, bytes, (size_t)count);
            }
        }
    }
    sqlite3_reset(statement);
    return code;
}
