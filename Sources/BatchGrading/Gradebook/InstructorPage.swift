import CourseModel
import Grading
import SiteRendering

/// The overview for the instructor: what needs a human first, then everybody's scores.
struct InstructorPage {
  var gradebook: Gradebook
  var taken: TakenIn
  var title: String

  var text: String {
    StandalonePage(
      title: "Grades: \(title)",
      body: """
        <h1>\(title)</h1>
        <p class="summary">\(summary)</p>
        \(attention)
        <h2>Scores</h2>
        <div class="scroll"><table>
        <thead><tr><th>Student</th>\(header)<th class="number">Total</th></tr></thead>
        <tbody>
        \(rows)</tbody></table></div>
        """
    ).text
  }

  private var summary: String {
    let counts = gradebook.counts
    let list = GradebookEntry.Standing.allCases.compactMap { standing in
      counts[standing].map { "\($0) \(standing.rawValue)" }
    }
    let students = gradebook.rows.count
    return "\(students) student\(students == 1 ? "" : "s"), uploads \(taken.layout.title): "
      + list.joined(separator: ", ")
  }

  private var attention: HTML {
    var items: HTML = ""
    for row in gradebook.rows {
      let name = printable(row.student.identifier)
      if row.student.isUnknown { items += "<li>\(name): not on the roster</li>\n" }
      for entry in row.entries {
        guard let attention = entry.attention else { continue }
        items += """
          <li><a href="\(link(row))">\(name), \(entry.exercise)</a>: \
          \(shortened(printable(attention)))</li>

          """
      }
    }
    return items == ""
      ? "" : "<h2>Needs a look</h2>\n<ul>\n\(items)</ul>"
  }

  private var header: HTML {
    var cells: HTML = ""
    for exercise in gradebook.exercises {
      cells += """
        <th class="number">\(exercise.name)<small>of \(exercise.points)</small></th>
        """
    }
    return cells
  }

  private var rows: HTML {
    var rows: HTML = ""
    for row in gradebook.rows {
      var cells: HTML = ""
      for entry in row.entries {
        let standing = EntryCell(entry).standing
        cells += """
          <td class="number">\(EntryCell(entry).score)<small>\(standing)</small></td>
          """
      }
      let name: HTML = row.student.name.map { "<small>\(printable($0))</small>" } ?? ""
      rows += """
        <tr><td><a href="\(link(row))">\(printable(row.student.identifier))</a>\(name)</td>\(cells)\
        <td class="number">\(points(row.total))<small>of \(row.maximum)</small></td></tr>

        """
    }
    return rows
  }

  /// A student's folder may have characters that mean something in an address.
  private func link(_ row: Gradebook.Row) -> String {
    let folder = folderName(of: row.student.identifier)
      .replacing("%", with: "%25").replacing("#", with: "%23").replacing("?", with: "%3F")
    return "students/\(folder)/index.html"
  }

  private func shortened(_ text: String) -> String {
    text.count > 200 ? "\(text.prefix(200))…" : text
  }
}

/// An entry as it stands in a table.
private struct EntryCell {
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
