#include "CStemmer.h"
#include <libstemmer.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>

// FTS5 leaves tokens outside these lengths as they are (FTS5_PORTER_MAX_TOKEN in fts5_tokenize.c).
enum { SHORTEST = 3, LONGEST = 64 };

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void drop(void *stemmer) { sb_stemmer_delete(stemmer); }
static void make_key(void) { pthread_key_create(&key, drop); }

// Latin 1 is read byte by byte, which is how FTS5 reads UTF-8; no rule cuts inside a character of several bytes.
static struct sb_stemmer *stemmer(void) {
    pthread_once(&once, make_key);
    struct sb_stemmer *mine = pthread_getspecific(key);
    if (!mine) {
        mine = sb_stemmer_new("porter", "ISO_8859_1");
        pthread_setspecific(key, mine);
    }
    return mine;
}

static size_t porter(char *word, size_t length) {
    struct sb_stemmer *mine = stemmer();
    const sb_symbol *stem = mine ? sb_stemmer_stem(mine, (const sb_symbol *)word, (int)length) : NULL;
    if (!stem) return length;
    size_t count = (size_t)sb_stemmer_length(mine);
    if (count > length) return length;
    memcpy(word, stem, count);
    return count;
}

static bool ends(const char *word, size_t length, const char *ending) {
    size_t count = strlen(ending);
    return length >= count && memcmp(word + length - count, ending, count) == 0;
}

// Whether a vowel stands before a consonant: Porter's m > 0. `y` is a vowel behind a consonant.
static bool has_measure(const char *word, size_t length) {
    bool vowel = false;
    for (size_t i = 0; i < length; i++) {
        bool before = vowel;
        vowel = memchr("aeiou", word[i], 5) || (word[i] == 'y' && i > 0 && !before);
        if (before && !vowel) return true;
    }
    return false;
}

size_t assay_stem(char *word, size_t length) {
    if (length < SHORTEST || length > LONGEST) return length;
    size_t cut = ends(word, length, "ed") ? 2 : ends(word, length, "ing") ? 3 : 0;
    size_t count = porter(word, length);
    // Porter's own program, which FTS5 follows, departs from the paper, which libstemmer follows, in three rules.
    if (ends(word, count, "logi") && has_measure(word, count - 4)) return count - 1;
    if (ends(word, count, "bli") && has_measure(word, count - 3)) {
        word[count - 1] = 'e';
        return porter(word, count);
    }
    // "trekking", "revved": any double consonant but l, s and z is made single; libstemmer does so for b, d, f, g, m, n, p, r and t.
    if (cut && count + cut == length && count > 1 && word[count - 1] == word[count - 2] && memchr("chjkqvwx", word[count - 1], 8))
        return count - 1;
    return count;
}
