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
  private let verdicts: [WordedVerdict]
  private let printed: String
  private let reread: Rereading?

  public init(_ report: Report) {
    exercise = report.exercise
    maximum = report.maximum
    verdicts = report.verdicts.map(WordedVerdict.init)
    reread = report.reread
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

/// A verdict with its facts, and with what is said of them.
private struct WordedVerdict: Encodable {
  let verdict: Verdict

  init(_ verdict: Verdict) { self.verdict = verdict }

  private enum Key: String, CodingKey { case explanation }

  func encode(to encoder: any Encoder) throws {
    try verdict.encode(to: encoder)
    guard let sentences = verdict.feedback?.sentences, !sentences.isEmpty else { return }
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(sentences, forKey: .explanation)
  }
}
