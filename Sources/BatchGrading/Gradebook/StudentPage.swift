import CourseModel
import Grading
import SiteRendering

/// What one student gets to read: each exercise's score, how it came about, comments, and feedback.
struct StudentPage {
  var student: Student
  var work: ResultsFolder.Work

  var text: String {
    let name = printable(student.name ?? student.identifier)
    var rows: HTML = ""
    var parts: HTML = ""
    for item in work {
      let entry = item.entry
      rows += """
        <tr><td><a href="#\(entry.exercise)">\(item.exercise.title)</a></td>
        <td class="number">\(EntryCell(entry).score)</td>
        <td class="number">\(entry.maximum)</td><td>\(EntryCell(entry).standing)</td></tr>

        """
      parts += part(item.entry, item.exercise, item.report)
    }
    let total = work.reduce(0) { $0 + ($1.entry.score ?? 0) }
    let maximum = work.reduce(0) { $0 + ($1.entry.standing == .excused ? 0 : $1.entry.maximum) }
    return PageFrame(
      title: "Feedback for \(name)",
      body: """
        <h1>Feedback for \(name)</h1>
        <p class="summary">\(points(total)) of \(maximum) points</p>
        <div class="scroll"><table>
        <thead><tr><th>Exercise</th><th class="number">Points</th><th class="number">of</th>
        <th></th></tr></thead>
        <tbody>
        \(rows)</tbody></table></div>
        \(parts)
        """
    ).text
  }

  private func part(_ entry: GradebookEntry, _ exercise: Exercise, _ report: Report?) -> HTML {
    var steps: HTML = ""
    for step in entry.steps { steps += "<li>\(printable(step))</li>\n" }
    var comments: HTML = ""
    for comment in entry.comments { comments += "<p class=\"note\">\(printable(comment))</p>\n" }
    let feedback: HTML =
      report.map { "<pre>\(printable(ReportText($0, title: exercise.title).text))</pre>" } ?? ""
    return """
      <h2 id="\(entry.exercise)">\(exercise.title)</h2>
      <ul>\(steps)</ul>
      \(comments)
      \(feedback)

      """
  }
}

/// An entry as it stands in a table.
struct EntryCell {
  private let entry: GradebookEntry

  init(_ entry: GradebookEntry) { self.entry = entry }

  var score: HTML {
    guard let score = entry.score else { return "<span class=\"none\">–</span>" }
    let isFull = score >= Double(entry.maximum)
    return "<span class=\"\(isFull ? "full" : "graded")\">\(points(score))</span>"
  }

  var standing: HTML {
    let name = entry.standing.rawValue
    switch entry.standing {
    case .graded: return entry.deduction > 0 ? "<span class=\"warn\">late</span>" : ""
    case .ungradable, .graderFault, .notGradedYet:
      return "<span class=\"trouble\">\(name)</span>"
    case .limitExceeded, .tooLate, .overridden: return "<span class=\"warn\">\(name)</span>"
    case .excused, .notHandedIn: return "<span class=\"none\">\(name)</span>"
    }
  }
}
