import Glibc

/// Bounds what every state may hold and write; forks inherit it.
///
/// Memory is counted as private writable pages (`RLIMIT_DATA`), which is what a cell allocates:
/// address space would also count libraries and what threads merely reserve.
func setLimits(memory: UInt, files: UInt) {
  limit(RLIMIT_DATA, to: memory)
  limit(RLIMIT_FSIZE, to: files)
  limit(RLIMIT_CORE, to: 0)
  limit(RLIMIT_STACK, to: 8 << 20)
}

private func limit(_ resource: __rlimit_resource, to bytes: UInt) {
  var current = rlimit()
  getrlimit(Int32(resource.rawValue), &current)
  current.rlim_cur = min(bytes, current.rlim_max)
  setrlimit(Int32(resource.rawValue), &current)
}

/// Ends the root, and with it every state, as soon as nobody holds the control pipe's other end.
///
/// The newest state may be deep in a cell and not read the pipe, so a thread of the root watches:
/// the root itself never runs a cell. Asking for no event still reports the hang-up.
func endWithRunner(control: Int32) {
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { argument in
      var watched = pollfd(fd: Int32(Int(bitPattern: argument)), events: 0, revents: 0)
      while poll(&watched, 1, -1) < 1 {}
      _exit(0)
    }, UnsafeMutableRawPointer(bitPattern: Int(control)))
}
