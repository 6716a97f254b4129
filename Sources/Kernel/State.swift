import CKernel
import Glibc

/// The process that holds what a lesson's cells have left behind, ready for the next cell.
///
/// To run a cell, a state forks. The child runs the cell and, if it comes through, *is* the next
/// state; its parent waits. So states form a stack on one control pipe: only the newest reads it,
/// and whatever ends the newest – a trap, `exit`, a limit, a kill from outside – gives the pipe
/// back to the state before, untouched.
///
/// A state that is dropped to save memory becomes a mere placeholder: see `becomePlaceholder`.
struct State {
  var control: Int32
  var status: Int32
  /// `gradus_notebook_open` of the loaded Notebook: takes the descriptor for a cell's frames.
  var openNotebook: @convention(c) (Int32, Int32) -> Void
  /// `gradus_notebook_flush` of the loaded Notebook: writes what it had put off.
  var flushNotebook: @convention(c) () -> Void
  /// Seconds of processor time that a cell may use; 0 for any.
  var cpuSeconds: UInt
  /// Frames of the cell that made this state.
  var frames: Int32 = -1
  /// The processes of the states before it, the root first.
  var ancestors: [pid_t] = []

  /// Runs cells until the control pipe ends.
  mutating func serve() -> Never {
    while let line = readCommandLine(from: control) {
      guard let command = Command(line: line) else {
        report("unreadable", line)
        continue
      }
      let parent = getpid()
      let child = gradus_fork()
      if child == 0 {
        run(command, parent: parent)
      } else if child < 0 {
        report("unforkable", String(cString: strerror(errno)))
      } else {
        let status = waitOrDrop(child)
        report("died", "\(child)", "\(status)", "\(gradus_noted(gradus_threw))")
      }
    }
    _exit(0)
  }

  /// Runs a cell in the fresh child `self`, and returns once the child is the next state.
  private mutating func run(_ command: Command, parent: pid_t) {
    dieWithParent(parent)
    ancestors.append(parent)
    report("started", "\(getpid())")
    redirect(STDOUT_FILENO, to: command.outputFile)
    redirect(STDERR_FILENO, to: command.errorFile)
    if frames >= 0 { close(frames) }
    frames = openForWriting(command.framesFile)
    openNotebook(frames, -1)

    guard let library = dlopen(command.library, RTLD_NOW | RTLD_GLOBAL),
      let symbol = dlsym(library, command.entry)
    else { giveUp(String(cString: dlerror())) }
    let entry = unsafeBitCast(symbol, to: Entry.self)
    gradus_limit_cpu(cpuSeconds)
    _ = gradus_run_cell(entry, CommandLine.argc, CommandLine.unsafeArgv)
    gradus_limit_cpu(0)
    flushNotebook()
    fflush(nil)
    let memory = memoryKilobytes(of: ancestors + [getpid()])
    report(
      "done", "\(getpid())", "\(memory)", "\(gradus_noted(gradus_drew))",
      "\(gradus_noted(gradus_read_clock))")
  }

  private func redirect(_ descriptor: Int32, to path: String) {
    let file = openForWriting(path)
    dup2(file, descriptor)
    close(file)
  }

  private func openForWriting(_ path: String) -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if file < 0 { giveUp("cannot write \(path): \(String(cString: strerror(errno)))") }
    return file
  }

  /// Ends a child that cannot run its cell, for a reason that is not the cell's.
  private func giveUp(_ reason: String) -> Never {
    report("broken", reason)
    _exit(1)
  }

  /// Writes one line to the status pipe: short enough to arrive whole.
  private func report(_ words: String...) {
    writeLine(words, to: status)
  }
}

/// The top-level code of a cell, compiled as a program's `main`.
private typealias Entry =
  @convention(c) (Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32

/// Writes the words as one line, separated by tabs, in one piece.
func writeLine(_ words: [String], to descriptor: Int32) {
  let text = words.joined(separator: "\t").prefix(2000).map { $0 == "\n" ? " " : $0 }
  let line = String(text) + "\n"
  _ = Array(line.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
}

/// Ends this process when the state before it ends; a fork does not inherit the wish.
private func dieWithParent(_ parent: pid_t) {
  gradus_die_with_parent()
  if getppid() != parent { _exit(0) }
}

/// The wait status with which the child ended; unless this state is dropped meanwhile.
private func waitOrDrop(_ child: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0 && errno == EINTR {
    if gradus_is_to_be_dropped() != 0 { becomePlaceholder(for: child) }
  }
  return status
}
