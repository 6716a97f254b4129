import CourseModel
import Grading
import SiteRendering

/// What one student gets to read: each exercise's score, how it came about, comments, and feedback.
struct StudentPage {
  var student: Student
  var work: ResultsFolder.Work

  var text: String {
    let total = work.reduce(0) { $0 + ($1.entry.score ?? 0) }
    let maximum = work.reduce(0) { $0 + ($1.entry.standing == .excused ? 0 : $1.entry.maximum) }
    return FeedbackPage(
      title: "Feedback for \(student.name ?? student.identifier)",
      subtitle: "\(points(total)) of \(maximum) points",
      sections: work.map { section($0.entry, $0.exercise, $0.report) }
    ).text
  }

  private func section(
    _ entry: GradebookEntry, _ exercise: Exercise, _ report: Report?
  ) -> ReportHTML {
    let nothing = Report(
      exercise: exercise.name,
      outcome: .ungradable(reason: entry.standing.rawValue, diagnostics: []),
      verdicts: [], maximum: exercise.points)
    return ReportHTML(
      report ?? nothing, title: exercise.title, hints: exercise.hintsForFeedback,
      remark: remark(on: entry))
  }

  /// What the checks alone do not say: how their points became the score, and a human's words.
  private func remark(on entry: GradebookEntry) -> String? {
    var lines: [String] = []
    let isPlain = entry.score == entry.machine.map(Double.init) && entry.attempts <= 1
    if !isPlain {
      let score = entry.score.map { "Your score is \(points($0)) of \(entry.maximum) points" }
      // In which line of which table a rule stands is the instructor's business.
      let steps = entry.steps.map { $0.replacing(/\ \([^()]*\.csv:\d+\)/, with: "") }
      lines.append("\(score ?? "There is no score"): \(steps.joined(separator: "; ")).")
    }
    lines += entry.comments
    return lines.isEmpty ? nil : lines.joined(separator: "\n\n")
  }
}
