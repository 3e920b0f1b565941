// libxml2's HTML parser behind functions that name none of its types (its headers clash with Foundation's ICU).
#ifndef ASSAY_CHTML_H
#define ASSAY_CHTML_H
#include <stddef.h>
#include <stdint.h>
#include "CXML.h"

// What the walk meets: an element begins or ends, or text stands in one.
enum { ASSAY_HTML_OPEN = 1, ASSAY_HTML_CLOSE = 2, ASSAY_HTML_TEXT = 3 };

// How a walk ended: at the document's end, with nothing parsed, or with a parser that gave up before the end.
enum { ASSAY_HTML_DONE = 0, ASSAY_HTML_NONE = -1, ASSAY_HTML_BROKEN = -2 };

// What a style or an attribute says of an element, as words at the end of its hint.
#define ASSAY_HTML_HIDDEN "assay:hidden"
#define ASSAY_HTML_UNTIL_FOUND "assay:until-found"
#define ASSAY_HTML_LIST_SIGN "assay:list-sign"
#define ASSAY_HTML_SHADOW "assay:shadow"
#define ASSAY_HTML_STRUCK "assay:struck"
#define ASSAY_HTML_RAISED "assay:raised"
#define ASSAY_HTML_TABLE "assay:table"
#define ASSAY_HTML_ROW "assay:row"
#define ASSAY_HTML_CELL "assay:cell"

// `name` is the element's lower-case name, or for text the UTF-8 text; `hint` is the element's role, class, id, rel and label joined by
// spaces, with the word aria-expanded where it has that attribute and the words above, or NULL; `link` is where its href leads, or NULL;
// `element` is what assay_html_attribute takes until the visitor returns, or NULL for text; `line` is the source line. Returning
// non-zero stops the walk.
typedef int (*assay_html_visitor)(void *context, int event, const char *name, const char *hint, const char *link, const void *element,
                                  long line);

// The value of an element's attribute by its lower-case name, or NULL.
const char *assay_html_attribute(const void *element, const char *name);

// The words above that a style's declarations come to ("display: none"), each followed by a space; their length, 0 for none.
int assay_html_style(const char *style, char *words, size_t room);

// Parses and walks a document of valid UTF-8, whatever encoding it says, without recursion. Never touches the network or other files.
// Returns one of the endings above; of a document whose parser gave up nothing is walked.
int assay_html_walk(const uint8_t *bytes, size_t count, void *context, assay_html_visitor visitor);

#endif
