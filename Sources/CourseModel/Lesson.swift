/// One lesson as its author wrote it: what the parser makes of a `Lesson.md`.
public struct Lesson: Sendable, Codable {
  /// The lesson's folder, such as `05-mlp-backprop`; also the page's name.
  public var name: String
  /// Path of its `Lesson.md` relative to the course's root.
  public var file: String
  public var title: String
  public var part: String
  public var summary: String
  public var goals: [String]
  /// Folder names of the lessons that this one builds on.
  public var requires: [String]
  public var minutes: Int?
  /// Ids of the syllabus topics that the lesson covers.
  public var mirrors: [String]
  public var limits: Limits
  public var blocks: [Block]
  /// Not ready for learners: built only when asked for.
  public var isDraft = false
  /// What changed and when, as the author tells it.
  public var updates: [LessonUpdate] = []
  /// The text of its file, for who takes the lesson away.
  public var text = ""

  public init(
    name: String, file: String, title: String, part: String = "", summary: String = "",
    goals: [String] = [], requires: [String] = [], minutes: Int? = nil, mirrors: [String] = [],
    limits: Limits = Limits(), blocks: [Block] = []
  ) {
    self.name = name
    self.file = file
    self.title = title
    self.part = part
    self.summary = summary
    self.goals = goals
    self.requires = requires
    self.minutes = minutes
    self.mirrors = mirrors
    self.limits = limits
    self.blocks = blocks
  }

  /// Every cell that runs, in order: `cells[k]` has `index == k`.
  public var cells: [Cell] {
    blocks.flatMap(\.nested).compactMap { if case .cell(let cell) = $0 { cell } else { nil } }
  }

  /// Names of the exercises that the lesson embeds, in order.
  public var exercises: [String] {
    blocks.flatMap(\.nested).compactMap {
      if case .exercise(let reference) = $0 { reference.name } else { nil }
    }
  }
}

/// A change worth telling those who have read the lesson before.
public struct LessonUpdate: Sendable, Codable, Hashable {
  public var date: CalendarDate
  public var note: String

  public init(date: CalendarDate, note: String) {
    self.date = date
    self.note = note
  }
}

/// What a lesson is made of, in reading order.
public indirect enum Block: Sendable, Codable {
  case heading(level: Int, id: String, Prose)
  /// A paragraph, list, quotation, rule or any other CommonMark block without cells in it.
  case prose(Prose)
  case table(ProseTable)
  case cell(Cell)
  /// Code that is shown and not run: `norun` Swift, a terminal session, library code by reference.
  case listing(Listing)
  case exercise(ExerciseReference)
  case aside([Block])

  /// The block itself and all blocks within it, in reading order.
  public var nested: [Block] {
    if case .aside(let blocks) = self { return blocks.flatMap(\.nested) }
    return [self]
  }
}

/// A table of prose, with one alignment a column.
public struct ProseTable: Sendable, Codable {
  public enum Alignment: String, Sendable, Codable { case none, left, center, right }

  public var alignments: [Alignment]
  public var header: [Prose]
  public var rows: [[Prose]]

  public init(alignments: [Alignment], header: [Prose], rows: [[Prose]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// Code that is shown and not run.
public struct Listing: Sendable, Codable, Hashable {
  public var language: String
  public var source: String
  public var location: SourceLocation
  /// Where library code shown by reference comes from: `Sources/NN/Layers/Linear.swift#forward`.
  public var reference: String?

  public init(
    language: String, source: String, location: SourceLocation, reference: String? = nil
  ) {
    self.language = language
    self.source = source
    self.location = location
    self.reference = reference
  }
}

/// The place where a lesson embeds an exercise.
public struct ExerciseReference: Sendable, Codable, Hashable {
  public var name: String
  public var location: SourceLocation

  public init(name: String, location: SourceLocation) {
    self.name = name
    self.location = location
  }
}
