// Keys, mouse and the self-pipe, merged into one stream of events.

#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/// A resume that `gl_suspend` owes to the next call of `gl_next`.
static bool owes_resume;

static const struct {
  int curses;
  int key;
} key_table[] = {
    {KEY_ENTER, GL_KEY_ENTER},         {KEY_BTAB, GL_KEY_BACKTAB},
    {KEY_BACKSPACE, GL_KEY_BACKSPACE}, {KEY_DC, GL_KEY_DELETE},
    {KEY_IC, GL_KEY_INSERT},           {KEY_UP, GL_KEY_UP},
    {KEY_DOWN, GL_KEY_DOWN},           {KEY_LEFT, GL_KEY_LEFT},
    {KEY_RIGHT, GL_KEY_RIGHT},         {KEY_SLEFT, GL_KEY_SHIFT_LEFT},
    {KEY_SRIGHT, GL_KEY_SHIFT_RIGHT},  {KEY_HOME, GL_KEY_HOME},
    {KEY_END, GL_KEY_END},             {KEY_PPAGE, GL_KEY_PAGE_UP},
    {KEY_NPAGE, GL_KEY_PAGE_DOWN},
};

void gl_input_open(void) {
  // What terminals really send where terminfo knows another sequence or none.
  static const struct {
    const char *sequence;
    int key;
  } usual[] = {
      {"\033[A", KEY_UP},       {"\033[B", KEY_DOWN},       {"\033[C", KEY_RIGHT},
      {"\033[D", KEY_LEFT},     {"\033[1;2C", KEY_SRIGHT},  {"\033[1;2D", KEY_SLEFT},
      {"\033[H", KEY_HOME},     {"\033[F", KEY_END},        {"\033[1~", KEY_HOME},
      {"\033[4~", KEY_END},     {"\033[7~", KEY_HOME},      {"\033[8~", KEY_END},
      {"\033[5~", KEY_PPAGE},   {"\033[6~", KEY_NPAGE},     {"\033[2~", KEY_IC},
      {"\033[3~", KEY_DC},      {"\033[Z", KEY_BTAB},
  };
  for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
    if (key_defined(usual[i].sequence) == 0) define_key(usual[i].sequence, usual[i].key);
  }
}

static bool key_event(int code, gl_event *event) {
  event->kind = GL_EVENT_KEY;
  for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++) {
    if (key_table[i].curses != code) continue;
    event->code = key_table[i].key;
    return true;
  }
  if (code > KEY_F0 && code <= KEY_F0 + 24) {
    event->code = GL_KEY_FUNCTION + code - KEY_F0;
    return true;
  }
  return false;
}

static bool character_event(wint_t character, gl_event *event) {
  event->kind = GL_EVENT_KEY;
  switch (character) {
    case '\t': event->code = GL_KEY_TAB; return true;
    case '\r':
    case '\n': event->code = GL_KEY_ENTER; return true;
    case 27: event->code = GL_KEY_ESCAPE; return true;
    case 8:
    case 127: event->code = GL_KEY_BACKSPACE; return true;
  }
  if (character >= 1 && character <= 26) {
    *event = (gl_event){.kind = GL_EVENT_CONTROL, .code = (int)character};
    return true;
  }
  *event = (gl_event){.kind = GL_EVENT_CHARACTER, .code = (int)character};
  return character >= 32;
}

static bool mouse_event(gl_event *event) {
  MEVENT mouse;
  if (getmouse(&mouse) != OK) return false;
  *event = (gl_event){.kind = GL_EVENT_MOUSE, .x = mouse.x, .y = mouse.y};
  if (mouse.bstate & BUTTON4_PRESSED) {
    event->code = GL_MOUSE_WHEEL_UP;
  } else if (mouse.bstate & BUTTON5_PRESSED) {
    event->code = GL_MOUSE_WHEEL_DOWN;
  } else if (mouse.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON1_DOUBLE_CLICKED |
                             BUTTON1_TRIPLE_CLICKED)) {
    // Curses merges a press and a release that arrive together into a click.
    event->code = GL_MOUSE_PRESS;
  } else if (mouse.bstate & BUTTON1_RELEASED) {
    event->code = GL_MOUSE_RELEASE;
  } else if (mouse.bstate & REPORT_MOUSE_POSITION) {
    event->code = GL_MOUSE_DRAG;
  } else {
    return false;
  }
  return true;
}

/// Takes one key out of what curses has or can read; false when there is none for us.
///
/// `was_empty` says that nothing at all could be read, as opposed to something without meaning.
static bool read_key(gl_event *event, bool *was_empty) {
  wint_t character = 0;
  errno = 0;
  int status = wget_wch(gl_state.keys, &character);
  *was_empty = status == ERR;
  if (status == ERR) return false;
  if (status == OK) return character_event(character, event);
  if (character == KEY_MOUSE) return mouse_event(event);
  return key_event((int)character, event);
}

/// Whether the other end is gone: readable for poll, but nothing comes out.
static bool is_at_end(short revents) {
  if (revents & (POLLHUP | POLLERR | POLLNVAL)) return true;
  if (!(revents & POLLIN)) return false;
  if (errno == EIO || errno == ENXIO || errno == EBADF) return true;
  int waiting = 0;
  struct pollfd again = {.fd = gl_state.input_fd, .events = POLLIN};
  return ioctl(gl_state.input_fd, FIONREAD, &waiting) == 0 && waiting == 0 &&
         poll(&again, 1, 0) == 1 && (again.revents & POLLIN);
}

static bool keeps_running = false;

void gl_keep_running(bool keeps) { keeps_running = keeps; }

static void stop_and_return(bool whole_group) {
  gl_leave();
  if (keeps_running) {
    gl_run_shell();
  } else {
    gl_signals_stop(whole_group);
  }
  // Asked to end while stopped: the shell keeps its terminal, there is nothing to enter.
  if (gl_signals_is_terminating()) return;
  gl_enter();
  owes_resume = true;
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

long long gl_now_milliseconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

gl_event gl_next(int timeout_milliseconds) {
  gl_event event = {.kind = GL_EVENT_END};
  if (!gl_state.is_open) return event;
  long long deadline = gl_now_milliseconds() + timeout_milliseconds;
  bool was_empty = false;
  for (;;) {
    if (gl_signals_next(&event)) {
      if (prepare(&event)) return event;
      continue;
    }
    if (owes_resume) {
      owes_resume = false;
      return (gl_event){.kind = GL_EVENT_RESUMED};
    }
    if (read_key(&event, &was_empty)) return event;
    if (!was_empty) continue;

    int wait = -1;
    if (timeout_milliseconds >= 0) {
      long long left = deadline - gl_now_milliseconds();
      wait = left > 0 ? (int)left : 0;
    }
    struct pollfd sources[2] = {
        {.fd = gl_state.input_fd, .events = POLLIN},
        {.fd = gl_signals_fd(), .events = POLLIN},
    };
    int ready = poll(sources, 2, wait);
    if (ready == 0) return (gl_event){.kind = GL_EVENT_NONE};
    if (ready < 0 || (sources[1].revents & POLLIN)) continue;
    if (read_key(&event, &was_empty)) return event;
    if (was_empty && is_at_end(sources[0].revents)) return (gl_event){.kind = GL_EVENT_END};
  }
}

void gl_suspend(void) {
  if (!gl_state.is_open || gl_state.is_away) return;
  stop_and_return(true);
}
