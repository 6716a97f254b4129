import CourseModel
import SwiftSource

/// Names that a later cell declares again, and cells that wait at their top level.
///
/// A cell that does not compile declares nothing, and no cell after one that is meant to fail
/// sees its names.
public func mistakes(in cells: [Cell]) -> [Diagnostic] {
  var mistakes: [Diagnostic] = []
  var first: [Name: (declared: DeclaredName, cell: Cell)] = [:]
  for cell in cells where cell.expectedFailure != .compile {
    let declared = declaredNames(in: cell.source)
    var reported: Set<Name> = []
    for name in declared {
      guard let earlier = first[Name(name)], reported.insert(Name(name)).inserted else {
        continue
      }
      mistakes.append(
        Diagnostic(
          .error, at: cell.place(of: name.position),
          "`\(name.signature)` declares the name `\(name.name)` again",
          suggestion: name.isOperatorFunction
            ? "declare the operator in an extension of its type: `static func \(name.name)`"
            : "choose another name: each is declared once in a lesson",
          notes: [
            .init(
              location: earlier.cell.place(of: earlier.declared.position),
              message: "an earlier cell declares `\(earlier.declared.signature)` here")
          ]))
    }
    if let position = topLevelAwait(in: cell.source) {
      mistakes.append(
        Diagnostic(
          .error, at: cell.place(of: position), "a cell cannot wait at its top level",
          suggestion: "call functions that do not suspend: cells run in order anyway"))
    }
    guard cell.expectedFailure == nil else { continue }
    for name in declared where first[Name(name)] == nil { first[Name(name)] = (name, cell) }
  }
  return mistakes
}

/// Operators and precedence groups have names apart from those of functions and types.
private struct Name: Hashable {
  var text: String
  var namespace: String

  init(_ declared: DeclaredName) {
    text = declared.name
    switch declared.kind {
    case .operator, .precedenceGroup: namespace = declared.kind.rawValue
    default: namespace = ""
    }
  }
}

extension DeclaredName {
  fileprivate var isOperatorFunction: Bool {
    kind == .function && !(name.first.map { $0.isLetter || $0 == "_" } ?? true)
  }
}

extension Cell {
  /// The place in the lesson of a place in the cell's source.
  fileprivate func place(of position: SourcePosition) -> SourceLocation {
    SourceLocation(
      file: location.file, line: location.line + position.line - 1,
      column: location.column + position.column - 1)
  }
}
