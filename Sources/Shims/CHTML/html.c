#define _GNU_SOURCE // strcasestr
#include "CHTML.h"
#include <ctype.h>
#include <setjmp.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>
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

// The value of the next declaration of a property, from a place in a style, or NULL; the place moves behind the colon.
static const char *next_value(const char *style, const char **place, const char *property) {
    size_t length = strlen(property);
    for (const char *at = *place; *at; at++) {
        if (strncasecmp(at, property, length) != 0 || (at > style && (isalnum((unsigned char)at[-1]) || at[-1] == '-'))) continue;
        const char *rest = at + length;
        while (isspace((unsigned char)*rest)) rest++;
        if (*rest != ':') continue;
        *place = ++rest;
        while (isspace((unsigned char)*rest)) rest++;
        return rest;
    }
    return NULL;
}

// Whether a style sets a property to a value, whatever spaces stand between: "display: none".
static int sets(const char *style, const char *property, const char *value) {
    const char *place = style, *found;
    while ((found = next_value(style, &place, property))) {
        if (strncasecmp(found, value, strlen(value)) == 0) return 1;
    }
    return 0;
}

// Whether a number begins that is more than nothing: "0.5", not "0px".
static int is_more_than_nothing(const char *number) { return strspn(number, "0.") != strspn(number, "0.123456789"); }

// Whether a style sets a size to nothing: "opacity: 0", not "opacity: 0.5".
static int is_nothing(const char *style, const char *property) {
    const char *place = style, *found;
    while ((found = next_value(style, &place, property))) {
        if (*found == '0' && !is_more_than_nothing(found)) return 1;
    }
    return 0;
}

// Whether a style's declaration of a property has a word in it: "text-decoration: underline line-through".
static int mentions(const char *style, const char *property, const char *word) {
    const char *place = style, *found;
    while ((found = next_value(style, &place, property))) {
        const char *here = strcasestr(found, word);
        if (here && here < found + strcspn(found, ";")) return 1;
    }
    return 0;
}

// Whether a style moves an element by some thousand to the left or up, where nobody sees it.
static int is_moved_away(const char *style) {
    static const char *const sides[] = {"left", "top", "text-indent", "margin-left", NULL};
    for (const char *const *side = sides; *side; side++) {
        const char *place = style, *found;
        while ((found = next_value(style, &place, *side))) {
            if (*found == '-' && (strspn(found + 1, "0123456789") > 3 || strncmp(found, "-999", 4) == 0)) return 1;
        }
    }
    return 0;
}

// Whether a style raises what it is put on: note marks stand so.
static int is_raised(const char *style) {
    const char *place = style, *found;
    while ((found = next_value(style, &place, "vertical-align"))) {
        if (strncasecmp(found, "super", 5) == 0 || strncasecmp(found, "text-top", 8) == 0 || is_more_than_nothing(found)) return 1;
    }
    return sets(style, "position", "relative") && sets(style, "top", "-");
}

static void add_display(struct hint *hint, const char *style) {
    if (sets(style, "display", "table-cell")) {
        add(hint, ASSAY_HTML_CELL);
    } else if (sets(style, "display", "table-row") && !sets(style, "display", "table-row-group")) {
        add(hint, ASSAY_HTML_ROW);
    } else if (sets(style, "display", "table") && !sets(style, "display", "table-")) {
        add(hint, ASSAY_HTML_TABLE);
    }
}

static void add_style(struct hint *hint, const char *style) {
    if (sets(style, "display", "none") || sets(style, "mso-hide", "all") || sets(style, "visibility", "hidden") ||
        is_nothing(style, "opacity") || is_nothing(style, "font-size") || is_moved_away(style) || sets(style, "clip", "rect(0") ||
        sets(style, "clip", "rect(1px") || sets(style, "clip-path", "inset(50%") || sets(style, "clip-path", "inset(100%"))
        add(hint, ASSAY_HTML_HIDDEN);
    if (sets(style, "mso-list", "Ignore")) add(hint, ASSAY_HTML_LIST_SIGN);
    if (mentions(style, "text-decoration", "line-through") || mentions(style, "text-decoration-line", "line-through"))
        add(hint, ASSAY_HTML_STRUCK);
    if (is_raised(style)) add(hint, ASSAY_HTML_RAISED);
    add_display(hint, style);
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

// Where parsing goes on when there is no memory: some of libxml2's loops (2.9.14) never end then. What it holds is lost.
struct escape {
    jmp_buf place;
};

static void leave_without_memory(void *context, xmlErrorPtr error) {
    if (error && error->code == XML_ERR_NO_MEMORY) longjmp(((struct escape *)context)->place, 1);
}

// The document, or NULL; `broken` says whether the parser gave up before its end.
static htmlDocPtr parse(const uint8_t *bytes, size_t count, volatile int *broken) {
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT | XML_PARSE_HUGE |
                  HTML_PARSE_IGNORE_ENC;
    struct escape escape;
    *broken = 1;
    if (setjmp(escape.place)) return NULL;
    xmlSetStructuredErrorFunc(&escape, leave_without_memory);
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (!parser) return NULL;
    htmlDocPtr document = htmlCtxtReadMemory(parser, (const char *)bytes, (int)count, NULL, "UTF-8", options);
    // An error that ends parsing leaves a document that looks whole.
    *broken = parser->disableSAX || parser->errNo == XML_ERR_NO_MEMORY || parser->errNo == XML_ERR_INTERNAL_ERROR ||
              (parser->input && parser->input->cur < parser->input->end);
    htmlFreeParserCtxt(parser);
    return document;
}

int assay_html_walk(const uint8_t *bytes, size_t count, void *context, assay_html_visitor visitor) {
    xmlStructuredErrorFunc before = xmlStructuredError;
    void *before_context = xmlStructuredErrorContext;
    volatile int broken = 0;
    htmlDocPtr document = parse(bytes, count, &broken);
    xmlSetStructuredErrorFunc(before_context, before);
    if (!broken && document) walk(xmlDocGetRootElement(document), context, visitor);
    if (document) xmlFreeDoc(document);
    return broken ? ASSAY_HTML_BROKEN : document ? ASSAY_HTML_DONE : ASSAY_HTML_NONE;
}
