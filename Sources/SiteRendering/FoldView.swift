import CourseModel

/// A solution or a hint of the lesson, closed until it is wanted.
struct FoldView {
  let fold: Fold

  func html(in page: PageContext) -> HTML {
    let name: HTML = fold.kind == .solution ? "Solution" : "Hint"
    let title: HTML = fold.title.map { "\(name) <span class=\"soft\">· \($0)</span>" } ?? name
    return """
      <details class="hint \(fold.kind.rawValue)"><summary>\(title)</summary>
      <div class="hint-text">
      \(fold.blocks.html(in: page))</div>
      </details>\n
      """
  }
}
