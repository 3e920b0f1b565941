#include "CMarkdown.h"
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void register_extensions(void) { cmark_gfm_core_extensions_ensure_registered(); }

// Types of extensions have no numbers before they are registered: they go by name.
static int extension_kind(cmark_node *node) {
    const char *name = cmark_node_get_type_string(node);
    if (strcmp(name, "table") == 0) return ASSAY_MARKDOWN_TABLE;
    if (strcmp(name, "table_row") == 0 || strcmp(name, "table_header") == 0) return ASSAY_MARKDOWN_ROW;
    if (strcmp(name, "table_cell") == 0) return ASSAY_MARKDOWN_CELL;
    return 0;
}

static int kind_of(cmark_node *node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT:
    case CMARK_NODE_LIST: return 0;
    case CMARK_NODE_BLOCK_QUOTE: return ASSAY_MARKDOWN_QUOTE;
    case CMARK_NODE_ITEM: return ASSAY_MARKDOWN_ITEM;
    case CMARK_NODE_HEADING: return ASSAY_MARKDOWN_HEADING;
    case CMARK_NODE_PARAGRAPH: return ASSAY_MARKDOWN_PARAGRAPH;
    case CMARK_NODE_CODE_BLOCK: return ASSAY_MARKDOWN_CODE_BLOCK;
    case CMARK_NODE_HTML_BLOCK: return ASSAY_MARKDOWN_HTML_BLOCK;
    case CMARK_NODE_THEMATIC_BREAK: return ASSAY_MARKDOWN_RULE;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return ASSAY_MARKDOWN_FOOTNOTE;
    case CMARK_NODE_TEXT: return ASSAY_MARKDOWN_TEXT;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK: return ASSAY_MARKDOWN_BREAK;
    case CMARK_NODE_CODE: return ASSAY_MARKDOWN_CODE;
    case CMARK_NODE_HTML_INLINE: return ASSAY_MARKDOWN_TAG;
    case CMARK_NODE_EMPH: return ASSAY_MARKDOWN_EMPHASIS;
    case CMARK_NODE_STRONG: return ASSAY_MARKDOWN_STRONG;
    case CMARK_NODE_LINK: return ASSAY_MARKDOWN_LINK;
    case CMARK_NODE_IMAGE: return ASSAY_MARKDOWN_IMAGE;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return ASSAY_MARKDOWN_CITATION;
    default: return extension_kind(node);
    }
}

static const char *text_of(cmark_node *node, int kind) {
    switch (kind) {
    case ASSAY_MARKDOWN_LINK:
    case ASSAY_MARKDOWN_IMAGE: return cmark_node_get_url(node);
    case ASSAY_MARKDOWN_TEXT:
    case ASSAY_MARKDOWN_CODE:
    case ASSAY_MARKDOWN_TAG:
    case ASSAY_MARKDOWN_CODE_BLOCK:
    case ASSAY_MARKDOWN_HTML_BLOCK: return cmark_node_get_literal(node);
    default: return NULL;
    }
}

static int level_of(cmark_node *node, int kind) {
    if (kind == ASSAY_MARKDOWN_HEADING) return cmark_node_get_heading_level(node);
    if (kind == ASSAY_MARKDOWN_ITEM) return cmark_node_get_list_type(cmark_node_parent(node)) == CMARK_ORDERED_LIST;
    return 0;
}

int assay_markdown_walk(const uint8_t *bytes, size_t count, void *context, assay_markdown_visitor visitor) {
    pthread_once(&once, register_extensions);
    cmark_syntax_extension *tables = cmark_find_syntax_extension("table");
    if (!tables) return -1;
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    cmark_parser_attach_syntax_extension(parser, tables);
    cmark_parser_feed(parser, (const char *)bytes, count);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        int kind = kind_of(node);
        if (!kind) continue;
        const char *text = text_of(node, kind);
        struct assay_markdown_node told = {
            .kind = kind,
            .level = level_of(node, kind),
            .first_line = cmark_node_get_start_line(node),
            .first_column = cmark_node_get_start_column(node),
            .last_line = cmark_node_get_end_line(node),
            .last_column = cmark_node_get_end_column(node),
            .text = text,
            .length = text ? strlen(text) : 0,
        };
        visitor(context, event == CMARK_EVENT_EXIT, &told);
    }
    cmark_iter_free(iter);
    cmark_node_free(document);
    cmark_parser_free(parser);
    return 0;
}

int assay_markdown_page(const uint8_t *bytes, size_t count, void *context, assay_markdown_receiver receiver) {
    static const char *const names[] = {"strikethrough", "tasklist"};
    // One tilde is a subscript of pandoc's, two strike through.
    int options = CMARK_OPT_SOURCEPOS | CMARK_OPT_UNSAFE | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
    pthread_once(&once, register_extensions);
    cmark_parser *parser = cmark_parser_new(options);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(names[i]);
        if (!extension) {
            cmark_parser_free(parser);
            return -1;
        }
        cmark_parser_attach_syntax_extension(parser, extension);
    }
    cmark_parser_feed(parser, (const char *)bytes, count);
    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser));
    receiver(context, html, strlen(html));
    free(html);
    cmark_node_free(document);
    cmark_parser_free(parser);
    return 0;
}
