// Keys, mouse and the self-pipe, merged into one stream of events.

#define GL_LAYER 6
#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

/// The part that this file writes.
static gl_events_state *const state = &gl_state.events;

/// Whether the other end is gone: readable for poll, but nothing comes out.
static bool is_at_end(short revents) {
  if (revents & (POLLHUP | POLLERR | POLLNVAL)) return true;
  if (!(revents & POLLIN)) return false;
  if (errno == EIO || errno == ENXIO || errno == EBADF) return true;
  int waiting = 0;
  struct pollfd again = {.fd = gl_state.terminal.input_fd, .events = POLLIN};
  return ioctl(gl_state.terminal.input_fd, FIONREAD, &waiting) == 0 && waiting == 0 &&
         poll(&again, 1, 0) == 1 && (again.revents & POLLIN);
}

void gl_keep_running(bool keeps) { state->keeps_running = keeps; }

static void stop_and_return(bool whole_group) {
  gl_leave();
  if (state->keeps_running) {
    gl_run_shell(gl_state.terminal.input_fd, gl_state.terminal.output_fd);
  } else {
    gl_signals_stop(whole_group, gl_state.terminal.input_fd);
  }
  // Asked to end while stopped: the shell keeps its terminal, there is nothing to enter.
  if (gl_signals_is_terminating()) return;
  gl_enter();
  state->owes_resume = true;
}

/// Does what a signal asks of the terminal itself; false where nobody else needs to know.
static bool prepare(gl_event *event) {
  switch (event->kind) {
    case GL_EVENT_RESIZE:
      gl_update_size();
      gl_size(&event->x, &event->y);
      return true;
    case GL_EVENT_TERMINATE:
      if (event->code != SIGTSTP) return true;
      stop_and_return(false);
      return false;
    case GL_EVENT_RESUMED:
      // Stopped by SIGSTOP, unseen: whatever the shell did to the terminal is undone.
      gl_leave();
      gl_enter();
      return true;
    default: return true;
  }
}

gl_event gl_next(int timeout_milliseconds) {
  gl_event event = {.kind = GL_EVENT_END};
  if (!gl_state.terminal.is_open) return event;
  long long deadline = gl_now_milliseconds() + timeout_milliseconds;
  WINDOW *keys = gl_state.terminal.keys;
  bool was_empty = false;
  for (;;) {
    if (gl_signals_next(&event)) {
      if (prepare(&event)) return event;
      continue;
    }
    if (state->owes_resume) {
      state->owes_resume = false;
      return (gl_event){.kind = GL_EVENT_RESUMED};
    }
    if (gl_keys_read(keys, &event, &was_empty)) return event;
    if (!was_empty) continue;

    int wait = -1;
    if (timeout_milliseconds >= 0) {
      long long left = deadline - gl_now_milliseconds();
      wait = left > 0 ? (int)left : 0;
    }
    struct pollfd sources[2] = {
        {.fd = gl_state.terminal.input_fd, .events = POLLIN},
        {.fd = gl_signals_fd(), .events = POLLIN},
    };
    int ready = poll(sources, 2, wait);
    if (ready == 0) return (gl_event){.kind = GL_EVENT_NONE};
    if (ready < 0 || (sources[1].revents & POLLIN)) continue;
    if (gl_keys_read(keys, &event, &was_empty)) return event;
    if (was_empty && is_at_end(sources[0].revents)) return (gl_event){.kind = GL_EVENT_END};
  }
}

void gl_suspend(void) {
  if (!gl_state.terminal.is_open || gl_state.terminal.is_away) return;
  stop_and_return(true);
}
