#define _GNU_SOURCE
#include "CKernel.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

// Shared by all states, so that the state before can read what a dead one left.
static struct {
  uintptr_t site;  // where the cell's top-level code was when the last error was thrown
  uintptr_t base;  // where the cell's library lies
} *last;

static void **cell_frame;
static pthread_t cell_thread;

// Follows the frame pointers from the throw down to the cell's top-level code.
static void note_throw(void) {
  if (!cell_frame || !pthread_equal(pthread_self(), cell_thread)) return;
  uintptr_t site = 0;
  void **frame = __builtin_frame_address(0);
  while (frame[0] != cell_frame) {
    site = (uintptr_t)frame[1];
    void **next = frame[0];
    if (next <= frame || next > cell_frame) return;
    frame = next;
  }
  last->site = site;
}

void gradus_watch_throws(void) {
  last = mmap(NULL, sizeof *last, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (last == MAP_FAILED) {
    last = NULL;
    return;
  }
  void (*set_handler)(void (*)(void)) =
      (void (*)(void (*)(void)))dlsym(RTLD_DEFAULT, "_swift_setWillThrowHandler");
  if (set_handler) set_handler(note_throw);
  _Atomic(void *) *typed = dlsym(RTLD_DEFAULT, "_swift_willThrowTypedImpl");
  if (typed) atomic_store(typed, (void *)note_throw);
}

__attribute__((noinline)) int gradus_run_cell(
    int (*entry)(int, char **), int count, char **arguments) {
  Dl_info library;
  if (last) {
    last->site = 0;
    last->base = dladdr((void *)entry, &library) ? (uintptr_t)library.dli_fbase : 0;
    cell_frame = __builtin_frame_address(0);
    cell_thread = pthread_self();
  }
  int result = entry(count, arguments);
  cell_frame = NULL;
  return result;
}

unsigned long gradus_last_throw(void) {
  return last && last->site > last->base ? last->site - last->base : 0;
}
