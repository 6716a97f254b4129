import Compiling
import CourseModel
import SwiftSource

/// The file that the compiler gets for a step, and the way back from its places to the lesson's.
///
/// The cell's text is left as it is but for three insertions:
/// - `@_exported` before its imports, so that later cells see what it imports;
/// - `_display(` … `)` around its trailing expression, which shows the value;
/// - `_inline(k, ` … `)` around each inline value, after the text, as if in a file of its own.
///
/// The compiler knows the text as line 1 and following of a file `cell-3`, wherever in the lesson
/// it stands: so what was compiled holds when prose above grows. Only where this cell or one
/// before it asks for its place (`#line`) is it told the lesson's own.
struct CellSource: Sendable {
  private(set) var text: String
  /// The modules that the cell itself imports.
  let importedModules: [String]
  /// All texts up to this one, in brief.
  let texts: Fingerprint
  private let step: Step
  /// The sources whose declarations the step sees, the first cell's first.
  private let earlier: [CellSource]
  private let asksForPlaces: Bool
  /// What was put into the cell's own lines, in order.
  private var insertions: [Insertion] = []

  private struct Insertion {
    var offset: Int
    var text: String
    /// Line and column in the cell's text, from 1, where it was put.
    var line = 0
    var column = 0
  }

  /// - Parameter predecessor: the step whose state this one continues, and the modules of the
  ///   cells up to it, in order.
  init(_ step: Step, after predecessor: (source: CellSource, scope: [String])?) {
    self.step = step
    let before = predecessor?.source
    earlier =
      before.map { source in
        var last = source
        last.forgetEarlier()
        return source.earlier + [last]
      } ?? []
    asksForPlaces = before?.asksForPlaces == true || step.asksForItsPlace
    let imports = imports(in: step.source)
    importedModules = imports.map(\.module)
    insertions = Self.insertions(for: step.source, imports: imports)
    let file = asksForPlaces ? step.location.file : step.virtualFile
    let line = asksForPlaces ? step.location.line : 1
    text = Self.importsSeeing(predecessor?.scope ?? []) + "\n"
    text += "#sourceLocation(file: \"\(file)\", line: \(line))\n"
    var texts = before?.texts ?? Fingerprint()
    texts.combine(step.source)
    self.texts = texts
    text += placeInsertions()
    for value in step.inlineValues {
      text += "\n#sourceLocation(file: \"\(value.virtualFile)\", line: 1)\n"
      text += "\(value.prefix)\(value.expression)\n)"
    }
    text += "\n"
  }

  private init(_ source: CellSource, earlier: [CellSource]) {
    text = ""
    importedModules = source.importedModules
    texts = source.texts
    step = source.step
    self.earlier = earlier
    asksForPlaces = source.asksForPlaces
    insertions = source.insertions
  }

  private mutating func forgetEarlier() { self = CellSource(self, earlier: []) }
}

extension CellSource {
  /// The place in the lesson of a place that the compiler or a backtrace names; `nil` when the
  /// place is in neither this cell, one before it, nor one of their inline values.
  func lessonLocation(of place: SourceLocation) -> SourceLocation? {
    // The symbolizer puts the folder in which the compiler worked before the names it was told.
    var place = place
    if place.file.hasPrefix("./") { place.file.removeFirst(2) }
    let found = ownLocation(of: place)
    return found ?? earlier.reversed().lazy.compactMap { $0.ownLocation(of: place) }.first
  }

  /// Whether a place that the compiler names lies in a cell before this one.
  func isInEarlierCell(_ place: SourceLocation) -> Bool {
    ownLocation(of: place) == nil && lessonLocation(of: place) != nil
  }

  private func ownLocation(of place: SourceLocation) -> SourceLocation? {
    if let value = step.inlineValues.first(where: { $0.virtualFile == place.file }) {
      let isFirst = place.line <= 1
      let column = isFirst ? value.location.column - 1 - value.prefix.utf8.count : 0
      return SourceLocation(
        file: value.location.file, line: value.location.line + max(0, place.line - 1),
        column: max(isFirst ? value.location.column : 1, place.column + column))
    }
    var line = place.line
    if place.file == step.location.file {
      line -= step.location.line - 1
      guard line >= 1, line <= step.lineCount else { return nil }
    } else if place.file != step.virtualFile {
      return nil
    }
    var column = place.column
    for insertion in insertions where insertion.line == line {
      let length = insertion.text.utf8.count
      guard column > insertion.column else { break }
      column = max(insertion.column, column - length)
    }
    // The compiler may point behind the text, at what was put there.
    line = min(line, step.lineCount)
    return SourceLocation(
      file: step.location.file, line: step.location.line + line - 1, column: column)
  }

  /// All that the cells of the scope declare, unless it is private, and what they import.
  ///
  /// Only the newest is exported. So each module is seen through the cells after it, and what a
  /// cell declares hides the library's of the same name. All in one line.
  private static func importsSeeing(_ scope: [String]) -> String {
    guard let newest = scope.last else { return "@_exported import Notebook" }
    let earlier = scope.dropLast().reversed().map { "; @testable import \($0)" }
    return "@_exported @testable import \(newest)" + earlier.joined()
  }

  private static func insertions(for source: String, imports: [ImportedModule]) -> [Insertion] {
    var insertions = imports.filter { $0.attributes.allSatisfy { $0 != "@_exported" } }
      .map { Insertion(offset: $0.keywordOffset, text: "@_exported ") }
    if let range = trailingExpression(in: source) {
      insertions.append(Insertion(offset: range.lowerBound, text: "_display("))
      // On a line of its own: the expression may end with a comment.
      insertions.append(Insertion(offset: range.upperBound, text: "\n)"))
    }
    return insertions
  }

  /// The step's source with the insertions made, whose lines and columns are noted.
  private mutating func placeInsertions() -> String {
    var result: [UInt8] = []
    var line = 1
    var column = 1
    var next = 0
    let source = Array(step.source.utf8)
    for offset in 0...source.count {
      while next < insertions.count, insertions[next].offset == offset {
        insertions[next].line = line
        insertions[next].column = column
        result += Array(insertions[next].text.utf8)
        next += 1
      }
      guard offset < source.count else { break }
      result.append(source[offset])
      column += 1
      if source[offset] == UInt8(ascii: "\n") {
        line += 1
        column = 1
      }
    }
    // Closing the display takes a line, and no place of the lesson lies behind it.
    insertions.removeAll { $0.text == "\n)" }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Step {
  /// Whether the text mentions its place in the lesson, which then must be the true one.
  var asksForItsPlace: Bool {
    ["#line", "#file", "#sourceLocation"].contains { source.contains($0) }
  }

  /// The name under which the compiler knows the cell's text.
  fileprivate var virtualFile: String { "cell-\(cell)" }
  fileprivate var lineCount: Int { source.utf8.count { $0 == UInt8(ascii: "\n") } + 1 }
}

extension InlineValue {
  /// The name under which the compiler knows the expression's place in the prose.
  fileprivate var virtualFile: String { "inline-\(index)" }
  fileprivate var prefix: String { "_inline(\(index), " }
}
