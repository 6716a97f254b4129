#define _GNU_SOURCE
#include "CKernel.h"
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

pid_t gradus_fork(void) { return fork(); }

void gradus_die_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

// The C library's own abort raises its signal from code without frame pointers, beyond which no
// backtrace reaches. This one traps where it stands, so that a failed cast has a line. The
// dynamic loader finds it before the C library's.
__attribute__((noreturn)) void abort(void) {
  __asm__ volatile("" : : "r"(__builtin_frame_address(0)));
  __builtin_trap();
}
