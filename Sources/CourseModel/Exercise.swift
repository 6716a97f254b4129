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
  public var limits: ExerciseLimits
  /// Modules that a submission may import beside the standard library.
  public var allowedImports: [String]
  /// In the order in which they are graded; empty where the exercise is not divided.
  public var parts: [ExercisePart] = []
  public var seedPolicy = SeedPolicy.submission
  /// The heading in its lesson that is to be read again by who does not get full marks.
  public var reread: String?
  /// How many steps of its hints a feedback page shows; all of them when `nil`.
  public var feedbackHints: Int?
  /// Whether this is the students' copy, which has no solution and no hidden checks.
  public var isReleased = false

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

/// One part of an exercise, with points of its own.
public struct ExercisePart: Sendable, Codable, Hashable {
  /// By this name its checks say that they belong to it: `Check("…", part: "hidden units")`.
  public var name: String
  /// The sum of its checks' points.
  public var points: Int
  /// Earlier parts without which this one makes no sense: it is graded only when each of them earned
  /// all its points.
  public var dependencies: [String]

  public init(name: String, points: Int, dependencies: [String] = []) {
    self.name = name
    self.points = points
    self.dependencies = dependencies
  }
}

/// What the seed of the checks' inputs depends on. It is never known before a file is handed in.
public enum SeedPolicy: String, Sendable, Codable, CaseIterable {
  /// The exercise: everybody's answers meet the same inputs, each time.
  case fixed
  /// The file: another file meets other inputs.
  case submission
  /// The student: all attempts of one student meet the same inputs.
  case student
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
