import BatchGrading
import CourseModel
import Foundation
import Grading

/// `gradus similar DIR`: which submissions resemble each other more than the exercise explains.
enum Similar: Subcommand {
  static let name = "similar"
  static let summary = "Rank pairs of submissions by how much they share, starters excluded."
  static let operand: Operand? = Operand(
    name: "DIR", explanation: "a folder or zip of submissions, or a roster with paths")
  static let options =
    GradingOrder.options.filter { ["--exercise", "--results", "--roster"].contains($0.name) } + [
      Option(
        name: "--least", value: "PERCENT", explanation: "leave out pairs below (default: 30)"),
      Option(
        name: "--common", value: "N",
        explanation: "leave out what N submissions share (default: 10)"),
      .course,
    ]
  static let examples = [
    Example("gradus similar inbox", "list the pairs, and write inbox-grades/similar.html"),
    Example("gradus similar inbox --exercise hidden-deltas --least 60", "only the closest"),
  ]

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    guard let order = try GradingOrder(arguments, folder: arguments.operand!) else {
      return .failure
    }
    let least = Double(try arguments.wholeNumber(of: "--least") ?? 30) / 100
    let common = try arguments.wholeNumber(of: "--common") ?? 10
    let findings = order.exercises.map {
      SimilaritySearch(exercise: $0, commonFrom: common).search(
        order.taken.submissions, least: least)
    }
    for found in findings {
      Terminal.print("\(found.exercise.name): \(counted(found.compared, "submission")) compared")
      for (rank, pair) in found.pairs.enumerated() {
        let percent = Int((pair.similarity * 100).rounded())
        Terminal.print(
          "  \(rank + 1). \(percent) %  \(printable(pair.first.student)) and "
            + "\(printable(pair.second.student)), \(pair.shared) tokens")
      }
    }
    let page = try order.store.write(SimilarityPage(findings))
    Terminal.print("\n\(SimilarityPage.warning)\n\n\(page)")
    return .success
  }
}
