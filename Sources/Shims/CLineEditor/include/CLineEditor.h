// libedit's native interface behind functions of fixed arity: its own `el_set` and `history` are variadic, and the header of its
// readline imitation declares globals that Swift 6 refuses. One editor, on standard input and output, for the life of the process.
#ifndef ASSAY_CLINEEDITOR_H
#define ASSAY_CLINEEDITOR_H

// Called at TAB with the line so far; `length` and `cursor` count bytes. It may call assay_editor_replace and assay_editor_print.
typedef void (*assay_editor_tab)(void *context, const char *line, long length, long cursor);

// Sets up the locale and the editor. 0, or -1 when libedit cannot.
int assay_editor_open(const char *program);
// Gives the terminal back.
void assay_editor_close(void);
void assay_editor_on_tab(assay_editor_tab call, void *context);
// Whether the window is of a size that lines can be edited in; libedit asks for it at every line.
int assay_editor_fits(void);
// A line with its newline, and its length in bytes; NULL at the end of input. `interrupted` is 1 when Ctrl-C ended it.
// The bytes belong to the editor until the next call.
const char *assay_editor_read(const char *prompt, int *length, int *interrupted);
// Has the next line begin with a text, as if it were typed.
void assay_editor_begin(const char *text);
// Adds a line to the history that the arrow keys and Ctrl-R go through.
void assay_editor_remember(const char *line);
// Deletes `characters` before the cursor, then inserts text there.
void assay_editor_replace(int characters, const char *text);
// Prints text beneath the line and draws the line again below it.
void assay_editor_print(const char *text);

// From now on the terminal is left as it is now, whatever ends the program short of a kill.
void assay_terminal_keep(void);
// Runs a line of sh on the terminal, with a text on its standard input or, for NULL, the terminal, and waits. It is ended with the
// program. Its wait status, or -1 when it cannot be started.
int assay_terminal_run(const char *line, const char *text, long length);
// Columns and rows of the terminal on a descriptor, at most 1,000 each; 0 when it is one and says so, else -1.
int assay_terminal_size(int descriptor, int *columns, int *rows);
// Turns SIGINT into a byte on a pipe and returns the end to read from, or -1.
int assay_interrupt_pipe(void);
// Lets a write to a closed pipe fail instead of ending the program (1), or restores what was (0).
void assay_ignore_broken_pipe(int ignore);

#endif
