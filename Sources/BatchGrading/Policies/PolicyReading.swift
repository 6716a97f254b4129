import CourseModel
import Foundation

/// Reads a policy's table, and says all that is wrong with it at once.
///
/// ```csv
/// rule,student,exercise,value,comment
/// due,*,threshold-xor,2026-11-20T18:00+01:00,
/// late,*,*,10% per day,
/// extension,ada,threshold-xor,2 days,ill
/// override,bob,threshold-xor,3,shown in person
/// ```
public struct PolicyReading: Sendable {
  public private(set) var policy = Policy()
  public private(set) var diagnostics: [Diagnostic] = []
  private let students: [String]
  private let exercises: [String]

  /// - Parameters:
  ///   - students: Identifiers that a rule may name.
  ///   - exercises: Names that a rule may name, with the points they are worth.
  public init(students: [String], exercises: [Exercise]) {
    self.students = students
    self.exercises = exercises.map(\.name)
  }

  private static let columns = ["rule", "student", "exercise", "value", "comment"]

  public mutating func read(policy path: String) {
    let table = CSVTable(reading: path, known: Self.columns, required: ["rule", "value"])
    diagnostics += table.diagnostics
    // Without its columns no row means anything.
    guard Set(["rule", "value"]).isSubset(of: table.columns.map(\.text)) else { return }
    for row in table.rows { read(row) }
  }

  /// A human's own points and words: `student,exercise,points,comment`.
  public mutating func read(comments path: String) {
    let columns = ["student", "exercise", "points", "comment"]
    let table = CSVTable(reading: path, known: columns, required: ["student", "exercise"])
    diagnostics += table.diagnostics
    guard Set(["student", "exercise"]).isSubset(of: table.columns.map(\.text)) else { return }
    for row in table.rows {
      guard let student = known(row["student"], "student", students, in: row),
        let exercise = known(row["exercise"], "exercise", exercises, in: row)
      else { continue }
      let comment = row["comment"]?.text ?? ""
      var value = Policy.Value.nothing
      if let points = row["points"] {
        guard let number = Amount.points(points.text) else {
          complain(points, "`\(points.text)` is no number of points", "write 2, 0.5 or -1")
          continue
        }
        value = .points(number)
      } else if comment.isEmpty {
        diagnostics.append(
          Diagnostic(.error, at: row.location, "this line has neither points nor a comment"))
        continue
      }
      policy.rules.append(
        Policy.Rule(
          kind: value == .nothing ? .comment : .points, student: student.name,
          exercise: exercise.name, value: value, comment: comment, place: place(row.location)))
    }
  }
}

extension PolicyReading {
  private mutating func read(_ row: CSVTable.Row) {
    guard let name = row["rule"] else {
      diagnostics.append(Diagnostic(.error, at: row.location, "this line names no rule"))
      return
    }
    let names = Policy.Kind.allCases.map(\.rawValue)
    guard let kind = Policy.Kind(rawValue: name.text.lowercased()) else {
      let nearest = nearestName(to: name.text, in: names)
      complain(
        name, "there is no rule `\(name.text)`",
        nearest.map { "did you mean `\($0)`?" } ?? "the rules are \(names.joined(separator: ", "))")
      return
    }
    let student = known(row["student"], "student", students, in: row, orAll: true)
    let exercise = known(row["exercise"], "exercise", exercises, in: row, orAll: true)
    let value = value(of: kind, row)
    guard let student, let exercise, let value else { return }
    let rule = Policy.Rule(
      kind: kind, student: student.name, exercise: exercise.name, value: value,
      comment: row["comment"]?.text ?? "", place: place(row.location))
    let isOneOfMany = kind == .points || kind == .comment
    if !isOneOfMany,
      let first = policy.rules.first(where: {
        $0.kind == kind && $0.student == rule.student && $0.exercise == rule.exercise
      })
    {
      complain(name, "this rule is already given, at \(first.place)", "remove one of the two")
      return
    }
    policy.rules.append(rule)
  }

  /// A field that names one of `names`, or all.
  private mutating func known(
    _ field: CSVTable.Field?, _ what: String, _ names: [String], in row: CSVTable.Row,
    orAll: Bool = false
  ) -> (name: String?, Void)? {
    guard let field, !(orAll && field.text == "*") else {
      if orAll { return (nil, ()) }
      diagnostics.append(Diagnostic(.error, at: row.location, "this line names no \(what)"))
      return nil
    }
    guard !names.contains(field.text) else { return (field.text, ()) }
    let nearest = nearestName(to: field.text, in: names)
    complain(
      field, "there is no \(what) `\(field.text)`", nearest.map { "did you mean `\($0)`?" })
    return nil
  }

  private mutating func value(of kind: Policy.Kind, _ row: CSVTable.Row) -> Policy.Value? {
    let forms = Self.forms(of: kind)
    guard let field = row["value"] else {
      if kind == .excused || kind == .comment { return .nothing }
      diagnostics.append(
        Diagnostic(
          .error, at: row.location, "the rule `\(kind.rawValue)` needs a value",
          suggestion: "write \(forms)"))
      return nil
    }
    let text = field.text
    let value: Policy.Value?
    switch kind {
    case .due: value = HandInTime.date(text).map { .date($0) }
    case .grace, .cutoff: value = Amount.seconds(text).map { .seconds($0) }
    case .extended:
      value = HandInTime.date(text).map { .date($0) } ?? Amount.seconds(text).map { .seconds($0) }
    case .late: value = Amount.deduction(text).map { .deduction($0) }
    case .attempts: value = Int(text).flatMap { $0 >= 1 ? .number($0) : nil }
    case .count: value = AttemptChoice(rawValue: text.lowercased()).map { .choice($0) }
    case .override, .points: value = Amount.points(text).map { .points($0) }
    case .excused, .comment: value = nil
    }
    guard let value else {
      complain(
        field,
        kind == .excused || kind == .comment
          ? "the rule `\(kind.rawValue)` takes no value"
          : "`\(text)` is no value of the rule `\(kind.rawValue)`",
        kind == .comment ? "write it into the column `comment`" : "write \(forms)")
      return nil
    }
    return value
  }

  private static func forms(of kind: Policy.Kind) -> String {
    switch kind {
    case .due: "a time with its zone, such as 2026-11-20T18:00+01:00"
    case .extended: "a time with its zone, or a span such as 2 days"
    case .grace, .cutoff: "a span such as 15 min, 12 h or 2 days"
    case .late: "a deduction such as 10% per day or 1 point per hour"
    case .attempts: "a whole number from 1"
    case .count: AttemptChoice.allCases.map(\.rawValue).joined(separator: ", ")
    case .override, .points: "a number of points, such as 3 or 2.5"
    case .excused, .comment: "nothing"
    }
  }

  private mutating func complain(
    _ field: CSVTable.Field, _ message: String, _ suggestion: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(.error, at: field.location, message, suggestion: suggestion))
  }

  private func place(_ location: SourceLocation) -> String {
    "\(URL(fileURLWithPath: location.file).lastPathComponent):\(location.line)"
  }
}
