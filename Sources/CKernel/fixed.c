#define _GNU_SOURCE
#include "CKernel.h"
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdarg.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

// What would give other bytes on another day: the system's random source and its clock. The dynamic
// loader finds these before the libraries' own. Time stands still at the first second of 2001, where
// Foundation's own count begins; what measures durations and waits (the monotonic clocks) goes on.
enum { fixed_seconds = 978307200 };

// SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014. Forks
// inherit the counter, so that a cell's draws follow from the cells before it.
static uint64_t counter = 0x6772616475730000;

static uint64_t next_word(void) {
  uint64_t z = __atomic_add_fetch(&counter, 0x9e3779b97f4a7c15, __ATOMIC_RELAXED);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

// What is ordered by address, as a set of objects is, comes in the same order each time: the program
// starts itself again without random addresses, where the system lets it. It cannot be asked for
// from outside, as giving up root's powers brings them back.
__attribute__((constructor)) static void fix_addresses(int count, char **arguments) {
  int present = personality(0xffffffff);
  if (count < 1 || present < 0 || present & ADDR_NO_RANDOMIZE || getenv("GRADUS_STARTED")) return;
  if (personality((unsigned long)present | ADDR_NO_RANDOMIZE) < 0) return;
  setenv("GRADUS_STARTED", "1", 1);
  execv("/proc/self/exe", arguments);
}

// The C library's own, which need not enter the system.
static int (*system_clock)(clockid_t, struct timespec *);

__attribute__((constructor)) static void find_clock(void) {
  system_clock = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
}

static void fill(void *bytes, size_t count) {
  if (count > 0) gradus_note(gradus_drew);
  for (size_t done = 0; done < count; done += sizeof(uint64_t)) {
    uint64_t word = next_word();
    memcpy((char *)bytes + done, &word, count - done < sizeof word ? count - done : sizeof word);
  }
}

ssize_t getrandom(void *bytes, size_t count, unsigned flags) {
  (void)flags;
  fill(bytes, count);
  return (ssize_t)count;
}

int getentropy(void *bytes, size_t count) {
  fill(bytes, count);
  return 0;
}

void arc4random_buf(void *bytes, size_t count) { fill(bytes, count); }

uint32_t arc4random(void) {
  gradus_note(gradus_drew);
  return (uint32_t)(next_word() >> 32);
}

uint32_t arc4random_uniform(uint32_t bound) {
  gradus_note(gradus_drew);
  return bound ? (uint32_t)((unsigned __int128)next_word() * bound >> 64) : 0;
}

// The random device, which Foundation's UUID reads, is replaced by a file of random bytes.
static int open_random_bytes(void) {
  int file = memfd_create("random", MFD_CLOEXEC);
  char bytes[4096];
  fill(bytes, sizeof bytes);
  if (file < 0 || write(file, bytes, sizeof bytes) < 0 || lseek(file, 0, SEEK_SET) < 0) return -1;
  return file;
}

int open(const char *path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  int mode = va_arg(list, int);
  va_end(list);
  if (!strcmp(path, "/dev/urandom") || !strcmp(path, "/dev/random")) return open_random_bytes();
  return openat(AT_FDCWD, path, flags, mode);
}

static long raw_syscall(long number, long a, long b, long c, long d, long e, long f) {
  register long r10 __asm__("r10") = d;
  register long r8 __asm__("r8") = e;
  register long r9 __asm__("r9") = f;
  long result;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return result;
}

// Swift's SystemRandomNumberGenerator asks the system in this way. Other calls go through.
long syscall(long number, ...) {
  va_list list;
  va_start(list, number);
  long a[6];
  for (int i = 0; i < 6; i++) a[i] = va_arg(list, long);
  va_end(list);
  if (number == SYS_getrandom) return getrandom((void *)a[0], (size_t)a[1], (unsigned)a[2]);
  long result = raw_syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
  if (result > -4096 && result < 0) {
    errno = (int)-result;
    return -1;
  }
  return result;
}

// Dispatch reads the time of day to wait, which shows in nothing.
static void note_clock(void *caller) {
  Dl_info library;
  if (dladdr(caller, &library) && strstr(library.dli_fname, "libdispatch")) return;
  gradus_note(gradus_read_clock);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE && clock != CLOCK_TAI)
    return system_clock ? system_clock(clock, time) : (int)syscall(SYS_clock_gettime, clock, time);
  note_clock(__builtin_return_address(0));
  *time = (struct timespec){.tv_sec = fixed_seconds};
  return 0;
}

time_t time(time_t *result) {
  note_clock(__builtin_return_address(0));
  if (result) *result = fixed_seconds;
  return fixed_seconds;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  (void)zone;
  note_clock(__builtin_return_address(0));
  *now = (struct timeval){.tv_sec = fixed_seconds};
  return 0;
}

// Who waits until a time of day has counted from the one that stands still. A smaller number is one
// of a monotonic clock.
static struct timespec real_deadline(const struct timespec *deadline) {
  struct timespec result = *deadline;
  if (deadline->tv_sec < fixed_seconds - 1000000) return result;
  struct timespec now;
  raw_syscall(SYS_clock_gettime, CLOCK_REALTIME, (long)&now, 0, 0, 0, 0);
  result.tv_sec += now.tv_sec - fixed_seconds;
  result.tv_nsec += now.tv_nsec;
  if (result.tv_nsec >= 1000000000) {
    result.tv_nsec -= 1000000000;
    result.tv_sec++;
  }
  return result;
}

int sem_timedwait(sem_t *semaphore, const struct timespec *deadline) {
  struct timespec real = real_deadline(deadline);
  return sem_clockwait(semaphore, CLOCK_REALTIME, &real);
}

int pthread_cond_timedwait(
    pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex,
    const struct timespec *restrict deadline) {
  static int (*own)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
  if (!own)
    own = (int (*)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *))dlsym(
        RTLD_NEXT, "pthread_cond_timedwait");
  struct timespec real = real_deadline(deadline);
  return own(condition, mutex, &real);
}
