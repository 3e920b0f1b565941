// What editor.c needs of terminal.c.
#ifndef ASSAY_TERMINAL_H
#define ASSAY_TERMINAL_H

enum { ASSAY_TERMINAL_RESIZED = 1, ASSAY_TERMINAL_CONTINUED = 2 };

// The terminal's settings as they were, and no marks around what is pasted. Safe in a handler.
void assay_terminal_put_back(void);
// Has the terminal put marks around what is pasted (1), or none (0).
void assay_terminal_ask_for_pastes(int wanted);
// While a line is edited a new size and a continuation end the reading of a key, and stopping puts the terminal back.
void assay_terminal_editing(int begins);
// Which of these happened since it was asked last.
int assay_terminal_events(void);

#endif
