// The files that travel inside the program, by #embed of C23: to compile 1.1 MB takes a fiftieth of a second so, and minutes as an
// array in Swift.
#ifndef ASSAY_CEMBEDDEDFILES_H
#define ASSAY_CEMBEDDEDFILES_H
#include <stddef.h>
#include <stdint.h>

// A file: its path as the program calls it, ended by a zero, and its bytes, which last as long as the program.
struct assay_embedded_file {
    const char *path;
    const uint8_t *bytes;
    size_t count;
};

// How many there are.
size_t assay_embedded_file_count(void);

// The file at an index below the count.
struct assay_embedded_file assay_embedded_file_at(size_t index);

#endif
