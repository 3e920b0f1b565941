#include "CWorkbook.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

typedef struct {
    lxw_workbook *book;
    lxw_format *styles[ASSAY_CELL_STYLES];
} workbook;

static void open_cell(lxw_format *format) {
    format_set_unlocked(format);
    format_set_bg_color(format, 0xFFFBE6);
}

static void make_styles(workbook *it) {
    for (int i = 0; i < ASSAY_CELL_STYLES; i++) {
        lxw_format *format = workbook_add_format(it->book);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        if (i != ASSAY_CELL_PLAIN) {
            format_set_border(format, LXW_BORDER_HAIR);
        }
        format_set_text_wrap(format);
        if (i == ASSAY_CELL_HEADING) {
            format_set_bold(format);
            format_set_bg_color(format, 0xDDE6EE);
        }
        if (i == ASSAY_CELL_LOCKED_DATE || i == ASSAY_CELL_OPEN_DATE) format_set_num_format(format, "d mmm yyyy");
        if (i == ASSAY_CELL_OPEN || i == ASSAY_CELL_OPEN_DATE) open_cell(format);
        it->styles[i] = format;
    }
}

void *assay_workbook_new(const char *path, const char *folder) {
    workbook *it = calloc(1, sizeof *it);
    if (!it) return NULL;
    lxw_workbook_options options = {.constant_memory = LXW_FALSE, .tmpdir = (char *)folder, .use_zip64 = LXW_FALSE};
    it->book = workbook_new_opt(path, &options);
    if (!it->book) {
        free(it);
        return NULL;
    }
    // One date for all, so that the same plan gives the same bytes.
    lxw_doc_properties properties = {.title = "Plan", .company = "", .created = 946684800};
    workbook_set_properties(it->book, &properties);
    make_styles(it);
    return it;
}

void *assay_workbook_sheet(void *workbook_, const char *name) {
    return workbook_add_worksheet(((workbook *)workbook_)->book, name);
}

void assay_sheet_width(void *sheet, int column, double width) {
    worksheet_set_column(sheet, (lxw_col_t)column, (lxw_col_t)column, width, NULL);
}

static lxw_format *style(void *workbook_, int style) { return ((workbook *)workbook_)->styles[style]; }

void assay_sheet_text(void *workbook_, void *sheet, int row, int column, const char *text, int style_) {
    worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, text, style(workbook_, style_));
}

void assay_sheet_number(void *workbook_, void *sheet, int row, int column, double number, int style_) {
    worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column, number, style(workbook_, style_));
}

void assay_sheet_date(void *workbook_, void *sheet, int row, int column, int year, int month, int day, int style_) {
    lxw_datetime date = {.year = year, .month = month, .day = day};
    worksheet_write_datetime(sheet, (lxw_row_t)row, (lxw_col_t)column, &date, style(workbook_, style_));
}

void assay_sheet_blank(void *workbook_, void *sheet, int row, int column, int style_) {
    worksheet_write_blank(sheet, (lxw_row_t)row, (lxw_col_t)column, style(workbook_, style_));
}

int assay_sheet_choices(void *sheet, int column, int first, int last, const char *words) {
    char *copy = strdup(words);
    if (!copy) return 1;
    char *list[64] = {0};
    int count = 0;
    for (char *word = strtok(copy, "\n"); word && count < 63; word = strtok(NULL, "\n")) list[count++] = word;
    lxw_data_validation validation = {0};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = list;
    validation.error_title = "Not on the list";
    validation.error_message = "Choose a word of the list.";
    lxw_error error = worksheet_data_validation_range(sheet, (lxw_row_t)first, (lxw_col_t)column, (lxw_row_t)last,
                                                      (lxw_col_t)column, &validation);
    free(copy);
    return error != LXW_NO_ERROR;
}

int assay_sheet_dates(void *sheet, int column, int first, int last) {
    lxw_data_validation validation = {0};
    validation.validate = LXW_VALIDATION_TYPE_DATE;
    validation.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    validation.value_datetime = (lxw_datetime){.year = 2000, .month = 1, .day = 1};
    validation.error_title = "Not a date";
    validation.error_message = "Write a date, such as 30/09/2026.";
    return worksheet_data_validation_range(sheet, (lxw_row_t)first, (lxw_col_t)column, (lxw_row_t)last, (lxw_col_t)column,
                                           &validation) != LXW_NO_ERROR;
}

void assay_sheet_freeze(void *sheet, int rows, int columns) {
    worksheet_freeze_panes(sheet, (lxw_row_t)rows, (lxw_col_t)columns);
}

void assay_sheet_protect(void *sheet) {
    lxw_protection options = {.format_columns = 1, .format_rows = 1};
    worksheet_protect(sheet, NULL, &options);
}

void assay_sheet_hide(void *sheet) { worksheet_hide(sheet); }

// The library says what goes wrong on the standard error, in its own words; the caller says it in a reader's.
static int silence(void) {
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept >= 0 && nothing >= 0) dup2(nothing, STDERR_FILENO);
    if (nothing >= 0) close(nothing);
    return kept;
}

static void unsilence(int kept) {
    if (kept < 0) return;
    dup2(kept, STDERR_FILENO);
    close(kept);
}

int assay_workbook_close(void *workbook_) {
    workbook *it = workbook_;
    int kept = silence();
    lxw_error error = workbook_close(it->book);
    unsilence(kept);
    free(it);
    return error != LXW_NO_ERROR;
}
