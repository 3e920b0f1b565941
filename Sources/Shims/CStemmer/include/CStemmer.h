// libstemmer's Porter stemmer behind one function, made to give what SQLite's FTS5 indexes with its tokenizer `porter`.
#ifndef ASSAY_CSTEMMER_H
#define ASSAY_CSTEMMER_H
#include <stddef.h>

// Cuts a folded word (lower case, no accents; UTF-8) to its stem, in place, and returns the stem's length in bytes; no stem is longer
// than its word. Each thread has a stemmer of its own, made when it first needs one.
size_t assay_stem(char *word, size_t length);

#endif
