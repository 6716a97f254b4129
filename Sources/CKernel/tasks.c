#define _GNU_SOURCE
#include "CKernel.h"
#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Swift's tasks run on Dispatch's threads, and a forked process has none of its parent's threads: no
// task of a later cell would ever run. Here tasks run on a thread of the kernel's own, which each
// state starts when it first needs it; on one thread, so that they take turns in the same order
// each time. Those of the main actor wait until the cell's top-level code has ended, as in a program.
// A cell is over when its tasks are: so no state is left with half of one.

typedef struct job job;
typedef struct waiting {
  job *job;
  void (*function)(void *);  // to be called with the job, if it is not one that Swift gave itself
  struct timespec due;  // for those that sleep
  struct waiting *next;
} waiting;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t change;
static waiting *ready, **ready_end = &ready;
static waiting *of_main, **of_main_end = &of_main;
static waiting *asleep;  // the first due first
static int is_started, is_busy;
typedef struct {
  void *identity;
  uintptr_t implementation;
} executor;
static __attribute__((swiftcall)) void (*run_job)(job *, executor);
static __attribute__((swiftcall)) executor (*main_executor)(void);

static int is_later(struct timespec a, struct timespec b) {
  return a.tv_sec != b.tv_sec ? a.tv_sec > b.tv_sec : a.tv_nsec > b.tv_nsec;
}

static void append(waiting *item) {
  item->next = NULL;
  *ready_end = item;
  ready_end = &item->next;
}

static void wake_due(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  while (asleep && !is_later(asleep->due, now)) {
    waiting *item = asleep;
    asleep = item->next;
    append(item);
  }
}

static void *work(void *unused) {
  (void)unused;
  pthread_mutex_lock(&lock);
  while (1) {
    wake_due();
    if (ready) {
      waiting *item = ready;
      ready = item->next;
      if (!ready) ready_end = &ready;
      is_busy = 1;
      pthread_mutex_unlock(&lock);
      if (item->function)
        item->function(item->job);
      else
        run_job(item->job, (executor){0});
      free(item);
      pthread_mutex_lock(&lock);
      is_busy = 0;
      pthread_cond_broadcast(&change);
    } else if (asleep) {
      pthread_cond_timedwait(&change, &lock, &asleep->due);
    } else {
      pthread_cond_wait(&change, &lock);
    }
  }
  return NULL;
}

static void add(job *job, unsigned long long nanoseconds, void (*function)(void *)) {
  waiting *item = calloc(1, sizeof *item);
  if (!item) abort();
  item->job = job;
  item->function = function;
  pthread_mutex_lock(&lock);
  if (nanoseconds == 0) {
    append(item);
  } else {
    clock_gettime(CLOCK_MONOTONIC, &item->due);
    unsigned long long sum = (unsigned long long)item->due.tv_nsec + nanoseconds % 1000000000;
    item->due.tv_sec += (time_t)(nanoseconds / 1000000000 + sum / 1000000000);
    item->due.tv_nsec = (long)(sum % 1000000000);
    waiting **place = &asleep;
    while (*place && !is_later((*place)->due, item->due)) place = &(*place)->next;
    item->next = *place;
    *place = item;
  }
  if (!is_started) {
    pthread_t thread;
    is_started = pthread_create(&thread, NULL, work, NULL) == 0;
    if (is_started) pthread_detach(thread);
  }
  pthread_cond_broadcast(&change);
  pthread_mutex_unlock(&lock);
}

static __attribute__((swiftcall)) void enqueue(job *job, void *original) {
  (void)original;
  add(job, 0, NULL);
}

static __attribute__((swiftcall)) void enqueue_after(
    unsigned long long delay, job *job, void *original) {
  (void)original;
  add(job, delay, NULL);
}

// A deadline is a time of a clock: 0 for the one that stops while the machine sleeps, 1 for the one
// that does not.
static __attribute__((swiftcall)) void enqueue_at(
    long long seconds, long long nanoseconds, long long tolerance_seconds,
    long long tolerance_nanoseconds, int clock, job *job, void *original) {
  (void)tolerance_seconds, (void)tolerance_nanoseconds, (void)original;
  struct timespec now;
  clock_gettime(clock == 1 ? CLOCK_BOOTTIME : CLOCK_MONOTONIC, &now);
  long long left = (seconds - now.tv_sec) * 1000000000 + nanoseconds - now.tv_nsec;
  add(job, left > 0 ? (unsigned long long)left : 0, NULL);
}

static __attribute__((swiftcall)) void enqueue_main(job *job, void *original) {
  (void)original;
  waiting *item = calloc(1, sizeof *item);
  if (!item) abort();
  item->job = job;
  pthread_mutex_lock(&lock);
  *of_main_end = item;
  of_main_end = &item->next;
  pthread_cond_broadcast(&change);
  pthread_mutex_unlock(&lock);
}

static int has_used_dispatch, has_lost_dispatch;

static void make_change(void) {
  pthread_condattr_t monotonic;
  pthread_condattr_init(&monotonic);
  pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
  pthread_cond_init(&change, &monotonic);
}

static void hold(void) { pthread_mutex_lock(&lock); }
static void let_go(void) { pthread_mutex_unlock(&lock); }

static void forget_threads(void) {
  pthread_mutex_init(&lock, NULL);
  is_started = 0;
  // The parent's thread waits for it there, but not here.
  make_change();
  if (has_used_dispatch) has_lost_dispatch = 1;
}

void gradus_take_tasks(void) {
  make_change();
  pthread_atfork(hold, let_go, forget_threads);
  *(void **)&run_job = dlsym(RTLD_DEFAULT, "swift_job_run");
  *(void **)&main_executor = dlsym(RTLD_DEFAULT, "swift_task_getMainExecutor");
  if (!run_job || !main_executor) return;
  struct {
    const char *name;
    void *function;
  } hooks[] = {
      {"swift_task_enqueueGlobal_hook", (void *)enqueue},
      {"swift_task_enqueueGlobalWithDelay_hook", (void *)enqueue_after},
      {"swift_task_enqueueGlobalWithDeadline_hook", (void *)enqueue_at},
      {"swift_task_enqueueMainExecutor_hook", (void *)enqueue_main},
  };
  for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++) {
    void **hook = dlsym(RTLD_DEFAULT, hooks[i].name);
    if (hook) *hook = hooks[i].function;
  }
}

void gradus_finish_tasks(void) {
  pthread_mutex_lock(&lock);
  while (ready || asleep || is_busy || of_main) {
    waiting *item = of_main;
    if (!item) {
      pthread_cond_wait(&change, &lock);
      continue;
    }
    of_main = item->next;
    if (!of_main) of_main_end = &of_main;
    pthread_mutex_unlock(&lock);
    run_job(item->job, main_executor());
    free(item);
    pthread_mutex_lock(&lock);
  }
  pthread_mutex_unlock(&lock);
}

// Dispatch itself: what is given to it in a state whose forebears have used it would never run. The
// dynamic loader finds these before Dispatch's own.

// Whether the caller is Swift's runtime, whose sleeping tasks go to Dispatch past all hooks.
static int is_runtime(void *caller) {
  Dl_info library;
  return dladdr(caller, &library) && strstr(library.dli_fname, "libswift_Concurrency") != NULL;
}

// Nanoseconds until a time of Dispatch's: its two highest bits tell the clock.
static unsigned long long time_until(uint64_t when) {
  if (when == UINT64_MAX) return when >> 2;
  struct timespec now;
  int64_t due;
  if (!(when >> 63)) {
    clock_gettime(CLOCK_MONOTONIC, &now);
    due = (int64_t)when;
  } else if (when >> 62 == 2) {
    clock_gettime(CLOCK_BOOTTIME, &now);
    due = (int64_t)(when & ~((uint64_t)3 << 62));
  } else {
    clock_gettime(CLOCK_REALTIME, &now);
    due = -(int64_t)when;
  }
  int64_t left = due - (int64_t)now.tv_sec * 1000000000 - now.tv_nsec;
  return left > 0 ? (unsigned long long)left : 0;
}

static void check_dispatch(void) {
  has_used_dispatch = 1;
  if (!has_lost_dispatch) return;
  fputs(
      "Fatal error: an earlier cell has used Dispatch, and its threads do not reach into later "
      "cells: use `Task`, `Thread`, or Dispatch in one cell only\n",
      stderr);
  abort();
}

#define forward(name, parameters, arguments)                                \
  void name parameters {                                                    \
    check_dispatch();                                                       \
    void(*real) parameters = (void(*) parameters)dlsym(RTLD_NEXT, #name);   \
    if (!real) abort();                                                     \
    real arguments;                                                         \
  }

void dispatch_async_f(void *queue, void *context, void (*function)(void *)) {
  if (is_runtime(__builtin_return_address(0))) return add(context, 0, function);
  check_dispatch();
  void (*real)(void *, void *, void (*)(void *)) =
      (void (*)(void *, void *, void (*)(void *)))dlsym(RTLD_NEXT, "dispatch_async_f");
  if (!real) abort();
  real(queue, context, function);
}

void dispatch_after_f(uint64_t when, void *queue, void *context, void (*function)(void *)) {
  if (is_runtime(__builtin_return_address(0))) return add(context, time_until(when), function);
  check_dispatch();
  void (*real)(uint64_t, void *, void *, void (*)(void *)) =
      (void (*)(uint64_t, void *, void *, void (*)(void *)))dlsym(RTLD_NEXT, "dispatch_after_f");
  if (!real) abort();
  real(when, queue, context, function);
}

forward(dispatch_async, (void *queue, void *block), (queue, block))
forward(dispatch_barrier_async, (void *queue, void *block), (queue, block))
forward(dispatch_group_async, (void *group, void *queue, void *block), (group, queue, block))
forward(dispatch_after, (uint64_t when, void *queue, void *block), (when, queue, block))
