/// A course: its title, its introduction and its lessons in order, grouped in parts.
public struct Course: Sendable, Codable {
  public var title: String
  public var subtitle: String
  /// The prose of `Lessons/Course.md` before its first part.
  public var introduction: [Block]
  public var parts: [Part]
  public var limits: Limits
  public var glossary: Glossary

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
  /// Wall-clock seconds a cell.
  public var seconds: Double
  /// Bytes printed a cell.
  public var outputBytes: Int
  /// Mebibytes of memory that the cells of a lesson may hold.
  public var memoryMegabytes: Int

  public init(seconds: Double = 60, outputBytes: Int = 1 << 20, memoryMegabytes: Int = 4096) {
    self.seconds = seconds
    self.outputBytes = outputBytes
    self.memoryMegabytes = memoryMegabytes
  }
}
