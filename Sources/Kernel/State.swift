import CKernel
import Glibc

/// The process that holds what a lesson's cells have left behind, ready for the next cell.
///
/// To run a cell, a state forks. The child runs the cell and, if it comes through, *is* the next
/// state; its parent waits. So states form a stack on one control pipe: only the newest reads it,
/// and whatever ends the newest – a trap, `exit`, a limit, a kill from outside – gives the pipe
/// back to the state before, untouched.
struct State {
  var control: Int32
  var status: Int32
  /// `gradus_notebook_open` of the loaded Notebook: takes the descriptor for a cell's frames.
  var openNotebook: @convention(c) (Int32, Int32) -> Void
  /// Frames of the cell that made this state.
  var frames: Int32 = -1

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
        let status = wait(for: child)
        report("died", "\(child)", "\(status)", "\(gradus_last_throw())")
      }
    }
    _exit(0)
  }

  /// Runs a cell in the fresh child `self`, and returns once the child is the next state.
  private mutating func run(_ command: Command, parent: pid_t) {
    dieWithParent(parent)
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
    _ = gradus_run_cell(entry, CommandLine.argc, CommandLine.unsafeArgv)
    fflush(nil)
    report("done", "\(getpid())")
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

/// The wait status with which the child ended.
private func wait(for child: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0 && errno == EINTR {}
  return status
}
