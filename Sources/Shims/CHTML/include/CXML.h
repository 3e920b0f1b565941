// libxml2's streaming XML reader behind functions that name none of its types.
#ifndef ASSAY_CXML_H
#define ASSAY_CXML_H
#include <stddef.h>
#include <stdint.h>

// What the stream meets: an element begins, one of its attributes, text stands in it, it ends.
enum { ASSAY_XML_OPEN = 1, ASSAY_XML_ATTRIBUTE = 2, ASSAY_XML_TEXT = 3, ASSAY_XML_CLOSE = 4 };

// How a stream ended: at its end, because the visitor said so, as malformed XML, at a document type or at a tag of more attributes
// than a thousand, both of which are refused unread.
enum { ASSAY_XML_DONE = 0, ASSAY_XML_STOPPED = 1, ASSAY_XML_MALFORMED = -1, ASSAY_XML_DOCTYPE = -2, ASSAY_XML_CROWDED = -3 };

// Fills the buffer with the next bytes. Returns how many, 0 at the end, -1 when there can be no more.
typedef int (*assay_xml_source)(void *context, char *buffer, int capacity);

// `name` is the local name of an element or attribute, or NULL for text; `value` is an attribute's value or the text, else NULL.
// Returning non-zero stops the stream.
typedef int (*assay_xml_visitor)(void *context, int event, const char *name, const char *value);

// Reads a document from a source without holding it whole. Never touches the network or other files; entities other than the five of
// XML are not expanded. `acceptsDoctype` lets a document type pass, unread. Returns one of the endings above.
int assay_xml_walk(void *context, assay_xml_source source, assay_xml_visitor visitor, int acceptsDoctype);

#endif
