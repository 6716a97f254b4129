import CourseModel
import Foundation

/// A lesson's own Markdown in pieces that any program reads: prose with its values computed, and
/// between it the cells.
///
/// What only this courseware knows is said in plain Markdown: an aside becomes a quotation, an
/// exercise a line that names it, library code by reference the code itself.
struct LessonText {
  enum Piece {
    case prose(String)
    case cell(Cell, CellResult)
  }

  private(set) var pieces: [Piece] = []
  private var prose: [String] = []
  private let step: Outline.Step
  private let settings: CourseSettings

  init(_ step: Outline.Step, settings: CourseSettings) {
    self.step = step
    self.settings = settings
    let lesson = step.lesson
    prose = ["# \(lesson.title)", ""]
    if !lesson.summary.isEmpty { prose += [lesson.summary, ""] }
    read(withValues(lesson.text.components(separatedBy: "\n")))
    flush()
  }
}

extension LessonText {
  private mutating func read(_ lines: [String]) {
    let cells = Dictionary(
      step.lesson.cells.map { ($0.location.line, $0) }, uniquingKeysWith: { first, _ in first })
    var index = bodyStart(of: lines)
    while index < lines.count {
      guard let fence = MarkdownFence(lines[index]) else {
        prose.append(lines[index])
        index += 1
        continue
      }
      let end = lines[(index + 1)...].firstIndex(where: fence.isClosed) ?? lines.count
      let content = Array(lines[(index + 1)..<min(end, lines.count)])
      // Code stands on the line after its fence; lines count from 1.
      if fence.kind == "swift", let cell = cells[index + 2] {
        flush()
        let results = step.executed.results
        pieces.append(
          .cell(cell, results.indices.contains(cell.index) ? results[cell.index] : .notRun))
      } else {
        prose += plain(fence, content, line: index + 1)
      }
      index = end + 1
    }
  }

  private func plain(_ fence: MarkdownFence, _ content: [String], line: Int) -> [String] {
    switch fence.kind {
    case "exercise": return [exercise(named: fence.options)]
    case "figure": return content
    case "aside": return content.map(quoted)
    case "solution", "hint", "quiz":
      return [quoted("**\(fence.kind.capitalized)**"), ">"] + content.map(quoted)
    default:
      let listing = step.lesson.blocks.flatMap(\.nested).lazy.compactMap { block -> Listing? in
        guard case .listing(let listing) = block, listing.reference != nil,
          (line...(line + 1)).contains(listing.location.line)
        else { return nil }
        return listing
      }.first
      let code = listing?.source.components(separatedBy: "\n") ?? content
      return [fence.mark + fence.kind] + code + [fence.mark]
    }
  }

  private func quoted(_ line: String) -> String { line.isEmpty ? ">" : "> \(line)" }

  private func exercise(named name: String) -> String {
    guard let exercise = step.exercises.first(where: { $0.name == name }) else {
      return "**Exercise:** `\(name)`"
    }
    let address = settings.base?.address(of: exercise.file)
    let title = address.map { "[\(exercise.title)](\($0))" } ?? exercise.title
    return "**Exercise: \(title)** (\(counted(exercise.points, "point"))): `gradus check \(name)`"
  }

  private mutating func flush() {
    while prose.last?.isEmpty == true { prose.removeLast() }
    let text = prose.drop { $0.isEmpty }
    if !text.isEmpty { pieces.append(.prose(text.joined(separator: "\n"))) }
    prose = []
  }

  private func bodyStart(of lines: [String]) -> Int {
    guard lines.first == "---" else { return 0 }
    return (lines.dropFirst().firstIndex(of: "---") ?? -1) + 1
  }

  /// The lines with each `{= … }` replaced by what it was computed to be.
  private func withValues(_ lines: [String]) -> [String] {
    var lines = lines
    let values = step.lesson.cells.flatMap(\.inlineValues).sorted { $0.location > $1.location }
    for value in values where lines.indices.contains(value.location.line - 1) {
      guard let text = step.executed.values[value.index] else { continue }
      let line = lines[value.location.line - 1]
      let start = value.location.column - 1
      let after = start + value.expression.utf8.count
      guard line.utf8.count > after else { continue }
      let before = line.utf8.prefix(start)
      guard let open = String(before)?.range(of: "{=", options: .backwards),
        let rest = String(line.utf8.dropFirst(after)), let close = rest.firstIndex(of: "}")
      else { continue }
      lines[value.location.line - 1] =
        String(before)![..<open.lowerBound] + text + rest[rest.index(after: close)...]
    }
    return lines
  }
}

/// The line that opens a fenced block.
struct MarkdownFence {
  /// Its backticks or tildes.
  let mark: String
  let kind: String
  let options: String

  init?(_ line: String) {
    let text = line.drop { $0 == " " }
    guard line.count - text.count < 4, let first = text.first, "`~".contains(first) else {
      return nil
    }
    let mark = text.prefix { $0 == first }
    let words = text.dropFirst(mark.count).split(separator: " ", maxSplits: 1)
    guard mark.count >= 3, first == "~" || !text.dropFirst(mark.count).contains("`") else {
      return nil
    }
    self.mark = String(mark)
    kind = words.first.map(String.init) ?? ""
    options = words.count > 1 ? words[1].trimmingCharacters(in: .whitespaces) : ""
  }

  func isClosed(by line: String) -> Bool {
    let text = line.trimmingCharacters(in: .whitespaces)
    return text.count >= mark.count && text.allSatisfy { $0 == mark.first }
  }
}
