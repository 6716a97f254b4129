import Compiling
import CourseModel
import Foundation

/// What a report depends on beside the submission: two short names that change when it does.
public struct GradingVersion: Sendable, Hashable {
  /// The exercise's checks, solution, interface, limits and allowed imports.
  public var exercise: String
  /// The compiler, and the libraries that submissions and checks are linked with.
  public var compiler: String

  public init(exercise: String, compiler: String) {
    self.exercise = exercise
    self.compiler = compiler
  }
}

extension Grader {
  /// The version of what would grade this exercise now.
  ///
  /// An exercise's words, hints and known mistakes decide no score and are no part of it.
  public func version(of exercise: Exercise) -> GradingVersion {
    let folder = URL(fileURLWithPath: "\(course)/\(exercise.directory)")
    let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(".swift") }.sorted()
    var rules = exercise
    (rules.title, rules.statement, rules.hints, rules.starter) = ("", [], [], "")
    rules.feedbackHints = nil
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var texts = [(try? encoder.encode(rules)).map { String(decoding: $0, as: UTF8.self) } ?? ""]
    for file in files {
      let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
      texts += [file, text ?? "unreadable"]
    }
    return GradingVersion(
      exercise: Fingerprint(texts).description,
      compiler: Fingerprint([
        toolchain.identity, FileIdentity(products.submissionLibrary).description,
        FileIdentity(products.checkingLibrary).description,
      ]).description)
  }
}
