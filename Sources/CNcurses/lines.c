// Keys as bytes, for output in lines: nothing of curses, and no sequence is ever written.

#define GL_LAYER 7
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

/// The part that this file writes.
static gl_lines_state *const state = &gl_state.lines;

/// Whether the terminal is in our hands: touching it from the background would stop the process.
static bool is_in_foreground(int fd) {
  pid_t foreground = tcgetpgrp(fd);
  return foreground < 0 || foreground == getpgrp();
}

/// Finds where keys come from; -1 for nowhere.
static int open_input(bool reads_standard_input) {
  if (isatty(STDIN_FILENO) || reads_standard_input) {
    int fd = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    if (fd < 0 || !isatty(fd) || is_in_foreground(fd)) return fd;
    close(fd);
    return -1;
  }
  // Something else is read from standard input.
  int fd = open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (fd < 0 || is_in_foreground(fd)) return fd;
  close(fd);
  return -1;
}

static void end_input(void) {
  if (state->input_fd >= 0) close(state->input_fd);
  state->input_fd = -1;
}

static void leave(void) {
  if (state->is_away) return;
  state->is_away = true;
  if (state->is_terminal) gl_restore_modes();
  gl_restore_disarm();
}

static void enter(void) {
  if (!state->is_away) return;
  state->is_away = false;
  if (!state->is_terminal) return;
  gl_restore_arm();
  while (tcsetattr(state->input_fd, TCSADRAIN, &state->keys) != 0 && errno == EINTR) {
  }
}

int gl_lines_open(bool reads_standard_input) {
  if (state->is_open || gl_state.terminal.is_open) return GL_ALREADY_OPEN;
  if (!gl_signals_save()) return GL_START_FAILED;
  state->input_fd = open_input(reads_standard_input);
  state->is_terminal = state->input_fd >= 0 && tcgetattr(state->input_fd, &state->keys) == 0;
  if (state->is_terminal) {
    gl_restore_save(state->input_fd, STDOUT_FILENO);
    // Ctrl-C and Ctrl-Z are keys as in the console; lines go out as before.
    state->keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    state->keys.c_iflag &= ~(tcflag_t)IXON;
    state->keys.c_cc[VMIN] = 1;
    state->keys.c_cc[VTIME] = 0;
  }
  state->is_open = true;
  state->is_away = true;
  state->owes_resume = false;
  gl_signals_open();
  if (!state->closes_at_exit) state->closes_at_exit = atexit(gl_lines_close) == 0;
  enter();
  return GL_OK;
}

void gl_lines_close(void) {
  if (!state->is_open) return;
  state->is_open = false;
  leave();
  end_input();
  gl_signals_close();
}

bool gl_lines_input_is_over(void) { return state->input_fd < 0; }

bool gl_lines_input_is_terminal(void) { return state->is_terminal; }

void gl_lines_keep_running(bool keeps) { state->keeps_running = keeps; }

static void stop_and_return(bool whole_group) {
  leave();
  if (state->keeps_running && state->is_terminal) {
    gl_run_shell(state->input_fd, isatty(STDOUT_FILENO) ? STDOUT_FILENO : state->input_fd);
  } else {
    gl_signals_stop(whole_group, state->input_fd);
  }
  if (gl_signals_is_terminating()) return;
  enter();
  state->owes_resume = true;
}

void gl_lines_suspend(void) {
  if (state->is_open && !state->is_away) stop_and_return(true);
}

/// Does what a signal asks of the terminal itself; false where nobody else needs to know.
static bool prepare(const gl_event *event) {
  switch (event->kind) {
    case GL_EVENT_RESIZE: return false;
    case GL_EVENT_TERMINATE:
      if (event->code != SIGTSTP) return true;
      stop_and_return(false);
      return false;
    case GL_EVENT_RESUMED:
      // Stopped by SIGSTOP, unseen: whatever the shell did to the terminal is undone.
      leave();
      enter();
      return true;
    default: return true;
  }
}

/// Reads what has come; false where the wait goes on.
static bool read_keys(uint8_t *bytes, int capacity, gl_event *event) {
  ssize_t count = read(state->input_fd, bytes, (size_t)capacity);
  if (count > 0) {
    *event = (gl_event){.kind = GL_EVENT_BYTES, .code = (int)count};
    return true;
  }
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return false;
  *event = (gl_event){.kind = state->is_terminal ? GL_EVENT_END : GL_EVENT_WAKE};
  end_input();
  return true;
}

gl_event gl_lines_next(int timeout_milliseconds, uint8_t *bytes, int capacity) {
  gl_event event = {.kind = GL_EVENT_END};
  if (!state->is_open) return event;
  long long deadline = gl_now_milliseconds() + timeout_milliseconds;
  for (;;) {
    if (gl_signals_next(&event)) {
      if (prepare(&event)) return event;
      continue;
    }
    if (state->owes_resume) {
      state->owes_resume = false;
      return (gl_event){.kind = GL_EVENT_RESUMED};
    }
    int wait = -1;
    if (timeout_milliseconds >= 0) {
      long long left = deadline - gl_now_milliseconds();
      wait = left > 0 ? (int)left : 0;
    }
    struct pollfd sources[2] = {
        {.fd = gl_signals_fd(), .events = POLLIN},
        // A negative descriptor is passed over.
        {.fd = state->input_fd, .events = POLLIN},
    };
    int ready = poll(sources, 2, wait);
    if (ready == 0) return (gl_event){.kind = GL_EVENT_NONE};
    if (ready < 0 || (sources[0].revents & POLLIN)) continue;
    if (sources[1].revents && read_keys(bytes, capacity, &event)) return event;
  }
}
