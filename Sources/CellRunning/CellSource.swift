import CourseModel
import SwiftSource

/// The file that the compiler gets for a step, and the way back from its lines to the lesson's.
///
/// The cell's text is left as it is but for three insertions:
/// - `@_exported` before its imports, so that later cells see what it imports;
/// - `_display(` … `)` around its trailing expression, which shows the value;
/// - `_inline(k, ` … `)` around each inline value, after the text, as if in a file of its own.
struct CellSource: Sendable {
  private(set) var text: String
  private let step: Step
  /// What was put into the cell's own lines, in order.
  private var insertions: [Insertion] = []

  private struct Insertion {
    var offset: Int
    var text: String
    var line = 0
    /// Where, in the lesson's columns, it was put.
    var column = 0
  }

  /// - Parameter scope: the modules of the cells whose state the step continues, in order.
  init(_ step: Step, scope: [String]) {
    self.step = step
    insertions = Self.insertions(for: step.source)
    // The text stands on the same line as in the lesson, for whoever looks at the file itself.
    text = Self.importsSeeing(scope)
    text += String(repeating: "\n", count: max(1, step.location.line - 2))
    text += "#sourceLocation(file: \"\(step.location.file)\", line: \(step.location.line))\n"
    text += placeInsertions()
    for value in step.inlineValues {
      text += "\n#sourceLocation(file: \"\(value.virtualFile)\", line: 1)\n"
      text += "\(value.prefix)\(value.expression)\n)"
    }
    text += "\n"
  }

  /// The modules that the cell itself imports.
  var importedModules: [String] { imports(in: step.source).map(\.module) }
}

extension CellSource {
  /// The place in the lesson of a place that the compiler or a backtrace names; `nil` when the
  /// place is in neither the lesson's file nor one of the step's inline values.
  func lessonLocation(of place: SourceLocation) -> SourceLocation? {
    if let value = step.inlineValues.first(where: { $0.virtualFile == place.file }) {
      let isFirst = place.line <= 1
      let column = isFirst ? value.location.column - 1 - value.prefix.utf8.count : 0
      return SourceLocation(
        file: value.location.file, line: value.location.line + max(0, place.line - 1),
        column: max(isFirst ? value.location.column : 1, place.column + column))
    }
    guard place.lessonFile == step.location.lessonFile else { return nil }
    var place = place
    for insertion in insertions
    where insertion.line == place.line && place.file == step.location.file {
      let length = insertion.text.utf8.count
      guard place.column > insertion.column else { break }
      place.column = max(insertion.column, place.column - length)
    }
    return place
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

  private static func insertions(for source: String) -> [Insertion] {
    var insertions = imports(in: source).filter { $0.attributes.allSatisfy { $0 != "@_exported" } }
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
    var line = step.location.line
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

extension InlineValue {
  /// The name under which the compiler knows the expression's place in the prose.
  fileprivate var virtualFile: String { "inline-\(index)" }
  fileprivate var prefix: String { "_inline(\(index), " }
}
