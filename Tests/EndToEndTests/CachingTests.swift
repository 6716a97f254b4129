import Foundation
import Processes
import Testing

/// Builds that are killed, that run side by side, and that say why they run what they run.
@Suite struct CachingTests {
  @Test func `a build after killed ones is the same bytes as an undisturbed one`() async throws {
    let undisturbed = try TinyCourse()
    #expect(try undisturbed.gradus("build").termination == .exited(0))
    let expected = try undisturbed.site()

    let course = try TinyCourse()
    for milliseconds in [40, 150, 400, 900, 1600] {
      let build = try course.start("build")
      try await Task.sleep(for: .milliseconds(milliseconds))
      build.kill()
      build.wait()
    }
    let built = try course.gradus("build")
    #expect(built.termination == .exited(0), "\(built.errors)")
    #expect(try course.site() == expected)
    let again = try Summary(course.gradus("build", "--json"))
    #expect(again.cellsRun == 0 && again.pagesWritten == 0)
  }

  @Test func `three builds of one course into one folder at once give what one gives`() throws {
    let alone = try TinyCourse()
    _ = try alone.gradus("build")
    let course = try TinyCourse()
    let builds = try (0..<3).map { _ in try course.start("build") }
    for build in builds { #expect(build.wait().termination == .exited(0)) }
    #expect(try course.site() == alone.site())
  }

  @Test func `the number of jobs does not show in the pages`() throws {
    let one = try TinyCourse()
    let four = try TinyCourse()
    #expect(try one.gradus("build", "--jobs", "1").termination == .exited(0))
    #expect(try four.gradus("build", "--jobs", "4").termination == .exited(0))
    #expect(try one.site() == four.site())
  }

  @Test func `build says why each cell was run`() throws {
    let course = try TinyCourse()
    _ = try course.gradus("build")
    try course.edit(TinyCourse.halving, replacing: "half(3)\n```", with: "half(5)\n```")
    let built = try course.gradus("build", "--why")
    #expect(built.output.contains("was run: its text changed"), "\(built.output)")
    #expect(!built.output.contains("01-doubling/Lesson.md:"), "\(built.output)")
    #expect(try course.gradus("build", "--why", "--fresh").output.contains("was run: --fresh"))
  }

  @Test func `a lesson that fails costs nothing again until it changes`() throws {
    let course = try TinyCourse()
    try course.edit(
      TinyCourse.halving, replacing: "half(3)\n```", with: "half(3)\n```\n\n```swift\nhalf(\n```")
    let first = try course.gradus("build")
    let again = try course.gradus("build", "--json")
    #expect(first.termination == .exited(1) && again.termination == .exited(1))
    #expect(try Summary(again).cellsRun == 0)
    #expect(again.errors == first.errors)
  }

  @Test func `the cache is shown, cleared and made again`() throws {
    let course = try TinyCourse()
    _ = try course.gradus("build")
    #expect(try course.gradus("cache").output.contains("of 2 lessons"))
    #expect(try course.gradus("cache", "--clear").termination == .exited(0))
    #expect(try course.gradus("cache").output.hasPrefix("0.0 MB: 0 runs"))
    #expect(try Summary(course.gradus("build", "--json")).lessonsRun.count == 2)
  }
}

extension TinyCourse {
  /// Every file of the built site.
  func site() throws -> [String: Data] {
    let folder = root.appending(path: "site/public")
    var files: [String: Data] = [:]
    for path in FileManager.default.subpaths(atPath: folder.path) ?? [] {
      let file = folder.appending(path: path)
      if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        files[path] = try Data(contentsOf: file)
      }
    }
    return files
  }
}
