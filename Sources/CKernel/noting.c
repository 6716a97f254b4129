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
  // Where the cell's top-level code was when it last did each of these, or 1 where nobody knows.
  uintptr_t sites[gradus_event_count];
  uintptr_t base;  // where the cell's library lies
} *noted;

static void **cell_frame;
static pthread_t cell_thread;
static int is_running;

// Follows the frame pointers from here down to the cell's top-level code.
static uintptr_t site_in_cell(void) {
  if (!cell_frame || !pthread_equal(pthread_self(), cell_thread)) return 0;
  uintptr_t site = 0;
  void **frame = __builtin_frame_address(0);
  while (frame[0] != cell_frame) {
    site = (uintptr_t)frame[1];
    void **next = frame[0];
    if (next <= frame || next > cell_frame) return 0;
    frame = next;
  }
  return site;
}

void gradus_note(enum gradus_event event) {
  if (!noted || !is_running) return;
  // A throw by another thread is caught there, or ends the cell with no place of its own.
  uintptr_t site = site_in_cell();
  if (event == gradus_threw) {
    if (site) noted->sites[event] = site;
  } else if (!noted->sites[event]) {
    noted->sites[event] = site ? site : 1;
  }
}

static void note_throw(void) { gradus_note(gradus_threw); }

void gradus_watch(void) {
  noted = mmap(NULL, sizeof *noted, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (noted == MAP_FAILED) {
    noted = NULL;
    return;
  }
  // Swift's runtime calls back at every throw.
  void (*set_handler)(void (*)(void)) =
      (void (*)(void (*)(void)))dlsym(RTLD_DEFAULT, "_swift_setWillThrowHandler");
  if (set_handler) set_handler(note_throw);
  _Atomic(void *) *typed = dlsym(RTLD_DEFAULT, "_swift_willThrowTypedImpl");
  if (typed) atomic_store(typed, (void *)note_throw);
}

__attribute__((noinline)) int gradus_run_cell(
    int (*entry)(int, char **), int count, char **arguments) {
  Dl_info library;
  if (noted) {
    for (int event = 0; event < gradus_event_count; event++) noted->sites[event] = 0;
    noted->base = dladdr((void *)entry, &library) ? (uintptr_t)library.dli_fbase : 0;
    cell_frame = __builtin_frame_address(0);
    cell_thread = pthread_self();
  }
  is_running = 1;
  int result = entry(count, arguments);
  gradus_finish_tasks();
  is_running = 0;
  cell_frame = NULL;
  return result;
}

unsigned long gradus_noted(enum gradus_event event) {
  if (!noted || !noted->sites[event]) return 0;
  return noted->sites[event] > noted->base && noted->base ? noted->sites[event] - noted->base : 1;
}
