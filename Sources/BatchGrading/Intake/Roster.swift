import CourseModel
import Foundation

/// Who is in the course, from a table: `student,name,section,github,canvas,moodle,path`.
///
/// Only `student` is required. The others name the student on a platform, or the place of what was
/// handed in, relative to the table's folder.
public struct Roster: Sendable {
  public private(set) var students: [Student] = []
  public private(set) var diagnostics: [Diagnostic] = []
  /// By every name that a platform may use, in lower case.
  private var identifiers: [String: String] = [:]
  /// Paths by student, absolute.
  private(set) var paths: [(student: String, path: String, location: SourceLocation)] = []

  private static let columns = [
    "student", "name", "section", "email", "github", "canvas", "moodle", "path",
  ]

  public init(reading path: String) {
    let table = CSVTable(reading: path, known: Self.columns, required: ["student"])
    diagnostics = table.diagnostics
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var places: [String: SourceLocation] = [:]
    for row in table.rows {
      guard let student = row["student"] else {
        diagnostics.append(Diagnostic(.error, at: row.location, "this line names no student"))
        continue
      }
      if let first = places.updateValue(student.location, forKey: student.text) {
        diagnostics.append(
          Diagnostic(
            .error, at: student.location, "the student `\(student.text)` is there twice",
            notes: [.init(location: first, message: "the first time is here")]))
        continue
      }
      students.append(
        Student(
          identifier: student.text, name: row["name"]?.text, section: row["section"]?.text))
      for column in ["student", "name", "email", "github", "canvas", "moodle"] {
        guard let alias = row[column] else { continue }
        note(alias, of: student.text, isName: column == "name")
      }
      if let place = row["path"] {
        let path = place.text.hasPrefix("/") ? place.text : "\(folder)/\(place.text)"
        paths.append((student.text, path, place.location))
      }
    }
    identifiers = identifiers.filter { $0.value != Self.ambiguous }
  }

  /// Stands for a name that several students have.
  private static let ambiguous = "\u{0}"

  private mutating func note(_ alias: CSVTable.Field, of student: String, isName: Bool) {
    let key = alias.text.lowercased()
    guard let other = identifiers[key], other != student else {
      identifiers[key] = student
      return
    }
    identifiers[key] = Self.ambiguous
    // Two people may well have one name; it then identifies neither.
    guard !isName else { return }
    diagnostics.append(
      Diagnostic(.error, at: alias.location, "`\(alias.text)` also stands for `\(other)`"))
  }

  public var hasPaths: Bool { !paths.isEmpty }

  /// Who an upload belongs to.
  func student(of upload: Upload) -> String? {
    [upload.label, upload.alias].compactMap { $0.flatMap { identifiers[$0.lowercased()] } }.first
  }
}
