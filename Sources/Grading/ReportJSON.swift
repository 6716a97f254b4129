import CourseModel
import Foundation

/// A report as a program reads it.
public struct ReportJSON: Encodable {
  private let exercise: String
  /// `graded`, `ungradable`, `limitExceeded` or `graderFault`.
  private let outcome: String
  private let reason: String?
  private let diagnostics: [Diagnostic]?
  /// `null` where nothing was scored: that is not a score of zero.
  private let score: Int?
  private let maximum: Int
  private let verdicts: [Verdict]
  private let printed: String

  public init(_ report: Report) {
    exercise = report.exercise
    maximum = report.maximum
    verdicts = report.verdicts
    printed = report.printed
    score = report.verdicts.isEmpty ? nil : report.score
    switch report.outcome {
    case .graded: (outcome, reason, diagnostics) = ("graded", nil, nil)
    case .ungradable(let why, let list): (outcome, reason, diagnostics) = ("ungradable", why, list)
    case .limitExceeded(let why): (outcome, reason, diagnostics) = ("limitExceeded", why, nil)
    case .graderFault(let why): (outcome, reason, diagnostics) = ("graderFault", why, nil)
    }
  }

  public var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      // A factor between gradients may be infinite.
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }
}
