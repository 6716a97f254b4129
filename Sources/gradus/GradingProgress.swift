import BatchGrading
import Foundation
import Grading

/// How far a batch is, and how long it will still take: a bar on a terminal, and a line now and then
/// elsewhere.
final class GradingProgress: @unchecked Sendable {
  private let line = ProgressLine()
  private let began = ContinuousClock.now
  private var lastLine = ContinuousClock.now

  /// How often a line is written where there is no terminal.
  private static let pause = Duration.seconds(10)

  /// One call at a time.
  func show(_ progress: BatchProgress) {
    let left = Self.left(progress, seconds: (ContinuousClock.now - began).seconds)
    if Terminal.isInteractive {
      let last = progress.last.map { printable($0.student) }
      line.show(
        progress.done, of: progress.total, [left, last].compactMap(\.self).joined(separator: " · "))
    } else if ContinuousClock.now - lastLine >= Self.pause, progress.done < progress.total {
      lastLine = .now
      Terminal.complain(
        "\(progress.done) of \(progress.total) graded\(left.map { ", \($0)" } ?? "")")
    }
  }

  func clear() { line.clear() }

  /// From what was graded in this run: what was known took no time.
  static func left(_ progress: BatchProgress, seconds: Double) -> String? {
    let graded = progress.done - progress.known
    guard graded >= 3 else { return nil }
    let left = Double(progress.total - progress.done) * seconds / Double(graded)
    if left < 60 { return "less than a minute left" }
    return "about \(counted(Int((left / 60).rounded(.up)), "minute")) left"
  }

  static func sentence(_ summary: BatchSummary) -> String {
    var parts = ["\(summary.graded) of \(counted(summary.total, "submission")) graded"]
    if summary.known > 0 { parts.append("\(summary.known) known from before") }
    for (change, count) in summary.changes.sorted(by: { $0.key < $1.key }) {
      parts.append("\(count) again because \(change)")
    }
    if summary.faults > 0 {
      parts.append(
        "\(counted(summary.faults, "fault")) of the grader: flagged, not scored")
    }
    if summary.isCancelled { parts.append("stopped: run the same command to go on") }
    return parts.joined(separator: ", ")
  }
}
