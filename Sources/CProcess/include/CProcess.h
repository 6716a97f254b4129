#pragma once
#include <sys/types.h>

// Swift marks fork unavailable; the kernel's states are made by nothing else.
pid_t gradus_fork(void);

// Kills this process when the thread that forked it ends; prctl is variadic, which Swift cannot call.
void gradus_die_with_parent(void);
