#pragma once
#include <sys/types.h>

// Swift marks fork unavailable; the kernel's states are made by nothing else.
pid_t gradus_fork(void);
