#include "CXML.h"
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

// Most attributes of one tag: libxml2 compares each with each.
enum { MOST_ATTRIBUTES = 1000 };

// Reads from a source and looks at what comes, before libxml2 does: entities and full tags take it the square of their number.
struct guard {
    assay_xml_source source;
    void *context;
    int accepts_doctype;
    size_t matched;
    char last;
    int attributes;
    int ending;
};

static int is_refused(struct guard *guard, char byte) {
    static const char doctype[] = "<!DOCTYPE";
    // Of UTF-16 every other byte is none.
    if (byte == 0) return 0;
    guard->matched = byte == doctype[guard->matched] ? guard->matched + 1 : byte == '<';
    if (guard->matched == sizeof doctype - 1) {
        guard->matched = 0;
        if (!guard->accepts_doctype) guard->ending = ASSAY_XML_DOCTYPE;
    }
    // No tag has another's beginning in it, so that whatever is quoted or commented out is counted too often, never too seldom.
    if (byte == '<') {
        guard->attributes = 0;
    } else if ((byte == '"' || byte == '\'') && guard->last == '=' && ++guard->attributes > MOST_ATTRIBUTES) {
        guard->ending = ASSAY_XML_CROWDED;
    }
    if (byte != ' ' && byte != '\t' && byte != '\n' && byte != '\r') guard->last = byte;
    return guard->ending != ASSAY_XML_DONE;
}

static int read_guarded(void *context, char *buffer, int capacity) {
    struct guard *guard = context;
    if (guard->ending != ASSAY_XML_DONE) return -1;
    int count = guard->source(guard->context, buffer, capacity);
    for (int i = 0; i < count; i++) {
        if (is_refused(guard, buffer[i])) return -1;
    }
    return count;
}

// Without memory libxml2 goes on with what it has, such as names without their namespace.
static void note_error(void *context, xmlErrorPtr error) {
    struct guard *guard = context;
    if (error && error->code == XML_ERR_NO_MEMORY && guard->ending == ASSAY_XML_DONE) guard->ending = ASSAY_XML_MALFORMED;
}

static int visit_element(xmlTextReaderPtr reader, void *context, assay_xml_visitor visitor) {
    int isEmpty = xmlTextReaderIsEmptyElement(reader);
    if (visitor(context, ASSAY_XML_OPEN, (const char *)xmlTextReaderConstLocalName(reader), NULL)) return 1;
    while (xmlTextReaderMoveToNextAttribute(reader) == 1) {
        const char *name = (const char *)xmlTextReaderConstLocalName(reader);
        const char *value = (const char *)xmlTextReaderConstValue(reader);
        if (visitor(context, ASSAY_XML_ATTRIBUTE, name, value ? value : "")) return 1;
    }
    xmlTextReaderMoveToElement(reader);
    return isEmpty && visitor(context, ASSAY_XML_CLOSE, (const char *)xmlTextReaderConstLocalName(reader), NULL);
}

static int walk(struct guard *guard, void *context, assay_xml_visitor visitor) {
    xmlTextReaderPtr reader = xmlReaderForIO(read_guarded, NULL, guard, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
    if (!reader) return guard->ending != ASSAY_XML_DONE ? guard->ending : ASSAY_XML_MALFORMED;
    xmlTextReaderSetStructuredErrorHandler(reader, note_error, guard);
    int ending = ASSAY_XML_DONE;
    int more;
    while ((more = xmlTextReaderRead(reader)) == 1 && guard->ending == ASSAY_XML_DONE) {
        int stop = 0;
        switch (xmlTextReaderNodeType(reader)) {
        case XML_READER_TYPE_ELEMENT: stop = visit_element(reader, context, visitor); break;
        case XML_READER_TYPE_END_ELEMENT:
            stop = visitor(context, ASSAY_XML_CLOSE, (const char *)xmlTextReaderConstLocalName(reader), NULL);
            break;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_WHITESPACE:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
            stop = visitor(context, ASSAY_XML_TEXT, NULL, (const char *)xmlTextReaderConstValue(reader));
            break;
        case XML_READER_TYPE_DOCUMENT_TYPE:
            if (!guard->accepts_doctype) ending = ASSAY_XML_DOCTYPE;
            break;
        default: break;
        }
        if (stop) ending = ASSAY_XML_STOPPED;
        if (ending != ASSAY_XML_DONE) break;
    }
    if (guard->ending != ASSAY_XML_DONE) ending = guard->ending;
    if (more < 0 && ending == ASSAY_XML_DONE) ending = ASSAY_XML_MALFORMED;
    xmlFreeTextReader(reader);
    return ending;
}

int assay_xml_walk(void *context, assay_xml_source source, assay_xml_visitor visitor, int acceptsDoctype) {
    struct guard guard = {.source = source, .context = context, .accepts_doctype = acceptsDoctype, .ending = ASSAY_XML_DONE};
    xmlStructuredErrorFunc before = xmlStructuredError;
    void *before_context = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(&guard, note_error);
    int ending = walk(&guard, context, visitor);
    xmlSetStructuredErrorFunc(before_context, before);
    return ending;
}
