#pragma once
#include <sys/types.h>

// Swift marks fork unavailable; the kernel's states are made by nothing else.
pid_t gradus_fork(void);

// Kills this process when the thread that forked it ends; Swift cannot call prctl, a variadic.
void gradus_die_with_parent(void);

// Lets SIGUSR1 end a wait, so that a state hears that it is to give up its memory; and from then on
// a cell that has used its processor time says so on the descriptor, in one line.
void gradus_handle_signals(int status);

// Whether SIGUSR1 has come.
int gradus_is_to_be_dropped(void);

// Limits the processor time of this process from now on; 0 is no limit.
void gradus_limit_cpu(unsigned long seconds);

// What is noted of a running cell.
enum gradus_event {
  gradus_threw,       // an error was thrown
  gradus_drew,        // a number was drawn from the system's random source
  gradus_read_clock,  // the time of day was read
  gradus_event_count
};

// From now on it is known where a running cell did these things.
void gradus_watch(void);
void gradus_note(enum gradus_event event);

// From now on Swift's tasks run on a thread of the kernel's; see tasks.c.
void gradus_take_tasks(void);

// Waits until no task is left to run. One that waits for something else does not count.
void gradus_finish_tasks(void);

// Calls a cell's top-level code.
int gradus_run_cell(
    int (*_Nonnull entry)(int, char *_Nullable *_Nullable), int count,
    char *_Nullable *_Nullable arguments);

// The offset in the last cell's library where its top-level code was when it last threw, or first
// did one of the others; 1 where nobody knows, 0 if it did not. The state before may ask after the
// cell's process has died.
unsigned long gradus_noted(enum gradus_event event);
