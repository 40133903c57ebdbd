// Asking a terminal whether it shows pictures, before anybody reads keys.

#define GL_LAYER 2
#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
  /// Milliseconds that an answer may take, over the slowest connection that pictures make sense on.
  longest_answer = 1000,
};

/// What lies between us and the terminal and keeps pictures to itself.
static int multiplexer(void) {
  const char *name = getenv("TERM");
  if (name == NULL) name = "";
  if (getenv("TMUX") != NULL || strncmp(name, "tmux", 4) == 0) return GL_MULTIPLEXER_TMUX;
  if (getenv("STY") != NULL || strncmp(name, "screen", 6) == 0) return GL_MULTIPLEXER_SCREEN;
  return GL_MULTIPLEXER_NONE;
}

/// Whether the device attributes are there, `ESC [ ? digits and semicolons c`: every terminal answers them, and we
/// have asked for them last.
static bool is_complete(const uint8_t *bytes, size_t count) {
  for (size_t i = 0; i + 3 < count; i++) {
    if (memcmp(bytes + i, "\033[?", 3) != 0) continue;
    size_t end = i + 3;
    while (end < count && (bytes[end] == ';' || (bytes[end] >= '0' && bytes[end] <= '9'))) end++;
    if (end < count && bytes[end] == 'c') return true;
  }
  return false;
}

void gl_pictures_ask(int input_fd, int output_fd, const char *question, gl_info *info) {
  info->multiplexer = multiplexer();
  if (info->multiplexer != GL_MULTIPLEXER_NONE) return;
  if (write(output_fd, question, strlen(question)) < 0) return;
  long long deadline = gl_now_milliseconds() + longest_answer;
  while (info->answer_length < sizeof info->answer) {
    long long left = deadline - gl_now_milliseconds();
    if (left <= 0) return;
    struct pollfd source = {.fd = input_fd, .events = POLLIN};
    int ready = poll(&source, 1, (int)left);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || !(source.revents & POLLIN)) return;
    ssize_t count = read(
        input_fd, info->answer + info->answer_length, sizeof info->answer - info->answer_length);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count <= 0) return;
    info->answer_length += (size_t)count;
    if (is_complete(info->answer, info->answer_length)) return;
  }
}
