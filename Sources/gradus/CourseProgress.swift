import CellRunning
import CourseModel
import Foundation

/// A line for each lesson that runs, drawn anew as its cells finish; what is done stays above as
/// one line. In a pipe nothing is drawn.
final class CourseProgress: @unchecked Sendable {
  private struct Lesson {
    var name: String
    var cells: Int
    var done = 0
    var began = ContinuousClock.now
    var hasFailed = false
  }

  private let lock = NSLock()
  private var lessons: [Lesson]
  /// Lessons under way, in the order in which they began.
  private var running: [Int] = []
  private var linesDrawn = 0

  init(_ lessons: [CourseModel.Lesson]) {
    self.lessons = lessons.map { Lesson(name: $0.name, cells: $0.cells.count) }
  }

  func show(_ event: LessonEvent, ofLesson index: Int) {
    guard Terminal.isInteractive else { return }
    lock.withLock {
      switch event {
      case .started(let cell, _):
        guard cell == 0 else { return }
        lessons[index].began = .now
        running.append(index)
        draw(above: nil)
      case .progress: return
      case .finished(let cell, let result):
        lessons[index].done = cell + 1
        let hasFailed = result.status == .failed && result.failure?.kind != .expectation
        guard hasFailed || cell + 1 == lessons[index].cells else { return draw(above: nil) }
        running.removeAll { $0 == index }
        let seconds = ((ContinuousClock.now - lessons[index].began).seconds * 10).rounded() / 10
        let cells = counted(lessons[index].done, "cell")
        draw(above: "\(hasFailed ? "✗" : "✓") \(lessons[index].name): \(cells) in \(seconds) s")
      }
    }
  }

  /// Takes the lines of unfinished lessons away.
  func clear() {
    lock.withLock {
      running = []
      if linesDrawn > 0 { draw(above: nil) }
    }
  }

  private func draw(above finished: String?) {
    let width = 24
    let lines = running.map { index in
      let lesson = lessons[index]
      let filled = min(width, width * lesson.done / max(1, lesson.cells))
      let bar =
        String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      return "\(bar) \(lesson.done)/\(lesson.cells) \(lesson.name.prefix(40))\n"
    }
    let up = linesDrawn > 0 ? "\u{1B}[\(linesDrawn)A\r" : "\r"
    Terminal.write(
      up + "\u{1B}[J" + (finished.map { $0 + "\n" } ?? "") + lines.joined(), to: .standardError)
    linesDrawn = lines.count
  }
}
