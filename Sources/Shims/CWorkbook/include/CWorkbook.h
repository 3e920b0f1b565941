// libxlsxwriter behind functions of fixed arity: a workbook is made sheet by sheet and written to a file.
#ifndef ASSAY_CWORKBOOK_H
#define ASSAY_CWORKBOOK_H
#include <stdint.h>

// How a cell looks, and whether it may be typed into on a protected sheet.
enum {
    ASSAY_CELL_HEADING = 0,
    ASSAY_CELL_LOCKED = 1,
    ASSAY_CELL_OPEN = 2,
    ASSAY_CELL_LOCKED_DATE = 3,
    ASSAY_CELL_OPEN_DATE = 4,
    ASSAY_CELL_PLAIN = 5,
    ASSAY_CELL_STYLES = 6
};

// A workbook that will be written to `path`; its temporary files lie in `folder`. NULL when memory is short.
void *assay_workbook_new(const char *path, const char *folder);
// The next sheet, or NULL when its name cannot be one.
void *assay_workbook_sheet(void *workbook, const char *name);

void assay_sheet_width(void *sheet, int column, double width);
void assay_sheet_text(void *workbook, void *sheet, int row, int column, const char *text, int style);
void assay_sheet_number(void *workbook, void *sheet, int row, int column, double number, int style);
void assay_sheet_date(void *workbook, void *sheet, int row, int column, int year, int month, int day, int style);
void assay_sheet_blank(void *workbook, void *sheet, int row, int column, int style);
// A drop-down of words with line ends between them, at most 255 characters, for rows `first` to `last` of a column.
int assay_sheet_choices(void *sheet, int column, int first, int last, const char *words);
// Only dates from 1 January 2000 on may be typed.
int assay_sheet_dates(void *sheet, int column, int first, int last);
// The first rows and columns stay in sight.
void assay_sheet_freeze(void *sheet, int rows, int columns);
// Locked cells cannot be typed into; widths and heights may still be changed.
void assay_sheet_protect(void *sheet);
void assay_sheet_hide(void *sheet);

// Writes the file and frees everything: 0 when it was written.
int assay_workbook_close(void *workbook);

#endif
