// What the files of this target share; nothing here is visible outside. It is included first,
// because it decides what the system headers declare.
//
// Calls go down this list only. Each file sets GL_LAYER to its number and sees what itself and the
// files below it declare, so that a call upwards does not compile:
//
//   7 lines.c     keys as bytes, for output in lines without a screen
//   6 events.c    the stream of events; what a signal asks of the terminal
//   5 terminal.c  opening, leaving, entering and closing
//   4 keys.c      keys and mouse as events
//   3 colors.c    cells and colour pairs
//   2 shell.c     a shell on the terminal while the program runs
//     pictures.c  what a terminal answers who is asked for pictures
//   1 signals.c   signals as events through a pipe; handlers of the fatal ones
//   0 restore.c   giving the terminal back, also in a signal handler
//
// All that changes is in `gl_state`, a part for each file, which no other file writes.

#ifndef GL_INTERNAL_H
#define GL_INTERNAL_H

#ifndef GL_LAYER
#error "set GL_LAYER to the file's number before internal.h"
#endif

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif

#include <curses.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <termios.h>

#include "include/CNcurses.h"

// State --------------------------------------------------------------------------------------

enum {
  gl_event_signals = 7,
  gl_fatal_signals = 7,
  gl_signal_stack = 65536,
  gl_pair_buckets = 4096,
};

/// A sequence of bytes for the terminal, put together before anything can go wrong.
typedef struct {
  char bytes[512];
  volatile sig_atomic_t length;
} gl_sequence;

/// restore.c: read in signal handlers, and complete before `is_armed` is set.
typedef struct {
  volatile sig_atomic_t is_armed;
  /// Input and output; -1 where there were no modes to save.
  int fds[2];
  struct termios modes[2];
  int output_fd;
  gl_sequence screen;
  /// The sequence that `tputs`, which reports through a function of one byte, adds to.
  gl_sequence *collecting;
} gl_restore_state;

/// signals.c: what handlers write is atomic; the rest is written while ours are not installed.
typedef struct {
  bool is_installed;
  /// Whether a crash continues in the handlers before ours, such as Swift's backtrace.
  bool passes_faults_on;
  struct sigaction previous_events[gl_event_signals];
  struct sigaction previous_fatals[gl_fatal_signals];
  struct sigaction previous_pipe;
  /// The pipe lives as long as the process, so that a late `gl_wake` finds valid descriptors.
  atomic_bool has_pipe;
  _Atomic int pipe_read;
  _Atomic int pipe_write;
  atomic_bool is_wake_pending;
  atomic_int terminations_pending;
  /// Where a stack overflow, which leaves no other, is handled.
  _Alignas(16) char stack[gl_signal_stack];
} gl_signals_state;

typedef struct {
  int fg;
  int bg;
  int uses;
  int next;
} gl_pair;

/// colors.c: pairs are counted per cell, so that unused ones are reused.
typedef struct {
  int depth;
  int reason;
  int count;
  /// Whether frames are written past curses, in colours that it does not count.
  bool is_painted;
  int default_fg;
  int default_bg;

  gl_pair *pairs;
  int pair_capacity;
  int pairs_used;
  int next_pair;
  int pair_heads[gl_pair_buckets];

  /// The pair of each cell on the screen.
  int *cells;
  int columns;
  int rows;
} gl_colors_state;

/// keys.c
typedef struct {
  /// Between the marks that a terminal puts around pasted text.
  bool is_pasting;
  /// Within the terminal's answer to what colour its background has.
  bool is_answering;
  bool skips_backslash;
  /// Whether answers may come that nobody waits for any more.
  bool awaits_answers;
  /// Within an answer that came too late to be used: 0, or which key began it.
  int late_answer;
  char answer[32];
  size_t answer_length;
} gl_keys_state;

/// terminal.c
typedef struct {
  bool is_open;
  /// The terminal is with the shell: between leaving and entering again.
  bool is_away;
  bool closes_at_exit;
  bool has_mouse;
  /// One of `GL_PICTURES_...`.
  int pictures;
  int input_fd;
  int output_fd;
  FILE *input;
  FILE *output;
  SCREEN *screen;
  /// An empty pad to read keys from: reading from the screen's window would redraw it.
  WINDOW *keys;
} gl_terminal_state;

/// events.c
typedef struct {
  bool keeps_running;
  /// A resume that `gl_suspend` owes to the next call of `gl_next`.
  bool owes_resume;
} gl_events_state;

/// lines.c
typedef struct {
  bool is_open;
  /// Whether keys come from a terminal, whose modes were changed.
  bool is_terminal;
  bool is_away;
  bool keeps_running;
  bool owes_resume;
  bool closes_at_exit;
  /// -1 where no key can come any more.
  int input_fd;
  /// How the terminal gives single keys.
  struct termios keys;
} gl_lines_state;

/// Zero until the terminal is opened for the first time.
typedef struct {
  gl_restore_state restore;
  gl_signals_state signals;
  gl_colors_state colors;
  gl_keys_state keys;
  gl_terminal_state terminal;
  gl_events_state events;
  gl_lines_state lines;
} gl_process_state;

/// Defined in restore.c.
extern gl_process_state gl_state;

// restore.c: may run in a signal handler, but for `save` and `prepare` ------------------------

/// Remembers the terminal as it is before anything touches it.
void gl_restore_save(int input_fd, int output_fd);
/// Collects the sequences that give the terminal back, while terminfo may still be asked.
void gl_restore_prepare(bool has_mouse, int pictures);
/// Marks that there is something to restore, from before the first change to after the last one.
void gl_restore_arm(void);
void gl_restore_disarm(void);
/// Restores the modes found at the start.
void gl_restore_modes(void);
/// Restores the modes and then, where the terminal still reads, everything else.
void gl_restore_emergency(void);
/// Writes as much as the other end takes within a moment; never blocks for longer.
void gl_restore_write(int fd, const char *text, size_t length);
/// The time of a clock that nobody sets.
long long gl_now_milliseconds(void);

#if GL_LAYER >= 1  // signals.c ----------------------------------------------------------------

/// Remembers the handlers there are, before curses installs its own; false without a pipe.
bool gl_signals_save(void);
void gl_signals_open(void);
/// Puts the remembered handlers back.
void gl_signals_close(void);
/// The end of the self-pipe to poll.
int gl_signals_fd(void);
/// Takes the next event out of the self-pipe; false when it is empty.
bool gl_signals_next(gl_event *event);
/// Whether the process was asked to end by a signal that is not yet delivered as an event.
bool gl_signals_is_terminating(void);
/// Stops the process, or its whole group, until it is continued with `input_fd` in its hands.
void gl_signals_stop(bool whole_group, int input_fd);

#endif
#if GL_LAYER >= 2  // shell.c, pictures.c ------------------------------------------------------

/// Runs the user's shell on the terminal, in the foreground, until it ends.
void gl_run_shell(int input_fd, int output_fd);
/// Asks a terminal that gives single keys, and waits for the answer for no longer than a second.
void gl_pictures_ask(int input_fd, int output_fd, const char *question, gl_info *info);

#endif
#if GL_LAYER >= 3  // colors.c -----------------------------------------------------------------

void gl_colors_open(int depth);
void gl_colors_close(void);
/// Forgets which cell uses which colour, for a screen of a new size.
void gl_colors_resize(int columns, int rows);

#endif
#if GL_LAYER >= 4  // keys.c -------------------------------------------------------------------

/// Adds the key sequences that terminfo does not know.
void gl_keys_define(void);
/// Makes answers that come too late no keys.
void gl_keys_await_late_answers(void);
/// Takes one key out of what curses has or can read; false when there is none for us.
///
/// `was_empty` says that nothing at all could be read, as opposed to something without meaning.
bool gl_keys_read(WINDOW *keys, gl_event *event, bool *was_empty);

#endif
#if GL_LAYER >= 5  // terminal.c ---------------------------------------------------------------

/// Leaves full-screen mode and restores the modes found at the start.
void gl_leave(void);
/// Enters full-screen mode again after `gl_leave`; the screen has to be drawn in full.
void gl_enter(void);
/// Takes over the size that the terminal reports now.
void gl_update_size(void);

#endif
#endif
