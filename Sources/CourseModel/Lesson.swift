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
  public var difficulty: Difficulty?
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
    goals: [String] = [], requires: [String] = [], minutes: Int? = nil,
    difficulty: Difficulty? = nil, mirrors: [String] = [], limits: Limits = Limits(),
    blocks: [Block] = []
  ) {
    self.name = name
    self.file = file
    self.title = title
    self.part = part
    self.summary = summary
    self.goals = goals
    self.requires = requires
    self.minutes = minutes
    self.difficulty = difficulty
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

/// How steep a lesson is, compared with the others of its course.
public enum Difficulty: String, Sendable, Codable, CaseIterable { case gentle, steady, steep }

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
  /// A drawing or photograph that lies beside the lesson.
  case figure(DrawnFigure)
  case quiz(Quiz)
  case fold(Fold)
  /// The footnotes, at the lesson's end.
  case notes(Prose)
  /// What the lesson cites, in alphabetical order, at its very end.
  case references([Reference])

  /// The block itself and all blocks within it, in reading order.
  public var nested: [Block] {
    switch self {
    case .aside(let blocks): blocks.flatMap(\.nested)
    case .fold(let fold): fold.blocks.flatMap(\.nested)
    default: [self]
    }
  }
}

/// A solution or a hint: closed until the reader opens it.
public struct Fold: Sendable, Codable {
  public enum Kind: String, Sendable, Codable, CaseIterable { case solution, hint }

  public var kind: Kind
  /// What stands on it while it is closed, where that is not the kind's own name.
  public var title: String?
  public var blocks: [Block]

  public init(kind: Kind, title: String? = nil, blocks: [Block]) {
    self.kind = kind
    self.title = title
    self.blocks = blocks
  }
}

/// A table of prose, with one alignment a column.
public struct ProseTable: Sendable, Codable {
  public enum Alignment: String, Sendable, Codable { case none, left, center, right }

  public var alignments: [Alignment]
  public var header: [Prose]
  public var rows: [[Prose]]
  /// With a caption the table has a number.
  public var caption: Prose?
  /// What references call it: `tab-gates`.
  public var label: String?

  public init(
    alignments: [Alignment], header: [Prose], rows: [[Prose]], caption: Prose? = nil,
    label: String? = nil
  ) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
    self.caption = caption
    self.label = label
  }
}

/// Code that is shown and not run.
public struct Listing: Sendable, Codable, Hashable {
  public var language: String
  public var source: String
  public var location: SourceLocation
  /// Where library code shown by reference comes from: `Sources/NN/Layers/Linear.swift#forward`.
  public var reference: String?
  /// With a caption the listing has a number (plain text).
  public var caption: String?
  /// What references call it: `lst-forward`.
  public var label: String?
  public var numbersLines: Bool

  public init(
    language: String, source: String, location: SourceLocation, reference: String? = nil,
    caption: String? = nil, label: String? = nil, numbersLines: Bool = false
  ) {
    self.language = language
    self.source = source
    self.location = location
    self.reference = reference
    self.caption = caption
    self.label = label
    self.numbersLines = numbersLines
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
