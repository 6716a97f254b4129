import Foundation
import Processes
import Testing

@Suite struct CommandSequenceTests {
  private func run(_ commands: [Command]) throws -> FinishedProcess {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let program = tests.deletingLastPathComponent().appending(path: "gradus-sequence").path
    let sequence = Command.sequence(
      of: commands, by: program, systemCalls: SystemCallFilter(allowsProcesses: false))
    return try sequence.run(timeout: .seconds(20))
  }

  private func shell(_ script: String) -> Command { Command("/bin/sh", ["-c", script]) }

  @Test func `commands run in turn until one fails`() throws {
    let finished = try run([shell("echo a"), shell("echo b; exit 3"), shell("echo c")])
    #expect(finished.output == "a\nb\n")
    #expect(finished.termination == .exited(3))
    #expect(try run([shell("echo a"), shell("echo b")]).termination.isSuccess)
  }

  @Test func `what a signal ends is told as a shell tells it`() throws {
    let finished = try run([shell("kill -9 $$"), shell("echo after")])
    #expect(finished.termination == .exited(128 + 9))
    #expect(finished.output.isEmpty)
  }

  @Test func `no command can start a process, or sees the filter`() throws {
    let finished = try run([shell("ls /proc/self/fd"), shell("echo after")])
    #expect(finished.output.isEmpty)
    #expect(finished.errors.contains("fork"))
    let script = "import os; print(sorted(os.listdir('/proc/self/fd'))[:-1])"
    #expect(
      try run([Command("/usr/bin/python3", ["-c", script])]).output == "['0', '1', '2']\n")
  }

  @Test func `a program that is not there is named`() throws {
    let finished = try run([Command("/nowhere/compiler")])
    #expect(finished.termination == .exited(125))
    #expect(finished.errors.contains("/nowhere/compiler: No such file"))
  }
}
