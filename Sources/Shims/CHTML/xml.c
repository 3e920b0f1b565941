#include "CXML.h"
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

static void ignore_error(void *context, const char *message, xmlParserSeverities severity, xmlTextReaderLocatorPtr where) {
    (void)context, (void)message, (void)severity, (void)where;
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

int assay_xml_walk(void *context, assay_xml_source source, assay_xml_visitor visitor, int acceptsDoctype) {
    xmlTextReaderPtr reader = xmlReaderForIO(source, NULL, context, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
    if (!reader) return ASSAY_XML_MALFORMED;
    xmlTextReaderSetErrorHandler(reader, ignore_error, NULL);
    int ending = ASSAY_XML_DONE;
    int more;
    while ((more = xmlTextReaderRead(reader)) == 1) {
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
            if (!acceptsDoctype) ending = ASSAY_XML_DOCTYPE;
            break;
        default: break;
        }
        if (stop) ending = ASSAY_XML_STOPPED;
        if (ending != ASSAY_XML_DONE) break;
    }
    if (more < 0 && ending == ASSAY_XML_DONE) ending = ASSAY_XML_MALFORMED;
    xmlFreeTextReader(reader);
    return ending;
}
