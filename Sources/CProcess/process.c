#define _GNU_SOURCE
#include "CProcess.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int gradus_pidfd(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

int gradus_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int gradus_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) < 0 ? errno : 0; }

enum { highest = 64 };

// Between vfork and exec, in the parent's memory: nothing but async-signal-safe calls, and no write
// to what the parent may read but to this function's own variables.
static int become(const struct gradus_command *c, int report) {
  int moved[highest];
  setpgid(0, 0);
  if (c->descriptor_count > highest - 1) return EINVAL;
  for (int i = 0; i < c->descriptor_count; i++) {
    int from = c->descriptors[i] < 0 ? open("/dev/null", O_RDWR) : c->descriptors[i];
    moved[i] = fcntl(from, F_DUPFD_CLOEXEC, highest);
    if (moved[i] < 0) return errno;
  }
  for (int i = 0; i < c->descriptor_count; i++)
    if (dup2(moved[i], i) < 0) return errno;
  if (dup3(report, c->descriptor_count, O_CLOEXEC) < 0 && report != c->descriptor_count)
    return errno;
  close_range(c->descriptor_count + 1, ~0U, 0);
  if (c->directory && chdir(c->directory) < 0) return errno;
  for (int i = 0; i < c->limit_count; i++) {
    struct rlimit limit = {c->limits[i].value, c->limits[i].value};
    if (setrlimit(c->limits[i].resource, &limit) < 0) return errno;
  }
  // The parent's handlers must not run here: none is left when signals come through again.
  for (int s = 1; s < 32; s++) signal(s, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(c->executable, c->arguments, c->environment);
  return errno;
}

int gradus_spawn(const struct gradus_command *command, pid_t *pid) {
  int report[2];
  if (pipe2(report, O_CLOEXEC) < 0) return errno;
  // Kept above the child's descriptors, so that moving those cannot overwrite it.
  int above = fcntl(report[1], F_DUPFD_CLOEXEC, highest);
  if (above >= 0) {
    close(report[1]);
    report[1] = above;
  }
  // A copy of a large parent's page tables would cost more than all the rest of a start.
  sigset_t every, before;
  sigfillset(&every);
  pthread_sigmask(SIG_SETMASK, &every, &before);
  pid_t child = vfork();
  if (child == 0) {
    int error = become(command, report[1]);
    // By now the report's descriptor may have moved; both places are tried.
    if (write(report[1], &error, sizeof error) < 0 &&
        write(command->descriptor_count, &error, sizeof error) < 0)
      _exit(126);
    _exit(127);
  }
  int refusal = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (child < 0) {
    close(report[0]);
    close(report[1]);
    return refusal;
  }
  *pid = child;
  // In the parent as well, so that a kill of the group right after works in either order.
  setpgid(*pid, *pid);
  close(report[1]);
  int error = 0;
  ssize_t got;
  do got = read(report[0], &error, sizeof error);
  while (got < 0 && errno == EINTR);
  close(report[0]);
  if (got <= 0) return 0;
  while (waitpid(*pid, NULL, 0) < 0 && errno == EINTR) {}
  return error;
}
