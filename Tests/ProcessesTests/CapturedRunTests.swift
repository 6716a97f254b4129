import Foundation
import Processes
import Testing

@Suite struct CapturedRunTests {
  @Test func `a child's failing is a value with both streams`() throws {
    let finished = try shell("echo out; echo err >&2; exit 3").run(timeout: .seconds(10))
    #expect(finished.termination == .exited(3))
    #expect(finished.output == "out\n")
    #expect(finished.errors == "err\n")
  }

  @Test func `a program that does not exist is machine trouble`() {
    #expect(throws: ProcessError.self) {
      try Command("/nowhere/program").run(timeout: .seconds(1))
    }
  }

  @Test func `input larger than a pipe goes through while output comes back`() throws {
    let input = [UInt8](repeating: 65, count: 1 << 20)
    let finished = try Command("/bin/cat").run(input: input, timeout: .seconds(10))
    #expect(finished.standardOutput == input)
  }

  @Test func `a time-out kills the child and what it started`() throws {
    let began = ContinuousClock.now
    let finished = try shell("trap '' TERM; sleep 61 & sleep 61").run(timeout: .milliseconds(300))
    #expect(finished.timedOut)
    #expect(finished.termination == .signaled(9))
    #expect(ContinuousClock.now - began < .seconds(5))
  }

  @Test func `endless output is stopped at its limit`() throws {
    let finished = try shell("yes").run(timeout: .seconds(20), outputLimit: 100_000)
    #expect(finished.outputLimitReached && !finished.timedOut)
    #expect(finished.standardOutput.count == 100_000)
  }

  @Test func `a background process holding the streams does not keep us waiting`() throws {
    let began = ContinuousClock.now
    let finished = try shell("sleep 61 & echo done").run(timeout: .seconds(30))
    #expect(finished.output == "done\n" && !finished.timedOut)
    #expect(ContinuousClock.now - began < .seconds(5))
  }

  @Test func `only the descriptors named are inherited`() throws {
    let pipe = try Pipe(for: "test")
    let finished = try Command(
      "/bin/sh", ["-c", "echo three >&3; ls /proc/self/fd | wc -l"], environment: path,
      inherited: [pipe.writing.descriptor]
    ).run(timeout: .seconds(10))
    // 0, 1, 2, 3, and the folder that ls itself has open; dash may hold none besides.
    #expect(finished.output.trimmingCharacters(in: .whitespacesAndNewlines) == "5")
    pipe.writing.close()
    var bytes = [UInt8](repeating: 0, count: 16)
    #expect(read(pipe.reading.descriptor, &bytes, 16) == 6)
  }

  @Test func `limits hold`() throws {
    var command = shell("while :; do :; done")
    command.limits.cpuSeconds = 1
    let finished = try command.run(timeout: .seconds(30))
    #expect(!finished.timedOut && finished.termination != .exited(0))
    #expect(finished.cpuSeconds < 3)
  }
}

@Suite(.enabled(if: Sandbox.unavailability() == nil, "bubblewrap works here"))
struct SandboxTests {
  @Test func `inside there is no network, no home, no other process, and no root`() throws {
    let sandbox = Sandbox(mounts: [], hasSystemLibraries: true)
    let script = """
      id -u; ls /home /root /work 2>/dev/null | wc -l; ls -d /proc/[0-9]* | wc -l
      cat /proc/net/route | wc -l; echo x > /usr/x || echo read-only
      """
    let finished = try sandbox.confining(shell(script), in: "/tmp").run(timeout: .seconds(10))
    let lines = finished.output.split(separator: "\n").map(String.init)
    #expect(lines.first != "0")
    #expect(lines.dropFirst().first == "0")
    #expect(Int(lines[2])! <= 4)
    #expect(Int(lines[3])! <= 1)
    #expect(lines.last == "read-only")
  }

  @Test(.enabled(if: getuid() == 0, "only root can start processes of another user"))
  func `many processes of the lessons' user leave a sandbox its own`() throws {
    let id = String(Sandbox.unusedID)
    let crowd = try (0..<70).map { _ in
      try Command("/usr/bin/setpriv", ["--reuid", id, "--clear-groups", "/bin/sleep", "60"]).start()
    }
    defer {
      for process in crowd {
        process.kill()
        _ = process.wait()
      }
    }
    #expect(Sandbox.unavailability() == nil)
  }

  @Test func `a detached daemon dies with the sandbox`() throws {
    let mark = "\(Int.random(in: 100_000...999_999)).5"
    let sandbox = Sandbox(mounts: [], hasSystemLibraries: true)
    _ = try sandbox.confining(shell("setsid sleep \(mark) & exit 0"), in: "/tmp")
      .run(timeout: .seconds(10))
    let left = try shell("sleep 0.1; pgrep -f '[s]leep \(mark)' | wc -l").run(timeout: .seconds(10))
    #expect(left.output.trimmingCharacters(in: .whitespacesAndNewlines) == "0")
  }
}

private let path = ["PATH": "/usr/bin:/bin"]

private func shell(_ script: String) -> Command {
  Command("/bin/sh", ["-c", script], environment: path)
}
