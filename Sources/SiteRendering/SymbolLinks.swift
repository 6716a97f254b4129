import CourseModel
import SwiftSource

/// A name in a cell that leads to its documentation.
package struct SymbolLink: Hashable, Sendable, Codable {
  /// In UTF-8 offsets of the cell's source.
  package var start: Int
  package var end: Int
  package var address: SymbolAddress
  /// How one speaks of it: `Digits.load`.
  package var name: String
  package var module: String
}

/// Finds the documented symbols that code names: types, functions and static members.
///
/// A name leads somewhere only if it can mean nothing else: not one that the lesson declares, not
/// one that the C library has too, not one of two functions on different pages that both fit the
/// call. Names after a dot whose type only the compiler knows are left alone.
package struct SymbolLinks: Sendable {
  let table: SymbolTable

  package init(table: SymbolTable) { self.table = table }

  /// The links of each cell, in order: each symbol once a cell.
  func links(of lesson: Lesson) -> [[SymbolLink]] {
    var declared: Set<String> = []
    let cells = lesson.cells
    for cell in cells { declared.formUnion(declaredNames(in: cell.source).map(\.name)) }
    return cells.map { cell in links(in: cell.source, declared: declared) }
  }

  package func links(in source: String, declared: Set<String> = []) -> [SymbolLink] {
    var seen: Set<SymbolAddress> = []
    return symbolMentions(in: source).compactMap { mention in
      guard !declared.contains(mention.path[0]), let entry = meaning(of: mention),
        seen.insert(entry.address).inserted
      else { return nil }
      let name = (entry.path.dropLast() + [String((entry.path.last ?? "").prefix { $0 != "(" })])
        .joined(separator: ".")
      return SymbolLink(
        start: mention.range.lowerBound, end: mention.range.upperBound, address: entry.address,
        name: name, module: entry.module)
    }
  }

  private func meaning(of mention: SymbolMention) -> SymbolTable.Entry? {
    let name = mention.path.joined(separator: ".")
    if let type = table.type(name) { return type }
    if mention.path.count > 1 {
      guard let type = table.type(mention.path.dropLast().joined(separator: ".")) else {
        return nil
      }
      let members = table.members(mention.path[mention.path.count - 1], of: type)
      return only(members.filter(\.isStatic), in: mention)
    }
    if Self.alsoInC.contains(name) { return nil }
    return only(table.functions(name), in: mention)
  }

  /// The one symbol of a family that fits, or the first of those that fit on one page.
  private func only(
    _ family: [SymbolTable.Entry], in mention: SymbolMention
  ) -> SymbolTable.Entry? {
    var fitting = family
    if let labels = mention.labels {
      fitting = family.filter { $0.labels == nil || $0.accepts(labels) }
    }
    guard let first = fitting.first,
      fitting.allSatisfy({ $0.address.page == first.address.page })
    else { return nil }
    return first
  }

  /// What the C library and Swift call by the same name, mostly for numbers instead of tensors.
  private static let alsoInC: Set = [
    "abs", "acos", "asin", "atan", "atan2", "ceil", "clamp", "cos", "cosh", "exp", "expm1", "floor",
    "fmax", "fmin", "gamma", "index", "log", "log10", "log1p", "log2", "max", "min", "pow",
    "random",
    "remainder", "round", "select", "sequence", "signal", "sin", "sinh", "sqrt", "stride", "swap",
    "tan", "tanh", "time", "trunc", "zip",
  ]
}

extension SymbolTable.Entry {
  fileprivate var isStatic: Bool {
    switch kind {
    case .typeProperty, .typeMethod, .case: true
    default: false
    }
  }
}
