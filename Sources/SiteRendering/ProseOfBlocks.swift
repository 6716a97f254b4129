import CourseModel

/// The prose within blocks, in reading order: for the formulas to set and the links to check.
extension [Block] {
  var prose: [Prose] {
    flatMap { block -> [Prose] in
      switch block {
      case .heading(_, _, let prose), .prose(let prose): [prose]
      case .table(let table): table.header + table.rows.flatMap { $0 }
      case .aside(let blocks): blocks.prose
      case .cell, .listing, .exercise: []
      }
    }
  }

  var formulas: [Mathematics] {
    prose.flatMap(\.fragments).compactMap {
      if case .mathematics(let formula) = $0 { formula } else { nil }
    }
  }
}
