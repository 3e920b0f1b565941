#include "CHTML.h"
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <string.h>

static const char *attribute_hint(xmlNodePtr node, char *buffer, size_t size) {
    static const char *names[] = {"role", "class", "id", "rel", "aria-label", "hidden", "aria-expanded"};
    size_t used = 0;
    buffer[0] = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next) {
            if (strcmp((const char *)attribute->name, names[i]) != 0) continue;
            const char *value = attribute->children && attribute->children->content ? (const char *)attribute->children->content : "";
            // Attributes that matter by being there stand for themselves.
            int isFlag = strcmp(names[i], "hidden") == 0 || strcmp(names[i], "aria-expanded") == 0;
            int written = snprintf(buffer + used, size - used, "%s ", isFlag ? names[i] : value);
            if (written > 0) used += (size_t)written < size - used ? (size_t)written : size - used - 1;
        }
    }
    return used ? buffer : NULL;
}

static const char *link_target(xmlNodePtr node) {
    for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next) {
        if (strcmp((const char *)attribute->name, "href") == 0 && attribute->children) return (const char *)attribute->children->content;
    }
    return NULL;
}

int assay_html_walk(const uint8_t *bytes, size_t count, void *context, assay_html_visitor visitor) {
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT | XML_PARSE_HUGE |
                  HTML_PARSE_IGNORE_ENC;
    htmlDocPtr document = htmlReadMemory((const char *)bytes, (int)count, NULL, "UTF-8", options);
    if (!document) return -1;
    char hint[512];
    xmlNodePtr root = xmlDocGetRootElement(document);
    xmlNodePtr node = root;
    while (node) {
        int stop = 0;
        if (node->type == XML_ELEMENT_NODE) {
            stop = visitor(context, ASSAY_HTML_OPEN, (const char *)node->name, attribute_hint(node, hint, sizeof hint), link_target(node),
                           xmlGetLineNo(node));
        } else if (node->type == XML_TEXT_NODE && node->content) {
            stop = visitor(context, ASSAY_HTML_TEXT, (const char *)node->content, NULL, NULL, xmlGetLineNo(node));
        }
        if (stop) break;
        if (node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
            continue;
        }
        while (node) {
            if (node->type == XML_ELEMENT_NODE)
                visitor(context, ASSAY_HTML_CLOSE, (const char *)node->name, NULL, NULL, xmlGetLineNo(node));
            if (node == root) {
                node = NULL;
            } else if (node->next) {
                node = node->next;
                break;
            } else {
                node = node->parent;
            }
        }
    }
    xmlFreeDoc(document);
    return 0;
}
