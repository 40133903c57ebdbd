// Giving the terminal back when nothing may be relied upon any more.

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
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

static struct termios saved_modes[2];
static int saved_fds[2] = {-1, -1};

static char sequence[512];
static volatile sig_atomic_t sequence_length;
static char palette_sequence[64];
static volatile sig_atomic_t palette_length;
static volatile sig_atomic_t is_palette_changed;
static volatile sig_atomic_t is_armed;

void gl_restore_save(int input_fd, int output_fd) {
  int fds[2] = {input_fd, output_fd};
  for (int i = 0; i < 2; i++) {
    saved_fds[i] = tcgetattr(fds[i], &saved_modes[i]) == 0 ? fds[i] : -1;
  }
  // Only here: after a stop curses defines its palette entries again by itself.
  is_palette_changed = 0;
}

// `tputs` resolves padding; it reports through a function of one byte, hence the globals.
static char *collect_into;
static size_t collect_size;
static size_t collect_length;

static int collect(int byte) {
  if (collect_length < collect_size) collect_into[collect_length++] = (char)byte;
  return byte;
}

static void collect_capability(const char *name) {
  const char *text = tigetstr((char *)name);
  if (text != NULL && text != (char *)-1) tputs(text, 1, collect);
}

static void collect_text(const char *text) {
  while (*text) collect(*text++);
}

void gl_restore_prepare(bool has_mouse) {
  collect_into = sequence;
  collect_size = sizeof sequence;
  collect_length = 0;
  if (has_mouse) collect_text("\033[?1002l\033[?1000l\033[?1006l");
  collect_capability("sgr0");
  collect_capability("op");
  collect_capability("rmkx");
  collect_capability("cnorm");
  collect_capability("rmcup");
  collect_text("\r\n");
  sequence_length = (sig_atomic_t)collect_length;

  collect_into = palette_sequence;
  collect_size = sizeof palette_sequence;
  collect_length = 0;
  collect_capability("oc");
  palette_length = (sig_atomic_t)collect_length;
}

void gl_restore_palette_changed(void) { is_palette_changed = 1; }

void gl_restore_arm(void) { is_armed = 1; }

void gl_restore_disarm(void) { is_armed = 0; }

void gl_restore_modes(void) {
  // In the background `tcsetattr` would stop the process; the shell has its terminal already.
  for (int i = 0; i < 2; i++) {
    if (saved_fds[i] < 0) continue;
    pid_t foreground = tcgetpgrp(saved_fds[i]);
    if (foreground >= 0 && foreground != getpgrp()) continue;
    while (tcsetattr(saved_fds[i], TCSADRAIN, &saved_modes[i]) != 0 && errno == EINTR) {
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

void gl_restore_emergency(void) {
  if (!is_armed) return;
  is_armed = 0;
  // The modes come first and without TCSADRAIN: a terminal that has stopped reading takes no
  // sequences, and it must neither keep its raw mode nor keep the process from ending.
  for (int i = 0; i < 2; i++) {
    if (saved_fds[i] >= 0) tcsetattr(saved_fds[i], TCSANOW, &saved_modes[i]);
  }
  if (is_palette_changed) {
    gl_restore_write(gl_state.output_fd, palette_sequence, (size_t)palette_length);
  }
  gl_restore_write(gl_state.output_fd, sequence, (size_t)sequence_length);
}
