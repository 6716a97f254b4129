import Foundation
import Processes
import Testing

/// A built page in a real browser, without a network.
@Suite(.enabled(if: Chromium.isInstalled, "Debian's chromium is installed"))
struct BrowserTests {
  @Test func `a page shows outputs, a figure and mathematics, and its console stays quiet`() throws
  {
    let course = try TinyCourse()
    #expect(try course.gradus("build").termination == .exited(0))
    let page = try Chromium.open(course.root.appending(path: "site/public/01-doubling.html"))
    #expect(page.dom.contains("seven doubled: 14.0"))
    #expect(page.dom.contains("<svg"))
    #expect(page.dom.contains("class=\"katex"))
    #expect(page.dom.contains("<math"))
    // The theme's script ran: it marks the document.
    #expect(page.dom.contains("data-scripted"))
    #expect(page.console.isEmpty, "\(page.console)")
  }
}

enum Chromium {
  static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")

  /// The document after its scripts have run, and every line of its console.
  static func open(_ file: URL) throws -> (dom: String, console: [String]) {
    let profile = FileManager.default.temporaryDirectory.appending(path: "chromium-\(UUID())")
    defer { try? FileManager.default.removeItem(at: profile) }
    let finished = try Command(
      "/usr/bin/chromium",
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
        "--user-data-dir=\(profile.path)", "--virtual-time-budget=3000", "--dump-dom",
        file.absoluteString,
      ],
      environment: ["PATH": "/usr/bin:/bin", "HOME": profile.path]
    ).run(timeout: .seconds(120))
    let console = finished.errors.split(separator: "\n").filter { $0.contains("CONSOLE") }
    return (finished.output, console.map(String.init))
  }
}
