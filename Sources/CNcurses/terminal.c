// Opening, leaving, entering and closing the one terminal of the process.

#define GL_LAYER 5
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

// Last, because it turns ordinary words such as `columns` into macros.
#include <term.h>
#undef lines
#undef columns

/// The part that this file writes.
static gl_terminal_state *const state = &gl_state.terminal;

static bool has_capability(const char *name) {
  const char *text = tigetstr((char *)name);
  return text != NULL && text != (char *)-1 && *text;
}

/// Asks terminfo about TERM without curses, which would end the process.
static int check_term(int fd, gl_info *info) {
  const char *name = getenv("TERM");
  if (name == NULL || !*name) return GL_TERM_NOT_SET;
  snprintf(info->name, sizeof info->name, "%s", name);
  int status = 0;
  if (setupterm((char *)name, fd, &status) != OK) {
    // 1 is a hard copy terminal; 0 is an unknown or generic one, -1 no database at all.
    return status == 1 ? GL_TERM_INCAPABLE : GL_TERM_UNKNOWN;
  }
  bool is_capable = has_capability("cup") && has_capability("clear");
  del_curterm(cur_term);
  return is_capable ? GL_OK : GL_TERM_INCAPABLE;
}

/// Writes past curses, which knows nothing of these sequences; its own output is flushed first.
static void send(const char *text) {
  fflush(state->output);
  if (write(state->output_fd, text, strlen(text)) < 0) return;
}

static void set_mouse(bool is_on) {
  if (!state->has_mouse) return;
  // Curses asks for presses only; 1002 adds motion while a button is down.
  if (is_on) {
    mousemask(ALL_MOUSE_EVENTS | REPORT_MOUSE_POSITION, NULL);
    send("\033[?1002h");
  } else {
    send("\033[?1002l");
    mousemask(0, NULL);
  }
}

/// Asks the terminal to mark what is pasted, so that no part of it is taken for a key.
static void set_paste(bool is_on) { send(is_on ? "\033[?2004h" : "\033[?2004l"); }

/// Asks for the colour of the background; whoever knows it answers among the keys.
///
/// GNU screen hands the question on and keeps the answer.
static void ask_for_background(void) {
  const char *name = getenv("TERM");
  bool is_screen = name != NULL && strncmp(name, "screen", 6) == 0 && getenv("TMUX") == NULL;
  if (gl_state.colors.is_painted && !is_screen) send("\033]11;?\033\\");
}

static void reported_size(int *columns, int *rows) {
  struct winsize size;
  bool is_known = ioctl(state->output_fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 &&
                  size.ws_row > 0;
  *columns = is_known ? size.ws_col : 80;
  *rows = is_known ? size.ws_row : 24;
}

void gl_update_size(void) {
  int columns;
  int rows;
  reported_size(&columns, &rows);
  resize_term(rows, columns);
  gl_colors_resize(COLS, LINES);
  clearok(curscr, TRUE);
  erase();
}

void gl_size(int *columns, int *rows) {
  *columns = state->is_open ? COLS : 80;
  *rows = state->is_open ? LINES : 24;
}

void gl_flush(void) {
  if (!state->is_open || state->is_away) return;
  // Where the cursor cannot be hidden it rests in a corner.
  move(LINES - 1, 0);
  refresh();
}

void gl_paint(const uint8_t *bytes, size_t count) {
  if (!state->is_open || state->is_away) return;
  fflush(state->output);
  while (count > 0) {
    ssize_t written = write(state->output_fd, bytes, count);
    if (written >= 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (errno == EAGAIN) {
      struct pollfd end = {.fd = state->output_fd, .events = POLLOUT};
      poll(&end, 1, -1);
    } else if (errno != EINTR) {
      // The other end is gone; the next wait for an event says so.
      return;
    }
  }
}

int gl_columns(uint32_t glyph) { return wcwidth((wchar_t)glyph); }

void gl_pixels(int *width, int *height) {
  struct winsize size;
  bool is_known = state->is_open && ioctl(state->output_fd, TIOCGWINSZ, &size) == 0;
  *width = is_known ? size.ws_xpixel : 0;
  *height = is_known ? size.ws_ypixel : 0;
}

void gl_set_pictures(int kind) {
  if (!state->is_open) return;
  state->pictures = kind;
  // A signal within these lines leaves the terminal as it is; no picture has been sent yet.
  gl_restore_disarm();
  gl_restore_prepare(state->has_mouse, kind);
  gl_restore_arm();
}

void gl_unread(const uint8_t *bytes, size_t count) {
  while (count > 0) ungetch(bytes[--count]);
}

void gl_await_late_answers(void) { gl_keys_await_late_answers(); }

void gl_beep(void) {
  if (state->is_open && !state->is_away) beep();
}

static void close_streams(void) {
  if (state->input != NULL) fclose(state->input);
  if (state->output != NULL) fclose(state->output);
  state->input = NULL;
  state->output = NULL;
  state->input_fd = -1;
  state->output_fd = -1;
}

/// Opens both directions on descriptors of our own, so that closing them harms nobody.
static int open_streams(void) {
  if (!isatty(STDOUT_FILENO)) return GL_OUTPUT_NOT_A_TERMINAL;
  // With a pipe at standard input the keys come from the controlling terminal.
  state->input_fd = isatty(STDIN_FILENO) ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
                                           : open("/dev/tty", O_RDONLY | O_CLOEXEC);
  if (state->input_fd < 0) return GL_NO_INPUT_TERMINAL;
  state->output_fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  state->input = fdopen(state->input_fd, "r");
  state->output = state->output_fd < 0 ? NULL : fdopen(state->output_fd, "w");
  return state->input == NULL || state->output == NULL ? GL_START_FAILED : GL_OK;
}

/// Undoes what `start_curses` has done before it failed.
static void abandon_curses(void) {
  if (state->screen != NULL) {
    endwin();
    delscreen(state->screen);
    state->screen = NULL;
  }
  gl_restore_modes();
  gl_signals_close();
}

static bool start_curses(int depth, bool wants_mouse) {
  use_env(TRUE);
  use_tioctl(TRUE);
  state->screen = newterm(NULL, state->output, state->input);
  if (state->screen == NULL) return false;
  set_term(state->screen);
  // As newterm leaves it, curses writes out after every cursor movement, for programs that mix it
  // with printf: ninety writes a frame. Having been away once, it writes a frame at a time.
  endwin();
  refresh();
  set_escdelay(25);
  raw();
  noecho();
  nonl();
  curs_set(0);
  state->keys = newpad(1, 1);
  if (state->keys == NULL) return false;
  keypad(stdscr, TRUE);
  keypad(state->keys, TRUE);
  nodelay(state->keys, TRUE);
  mouseinterval(0);
  gl_keys_define();
  state->has_mouse = wants_mouse && has_capability("kmous");
  gl_colors_open(depth);
  return true;
}

int gl_open(int depth, bool wants_mouse, const char *question, gl_info *info) {
  *info = (gl_info){.columns = 80, .rows = 24};
  if (state->is_open) return GL_ALREADY_OPEN;
  setlocale(LC_ALL, "");
  int code = open_streams();
  if (code == GL_OK) code = check_term(state->output_fd, info);
  if (code != GL_OK) {
    close_streams();
    return code;
  }
  if (!gl_signals_save()) {
    close_streams();
    return GL_START_FAILED;
  }
  gl_restore_save(state->input_fd, state->output_fd);
  if (!start_curses(depth, wants_mouse)) {
    abandon_curses();
    close_streams();
    return GL_START_FAILED;
  }
  state->pictures = GL_PICTURES_NONE;
  gl_restore_prepare(state->has_mouse, state->pictures);
  gl_restore_arm();
  state->is_open = true;
  state->is_away = false;
  // After curses has installed its own handlers, which end the process by themselves.
  gl_signals_open();
  if (!state->closes_at_exit) state->closes_at_exit = atexit(gl_close) == 0;
  gl_update_size();
  set_mouse(true);
  set_paste(true);
  // Before the other question, whose answer is read as a key.
  if (question != NULL && gl_state.colors.is_painted) {
    fflush(state->output);
    gl_pictures_ask(state->input_fd, state->output_fd, question, info);
  }
  ask_for_background();
  gl_size(&info->columns, &info->rows);
  info->depth = gl_state.colors.depth;
  info->depth_reason = gl_state.colors.reason;
  info->color_count = gl_state.colors.count;
  info->is_painted = gl_state.colors.is_painted;
  info->has_mouse = state->has_mouse;
  info->is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  return GL_OK;
}

void gl_leave(void) {
  if (state->is_away) return;
  state->is_away = true;
  set_paste(false);
  set_mouse(false);
  if (state->pictures == GL_PICTURES_KITTY) send("\033_Ga=d,d=A,q=2;\033\\");
  endwin();
  gl_restore_modes();
  // Last: a terminal that has stopped reading blocks all of the above, and a process that is
  // killed there still has to give it back.
  gl_restore_disarm();
}

void gl_enter(void) {
  if (!state->is_away) return;
  state->is_away = false;
  gl_restore_arm();
  reset_prog_mode();
  gl_update_size();
  refresh();
  curs_set(0);
  gl_end_paste();
  set_mouse(true);
  set_paste(true);
}

void gl_close(void) {
  if (!state->is_open) return;
  state->is_open = false;
  gl_leave();
  gl_colors_close();
  delwin(state->keys);
  state->keys = NULL;
  delscreen(state->screen);
  state->screen = NULL;
  gl_signals_close();
  close_streams();
}
