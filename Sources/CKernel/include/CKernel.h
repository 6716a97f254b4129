#pragma once
#include <sys/types.h>

// Swift marks fork unavailable; the kernel's states are made by nothing else.
pid_t gradus_fork(void);

// Kills this process when the thread that forked it ends; Swift cannot call prctl, a variadic.
void gradus_die_with_parent(void);

// Swift's runtime calls back at every throw; from then on the place of the last one is known.
void gradus_watch_throws(void);

// Calls a cell's top-level code.
int gradus_run_cell(
    int (*_Nonnull entry)(int, char *_Nullable *_Nullable), int count,
    char *_Nullable *_Nullable arguments);

// The offset in the last cell's library where its top-level code was when it last called what
// threw, or 0. The state before may ask after the cell's process has died.
unsigned long gradus_last_throw(void);
