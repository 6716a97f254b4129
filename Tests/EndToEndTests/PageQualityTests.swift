import Foundation
import Processes
import Testing

/// Every page of a built site as a validator, a screen reader and a phone find it.
@Suite(.enabled(if: PageChecks.areInstalled, "`make test-packages` has installed the checkers"))
struct PageQualityTests {
  @Test func `pages are valid, accessible, narrow enough, light and readable without scripts`()
    throws
  {
    let course = try TinyCourse()
    #expect(try course.gradus("build").termination == .exited(0))
    let finished = try PageChecks.run(on: course.root.appending(path: "site/public"))
    #expect(finished.termination == .exited(0), "\(finished.output)\(finished.errors)")
  }
}

enum PageChecks {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let packages = repository.appending(path: ".build/python").path

  static let areInstalled =
    Chromium.isInstalled && FileManager.default.fileExists(atPath: packages)
    && FileManager.default.isExecutableFile(atPath: "/usr/bin/java")

  static func run(on site: URL) throws -> FinishedProcess {
    let script = repository.appending(path: "scripts/check-pages.py").path
    return try Command(
      "/usr/bin/env", ["python3", script, site.path, "--packages", packages],
      environment: [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        "HOME": NSTemporaryDirectory(),
      ]
    ).run(timeout: .seconds(600))
  }
}
