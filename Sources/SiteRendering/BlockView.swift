import CourseModel

/// A block of a lesson, an exercise or the course's introduction.
struct BlockView {
  let block: Block

  func html(in page: PageContext) -> HTML {
    switch block {
    case .heading(let level, let id, let prose):
      heading(level: level, id: id, ProseView(prose: prose).html(in: page), in: page)
    case .prose(let prose): ProseView(prose: prose).html(in: page)
    case .table(let table): ProseTableView(table: table).html(in: page)
    case .cell(let cell): CellView(cell: cell).html(in: page)
    case .listing(let listing): ListingView(listing: listing).html(in: page)
    case .exercise(let reference): exercise(reference, in: page)
    case .aside(let blocks): aside(blocks, in: page)
    case .figure(let figure): DrawnFigureView(figure: figure).html(in: page)
    case .quiz(let quiz): QuizView(quiz: quiz).html(in: page)
    case .fold(let fold): FoldView(fold: fold).html(in: page)
    case .notes(let notes): ProseView(prose: notes).html(in: page)
    case .references(let references): ReferencesView(references: references).html
    }
  }

  private func heading(
    level: Int, id: String, _ title: HTML, in page: PageContext
  ) -> HTML {
    page.hasHeading = true
    let tag: HTML = "h\(min(max(level, 2) + page.headingShift, 6))"
    return """
      <\(tag) id="\(id)">\(title)<a class="anchor" href="#\(id)" aria-hidden="true" tabindex="-1">\
      §</a></\(tag)>\n
      """
  }

  private func exercise(_ reference: ExerciseReference, in page: PageContext) -> HTML {
    guard let exercise = page.site.outline.exercise(named: reference.name) else {
      return """
        <p class="failure">The exercise <code>\(reference.name)</code> is missing \
        (\(reference.location.description)).</p>\n
        """
    }
    return ExerciseCard(exercise: exercise).html(in: page)
  }

  /// In the margin where there is one, unless it holds what a margin is too narrow for.
  private func aside(_ blocks: [Block], in page: PageContext) -> HTML {
    let isNarrow = blocks.allSatisfy {
      switch $0 {
      case .heading, .prose: true
      default: false
      }
    }
    let style = isNarrow ? "aside" : "aside wide"
    return "<aside class=\"\(style)\" role=\"note\">\n\(blocks.html(in: page))</aside>\n"
  }
}

extension [Block] {
  func html(in page: PageContext) -> HTML {
    map { BlockView(block: $0).html(in: page) }.joined()
  }
}
