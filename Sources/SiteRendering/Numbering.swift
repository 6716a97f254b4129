import CourseModel

/// The numbers of a lesson's figures, tables, listings and equations, by their labels.
///
/// Figures have a number always; tables and listings with a caption, equations with a label. The
/// blocks count in reading order, as the page shows them: `PageContext` counts along.
struct Numbering: Sendable {
  private(set) var numbers: [String: Int] = [:]
  private var counts: [CrossReference.Kind: Int] = [:]

  init() {}

  init(of lesson: ExecutedLesson) {
    for block in lesson.lesson.blocks.flatMap(\.nested) { count(block, in: lesson) }
  }
}

extension Numbering {
  /// How many of each kind stand before what a cell shows.
  static func counts(
    before cell: Cell, in lesson: ExecutedLesson
  ) -> [CrossReference.Kind: Int] {
    var numbering = Numbering()
    for block in lesson.lesson.blocks.flatMap(\.nested) {
      if case .cell(let other) = block, other.index == cell.index { break }
      numbering.count(block, in: lesson)
    }
    return numbering.counts
  }

  private mutating func count(_ block: Block, in lesson: ExecutedLesson) {
    switch block {
    case .figure(let figure): add(.figure, figure.label)
    case .table(let table) where table.caption != nil: add(.table, table.label)
    case .listing(let listing) where listing.caption != nil: add(.listing, listing.label)
    case .cell(let cell) where lesson.results.indices.contains(cell.index):
      count(lesson.results[cell.index].outputs, of: cell)
    case .quiz(let quiz):
      for block in quiz.question { count(block, in: lesson) }
      countEquations(in: quiz.answers.flatMap(\.prose))
      return
    default: break
    }
    countEquations(in: [block].prose)
  }

  private mutating func countEquations(in prose: [Prose]) {
    for case .mathematics(let formula) in prose.flatMap(\.fragments) where formula.label != nil {
      add(.equation, formula.label)
    }
  }

  private mutating func count(_ outputs: [Output], of cell: Cell) {
    for output in outputs.captioned(cell.caption) {
      switch output {
      case .figure: add(.figure, cell.id.map { "fig-\($0)" })
      case .table(let table) where table.caption != nil: add(.table, cell.id.map { "tab-\($0)" })
      default: break
      }
    }
  }

  /// The first that a cell shows has the cell's label.
  private mutating func add(_ kind: CrossReference.Kind, _ label: String?) {
    counts[kind, default: 0] += 1
    if let label, numbers[label] == nil { numbers[label] = counts[kind] }
  }
}

extension CrossReference {
  /// `Figure 3`, `equation (2)`; the bare word where there is no number.
  func words(_ number: Int?) -> String? {
    guard let word, let kind = Kind(label: target) else { return nil }
    // Equations are named in running text, the others are as good as names.
    let name = kind == .equation ? word : kind.word.capitalized
    guard let number else { return word }
    return kind == .equation ? "\(name)\u{A0}(\(number))" : "\(name)\u{A0}\(number)"
  }
}

extension [Output] {
  /// The outputs with the cell's caption on the first figure or table that has none.
  func captioned(_ caption: String?) -> [Output] {
    var caption = caption
    return map { output in
      switch output {
      case .table(var table) where table.caption == nil:
        table.caption = caption
        caption = nil
        return .table(table)
      case .figure(var figure) where figure.caption == nil:
        figure.caption = caption
        caption = nil
        return .figure(figure)
      default: return output
      }
    }
  }
}

extension Outline {
  /// References to what a lesson does not show after all: the parser knows cells, not their outputs.
  func danglingReferences(_ numberings: [String: Numbering]) -> [Diagnostic] {
    let failed = Set(steps.filter { !$0.executed.succeeded }.map(\.lesson.name))
    let files: [(name: String, blocks: [Block])] =
      steps.map { ($0.lesson.name, $0.lesson.blocks) }
      + exercises.map { ("", $0.statement + $0.hints.flatMap { $0 }) }
      + [("", course.introduction + parts.flatMap(\.introduction))]
    return files.flatMap { file in
      file.blocks.prose.flatMap(\.references).compactMap { reference -> Diagnostic? in
        let lesson = reference.lesson ?? file.name
        guard let numbering = numberings[lesson], !failed.contains(lesson),
          numbering.numbers[reference.target] == nil,
          let step = step(named: lesson), !step.lesson.hasHeading(reference.target)
        else { return nil }
        return numbering.dangling(reference)
      }
    }
  }

  var numberings: [String: Numbering] {
    Dictionary(
      steps.map { ($0.lesson.name, Numbering(of: $0.executed)) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Numbering {
  fileprivate func dangling(_ reference: CrossReference) -> Diagnostic {
    let word = CrossReference.Kind(label: reference.target)?.word ?? "figure"
    let name = reference.target.drop { $0 != "-" }.dropFirst()
    let other = ["fig-\(name)", "tab-\(name)"].first { numbers[$0] != nil }
    let near = other ?? nearestName(to: reference.target, in: numbers.keys.sorted())
    return Diagnostic(
      .error, at: reference.location,
      "the cell `\(name)` shows no \(word)\(word == "table" ? " with a caption" : "")",
      suggestion: near.map { "did you mean `#\($0)`?" } ?? "remove the link")
  }
}

extension Lesson {
  fileprivate func hasHeading(_ id: String) -> Bool {
    blocks.contains { if case .heading(_, id, _) = $0 { true } else { false } }
  }
}

extension Prose {
  var references: [CrossReference] {
    fragments.compactMap { if case .reference(let reference) = $0 { reference } else { nil } }
  }
}
