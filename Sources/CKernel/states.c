#define _GNU_SOURCE
#include "CKernel.h"
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

pid_t gradus_fork(void) { return fork(); }

void gradus_die_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

static volatile sig_atomic_t is_to_be_dropped;
static int status_pipe = -1;

static void note_drop(int signal) {
  (void)signal;
  is_to_be_dropped = 1;
}

static void tell_overtime(int signal) {
  (void)signal;
  if (write(status_pipe, "overtime\n", 9) < 0) _exit(1);
}

void gradus_handle_signals(int status) {
  status_pipe = status;
  // Without SA_RESTART: waiting for the next state's end is what it interrupts.
  struct sigaction drop = {.sa_handler = note_drop};
  sigaction(SIGUSR1, &drop, NULL);
  struct sigaction overtime = {.sa_handler = tell_overtime, .sa_flags = SA_RESTART};
  sigaction(SIGXCPU, &overtime, NULL);
}

int gradus_is_to_be_dropped(void) { return is_to_be_dropped; }

void gradus_limit_cpu(unsigned long seconds) {
  struct rlimit limit;
  getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = seconds && seconds < limit.rlim_max ? seconds : limit.rlim_max;
  setrlimit(RLIMIT_CPU, &limit);
}

// The C library's own abort raises its signal from code without frame pointers, beyond which no
// backtrace reaches. This one traps where it stands, so that a failed cast has a line. The
// dynamic loader finds it before the C library's.
__attribute__((noreturn)) void abort(void) {
  __asm__ volatile("" : : "r"(__builtin_frame_address(0)));
  __builtin_trap();
}
