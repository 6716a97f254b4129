import CourseModel
import Foundation

/// A row a student, a column an exercise: what became of everything, without the reports' words.
public struct Gradebook: Sendable {
  public struct Row: Sendable {
    public var student: Student
    /// In the order of the exercises.
    public var entries: [GradebookEntry]

    /// What the scored exercises add up to; excused ones are left out of the maximum.
    public var total: Double { entries.reduce(0) { $0 + ($1.score ?? 0) } }
    public var maximum: Int {
      entries.reduce(0) { $0 + ($1.standing == .excused ? 0 : $1.maximum) }
    }
    /// Whether the total is final: nothing waits for a run or for a human.
    public var isSettled: Bool {
      !entries.contains { [.ungradable, .graderFault, .notGradedYet].contains($0.standing) }
    }
  }

  public var exercises: [Exercise]
  public var rows: [Row] = []

  public init(exercises: [Exercise]) { self.exercises = exercises }

  /// How many entries there are of each standing.
  public var counts: [GradebookEntry.Standing: Int] {
    var counts: [GradebookEntry.Standing: Int] = [:]
    for row in rows { for entry in row.entries { counts[entry.standing, default: 0] += 1 } }
    return counts
  }
}

extension Gradebook {
  /// The gradebook for a spreadsheet. An empty score means that there is none, which is not zero.
  public var csv: String {
    var table = CSVText()
    var header: [CSVText.Cell] = ["student", "name", "section"]
    for exercise in exercises {
      header += [.text(exercise.name), .text("\(exercise.name) standing")]
    }
    header += ["total", "maximum", "settled", "attention"]
    table.append(header)
    for row in rows {
      var cells: [CSVText.Cell] = [
        .text(row.student.identifier), .text(row.student.name ?? ""),
        .text(row.student.section ?? ""),
      ]
      for entry in row.entries {
        cells += [.number(entry.score), .text(entry.standing.rawValue)]
      }
      let attention =
        (row.student.isUnknown ? ["not on the roster"] : [])
        + row.entries.compactMap { entry in
          entry.attention.map { "\(entry.exercise): \($0)" }
        }
      cells += [
        .number(row.total), .number(Double(row.maximum)), .text(row.isSettled ? "yes" : "no"),
        .text(attention.joined(separator: "; ").replacing("\n", with: " ")),
      ]
      table.append(cells)
    }
    return table.text
  }
}
