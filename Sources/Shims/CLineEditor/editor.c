// pipe2 is declared for GNU sources only.
#define _GNU_SOURCE
#include "CLineEditor.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <histedit.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

static EditLine *editor;
static History *past;
static const char *prompt = "";
static assay_editor_tab tab_call;
static void *tab_context;
static int was_interrupted;
static int was_printed;

// libedit keeps two pictures of the whole window, of four bytes a place: 65,535 columns and rows would be 34 GB.
static const int most_columns = 1000, most_rows = 1000;

int assay_editor_fits(void) {
    struct winsize size;
    return ioctl(STDIN_FILENO, TIOCGWINSZ, &size) != 0 || (size.ws_col <= most_columns && size.ws_row <= most_rows);
}

static char *give_prompt(EditLine *el) {
    (void)el;
    return (char *)prompt;
}

static unsigned char interrupt(EditLine *el, int key) {
    (void)el;
    (void)key;
    was_interrupted = 1;
    return CC_NEWLINE;
}

static unsigned char complete(EditLine *el, int key) {
    (void)key;
    if (!tab_call) return CC_ERROR;
    const LineInfo *line = el_line(el);
    was_printed = 0;
    tab_call(tab_context, line->buffer, line->lastchar - line->buffer, line->cursor - line->buffer);
    return was_printed ? CC_REDISPLAY : CC_REFRESH;
}

// What was pasted and is not given yet: whole lines, and at the end perhaps the beginning of one.
static char pasted[1 << 20];
static size_t pasted_count;

static void drop_pasted(size_t count) {
    pasted_count -= count;
    memmove(pasted, pasted + count, pasted_count + 1);
}

// A terminal puts ESC [ 200 ~ and ESC [ 201 ~ around what is pasted: a tab in it completes nothing, and each of its
// lines is one.
static unsigned char paste(EditLine *el, int key) {
    (void)key;
    static const char end[] = "\033[201~";
    size_t matched = 0;
    char byte[MB_LEN_MAX];
    wchar_t read;
    while (matched < sizeof end - 1 && el_wgetc(el, &read) == 1) {
        matched = read == (wchar_t)end[matched] ? matched + 1 : read == (wchar_t)end[0];
        if (matched) continue;
        if (read == L'\r') read = L'\n';
        if (read == L'\t') read = L' ';
        int count = wctomb(byte, read);
        // Longer than any question: the rest is left out, and the line is refused for its length.
        if (count < 1 || pasted_count + (size_t)count + 1 >= sizeof pasted) continue;
        memcpy(pasted + pasted_count, byte, (size_t)count);
        pasted_count += (size_t)count;
    }
    pasted[pasted_count] = 0;
    size_t first = strcspn(pasted, "\n");
    int is_whole = pasted[first] == '\n';
    pasted[first] = 0;
    if (first) el_insertstr(el, pasted);
    drop_pasted(first + (size_t)is_whole);
    if (is_whole) el_set(el, EL_REFRESH);
    return is_whole ? CC_NEWLINE : CC_REFRESH;
}

// The next whole line of what was pasted, shown as if it had been typed; NULL when there is none.
static const char *next_pasted(int *length) {
    static char line[sizeof pasted];
    char *end = pasted_count ? memchr(pasted, '\n', pasted_count) : NULL;
    if (!end) return NULL;
    size_t count = (size_t)(end - pasted) + 1;
    memcpy(line, pasted, count);
    line[count] = 0;
    drop_pasted(count);
    printf("%s%s", prompt, line);
    fflush(stdout);
    *length = (int)count;
    return line;
}

// A key. Not libedit's own reading, whose handlers send SIGTERM and SIGHUP on to every program of the same script.
static int read_key(EditLine *el, wchar_t *key) {
    char bytes[MB_LEN_MAX];
    size_t count = 0;
    for (;;) {
        ssize_t got = read(STDIN_FILENO, bytes + count, 1);
        if (got < 0 && errno == EINTR) {
            int events = assay_terminal_events();
            if (events & ASSAY_TERMINAL_CONTINUED) {
                // libedit believes that the terminal is still as it had it.
                el_set(el, EL_PREP_TERM, 0);
                el_set(el, EL_PREP_TERM, 1);
                assay_terminal_ask_for_pastes(1);
            }
            if (events & ASSAY_TERMINAL_RESIZED && assay_editor_fits()) el_resize(el);
            if (events) el_set(el, EL_REFRESH);
            continue;
        }
        // Another program on the terminal may have left it so that reading does not wait.
        int flags = got < 0 && errno == EAGAIN ? fcntl(STDIN_FILENO, F_GETFL) : 0;
        if (flags & O_NONBLOCK && fcntl(STDIN_FILENO, F_SETFL, flags & ~O_NONBLOCK) == 0) continue;
        if (got <= 0) return (int)got;
        count++;
        mbstate_t state;
        memset(&state, 0, sizeof state);
        size_t length = mbrtowc(key, bytes, count, &state);
        // What is no letter is left out, but for the byte that showed it.
        if (length == (size_t)-1 && count > 1) {
            bytes[0] = bytes[count - 1];
            count = 1;
            memset(&state, 0, sizeof state);
            length = mbrtowc(key, bytes, count, &state);
        }
        if (length == (size_t)-1) count = 0;
        if (length < (size_t)-2) return 1;
        if (count == sizeof bytes) count = 0;
    }
}

int assay_editor_open(const char *program) {
    // Without a UTF-8 locale libedit drops typed characters outside ASCII.
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
    if (!assay_editor_fits()) return -1;
    editor = el_init(program, stdin, stdout, stderr);
    past = history_init();
    if (!editor || !past) {
        assay_editor_close();
        return -1;
    }
    HistEvent event;
    history(past, &event, H_SETSIZE, 5000);
    history(past, &event, H_SETUNIQUE, 1);
    el_set(editor, EL_EDITOR, "emacs");
    el_set(editor, EL_PROMPT, give_prompt);
    el_set(editor, EL_HIST, history, past);
    el_set(editor, EL_GETCFN, read_key);
    el_set(editor, EL_ADDFN, "assay-complete", "Complete the word before the cursor", complete);
    el_set(editor, EL_ADDFN, "assay-interrupt", "Discard the line", interrupt);
    el_set(editor, EL_ADDFN, "assay-paste", "Take what is pasted as text", paste);
    el_source(editor, NULL);
    // Ctrl-C must arrive as a key: as a signal it would leave the line half drawn.
    el_set(editor, EL_SETTY, "-d", "-isig", NULL);
    el_set(editor, EL_BIND, "^C", "assay-interrupt", NULL);
    el_set(editor, EL_BIND, "\t", "assay-complete", NULL);
    el_set(editor, EL_BIND, "\033[200~", "assay-paste", NULL);
    el_set(editor, EL_BIND, "^R", "em-inc-search-prev", NULL);
    el_set(editor, EL_BIND, "^W", "ed-delete-prev-word", NULL);
    static const char *const keys[][2] = {
        {"\033[1~", "ed-move-to-beg"},   {"\033[7~", "ed-move-to-beg"},   {"\033[H", "ed-move-to-beg"},   {"\033OH", "ed-move-to-beg"},
        {"\033[4~", "ed-move-to-end"},   {"\033[8~", "ed-move-to-end"},   {"\033[F", "ed-move-to-end"},   {"\033OF", "ed-move-to-end"},
        {"\033[3~", "ed-delete-next-char"}, {"\033[1;5D", "ed-prev-word"}, {"\033[1;5C", "em-next-word"},
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) el_set(editor, EL_BIND, keys[i][0], keys[i][1], NULL);
    return 0;
}

void assay_editor_close(void) {
    if (editor) el_end(editor);
    if (past) history_end(past);
    editor = NULL;
    past = NULL;
}

void assay_editor_on_tab(assay_editor_tab call, void *context) {
    tab_call = call;
    tab_context = context;
}

const char *assay_editor_read(const char *text, int *length, int *interrupted) {
    *length = 0;
    *interrupted = 0;
    if (!editor) return NULL;
    prompt = text;
    was_interrupted = 0;
    errno = 0;
    const char *line = next_pasted(length);
    if (line) {
        prompt = "";
        return line;
    }
    // The beginning of a line that ended what was pasted.
    if (pasted_count) {
        el_push(editor, pasted);
        drop_pasted(pasted_count);
    }
    assay_terminal_ask_for_pastes(1);
    assay_terminal_editing(1);
    line = el_gets(editor, length);
    assay_terminal_editing(0);
    assay_terminal_ask_for_pastes(0);
    *interrupted = was_interrupted;
    if (was_interrupted) drop_pasted(pasted_count);
    prompt = "";
    return *length > 0 || was_interrupted ? line : NULL;
}

void assay_editor_remember(const char *line) {
    HistEvent event;
    if (past) history(past, &event, H_ENTER, line);
}

void assay_editor_begin(const char *text) {
    if (editor) el_push(editor, text);
}

void assay_editor_replace(int characters, const char *text) {
    if (!editor) return;
    if (characters > 0) el_deletestr(editor, characters);
    if (*text) el_insertstr(editor, text);
}

void assay_editor_print(const char *text) {
    if (!editor) return;
    fputs("\n", stdout);
    fputs(text, stdout);
    fflush(stdout);
    was_printed = 1;
}

int assay_terminal_size(int descriptor, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return -1;
    *columns = size.ws_col < most_columns ? size.ws_col : most_columns;
    *rows = size.ws_row < most_rows ? size.ws_row : most_rows;
    return 0;
}

static int interrupt_pipe[2] = {-1, -1};

static void on_interrupt(int signal_number) {
    (void)signal_number;
    int saved = errno;
    ssize_t written = write(interrupt_pipe[1], "", 1);
    (void)written;
    errno = saved;
}

int assay_interrupt_pipe(void) {
    if (interrupt_pipe[0] >= 0) return interrupt_pipe[0];
    if (pipe2(interrupt_pipe, O_CLOEXEC) != 0) return -1;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_interrupt;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGINT, &action, NULL) != 0) return -1;
    return interrupt_pipe[0];
}

void assay_ignore_broken_pipe(int ignore) {
    static void (*before)(int) = SIG_DFL;
    if (ignore) {
        before = signal(SIGPIPE, SIG_IGN);
    } else {
        signal(SIGPIPE, before);
    }
}
