// libxml2's HTML parser behind functions that name none of its types (its headers clash with Foundation's ICU).
#ifndef ASSAY_CHTML_H
#define ASSAY_CHTML_H
#include <stddef.h>
#include <stdint.h>
#include "CXML.h"

// What the walk meets: an element begins or ends, or text stands in one.
enum { ASSAY_HTML_OPEN = 1, ASSAY_HTML_CLOSE = 2, ASSAY_HTML_TEXT = 3 };

// `name` is the element's lower-case name, or for text the UTF-8 text; `hint` is the element's role, class, id, rel and label joined by
// spaces, with the words hidden and aria-expanded where it has those attributes, or NULL; `link` is where its href leads, or NULL; `line` is
// the source line. Returning non-zero stops the walk.
typedef int (*assay_html_visitor)(void *context, int event, const char *name, const char *hint, const char *link, long line);

// Parses and walks a document of valid UTF-8, whatever encoding it says, without recursion. Never touches the network or other files. Returns 0, or -1 when nothing was parsed.
int assay_html_walk(const uint8_t *bytes, size_t count, void *context, assay_html_visitor visitor);

#endif
