// A shell of its own on the terminal, while the program runs: for Ctrl-Z during a measurement.

#define GL_LAYER 2
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/// Only what is allowed between fork and exec in a process with threads.
static void become_shell(const char *shell, int terminal, int screen) {
  // With frames coming in at standard input, or a report going out, the shell still gets the
  // terminal.
  if (!isatty(STDIN_FILENO)) dup2(terminal, STDIN_FILENO);
  if (!isatty(STDOUT_FILENO)) dup2(screen, STDOUT_FILENO);
  if (!isatty(STDERR_FILENO)) dup2(screen, STDERR_FILENO);
  setpgid(0, 0);
  signal(SIGTTOU, SIG_IGN);
  tcsetpgrp(terminal, getpid());
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execl(shell, shell, (char *)NULL);
  execl("/bin/sh", "sh", (char *)NULL);
  _exit(127);
}

/// Waits for the shell's end; ends it when somebody ends us.
static void wait_for_shell(pid_t child) {
  for (int rounds_left = 40;;) {
    int status = 0;
    pid_t ended = waitpid(child, &status, WNOHANG | WUNTRACED);
    if (ended == child && WIFSTOPPED(status)) kill(-child, SIGCONT);
    if (ended == child && !WIFSTOPPED(status)) return;
    if (ended < 0 && errno != EINTR) return;
    if (gl_signals_is_terminating()) {
      // Whoever does not listen for two seconds is not asked any more.
      kill(-child, rounds_left-- > 0 ? SIGHUP : SIGKILL);
      kill(-child, SIGCONT);
    }
    struct timespec pause = {.tv_nsec = 50 * 1000 * 1000};
    nanosleep(&pause, NULL);
  }
}

void gl_run_shell(int input_fd, int output_fd) {
  const char *shell = getenv("SHELL");
  if (shell == NULL || shell[0] != '/') shell = "/bin/sh";
  static const char text[] = "gaitlab continues to measure. Type exit to return.\r\n";
  if (write(output_fd, text, sizeof text - 1) < 0) return;
  pid_t child = fork();
  if (child < 0) return;
  if (child == 0) become_shell(shell, input_fd, output_fd);
  setpgid(child, child);
  wait_for_shell(child);
  // We are in the background now, where taking the terminal back would stop us.
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  struct sigaction previous;
  sigaction(SIGTTOU, &ignore, &previous);
  tcsetpgrp(input_fd, getpgrp());
  sigaction(SIGTTOU, &previous, NULL);
}
