import CourseModel

/// Why a cell was run and not taken from the cache.
public enum RunReason: Sendable, Hashable {
  /// Nothing is known of the lesson.
  case first
  /// The user asked for it.
  case fresh
  case text
  /// Text of the cell with this index, before it, changed.
  case earlierCell(Int)
  case compiler
  /// The names of the modules that changed; none of them where it was their code alone.
  case libraries([String])
  /// Paths of files that changed, came or went.
  case files([String])
  case limits
  /// It failed by a limit the last time, which it may not do again.
  case limitFailure
  /// Nothing of its own changed: its state is what the cell with this index begins in.
  case restoring(for: Int)
}

extension RunReason: CustomStringConvertible {
  /// As the end of `cell 4 was run: …`; cells are counted from 1, as readers do.
  public var description: String {
    switch self {
    case .first: "no earlier run is known"
    case .fresh: "--fresh"
    case .text: "its text changed"
    case .earlierCell(let cell): "cell \(cell + 1), above it, changed"
    case .compiler: "the compiler, or how it is called, changed"
    case .libraries(let names) where names.isEmpty: "the code of NN or Notebook changed"
    case .libraries(let names): "\(names.joined(separator: ", ")) changed"
    case .files(let paths):
      "\(paths.prefix(3).joined(separator: ", "))\(paths.count > 3 ? ", …" : "") changed"
    case .limits: "the lesson's limits changed"
    case .limitFailure: "it failed by a limit the last time"
    case .restoring(let cell): "to restore the state for cell \(cell + 1)"
    }
  }
}

extension Ingredients {
  /// Why each cell must run, given the run before; `nil` where none is known.
  func reasons(since before: KeptRun?) -> [RunReason] {
    guard let before else { return cells.map { _ in .first } }
    let then = before.ingredients
    let common: RunReason? =
      if compiler != then.compiler {
        .compiler
      } else if libraries != then.libraries {
        .libraries(changes(libraries, then.libraries).filter(Self.modules.contains))
      } else if files != then.files {
        .files(changes(files, then.files))
      } else { nil }
    if let common { return cells.map { _ in common } }
    let changed = cells.indices.first { index in
      !then.cells.indices.contains(index) || then.cells[index] != cells[index]
    }
    guard let first = changed ?? before.firstUnkept else {
      // The same cells, or fewer: the run is known, but not under these limits.
      return cells.map { _ in .limits }
    }
    return cells.indices.map { index in
      if index < first { return .restoring(for: first) }
      if changed == nil { return index == first ? .limitFailure : .earlierCell(first) }
      let isNew = !then.cells.indices.contains(index) || then.cells[index] != cells[index]
      return isNew ? .text : .earlierCell(first)
    }
  }
}

private func changes(_ a: [String: String], _ b: [String: String]) -> [String] {
  Set(a.keys).union(b.keys).filter { a[$0] != b[$0] }.sorted()
}
