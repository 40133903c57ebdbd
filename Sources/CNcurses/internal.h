// What the files of this target share; nothing here is visible outside. It is included first,
// because it decides what the system headers declare.

#ifndef GL_INTERNAL_H
#define GL_INTERNAL_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#define NCURSES_WIDECHAR 1
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif

#include <curses.h>
#include <signal.h>
#include <termios.h>

#include "include/CNcurses.h"

// terminal.c

typedef struct {
  bool is_open;
  /// The terminal is with the shell: between leaving and entering again.
  bool is_away;
  int input_fd;
  int output_fd;
  FILE *input;
  FILE *output;
  SCREEN *screen;
  /// An empty pad to read keys from: reading from the screen's window would redraw it.
  WINDOW *keys;
  bool has_mouse;
} gl_terminal;

extern gl_terminal gl_state;

/// Leaves full-screen mode and restores the modes found at the start.
void gl_leave(void);

/// Enters full-screen mode again after `gl_leave`; the screen has to be drawn in full.
void gl_enter(void);

/// Takes over the size that the terminal reports now.
void gl_update_size(void);

// input.c

/// Adds the key sequences that terminfo does not know.
void gl_input_open(void);

/// The time of a clock that nobody sets; may be asked in a signal handler.
long long gl_now_milliseconds(void);

// colors.c

void gl_colors_open(int depth);
int gl_colors_depth(void);
void gl_colors_close(void);
/// Forgets which cell uses which colour, for a screen of a new size.
void gl_colors_resize(int columns, int rows);

// restore.c: may run in a signal handler

/// Remembers the terminal as it is before anything touches it.
void gl_restore_save(int input_fd, int output_fd);
/// Writes down the sequences that give the terminal back, while terminfo may still be asked.
void gl_restore_prepare(bool has_mouse);
/// Says that there is something to restore, from before the first change to after the last one.
void gl_restore_arm(void);
void gl_restore_disarm(void);
void gl_restore_palette_changed(void);
/// Restores the modes found at the start.
void gl_restore_modes(void);
/// Restores the modes and then, where the terminal still reads, everything else.
void gl_restore_emergency(void);
/// Writes as much as the other end takes within a moment; never blocks for longer.
void gl_restore_write(int fd, const char *text, size_t length);

// signals.c

/// Remembers the handlers there are, before curses installs its own.
void gl_signals_save(void);
void gl_signals_open(void);
/// Puts the remembered handlers back.
void gl_signals_close(void);
/// The end of the self-pipe to poll.
int gl_signals_fd(void);
/// Takes the next event out of the self-pipe; false when it is empty.
bool gl_signals_next(gl_event *event);
/// Whether somebody asked the process to end and nobody was told yet.
bool gl_signals_is_terminating(void);
/// Stops the process, or its whole group, until it is continued.
void gl_signals_stop(bool whole_group);

// shell.c

/// Runs the user's shell on the terminal, in the foreground, until it ends.
void gl_run_shell(void);

#endif
