import CellRunning
import CourseModel
import Foundation
import Testing

/// What a cell can reach. Where no sandbox can be had there is nothing to test.
@Suite(.enabled(if: KernelSandbox.unavailability == nil)) struct SandboxTests {
  @Test func `a cell reads its lesson's folder and the course's data, and writes to neither`()
    throws
  {
    for (folder, text) in [("Lessons/reads", "beside"), ("Data", "shared")] {
      let path = URL(fileURLWithPath: SampleCourse.root).appending(path: folder)
      try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: path.appending(path: "numbers.txt"))
    }
    let lesson = try Lesson.sample(
      "reads",
      [
        """
        import Foundation
        func read(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
        print(read("numbers.txt")!, read("../../Data/numbers.txt")!)
        print(fopen("numbers.txt", "a") == nil, fopen("../../Data/numbers.txt", "a") == nil)
        """
      ])
    let run = try SampleCourse.runner().run(lesson)
    #expect(run.text(0) == "beside shared\ntrue true\n")
  }

  @Test func `a cell reaches no file of the user's, no network and no other process`() throws {
    // Somebody else's file, in a folder that anybody can read.
    let secret = FileManager.default.temporaryDirectory.appending(path: "secret-\(getpid())")
    try Data("secret".utf8).write(to: secret)
    defer { try? FileManager.default.removeItem(at: secret) }
    let run = try Lesson.run(
      SampleCell(
        """
        import Foundation
        let files = FileManager.default
        print(files.fileExists(atPath: "\(secret.path)"), files.fileExists(atPath: "/etc/passwd"))
        let processes = try files.contentsOfDirectory(atPath: "/proc").compactMap { Int($0) }
        print(processes.count < 10, kill(\(getpid()), 0) == 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(80).bigEndian
        address.sin_addr.s_addr = UInt32(0x0101_0101)
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let connected = withUnsafePointer(to: &address) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, 16) }
        }
        print(connected, errno == ENETUNREACH)
        """),
      """
      try "x".write(toFile: files.temporaryDirectory.path + "/own", atomically: true, encoding: .utf8)
      print(getuid() == 0)
      """)
    #expect(run.text(0) == "false false\ntrue false\n-1 true\n")
    #expect(run.text(1) == "false\n")
  }

  @Test func `a link that a cell leaves in place of its output is not followed`() throws {
    let run = try Lesson.run(
      """
      import Foundation
      print("own")
      let folder = NSTemporaryDirectory()
      for name in try FileManager.default.contentsOfDirectory(atPath: folder)
      where name.hasSuffix("output") {
        unlink(folder + "/" + name)
        symlink("/etc/passwd", folder + "/" + name)
      }
      """)
    #expect(!run.text(0).contains("root"))
  }
}
