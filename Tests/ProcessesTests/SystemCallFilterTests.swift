import Foundation
import Processes
import Testing

@Suite(.enabled(if: Sandbox.unavailability() == nil, "bubblewrap works here"))
struct SystemCallFilterTests {
  /// What a script of Python prints inside.
  private func output(of script: String, allowsProcesses: Bool = false) throws -> String {
    let sandbox = Sandbox(
      mounts: [], scratchBytes: 0, hasSystemLibraries: true,
      systemCalls: SystemCallFilter(allowsProcesses: allowsProcesses))
    let finished = try sandbox.confining(Command("/usr/bin/python3", ["-c", script]), in: "/tmp")
      .run(timeout: .seconds(20))
    return finished.output.trimmingCharacters(in: .whitespacesAndNewlines) + finished.errors
  }

  @Test(arguments: [
    "import socket; socket.socket()", "import socket; socket.socket(socket.AF_UNIX)",
    "import socket; socket.socketpair()", "import os; os.memfd_create('m')",
    "import os; os.pidfd_open(os.getpid())",
    "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSTI, b'x')",
  ])
  func `what no computation needs is refused`(statement: String) throws {
    let script = """
      try:
        \(statement)
        print("done")
      except PermissionError:
        print("refused")
      """
    #expect(try output(of: script) == "refused")
  }

  @Test func `threads may be started, and processes only where they are allowed`() throws {
    let script = """
      import os, threading
      thread = threading.Thread(target=lambda: print("thread", flush=True))
      thread.start()
      thread.join()
      try:
        child = os.fork()
        if child == 0: os._exit(0)
        os.waitpid(child, 0)
        print("process")
      except PermissionError:
        print("refused")
      """
    #expect(try output(of: script) == "thread\nrefused")
    #expect(try output(of: script, allowsProcesses: true) == "thread\nprocess")
  }

  @Test func `inside there is nowhere to write, and nothing of the filter is left open`() throws {
    let script = """
      import os
      for folder in ["/", "/tmp", "/dev", "/dev/shm", "/usr", "/etc", "/proc/sys/kernel"]:
        try:
          open(folder + "/file", "w")
          print("wrote in", folder)
        except OSError: pass
      print(sorted(os.listdir("/proc/self/fd"))[:-1])
      """
    #expect(try output(of: script) == "['0', '1', '2']")
  }

  @Test func `without root's powers the limit on processes counts inside only`() throws {
    let sandbox = Sandbox(mounts: [], hasSystemLibraries: true)
    let command = Command(
      "/bin/sh", ["-c", "ulimit -a | grep -i process"], limits: ProcessLimits(processes: 7))
    let confined = sandbox.confining(command, in: "/tmp")
    if getuid() == 0 {
      #expect(confined.limits.processes == 7)
    } else {
      #expect(confined.limits.processes == nil)
      #expect(confined.arguments.contains("--nproc=7"))
    }
  }
}
