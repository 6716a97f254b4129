import CourseModel

/// The prose within blocks, in reading order: for the formulas to set and the links to check.
extension [Block] {
  var prose: [Prose] {
    flatMap { block -> [Prose] in
      switch block {
      case .heading(_, _, let prose), .prose(let prose), .notes(let prose): [prose]
      case .table(let table):
        [table.caption].compactMap { $0 } + table.header + table.rows.flatMap { $0 }
      case .aside(let blocks): blocks.prose
      case .fold(let fold): fold.blocks.prose
      case .figure(let figure): [figure.caption]
      case .quiz(let quiz): quiz.question.prose + quiz.answers.flatMap(\.prose)
      case .cell, .listing, .exercise, .references: []
      }
    }
  }

  var formulas: [Mathematics] {
    prose.flatMap(\.fragments).compactMap {
      if case .mathematics(let formula) = $0 { formula } else { nil }
    }
  }
}

extension Block {
  /// Whether it closes the page: footnotes and references.
  var isBackMatter: Bool {
    switch self {
    case .notes, .references: true
    default: false
    }
  }
}

extension Quiz.Answer {
  var prose: [Prose] { [content, explanation].compactMap { $0 } }
}

extension Lesson {
  var quizzes: [Quiz] {
    blocks.compactMap { if case .quiz(let quiz) = $0 { quiz } else { nil } }
  }
}
