// cmark-gfm's Markdown reader, with tables and footnotes, behind one walk that names none of its types.
#ifndef ASSAY_CMARKDOWN_H
#define ASSAY_CMARKDOWN_H
#include <stddef.h>
#include <stdint.h>

// What the walk meets. Lists are left out: their items say what they need.
enum {
    ASSAY_MARKDOWN_QUOTE = 1, ASSAY_MARKDOWN_ITEM, ASSAY_MARKDOWN_HEADING, ASSAY_MARKDOWN_PARAGRAPH, ASSAY_MARKDOWN_CODE_BLOCK,
    ASSAY_MARKDOWN_HTML_BLOCK, ASSAY_MARKDOWN_RULE, ASSAY_MARKDOWN_TABLE, ASSAY_MARKDOWN_ROW, ASSAY_MARKDOWN_CELL,
    ASSAY_MARKDOWN_FOOTNOTE, ASSAY_MARKDOWN_TEXT, ASSAY_MARKDOWN_BREAK, ASSAY_MARKDOWN_CODE, ASSAY_MARKDOWN_TAG,
    ASSAY_MARKDOWN_EMPHASIS, ASSAY_MARKDOWN_STRONG, ASSAY_MARKDOWN_LINK, ASSAY_MARKDOWN_IMAGE, ASSAY_MARKDOWN_CITATION,
};

// One thing of the document. Lines and columns count from 1 and columns in bytes; 0 is unknown. `level` is a heading's level, and 1
// for the item of a numbered list. `text` is what a text, code or tag says or the address of a link or picture, and NULL for all else,
// of `length` bytes; it holds until the visitor returns.
struct assay_markdown_node {
    int kind, level;
    int first_line, first_column, last_line, last_column;
    const char *text;
    size_t length;
};

// Told of the beginning of everything, and with `is_end` of the end of what can hold others.
typedef void (*assay_markdown_visitor)(void *context, int is_end, const struct assay_markdown_node *node);

// Reads a document of valid UTF-8 without NUL, with lines that end in '\n', and walks it in its order without recursion; footnotes that
// something cites come last, others and definitions of links not at all. Returns 0, or -1 when cmark-gfm has no tables.
int assay_markdown_walk(const uint8_t *bytes, size_t count, void *context, assay_markdown_visitor visitor);

// Told of a whole page; the bytes hold until it returns.
typedef void (*assay_markdown_receiver)(void *context, const char *html, size_t length);

// Reads the same kind of document with struck text and task lists, without tables and footnotes, and tells the body of a web page of it
// in one piece: blocks of Markdown have an attribute data-sourcepos="LINE:COLUMN-LINE:COLUMN", and elements that the document holds are
// as they were. Returns 0, or -1 when cmark-gfm lacks an extension.
int assay_markdown_page(const uint8_t *bytes, size_t count, void *context, assay_markdown_receiver receiver);

#endif
