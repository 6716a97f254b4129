import CourseModel

/// A course as its authors wrote it, with every mistake found in any of its files.
public struct ParsedCourse: Sendable {
  /// The folder that holds `Lessons` and `Exercises`.
  public var root: String
  public var course: Course
  /// The lessons without errors, in course order: the others do not keep these from being built.
  public var lessons: [Lesson]
  /// The exercises without errors, in the order of their lessons' folders and their own.
  public var exercises: [Exercise]
  /// The mistakes of all files, by file, line and column.
  public var diagnostics: [Diagnostic]
}

extension ParsedCourse {
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The lessons that `Course.md` lists and that have errors.
  public var brokenLessons: [String] {
    course.lessons.filter { name in !lessons.contains { $0.name == name } }
  }

  public func lesson(named name: String) -> Lesson? { lessons.first { $0.name == name } }

  public func exercise(named name: String) -> Exercise? { exercises.first { $0.name == name } }

  /// The exercises that belong to a lesson.
  public func exercises(of lesson: String) -> [Exercise] {
    exercises.filter { $0.lesson == lesson }
  }

  /// The mistakes in one lesson's file.
  public func diagnostics(ofLesson name: String) -> [Diagnostic] {
    diagnostics.filter { $0.location.file == "Lessons/\(name)/Lesson.md" }
  }

  /// The mistakes in the folder of one exercise.
  public func diagnostics(ofExercise name: String) -> [Diagnostic] {
    diagnostics.filter { diagnostic in
      let steps = diagnostic.location.file.split(separator: "/")
      return steps.count > 3 && steps[0] == "Exercises" && steps[2] == name
    }
  }
}
