/// A graded exercise as its author wrote it.
public struct Exercise: Sendable, Codable {
  /// The exercise's folder name, unique in the course: `threshold-xor`.
  public var name: String
  /// The folder of the lesson it belongs to.
  public var lesson: String
  /// Its folder, relative to the course's root: `Exercises/02-perceptron-and-hebb/threshold-xor`.
  public var directory: String
  public var title: String
  public var points: Int
  public var statement: [Block]
  /// Hints in steps, the vaguest first.
  public var hints: [[Block]]
  /// The text of `Starter.swift`.
  public var starter: String
  /// The text of `Solution.swift`, where the learners may see it some day.
  public var solution: String?
  /// The first day on which they may.
  public var solutionRelease: CalendarDate?
  public var limits: ExerciseLimits
  /// Modules that a submission may import beside the standard library.
  public var allowedImports: [String]

  public init(
    name: String, lesson: String, directory: String, title: String, points: Int,
    statement: [Block], hints: [[Block]], starter: String,
    limits: ExerciseLimits = ExerciseLimits(), allowedImports: [String] = ["NN", "Glibc"]
  ) {
    self.name = name
    self.lesson = lesson
    self.directory = directory
    self.title = title
    self.points = points
    self.statement = statement
    self.hints = hints
    self.starter = starter
    self.limits = limits
    self.allowedImports = allowedImports
  }
}

/// What a submission may use before it is stopped.
public struct ExerciseLimits: Sendable, Codable, Hashable {
  /// CPU seconds for all of a submission's calls together.
  public var seconds: Double
  public var memoryMegabytes: Int

  public init(seconds: Double = 10, memoryMegabytes: Int = 1024) {
    self.seconds = seconds
    self.memoryMegabytes = memoryMegabytes
  }
}
