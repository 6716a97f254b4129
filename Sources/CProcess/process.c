#include "CProcess.h"
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

pid_t gradus_fork(void) { return fork(); }

void gradus_die_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }
