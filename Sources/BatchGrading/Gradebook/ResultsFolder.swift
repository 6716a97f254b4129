import CourseModel
import Foundation
import Grading

/// Makes the gradebook, and everything that people and programs read, from what was taken in, the
/// results kept, and the policy.
///
/// ```
/// gradebook.csv  index.html  junit.xml     for the instructor
/// students/ada/index.html                  for Ada
/// students/ada/gradescope.json             as Gradescope reads it; classroom.json likewise
/// students/ada/threshold-xor.json          the report; threshold-xor.exercism.json likewise
/// ```
public struct ResultsFolder: Sendable {
  public var store: ResultStore
  public var exercises: [Exercise]
  public var settlement: Settlement

  public init(store: ResultStore, exercises: [Exercise], settlement: Settlement) {
    self.store = store
    self.exercises = exercises
    self.settlement = settlement
  }
}

extension ResultsFolder {
  typealias Attempt = (submission: Submission, result: StoredResult?)

  /// Writes everything, one student after another: a thousand students' reports are not needed at
  /// the same time.
  public func write(_ taken: TakenIn, title: String) throws -> Gradebook {
    var gradebook = Gradebook(exercises: exercises)
    var junit = JUnitXML()
    let byStudent = Dictionary(grouping: taken.submissions, by: \.student)
    let problems = Dictionary(grouping: taken.problems, by: \.student)
    try makeFolder("\(store.folder)/students")
    for student in taken.students {
      let work = work(
        of: student, byStudent[student.identifier] ?? [], problems[student.identifier] ?? [])
      gradebook.rows.append(Gradebook.Row(student: student, entries: work.map(\.entry)))
      for item in work { junit.append(item.entry, item.exercise, item.report) }
      try writeFiles(of: student, work)
    }
    try writeWhole(Array(gradebook.csv.utf8), to: "\(store.folder)/gradebook.csv")
    try writeIfChanged(junit.text, to: "\(store.folder)/junit.xml")
    let index = InstructorPage(gradebook: gradebook, taken: taken, title: title)
    try writeIfChanged(index.text, to: "\(store.folder)/index.html")
    return gradebook
  }

  /// - Returns: `nil` where neither the upload nor the roster knows the student.
  public func explain(
    _ student: String, _ exercise: Exercise, _ taken: TakenIn, colour: Bool
  ) -> Explanation? {
    guard taken.students.contains(where: { $0.identifier == student }) else { return nil }
    let attempts = attempts(
      taken.submissions.filter { $0.student == student && $0.exercise == exercise.name })
    let problems = taken.problems.filter { $0.student == student }
    return Explanation(
      settle(student, exercise, attempts, problems), exercise, attempts, colour: colour)
  }

  typealias Work = [(entry: GradebookEntry, exercise: Exercise, report: Report?)]

  private func work(
    of student: Student, _ submissions: [Submission], _ problems: [IntakeProblem]
  ) -> Work {
    exercises.map { exercise in
      let attempts = attempts(submissions.filter { $0.exercise == exercise.name })
      let entry = settle(student.identifier, exercise, attempts, problems)
      let counted = attempts.first { $0.submission.attempt == entry.countedAttempt }
      return (entry, exercise, counted?.result?.report)
    }
  }

  private func attempts(_ submissions: [Submission]) -> [Attempt] {
    submissions.map {
      ($0, store.result(student: $0.student, exercise: $0.exercise, attempt: $0.attempt))
    }
  }

  private func settle(
    _ student: String, _ exercise: Exercise, _ attempts: [Attempt], _ problems: [IntakeProblem]
  ) -> GradebookEntry {
    // A student's refused archive explains every exercise that is missing.
    let own = problems.first { $0.missingExercise == exercise.name }
    let refused = problems.first { $0.missingExercise == nil }
    return settlement.settle(
      student, exercise, attempts.map { AttemptOutcome($0.submission, $0.result) },
      problem: (refused ?? own)?.reason)
  }

  private func writeFiles(of student: Student, _ work: Work) throws {
    let folder = "\(store.folder)/students/\(folderName(of: student.identifier))"
    try makeFolder(folder)
    try writeIfChanged(json(GradescopeResults(work)), to: "\(folder)/gradescope.json")
    try writeIfChanged(json(ClassroomResults(work)), to: "\(folder)/classroom.json")
    for item in work {
      guard let report = item.report else { continue }
      try writeIfChanged(
        ReportJSON(report).text, to: "\(folder)/\(item.exercise.name).json")
      try writeIfChanged(
        json(ExercismResults(report, title: item.exercise.title)),
        to: "\(folder)/\(item.exercise.name).exercism.json")
    }
    let page = StudentPage(student: student, work: work)
    try writeIfChanged(page.text, to: "\(folder)/index.html")
  }

  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
