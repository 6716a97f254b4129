import Foundation
import Processes
import Testing

/// An instructor without root's powers, which most have: the sandbox must hold all the same.
@Suite(.enabled(if: canBeAnother, "needs root, to be somebody else"))
struct UnprivilegedTests {
  @Test func `as an ordinary user right answers earn points and harm stays inside`() throws {
    let course = try TinyCourse()
    try FileManager.default.createDirectory(
      at: course.root.appending(path: "work"), withIntermediateDirectories: true)
    try course.write(
      "public func double(_ x: Double) -> Double { 2 * x }\n", to: "work/double-it.swift")
    _ = try Command("/usr/bin/chown", ["-R", "1000:1000", course.root.path])
      .run(timeout: .seconds(10))
    let right = try Self.check(course)
    #expect(right.termination == .exited(0), "\(right.output) \(right.errors)")
    #expect(!right.errors.contains("without a sandbox"), "\(right.errors)")

    try course.write(Self.harmful, to: "work/double-it.swift")
    let harmful = try Self.check(course)
    #expect(harmful.termination == .exited(1))
    #expect(
      harmful.output.contains("0 children, few threads, 0 files, 0 sockets, no home"),
      "\(harmful.output) \(harmful.errors)")
  }

  private static let harmful = """
    import Glibc

    @_silgen_name("fork") func split() -> Int32
    @_silgen_name("socket") func plug(_ family: Int32, _ kind: Int32, _ number: Int32) -> Int32

    public func double(_ x: Double) -> Double {
      var children = 0
      for _ in 0..<100 {
        let child = split()
        if child == 0 { while true { sleep(100) } }
        if child > 0 { children += 1 }
      }
      var threads = 0
      while threads < 1000 {
        var thread = pthread_t()
        if pthread_create(&thread, nil, { _ in while true { sleep(100) } }, nil) != 0 { break }
        threads += 1
      }
      var files = 0
      for folder in ["/tmp", "/dev/shm", "/dev", "/", "/usr", "."] {
        if open("\\(folder)/file", O_CREAT | O_WRONLY, 0o666) >= 0 { files += 1 }
      }
      let sockets = (1..<20).filter { plug(Int32($0), 1, 0) >= 0 }.count
      let places: [String] = ["/home", "/root", "\(package)/Package.swift", "/etc/passwd"]
      let home = places.contains { access($0, F_OK) == 0 }
      print(
        "\\(children) children, \\(threads < 64 ? "few" : "\\(threads)") threads, \\(files) files, "
          + "\\(sockets) sockets, \\(home ? "a" : "no") home")
      return 0
    }

    """

  private static func check(_ course: TinyCourse) throws -> FinishedProcess {
    try Command(
      "/usr/bin/setpriv", user + [TinyCourse.tool, "check", "double-it"],
      environment: ["PATH": "/usr/bin:/bin", "HOME": course.root.path],
      directory: course.root.path
    ).run(timeout: .seconds(180))
  }
}

/// Where the tool was built; a submission may see none of its sources.
private let package = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path

private let user = ["--reuid", "1000", "--regid", "1000", "--clear-groups"]

/// Whether another user could start the tool, which lies where it was built.
private let canBeAnother: Bool = {
  guard getuid() == 0 else { return false }
  let command = Command("/usr/bin/setpriv", user + [TinyCourse.tool, "--help"])
  return (try? command.run(timeout: .seconds(30)).termination) == .exited(0)
}()
