#pragma once
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/types.h>

struct gradus_limit {
  int resource;
  rlim_t value;
};

struct gradus_command {
  const char *_Nonnull executable;
  char *_Nullable const *_Nonnull arguments;
  char *_Nullable const *_Nonnull environment;
  const char *_Nullable directory;
  // descriptors[i] becomes the child's descriptor i; -1 opens /dev/null. All others are closed.
  const int *_Nonnull descriptors;
  int descriptor_count;
  const struct gradus_limit *_Nullable limits;
  int limit_count;
};

// Starts the command in a process group of its own. Returns 0, or the errno of the step that
// failed (fork, chdir, exec, …), in which case no process is left.
int gradus_spawn(const struct gradus_command *_Nonnull command, pid_t *_Nonnull pid);

// A pipe whose ends no exec inherits. Returns 0 or errno.
int gradus_pipe(int ends[_Nonnull 2]);

// Swift does not import this one of the limits' names.
enum { gradus_limit_processes = RLIMIT_NPROC };

// A descriptor that polls readable when the process ends, or -1.
int gradus_pidfd(pid_t pid);

// A descriptor that polls readable once something was written to it, or -1.
int gradus_eventfd(void);

// Numbers of system calls that sandboxed code is refused, and of those that start a process.
const int *_Nonnull gradus_refused_calls(int *_Nonnull count);
const int *_Nonnull gradus_process_calls(int *_Nonnull count);

// Calls of which it depends on their arguments.
enum {
  gradus_call_clone = SYS_clone,
  gradus_call_clone3 = SYS_clone3,
  gradus_call_ioctl = SYS_ioctl,
};
