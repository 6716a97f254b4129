/// A course: its title, its introduction and its lessons in order, grouped in parts.
public struct Course: Sendable, Codable {
  public var title: String
  public var subtitle: String
  /// The prose of `Lessons/Course.md` before its first part.
  public var introduction: [Block]
  public var parts: [Part]
  public var limits: Limits
  public var glossary: Glossary
  public var settings = CourseSettings()

  public struct Part: Sendable, Codable {
    public var title: String
    /// The part's own prose, before its list of lessons.
    public var introduction: [Block]
    /// Folder names of its lessons, in order: `02-perceptron-and-hebb`.
    public var lessons: [String]

    public init(title: String, introduction: [Block] = [], lessons: [String]) {
      self.title = title
      self.introduction = introduction
      self.lessons = lessons
    }
  }

  public init(
    title: String, subtitle: String = "", introduction: [Block] = [], parts: [Part] = [],
    limits: Limits = Limits(), glossary: Glossary = Glossary()
  ) {
    self.title = title
    self.subtitle = subtitle
    self.introduction = introduction
    self.parts = parts
    self.limits = limits
    self.glossary = glossary
  }

  /// All lessons' folder names, in course order.
  public var lessons: [String] { parts.flatMap(\.lessons) }
}

/// What a cell may use before it is stopped.
public struct Limits: Hashable, Sendable, Codable {
  /// The keys of front matter that set them.
  public enum Key: String, Hashable, Sendable, Codable, CaseIterable {
    case seconds = "cell-seconds"
    case cpuSeconds = "cell-cpu-seconds"
    case output = "output-kilobytes"
    case memory = "memory-megabytes"
    case threads
  }

  /// Wall-clock seconds a cell.
  public var seconds: Double
  /// Seconds of processor time a cell, all threads together; `nil` for as much as fits in
  /// `seconds`.
  public var cpuSeconds: Int?
  /// Bytes printed a cell.
  public var outputBytes: Int
  /// Mebibytes of memory that the cells of a lesson may hold: each state by itself, and the states
  /// that are kept for running cells again all together.
  public var memoryMegabytes: Int
  /// Threads that `NN` may use; `nil` for as many as there are processors for the lesson.
  public var threads: Int?
  /// Where those that are not the defaults were set.
  public var places: [Key: SourceLocation] = [:]

  public init(
    seconds: Double = 60, outputBytes: Int = 1 << 20, memoryMegabytes: Int = 4096,
    cpuSeconds: Int? = nil, threads: Int? = nil
  ) {
    self.seconds = seconds
    self.outputBytes = outputBytes
    self.memoryMegabytes = memoryMegabytes
    self.cpuSeconds = cpuSeconds
    self.threads = threads
  }

  /// Whether both limit the same, wherever that is said.
  public func allowSame(as other: Limits) -> Bool {
    var other = other
    other.places = places
    return self == other
  }
}
