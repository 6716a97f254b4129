import CourseModel

/// `gradus list`: what there is to read and to solve.
enum List: Subcommand {
  static let name = "list"
  static let summary = "List the lessons and their exercises."
  static let operand: Operand? = nil
  static let options = [Option.json, .course]
  static let examples = [
    Example("gradus list", "the course's contents"),
    Example("gradus list --json", "the same, for a program"),
  ]

  private struct Listing: Encodable {
    struct LessonLine: Encodable {
      var name: String, title: String, part: String, summary: String, minutes: Int?
      var exercises: [String]
    }
    struct ExerciseLine: Encodable { var name: String, lesson: String, title: String, points: Int }

    var title: String
    var lessons: [LessonLine]
    var exercises: [ExerciseLine]
  }

  static func run(_ arguments: Arguments) throws -> ExitStatus {
    let parsed = try OpenCourse(arguments).parsed
    let lessons = parsed.lessons
    if arguments.has(.json) {
      try Terminal.print(
        json: Listing(
          title: parsed.course.title,
          lessons: lessons.map {
            .init(
              name: $0.name, title: $0.title, part: $0.part, summary: $0.summary,
              minutes: $0.minutes, exercises: $0.exercises)
          },
          exercises: parsed.exercises.map {
            .init(name: $0.name, lesson: $0.lesson, title: $0.title, points: $0.points)
          }))
      return .success
    }
    var lines = [parsed.course.title]
    for part in parsed.course.parts {
      lines += ["", part.title]
      for name in part.lessons {
        guard let lesson = lessons.first(where: { $0.name == name }) else { continue }
        lines.append("  \(lesson.name)  \(lesson.title)")
        for exercise in parsed.exercises where exercise.lesson == lesson.name {
          lines.append("      \(exercise.name)  \(exercise.title) (\(exercise.points) points)")
        }
      }
    }
    Terminal.print(lines.joined(separator: "\n"))
    DiagnosticReport.complain(parsed.diagnostics.filter { $0.severity == .error })
    return parsed.diagnostics.hasErrors ? .failure : .success
  }
}
