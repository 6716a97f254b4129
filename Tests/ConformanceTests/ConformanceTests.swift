import CellRunning
import Compiling
import CourseModel
import Foundation
import LessonParsing
import Testing

/// What a cell means, stated by examples: each lesson in `Lessons` says what its cells show, and
/// has to show it both when the course is built and when it is edited live.
@Suite struct ConformanceTests {
  @Test func `the suite is large`() { #expect(StatedLesson.names.count >= 80) }

  @Test(arguments: StatedLesson.names)
  func lesson(name: String) throws {
    let lesson = try StatedLesson(name, root: CourseFolder.path)
    let elsewhere = lesson.refusals.filter { refusal in
      !lesson.lesson.cells.contains { $0.contains(refusal.location) }
    }
    #expect(elsewhere.isEmpty, "only cells are to be refused")
    try CourseFolder.make(for: lesson.lesson)
    let runner = try CellRunner(
      root: CourseFolder.path, toolchain: .current(), products: .current(), usesCache: false)
    compare(lesson, way: "built", found: try lesson.built(runner))
    compare(lesson, way: "live", found: try lesson.live(runner))
  }

  /// Reports what the cells should have shown and have not.
  private func compare(_ lesson: StatedLesson, way: String, found: [Statement]) {
    for (cell, (stated, found)) in zip(lesson.statements, found).enumerated() {
      for difference in stated.differences(from: found) {
        let place = "\(lesson.lesson.name).md, cell \(cell + 1), \(way)"
        Issue.record(
          """
          \(place): \(difference.part)
          \(lines(difference.stated, marked: "−"))\(lines(difference.found, marked: "+"))
          """)
      }
    }
  }

  private func lines(_ text: String, marked mark: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { "  \(mark) \($0)\n" }.joined()
  }
}
