// Giving the terminal back when nothing may be relied upon any more.

#define GL_LAYER 0
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <time.h>
#include <unistd.h>

// Last, because it turns ordinary words such as `columns` into macros.
#include <term.h>
#undef lines
#undef columns

enum {
  /// How many milliseconds a dying process waits for the terminal to take a byte.
  longest_pause = 100,
  /// How many it spends on one text at most, with a terminal that takes byte by byte.
  longest_write = 500,
};

gl_process_state gl_state;

/// The part that this file writes.
static gl_restore_state *const state = &gl_state.restore;

long long gl_now_milliseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void gl_restore_save(int input_fd, int output_fd) {
  int fds[2] = {input_fd, output_fd};
  for (int i = 0; i < 2; i++) {
    state->fds[i] = tcgetattr(fds[i], &state->modes[i]) == 0 ? fds[i] : -1;
  }
  state->output_fd = output_fd;
}

static int collect(int byte) {
  gl_sequence *sequence = state->collecting;
  size_t length = (size_t)sequence->length;
  if (length < sizeof sequence->bytes) {
    sequence->bytes[length] = (char)byte;
    sequence->length = (sig_atomic_t)(length + 1);
  }
  return byte;
}

static void begin(gl_sequence *sequence) {
  sequence->length = 0;
  state->collecting = sequence;
}

static void collect_capability(const char *name) {
  const char *text = tigetstr((char *)name);
  if (text != NULL && text != (char *)-1) tputs(text, 1, collect);
}

static void collect_text(const char *text) {
  while (*text) collect(*text++);
}

void gl_restore_prepare(bool has_mouse, int pictures) {
  begin(&state->screen);
  // A picture that was cut swallows everything up to its end.
  if (pictures != GL_PICTURES_NONE) collect_text("\033\\");
  if (pictures == GL_PICTURES_KITTY) collect_text("\033_Ga=d,d=A,q=2;\033\\");
  if (has_mouse) collect_text("\033[?1002l\033[?1000l\033[?1006l");
  collect_capability("sgr0");
  collect_capability("op");
  collect_capability("rmkx");
  // Not first: a frame that was cut within a sequence swallows what follows it.
  collect_text("\033[?2004l\033[?2026l");
  collect_capability("cnorm");
  collect_capability("rmcup");
  collect_text("\r\n");
  state->collecting = NULL;
}

void gl_restore_arm(void) { state->is_armed = 1; }

void gl_restore_disarm(void) { state->is_armed = 0; }

void gl_restore_modes(void) {
  // In the background `tcsetattr` would stop the process; the shell has its terminal already.
  for (int i = 0; i < 2; i++) {
    if (state->fds[i] < 0) continue;
    pid_t foreground = tcgetpgrp(state->fds[i]);
    if (foreground >= 0 && foreground != getpgrp()) continue;
    while (tcsetattr(state->fds[i], TCSADRAIN, &state->modes[i]) != 0 && errno == EINTR) {
    }
  }
}

/// Writes as long as the other end takes something; `fd` must not block.
static void write_while_taken(int fd, const char *text, size_t length) {
  long long deadline = gl_now_milliseconds() + longest_write;
  while (length > 0 && gl_now_milliseconds() < deadline) {
    struct pollfd end = {.fd = fd, .events = POLLOUT};
    int ready = poll(&end, 1, longest_pause);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || !(end.revents & POLLOUT)) return;
    ssize_t written = write(fd, text, length);
    if (written > 0) {
      text += written;
      length -= (size_t)written;
    } else if (written < 0 && errno == EAGAIN) {
      // Another thread is in the middle of a write of its own.
      poll(NULL, 0, 1);
    } else if (written == 0 || errno != EINTR) {
      return;
    }
  }
}

void gl_restore_write(int fd, const char *text, size_t length) {
  // Room for one byte satisfies poll, and a write of more would then block. The flag is shared
  // with every process that has the same terminal open, so it is put back.
  int flags = fcntl(fd, F_GETFL);
  if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0) return;
  write_while_taken(fd, text, length);
  fcntl(fd, F_SETFL, flags);
}

static void write_sequence(const gl_sequence *sequence) {
  gl_restore_write(state->output_fd, sequence->bytes, (size_t)sequence->length);
}

void gl_restore_emergency(void) {
  if (!state->is_armed) return;
  state->is_armed = 0;
  // The modes come first and without TCSADRAIN: a terminal that has stopped reading takes no
  // sequences, and it must neither keep its raw mode nor keep the process from ending.
  for (int i = 0; i < 2; i++) {
    if (state->fds[i] >= 0) tcsetattr(state->fds[i], TCSANOW, &state->modes[i]);
  }
  write_sequence(&state->screen);
}
