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

/// Sends the signals that the runner asks for, and ends the root, and with it every state, as soon
/// as nobody holds the other end of the pipe.
///
/// A line of the pipe is a state's process id and the signal, separated by a tab. The newest state
/// may be deep in a cell and not read its own pipe, so a thread of the root listens: the root itself
/// never runs a cell.
func sendSignals(from descriptor: Int32) {
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { argument in
      while let line = readCommandLine(from: Int32(Int(bitPattern: argument))) {
        let numbers = line.split(separator: "\t").compactMap { Int32($0) }
        // Never a whole group, whatever the line says.
        if numbers.count == 2, numbers[0] > 1 { kill(numbers[0], numbers[1]) }
      }
      _exit(0)
    }, UnsafeMutableRawPointer(bitPattern: Int(descriptor)))
}
