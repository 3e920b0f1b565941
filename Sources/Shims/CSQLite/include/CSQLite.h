// What SQLite offers only to C: a guard over the files it opens, and a setting with a variable number of arguments.
#ifndef ASSAY_CSQLITE_H
#define ASSAY_CSQLITE_H
#include <stdint.h>

// From now on databases are opened with a guard: a journal or write-ahead log that is no regular file is not opened,
// nor a super-journal, which SQLite deletes when it rolls a journal back that names one: a journal from somebody else
// could name any file. All databases together take at most `heap` bytes of memory: beyond, a statement ends with
// SQLITE_NOMEM. Call it once before the first database is opened. Returns 0, or SQLite's error number.
int assay_sqlite_guard(int64_t heap);

// Forbids SQL on a connection (an sqlite3 *) to change what SQLite keeps for itself (SQLITE_DBCONFIG_DEFENSIVE), and
// functions and virtual tables that are not harmless in views (SQLITE_DBCONFIG_TRUSTED_SCHEMA off).
int assay_sqlite_defend(void *connection);

// Lets SQL on a connection change what SQLite keeps for itself, or forbids it again.
int assay_sqlite_lower_defence(void *connection, int is_lowered);

// Stops a statement on a connection that is still running at a time of the monotonic clock in seconds that
// `*deadline` holds; 0 there is for no limit. `deadline` must live as long as the connection.
void assay_sqlite_limit_time(void *connection, const double *deadline);

// Sets such a deadline, from any thread.
void assay_sqlite_set_deadline(double *deadline, double seconds);

// Seconds of the clock that deadlines are compared with.
double assay_sqlite_seconds(void);

// The CRC-32 of all rows of a prepared statement (an sqlite3_stmt *): of every value its kind and its bytes. Returns
// SQLITE_DONE, or SQLite's error number.
int assay_sqlite_digest(void *statement, uint32_t *digest);

#endif
