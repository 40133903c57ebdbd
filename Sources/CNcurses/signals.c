// Signals become events through a pipe; those that end the process restore the terminal first.

#define GL_LAYER 1
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static const int event_signals[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
static const int fatal_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS};
_Static_assert(
    sizeof event_signals / sizeof *event_signals == gl_event_signals, "a handler for each signal");
_Static_assert(
    sizeof fatal_signals / sizeof *fatal_signals == gl_fatal_signals, "a handler for each signal");

enum {
  /// A program that hangs in its own loop must still be killable without SIGKILL.
  impatience = 3,
};

/// The part that this file writes.
static gl_signals_state *const state = &gl_state.signals;

static void post(unsigned char byte) {
  if (!atomic_load(&state->has_pipe)) return;
  int fd = atomic_load(&state->pipe_write);
  while (write(fd, &byte, 1) < 0 && errno == EINTR) {
  }
}

void gl_wake(void) {
  if (!atomic_exchange(&state->is_wake_pending, true)) post(0);
}

static bool is_termination(int signal) {
  return signal == SIGTERM || signal == SIGHUP || signal == SIGINT || signal == SIGQUIT;
}

static void on_event(int signal) {
  int saved_errno = errno;
  if (is_termination(signal) &&
      atomic_fetch_add(&state->terminations_pending, 1) + 1 >= impatience) {
    gl_restore_emergency();
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigaction(signal, &action, NULL);
    raise(signal);
  }
  post((unsigned char)signal);
  errno = saved_errno;
}

/// Says on standard error what a screen of its own would have swallowed.
static void report_fault(int signal) {
  char text[] = "ended by signal 00; SWIFT_BACKTRACE=enable=yes shows where\n";
  char *digits = text + sizeof "ended by signal " - 1;
  digits[0] = (char)('0' + signal / 10 % 10);
  digits[1] = (char)('0' + signal % 10);
  gl_restore_write(STDERR_FILENO, text, sizeof text - 1);
}

static void on_fatal(int signal, siginfo_t *info, void *context) {
  (void)context;
  gl_restore_emergency();
  if (!state->passes_faults_on) report_fault(signal);
  struct sigaction standard = {.sa_handler = SIG_DFL};
  for (int i = 0; i < gl_fatal_signals; i++) {
    if (fatal_signals[i] != signal) continue;
    sigaction(signal, state->passes_faults_on ? &state->previous_fatals[i] : &standard, NULL);
  }
  // A fault happens again on return and then meets the new handler, with a context of its own; a
  // signal that was sent has to be sent again.
  if (info == NULL || info->si_code <= 0) raise(signal);
}

static bool open_pipe(void) {
  if (atomic_load(&state->has_pipe)) return true;
  int ends[2];
  if (pipe(ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  }
  atomic_store(&state->pipe_read, ends[0]);
  atomic_store(&state->pipe_write, ends[1]);
  atomic_store(&state->has_pipe, true);
  return true;
}

bool gl_signals_save(void) {
  if (!open_pipe()) return false;
  for (int i = 0; i < gl_event_signals; i++) {
    sigaction(event_signals[i], NULL, &state->previous_events[i]);
  }
  for (int i = 0; i < gl_fatal_signals; i++) {
    sigaction(fatal_signals[i], NULL, &state->previous_fatals[i]);
  }
  sigaction(SIGPIPE, NULL, &state->previous_pipe);
  // Curses ignores SIGTSTP while it draws, so that a stop asked for just then is lost, unless it
  // does not find the default at its start.
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGTSTP, &ignore, NULL);
  return true;
}

void gl_signals_open(void) {
  if (state->is_installed) return;
  gl_event stale;
  while (gl_signals_next(&stale)) {
  }
  state->is_installed = true;
  // Left to itself, Swift's handler asks questions on a terminal that is only just restored.
  state->passes_faults_on = getenv("SWIFT_BACKTRACE") != NULL;

  stack_t stack = {.ss_sp = state->stack, .ss_size = sizeof state->stack};
  stack_t present;
  if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
    sigaltstack(&stack, NULL);
  }

  struct sigaction event = {.sa_handler = on_event, .sa_flags = SA_RESTART};
  sigfillset(&event.sa_mask);
  for (int i = 0; i < gl_event_signals; i++) sigaction(event_signals[i], &event, NULL);
  struct sigaction fatal = {.sa_sigaction = on_fatal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&fatal.sa_mask);
  for (int i = 0; i < gl_fatal_signals; i++) sigaction(fatal_signals[i], &fatal, NULL);
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigaction(SIGPIPE, &ignore, NULL);
}

void gl_signals_close(void) {
  state->is_installed = false;
  for (int i = 0; i < gl_event_signals; i++) {
    sigaction(event_signals[i], &state->previous_events[i], NULL);
  }
  for (int i = 0; i < gl_fatal_signals; i++) {
    sigaction(fatal_signals[i], &state->previous_fatals[i], NULL);
  }
  sigaction(SIGPIPE, &state->previous_pipe, NULL);
}

int gl_signals_fd(void) { return atomic_load(&state->pipe_read); }

bool gl_signals_is_terminating(void) { return atomic_load(&state->terminations_pending) > 0; }

bool gl_signals_next(gl_event *event) {
  unsigned char byte;
  ssize_t count;
  do {
    count = read(gl_signals_fd(), &byte, 1);
  } while (count < 0 && errno == EINTR);
  if (count != 1) return false;
  *event = (gl_event){0};
  switch (byte) {
    case 0:
      atomic_store(&state->is_wake_pending, false);
      event->kind = GL_EVENT_WAKE;
      break;
    case SIGWINCH:
      event->kind = GL_EVENT_RESIZE;
      break;
    case SIGCONT:
      event->kind = GL_EVENT_RESUMED;
      break;
    default:
      if (is_termination(byte)) atomic_store(&state->terminations_pending, 0);
      event->kind = GL_EVENT_TERMINATE;
      event->code = byte;
  }
  return true;
}

void gl_signals_stop(bool whole_group, int input_fd) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  struct sigaction previous_stop;
  struct sigaction previous_continue;
  sigaction(SIGTSTP, &standard, &previous_stop);
  sigaction(SIGCONT, &standard, &previous_continue);
  if (whole_group) {
    kill(0, SIGTSTP);
  } else {
    raise(SIGTSTP);
  }
  // Continued, but perhaps in the background, where touching the terminal is not for us.
  while (!gl_signals_is_terminating()) {
    pid_t foreground = tcgetpgrp(input_fd);
    if (foreground < 0 || foreground == getpgrp()) break;
    // SIGTTOU, as the kernel sends to a background process that draws; the shell says so.
    if (raise(SIGTTOU) != 0) break;
  }
  sigaction(SIGTSTP, &previous_stop, NULL);
  sigaction(SIGCONT, &previous_continue, NULL);
}
