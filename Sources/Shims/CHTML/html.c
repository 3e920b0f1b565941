#define _GNU_SOURCE // strcasestr
#include "CHTML.h"
#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <string.h>
#include <strings.h>

static const char *value_of(xmlAttrPtr attribute) {
    return attribute->children && attribute->children->content ? (const char *)attribute->children->content : "";
}

struct hint {
    char words[512];
    size_t used;
};

static void add(struct hint *hint, const char *word) {
    size_t length = strlen(word);
    if (length > sizeof hint->words - 2 - hint->used) length = sizeof hint->words - 2 - hint->used;
    memcpy(hint->words + hint->used, word, length);
    hint->used += length;
    hint->words[hint->used++] = ' ';
    hint->words[hint->used] = 0;
}

// Whether a style sets a property to a value, whatever spaces stand between: "display: none".
static int sets(const char *style, const char *property, const char *value) {
    size_t length = strlen(property);
    for (const char *at = style; *at; at++) {
        if (strncasecmp(at, property, length) != 0 || (at > style && (isalnum((unsigned char)at[-1]) || at[-1] == '-'))) continue;
        const char *rest = at + length;
        while (isspace((unsigned char)*rest)) rest++;
        if (*rest++ != ':') continue;
        while (isspace((unsigned char)*rest)) rest++;
        if (strncasecmp(rest, value, strlen(value)) == 0) return 1;
    }
    return 0;
}

// Whether a style sets a size to nothing: "opacity: 0", not "opacity: 0.5".
static int is_nothing(const char *style, const char *property) {
    if (!sets(style, property, "0")) return 0;
    const char *rest = strcasestr(style, property) + strlen(property);
    rest += strspn(rest, ": \t\n0");
    return *rest != '.' && !isdigit((unsigned char)*rest);
}

static void add_style(struct hint *hint, const char *style) {
    if (sets(style, "display", "none") || sets(style, "mso-hide", "all") || sets(style, "visibility", "hidden") ||
        is_nothing(style, "opacity") || is_nothing(style, "font-size"))
        add(hint, ASSAY_HTML_HIDDEN);
    if (sets(style, "mso-list", "Ignore")) add(hint, ASSAY_HTML_LIST_SIGN);
    if (sets(style, "text-decoration", "line-through") || sets(style, "text-decoration-line", "line-through"))
        add(hint, ASSAY_HTML_STRUCK);
    if (sets(style, "vertical-align", "super") || sets(style, "vertical-align", "text-top")) add(hint, ASSAY_HTML_RAISED);
}

int assay_html_style(const char *style, char *words, size_t room) {
    struct hint hint = {.used = 0};
    add_style(&hint, style);
    if (hint.used + 1 > room) return 0;
    memcpy(words, hint.words, hint.used);
    words[hint.used] = 0;
    return (int)hint.used;
}

static int is_one_of(const char *name, const char *const *names) {
    for (; *names; names++) {
        if (strcmp(name, *names) == 0) return 1;
    }
    return 0;
}

static const char *attribute_hint(xmlNodePtr node, struct hint *hint) {
    static const char *const worded[] = {"role", "class", "id", "rel", "aria-label", NULL};
    static const char *const shadows[] = {"shadowrootmode", "shadowroot", NULL};
    // The words that this file adds come last and have room of their own.
    enum { ROOM = 380 };
    struct hint marks = {.used = 0};
    hint->used = 0;
    for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next) {
        const char *name = (const char *)attribute->name;
        if (is_one_of(name, worded)) {
            if (hint->used < ROOM) add(hint, value_of(attribute));
        } else if (strcmp(name, "aria-expanded") == 0) {
            add(&marks, "aria-expanded");
        } else if (strcmp(name, "hidden") == 0) {
            add(&marks, strcasecmp(value_of(attribute), "until-found") == 0 ? ASSAY_HTML_UNTIL_FOUND : ASSAY_HTML_HIDDEN);
        } else if (strcmp(name, "style") == 0) {
            add_style(&marks, value_of(attribute));
        } else if (is_one_of(name, shadows)) {
            add(&marks, ASSAY_HTML_SHADOW);
        }
    }
    if (hint->used > ROOM) hint->used = ROOM, add(hint, "");
    if (marks.used) add(hint, marks.words);
    return hint->used ? hint->words : NULL;
}

const char *assay_html_attribute(const void *element, const char *name) {
    const xmlNode *node = element;
    if (!node) return NULL;
    for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next) {
        if (strcmp((const char *)attribute->name, name) == 0) return value_of(attribute);
    }
    return NULL;
}

static const char *link_target(xmlNodePtr node) {
    const char *target = assay_html_attribute(node, "href");
    return target && *target ? target : NULL;
}

static void walk(xmlNodePtr root, void *context, assay_html_visitor visitor) {
    struct hint hint;
    xmlNodePtr node = root;
    while (node) {
        int stop = 0;
        if (node->type == XML_ELEMENT_NODE) {
            stop = visitor(context, ASSAY_HTML_OPEN, (const char *)node->name, node->properties ? attribute_hint(node, &hint) : NULL,
                           node->properties ? link_target(node) : NULL, node, xmlGetLineNo(node));
        } else if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content) {
            stop = visitor(context, ASSAY_HTML_TEXT, (const char *)node->content, NULL, NULL, NULL, xmlGetLineNo(node));
        }
        if (stop) break;
        if (node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
            continue;
        }
        while (node) {
            if (node->type == XML_ELEMENT_NODE)
                visitor(context, ASSAY_HTML_CLOSE, (const char *)node->name, NULL, NULL, node, xmlGetLineNo(node));
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
}

int assay_html_walk(const uint8_t *bytes, size_t count, void *context, assay_html_visitor visitor) {
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT | XML_PARSE_HUGE |
                  HTML_PARSE_IGNORE_ENC;
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (!parser) return ASSAY_HTML_BROKEN;
    htmlDocPtr document = htmlCtxtReadMemory(parser, (const char *)bytes, (int)count, NULL, "UTF-8", options);
    // An error that ends parsing, such as no memory, leaves a document that looks whole.
    int broken = parser->disableSAX || parser->errNo == XML_ERR_NO_MEMORY || parser->errNo == XML_ERR_INTERNAL_ERROR ||
                 (parser->input && parser->input->cur < parser->input->end);
    htmlFreeParserCtxt(parser);
    if (!broken && document) walk(xmlDocGetRootElement(document), context, visitor);
    if (document) xmlFreeDoc(document);
    return broken ? ASSAY_HTML_BROKEN : document ? ASSAY_HTML_DONE : ASSAY_HTML_NONE;
}
