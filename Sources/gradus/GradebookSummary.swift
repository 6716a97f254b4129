import BatchGrading
import Foundation

/// What grading came to, for people in a few lines and for programs as JSON.
struct GradebookSummary: Encodable {
  private let students: Int
  private let standings: [String: Int]
  private let results: String
  private let needALook: Int
  private let faults: Int
  private let missing: Int

  init(_ gradebook: Gradebook, results: String) {
    students = gradebook.rows.count
    let counts = gradebook.counts
    standings = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
    self.results = results
    needALook = gradebook.rows.reduce(0) { $0 + $1.entries.count { $0.attention != nil } }
    faults = counts[.graderFault] ?? 0
    missing = counts[.notGradedYet] ?? 0
  }

  func tell(_ arguments: Arguments) throws -> ExitStatus {
    if arguments.has(.json) {
      try Terminal.print(json: self)
    } else {
      let list = GradebookEntry.Standing.allCases.compactMap { standing in
        standings[standing.rawValue].map { "\($0) \(standing.rawValue)" }
      }
      Terminal.print("\(counted(students, "student")): \(list.joined(separator: ", "))")
      if needALook > 0 {
        Terminal.print("\(needALook) \(needALook == 1 ? "needs" : "need") a look: see index.html")
      }
      Terminal.print("\(results)/gradebook.csv\n\(results)/index.html")
    }
    if missing > 0 {
      Terminal.complain(
        "gradus: \(counted(missing, "submission")) not graded yet: run the missing shard again")
    }
    return faults + missing == 0 ? .success : .failure
  }
}
