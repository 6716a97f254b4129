// gradus-sequence FILTER COUNT WORD… [COUNT WORD… …]
//
// Runs commands one after another until one fails, and ends as that one did; a signal is 128 and its
// number, as a shell says it. Each command is under the system-call filter read from the descriptor
// FILTER, which forbids it what this program does itself: starting another process. So one sandbox
// serves a compiler and a linker, and neither can leave anything running.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static struct sock_filter steps[4096];

static int fail(const char *what) {
  fprintf(stderr, "gradus-sequence: %s: %s\n", what, strerror(errno));
  return 125;
}

static int run(char **words, const struct sock_fprog *filter) {
  pid_t child = fork();
  if (child < 0) return fail("no process");
  if (child == 0) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, filter) < 0)
      _exit(fail("no filter"));
    execv(words[0], words);
    _exit(fail(words[0]));
  }
  int status;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return fail("no status");
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int main(int count, char **words) {
  int descriptor = count > 1 ? atoi(words[1]) : -1;
  size_t size = 0;
  ssize_t got;
  while ((got = read(descriptor, (char *)steps + size, sizeof steps - size)) > 0) size += got;
  if (got < 0 || size == 0) return fail("no filter");
  close(descriptor);
  struct sock_fprog filter = {size / sizeof *steps, steps};

  for (int next = 2; next < count;) {
    int length = atoi(words[next]);
    if (length < 1 || next + length >= count) return errno = EINVAL, fail(words[next]);
    // The word after the command is the next one's count: its place ends the list of words.
    char **command = words + next + 1, *following = command[length];
    command[length] = NULL;
    int status = run(command, &filter);
    if (status != 0) return status;
    command[length] = following;
    next += length + 1;
  }
  return 0;
}
