// The terminal as whoever called the program finds it, whatever ends the program; and programs of the user's on it.
#define _GNU_SOURCE
#include "terminal.h"

#include "CLineEditor.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static struct termios terminal_before;
static int is_kept;
static volatile sig_atomic_t asks_for_pastes;
static volatile sig_atomic_t is_ending;
// The program of the user's that has the terminal; 0 for none.
static volatile pid_t guest;

// What runs in handlers calls only functions that are safe there.

// Writes to the terminal unless that would wait: output may have been stopped with Ctrl-S.
static void write_at_once(const char *bytes, size_t count) {
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
    if (poll(&output, 1, 0) != 1 || !(output.revents & POLLOUT)) return;
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    (void)written;
}

void assay_terminal_put_back(void) {
    if (asks_for_pastes) write_at_once("\033[?2004l", 8);
    if (is_kept) tcsetattr(STDIN_FILENO, TCSANOW, &terminal_before);
}

// Signals a program and what it started: `a | b` is a shell with two children.
static void signal_with_children(pid_t program, int number) {
    char path[64] = "/proc/", digits[16], list[512];
    size_t end = sizeof digits;
    for (pid_t rest = program; rest > 0 && end > 0; rest /= 10) digits[--end] = (char)('0' + rest % 10);
    strncat(path, digits + end, sizeof digits - end);
    strcat(path, "/task/");
    strncat(path, digits + end, sizeof digits - end);
    strcat(path, "/children");
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t count = file >= 0 ? read(file, list, sizeof list) : 0;
    if (file >= 0) close(file);
    kill(program, number);
    pid_t child = 0;
    for (ssize_t i = 0; i < count; i++) {
        if (list[i] >= '0' && list[i] <= '9') {
            child = child * 10 + (list[i] - '0');
        } else {
            if (child > 0) kill(child, number);
            child = 0;
        }
    }
}

// Ends the guest, gently at first: less puts the terminal back, editors keep what was typed.
static void end_guest(void) {
    pid_t program = guest;
    if (program <= 0) return;
    guest = 0;
    signal_with_children(program, SIGTERM);
    const struct timespec pause = {.tv_nsec = 10 * 1000 * 1000};
    for (int i = 0; i < 50; i++) {
        if (kill(program, 0) != 0 || waitpid(program, NULL, WNOHANG) != 0) return;
        nanosleep(&pause, NULL);
    }
    signal_with_children(program, SIGKILL);
}

static const int fatal[] = {SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP, SIGSYS,
                            SIGXCPU, SIGXFSZ, SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGIO};
enum { fatal_count = sizeof fatal / sizeof fatal[0], asked_to_end = 2 };
// What was to be done at SIGTERM and SIGHUP before, such as clearing temporary files, is done after.
static struct sigaction earlier[asked_to_end];

static void on_fatal(int number) {
    is_ending = 1;
    end_guest();
    assay_terminal_put_back();
    signal(number, SIG_DFL);
    for (size_t i = 0; i < asked_to_end; i++) {
        if (fatal[i] == number) sigaction(number, &earlier[i], NULL);
    }
    raise(number);
}

void assay_terminal_keep(void) {
    if (is_kept || tcgetattr(STDIN_FILENO, &terminal_before) != 0) return;
    is_kept = 1;
    struct sigaction action = {.sa_handler = on_fatal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < fatal_count; i++) {
        struct sigaction now;
        if (sigaction(fatal[i], NULL, &now) != 0) continue;
        // Whoever has the program started by nohup wants it to go on.
        if (i < asked_to_end && now.sa_handler == SIG_IGN) continue;
        if (i < asked_to_end) earlier[i] = now;
        sigaction(fatal[i], &action, NULL);
    }
}

void assay_terminal_ask_for_pastes(int wanted) {
    // A thread that clears up may need a moment; until then nothing takes the terminal again.
    while (is_ending) pause();
    if (wanted) asks_for_pastes = 1;
    fputs(wanted ? "\033[?2004h" : "\033[?2004l", stdout);
    fflush(stdout);
    if (!wanted) asks_for_pastes = 0;
}

// MARK: Signals while a line is edited

static volatile sig_atomic_t has_new_size, was_continued;

static void on_size(int number) {
    (void)number;
    has_new_size = 1;
}

static void on_continue(int number) {
    (void)number;
    was_continued = 1;
}

static void on_stop(int number);
static const int editing[] = {SIGWINCH, SIGCONT, SIGTSTP};
static void (*const editing_calls[])(int) = {on_size, on_continue, on_stop};
static struct sigaction before_editing[3];

static void on_stop(int number) {
    int saved = errno;
    assay_terminal_put_back();
    signal(number, SIG_DFL);
    raise(number);
    sigset_t own;
    sigemptyset(&own);
    sigaddset(&own, number);
    // Here it stops, and goes on when it is continued.
    pthread_sigmask(SIG_UNBLOCK, &own, NULL);
    struct sigaction action = {.sa_handler = on_stop};
    sigaction(number, &action, NULL);
    errno = saved;
}

void assay_terminal_editing(int begins) {
    for (size_t i = 0; i < sizeof editing / sizeof editing[0]; i++) {
        // Not restarted: reading a key ends early, and what happened is looked at.
        struct sigaction action = {.sa_handler = editing_calls[i]};
        if (begins) {
            sigaction(editing[i], &action, &before_editing[i]);
        } else {
            sigaction(editing[i], &before_editing[i], NULL);
        }
    }
}

int assay_terminal_events(void) {
    int events = (has_new_size ? ASSAY_TERMINAL_RESIZED : 0) | (was_continued ? ASSAY_TERMINAL_CONTINUED : 0);
    has_new_size = was_continued = 0;
    return events;
}

// MARK: Programs of the user's

int assay_terminal_run(const char *line, const char *text, long length) {
    int ends[2] = {-1, -1};
    if (text && pipe2(ends, O_CLOEXEC) != 0) return -1;
    void (*interrupt)(int) = SIG_DFL;
    void (*quit)(int) = SIG_DFL;
    // Ctrl-C in an editor is the editor's.
    if (!text) {
        interrupt = signal(SIGINT, SIG_IGN);
        quit = signal(SIGQUIT, SIG_IGN);
    }
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        // It ends with the program, also when that is killed.
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
        if (text) dup2(ends[0], STDIN_FILENO);
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
        _exit(127);
    }
    int status = -1;
    if (text) close(ends[0]);
    if (child > 0) {
        guest = child;
        for (long at = 0; text && at < length;) {
            ssize_t count = write(ends[1], text + at, (size_t)(length - at));
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) break;
            at += count;
        }
    }
    if (text) close(ends[1]);
    while (child > 0 && waitpid(child, &status, 0) < 0) {
        if (errno == EINTR) continue;
        status = -1;
        break;
    }
    guest = 0;
    while (is_ending) pause();
    if (!text) {
        signal(SIGINT, interrupt);
        signal(SIGQUIT, quit);
    }
    return status;
}
