#include "CSQLite.h"
#include <sqlite3.h>
#include <sys/stat.h>
#include <time.h>

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

int assay_sqlite_guard(void) {
    int result = sqlite3_initialize();
    if (result != SQLITE_OK) return result;
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

double assay_sqlite_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int is_over(void *context) {
    const volatile double *deadline = context;
    return *deadline > 0 && assay_sqlite_seconds() > *deadline;
}

void assay_sqlite_limit_time(void *connection, const double *deadline) {
    sqlite3_progress_handler(connection, 20000, is_over, (void *)deadline);
}
